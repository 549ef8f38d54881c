/* What the pointer drags in a lane. */

#include "ui/timeline/lane-view-private.h"

static GdkModifierType
get_state (HpLaneView *self)
{
  HpLaneViewPrivate *priv = hp_lane_view_get_private (self);

  return gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (priv->gesture));
}

static void
drag_begin_cb (HpLaneView     *self,
               double          x,
               double          y,
               GtkGestureDrag *gesture)
{
  HpLaneViewPrivate *priv = hp_lane_view_get_private (self);

  gtk_widget_grab_focus (GTK_WIDGET (self));
  priv->is_dragging = TRUE;
  priv->drag = (HpLaneDrag) { x, y, x, y, FALSE, get_state (self) };
  HP_LANE_VIEW_GET_CLASS (self)->drag_begin (self, &priv->drag);
}

static void
follow (HpLaneView *self,
        double      offset_x,
        double      offset_y)
{
  HpLaneViewPrivate *priv = hp_lane_view_get_private (self);

  priv->drag.x = priv->drag.start_x + offset_x;
  priv->drag.y = priv->drag.start_y + offset_y;
  priv->drag.state = get_state (self);
  priv->drag.has_moved |= gtk_drag_check_threshold (GTK_WIDGET (self), 0, 0,
                                                    (int) offset_x, (int) offset_y);
}

static void
drag_update_cb (HpLaneView     *self,
                double          offset_x,
                double          offset_y,
                GtkGestureDrag *gesture)
{
  HpLaneViewPrivate *priv = hp_lane_view_get_private (self);

  if (!priv->is_dragging)
    return;

  follow (self, offset_x, offset_y);
  HP_LANE_VIEW_GET_CLASS (self)->drag_update (self, &priv->drag);
}

static void
drag_end_cb (HpLaneView     *self,
             double          offset_x,
             double          offset_y,
             GtkGestureDrag *gesture)
{
  HpLaneViewPrivate *priv = hp_lane_view_get_private (self);

  if (!priv->is_dragging)
    return;

  priv->is_dragging = FALSE;
  follow (self, offset_x, offset_y);
  HP_LANE_VIEW_GET_CLASS (self)->drag_end (self, &priv->drag);
}

void
hp_lane_view_give_up_drag (HpLaneView *self)
{
  HpLaneViewPrivate *priv = hp_lane_view_get_private (self);

  if (!priv->is_dragging)
    return;

  priv->is_dragging = FALSE;
  if (HP_LANE_VIEW_GET_CLASS (self)->drag_cancel != NULL)
    HP_LANE_VIEW_GET_CLASS (self)->drag_cancel (self);
  gtk_event_controller_reset (GTK_EVENT_CONTROLLER (priv->gesture));
}

/* Another gesture, or the compositor, took the pointer. */
static void
drag_cancel_cb (HpLaneView       *self,
                GdkEventSequence *sequence,
                GtkGesture       *gesture)
{
  hp_lane_view_give_up_drag (self);
}

void
hp_lane_view_hold (HpLaneView *self,
                   double      x)
{
  HpLaneViewPrivate *priv = hp_lane_view_get_private (self);

  g_return_if_fail (HP_IS_LANE_VIEW (self));

  priv->drag.start_x = priv->drag.x = x;
}

void
hp_lane_view_add_drag (HpLaneView *self)
{
  HpLaneViewPrivate *priv = hp_lane_view_get_private (self);

  priv->gesture = gtk_gesture_drag_new ();
  g_signal_connect_swapped (priv->gesture, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (priv->gesture, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (priv->gesture, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect_swapped (priv->gesture, "cancel", G_CALLBACK (drag_cancel_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (priv->gesture));
}
