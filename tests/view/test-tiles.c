#include "view/tiles.h"

#define N_TRIES 2000

static HpTimeAxis
make_axis (GRand *rand)
{
  return (HpTimeAxis) { g_rand_double_range (rand, 0, 200000), g_rand_double_range (rand, 0.02, 100) };
}

/* The tiles seen lie side by side, and cover the lane. */
static void
test_seen_cover_the_lane (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (4);

  for (guint i = 0; i < N_TRIES; i++)
    {
      HpTimeAxis axis = make_axis (rand);
      int width = g_rand_int_range (rand, 1, 4000);
      HpTileRange seen = hp_tiles_seen (&axis, width);

      g_assert_cmpint (hp_tile_x (&axis, seen.first), <=, 0);
      g_assert_cmpint (hp_tile_x (&axis, seen.first), >, -HP_TILE_WIDTH);
      g_assert_cmpint (hp_tile_x (&axis, seen.last), <, width);
      g_assert_cmpint (hp_tile_x (&axis, seen.last), >=, width - HP_TILE_WIDTH);
      for (int tile = seen.first; tile < seen.last; tile++)
        g_assert_cmpint (hp_tile_x (&axis, tile + 1) - hp_tile_x (&axis, tile), ==, HP_TILE_WIDTH);
    }
}

/* What is drawn in a tile stands within half a pixel of where the lane has it. */
static void
test_lie_where_the_lane_has_them (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (5);

  for (guint i = 0; i < N_TRIES; i++)
    {
      HpTimeAxis axis = make_axis (rand);
      double frame = axis.start + g_rand_double_range (rand, 0, 2000) * axis.frames_per_px;
      HpTileRange touched = hp_tiles_touched (&axis, frame, frame, 0);
      HpTimeAxis tile = hp_tile_axis (&axis, touched.first);

      g_assert_cmpint (touched.last - touched.first, <=, 1);
      g_assert_cmpfloat_with_epsilon (hp_time_axis_x (&tile, frame) + hp_tile_x (&axis, touched.first),
                                      hp_time_axis_x (&axis, frame), 0.5 + 1e-6);
    }
}

static void
test_touched (void)
{
  static const HpTimeAxis axis = { 1000, 2 };
  HpTileRange inside = hp_tiles_touched (&axis, 10, 400, 0);
  HpTileRange beside = hp_tiles_touched (&axis, 10, 508, 4);
  HpTileRange before = hp_tiles_touched (&axis, 2, 400, 4);

  g_assert_cmpint (inside.first, ==, 0);
  g_assert_cmpint (inside.last, ==, 0);
  g_assert_cmpint (beside.last, ==, 1);
  g_assert_cmpint (before.first, ==, -1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/view/tiles/seen-cover-the-lane", test_seen_cover_the_lane);
  g_test_add_func ("/view/tiles/lie-where-the-lane-has-them", test_lie_where_the_lane_has_them);
  g_test_add_func ("/view/tiles/touched", test_touched);

  return g_test_run ();
}
