/* What lies above the curves of the intensity lane: hints, values, and what the pointer does. */

#include "config.h"

#include <glib/gi18n.h>

#include "model/plan-time.h"
#include "ui/timeline/drag-tag.h"
#include "ui/timeline/intensity-lane-private.h"

#define KNOB_SIZE 8.0  /* px */
#define FADER_WIDTH 22.0
#define FADER_HEIGHT 4.0

/* What a click does, where the curve has no points yet. */
static const char *
get_hint (HpIntensityLane *self)
{
  if (self->layer != NULL)
    return _("The layer follows the scene; click to draw its own curve");

  return hp_intensity_lane_draws_wish (self) ? _("Click to draw what the director wishes for")
                                             : _("Click to draw the intensity");
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

  hp_curve_get_points (hp_intensity_lane_get_curve (self, scene), &n_points);
  left = MAX (hp_time_axis_x (axis, (double) hp_scene_get_in (scene)), 0);
  right = hp_time_axis_x (axis, (double) hp_scene_get_out (scene));
  if (n_points == 0 && right - left > 60)
    hp_lane_view_snapshot_text (lane, snapshot, get_hint (self), left + 10, height / 2 - 10,
                                right - left - 20, &color);
}

/* Beside the point that is dragged: when and how much. */
static void
snapshot_value (HpIntensityLane *self,
                GtkSnapshot     *snapshot)
{
  HpPlan *plan = hp_desk_get_plan (hp_lane_view_get_desk (HP_LANE_VIEW (self)));
  HpCurveGeometry geometry = hp_intensity_lane_get_geometry (self);
  const HpCurvePoint *point = hp_intensity_lane_get_lead (self);
  g_autofree char *timecode = NULL;
  g_autofree char *text = NULL;

  if (self->draft == NULL || point == NULL)
    return;

  timecode = hp_plan_format_timecode (plan, point->at);
  text = g_strdup_printf ("%s  %.0f %%", timecode, 100 * point->level);
  hp_drag_tag_snapshot (HP_LANE_VIEW (self), snapshot, text,
                        hp_time_axis_x (&geometry.axis, (double) point->at),
                hp_curve_geometry_y (&geometry, point->level));
}

/* A line where it snaps, and a word that says to what, away from the point. */
static void
snapshot_snap (HpIntensityLane *self,
               GtkSnapshot     *snapshot)
{
  HpLaneView *lane = HP_LANE_VIEW (self);
  const HpCurvePoint *point = hp_intensity_lane_get_lead (self);
  double height = gtk_widget_get_height (GTK_WIDGET (self));
  g_autofree char *text =
    hp_snapping_describe (&self->snapping, hp_desk_get_plan (hp_lane_view_get_desk (lane)));

  if (text == NULL)
    return;

  hp_snapping_snapshot (&self->snapping, lane, snapshot);
  hp_drag_tag_snapshot (lane, snapshot, text,
                        hp_time_axis_x (hp_lane_view_get_axis (lane),
                                        (double) self->snapping.snap.frame),
                        point != NULL && point->level > 0.5 ? height : 0);
}

static void
snapshot_outline (GtkSnapshot      *snapshot,
                  const HpCurveBox *box,
                  const GdkRGBA    *color)
{
  GskRoundedRect outline;
  const float widths[4] = { 1, 1, 1, 1 };
  const GdkRGBA colors[4] = { *color, *color, *color, *color };

  gsk_rounded_rect_init_from_rect (&outline,
                                   &GRAPHENE_RECT_INIT ((float) box->left, (float) box->top,
                                                        (float) (box->right - box->left),
                                                        (float) (box->bottom - box->top)), 0);
  gtk_snapshot_append_border (snapshot, &outline, widths, colors);
}

static void
snapshot_band (HpIntensityLane *self,
               GtkSnapshot     *snapshot)
{
  GdkRGBA color = hp_lane_view_get_color (HP_LANE_VIEW (self), "accent_color", 1);
  GdkRGBA fill = hp_lane_view_get_color (HP_LANE_VIEW (self), "accent_color", 0.15f);

  if (self->deed != HP_INTENSITY_BANDING)
    return;

  hp_lane_view_snapshot_rect (snapshot, &fill, self->band.left, self->band.top,
                              self->band.right - self->band.left,
                              self->band.bottom - self->band.top);
  snapshot_outline (snapshot, &self->band, &color);
}

