#include "core/curve-pattern.h"
#include "core/curve-shape.h"

#define N_TRIES 2000

static const HpFrameRate rate = { 24, 1 };

static double
level_at (HpCurvePattern pattern,
          gint64         out,
          gint64         frame,
          const gint64  *hit)
{
  g_autoptr(HpCurve) curve = hp_curve_pattern_new (pattern, 0, out, rate, hit, hit != NULL ? 1 : 0);

  return hp_curve_level_at (curve, (double) frame);
}

/* However short, and wherever the hits are. */
static void
test_fits_any_stretch (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (3);

  for (guint i = 0; i < N_TRIES; i++)
    {
      HpCurvePattern pattern = (HpCurvePattern) (i % HP_N_CURVE_PATTERNS);
      gint64 in = g_rand_int_range (rand, 0, 5000);
      gint64 out = in + (i % 3 == 0 ? g_rand_int_range (rand, 2, 30) : g_rand_int_range (rand, 2, 9000));
      gint64 hits[2] = { g_rand_int_range (rand, 0, 14000), g_rand_int_range (rand, 0, 14000) };
      g_autoptr(HpCurve) curve = hp_curve_pattern_new (pattern, in, out, rate, hits, 2);
      gsize n_points;
      const HpCurvePoint *points = hp_curve_get_points (curve, &n_points);

      g_assert_cmpuint (n_points, >=, 2);
      g_assert_cmpint (points[0].at, ==, in);
      g_assert_cmpint (points[n_points - 1].at, ==, out);
    }
}

static void
test_peaks_on_the_hit (void)
{
  static const gint64 hit = 700;

  for (guint i = 0; i < HP_N_CURVE_PATTERNS; i++)
    {
      g_autoptr(HpCurve) curve = hp_curve_pattern_new ((HpCurvePattern) i, 0, 1000, rate, &hit, 1);

      g_assert_cmpint (hp_curve_find_peak (curve, 0, 1000), ==, hit);
      g_assert_cmpfloat (hp_curve_level_at (curve, (double) hit), >=, 0.85);
    }
}

static void
test_of_two_hits (void)
{
  static const gint64 hits[] = { 300, 700 };
  g_autoptr(HpCurve) build = hp_curve_pattern_new (HP_CURVE_PATTERN_BUILD, 0, 1000, rate, hits, 2);
  g_autoptr(HpCurve) peel = hp_curve_pattern_new (HP_CURVE_PATTERN_PEEL_BACK, 0, 1000, rate, hits, 2);

  g_assert_cmpint (hp_curve_find_peak (build, 0, 1000), ==, 700);
  g_assert_cmpint (hp_curve_find_peak (peel, 0, 1000), ==, 300);
}

/* Each is what it is called. */
static void
test_forms (void)
{
  static const gint64 hit = 800;

  /* A build rises all the way. */
  for (gint64 frame = 1; frame < 1000; frame++)
    g_assert_cmpfloat (level_at (HP_CURVE_PATTERN_BUILD, 1000, frame, NULL), >=,
                       level_at (HP_CURVE_PATTERN_BUILD, 1000, frame - 1, NULL));

  /* Half a second after the peak there is hardly anything left. */
  g_assert_cmpfloat (level_at (HP_CURVE_PATTERN_SUDDEN_RELEASE, 1000, hit + 12, &hit), <=, 0.1);

  /* Three quarters of the way it is still held back. */
  g_assert_cmpfloat (level_at (HP_CURVE_PATTERN_BLOOM, 1000, 590, &hit), <, 0.3);

  /* It falls, in steps that never rise. */
  for (gint64 frame = hit + 1; frame < 1000; frame++)
    g_assert_cmpfloat (level_at (HP_CURVE_PATTERN_PEEL_BACK, 1000, frame, &hit), <=,
                       level_at (HP_CURVE_PATTERN_PEEL_BACK, 1000, frame - 1, &hit));

  /* What seemed the end lies under what comes. */
  g_assert_cmpfloat (level_at (HP_CURVE_PATTERN_FALSE_RELEASE, 1000, 480, &hit), >, 0.6);
  g_assert_cmpfloat (level_at (HP_CURVE_PATTERN_FALSE_RELEASE, 1000, 545, &hit), <, 0.3);

  /* Silence, and then the peak. */
  g_assert_cmpfloat (level_at (HP_CURVE_PATTERN_BREATH, 1000, hit - 10, &hit), ==, 0);
  g_assert_cmpfloat (level_at (HP_CURVE_PATTERN_BREATH, 1000, hit - 40, &hit), >, 0.5);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/curve-pattern/fits-any-stretch", test_fits_any_stretch);
  g_test_add_func ("/core/curve-pattern/peaks-on-the-hit", test_peaks_on_the_hit);
  g_test_add_func ("/core/curve-pattern/of-two-hits", test_of_two_hits);
  g_test_add_func ("/core/curve-pattern/forms", test_forms);

  return g_test_run ();
}
