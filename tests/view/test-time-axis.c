#include "view/time-axis.h"

static void
test_there_and_back (void)
{
  HpTimeAxis axis = { 100, 2.5 };

  g_assert_cmpfloat (hp_time_axis_x (&axis, 350), ==, 100);
  g_assert_cmpfloat (hp_time_axis_time_at (&axis, 100), ==, 350);
  g_assert_cmpint (hp_time_axis_frame_at (&axis, 100.3, 1000), ==, 350);
  g_assert_cmpint (hp_time_axis_edge_at (&axis, 100.3, 1000), ==, 351);
}

static void
test_stays_in_the_picture (void)
{
  HpTimeAxis axis = { 0, 1 };

  g_assert_cmpint (hp_time_axis_frame_at (&axis, -5, 100), ==, 0);
  g_assert_cmpint (hp_time_axis_frame_at (&axis, 500, 100), ==, 99);
  g_assert_cmpint (hp_time_axis_edge_at (&axis, 500, 100), ==, 100);
  g_assert_cmpint (hp_time_axis_frame_at (&axis, 5, 0), ==, 0);
}

static void
test_zoom_holds_what_is_under_the_pointer (void)
{
  HpTimeAxis axis = { 1000, 10 };

  for (double factor = 1; factor < 30; factor *= 1.7)
    {
      HpTimeAxis zoomed = hp_time_axis_zoomed (&axis, 300, factor, 100000, 800);

      g_assert_cmpfloat_with_epsilon (hp_time_axis_time_at (&zoomed, 300), 4000, 1e-6);
    }
}

static void
test_zoom_has_limits (void)
{
  HpTimeAxis axis = { 1000, 10 };
  HpTimeAxis out = hp_time_axis_zoomed (&axis, 300, 1e-9, 100000, 800);
  HpTimeAxis in = hp_time_axis_zoomed (&axis, 300, 1e9, 100000, 800);

  g_assert_cmpfloat (out.frames_per_px, ==, 125);
  g_assert_cmpfloat (out.start, ==, 0);
  g_assert_cmpfloat (1 / in.frames_per_px, ==, HP_TIME_AXIS_MAX_FRAME_WIDTH);
}

static void
test_scroll_ends_with_the_picture (void)
{
  HpTimeAxis axis = { 0, 2 };

  g_assert_cmpfloat (hp_time_axis_moved_to (&axis, -50, 1000, 100).start, ==, 0);
  g_assert_cmpfloat (hp_time_axis_moved_to (&axis, 5000, 1000, 100).start, ==, 800);
  g_assert_cmpfloat (hp_time_axis_moved_to (&axis, 50, 100, 100).start, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/view/time-axis/there-and-back", test_there_and_back);
  g_test_add_func ("/view/time-axis/stays-in-the-picture", test_stays_in_the_picture);
  g_test_add_func ("/view/time-axis/zoom-holds-what-is-under-the-pointer",
                   test_zoom_holds_what_is_under_the_pointer);
  g_test_add_func ("/view/time-axis/zoom-has-limits", test_zoom_has_limits);
  g_test_add_func ("/view/time-axis/scroll-ends-with-the-picture",
                   test_scroll_ends_with_the_picture);

  return g_test_run ();
}
