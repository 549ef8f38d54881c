#include "view/bar-grid.h"

#define LABEL_WIDTH 34.0

/* Bars of four beats, then of three, ever faster, from frame 100 on. */
static HpTempoMap *
make_tempo_map (void)
{
  static const HpTempoMapChange changes[] = {
    { { 0, 1 }, { 1, 4 }, { 60, 0 }, TRUE },
    { { 40, 1 }, { 1, 4 }, { 180, 0 }, FALSE },
  };

  return hp_tempo_map_new (changes, G_N_ELEMENTS (changes), (HpFrameRate) { 24, 1 }, 100);
}

static HpMeterMap *
make_meter_map (void)
{
  static const HpMeterMapChange changes[] = { { 1, { 4, 4 } }, { 9, { 3, 4 } } };

  return hp_meter_map_new (changes, G_N_ELEMENTS (changes));
}

/* At every zoom, numbers keep their distance, ticks theirs, and none lies outside. */
static void
test_keeps_its_distance (void)
{
  g_autoptr(HpTempoMap) tempo_map = make_tempo_map ();
  g_autoptr(HpMeterMap) meter_map = make_meter_map ();

  for (double frames_per_px = 1 / 64.0; frames_per_px < 300; frames_per_px *= 1.4)
    for (double start = 0; start < 4000; start += 331)
      {
        HpTimeAxis axis = { start, frames_per_px };
        g_autoptr(GArray) ticks = hp_bar_grid_new (&axis, 1000, LABEL_WIDTH, tempo_map, meter_map,
                                                   80, 3000);
        double last = -1e9, last_label = -1e9;

        g_assert_cmpuint (ticks->len, <, 1000 / 6);
        for (guint i = 0; i < ticks->len; i++)
          {
            HpBarTick tick = g_array_index (ticks, HpBarTick, i);
            double x = hp_time_axis_x (&axis, tick.frame);

            g_assert_cmpfloat (tick.frame, >=, 80);
            g_assert_cmpfloat (tick.frame, <, 3000);
            g_assert_cmpfloat (x - last, >=, 6);
            last = x;
            if (!tick.has_label)
              continue;
            g_assert_true (tick.is_bar);
            g_assert_cmpfloat (x - last_label, >=, LABEL_WIDTH - 1e-6);
            last_label = x;
          }
      }
}

/* Near enough, every bar has its number and its beats, at the frames of the tempo plan. */
static void
test_bars_and_beats (void)
{
  static const HpTempoMapChange changes[] = { { { 0, 1 }, { 1, 4 }, { 60, 0 }, FALSE } };
  g_autoptr(HpTempoMap) tempo_map = hp_tempo_map_new (changes, 1, (HpFrameRate) { 24, 1 }, 100);
  g_autoptr(HpMeterMap) meter_map = make_meter_map ();
  HpTimeAxis axis = { 100, 0.5 };
  g_autoptr(GArray) ticks = hp_bar_grid_new (&axis, 500, LABEL_WIDTH, tempo_map, meter_map, 100,
                                             1000);

  g_assert_cmpuint (ticks->len, ==, 11);
  for (guint i = 0; i < ticks->len; i++)
    {
      HpBarTick tick = g_array_index (ticks, HpBarTick, i);

      g_assert_cmpfloat_with_epsilon (tick.frame, 100 + 24 * i, 1e-6);
      g_assert_cmpint (tick.bar, ==, 1 + i / 4);
      g_assert_cmpint (tick.is_bar, ==, i % 4 == 0);
      g_assert_cmpint (tick.has_label, ==, i % 4 == 0);
    }
}

/* Farther away, the numbers are 1, 5, 9 … at any place. */
static void
test_numbers_are_regular (void)
{
  g_autoptr(HpTempoMap) tempo_map = make_tempo_map ();
  g_autoptr(HpMeterMap) meter_map = make_meter_map ();
  HpTimeAxis axis = { 0, 6 };
  g_autoptr(GArray) ticks = hp_bar_grid_new (&axis, 800, LABEL_WIDTH, tempo_map, meter_map, 0,
                                             4000);
  gint64 step = 0, last = 1;

  for (guint i = 0; i < ticks->len; i++)
    {
      HpBarTick tick = g_array_index (ticks, HpBarTick, i);

      if (!tick.has_label || tick.bar <= 1)
        continue;
      if (step == 0)
        step = tick.bar - 1;
      g_assert_cmpint (tick.bar - last, ==, step);
      last = tick.bar;
    }
  g_assert_cmpint (step, >, 1);
}

static gboolean
has_tick (GArray          *ticks,
          const HpBarTick *wanted)
{
  for (guint i = 0; i < ticks->len; i++)
    {
      HpBarTick *tick = &g_array_index (ticks, HpBarTick, i);

      if (tick->bar == wanted->bar && tick->is_bar == wanted->is_bar &&
          tick->has_label == wanted->has_label && ABS (tick->frame - wanted->frame) < 1e-6)
        return TRUE;
    }

  return FALSE;
}

/* Wherever one looks, a part of the cue looks the same: it can be drawn in parts. */
static void
test_parts_go_together (void)
{
  g_autoptr(HpTempoMap) tempo_map = make_tempo_map ();
  g_autoptr(HpMeterMap) meter_map = make_meter_map ();

  for (double frames_per_px = 1 / 16.0; frames_per_px < 60; frames_per_px *= 1.3)
    {
      HpTimeAxis whole = { 0, frames_per_px };
      double end = 3000 / frames_per_px;
      g_autoptr(GArray) all = hp_bar_grid_new (&whole, end, LABEL_WIDTH, tempo_map, meter_map, 80,
                                               3000);

      for (double x = 0; x < end; x += 256)
        {
          HpTimeAxis axis = { x * frames_per_px, frames_per_px };
          g_autoptr(GArray) part = hp_bar_grid_new (&axis, 256, LABEL_WIDTH, tempo_map, meter_map,
                                                    80, 3000);

          for (guint i = 0; i < part->len; i++)
            g_assert_true (has_tick (all, &g_array_index (part, HpBarTick, i)));
          for (guint i = 0; i < all->len; i++)
            {
              HpBarTick *tick = &g_array_index (all, HpBarTick, i);
              double here = hp_time_axis_x (&axis, tick->frame);

              g_assert_true (here < 0 || here >= 256 || has_tick (part, tick));
            }
        }
    }
}

static void
test_nothing_outside (void)
{
  g_autoptr(HpTempoMap) tempo_map = make_tempo_map ();
  g_autoptr(HpMeterMap) meter_map = make_meter_map ();
  HpTimeAxis axis = { 5000, 1 };
  g_autoptr(GArray) ticks = hp_bar_grid_new (&axis, 800, LABEL_WIDTH, tempo_map, meter_map, 0,
                                             4000);

  g_assert_cmpuint (ticks->len, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/view/bar-grid/keeps-its-distance", test_keeps_its_distance);
  g_test_add_func ("/view/bar-grid/bars-and-beats", test_bars_and_beats);
  g_test_add_func ("/view/bar-grid/numbers-are-regular", test_numbers_are_regular);
  g_test_add_func ("/view/bar-grid/parts-go-together", test_parts_go_together);
  g_test_add_func ("/view/bar-grid/nothing-outside", test_nothing_outside);

  return g_test_run ();
}
