#include "config.h"

#include "ui/timeline/lane-item-editor.h"

#include <glib/gi18n.h>
#include <math.h>

#include "model/edit-scene.h"
#include "model/model-error.h"
#include "model/plan-place.h"
#include "model/plan-time.h"
#include "ui/timeline/point-items.h"

/* What is typed; the shape is chosen. */
enum
{
  WHO,
  NAME,
  IN,
  OUT,
  LEVEL,
  N_ENTRIES
};

struct _HpLaneItemEditor
{
  GtkPopover   parent_instance;

  HpLaneItems *items;
  guint        position;
  HpLaneItem   item;       /* as it was when it was opened */

  GtkWidget   *titles[N_ENTRIES];
  GtkWidget   *entries[N_ENTRIES];
  char        *texts[N_ENTRIES];   /* as they were then */
  GtkWidget   *shape_title;
  GtkWidget   *shape;
  GtkWidget   *problem;
};

G_DEFINE_FINAL_TYPE (HpLaneItemEditor, hp_lane_item_editor, GTK_TYPE_POPOVER)

static HpDesk *
get_desk (HpLaneItemEditor *self)
{
  return hp_lane_view_get_desk (hp_lane_items_get_lane (self->items));
}

static gboolean
read_place (HpLaneItemEditor  *self,
            const char        *text,
            gint64             here,
            gint64            *frame,
            GError           **error)
{
  HpPlan *plan = hp_desk_get_plan (get_desk (self));
  gint64 end = hp_plan_get_duration (plan);
  g_autofree char *end_text = hp_plan_format_timecode (plan, end);
  HpPlace place = { 0 };

  /* What goes out with the film goes out on a frame that it has no longer. */
  if (g_str_equal (text, end_text))
    {
      *frame = end;
      return TRUE;
    }
  here = CLAMP (here, 0, MAX (end - 1, 0));
  if (!hp_plan_find_place (plan, text, here, hp_desk_get_scene (get_desk (self)), &place, error))
    return FALSE;

  *frame = place.frame;
  return TRUE;
}

/* "50 %", "50" and "12,5" as people type them. */
static gboolean
read_level (const char  *text,
            double      *level,
            GError     **error)
{
  g_autofree char *number = g_strdelimit (g_strdup (text), ",", '.');
  char *end;
  double percent = g_ascii_strtod (number, &end);
  gboolean is_number = end != number;

  end = g_strchug (end);
  if (*end == '%')
    end = g_strchug (end + 1);
  if (!is_number || *end != '\0' || !(percent >= 0 && percent <= 100))
    return hp_model_refuse (error, _("A level is a number from 0 to 100"));

  *level = percent / 100;
  return TRUE;
}

static gboolean
read_entry (HpLaneItemEditor  *self,
            guint              which,
            HpLaneItem        *item,
            GError           **error)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entries[which]));

  /* A place or a level that nobody touched stays what it was, to the last digit. */
  if (g_strcmp0 (text, self->texts[which]) == 0)
    return TRUE;

  switch (which)
    {
    case WHO:
      g_free (item->who);
      item->who = g_strdup (text);
      return TRUE;

    case NAME:
      g_free (item->name);
      item->name = g_strdup (text);
      return TRUE;

    case IN:
      return read_place (self, text, self->item.in, &item->in, error);

    case OUT:
      return read_place (self, text, self->item.out, &item->out, error);

    default:
      return read_level (text, &item->level, error);
    }
}

