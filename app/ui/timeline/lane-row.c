#include "ui/timeline/lane-row.h"

#include "model/plan-time.h"

struct _HpLaneRow
{
  GtkWidget  parent_instance;

  GtkWidget *number;
  GtkWidget *in;
  GtkWidget *out;
  GtkWidget *name;
  GtkWidget *remark;
};

G_DEFINE_FINAL_TYPE (HpLaneRow, hp_lane_row, GTK_TYPE_WIDGET)

static GtkWidget *
add_label (HpLaneRow  *self,
           int         width_chars,
           float       xalign,
           const char *style)
{
  GtkWidget *label = gtk_label_new ("");

  gtk_label_set_width_chars (GTK_LABEL (label), width_chars);
  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_widget_add_css_class (label, style);
  gtk_widget_set_parent (label, GTK_WIDGET (self));
  return label;
}

static void
set_place (GtkWidget *label,
           HpPlan    *plan,
           gboolean   has_place,
           gint64     frame)
{
  g_autofree char *timecode = has_place ? hp_plan_format_timecode (plan, frame) : NULL;

  gtk_label_set_text (GTK_LABEL (label), timecode != NULL ? timecode : "");
}

/* What has no name says more of itself in its place. */
static void
set_words (HpLaneRow        *self,
           const HpLaneItem *item)
{
  gboolean has_who = item->who != NULL && *item->who != '\0';
  gboolean has_name = item->name != NULL && *item->name != '\0';
  gboolean has_remark = item->remark != NULL && *item->remark != '\0';
  g_autofree char *name = g_strjoin (has_who && has_name ? ": " : "", has_who ? item->who : "",
                                     has_name ? item->name : "", NULL);
  g_autofree char *remark = g_strjoin (has_remark ? " · " : "", item->kind,
                                       has_remark ? item->remark : "", NULL);
  gboolean is_nameless = *name == '\0' && has_remark;

  gtk_label_set_text (GTK_LABEL (self->name), is_nameless ? item->remark : name);
  gtk_label_set_text (GTK_LABEL (self->remark), is_nameless ? item->kind : remark);
}

static void
hp_lane_row_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (hp_lane_row_parent_class)->dispose (object);
}

static void
hp_lane_row_class_init (HpLaneRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hp_lane_row_dispose;

  gtk_widget_class_set_css_name (widget_class, "lanerow");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
hp_lane_row_init (HpLaneRow *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 12);
  self->number = add_label (self, 4, 1, "dim-label");
  self->in = add_label (self, 11, 0, "value");
  self->out = add_label (self, 11, 0, "value");
  self->name = add_label (self, -1, 0, "name");
  gtk_label_set_ellipsize (GTK_LABEL (self->name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (self->name, TRUE);
  self->remark = add_label (self, -1, 1, "dim-label");
  gtk_label_set_ellipsize (GTK_LABEL (self->remark), PANGO_ELLIPSIZE_END);

  /* Numbers run from left to right wherever words do not. */
  gtk_widget_set_direction (self->in, GTK_TEXT_DIR_LTR);
  gtk_widget_set_direction (self->out, GTK_TEXT_DIR_LTR);
}

GtkWidget *
hp_lane_row_new (void)
{
  return g_object_new (HP_TYPE_LANE_ROW, NULL);
}

void
hp_lane_row_show (HpLaneRow   *self,
                  HpLaneItems *items,
                  guint        position)
{
  HpPlan *plan = hp_desk_get_plan (hp_lane_view_get_desk (hp_lane_items_get_lane (items)));
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  guint n = g_list_model_get_n_items (G_LIST_MODEL (items));
  g_autofree char *number = g_strdup_printf ("%u", position + 1);
  g_autofree char *words = NULL;
  g_auto(HpLaneItem) item = { 0 };

  g_return_if_fail (HP_IS_LANE_ROW (self));
  g_return_if_fail (plan != NULL);

  hp_lane_items_read (items, position, &item);
  gtk_label_set_text (GTK_LABEL (self->number), number);
  set_place (self->in, plan, TRUE, item.in);
  set_place (self->out, plan, (item.fields & HP_LANE_OUT) != 0, item.out);
  gtk_widget_set_visible (self->out, (item.fields & HP_LANE_OUT) != 0);
  set_words (self, &item);

  /* The focus is on the widget of the list: that is where a screen reader looks. */
  words = hp_lane_item_describe (&item, plan);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  if (parent == NULL)
    return;

  gtk_accessible_update_property (GTK_ACCESSIBLE (parent), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (parent),
                                  GTK_ACCESSIBLE_RELATION_POS_IN_SET, (int) position + 1,
                                  GTK_ACCESSIBLE_RELATION_SET_SIZE, (int) n,
                                  -1);
}
