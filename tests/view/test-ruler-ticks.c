#include "core/timecode.h"
#include "view/ruler-ticks.h"

static const HpRulerReel film = { { 24000, 1001 }, FALSE, 0, 172800, 86400 };
static const HpRulerReel video = { { 30000, 1001 }, TRUE, 0, 107892, 0 };

/* At any zoom, labels keep their distance, are round, and none is missing in between. */
static void
check_reel (const HpRulerReel *reel)
{
  for (double frames_per_px = 1 / 64.0; frames_per_px < 200; frames_per_px *= 1.3)
    for (double start = 0; start < (double) reel->end; start += 7919)
      {
        HpTimeAxis axis = { start, frames_per_px };
        g_autoptr(GArray) ticks = hp_ruler_ticks_new (&axis, 1000, 90, reel);
        double last_x = -1e9, widest = 0;
        guint n_major = 0;

        for (guint i = 0; i < ticks->len; i++)
          {
            HpRulerTick tick = g_array_index (ticks, HpRulerTick, i);
            double x = hp_time_axis_x (&axis, (double) tick.frame);

            g_assert_cmpint (tick.frame, >=, reel->start);
            g_assert_cmpint (tick.frame, <, reel->end);
            if (!tick.is_major)
              continue;
            n_major++;
            g_assert_cmpfloat (x - last_x, >=, 85);
            if (last_x > -1e8)
              widest = MAX (widest, x - last_x);
            last_x = x;
          }

        g_test_message ("%g frames a px from %g: %u labels", frames_per_px, start, n_major);
        g_assert_cmpuint (n_major, <, 14);
        if (start + 1000 * frames_per_px < (double) reel->end && frames_per_px < 100)
          g_assert_cmpuint (n_major, >, 0);
        if (n_major > 1 && frames_per_px < 20)
          g_assert_cmpfloat (widest, <, 90 * 4);
      }
}

static void
test_non_drop (void)
{
  check_reel (&film);
}

static void
test_drop (void)
{
  check_reel (&video);
}

static void
test_labels_are_round (void)
{
  HpTimeAxis axis = { 1700, 2 };
  g_autoptr(GArray) ticks = hp_ruler_ticks_new (&axis, 1000, 90, &video);

  for (guint i = 0; i < ticks->len; i++)
    {
      HpRulerTick tick = g_array_index (ticks, HpRulerTick, i);
      g_autofree char *label = hp_timecode_format (tick.frame, video.rate, TRUE);

      g_test_message ("%s", label);
      if (tick.is_major)
        g_assert_true (g_str_has_suffix (label, "0;00") || g_str_has_suffix (label, ":00;02") ||
                       g_str_has_suffix (label, "5;00"));
    }
}

/* The next reel begins with labels of its own. */
static void
test_labels_stay_in_the_reel (void)
{
  const HpRulerReel reel = { { 24, 1 }, FALSE, 100, 1100, 86400 };

  for (double frames_per_px = 1 / 64.0; frames_per_px < 20; frames_per_px *= 1.1)
    {
      HpTimeAxis axis = { 1100 - 500 * frames_per_px, frames_per_px };
      g_autoptr(GArray) ticks = hp_ruler_ticks_new (&axis, 1000, 90, &reel);

      for (guint i = 0; i < ticks->len; i++)
        {
          HpRulerTick tick = g_array_index (ticks, HpRulerTick, i);

          if (tick.is_major)
            g_assert_cmpfloat (hp_time_axis_x (&axis, (double) tick.frame) + 90, <=, 500.001);
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/view/ruler-ticks/non-drop", test_non_drop);
  g_test_add_func ("/view/ruler-ticks/drop", test_drop);
  g_test_add_func ("/view/ruler-ticks/labels-are-round", test_labels_are_round);
  g_test_add_func ("/view/ruler-ticks/labels-stay-in-the-reel", test_labels_stay_in_the_reel);

  return g_test_run ();
}