static void
mark_wrong (GtkWidget *widget,
            gboolean   is_wrong)
{
  if (is_wrong)
    gtk_widget_add_css_class (widget, "error");
  else
    gtk_widget_remove_css_class (widget, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_STATE_INVALID,
                               is_wrong ? GTK_ACCESSIBLE_INVALID_TRUE
                                        : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

/* Says @why under what was typed, and goes to the entry that it is about; NULL: all is well. */
static void
show_problem (HpLaneItemEditor *self,
              GtkWidget        *entry,
              const char       *why)
{
  for (guint i = 0; i < N_ENTRIES; i++)
    mark_wrong (self->entries[i], why != NULL && self->entries[i] == entry);
  gtk_label_set_text (GTK_LABEL (self->problem), why != NULL ? why : "");
  gtk_widget_set_visible (self->problem, why != NULL);
  if (why != NULL && entry != NULL)
    gtk_widget_grab_focus (entry);
}

static void
copy (HpLaneItem       *to,
      const HpLaneItem *from)
{
  *to = *from;
  to->who = g_strdup (from->who);
  to->name = g_strdup (from->name);
  to->remark = g_strdup (from->remark);
}

/* The picture goes along with what is moved. */
static gboolean
write_item (HpLaneItemEditor  *self,
            const HpLaneItem  *item,
            GError           **error)
{
  /* What was edited may have gone meanwhile. */
  if (self->position >= g_list_model_get_n_items (G_LIST_MODEL (self->items)))
    return TRUE;
  if (!hp_lane_items_write (self->items, self->position, item, error))
    return FALSE;

  if (item->in != self->item.in)
    hp_desk_seek (get_desk (self), item->in);
  return TRUE;
}

static void
apply_cb (HpLaneItemEditor *self)
{
  g_autoptr(GError) error = NULL;
  g_auto(HpLaneItem) item = { 0 };

  copy (&item, &self->item);
  for (guint i = 0; i < N_ENTRIES; i++)
    if (gtk_widget_get_visible (self->entries[i]) && !read_entry (self, i, &item, &error))
      {
        show_problem (self, self->entries[i], error->message);
        return;
      }

  item.shape = (HpCurveShape) gtk_drop_down_get_selected (GTK_DROP_DOWN (self->shape));
  if (write_item (self, &item, &error))
    gtk_popover_popdown (GTK_POPOVER (self));
  else
    show_problem (self, NULL, error != NULL ? error->message : "");
}

static GtkWidget *
add_title (GtkWidget *grid,
           int        row)
{
  GtkWidget *title = gtk_label_new ("");

  gtk_label_set_xalign (GTK_LABEL (title), 1);
  gtk_widget_add_css_class (title, "dim-label");
  gtk_grid_attach (GTK_GRID (grid), title, 0, row, 1, 1);
  return title;
}

static void
add_entries (HpLaneItemEditor *self,
             GtkWidget        *grid)
{
  for (guint i = 0; i < N_ENTRIES; i++)
    {
      GtkWidget *entry = gtk_entry_new ();

      self->titles[i] = add_title (grid, (int) i);
      self->entries[i] = entry;
      gtk_editable_set_width_chars (GTK_EDITABLE (entry), i == NAME ? 28 : 12);
      gtk_widget_set_hexpand (entry, TRUE);
      gtk_grid_attach (GTK_GRID (grid), entry, 1, (int) i, 1, 1);
      g_signal_connect_swapped (entry, "activate", G_CALLBACK (apply_cb), self);

      /* Numbers run from left to right wherever words do not. */
      if (i == IN || i == OUT || i == LEVEL)
        gtk_widget_set_direction (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (entry))),
                                  GTK_TEXT_DIR_LTR);
    }
}

/* The button in it is what has the focus, and is read. */
static void
tell_shape (HpLaneItemEditor *self)
{
  HpCurveShape shape = (HpCurveShape) gtk_drop_down_get_selected (GTK_DROP_DOWN (self->shape));

  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (self->shape)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Shape"),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  hp_point_items_name_shape (shape),
                                  -1);
}

static void
add_shape (HpLaneItemEditor *self,
           GtkWidget        *grid)
{
  GtkStringList *names = gtk_string_list_new (NULL);

  for (int i = HP_CURVE_LINE; i <= HP_CURVE_HOLD; i++)
    gtk_string_list_append (names, hp_point_items_name_shape ((HpCurveShape) i));
  self->shape_title = add_title (grid, N_ENTRIES);
  gtk_label_set_text (GTK_LABEL (self->shape_title), _("Shape"));
  self->shape = gtk_drop_down_new (G_LIST_MODEL (names), NULL);
  g_signal_connect_swapped (self->shape, "notify::selected", G_CALLBACK (tell_shape), self);
  tell_shape (self);
  gtk_grid_attach (GTK_GRID (grid), self->shape, 1, N_ENTRIES, 1, 1);
}

static void
hp_lane_item_editor_dispose (GObject *object)
{
  g_clear_object (&HP_LANE_ITEM_EDITOR (object)->items);

  G_OBJECT_CLASS (hp_lane_item_editor_parent_class)->dispose (object);
}

static void
hp_lane_item_editor_finalize (GObject *object)
{
  HpLaneItemEditor *self = HP_LANE_ITEM_EDITOR (object);

  hp_lane_item_clear (&self->item);
  for (guint i = 0; i < N_ENTRIES; i++)
    g_free (self->texts[i]);

  G_OBJECT_CLASS (hp_lane_item_editor_parent_class)->finalize (object);
}

