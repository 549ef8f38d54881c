/* What the pointer does in the intensity lane. */

#include "config.h"

#include <math.h>

#include "ui/timeline/intensity-lane-private.h"

#define REACH 11.0         /* px from a handle that still take hold of it */
#define SEGMENT_REACH 6.0  /* px from the line of a curve */

/* What shows while the pointer is down goes. */
static void
end_deed (HpIntensityLane *self)
{
  self->deed = HP_INTENSITY_NOTHING;
  g_clear_pointer (&self->draft, hp_curve_unref);
  g_clear_pointer (&self->base, hp_curve_unref);
  hp_snapping_drop (&self->snapping);
  hp_intensity_lane_measure (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* The draft becomes what the user wants. */
static void
finish_draft (HpIntensityLane *self)
{
  g_autoptr(HpCurve) edited = g_steal_pointer (&self->draft);
  g_autoptr(HpScene) scene = g_object_ref (self->choice.scene);

  end_deed (self);
  hp_intensity_choice_clear (&self->before);
  hp_intensity_lane_edit (self, scene, edited, NULL);
}

void
hp_intensity_lane_drop_pending (HpIntensityLane *self)
{
  if (self->pending == 0)
    return;

  g_clear_handle_id (&self->pending, g_source_remove);
  end_deed (self);
  hp_intensity_lane_restore_choice (self);
}

/* No other click follows: the point is added. */
void
hp_intensity_lane_finish_pending (HpIntensityLane *self)
{
  if (self->pending == 0)
    return;

  g_clear_handle_id (&self->pending, g_source_remove);
  finish_draft (self);
}

static gboolean
pending_cb (gpointer data)
{
  HpIntensityLane *self = data;

  self->pending = 0;
  finish_draft (self);
  return G_SOURCE_REMOVE;
}

static void
wait_for_another_click (HpIntensityLane  *self,
                        const HpLaneDrag *drag)
{
  int ms;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-double-click-time", &ms, NULL);
  self->pending = g_timeout_add ((guint) MAX (ms, 0), pending_cb, self);
  self->pending_x = drag->x;
  self->pending_y = drag->y;
  self->deed = HP_INTENSITY_NOTHING;
}

static gboolean
is_second_click (HpIntensityLane  *self,
                 const HpLaneDrag *drag)
{
  int distance;  /* px */

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-double-click-distance", &distance,
                NULL);
  return self->pending != 0 && fabs (drag->x - self->pending_x) <= distance &&
         fabs (drag->y - self->pending_y) <= distance;
}

/* line → smooth → hold → line. */
void
hp_intensity_lane_cycle_shape (HpIntensityLane *self,
                               HpScene         *scene,
                               gsize            index)
{
  HpCurve *curve = hp_intensity_lane_get_curve (self, scene);
  HpCurveShape shape = hp_curve_get_points (curve, NULL)[index].shape;
  g_autoptr(HpCurve) edited = NULL;

  shape = shape == HP_CURVE_LINE ? HP_CURVE_SMOOTH
          : shape == HP_CURVE_SMOOTH ? HP_CURVE_HOLD : HP_CURVE_LINE;
  edited = hp_curve_with_shape (curve, index, shape);
  hp_intensity_lane_edit (self, scene, edited, NULL);
}

/* The scene whose curve has a handle at (@x, @y), the selected one before others. */
static HpScene *
find_point (HpIntensityLane  *self,
            const HpLaneDrag *drag,
            gsize            *index)
{
  HpCurveGeometry geometry = hp_intensity_lane_get_geometry (self);
  HpScene *selected = hp_desk_get_scene (hp_lane_view_get_desk (HP_LANE_VIEW (self)));
  GListModel *scenes = hp_intensity_lane_get_scenes (self);
  HpScene *found = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (scenes); i++)
    {
      g_autoptr(HpScene) scene = g_list_model_get_item (scenes, i);
      HpCurve *curve = hp_intensity_lane_get_curve (self, scene);
      gssize here = hp_curve_geometry_point_at (&geometry, curve, drag->x, drag->y, REACH);

      if (here >= 0 && (found == NULL || scene == selected))
        {
          found = scene;
          *index = (gsize) here;
        }
    }

  return found;
}

