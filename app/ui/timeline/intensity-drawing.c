/* What the intensity lane looks like: it reads, and decides nothing.
 *
 * All scenes stand in the tiles of the lane but the one whose points are chosen: its curve moves
 * while they are dragged.
 */

#include "config.h"

#include <math.h>

#include "ui/timeline/curve-picture.h"
#include "ui/timeline/intensity-lane-private.h"

#define SELECTED_FILL 0.30f
#define FILL 0.16f
#define QUIET 0.45f  /* of what stands behind the curve that is drawn */
#define BESIDE 8.0  /* px that a handle reaches out of its scene */

/* Of the points that can be seen. */
static void
draw_handles (HpIntensityLane       *self,
              GtkSnapshot           *snapshot,
              const HpCurveGeometry *geometry,
              HpScene               *scene,
              const GdkRGBA         *color)
{
  GdkRGBA inside = hp_lane_view_get_color (HP_LANE_VIEW (self), "view_bg_color", 1);
  int width = hp_lane_view_get_width (HP_LANE_VIEW (self));
  HpCurve *curve = hp_intensity_lane_get_shown (self, scene);
  const HpCurvePoint *points = hp_curve_get_points (curve, NULL);
  double radius = HP_INTENSITY_LANE_HANDLE_RADIUS;
  gsize first, end;
  cairo_t *cr;

  hp_curve_geometry_get_range (geometry, curve, -2 * radius, width + 2 * radius, &first, &end);
  if (first >= end)
    return;

  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width,
                                                                 (float) geometry->height));
  cairo_set_line_width (cr, 1.75);
  for (gsize i = first; i < end; i++)
    {
      gboolean chosen = hp_intensity_choice_holds (&self->choice, scene, (gssize) i);

      cairo_new_sub_path (cr);
      cairo_arc (cr, hp_time_axis_x (&geometry->axis, (double) points[i].at),
                 hp_curve_geometry_y (geometry, points[i].level), radius + (chosen ? 1.5 : 0),
                 0, 2 * G_PI);
      gdk_cairo_set_source_rgba (cr, chosen ? color : &inside);
      cairo_fill_preserve (cr);
      gdk_cairo_set_source_rgba (cr, color);
      cairo_stroke (cr);
    }
  cairo_destroy (cr);
}

static gboolean
is_seen (HpIntensityLane *self,
         HpScene         *scene)
{
  const HpTimeAxis *axis = hp_lane_view_get_axis (HP_LANE_VIEW (self));

  return hp_time_axis_x (axis, (double) hp_scene_get_out (scene)) >= -BESIDE &&
         hp_time_axis_x (axis, (double) hp_scene_get_in (scene)) <=
         hp_lane_view_get_width (HP_LANE_VIEW (self)) + BESIDE;
}

static void
draw_ground (HpIntensityLane *self,
             GtkSnapshot     *snapshot,
             HpScene         *scene)
{
  HpLaneView *lane = HP_LANE_VIEW (self);
  const HpTimeAxis *axis = hp_lane_view_get_axis (lane);
  gboolean selected = scene == hp_desk_get_scene (hp_lane_view_get_desk (lane));
  GdkRGBA ground = hp_lane_view_get_color (lane, "window_fg_color", selected ? 0.055f : 0.03f);
  double left = MAX (hp_time_axis_x (axis, (double) hp_scene_get_in (scene)), -2);
  double right = MIN (hp_time_axis_x (axis, (double) hp_scene_get_out (scene)),
                      hp_lane_view_get_width (lane) + 2.0);

  if (left < right)
    hp_lane_view_snapshot_rect (snapshot, &ground, left, 0, right - left,
                                gtk_widget_get_height (GTK_WIDGET (self)));
}

