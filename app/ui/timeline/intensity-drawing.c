/* What the intensity lane looks like: it reads, and decides nothing. */

#include "config.h"

#include <math.h>

#include "ui/timeline/intensity-lane-private.h"

#define LINE_WIDTH 2.0  /* px */
#define WISH_WIDTH 1.5
#define FAR_LEVEL 0.2   /* between a curve and the one wished for */

static void
trace (cairo_t               *cr,
       const HpCurveGeometry *geometry,
       const HpCurve         *curve,
       double                 left,
       double                 right)
{
  for (double x = left;; x = MIN (x + 1, right))
    {
      double level = hp_curve_level_at (curve, hp_time_axis_time_at (&geometry->axis, x));

      cairo_line_to (cr, x, hp_curve_geometry_y (geometry, level));
      if (x >= right)
        break;
    }
}

static void
draw_curve (cairo_t               *cr,
            const HpCurveGeometry *geometry,
            const HpCurve         *curve,
            double                 left,
            double                 right,
            const GdkRGBA         *color,
            gboolean               selected)
{
  GdkRGBA fill = *color;
  double floor_y = hp_curve_geometry_y (geometry, 0);

  fill.alpha *= selected ? 0.30f : 0.16f;
  gdk_cairo_set_source_rgba (cr, &fill);
  cairo_move_to (cr, left, floor_y);
  trace (cr, geometry, curve, left, right);
  cairo_line_to (cr, right, floor_y);
  cairo_close_path (cr);
  cairo_fill (cr);

  gdk_cairo_set_source_rgba (cr, color);
  cairo_set_line_width (cr, LINE_WIDTH);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_new_path (cr);
  trace (cr, geometry, curve, left, right);
  cairo_stroke (cr);
}

/* Of the points that can be seen. */
static void
draw_handles (HpIntensityLane       *self,
              cairo_t               *cr,
              const HpCurveGeometry *geometry,
              HpScene               *scene,
              const GdkRGBA         *color)
{
  GdkRGBA inside = hp_lane_view_get_color (HP_LANE_VIEW (self), "view_bg_color", 1);
  HpCurve *curve = hp_intensity_lane_get_shown (self, scene);
  const HpCurvePoint *points = hp_curve_get_points (curve, NULL);
  double radius = HP_INTENSITY_LANE_HANDLE_RADIUS;
  gsize first, end;

  hp_curve_geometry_get_range (geometry, curve, -2 * radius,
                               gtk_widget_get_width (GTK_WIDGET (self)) + 2 * radius, &first, &end);
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
}

/* Where the curve is far from the wish, what lies between them is shaded. */
static void
draw_difference (cairo_t               *cr,
                 const HpCurveGeometry *geometry,
                 const HpCurve         *curve,
                 const HpCurve         *wish,
                 double                 left,
                 double                 right,
                 const GdkRGBA         *color)
{
  GdkRGBA fill = *color;

  fill.alpha *= 0.22f;
  gdk_cairo_set_source_rgba (cr, &fill);
  for (double x = floor (left); x < right; x++)
    {
      double time = hp_time_axis_time_at (&geometry->axis, x + 0.5);
      double here = hp_curve_level_at (curve, time);
      double there = hp_curve_level_at (wish, time);

      if (fabs (here - there) > FAR_LEVEL)
        cairo_rectangle (cr, x, hp_curve_geometry_y (geometry, MAX (here, there)), 1,
                         fabs (hp_curve_geometry_y (geometry, here) -
                               hp_curve_geometry_y (geometry, there)));
    }
  cairo_fill (cr);
}

/* The curve that the director wishes for. */
static void
draw_wish (HpIntensityLane       *self,
           cairo_t               *cr,
           const HpCurveGeometry *geometry,
           HpScene               *scene,
           double                 left,
           double                 right)
{
  static const double dashes[] = { 6, 4 };
  GdkRGBA color = hp_lane_view_get_color (HP_LANE_VIEW (self), "hairpin_wish_color", 1);
  HpCurve *curve = hp_intensity_lane_get_shown (self, scene);
  HpCurve *wish = hp_scene_get_wish (scene);
  gsize n_points, n_wished;

  hp_curve_get_points (curve, &n_points);
  hp_curve_get_points (wish, &n_wished);
  if (n_wished == 0)
    return;

  if (n_points > 0)
    draw_difference (cr, geometry, curve, wish, left, right, &color);

  cairo_save (cr);
  gdk_cairo_set_source_rgba (cr, &color);
  cairo_set_line_width (cr, WISH_WIDTH);
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_new_path (cr);
  trace (cr, geometry, wish, left, right);
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
draw_scene (HpIntensityLane *self,
            cairo_t         *cr,
            HpScene         *scene)
{
  HpLaneView *lane = HP_LANE_VIEW (self);
  HpCurveGeometry geometry = hp_intensity_lane_get_geometry (self);
  gboolean selected = scene == hp_desk_get_scene (hp_lane_view_get_desk (lane));
  HpCurve *curve = hp_intensity_lane_get_shown (self, scene);
  GdkRGBA color = hp_lane_view_get_color (lane, "accent_color", selected ? 1 : 0.75f);
  GdkRGBA ground = hp_lane_view_get_color (lane, "window_fg_color", selected ? 0.055f : 0.03f);
  double left = MAX (hp_time_axis_x (&geometry.axis, (double) hp_scene_get_in (scene)), -2);
  double right = MIN (hp_time_axis_x (&geometry.axis, (double) hp_scene_get_out (scene)),
                      gtk_widget_get_width (GTK_WIDGET (self)) + 2.0);
  gsize n_points;

  if (left >= right)
    return;

  gdk_cairo_set_source_rgba (cr, &ground);
  cairo_rectangle (cr, left, 0, right - left, geometry.height);
  cairo_fill (cr);

  hp_curve_get_points (curve, &n_points);
  if (n_points > 0)
    draw_curve (cr, &geometry, curve, left, right, &color, selected);
  draw_wish (self, cr, &geometry, scene, left, right);
  draw_handles (self, cr, &geometry, scene, &color);
}

/* Where silence, the middle and the most lie. */
static void
draw_levels (HpIntensityLane *self,
             cairo_t         *cr)
{
  HpCurveGeometry geometry = hp_intensity_lane_get_geometry (self);
  GdkRGBA line = hp_lane_view_get_color (HP_LANE_VIEW (self), "window_fg_color", 0.10f);

  gdk_cairo_set_source_rgba (cr, &line);
  for (double level = 0; level <= 1; level += 0.5)
    {
      cairo_rectangle (cr, 0, floor (hp_curve_geometry_y (&geometry, level)),
                       gtk_widget_get_width (GTK_WIDGET (self)), 1);
      cairo_fill (cr);
    }
}

void
hp_intensity_lane_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  HpIntensityLane *self = HP_INTENSITY_LANE (widget);
  GListModel *scenes = hp_intensity_lane_get_scenes (self);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  cairo_t *cr;

  if (scenes == NULL)
    return;

  cr = gtk_snapshot_append_cairo (snapshot,
                                  &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  draw_levels (self, cr);
  for (guint i = 0; i < g_list_model_get_n_items (scenes); i++)
    {
      g_autoptr(HpScene) scene = g_list_model_get_item (scenes, i);

      draw_scene (self, cr, scene);
    }
  cairo_destroy (cr);

  hp_intensity_lane_snapshot_marks (self, snapshot);
}