static gboolean
press_frame (HpIntensityLane  *self,
             const HpLaneDrag *drag)
{
  HpCurveGeometry geometry = hp_intensity_lane_get_geometry (self);
  HpCurveBox frame;

  if (self->choice.scene == NULL || !hp_intensity_lane_can_edit (self) ||
      !hp_curve_geometry_get_frame (&geometry, &self->extent, HP_INTENSITY_LANE_FRAME_MARGIN,
                                    &frame))
    return FALSE;

  self->side = hp_curve_box_side_at (&frame, drag->x, drag->y, REACH);
  if (self->side == HP_CURVE_NO_SIDE)
    return FALSE;

  self->deed = HP_INTENSITY_SCALING;
  self->base = hp_curve_ref (self->choice.curve);
  hp_intensity_lane_gather_targets (self, self->choice.scene);
  return TRUE;
}

static void
press_point (HpIntensityLane  *self,
             const HpLaneDrag *drag,
             HpScene          *scene,
             gsize             index)
{
  HpCurve *curve = hp_intensity_lane_get_curve (self, scene);

  self->was_chosen = hp_intensity_choice_holds (&self->choice, scene, (gssize) index);
  if (self->choice.scene == scene && (drag->state & GDK_SHIFT_MASK) != 0)
    hp_intensity_lane_extend_to (self, index);
  else if (self->was_chosen ||
           (self->choice.scene == scene && (drag->state & GDK_CONTROL_MASK) != 0))
    hp_intensity_lane_set_chosen (self, index, TRUE);
  else
    hp_intensity_lane_choose_only (self, scene, curve, (gssize) index);

  self->deed = HP_INTENSITY_MOVING;
  self->grabbed = index;
  self->base = hp_curve_ref (curve);
  hp_intensity_lane_gather_targets (self, scene);
}

static gint64
get_frame (HpIntensityLane  *self,
           const HpLaneDrag *drag)
{
  gint64 duration = hp_desk_get_duration (hp_lane_view_get_desk (HP_LANE_VIEW (self)));

  return hp_time_axis_frame_at (hp_lane_view_get_axis (HP_LANE_VIEW (self)), drag->x, duration);
}

static HpScene *
find_scene (HpIntensityLane  *self,
            const HpLaneDrag *drag)
{
  return hp_intensity_lane_get_scene_at (self, get_frame (self, drag));
}

/* A click where no handle is adds a point; a drag from there is a rubber band. */
static void
press_ground (HpIntensityLane  *self,
              const HpLaneDrag *drag)
{
  HpCurveGeometry geometry = hp_intensity_lane_get_geometry (self);
  HpScene *scene = find_scene (self, drag);
  gint64 frame;

  self->deed = HP_INTENSITY_BANDING;
  self->band = (HpCurveBox) { drag->x, drag->y, drag->x, drag->y };
  if (scene == NULL || (drag->state & HP_INTENSITY_LANE_MORE_MASK) != 0 ||
      !hp_intensity_lane_can_edit (self))
    return;

  frame = hp_intensity_lane_snap (self, scene, drag->x, FALSE);
  self->deed = HP_INTENSITY_ADDING;
  self->base = hp_curve_with_point (hp_intensity_lane_get_curve (self, scene), frame,
                                    hp_curve_geometry_level_at (&geometry, drag->y));
  self->draft = hp_curve_ref (self->base);
  hp_intensity_lane_choose_only (self, scene, self->base, hp_curve_index_at (self->base, frame));
}

void
hp_intensity_lane_drag_begin (HpLaneView       *lane,
                              const HpLaneDrag *drag)
{
  HpIntensityLane *self = HP_INTENSITY_LANE (lane);
  HpCurveGeometry geometry = hp_intensity_lane_get_geometry (self);
  gboolean is_second = is_second_click (self, drag);
  g_autoptr(HpScene) clicked = is_second ? g_object_ref (self->choice.scene) : NULL;
  HpScene *scene;
  gsize index;

  if (hp_intensity_lane_get_scenes (self) == NULL)
    return;

  if (is_second)
    {
      gssize segment;

      hp_intensity_lane_drop_pending (self);
      segment = hp_curve_geometry_segment_at (&geometry,
                                              hp_intensity_lane_get_curve (self, clicked),
                                              self->pending_x, self->pending_y, SEGMENT_REACH);
      if (segment >= 0)
        hp_intensity_lane_cycle_shape (self, clicked, (gsize) segment);
      return;
    }

  hp_intensity_lane_finish_pending (self);
  if (hp_intensity_lane_press_ride (self, drag))
    return;

  hp_intensity_choice_copy (&self->before, &self->choice);
  scene = find_point (self, drag, &index);
  if (scene != NULL)
    press_point (self, drag, scene, index);
  else if (!press_frame (self, drag))
    press_ground (self, drag);
}

