#include "view/overview.h"

/* A film of 10000 frames in 1000 px, of which 2000…4000 are shown. */
static HpOverview
make (void)
{
  HpTimeAxis shown = { 2000, 2 };

  return hp_overview_new (&shown, 1000, 10000, 1000);
}

static void
test_shows_what_is_shown (void)
{
  HpTimeAxis all = { 0, 10 };
  HpOverview overview = make ();

  g_assert_cmpfloat (overview.axis.frames_per_px, ==, 10);
  g_assert_cmpfloat (overview.start, ==, 2000);
  g_assert_cmpfloat (overview.end, ==, 4000);

  /* A short film does not fill the timeline. */
  overview = hp_overview_new (&all, 1000, 600, 1000);
  g_assert_cmpfloat (overview.end, ==, 600);
}

static void
test_parts (void)
{
  static const struct { double x; HpSpanPart part; } cases[] = {
    { 150, HP_SPAN_OUTSIDE }, { 197, HP_SPAN_IN }, { 203, HP_SPAN_IN }, { 300, HP_SPAN_BODY },
    { 396, HP_SPAN_OUT }, { 405, HP_SPAN_OUT }, { 420, HP_SPAN_OUTSIDE },
  };
  HpOverview overview = make ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (hp_overview_part_at (&overview, cases[i].x), ==, cases[i].part);
}

static void
test_drags (void)
{
  static const struct { HpSpanPart part; double offset, start, end; } cases[] = {
    { HP_SPAN_BODY, 100, 3000, 5000 },
    { HP_SPAN_BODY, -900, 0, 2000 },
    { HP_SPAN_BODY, 900, 8000, 10000 },
    { HP_SPAN_OUTSIDE, 100, 3000, 5000 },
    { HP_SPAN_IN, -100, 1000, 4000 },
    { HP_SPAN_IN, -900, 0, 4000 },
    { HP_SPAN_IN, 900, 3992, 4000 },
    { HP_SPAN_OUT, 100, 2000, 5000 },
    { HP_SPAN_OUT, 900, 2000, 10000 },
    { HP_SPAN_OUT, -900, 2000, 2008 },
  };
  HpOverview overview = make ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      HpOverview dragged = hp_overview_dragged (&overview, cases[i].part, cases[i].offset);

      g_assert_cmpfloat_with_epsilon (dragged.start, cases[i].start, 1e-9);
      g_assert_cmpfloat_with_epsilon (dragged.end, cases[i].end, 1e-9);
    }
}

static void
test_goes_there (void)
{
  HpOverview overview = make ();

  g_assert_cmpfloat (hp_overview_centred (&overview, 600).start, ==, 5000);
  g_assert_cmpfloat (hp_overview_centred (&overview, 600).end, ==, 7000);
  g_assert_cmpfloat (hp_overview_centred (&overview, 5).start, ==, 0);
  g_assert_cmpfloat (hp_overview_centred (&overview, 999).end, ==, 10000);
}

/* Where all of the film is shown, that is its last frame, in every width. */
static void
test_last_frame (void)
{
  for (int width = 100; width < 2000; width++)
    {
      HpTimeAxis axis = hp_time_axis_fitting (0, 960, width);
      HpOverview all = hp_overview_new (&axis, width, 960, width);
      HpOverview some = hp_overview_new (&axis, width / 3.0, 960, width);

      g_assert_cmpint (hp_overview_get_last (&all), ==, 959);
      g_assert_cmpint (hp_overview_get_last (&some), ==, 319);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/view/overview/shows-what-is-shown", test_shows_what_is_shown);
  g_test_add_func ("/view/overview/parts", test_parts);
  g_test_add_func ("/view/overview/drags", test_drags);
  g_test_add_func ("/view/overview/goes-there", test_goes_there);
  g_test_add_func ("/view/overview/last-frame", test_last_frame);

  return g_test_run ();
}
