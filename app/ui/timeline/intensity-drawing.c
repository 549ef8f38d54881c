/* What the intensity lane looks like: it reads, and decides nothing.
 *
 * All curves stand in the tiles of the lane, and their handles; those that are chosen are drawn
 * once more above them.
 */

#include "config.h"

#include <math.h>

#include "ui/timeline/curve-picture.h"
#include "ui/timeline/intensity-lane-private.h"

#define SELECTED_FILL 0.30f
#define FILL 0.16f
#define QUIET 0.45f  /* of what stands behind the curve that is drawn */
#define BESIDE 8.0  /* px that a handle reaches out of its scene */
#define CROWDED 5   /* px from one handle to the next: nearer, none could be told from others */

/* Of the curve of @scene that is drawn. */
static GdkRGBA
get_line_color (HpIntensityLane *self,
                HpScene         *scene)
{
  HpLaneView *lane = HP_LANE_VIEW (self);
  gboolean selected = scene == hp_desk_get_scene (hp_lane_view_get_desk (lane));

  if (self->layer != NULL)
    return hp_lane_view_get_color (lane, "hairpin_layer_color", 1);
  if (hp_intensity_lane_draws_wish (self))
    return hp_lane_view_get_color (lane, "hairpin_wish_color", 1);

  return hp_lane_view_get_color (lane, "accent_color", selected ? 1 : 0.75f);
}

static void
draw_handle (cairo_t               *cr,
             const HpCurveGeometry *geometry,
             const HpCurvePoint    *point,
             double                 radius,
             const GdkRGBA         *line,
             const GdkRGBA         *inside)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, hp_time_axis_x (&geometry->axis, (double) point->at),
             hp_curve_geometry_y (geometry, point->level), radius, 0, 2 * G_PI);
  gdk_cairo_set_source_rgba (cr, inside);
  cairo_fill_preserve (cr);
  gdk_cairo_set_source_rgba (cr, line);
  cairo_stroke (cr);
}

static cairo_t *
begin_handles (HpIntensityLane *self,
               GtkSnapshot     *snapshot)
{
  float width = (float) hp_lane_view_get_width (HP_LANE_VIEW (self));
  float height = (float) gtk_widget_get_height (GTK_WIDGET (self));
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));

  cairo_set_line_width (cr, 1.75);
  return cr;
}

/* The points of @curve whose handles can be seen, of the tile or of all. */
static void
find_seen (HpIntensityLane       *self,
           const HpCurveGeometry *geometry,
           const HpCurve         *curve,
           gsize                 *first,
           gsize                 *end)
{
  int width = hp_lane_view_get_width (HP_LANE_VIEW (self));

  hp_curve_geometry_get_range (geometry, curve, -BESIDE, width + BESIDE, first, end);
}

/* Asked of the whole curve, so that it looks the same in every tile. */
static gboolean
is_crowded (const HpCurveGeometry *geometry,
            const HpCurve         *curve)
{
  gsize n_points;
  const HpCurvePoint *points = hp_curve_get_points (curve, &n_points);

  return n_points > 1 &&
         (double) (points[n_points - 1].at - points[0].at) <
         (double) (n_points - 1) * CROWDED * geometry->axis.frames_per_px;
}

static void
draw_handles (HpIntensityLane       *self,
              GtkSnapshot           *snapshot,
              const HpCurveGeometry *geometry,
              HpScene               *scene,
              const GdkRGBA         *color)
{
  GdkRGBA inside = hp_lane_view_get_color (HP_LANE_VIEW (self), "view_bg_color", 1);
  HpCurve *curve = hp_intensity_lane_get_shown (self, scene);
  const HpCurvePoint *points = hp_curve_get_points (curve, NULL);
  gsize first, end;
  cairo_t *cr;

  find_seen (self, geometry, curve, &first, &end);
  if (first >= end || is_crowded (geometry, curve) ||
      end - first > (gsize) hp_lane_view_get_width (HP_LANE_VIEW (self)) / CROWDED)
    return;

  cr = begin_handles (self, snapshot);
  for (gsize i = first; i < end; i++)
    draw_handle (cr, geometry, &points[i], HP_INTENSITY_LANE_HANDLE_RADIUS, color, &inside);
  cairo_destroy (cr);
}

/* Where many are chosen close together, the frame about them says so. */
static void
draw_chosen (HpIntensityLane *self,
             GtkSnapshot     *snapshot)
{
  HpScene *scene = self->choice.scene;
  HpCurve *curve = hp_intensity_lane_get_shown (self, scene);
  const HpCurvePoint *points = hp_curve_get_points (curve, NULL);
  HpCurveGeometry geometry = hp_intensity_lane_get_geometry (self);
  gsize room = (gsize) hp_lane_view_get_width (HP_LANE_VIEW (self)) / CROWDED;
  GdkRGBA color = get_line_color (self, scene);
  gsize first, end;
  cairo_t *cr;

  find_seen (self, &geometry, curve, &first, &end);
  if (first >= end)
    return;

  cr = begin_handles (self, snapshot);
  for (gsize i = first; i < end && room > 0; i++)
    if (hp_intensity_choice_holds (&self->choice, scene, (gssize) i))
      {
        draw_handle (cr, &geometry, &points[i], HP_INTENSITY_LANE_HANDLE_RADIUS + 1.5, &color,
                     &color);
        room--;
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

  if (self->choice.scene != NULL && is_seen (self, self->choice.scene))
    draw_chosen (self, snapshot);
  hp_intensity_lane_snapshot_marks (self, snapshot);
}