static void
snapshot_knob (GtkSnapshot   *snapshot,
               double         x,
               double         y,
               const GdkRGBA *color)
{
  hp_lane_view_snapshot_rect (snapshot, color, x - KNOB_SIZE / 2, y - KNOB_SIZE / 2, KNOB_SIZE,
                              KNOB_SIZE);
}

/* About the points chosen, to scale them by. */
static void
snapshot_frame (HpIntensityLane *self,
                GtkSnapshot     *snapshot)
{
  HpCurveGeometry geometry = hp_intensity_lane_get_geometry (self);
  GdkRGBA line = hp_lane_view_get_color (HP_LANE_VIEW (self), "accent_color", 0.5f);
  GdkRGBA knob = hp_lane_view_get_color (HP_LANE_VIEW (self), "accent_color", 1);
  HpCurveBox frame;
  double x, y;

  if (self->choice.scene == NULL || self->deed == HP_INTENSITY_BANDING ||
      !hp_curve_geometry_get_frame (&geometry, &self->extent, HP_INTENSITY_LANE_FRAME_MARGIN,
                                    &frame))
    return;

  snapshot_outline (snapshot, &frame, &line);
  if (!hp_intensity_lane_can_edit (self))
    return;

  x = (frame.left + frame.right) / 2;
  y = (frame.top + frame.bottom) / 2;
  snapshot_knob (snapshot, frame.left, y, &knob);
  snapshot_knob (snapshot, frame.right, y, &knob);
  snapshot_knob (snapshot, x, frame.top, &knob);
  snapshot_knob (snapshot, x, frame.bottom, &knob);
}

/* Says of a line of the scene selected, which the intensity is not, what it is. */
static void
snapshot_name (HpIntensityLane *self,
               GtkSnapshot     *snapshot)
{
  HpLaneView *lane = HP_LANE_VIEW (self);
  HpCurveGeometry geometry = hp_intensity_lane_get_geometry (self);
  HpScene *scene = hp_desk_get_scene (hp_lane_view_get_desk (lane));
  gboolean is_layer = self->layer != NULL;
  GdkRGBA color = hp_lane_view_get_color (lane, is_layer ? "hairpin_layer_color"
                                                         : "hairpin_wish_color", 1);
  const char *name = is_layer ? hp_layer_get_name (self->layer) : C_("curve", "Wish");
  HpCurve *curve;
  double left, right, y;
  gsize n_points;
  int height;

  if (scene == NULL)
    return;

  curve = is_layer || hp_intensity_lane_draws_wish (self)
          ? hp_intensity_lane_get_shown (self, scene) : hp_scene_get_wish (scene);
  hp_curve_get_points (curve, &n_points);
  if (n_points == 0)
    return;

  left = MAX (hp_time_axis_x (&geometry.axis, (double) hp_scene_get_in (scene)), 0) + 6;
  right = hp_time_axis_x (&geometry.axis, (double) hp_scene_get_out (scene));
  y = hp_curve_geometry_y (&geometry,
                           hp_curve_level_at (curve, hp_time_axis_time_at (&geometry.axis, left)));
  hp_lane_view_measure_text (lane, name, NULL, &height);
  hp_lane_view_snapshot_text (lane, snapshot, name, left, y > height + 4 ? y - height - 2 : y + 4,
                              right - left, &color);
}

/* Where a fader stands that has yet to reach the curve: a bar at the playhead. */
static void
snapshot_fader (HpIntensityLane *self,
                GtkSnapshot     *snapshot)
{
  HpLaneView *lane = HP_LANE_VIEW (self);
  HpCurveGeometry geometry = hp_intensity_lane_get_geometry (self);
  GdkRGBA color = hp_lane_view_get_color (lane, "accent_color", 1);
  double playhead = hp_desk_get_playhead (hp_lane_view_get_desk (lane));
  double level = hp_ride_get_waiting (self->ride);

  if (level >= 0)
    hp_lane_view_snapshot_rect (snapshot, &color,
                                hp_time_axis_x (&geometry.axis, playhead) - FADER_WIDTH / 2,
                                hp_curve_geometry_y (&geometry, level) - FADER_HEIGHT / 2,
                                FADER_WIDTH, FADER_HEIGHT);
}

void
hp_intensity_lane_snapshot_marks (HpIntensityLane *self,
                                  GtkSnapshot     *snapshot)
{
  snapshot_hint (self, snapshot);
  snapshot_name (self, snapshot);
  snapshot_frame (self, snapshot);
  snapshot_band (self, snapshot);
  snapshot_snap (self, snapshot);
  snapshot_value (self, snapshot);
  snapshot_fader (self, snapshot);
}