static void
hp_lane_item_editor_class_init (HpLaneItemEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hp_lane_item_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = hp_lane_item_editor_finalize;
}

static void
hp_lane_item_editor_init (HpLaneItemEditor *self)
{
  GtkWidget *grid = gtk_grid_new ();
  GtkWidget *done = gtk_button_new_with_mnemonic (_("_Done"));

  gtk_grid_set_column_spacing (GTK_GRID (grid), 9);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  add_entries (self, grid);
  add_shape (self, grid);

  self->problem = gtk_label_new ("");
  gtk_label_set_wrap (GTK_LABEL (self->problem), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (self->problem), 36);
  gtk_label_set_xalign (GTK_LABEL (self->problem), 0);
  gtk_widget_add_css_class (self->problem, "error");
  gtk_grid_attach (GTK_GRID (grid), self->problem, 0, N_ENTRIES + 1, 2, 1);

  gtk_widget_set_halign (done, GTK_ALIGN_END);
  gtk_widget_add_css_class (done, "suggested-action");
  g_signal_connect_swapped (done, "clicked", G_CALLBACK (apply_cb), self);
  gtk_grid_attach (GTK_GRID (grid), done, 0, N_ENTRIES + 2, 2, 1);
  gtk_popover_set_child (GTK_POPOVER (self), grid);

  for (guint i = 0; i < N_ENTRIES; i++)
    gtk_accessible_update_relation (GTK_ACCESSIBLE (self->entries[i]),
                                    GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, self->problem, NULL, -1);
}

GtkWidget *
hp_lane_item_editor_new (HpLaneItems *items)
{
  HpLaneItemEditor *self = g_object_new (HP_TYPE_LANE_ITEM_EDITOR, NULL);

  self->items = g_object_ref (items);
  return GTK_WIDGET (self);
}

static void
set_entry (HpLaneItemEditor *self,
           guint             which,
           HpLaneFields      field,
           const char       *title,
           char             *text)
{
  gboolean shown = (self->item.editable & field) != 0;

  gtk_label_set_text (GTK_LABEL (self->titles[which]), title != NULL ? title : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entries[which]),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, title != NULL ? title : "", -1);
  gtk_editable_set_text (GTK_EDITABLE (self->entries[which]), text != NULL ? text : "");
  gtk_widget_set_visible (self->titles[which], shown);
  gtk_widget_set_visible (self->entries[which], shown);
  g_free (self->texts[which]);
  self->texts[which] = text;
}

static void
fill (HpLaneItemEditor *self)
{
  HpPlan *plan = hp_desk_get_plan (get_desk (self));
  const HpLaneItem *item = &self->item;
  gboolean has_out = (item->fields & HP_LANE_OUT) != 0;
  gboolean has_shape = (item->editable & HP_LANE_SHAPE) != 0;

  set_entry (self, WHO, HP_LANE_WHO, _("Speaker"), g_strdup (item->who));
  set_entry (self, NAME, HP_LANE_NAME, item->name_title, g_strdup (item->name));
  /* Translators: where something comes in, and where it is when it does not last. */
  set_entry (self, IN, HP_LANE_IN, has_out ? _("In") : _("At"),
             hp_plan_format_timecode (plan, item->in));
  set_entry (self, OUT, HP_LANE_OUT, _("Out"), hp_plan_format_timecode (plan, item->out));
  /* Translators: a level in per cent. */
  set_entry (self, LEVEL, HP_LANE_LEVEL, _("Level"),
             g_strdup_printf (_("%.4g %%"), 100 * item->level));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->shape), (guint) item->shape);
  gtk_widget_set_visible (self->shape_title, has_shape);
  gtk_widget_set_visible (self->shape, has_shape);
}

gboolean
hp_lane_item_editor_open (HpLaneItemEditor   *self,
                          guint               position,
                          const GdkRectangle *place)
{
  g_return_val_if_fail (HP_IS_LANE_ITEM_EDITOR (self), FALSE);

  hp_lane_item_clear (&self->item);
  hp_lane_items_read (self->items, position, &self->item);
  self->position = position;
  if (self->item.editable == 0)
    return FALSE;

  fill (self);
  show_problem (self, NULL, NULL);
  gtk_popover_set_pointing_to (GTK_POPOVER (self), place);
  gtk_popover_popup (GTK_POPOVER (self));
  for (guint i = 0; i < N_ENTRIES; i++)
    if (gtk_widget_get_visible (self->entries[i]))
      {
        gtk_widget_grab_focus (self->entries[i]);
        break;
      }
  return TRUE;
}