/* The intensity of @scene, and the wish beside it.  It is quiet where a layer is drawn over it. */
static void
draw_intensity (HpIntensityLane *self,
                GtkSnapshot     *snapshot,
                HpScene         *scene)
{
  HpLaneView *lane = HP_LANE_VIEW (self);
  HpCurveGeometry geometry = hp_intensity_lane_get_geometry (self);
  gboolean selected = scene == hp_desk_get_scene (hp_lane_view_get_desk (lane));
  gboolean is_wish = hp_intensity_lane_draws_wish (self);
  gboolean is_quiet = is_wish || self->layer != NULL;
  HpCurve *shown = hp_intensity_lane_get_shown (self, scene);
  HpCurvePicture picture = {
    .curve = is_quiet ? hp_scene_get_curve (scene) : shown,
    .wish = is_wish ? shown : self->layer != NULL ? self->none : hp_scene_get_wish (scene),
    .left = MAX (hp_time_axis_x (&geometry.axis, (double) hp_scene_get_in (scene)), 0),
    .right = MIN (hp_time_axis_x (&geometry.axis, (double) hp_scene_get_out (scene)),
                  hp_lane_view_get_width (lane)),
    .color = hp_lane_view_get_color (lane, "accent_color", is_quiet ? QUIET : selected ? 1 : 0.75f),
    .fill = is_quiet || !selected ? FILL : SELECTED_FILL,
    .wish_color = hp_lane_view_get_color (lane, "hairpin_wish_color", 1),
  };

  hp_curve_picture_snapshot (&picture, snapshot, &geometry,
                             gtk_widget_get_scale_factor (GTK_WIDGET (self)));
  if (self->layer == NULL)
    draw_handles (self, snapshot, &geometry, scene,
                  is_wish ? &picture.wish_color : &picture.color);
}

static void
draw_layer (HpIntensityLane *self,
            GtkSnapshot     *snapshot,
            HpScene         *scene)
{
  HpLaneView *lane = HP_LANE_VIEW (self);
  HpCurveGeometry geometry = hp_intensity_lane_get_geometry (self);
  HpCurvePicture picture = {
    .curve = hp_intensity_lane_get_shown (self, scene),
    .wish = self->none,
    .left = MAX (hp_time_axis_x (&geometry.axis, (double) hp_scene_get_in (scene)), 0),
    .right = MIN (hp_time_axis_x (&geometry.axis, (double) hp_scene_get_out (scene)),
                  hp_lane_view_get_width (lane)),
    .color = hp_lane_view_get_color (lane, "hairpin_layer_color", 1),
    .fill = SELECTED_FILL,
  };

  hp_curve_picture_snapshot (&picture, snapshot, &geometry,
                             gtk_widget_get_scale_factor (GTK_WIDGET (self)));
  draw_handles (self, snapshot, &geometry, scene, &picture.color);
}

static void
draw_curves (HpIntensityLane *self,
             GtkSnapshot     *snapshot,
             HpScene         *scene)
{
  draw_intensity (self, snapshot, scene);
  if (self->layer != NULL)
    draw_layer (self, snapshot, scene);
}

/* Where silence, the middle and the most lie. */
static void
draw_levels (HpIntensityLane *self,
             GtkSnapshot     *snapshot)
{
  HpLaneView *lane = HP_LANE_VIEW (self);
  HpCurveGeometry geometry = hp_intensity_lane_get_geometry (self);
  GdkRGBA line = hp_lane_view_get_color (lane, "window_fg_color", 0.10f);

  for (double level = 0; level <= 1; level += 0.5)
    hp_lane_view_snapshot_rect (snapshot, &line, 0, floor (hp_curve_geometry_y (&geometry, level)),
                                hp_lane_view_get_width (lane), 1);
}

void
hp_intensity_lane_draw_tile (HpLaneView  *lane,
                             GtkSnapshot *snapshot)
{
  HpIntensityLane *self = HP_INTENSITY_LANE (lane);
  GListModel *scenes = hp_intensity_lane_get_scenes (self);

  if (scenes == NULL)
    return;

  draw_levels (self, snapshot);
  for (guint i = 0; i < g_list_model_get_n_items (scenes); i++)
    {
      g_autoptr(HpScene) scene = g_list_model_get_item (scenes, i);

      if (!is_seen (self, scene))
        continue;

      draw_ground (self, snapshot, scene);
      if (scene != self->apart)
        draw_curves (self, snapshot, scene);
    }
}

void
hp_intensity_lane_draw_over (HpLaneView  *lane,
                             GtkSnapshot *snapshot)
{
  HpIntensityLane *self = HP_INTENSITY_LANE (lane);

  if (hp_intensity_lane_get_scenes (self) == NULL)
    return;

  if (self->apart != NULL && is_seen (self, self->apart))
    draw_curves (self, snapshot, self->apart);
  hp_intensity_lane_snapshot_marks (self, snapshot);
}
