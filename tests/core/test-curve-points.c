#include "core/curve-points.h"

static const HpCurvePoint points[] = {
  { 100, 0.1, HP_CURVE_LINE },
  { 200, 0.9, HP_CURVE_HOLD },
  { 300, 0.4, HP_CURVE_SMOOTH },
  { 400, 0.8, HP_CURVE_LINE },
};

static const gboolean middle[] = { FALSE, TRUE, TRUE, FALSE };
static const gboolean outer[] = { TRUE, FALSE, FALSE, TRUE };
static const gboolean all[] = { TRUE, TRUE, TRUE, TRUE };

static HpCurve *
make (void)
{
  return hp_curve_new (points, G_N_ELEMENTS (points));
}

static void
assert_frames (HpCurve    *curve,
               const char *expected)
{
  g_autoptr(GString) text = g_string_new (NULL);
  gsize n_points;
  const HpCurvePoint *here = hp_curve_get_points (curve, &n_points);

  for (gsize i = 0; i < n_points; i++)
    g_string_append_printf (text, "%s%d", i > 0 ? " " : "", (int) here[i].at);
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_moved (void)
{
  static const struct { const gboolean *chosen; int frames; const char *expected; } cases[] = {
    { middle, 50, "100 250 350 400" },
    { middle, 500, "100 299 399 400" },
    { middle, -500, "100 101 201 400" },
    { outer, 50, "150 200 300 450" },
    { outer, 500, "199 200 300 499" },
    { outer, -500, "50 200 300 350" },
    { all, 500, "200 300 400 500" },
  };
  g_autoptr(HpCurve) curve = make ();
  g_autoptr(HpCurve) high = hp_curve_with_points_moved (curve, all, 0, 0.3, 0, 500);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(HpCurve) moved = hp_curve_with_points_moved (curve, cases[i].chosen, cases[i].frames,
                                                             0, 50, 500);

      assert_frames (moved, cases[i].expected);
    }

  g_assert_cmpfloat (hp_curve_get_points (high, NULL)[0].level, ==, 0.4);
  g_assert_cmpfloat (hp_curve_get_points (high, NULL)[1].level, ==, 1);
}

static void
test_time_scaled (void)
{
  static const struct { const gboolean *chosen; int pivot; double factor; const char *expected; } cases[] = {
    { all, 100, 0.5, "100 150 200 250" },
    { all, 400, 0.5, "250 300 350 400" },
    { all, 100, 2, "100 300 499 500" },
    { all, 400, 2, "50 51 200 400" },
    { all, 100, 0, "100 101 102 103" },
    { all, 400, 0, "397 398 399 400" },
    { middle, 200, 3, "100 200 399 400" },
    { outer, 100, 0.1, "100 200 300 301" },
  };
  g_autoptr(HpCurve) curve = make ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(HpCurve) scaled = hp_curve_with_time_scaled (curve, cases[i].chosen, cases[i].pivot,
                                                             cases[i].factor, 50, 500);

      assert_frames (scaled, cases[i].expected);
    }
}

/* A scene that was made shorter leaves points outside: nothing else gets there, and they may stay. */
static void
test_points_outside (void)
{
  static const gboolean second[] = { FALSE, TRUE, FALSE, FALSE };
  static const gboolean last[] = { FALSE, FALSE, FALSE, TRUE };
  g_autoptr(HpCurve) curve = make ();
  g_autoptr(HpCurve) moved = hp_curve_with_points_moved (curve, second, 90, 0, 150, 250);
  g_autoptr(HpCurve) back = hp_curve_with_points_moved (curve, second, -90, 0, 150, 250);
  g_autoptr(HpCurve) kept = hp_curve_with_points_moved (curve, last, 90, 0, 150, 250);
  g_autoptr(HpCurve) scaled = hp_curve_with_time_scaled (curve, all, 200, 2, 150, 250);
  g_autoptr(HpCurve) last_scaled = hp_curve_with_time_scaled (curve, last, 200, 2, 150, 250);

  assert_frames (moved, "100 250 300 400");
  assert_frames (back, "100 150 300 400");
  assert_frames (kept, "100 200 300 400");
  assert_frames (scaled, "150 200 300 400");
  assert_frames (last_scaled, "100 200 300 400");
}

static void
test_levels_scaled (void)
{
  g_autoptr(HpCurve) curve = make ();
  g_autoptr(HpCurve) scaled = hp_curve_with_levels_scaled (curve, middle, 0.4, 0.5);
  g_autoptr(HpCurve) most = hp_curve_with_levels_scaled (curve, all, 0.1, 100);

  g_assert_cmpfloat_with_epsilon (hp_curve_get_points (scaled, NULL)[0].level, 0.1, 1e-9);
  g_assert_cmpfloat_with_epsilon (hp_curve_get_points (scaled, NULL)[1].level, 0.65, 1e-9);
  g_assert_cmpfloat_with_epsilon (hp_curve_get_points (scaled, NULL)[2].level, 0.4, 1e-9);
  g_assert_cmpfloat (hp_curve_get_points (most, NULL)[0].level, ==, 0.1);
  g_assert_cmpfloat (hp_curve_get_points (most, NULL)[3].level, ==, 1);
}

