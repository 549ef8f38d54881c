/* The curve of the intensity lane is ridden while the film plays: by the pointer, or by keys. */

#include "config.h"

#include "ui/timeline/intensity-lane-private.h"

/* What would be ridden now, or NULL. */
static HpScene *
find_ridable (HpIntensityLane *self)
{
  HpDesk *desk = hp_lane_view_get_desk (HP_LANE_VIEW (self));

  if (!hp_desk_get_playing (desk) || !hp_intensity_lane_can_edit (self))
    return NULL;

  return hp_intensity_lane_get_scene_at (self, hp_desk_get_frame (desk));
}

/* There is more of it, or it has ended: then nothing is chosen, for its points are all new. */
static void
changed_cb (HpIntensityLane *self)
{
  g_clear_pointer (&self->ridden, hp_curve_unref);
  self->ridden = hp_ride_dup_curve (self->ride);
  if (self->ridden == NULL && self->deed == HP_INTENSITY_RIDING)
    self->deed = HP_INTENSITY_NOTHING;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Curves that have no points yet are taken over anywhere. */
static void
fader_cb (HpIntensityLane *self,
          double           level)
{
  gint64 frame = hp_desk_get_frame (hp_lane_view_get_desk (HP_LANE_VIEW (self)));
  HpScene *scene = find_ridable (self);
  gsize n_points;

  /* Not while the pointer holds something. */
  if (scene == NULL || self->deed != HP_INTENSITY_NOTHING)
    return;

  if (hp_ride_get_scene (self->ride) == NULL)
    hp_intensity_lane_choose_none (self);
  hp_curve_get_points (hp_intensity_lane_get_curve (self, scene), &n_points);
  hp_ride_take_fader (self->ride, hp_intensity_lane_get_owner (self, scene), self->member,
                      n_points > 0 ? hp_intensity_lane_get_level_at (self, scene, frame) : level,
                      level);
}

void
hp_intensity_lane_init_ride (HpIntensityLane *self)
{
  self->ride = hp_ride_new (hp_lane_view_get_desk (HP_LANE_VIEW (self)));
  g_signal_connect_object (self->ride, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

static gboolean
begin (HpIntensityLane *self,
       HpScene         *scene,
       double           level)
{
  hp_intensity_lane_choose_none (self);
  return hp_ride_begin (self->ride, hp_intensity_lane_get_owner (self, scene), self->member, level);
}

gboolean
hp_intensity_lane_press_ride (HpIntensityLane  *self,
                              const HpLaneDrag *drag)
{
  HpCurveGeometry geometry = hp_intensity_lane_get_geometry (self);
  HpScene *scene = find_ridable (self);

  if (scene == NULL)
    return FALSE;

  if (!begin (self, scene, hp_curve_geometry_level_at (&geometry, drag->y)))
    return FALSE;

  self->deed = HP_INTENSITY_RIDING;
  return TRUE;
}

void
hp_intensity_lane_follow_ride (HpIntensityLane  *self,
                               const HpLaneDrag *drag)
{
  HpCurveGeometry geometry = hp_intensity_lane_get_geometry (self);

  hp_ride_set_level (self->ride, hp_curve_geometry_level_at (&geometry, drag->y));
}

/* A press goes on from the level that the curve has; each further one from there. */
gboolean
hp_intensity_lane_ride_by (HpIntensityLane *self,
                           double           level)
{
  HpDesk *desk = hp_lane_view_get_desk (HP_LANE_VIEW (self));
  HpScene *scene = hp_ride_get_scene (self->ride);

  if (scene != NULL)
    {
      hp_ride_set_level (self->ride, hp_ride_get_level (self->ride) + level);
      return GDK_EVENT_STOP;
    }

  scene = find_ridable (self);
  if (scene == NULL)
    return GDK_EVENT_PROPAGATE;

  level += hp_intensity_lane_get_level_at (self, scene, hp_desk_get_frame (desk));
  return begin (self, scene, level) ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;
}

void
hp_intensity_lane_set_midi_input (HpIntensityLane *self,
                                  HpMidiInput     *input)
{
  g_return_if_fail (HP_IS_INTENSITY_LANE (self));
  g_return_if_fail (HP_IS_MIDI_INPUT (input));
  g_return_if_fail (self->input == NULL);

  self->input = g_object_ref (input);
  g_signal_connect_object (input, "fader", G_CALLBACK (fader_cb), self, G_CONNECT_SWAPPED);
}
