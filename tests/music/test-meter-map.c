#include "music/meter-map.h"

/* Bars 1…2 in 4/4, 3…4 in 7/8, from 5 on in 3/4. */
static const HpMeterMapChange changes[] = {
  { 1, { 4, 4 } },
  { 3, { 7, 8 } },
  { 5, { 3, 4 } },
};

#define assert_fraction(fraction, num_, den_) \
  G_STMT_START { \
    HpFraction f_ = (fraction); \
    g_assert_cmpint (f_.num, ==, num_); \
    g_assert_cmpint (f_.den, ==, den_); \
  } G_STMT_END

static void
test_bars_begin (void)
{
  static const struct { gint64 bar; HpFraction start, length; } cases[] = {
    { -1, { -2, 1 }, { 1, 1 } },
    { 0, { -1, 1 }, { 1, 1 } },
    { 1, { 0, 1 }, { 1, 1 } },
    { 2, { 1, 1 }, { 1, 1 } },
    { 3, { 2, 1 }, { 7, 8 } },
    { 4, { 23, 8 }, { 7, 8 } },
    { 5, { 15, 4 }, { 3, 4 } },
    { 1005, { 3015, 4 }, { 3, 4 } },
  };
  g_autoptr(HpMeterMap) map = hp_meter_map_new (changes, G_N_ELEMENTS (changes));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      assert_fraction (hp_meter_map_get_start (map, cases[i].bar),
                       cases[i].start.num, cases[i].start.den);
      assert_fraction (hp_meter_map_get_length (map, cases[i].bar),
                       cases[i].length.num, cases[i].length.den);
    }
}

static void
test_positions_lie_in_bars (void)
{
  static const struct { HpFraction position; gint64 bar; HpFraction offset; } cases[] = {
    { { -1, 6720 }, 0, { 6719, 6720 } },
    { { -1, 1 }, 0, { 0, 1 } },
    { { -5, 4 }, -1, { 3, 4 } },
    { { 0, 1 }, 1, { 0, 1 } },
    { { 2, 1 }, 3, { 0, 1 } },
    { { 13439, 6720 }, 2, { 6719, 6720 } },
    { { 17, 6 }, 3, { 5, 6 } },
    { { 23, 8 }, 4, { 0, 1 } },
    { { 4, 1 }, 5, { 1, 4 } },
  };
  g_autoptr(HpMeterMap) map = hp_meter_map_new (changes, G_N_ELEMENTS (changes));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      HpFraction offset;

      g_assert_cmpint (hp_meter_map_get_bar (map, cases[i].position, &offset), ==, cases[i].bar);
      assert_fraction (offset, cases[i].offset.num, cases[i].offset.den);
    }
}

static void
test_start_and_bar_agree (void)
{
  g_autoptr(HpMeterMap) map = hp_meter_map_new (changes, G_N_ELEMENTS (changes));

  for (gint64 bar = -100; bar <= 1000; bar++)
    {
      HpFraction offset, start = hp_meter_map_get_start (map, bar);
      HpFraction end = hp_fraction_add (start, hp_meter_map_get_length (map, bar));

      g_assert_cmpint (hp_meter_map_get_bar (map, start, &offset), ==, bar);
      assert_fraction (offset, 0, 1);
      g_assert_cmpint (hp_fraction_compare (end, hp_meter_map_get_start (map, bar + 1)), ==, 0);
    }
}

static void
test_the_later_of_two_changes_holds (void)
{
  static const HpMeterMapChange twice[] = { { 1, { 4, 4 } }, { 1, { 5, 4 } } };
  g_autoptr(HpMeterMap) map = hp_meter_map_new (twice, G_N_ELEMENTS (twice));

  assert_fraction (hp_meter_map_get_start (map, 3), 5, 2);
  g_assert_cmpuint (hp_meter_map_get_meter (map, 1).beats, ==, 5);
}

static void
test_beats (void)
{
  static const struct { HpFraction position, beat, next, nearest; } cases[] = {
    { { 0, 1 }, { 0, 1 }, { 1, 4 }, { 0, 1 } },
    { { 1, 8 }, { 0, 1 }, { 1, 4 }, { 1, 4 } },
    { { 1, 12 }, { 0, 1 }, { 1, 4 }, { 0, 1 } },
    { { -1, 12 }, { -1, 4 }, { 0, 1 }, { 0, 1 } },
    { { 15, 8 }, { 7, 4 }, { 2, 1 }, { 2, 1 } },
    { { 33, 16 }, { 2, 1 }, { 17, 8 }, { 17, 8 } },
    { { 29, 8 }, { 29, 8 }, { 15, 4 }, { 29, 8 } },
  };
  g_autoptr(HpMeterMap) map = hp_meter_map_new (changes, G_N_ELEMENTS (changes));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      HpFraction position = cases[i].position;

      assert_fraction (hp_meter_map_get_beat (map, position),
                       cases[i].beat.num, cases[i].beat.den);
      assert_fraction (hp_meter_map_get_next_beat (map, position),
                       cases[i].next.num, cases[i].next.den);
      assert_fraction (hp_meter_map_get_nearest_beat (map, position),
                       cases[i].nearest.num, cases[i].nearest.den);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/music/meter-map/bars-begin", test_bars_begin);
  g_test_add_func ("/music/meter-map/positions-lie-in-bars", test_positions_lie_in_bars);
  g_test_add_func ("/music/meter-map/start-and-bar-agree", test_start_and_bar_agree);
  g_test_add_func ("/music/meter-map/the-later-of-two-changes-holds",
                   test_the_later_of_two_changes_holds);
  g_test_add_func ("/music/meter-map/beats", test_beats);

  return g_test_run ();
}
