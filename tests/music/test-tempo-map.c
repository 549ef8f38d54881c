#include "music/tempo-map.h"

#include <math.h>

static const HpFrameRate film = { 24000, 1001 };

#define QUARTER { 1, 4 }

/* The vector of the conventions: 90 to 120 over 8 beats, linear in beats. */
static void
test_a_ramp_takes_its_closed_form (void)
{
  static const HpTempoMapChange changes[] = {
    { { 0, 1 }, QUARTER, { 90, 0 }, TRUE },
    { { 2, 1 }, QUARTER, { 120, 0 }, FALSE },
  };
  g_autoptr(HpTempoMap) map = hp_tempo_map_new (changes, G_N_ELEMENTS (changes), film, 0);
  HpFraction end = { 2, 1 };

  g_assert_cmpfloat_with_epsilon (hp_tempo_map_get_seconds (map, end), 4.602913159, 5e-10);
  g_assert_cmpfloat_with_epsilon (hp_tempo_map_get_seconds (map, (HpFraction) { 3, 1 }),
                                  4.602913159 + 2, 5e-10);
  g_assert_cmpfloat_with_epsilon (hp_tempo_map_get_tempo (map, (HpFraction) { 1, 1 }),
                                  105.0 / 4, 1e-9);
}

/* What a fine sum of 60/w says, the logarithm must say, too. */
static void
test_a_ramp_is_the_integral (void)
{
  static const HpTempoMapChange changes[] = {
    { { 0, 1 }, QUARTER, { 132, 0 }, TRUE },
    { { 3, 2 }, { 3, 8 }, { 54, 0 }, FALSE },
  };
  g_autoptr(HpTempoMap) map = hp_tempo_map_new (changes, G_N_ELEMENTS (changes), film, 0);
  const int n_steps = 100000;
  double from = 132 / 4.0, to = 54 * 3 / 8.0, sum = 0;

  for (int i = 0; i < n_steps; i++)
    sum += 60 * 1.5 / n_steps / (from + (to - from) * (i + 0.5) / n_steps);

  g_assert_cmpfloat_with_epsilon (hp_tempo_map_get_seconds (map, (HpFraction) { 3, 2 }), sum, 1e-8);
}

static void
test_a_held_tempo (void)
{
  static const struct { HpFraction at; double seconds; } cases[] = {
    { { 0, 1 }, 0 },
    { { 1, 4 }, 60.0 / 72 },
    { { 23, 1 }, 92 * 60.0 / 72 },
    { { -1, 2 }, -120.0 / 72 },
  };
  static const HpTempoMapChange change = { { 0, 1 }, QUARTER, { 72, 0 }, FALSE };
  g_autoptr(HpTempoMap) map = hp_tempo_map_new (&change, 1, film, 1462);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpfloat_with_epsilon (hp_tempo_map_get_seconds (map, cases[i].at),
                                    cases[i].seconds, 1e-9);

  g_assert_cmpint (hp_tempo_map_get_nearest_frame (map, (HpFraction) { 0, 1 }), ==, 1462);
  /* Bar 24: 76.666… s are 1838.16 frames. */
  g_assert_cmpint (hp_tempo_map_get_nearest_frame (map, (HpFraction) { 23, 1 }), ==, 1462 + 1838);
}

/* Before the downbeat the first tempo holds, ramp or not, and the last ramp goes nowhere. */
static void
test_the_ends_hold (void)
{
  static const HpTempoMapChange changes[] = {
    { { 0, 1 }, QUARTER, { 60, 0 }, TRUE },
    { { 1, 1 }, QUARTER, { 120, 0 }, TRUE },
  };
  g_autoptr(HpTempoMap) map = hp_tempo_map_new (changes, G_N_ELEMENTS (changes), film, 0);
  HpFraction before = { -1, 1 }, after = { 2, 1 }, end = { 1, 1 };

  g_assert_cmpfloat_with_epsilon (hp_tempo_map_get_seconds (map, before), -4, 1e-12);
  g_assert_cmpfloat (hp_tempo_map_get_tempo (map, before), ==, 15);
  g_assert_cmpfloat_with_epsilon (hp_tempo_map_get_seconds (map, after) -
                                  hp_tempo_map_get_seconds (map, end), 2, 1e-12);
  g_assert_cmpfloat_with_epsilon (hp_tempo_map_get_position (map, -4), -1, 1e-12);
}

