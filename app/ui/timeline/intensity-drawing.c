/* What the intensity lane looks like: it reads, and decides nothing. */

#include "config.h"

#include <glib/gi18n.h>
#include <math.h>

#include "model/plan-time.h"
#include "ui/timeline/intensity-lane-private.h"

#define LINE_WIDTH 2.0

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

static void
draw_handles (HpIntensityLane       *self,
              cairo_t               *cr,
              const HpCurveGeometry *geometry,
              const HpCurve         *curve,
              const GdkRGBA         *color,
              gboolean               of_selected)
{
  GdkRGBA inside = hp_lane_view_get_color (HP_LANE_VIEW (self), "view_bg_color", 1);
  gsize n_points;
  const HpCurvePoint *points = hp_curve_get_points (curve, &n_points);

  for (gsize i = 0; i < n_points; i++)
    {
      gboolean selected = of_selected && points[i].at == self->selected;
      double x = hp_time_axis_x (&geometry->axis, (double) points[i].at);
      double y = hp_curve_geometry_y (geometry, points[i].level);

      cairo_new_sub_path (cr);
      cairo_arc (cr, x, y, HP_INTENSITY_LANE_HANDLE_RADIUS + (selected ? 1.5 : 0), 0, 2 * G_PI);
      gdk_cairo_set_source_rgba (cr, selected ? color : &inside);
      cairo_fill_preserve (cr);
      gdk_cairo_set_source_rgba (cr, color);
      cairo_set_line_width (cr, 1.75);
      cairo_stroke (cr);
    }
}

static void
draw_scene (HpIntensityLane *self,
            cairo_t         *cr,
            HpScene         *scene)
{
  HpLaneView *lane = HP_LANE_VIEW (self);
  HpCurveGeometry geometry = hp_intensity_lane_get_geometry (self);
  gboolean selected = scene == hp_desk_get_scene (hp_lane_view_get_desk (lane));
  gboolean drawn = scene == self->scene && self->draft != NULL;
  HpCurve *curve = drawn ? self->draft : hp_scene_get_curve (scene);
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
  if (n_points == 0)
    return;

  draw_curve (cr, &geometry, curve, left, right, &color, selected);
  draw_handles (self, cr, &geometry, curve, &color, scene == self->scene);
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

static void
snapshot_hint (HpIntensityLane *self,
               GtkSnapshot     *snapshot)
{
  HpLaneView *lane = HP_LANE_VIEW (self);
  GdkRGBA color = hp_lane_view_get_color (lane, "window_fg_color", 0.55f);
  double height = gtk_widget_get_height (GTK_WIDGET (self));
  HpScene *scene = hp_desk_get_scene (hp_lane_view_get_desk (lane));
  const HpTimeAxis *axis = hp_lane_view_get_axis (lane);
  double left, right;
  gsize n_points;

  if (g_list_model_get_n_items (hp_intensity_lane_get_scenes (self)) == 0)
    {
      hp_lane_view_snapshot_text (lane, snapshot,
                                  _("Play, and press I where music comes in and O where it goes out"),
                                  16, height / 2 - 10, gtk_widget_get_width (GTK_WIDGET (self)) - 32, &color);
      return;
    }

  if (scene == NULL || self->draft != NULL)
    return;

  hp_curve_get_points (hp_scene_get_curve (scene), &n_points);
  left = MAX (hp_time_axis_x (axis, (double) hp_scene_get_in (scene)), 0);
  right = hp_time_axis_x (axis, (double) hp_scene_get_out (scene));
  if (n_points == 0 && right - left > 60)
    hp_lane_view_snapshot_text (lane, snapshot, _("Click to draw the intensity"),
                                left + 10, height / 2 - 10, right - left - 20, &color);
}

/* Beside the point that is dragged: when and how much. */
static void
snapshot_value (HpIntensityLane *self,
                GtkSnapshot     *snapshot)
{
  HpLaneView *lane = HP_LANE_VIEW (self);
  HpPlan *plan = hp_desk_get_plan (hp_lane_view_get_desk (lane));
  HpCurveGeometry geometry = hp_intensity_lane_get_geometry (self);
  const HpCurvePoint *point = hp_intensity_lane_get_selected_point (self);
  GdkRGBA color = hp_lane_view_get_color (lane, "window_fg_color", 1);
  GdkRGBA ground = hp_lane_view_get_color (lane, "view_bg_color", 0.9f);
  g_autofree char *timecode = NULL;
  g_autofree char *text = NULL;
  double x, y;

  if (self->draft == NULL || point == NULL)
    return;

  timecode = hp_plan_format_timecode (plan, point->at);
  text = g_strdup_printf ("%s  %.0f %%", timecode, 100 * point->level);
  x = hp_time_axis_x (&geometry.axis, (double) point->at) + 12;
  y = CLAMP (hp_curve_geometry_y (&geometry, point->level) - 10, 2, geometry.height - 24);
  if (x + 150 > gtk_widget_get_width (GTK_WIDGET (self)))
    x -= 24 + 150;

  hp_lane_view_snapshot_rect (snapshot, &ground, x - 4, y - 1, 150, 22);
  hp_lane_view_snapshot_text (lane, snapshot, text, x, y, 146, &color);
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

  snapshot_hint (self, snapshot);
  snapshot_value (self, snapshot);
}
