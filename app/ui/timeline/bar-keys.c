/* What the keys do in a lane of bars. */

#include "model/plan-time.h"
#include "ui/timeline/bar-lane-private.h"

static gboolean
select_and_show (HpBarLane   *self,
                 const HpBar *bar)
{
  hp_bar_lane_select (self, bar->element);
  hp_desk_seek (hp_lane_view_get_desk (HP_LANE_VIEW (self)), bar->in);
  return GDK_EVENT_STOP;
}

/* The bar before or after the selected one, of those that can be selected. */
static gboolean
select_relative (HpBarLane *self,
                 int        step)
{
  HpBarLanePrivate *priv = hp_bar_lane_get_private (self);
  const HpBar *selected = hp_bar_lane_find (self, priv->selected);
  int first = step > 0 ? 0 : (int) priv->bars->len - 1;
  int i = selected != NULL ? (int) (selected - (HpBar *) (gpointer) priv->bars->data) + step : first;

  for (; i >= 0 && i < (int) priv->bars->len; i += step)
    if (g_array_index (priv->bars, HpBar, i).element != NULL)
      return select_and_show (self, &g_array_index (priv->bars, HpBar, i));

  return selected != NULL ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;
}

/* The bar in the row above or below that begins nearest to the selected one. */
static gboolean
select_row (HpBarLane *self,
            int        step)
{
  HpBarLanePrivate *priv = hp_bar_lane_get_private (self);
  const HpBar *selected = hp_bar_lane_find (self, priv->selected);
  const HpBar *nearest = NULL;

  for (guint i = 0; selected != NULL && i < priv->bars->len; i++)
    {
      const HpBar *bar = &g_array_index (priv->bars, HpBar, i);

      if (bar->element != NULL && bar->row == selected->row + step &&
          (nearest == NULL || ABS (bar->in - selected->in) < ABS (nearest->in - selected->in)))
        nearest = bar;
    }

  return nearest != NULL ? select_and_show (self, nearest) : GDK_EVENT_PROPAGATE;
}

static gboolean
step (HpBarLane   *self,
      const HpBar *bar,
      int          right,
      int          down,
      gboolean     is_far)
{
  HP_BAR_LANE_GET_CLASS (self)->step (self, bar, right, down, is_far);
  HP_BAR_LANE_GET_CLASS (self)->edit (self, bar);
  hp_bar_lane_set_draft (self, 0, 0, NULL);
  return GDK_EVENT_STOP;
}

/* Where bars stand on something, as statements do on layers, that is another one. */
static gboolean
move_down (HpBarLane *self,
           int        n)
{
  const HpBar *bar = hp_bar_lane_find (self, hp_bar_lane_get_private (self)->selected);

  if (bar == NULL || !hp_bar_lane_is_editable (self) || !hp_bar_lane_has_fixed_ends (self))
    return GDK_EVENT_PROPAGATE;

  return step (self, bar, 0, n, FALSE);
}

/* With Shift the bar moves, with Alt its in alone, with Control its out. */
static gboolean
nudge (HpBarLane       *self,
       int              frames,
       GdkModifierType  state)
{
  HpBarLanePrivate *priv = hp_bar_lane_get_private (self);
  const HpBar *bar = hp_bar_lane_find (self, priv->selected);

  if (bar == NULL || !hp_bar_lane_is_editable (self))
    return GDK_EVENT_PROPAGATE;

  if (hp_bar_lane_has_fixed_ends (self))
    return step (self, bar, frames, 0, (state & GDK_CONTROL_MASK) != 0);

  priv->part = state & GDK_ALT_MASK ? HP_SPAN_IN
               : state & GDK_CONTROL_MASK ? HP_SPAN_OUT : HP_SPAN_BODY;
  priv->draft_in = bar->in;
  priv->draft_out = bar->out;
  hp_bar_lane_follow (self, bar, frames);
  hp_bar_lane_edit (self, bar);
  return GDK_EVENT_STOP;
}

/* One second from the playhead on, in the row of what is selected. */
static gboolean
draw_at_playhead (HpBarLane *self)
{
  HpBarLanePrivate *priv = hp_bar_lane_get_private (self);
  HpDesk *desk = hp_lane_view_get_desk (HP_LANE_VIEW (self));
  HpPlan *plan = hp_desk_get_plan (desk);
  const HpBar *selected = hp_bar_lane_find (self, priv->selected);
  gpointer owner = HP_BAR_LANE_GET_CLASS (self)->get_owner (self, selected != NULL
                                                                  ? (guint) selected->row : 0);
  gint64 in = hp_desk_get_frame (desk);
  gint64 out;

  if (owner == NULL || !hp_bar_lane_is_editable (self) || in < priv->from || in >= priv->to)
    return GDK_EVENT_PROPAGATE;

  out = MIN (in + hp_frame_rate_get_base (hp_plan_get_frame_rate (plan)), priv->to);
  hp_bar_lane_draw (self, owner, in, out);
  return GDK_EVENT_STOP;
}

/* What Enter does: it opens what is selected, if that can be opened. */
static gboolean
activate (HpBarLane *self)
{
  HpBarLanePrivate *priv = hp_bar_lane_get_private (self);
  const HpBar *selected = hp_bar_lane_find (self, priv->selected);

  if (selected == NULL || HP_BAR_LANE_GET_CLASS (self)->activate == NULL)
    return draw_at_playhead (self);

  HP_BAR_LANE_GET_CLASS (self)->activate (self, (guint) selected->row);
  return GDK_EVENT_STOP;
}

gboolean
hp_bar_lane_key_pressed (HpLaneView      *lane,
                         guint            keyval,
                         GdkModifierType  state)
{
  HpBarLane *self = HP_BAR_LANE (lane);
  gboolean shift = (state & GDK_SHIFT_MASK) != 0;

  switch (keyval)
    {
    case GDK_KEY_Left:
      return shift ? nudge (self, -1, state) : select_relative (self, -1);

    case GDK_KEY_Right:
      return shift ? nudge (self, 1, state) : select_relative (self, 1);

    case GDK_KEY_Up:
      return shift ? move_down (self, -1) : select_row (self, -1);

    case GDK_KEY_Down:
      return shift ? move_down (self, 1) : select_row (self, 1);

    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      return activate (self);

    case GDK_KEY_Insert:
    case GDK_KEY_KP_Insert:
      return draw_at_playhead (self);

    default:
      return GDK_EVENT_PROPAGATE;
    }
}
