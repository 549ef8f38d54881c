#include "config.h"

#include "ui/timeline/lane-header.h"

#include <glib/gi18n.h>

#include "ui/app/remembered.h"

#define GROUP "lanes"
#define EDGE 6.0     /* px at the bottom that take hold of the edge */
#define STEP 12      /* px of one key press */
#define NAME_CHARS 9 /* of a name that changes; a longer one is cut, and widens no column */

struct _HpLaneHeader
{
  GtkWidget   parent_instance;

  char       *id;
  HpLaneView *lane;
  GtkWidget  *arrow;
  GtkWidget  *label;
  GtkWidget  *button;       /* about the label, or NULL */
  int         held_height;  /* px, when the drag of the edge began; -1: it is no such drag */
  gboolean    is_for_button; /* the press is not the header's */
};

G_DEFINE_FINAL_TYPE (HpLaneHeader, hp_lane_header, GTK_TYPE_WIDGET)

static void
remember (HpLaneHeader *self,
          const char   *what,
          const char   *value)
{
  g_autofree char *key = g_strdup_printf ("%s-%s", self->id, what);

  hp_remember (GROUP, key, value);
}

static char *
dup_remembered (HpLaneHeader *self,
                const char   *what)
{
  g_autofree char *key = g_strdup_printf ("%s-%s", self->id, what);

  return hp_remembered_dup (GROUP, key);
}

static void
update (HpLaneHeader *self)
{
  gboolean folded = hp_lane_view_get_folded (self->lane);

  gtk_image_set_from_icon_name (GTK_IMAGE (self->arrow),
                                folded ? "pan-end-symbolic" : "pan-down-symbolic");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_EXPANDED, !folded, -1);
}

static void
toggle (HpLaneHeader *self)
{
  gboolean folded = !hp_lane_view_get_folded (self->lane);

  hp_lane_view_set_folded (self->lane, folded);
  remember (self, "folded", folded ? "yes" : "no");
  update (self);
}

static void
set_height (HpLaneHeader *self,
            int           height)
{
  g_autofree char *text = NULL;

  hp_lane_view_set_height (self->lane, height);
  text = g_strdup_printf ("%d", hp_lane_view_get_height (self->lane));
  remember (self, "height", text);
}

static gboolean
is_on_edge (HpLaneHeader *self,
            double        y)
{
  return hp_lane_view_is_resizable (self->lane) && !hp_lane_view_get_folded (self->lane) &&
         y > gtk_widget_get_height (GTK_WIDGET (self)) - EDGE;
}

static void
drag_begin_cb (HpLaneHeader   *self,
               double          x,
               double          y,
               GtkGestureDrag *gesture)
{
  double left, top;

  self->is_for_button =
    self->button != NULL &&
    gtk_widget_translate_coordinates (GTK_WIDGET (self), self->button, x, y, &left, &top) &&
    gtk_widget_contains (self->button, left, top);
  self->held_height = is_on_edge (self, y) ? gtk_widget_get_height (GTK_WIDGET (self->lane)) : -1;
}

static void
drag_update_cb (HpLaneHeader   *self,
                double          offset_x,
                double          offset_y,
                GtkGestureDrag *gesture)
{
  if (self->held_height >= 0)
    hp_lane_view_set_height (self->lane, self->held_height + (int) offset_y);
}

/* On the edge it was the height, elsewhere a click. */
static void
drag_end_cb (HpLaneHeader   *self,
             double          offset_x,
             double          offset_y,
             GtkGestureDrag *gesture)
{
  if (self->is_for_button)
    return;

  if (self->held_height >= 0)
    set_height (self, self->held_height + (int) offset_y);
  else if (!gtk_drag_check_threshold (GTK_WIDGET (self), 0, 0, (int) offset_x, (int) offset_y))
    toggle (self);
}

static gboolean
key_pressed_cb (HpLaneHeader    *self,
                guint            keyval,
                guint            keycode,
                GdkModifierType  state)
{
  gboolean shift = (state & GDK_SHIFT_MASK) != 0;
  int step = keyval == GDK_KEY_Up ? -STEP : STEP;

  switch (keyval)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_space:
      toggle (self);
      return GDK_EVENT_STOP;

    case GDK_KEY_Up:
    case GDK_KEY_Down:
      if (!shift || !hp_lane_view_is_resizable (self->lane))
        return GDK_EVENT_PROPAGATE;
      set_height (self, gtk_widget_get_height (GTK_WIDGET (self->lane)) + step);
      return GDK_EVENT_STOP;

    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
motion_cb (HpLaneHeader             *self,
           double                    x,
           double                    y,
           GtkEventControllerMotion *controller)
{
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), is_on_edge (self, y) ? "ns-resize" : NULL);
}

