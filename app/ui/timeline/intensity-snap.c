/* What a point of the intensity lane snaps to: what lies in its scene, and the other curves. */

#include "config.h"

#include "ui/timeline/intensity-lane-private.h"

/* The curve drawn is no target: its points are not for each other. */
static void
add_curves (HpIntensityLane *self,
            HpScene         *scene,
            HpScene         *other)
{
  gboolean draws_wish = hp_intensity_lane_draws_wish (self);

  if (hp_scene_get_in (other) > hp_scene_get_out (scene) ||
      hp_scene_get_out (other) < hp_scene_get_in (scene))
    return;

  if (other != scene || !draws_wish)
    hp_snapping_add_curve (&self->snapping, hp_scene_get_wish (other));
  if (other != scene || draws_wish || self->layer != NULL)
    hp_snapping_add_curve (&self->snapping, hp_scene_get_curve (other));
}

/* For points of @scene: only what lies in it. */
void
hp_intensity_lane_gather_targets (HpIntensityLane *self,
                                  HpScene         *scene)
{
  HpDesk *desk = hp_lane_view_get_desk (HP_LANE_VIEW (self));
  HpElementList *scenes = hp_plan_get_scenes (hp_desk_get_plan (desk));

  hp_snapping_gather (&self->snapping, desk, hp_scene_get_in (scene), hp_scene_get_out (scene),
                      NULL, FALSE);
  for (guint i = 0; i < hp_element_list_get_n (scenes); i++)
    add_curves (self, scene, hp_element_list_get (scenes, i));
}

/* The boundary between frames at @x that lies in @scene, its out included; where it @snaps, the
 * nearest target. */
gint64
hp_intensity_lane_snap (HpIntensityLane *self,
                        HpScene         *scene,
                        double           x,
                        gboolean         snaps)
{
  gint64 frame = hp_snapping_find (&self->snapping, hp_lane_view_get_axis (HP_LANE_VIEW (self)), x,
                                   snaps);

  return CLAMP (frame, hp_scene_get_in (scene), hp_scene_get_out (scene));
}
