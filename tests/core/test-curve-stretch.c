#include "core/curve-stretch.h"

#define N_TRIES 300

static HpCurvePoint *
make_ride (GRand *rand,
           gsize  n)
{
  HpCurvePoint *samples = g_new0 (HpCurvePoint, n);
  double level = g_rand_double (rand), speed = 0;
  gint64 at = 100;

  for (gsize i = 0; i < n; i++)
    {
      samples[i] = (HpCurvePoint) { at, level, HP_CURVE_LINE, NULL };
      at += g_rand_int_range (rand, 1, 4);
      speed = 0.9 * speed + 0.01 * (g_rand_double (rand) - 0.5);
      level = CLAMP (level + speed, 0, 1);
    }

  return samples;
}

static void
test_samples_are_met_by_few_points (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (1);

  for (guint i = 0; i < N_TRIES; i++)
    {
      gsize n = (gsize) g_rand_int_range (rand, 1, 400);
      g_autofree HpCurvePoint *samples = make_ride (rand, n);
      g_autoptr(HpCurve) curve = hp_curve_new_from_samples (samples, n, 0.02);
      gsize n_points;
      const HpCurvePoint *points = hp_curve_get_points (curve, &n_points);

      g_assert_cmpint (points[0].at, ==, samples[0].at);
      g_assert_cmpint (points[n_points - 1].at, ==, samples[n - 1].at);
      g_assert_cmpuint (n_points, <=, MAX (n / 4, 8));
      for (gsize j = 0; j < n; j++)
        g_assert_cmpfloat_with_epsilon (hp_curve_level_at (curve, (double) samples[j].at),
                                        samples[j].level, 0.02 + 1e-9);
    }
}

static void
test_a_line_needs_two_points (void)
{
  g_autofree HpCurvePoint *samples = g_new0 (HpCurvePoint, 100);
  g_autoptr(HpCurve) line = NULL;
  g_autoptr(HpCurve) nothing = hp_curve_new_from_samples (NULL, 0, 0.02);
  gsize n_points;

  for (gsize i = 0; i < 100; i++)
    samples[i] = (HpCurvePoint) { (gint64) i, (double) i / 100, HP_CURVE_LINE, NULL };
  line = hp_curve_new_from_samples (samples, 100, 0.02);
  hp_curve_get_points (line, &n_points);
  g_assert_cmpuint (n_points, ==, 2);

  hp_curve_get_points (nothing, &n_points);
  g_assert_cmpuint (n_points, ==, 0);
}

static void
test_stretch_leaves_the_rest (void)
{
  static const HpCurvePoint old[] = {
    { 0, 0.2, HP_CURVE_LINE }, { 100, 0.6, HP_CURVE_LINE }, { 200, 0.4, HP_CURVE_HOLD },
    { 300, 1, HP_CURVE_LINE },
  };
  g_autoptr(GRand) rand = g_rand_new_with_seed (2);
  g_autoptr(HpCurve) curve = hp_curve_new (old, G_N_ELEMENTS (old));

  for (guint i = 0; i < N_TRIES; i++)
    {
      gint64 first = g_rand_int_range (rand, -50, 340), last = first + g_rand_int_range (rand, 1, 200);
      HpCurvePoint new[] = { { first, g_rand_double (rand), HP_CURVE_LINE },
                             { last, g_rand_double (rand), HP_CURVE_LINE } };
      g_autoptr(HpCurve) stretch = hp_curve_new (new, 2);
      g_autoptr(HpCurve) edited = hp_curve_with_stretch (curve, stretch);

      for (gint64 frame = MAX (first, 0); frame <= MIN (last, 300); frame++)
        g_assert_cmpfloat_with_epsilon (hp_curve_level_at (edited, (double) frame),
                                        hp_curve_level_at (stretch, (double) frame), 1e-9);
      for (gint64 frame = 0; frame <= 300; frame++)
        if (frame < first || frame > last)
          g_assert_cmpfloat_with_epsilon (hp_curve_level_at (edited, (double) frame),
                                          hp_curve_level_at (curve, (double) frame), 2e-3);
    }
}

static void
test_stretch_of_nothing (void)
{
  static const HpCurvePoint points[] = { { 10, 0.2, HP_CURVE_LINE }, { 20, 0.6, HP_CURVE_LINE } };
  g_autoptr(HpCurve) empty = hp_curve_new (NULL, 0);
  g_autoptr(HpCurve) curve = hp_curve_new (points, G_N_ELEMENTS (points));
  g_autoptr(HpCurve) alone = hp_curve_with_stretch (empty, curve);
  g_autoptr(HpCurve) same = hp_curve_with_stretch (curve, empty);

  g_assert_true (hp_curve_equal (alone, curve));
  g_assert_true (hp_curve_equal (same, curve));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/curve-stretch/samples-are-met-by-few-points",
                   test_samples_are_met_by_few_points);
  g_test_add_func ("/core/curve-stretch/a-line-needs-two-points", test_a_line_needs_two_points);
  g_test_add_func ("/core/curve-stretch/leaves-the-rest", test_stretch_leaves_the_rest);
  g_test_add_func ("/core/curve-stretch/of-nothing", test_stretch_of_nothing);

  return g_test_run ();
}