static void
hp_lane_header_dispose (GObject *object)
{
  HpLaneHeader *self = HP_LANE_HEADER (object);

  g_clear_pointer (&self->arrow, gtk_widget_unparent);
  if (self->button != NULL)
    g_clear_pointer (&self->button, gtk_widget_unparent);
  else
    g_clear_pointer (&self->label, gtk_widget_unparent);
  g_clear_object (&self->lane);

  G_OBJECT_CLASS (hp_lane_header_parent_class)->dispose (object);
}

static void
hp_lane_header_finalize (GObject *object)
{
  g_free (HP_LANE_HEADER (object)->id);

  G_OBJECT_CLASS (hp_lane_header_parent_class)->finalize (object);
}

static void
hp_lane_header_class_init (HpLaneHeaderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = hp_lane_header_dispose;
  object_class->finalize = hp_lane_header_finalize;

  gtk_widget_class_set_css_name (widget_class, "laneheader");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_BUTTON);
}

static void
hp_lane_header_init (HpLaneHeader *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  /* At the top, where they are seen however high the lane is. */
  self->arrow = gtk_image_new ();
  gtk_widget_set_valign (self->arrow, GTK_ALIGN_START);
  gtk_widget_set_parent (self->arrow, GTK_WIDGET (self));
  self->label = gtk_label_new ("");
  gtk_widget_set_valign (self->label, GTK_ALIGN_START);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));

  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

GtkWidget *
hp_lane_header_new (const char *id,
                    const char *name,
                    HpLaneView *lane)
{
  HpLaneHeader *self = g_object_new (HP_TYPE_LANE_HEADER, NULL);
  g_autofree char *folded = NULL;
  g_autofree char *height = NULL;

  self->id = g_strdup (id);
  self->lane = g_object_ref (lane);
  gtk_label_set_text (GTK_LABEL (self->label), name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), _("Click to fold or unfold"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  folded = dup_remembered (self, "folded");
  height = dup_remembered (self, "height");
  if (height != NULL && hp_lane_view_is_resizable (lane))
    hp_lane_view_set_height (lane, (int) g_ascii_strtoll (height, NULL, 10));
  if (folded != NULL)
    hp_lane_view_set_folded (lane, g_str_equal (folded, "yes"));
  update (self);
  return GTK_WIDGET (self);
}

void
hp_lane_header_set_menu (HpLaneHeader                 *self,
                         GtkMenuButtonCreatePopupFunc  create,
                         gpointer                      data)
{
  GtkWidget *content, *arrow;

  g_return_if_fail (HP_IS_LANE_HEADER (self));
  g_return_if_fail (self->button == NULL);

  g_object_ref (self->label);
  gtk_widget_unparent (self->label);
  gtk_label_set_max_width_chars (GTK_LABEL (self->label), NAME_CHARS);
  content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  gtk_box_append (GTK_BOX (content), self->label);
  g_object_unref (self->label);
  arrow = gtk_image_new_from_icon_name ("view-more-horizontal-symbolic");
  gtk_box_append (GTK_BOX (content), arrow);

  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->button), content);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->button), create, data, NULL);
  gtk_widget_set_tooltip_text (self->button, _("Choose which curve is drawn"));
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_set_valign (self->button, GTK_ALIGN_START);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
}

void
hp_lane_header_set_name (HpLaneHeader *self,
                         const char   *name)
{
  g_autofree char *what = NULL;

  g_return_if_fail (HP_IS_LANE_HEADER (self));

  gtk_label_set_text (GTK_LABEL (self->label), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (self->button == NULL)
    return;

  /* Translators: what a button does whose menu chooses a curve, and the curve that is chosen. */
  what = g_strdup_printf (_("Curve: %s"), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, what, -1);
  /* It is the button inside that has the focus. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (self->button)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, what, -1);
}
