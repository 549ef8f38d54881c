/* What becomes of the points of the intensity lane while the pointer moves. */

#include "config.h"

#include <math.h>

#include "core/curve-points.h"
#include "ui/timeline/intensity-lane-private.h"

static void
set_draft (HpIntensityLane *self,
           HpCurve         *draft)
{
  g_clear_pointer (&self->draft, hp_curve_unref);
  self->draft = draft;
  hp_intensity_lane_measure (self);
  hp_intensity_lane_update_accessible (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
hp_intensity_lane_move (HpIntensityLane  *self,
                        const HpLaneDrag *drag)
{
  HpCurveGeometry geometry = hp_intensity_lane_get_geometry (self);
  const HpCurvePoint *point = &hp_curve_get_points (self->base, NULL)[self->grabbed];
  HpScene *scene = self->choice.scene;
  double dx = drag->x - drag->start_x;
  double dy = drag->y - drag->start_y;
  gint64 at = point->at;
  double level = point->level;

  /* One axis: the one along which it has moved most. */
  if ((drag->state & GDK_SHIFT_MASK) && fabs (dx) >= fabs (dy))
    dy = 0;
  else if (drag->state & GDK_SHIFT_MASK)
    dx = 0;

  self->snapping.snapped = FALSE;
  if (fabs (dx) >= 1)
    at = hp_intensity_lane_snap (self, scene, hp_time_axis_x (&geometry.axis, (double) at) + dx,
                                 (drag->state & GDK_CONTROL_MASK) == 0);
  if (dy < 0 || dy > 0)
    level = hp_curve_geometry_level_at (&geometry, hp_curve_geometry_y (&geometry, level) + dy);

  set_draft (self, hp_curve_with_points_moved (self->base, self->choice.chosen, at - point->at,
                                               level - point->level, hp_scene_get_in (scene),
                                               hp_scene_get_out (scene)));

  /* Another point may have been in the way. */
  if (hp_curve_get_points (self->draft, NULL)[self->grabbed].at != at)
    self->snapping.snapped = FALSE;
}

static void
scale_time (HpIntensityLane  *self,
            const HpLaneDrag *drag,
            gint64            pivot,
            gint64            from)
{
  HpCurveGeometry geometry = hp_intensity_lane_get_geometry (self);
  HpScene *scene = self->choice.scene;
  double x = hp_time_axis_x (&geometry.axis, (double) from) + drag->x - drag->start_x;
  gint64 to = hp_intensity_lane_snap (self, scene, x, (drag->state & GDK_CONTROL_MASK) == 0);
  double factor = (double) (to - pivot) / (double) (from - pivot);

  set_draft (self, hp_curve_with_time_scaled (self->base, self->choice.chosen, pivot,
                                              MAX (factor, 0), hp_scene_get_in (scene),
                                              hp_scene_get_out (scene)));
}

static void
scale_levels (HpIntensityLane  *self,
              const HpLaneDrag *drag,
              double            pivot,
              double            from)
{
  HpCurveGeometry geometry = hp_intensity_lane_get_geometry (self);
  double y = hp_curve_geometry_y (&geometry, from) + drag->y - drag->start_y;
  double factor = (hp_curve_geometry_level_at (&geometry, y) - pivot) / (from - pivot);

  set_draft (self, hp_curve_with_levels_scaled (self->base, self->choice.chosen, pivot,
                                                MAX (factor, 0)));
}

/* The side that is dragged goes with the pointer, the one across stays. */
void
hp_intensity_lane_scale (HpIntensityLane  *self,
                         const HpLaneDrag *drag)
{
  HpCurveExtent extent;

  hp_curve_get_extent (self->base, self->choice.chosen, &extent);
  self->snapping.snapped = FALSE;
  if (self->side == HP_CURVE_LEFT)
    scale_time (self, drag, extent.last, extent.first);
  else if (self->side == HP_CURVE_RIGHT)
    scale_time (self, drag, extent.first, extent.last);
  else if (self->side == HP_CURVE_TOP && extent.low < extent.high)
    scale_levels (self, drag, extent.low, extent.high);
  else if (self->side == HP_CURVE_BOTTOM && extent.low < extent.high)
    scale_levels (self, drag, extent.high, extent.low);
}

/* The rubber band chooses points of one scene: the one where most of them lie. */
void
hp_intensity_lane_band (HpIntensityLane  *self,
                        const HpLaneDrag *drag)
{
  HpCurveGeometry geometry = hp_intensity_lane_get_geometry (self);
  GListModel *scenes = hp_intensity_lane_get_scenes (self);
  g_autoptr(HpScene) found = NULL;
  g_autofree gboolean *chosen = NULL;
  guint most = 0;

  self->band = (HpCurveBox) { MIN (drag->x, drag->start_x), MIN (drag->y, drag->start_y),
                              MAX (drag->x, drag->start_x), MAX (drag->y, drag->start_y) };

  for (guint i = 0; i < g_list_model_get_n_items (scenes); i++)
    {
      g_autoptr(HpScene) scene = g_list_model_get_item (scenes, i);
      g_autofree gboolean *here = NULL;
      gsize n_points;
      guint n_here;

      hp_curve_get_points (hp_intensity_lane_get_curve (self, scene), &n_points);
      here = g_new0 (gboolean, n_points + 1);
      n_here = hp_curve_geometry_choose (&geometry, hp_intensity_lane_get_curve (self, scene),
                                         &self->band, here);
      if (n_here <= most)
        continue;
      most = n_here;
      g_set_object (&found, scene);
      g_free (chosen);
      chosen = g_steal_pointer (&here);
    }

  hp_intensity_lane_choose_band (self, found, g_steal_pointer (&chosen),
                                 (drag->state & HP_INTENSITY_LANE_MORE_MASK) != 0);
}
