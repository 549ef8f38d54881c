/* What the pointer does in a lane of bars. */

#include "config.h"

#include <math.h>

#include "model/plan-time.h"
#include "ui/timeline/bar-lane-private.h"

static gint64
edge_at (HpBarLane *self,
         double     x)
{
  HpBarLanePrivate *priv = hp_bar_lane_get_private (self);
  gint64 edge = hp_time_axis_edge_at (hp_lane_view_get_axis (HP_LANE_VIEW (self)), x, priv->to);

  return MAX (edge, priv->from);
}

/* Where an edge is that the pointer draws. */
static gint64
snap_edge (HpBarLane        *self,
           const HpLaneDrag *drag)
{
  HpBarLanePrivate *priv = hp_bar_lane_get_private (self);
  gint64 edge = hp_snapping_find (&priv->snapping, hp_lane_view_get_axis (HP_LANE_VIEW (self)),
                                  drag->x, (drag->state & GDK_CONTROL_MASK) == 0);

  return CLAMP (edge, priv->from, MAX (priv->to, priv->from));
}

/* It leaves the tiles while it is dragged; NULL when it no longer is. */
static void
set_dragged (HpBarLane *self,
             HpElement *element)
{
  if (g_set_object (&hp_bar_lane_get_private (self)->dragged, element))
    hp_lane_view_clear_tiles (HP_LANE_VIEW (self));
}

void
hp_bar_lane_drag_begin (HpLaneView       *lane,
                        const HpLaneDrag *drag)
{
  HpBarLane *self = HP_BAR_LANE (lane);
  HpBarLanePrivate *priv = hp_bar_lane_get_private (self);
  const HpBar *bar = hp_bar_lane_bar_at (self, drag->x, drag->y, &priv->part);

  priv->grip = edge_at (self, drag->x);
  hp_bar_lane_select (self, bar != NULL ? bar->element : NULL);
  if (!hp_bar_lane_is_editable (self) ||
      hp_desk_get_plan (hp_lane_view_get_desk (lane)) == NULL)
    return;

  if (!hp_bar_lane_has_fixed_ends (self))
    hp_snapping_gather (&priv->snapping, hp_lane_view_get_desk (lane), priv->from, priv->to,
                        bar != NULL ? bar->element : NULL, FALSE);
  if (bar != NULL)
    {
      set_dragged (self, bar->element);
      priv->draft_in = bar->in;
      priv->draft_out = bar->out;
    }
  else
    {
      priv->draft_row = hp_bar_lane_row_at (self, drag->y);
      priv->is_drawing = HP_BAR_LANE_GET_CLASS (self)->get_owner (self, priv->draft_row) != NULL;
      priv->grip = snap_edge (self, drag);
      priv->draft_in = priv->draft_out = priv->grip;
    }
}

/* Moves the draft of @bar, or the end of it that is dragged, by @frames from where it is. */
void
hp_bar_lane_follow (HpBarLane   *self,
                    const HpBar *bar,
                    gint64       frames)
{
  HpBarLanePrivate *priv = hp_bar_lane_get_private (self);

  if (priv->part == HP_SPAN_IN)
    priv->draft_in = CLAMP (bar->in + frames, priv->from, bar->out - 1);
  else if (priv->part == HP_SPAN_OUT)
    priv->draft_out = CLAMP (bar->out + frames, bar->in + 1, MAX (priv->to, bar->in + 1));
  else
    {
      frames = MIN (frames, priv->to - bar->out);
      frames = MAX (frames, priv->from - bar->in);
      priv->draft_in = bar->in + frames;
      priv->draft_out = bar->out + frames;
    }
}

/* By how many rows the pointer has gone down. */
static int
get_rows (HpBarLane        *self,
          const HpLaneDrag *drag)
{
  return (int) round ((drag->y - drag->start_y) / hp_bar_lane_get_row_height (self));
}