void
hp_intensity_lane_drag_update (HpLaneView       *lane,
                               const HpLaneDrag *drag)
{
  HpIntensityLane *self = HP_INTENSITY_LANE (lane);

  if (self->deed == HP_INTENSITY_RIDING)
    hp_intensity_lane_follow_ride (self, drag);

  /* The first pixels of a click are no drag. */
  if (!drag->has_moved)
    return;

  if (self->deed == HP_INTENSITY_ADDING)
    {
      end_deed (self);
      self->deed = HP_INTENSITY_BANDING;
    }

  if (self->deed == HP_INTENSITY_BANDING)
    hp_intensity_lane_band (self, drag);
  else if (self->deed == HP_INTENSITY_MOVING && hp_intensity_lane_can_edit (self))
    hp_intensity_lane_move (self, drag);
  else if (self->deed == HP_INTENSITY_SCALING)
    hp_intensity_lane_scale (self, drag);
}

/* The pointer was let go where it came down. */
static void
click (HpIntensityLane  *self,
       const HpLaneDrag *drag,
       HpIntensityDeed   deed)
{
  HpIntensityChoice *choice = &self->choice;

  if (deed == HP_INTENSITY_MOVING && (drag->state & HP_INTENSITY_LANE_MORE_MASK) == 0)
    hp_intensity_lane_choose_only (self, choice->scene, choice->curve, (gssize) self->grabbed);
  else if (deed == HP_INTENSITY_MOVING && (drag->state & GDK_CONTROL_MASK) && self->was_chosen)
    hp_intensity_lane_set_chosen (self, self->grabbed, FALSE);
  else if (deed == HP_INTENSITY_BANDING && (drag->state & HP_INTENSITY_LANE_MORE_MASK) == 0)
    {
      hp_intensity_lane_choose_none (self);
      if (find_scene (self, drag) == NULL)
        hp_intensity_lane_leave_layer_at (self, get_frame (self, drag));
    }
}

void
hp_intensity_lane_drag_end (HpLaneView       *lane,
                            const HpLaneDrag *drag)
{
  HpIntensityLane *self = HP_INTENSITY_LANE (lane);
  HpCurveGeometry geometry = hp_intensity_lane_get_geometry (self);
  HpIntensityDeed deed = self->deed;

  if (deed == HP_INTENSITY_RIDING)
    {
      hp_ride_end (self->ride);
      return;
    }

  if (deed == HP_INTENSITY_ADDING &&
      hp_curve_geometry_segment_at (&geometry,
                                    hp_intensity_lane_get_curve (self, self->choice.scene),
                                    drag->x, drag->y, SEGMENT_REACH) >= 0)
    {
      wait_for_another_click (self, drag);
      return;
    }

  if (self->draft != NULL)
    {
      finish_draft (self);
      return;
    }

  end_deed (self);
  hp_intensity_choice_clear (&self->before);
  if (!drag->has_moved)
    click (self, drag, deed);
  else if (deed == HP_INTENSITY_BANDING && self->choice.scene != NULL)
    hp_desk_select_scene (hp_lane_view_get_desk (lane), self->choice.scene);
}

void
hp_intensity_lane_drag_cancel (HpLaneView *lane)
{
  HpIntensityLane *self = HP_INTENSITY_LANE (lane);

  if (self->deed == HP_INTENSITY_NOTHING)
    return;

  if (self->deed == HP_INTENSITY_RIDING)
    {
      hp_ride_cancel (self->ride);
      return;
    }

  end_deed (self);
  hp_intensity_lane_restore_choice (self);
}
