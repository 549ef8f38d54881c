/* From the whole film to one frame of 40 px, at several rates: what is drawn is hit where it is
 * drawn, and nothing drifts. */

#include <math.h>

#include "core/curve.h"
#include "core/frame-rate.h"
#include "view/curve-geometry.h"
#include "view/lanes.h"
#include "view/overview.h"
#include "view/ruler-ticks.h"
#include "view/span-geometry.h"

#define WIDTH 1920.0         /* px */
#define FRAME_WIDTH 40.0     /* px, at the nearest */
#define REACH 8.0            /* px */
#define N_FRAMES_TRIED 40    /* at each zoom */

static const HpFrameRate rates[] = {
  { 24000, 1001 }, { 24, 1 }, { 25, 1 }, { 30000, 1001 }, { 60, 1 },
};

typedef void (*TryFunc) (const HpTimeAxis *axis,
                         gint64            duration,
                         HpFrameRate       rate,
                         GRand            *rand);

/* Frames of two hours. */
static gint64
two_hours (HpFrameRate rate)
{
  return (gint64) (7200 * hp_frame_rate_to_double (rate));
}

/* At each rate, at each zoom in steps of two, at the start, at the end and between. */
static void
try_all (TryFunc try)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (1);
  guint n_tried = 0;

  for (guint i = 0; i < G_N_ELEMENTS (rates); i++)
    {
      gint64 duration = two_hours (rates[i]);
      HpTimeAxis all = hp_time_axis_fitting (0, duration, WIDTH);

      for (double zoom = all.frames_per_px; zoom >= 0.5 / FRAME_WIDTH; zoom /= 2)
        for (int part = 0; part <= 4; part++)
          {
            HpTimeAxis axis = { 0, MAX (zoom, 1 / FRAME_WIDTH) };

            axis = hp_time_axis_moved_to (&axis, (double) duration * part / 4 + part / 7.0,
                                          duration, WIDTH);
            try (&axis, duration, rates[i], rand);
            n_tried++;
          }
    }

  g_assert_cmpuint (n_tried, >, G_N_ELEMENTS (rates) * 5 * 12);
}

/* One that is shown, or nearly. */
static gint64
some_frame (const HpTimeAxis *axis,
            gint64            duration,
            GRand            *rand)
{
  double time = hp_time_axis_time_at (axis, g_rand_double_range (rand, -10, WIDTH + 10));

  return CLAMP ((gint64) floor (time), 0, duration - 1);
}

static void
try_frames (const HpTimeAxis *axis,
            gint64            duration,
            HpFrameRate       rate,
            GRand            *rand)
{
  for (guint i = 0; i < N_FRAMES_TRIED; i++)
    {
      gint64 frame = some_frame (axis, duration, rand);
      double x = hp_time_axis_x (axis, (double) frame);
      double width = 1 / axis->frames_per_px;

      g_assert_cmpint (hp_time_axis_frame_at (axis, x, duration), ==, frame);
      g_assert_cmpint (hp_time_axis_frame_at (axis, x + width / 2, duration), ==, frame);
      g_assert_cmpint (hp_time_axis_edge_at (axis, x, duration), ==, frame);
      g_assert_cmpint (hp_time_axis_edge_at (axis, x + 0.49 * width, duration), ==, frame);
      g_assert_cmpint (hp_time_axis_edge_at (axis, x + 0.51 * width, duration), ==, frame + 1);
    }
}

static void
test_frames (void)
{
  try_all (try_frames);
}

static void
try_round_trips (const HpTimeAxis *axis,
                 gint64            duration,
                 HpFrameRate       rate,
                 GRand            *rand)
{
  gint64 first = some_frame (axis, duration, rand);
  gint64 frame = first, edge = first;
  double began = g_rand_double_range (rand, 0, WIDTH);
  double x = began;

  for (guint i = 0; i < 10000; i++)
    {
      frame = hp_time_axis_frame_at (axis, hp_time_axis_x (axis, (double) frame), duration);
      edge = hp_time_axis_edge_at (axis, hp_time_axis_x (axis, (double) edge), duration);
      x = hp_time_axis_x (axis, hp_time_axis_time_at (axis, x));
    }

  g_assert_cmpint (frame, ==, first);
  g_assert_cmpint (edge, ==, first);
  g_assert_cmpfloat_with_epsilon (x, began, 0.001);
}