/* By how many frames it moves, or the end of it that is dragged. */
static gint64
get_move (HpBarLane        *self,
          const HpBar      *bar,
          const HpLaneDrag *drag)
{
  HpBarLanePrivate *priv = hp_bar_lane_get_private (self);
  gint64 first = priv->part == HP_SPAN_OUT ? bar->out : bar->in;
  gint64 last = priv->part == HP_SPAN_IN ? bar->in : bar->out;

  return hp_snapping_find_move (&priv->snapping, hp_lane_view_get_axis (HP_LANE_VIEW (self)), first,
                                last, drag->x - drag->start_x,
                                (drag->state & GDK_CONTROL_MASK) == 0);
}

/* When the end is that is dragged, and to what it has snapped. */
static void
tell_draft (HpBarLane *self)
{
  HpBarLanePrivate *priv = hp_bar_lane_get_private (self);
  HpPlan *plan = hp_desk_get_plan (hp_lane_view_get_desk (HP_LANE_VIEW (self)));
  g_autofree char *timecode = NULL;

  if (hp_bar_lane_has_fixed_ends (self) && priv->dragged != NULL)
    return;

  hp_snapping_confirm (&priv->snapping, priv->draft_in, priv->draft_out);
  timecode = hp_plan_format_timecode (plan, priv->dragged != NULL && priv->part != HP_SPAN_OUT
                                            ? priv->draft_in : priv->draft_out);
  g_free (priv->draft_text);
  priv->draft_text = hp_snapping_extend (&priv->snapping, plan, timecode);
}

/* The picture shows the end that is dragged. */
void
hp_bar_lane_drag_update (HpLaneView       *lane,
                         const HpLaneDrag *drag)
{
  HpBarLane *self = HP_BAR_LANE (lane);
  HpBarLanePrivate *priv = hp_bar_lane_get_private (self);
  const HpBar *bar = hp_bar_lane_find (self, priv->dragged);
  gint64 edge = edge_at (self, drag->x);

  if (!drag->has_moved || (bar == NULL && !priv->is_drawing))
    return;

  priv->pointer_x = drag->x;
  priv->pointer_y = drag->y;
  if (bar != NULL && hp_bar_lane_has_fixed_ends (self))
    HP_BAR_LANE_GET_CLASS (self)->drag (self, bar, bar->in + edge - priv->grip,
                                        get_rows (self, drag), drag->state);
  else if (bar != NULL)
    hp_bar_lane_follow (self, bar, get_move (self, bar, drag));
  else
    {
      edge = snap_edge (self, drag);
      priv->draft_in = MIN (edge, priv->grip);
      priv->draft_out = MAX (edge, priv->grip);
    }

  tell_draft (self);
  hp_desk_scrub (hp_lane_view_get_desk (lane),
                 bar != NULL && priv->part != HP_SPAN_OUT ? priv->draft_in
                                                          : MAX (priv->draft_out - 1, 0));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
hp_bar_lane_drag_cancel (HpLaneView *lane)
{
  HpBarLanePrivate *priv = hp_bar_lane_get_private (HP_BAR_LANE (lane));

  set_dragged (HP_BAR_LANE (lane), NULL);
  g_clear_pointer (&priv->draft_text, g_free);
  hp_snapping_drop (&priv->snapping);
  priv->is_drawing = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (lane));
}

void
hp_bar_lane_drag_end (HpLaneView       *lane,
                      const HpLaneDrag *drag)
{
  HpBarLane *self = HP_BAR_LANE (lane);
  HpBarLanePrivate *priv = hp_bar_lane_get_private (self);
  const HpBar *bar = hp_bar_lane_find (self, priv->dragged);
  gboolean was_drawing = priv->is_drawing;

  set_dragged (self, NULL);
  priv->is_drawing = FALSE;
  g_clear_pointer (&priv->draft_text, g_free);
  hp_snapping_drop (&priv->snapping);
  if (bar != NULL && drag->has_moved)
    hp_bar_lane_edit (self, bar);
  else if (was_drawing && priv->draft_out > priv->draft_in)
    hp_bar_lane_draw (self, HP_BAR_LANE_GET_CLASS (self)->get_owner (self, priv->draft_row),
                      priv->draft_in, priv->draft_out);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
