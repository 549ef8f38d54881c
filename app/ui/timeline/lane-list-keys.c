/* What the keys do in the list of a lane. */

#include "model/plan-time.h"
#include "ui/timeline/bar-lane.h"
#include "ui/timeline/intensity-lane.h"
#include "ui/timeline/lane-list-private.h"

#define LEVEL_STEP 0.01  /* of one key press */

static HpDesk *
get_desk (HpLaneList *self)
{
  return hp_lane_view_get_desk (self->lane);
}

/* NULL where what was to be edited is gone. */
static void
tell_failure (HpLaneList *self,
              GError     *error)
{
  if (error != NULL)
    g_signal_emit_by_name (get_desk (self), "failed", error->message);
}

/* The next row is selected then, so that the user stays where the row was. */
static gboolean
remove_selected (HpLaneList *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);
  g_autoptr(GError) error = NULL;
  guint n;

  if (position == GTK_INVALID_LIST_POSITION || hp_desk_get_read_only (get_desk (self)))
    return GDK_EVENT_STOP;

  n = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  if (!hp_lane_items_remove (self->items, position, &error))
    tell_failure (self, error);
  else if (g_list_model_get_n_items (G_LIST_MODEL (self->items)) < n && n > 1)
    gtk_single_selection_set_selected (self->selection, MIN (position, n - 2));
  gtk_widget_grab_focus (GTK_WIDGET (self));
  return GDK_EVENT_STOP;
}

/* Moves the item that is selected as a whole, and its level. */
static gboolean
move_selected (HpLaneList *self,
               gint64      frames,
               double      level)
{
  guint position = gtk_single_selection_get_selected (self->selection);
  g_autoptr(GError) error = NULL;
  g_auto(HpLaneItem) item = { 0 };

  if (position == GTK_INVALID_LIST_POSITION)
    return GDK_EVENT_PROPAGATE;

  hp_lane_items_read (self->items, position, &item);
  if (!(item.editable & (frames != 0 ? HP_LANE_IN : HP_LANE_LEVEL)))
    return GDK_EVENT_PROPAGATE;

  item.in += frames;
  item.out += frames;
  item.level = CLAMP (item.level + level, 0, 1);
  if (!hp_lane_items_write (self->items, position, &item, &error))
    tell_failure (self, error);
  else if (!self->apart)
    hp_desk_seek (get_desk (self), item.in);
  return GDK_EVENT_STOP;
}

static gboolean
move_by_second (HpLaneList *self,
                int         direction)
{
  HpPlan *plan = hp_desk_get_plan (get_desk (self));
  gint64 second;

  if (plan == NULL)
    return GDK_EVENT_PROPAGATE;

  second = hp_frame_rate_get_base (hp_plan_get_frame_rate (plan));
  return move_selected (self, direction * second, 0);
}

static gboolean
press_in_lane (HpLaneList      *self,
               guint            keyval,
               GdkModifierType  state)
{
  return HP_LANE_VIEW_GET_CLASS (self->lane)->key_pressed (self->lane, keyval, state);
}

/* The lane has keys for it, which its list has, too. */
static gboolean
nudge (HpLaneList      *self,
       guint            keyval,
       GdkModifierType  state)
{
  if (self->apart)
    return move_selected (self, keyval == GDK_KEY_Left ? -1 : 1, 0);

  press_in_lane (self, keyval, state);
  return GDK_EVENT_STOP;
}

static gboolean
add_at_playhead (HpLaneList *self)
{
  if (!HP_IS_BAR_LANE (self->lane) && !HP_IS_INTENSITY_LANE (self->lane))
    return GDK_EVENT_PROPAGATE;

  return press_in_lane (self, GDK_KEY_Return, 0);
}

/* A lane that is folded takes no focus: its name does. */
static gboolean
go_to_lane (HpLaneList *self)
{
  GtkWidget *lane = GTK_WIDGET (self->lane);

  if (!gtk_widget_grab_focus (lane) && gtk_widget_get_prev_sibling (lane) != NULL)
    gtk_widget_grab_focus (gtk_widget_get_prev_sibling (lane));
  return GDK_EVENT_STOP;
}

static gboolean
shift_pressed (HpLaneList      *self,
               guint            keyval,
               GdkModifierType  state)
{
  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_Right:
      return nudge (self, keyval, state);

    case GDK_KEY_Up:
      return move_selected (self, 0, LEVEL_STEP);

    case GDK_KEY_Down:
      return move_selected (self, 0, -LEVEL_STEP);

    case GDK_KEY_Page_Up:
      return move_by_second (self, -1);

    case GDK_KEY_Page_Down:
      return move_by_second (self, 1);

    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static gboolean
plain_pressed (HpLaneList *self,
               guint       keyval)
{
  switch (keyval)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_F2:
      return hp_lane_list_open_editor (self);

    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
    case GDK_KEY_BackSpace:
      return remove_selected (self);

    case GDK_KEY_Insert:
    case GDK_KEY_KP_Insert:
      return add_at_playhead (self);

    case GDK_KEY_Escape:
      return go_to_lane (self);

    /* As in the list of scenes: to pick one and hear it is the commonest move. */
    case GDK_KEY_space:
      gtk_widget_activate_action (GTK_WIDGET (self), "win.play", NULL);
      return GDK_EVENT_STOP;

    default:
      return GDK_EVENT_PROPAGATE;
    }
}

gboolean
hp_lane_list_key_pressed (HpLaneList      *self,
                          guint            keyval,
                          guint            keycode,
                          GdkModifierType  state)
{
  if (self->editor != NULL && gtk_widget_get_visible (self->editor))
    return GDK_EVENT_PROPAGATE;
  if (state & GDK_SHIFT_MASK)
    return shift_pressed (self, keyval, state);
  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK))
    return GDK_EVENT_PROPAGATE;

  return plain_pressed (self, keyval);
}