static void
test_round_trips (void)
{
  try_all (try_round_trips);
}

/* Scenes, lines of dialogue, entries. */
static void
try_spans (const HpTimeAxis *axis,
           gint64            duration,
           HpFrameRate       rate,
           GRand            *rand)
{
  for (guint i = 0; i < N_FRAMES_TRIED; i++)
    {
      gint64 in = some_frame (axis, duration, rand);
      gint64 out = in + 1 + (gint64) (g_rand_double_range (rand, 0, 400) * axis->frames_per_px);
      double left = hp_time_axis_x (axis, (double) in);
      double right = hp_time_axis_x (axis, (double) out);

      g_assert_cmpint (hp_span_part_at (axis, in, out, left, REACH), ==, HP_SPAN_IN);
      g_assert_cmpint (hp_span_part_at (axis, in, out, left - 1, REACH), ==, HP_SPAN_IN);
      g_assert_cmpint (hp_span_part_at (axis, in, out, right, REACH), ==, HP_SPAN_OUT);
      g_assert_cmpint (hp_span_part_at (axis, in, out, right + 1, REACH), ==, HP_SPAN_OUT);
      g_assert_cmpint (hp_span_part_at (axis, in, out, (left + right) / 2, REACH), ==, HP_SPAN_BODY);
      g_assert_cmpint (hp_span_part_at (axis, in, out, left - REACH - 1, REACH), ==,
                       HP_SPAN_OUTSIDE);
      g_assert_cmpint (hp_span_part_at (axis, in, out, right + REACH + 1, REACH), ==,
                       HP_SPAN_OUTSIDE);
      if (right - left > 3)
        {
          g_assert_cmpint (hp_span_part_at (axis, in, out, left + 0.99, REACH), ==, HP_SPAN_IN);
          g_assert_cmpint (hp_span_part_at (axis, in, out, right - 0.99, REACH), ==, HP_SPAN_OUT);
        }
      if (right - left > 3 * REACH)
        {
          g_assert_cmpint (hp_span_part_at (axis, in, out, left + REACH + 1, REACH), ==,
                           HP_SPAN_BODY);
          g_assert_cmpint (hp_span_part_at (axis, in, out, right - REACH - 1, REACH), ==,
                           HP_SPAN_BODY);
        }
      g_assert_cmpfloat (hp_span_distance (axis, in, out, left), ==, 0);
      g_assert_cmpfloat (hp_span_distance (axis, in, out, right), ==, 0);
    }
}

static void
test_spans (void)
{
  try_all (try_spans);
}

/* What lies under a px is among those that are looked at there. */
static void
try_rows (const HpTimeAxis *axis,
          gint64            duration,
          HpFrameRate       rate,
          GRand            *rand)
{
  HpLaneSpan spans[N_FRAMES_TRIED];
  gint64 in = some_frame (axis, duration, rand);

  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    {
      spans[i] = (HpLaneSpan) { .in = in,
                                .out = in + g_rand_int_range (rand, 1, 50) };
      in += g_rand_int_range (rand, 0, 40);
    }
  hp_lane_spans_measure (spans, G_N_ELEMENTS (spans));

  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    {
      const gint64 ends[] = { spans[i].in, spans[i].out };

      for (guint j = 0; j < G_N_ELEMENTS (ends); j++)
        {
          double x = hp_time_axis_x (axis, (double) ends[j]);
          guint first, end;

          hp_lane_spans_find (spans, G_N_ELEMENTS (spans), hp_time_axis_time_at (axis, x - REACH),
                              hp_time_axis_time_at (axis, x + REACH), &first, &end);
          g_assert_cmpuint (first, <=, i);
          g_assert_cmpuint (end, >, i);
        }
    }
}