static void
test_copied_and_removed (void)
{
  g_autoptr(HpCurve) curve = make ();
  g_autoptr(HpCurve) copied = hp_curve_copy_points (curve, middle);
  g_autoptr(HpCurve) left = hp_curve_without_points (curve, middle);
  g_autoptr(HpCurve) none = hp_curve_without_points (curve, all);

  assert_frames (copied, "200 300");
  assert_frames (left, "100 400");
  assert_frames (none, "");
  g_assert_cmpint (hp_curve_get_points (copied, NULL)[0].shape, ==, HP_CURVE_HOLD);
}

static void
test_fitted (void)
{
  g_autoptr(HpCurve) curve = make ();
  g_autoptr(HpCurve) longer = hp_curve_fitted (curve, 0, 600);
  g_autoptr(HpCurve) shorter = hp_curve_fitted (curve, 10, 11);
  g_autoptr(HpCurve) one = hp_curve_new (points, 1);
  g_autoptr(HpCurve) still_one = hp_curve_fitted (one, 7, 20);

  assert_frames (longer, "0 200 400 600");
  assert_frames (shorter, "10 11");
  g_assert_cmpfloat (hp_curve_get_points (shorter, NULL)[1].level, ==, 0.8);
  assert_frames (still_one, "7");
}

static void
test_pasted (void)
{
  g_autoptr(HpCurve) curve = make ();
  g_autoptr(HpCurve) copied = hp_curve_copy_points (curve, middle);
  g_autoptr(HpCurve) none = hp_curve_new (NULL, 0);
  g_autoptr(HpCurve) over = hp_curve_with_pasted (curve, copied, 150, 500);
  g_autoptr(HpCurve) exact = hp_curve_with_pasted (curve, copied, 300, 500);
  g_autoptr(HpCurve) cut_short = hp_curve_with_pasted (curve, copied, 450, 500);
  g_autoptr(HpCurve) alone = hp_curve_with_pasted (none, copied, 0, 500);
  g_autoptr(HpCurve) nothing = hp_curve_with_pasted (curve, none, 200, 500);

  assert_frames (over, "100 150 250 300 400");
  assert_frames (exact, "100 200 300 400");
  assert_frames (cut_short, "100 200 300 400 450");
  assert_frames (alone, "0 100");
  g_assert_true (hp_curve_equal (curve, nothing));
}

static void
test_extent (void)
{
  static const gboolean none[] = { FALSE, FALSE, FALSE, FALSE };
  g_autoptr(HpCurve) curve = make ();
  HpCurveExtent extent;

  hp_curve_get_extent (curve, outer, &extent);
  g_assert_cmpuint (extent.n_points, ==, 2);
  g_assert_cmpint (extent.first, ==, 100);
  g_assert_cmpint (extent.last, ==, 400);
  g_assert_cmpfloat (extent.low, ==, 0.1);
  g_assert_cmpfloat (extent.high, ==, 0.8);
  hp_curve_get_extent (curve, none, &extent);
  g_assert_cmpuint (extent.n_points, ==, 0);
}

static void
test_found_again (void)
{
  g_autoptr(HpCurve) curve = make ();
  g_autoptr(HpCurve) moved = hp_curve_with_points_moved (curve, middle, 10, 0, 0, 500);
  g_autoptr(HpCurve) more = hp_curve_with_point (curve, 150, 0);
  g_autoptr(HpCurve) fewer = hp_curve_without_point (curve, 1);
  g_autofree gboolean *in_moved = hp_curve_find_chosen (curve, middle, moved);
  g_autofree gboolean *in_more = hp_curve_find_chosen (curve, middle, more);
  g_autofree gboolean *in_fewer = hp_curve_find_chosen (curve, middle, fewer);

  g_assert_true (!in_moved[0] && in_moved[1] && in_moved[2] && !in_moved[3]);
  g_assert_true (!in_more[0] && !in_more[1] && in_more[2] && in_more[3] && !in_more[4]);
  g_assert_true (!in_fewer[0] && in_fewer[1] && !in_fewer[2]);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/curve-points/moved-as-one", test_moved);
  g_test_add_func ("/core/curve-points/time-scaled", test_time_scaled);
  g_test_add_func ("/core/curve-points/points-outside", test_points_outside);
  g_test_add_func ("/core/curve-points/levels-scaled", test_levels_scaled);
  g_test_add_func ("/core/curve-points/copied-and-removed", test_copied_and_removed);
  g_test_add_func ("/core/curve-points/fitted", test_fitted);
  g_test_add_func ("/core/curve-points/pasted", test_pasted);
  g_test_add_func ("/core/curve-points/extent", test_extent);
  g_test_add_func ("/core/curve-points/found-again", test_found_again);

  return g_test_run ();
}