/* 12-2 is 12.25 frames a beat, whatever the rate. */
static void
test_a_film_click_counts_frames (void)
{
  static const HpFrameRate rates[] = { { 24, 1 }, { 24000, 1001 }, { 25, 1 } };
  static const HpTempoMapChange change = { { 0, 1 }, QUARTER, { 0, 98 }, FALSE };

  for (guint i = 0; i < G_N_ELEMENTS (rates); i++)
    {
      g_autoptr(HpTempoMap) map = hp_tempo_map_new (&change, 1, rates[i], 100);

      g_assert_cmpfloat_with_epsilon (hp_tempo_map_get_frame (map, (HpFraction) { 100, 1 }),
                                      100 + 400 * 12.25, 1e-8);
    }
}

/* A ramp between two beats moves the whole notes a minute: 60 quarters to 40 dotted ones
 * are one tempo, and no ramp at all. */
static void
test_beats_are_compared_in_whole_notes (void)
{
  static const HpTempoMapChange changes[] = {
    { { 0, 1 }, QUARTER, { 60, 0 }, TRUE },
    { { 2, 1 }, { 3, 8 }, { 40, 0 }, FALSE },
  };
  g_autoptr(HpTempoMap) map = hp_tempo_map_new (changes, G_N_ELEMENTS (changes), film, 0);

  g_assert_cmpfloat_with_epsilon (hp_tempo_map_get_seconds (map, (HpFraction) { 2, 1 }), 8, 1e-9);
}

static void
test_positions_come_back (void)
{
  static const HpTempoMapChange changes[] = {
    { { 0, 1 }, QUARTER, { 72, 0 }, FALSE },
    { { 4, 1 }, QUARTER, { 72, 0 }, TRUE },
    { { 8, 1 }, { 3, 8 }, { 400, 0 }, TRUE },
    { { 12, 1 }, { 1, 8 }, { 10, 0 }, TRUE },
    { { 13, 1 }, { 1, 8 }, { 10.0001, 0 }, FALSE },
    { { 47, 3 }, { 1, 2 }, { 0, 98 }, FALSE },
  };
  g_autoptr(HpTempoMap) map = hp_tempo_map_new (changes, G_N_ELEMENTS (changes), film, 1462);
  double last = -G_MAXDOUBLE;

  for (gint64 tick = -2 * 96; tick < 20 * 96; tick++)
    {
      HpFraction at = hp_fraction_new (tick, 96);
      double seconds = hp_tempo_map_get_seconds (map, at);
      double frame = hp_tempo_map_get_frame (map, at);
      HpFraction back;

      g_assert_cmpfloat (seconds, >, last);
      g_assert_cmpfloat_with_epsilon (hp_tempo_map_get_position (map, seconds),
                                      hp_fraction_to_double (at), 1e-10);
      g_assert_cmpfloat_with_epsilon (hp_tempo_map_get_position_at (map, frame),
                                      hp_fraction_to_double (at), 1e-10);
      back = hp_tempo_map_get_tick_at (map, frame, 96);
      g_assert_cmpint (hp_fraction_compare (back, at), ==, 0);
      last = seconds;
    }
}

/* A frame no film has must not leave the range of a fraction. */
static void
test_any_frame_has_a_tick (void)
{
  static const HpTempoMapChange change = { { 0, 1 }, { 1000000, 1 }, { 400, 0 }, FALSE };
  g_autoptr(HpTempoMap) map = hp_tempo_map_new (&change, 1, (HpFrameRate) { 1, 1 }, 0);

  g_assert_cmpint (hp_tempo_map_get_tick_at (map, 9e15, 3840).num, >, 0);
  g_assert_cmpint (hp_tempo_map_get_tick_at (map, -9e15, 3840).num, <, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/music/tempo-map/a-ramp-takes-its-closed-form",
                   test_a_ramp_takes_its_closed_form);
  g_test_add_func ("/music/tempo-map/a-ramp-is-the-integral", test_a_ramp_is_the_integral);
  g_test_add_func ("/music/tempo-map/a-held-tempo", test_a_held_tempo);
  g_test_add_func ("/music/tempo-map/the-ends-hold", test_the_ends_hold);
  g_test_add_func ("/music/tempo-map/a-film-click-counts-frames", test_a_film_click_counts_frames);
  g_test_add_func ("/music/tempo-map/beats-are-compared-in-whole-notes",
                   test_beats_are_compared_in_whole_notes);
  g_test_add_func ("/music/tempo-map/positions-come-back", test_positions_come_back);
  g_test_add_func ("/music/tempo-map/any-frame-has-a-tick", test_any_frame_has_a_tick);

  return g_test_run ();
}