static void
test_rows (void)
{
  try_all (try_rows);
}

static void
try_points (const HpTimeAxis *axis,
            gint64            duration,
            HpFrameRate       rate,
            GRand            *rand)
{
  HpCurveGeometry geometry = { .axis = *axis, .height = 120, .inset = 6 };

  for (guint i = 0; i < N_FRAMES_TRIED; i++)
    {
      HpCurvePoint point = { some_frame (axis, duration, rand), g_rand_double (rand),
                             HP_CURVE_LINE };
      g_autoptr(HpCurve) curve = hp_curve_new (&point, 1);
      double x = hp_time_axis_x (axis, (double) point.at);
      double y = hp_curve_geometry_y (&geometry, point.level);

      for (int dx = -1; dx <= 1; dx++)
        for (int dy = -1; dy <= 1; dy++)
          {
            double far_x = x + dx * (REACH + 1), far_y = y + dy * (REACH + 1);

            g_assert_cmpint (hp_curve_geometry_point_at (&geometry, curve, x + dx, y + dy, REACH),
                             ==, 0);
            if (dx != 0 || dy != 0)
              g_assert_cmpint (hp_curve_geometry_point_at (&geometry, curve, far_x, far_y, REACH),
                               ==, -1);
          }
      g_assert_cmpfloat_with_epsilon (hp_curve_geometry_level_at (&geometry, y), point.level, 1e-9);
    }
}

static void
test_points (void)
{
  try_all (try_points);
}

static void
try_ticks (const HpTimeAxis *axis,
           gint64            duration,
           HpFrameRate       rate,
           GRand            *rand)
{
  HpRulerReel reel = { .rate = rate, .end = duration,
                       .start_label = 3600 * hp_frame_rate_get_base (rate) };
  g_autoptr(GArray) ticks = hp_ruler_ticks_new (axis, WIDTH, 90, &reel);
  double last = -G_MAXDOUBLE, last_major = -G_MAXDOUBLE;

  g_assert_cmpuint (ticks->len, >, 0);
  for (guint i = 0; i < ticks->len; i++)
    {
      const HpRulerTick *tick = &g_array_index (ticks, HpRulerTick, i);
      double x = hp_time_axis_x (axis, (double) tick->frame);

      g_assert_cmpint (hp_time_axis_frame_at (axis, x, duration + 1), ==, tick->frame);
      g_assert_cmpfloat (x, >, last);
      last = x;
      if (!tick->is_major)
        continue;

      g_assert_cmpfloat (x - last_major, >=, 90 - 0.001);
      last_major = x;
    }
}

static void
test_ticks (void)
{
  try_all (try_ticks);
}

/* There and back by @n px, many times. */
static void
try_panning (const HpTimeAxis *axis,
             gint64            duration,
             HpFrameRate       rate,
             GRand            *rand)
{
  double room = (double) duration - WIDTH * axis->frames_per_px;
  HpTimeAxis moved = *axis;

  for (guint i = 0; i < 10000; i++)
    {
      double n = g_rand_double_range (rand, 1, 500) * axis->frames_per_px;

      if (moved.start + n > room)
        n = -n;
      if (moved.start + n < 0)
        continue;
      moved = hp_time_axis_moved_to (&moved, moved.start + n, duration, WIDTH);
      moved = hp_time_axis_moved_to (&moved, moved.start - n, duration, WIDTH);
    }

  g_assert_cmpfloat (moved.frames_per_px, ==, axis->frames_per_px);
  g_assert_cmpfloat (fabs (moved.start - axis->start), <, 0.001 * axis->frames_per_px);
}

static void
test_panning (void)
{
  try_all (try_panning);
}

/* In and out about a px in the middle, where the ends of the film are far. */
static void
try_zooming (const HpTimeAxis *axis,
             gint64            duration,
             HpFrameRate       rate,
             GRand            *rand)
{
  HpTimeAxis zoomed = *axis;
  double x = g_rand_double_range (rand, 0, WIDTH);
  double held = hp_time_axis_time_at (axis, x);

  if (axis->frames_per_px > 4 || axis->start < 40000 || axis->start + 40000 > (double) duration)
    return;

  for (guint i = 0; i < 1000; i++)
    {
      double factor = g_rand_double_range (rand, 1.01, 2);

      zoomed = hp_time_axis_zoomed (&zoomed, x, 1 / factor, duration, WIDTH);
      g_assert_cmpfloat (fabs (hp_time_axis_x (&zoomed, held) - x), <, 0.01);
      zoomed = hp_time_axis_zoomed (&zoomed, x, factor, duration, WIDTH);
      g_assert_cmpfloat (fabs (hp_time_axis_x (&zoomed, held) - x), <, 0.01);
    }

  g_assert_cmpfloat_with_epsilon (zoomed.frames_per_px / axis->frames_per_px, 1, 1e-9);
}

static void
test_zooming (void)
{
  try_all (try_zooming);
}

/* At the nearest no zoom goes further, and what is held stays all the same. */
static void
test_limit (void)
{
  HpTimeAxis axis = { 50000.3, 1 / FRAME_WIDTH };
  double held = hp_time_axis_time_at (&axis, 777);

  for (guint i = 0; i < 1000; i++)
    {
      axis = hp_time_axis_zoomed (&axis, 777, 1.25, 172800, WIDTH);
      g_assert_cmpfloat (fabs (hp_time_axis_x (&axis, held) - 777), <, 0.01);
    }
  g_assert_cmpfloat (1 / axis.frames_per_px, ==, HP_TIME_AXIS_MAX_FRAME_WIDTH);
}

static void
try_overview (const HpTimeAxis *axis,
              gint64            duration,
              HpFrameRate       rate,
              GRand            *rand)
{
  HpOverview began = hp_overview_new (axis, WIDTH, duration, WIDTH);

  for (HpSpanPart part = HP_SPAN_IN; part <= HP_SPAN_OUT; part++)
    {
      HpOverview there = hp_overview_dragged (&began, part, g_rand_double_range (rand, -50, 50));
      HpOverview back = hp_overview_dragged (&began, part, 0);

      g_assert_cmpfloat (there.start, >=, 0);
      g_assert_cmpfloat (there.start, <, there.end);
      g_assert_cmpfloat (there.end, <=, (double) duration + 0.001);
      g_assert_cmpfloat_with_epsilon (back.start, began.start, 1e-6);
      g_assert_cmpfloat_with_epsilon (back.end, began.end, 1e-6);
    }
}

static void
test_overview (void)
{
  try_all (try_overview);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/view/round-trips/frames-are-found-where-they-are-drawn", test_frames);
  g_test_add_func ("/view/round-trips/nothing-drifts-to-px-and-back", test_round_trips);
  g_test_add_func ("/view/round-trips/stretches-are-hit-where-they-are-drawn", test_spans);
  g_test_add_func ("/view/round-trips/stretches-are-looked-for-where-they-are-drawn", test_rows);
  g_test_add_func ("/view/round-trips/points-are-hit-where-they-are-drawn", test_points);
  g_test_add_func ("/view/round-trips/ticks-are-on-frames-and-apart", test_ticks);
  g_test_add_func ("/view/round-trips/panning-there-and-back-changes-nothing", test_panning);
  g_test_add_func ("/view/round-trips/zooming-holds-what-is-under-the-pointer", test_zooming);
  g_test_add_func ("/view/round-trips/zooming-holds-it-at-the-limit", test_limit);
  g_test_add_func ("/view/round-trips/a-drag-in-the-overview-and-back-changes-nothing",
                   test_overview);

  return g_test_run ();
}
