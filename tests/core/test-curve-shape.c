#include "core/curve-shape.h"

#include <math.h>

#define SLACK 1e-6

static GArray *
find (const HpCurvePoint *points,
      gsize               n_points,
      gint64              in,
      gint64              out)
{
  g_autoptr(HpCurve) curve = hp_curve_new (points, n_points);

  return hp_curve_find_stretches (curve, in, out);
}

static void
assert_stretch (GArray *stretches,
                guint   index,
                gint64  from,
                gint64  to)
{
  HpCurveStretch *stretch = &g_array_index (stretches, HpCurveStretch, index);

  g_assert_cmpint (stretch->from, ==, from);
  g_assert_cmpint (stretch->to, ==, to);
}

static void
test_level_curve_has_none (void)
{
  static const HpCurvePoint level[] = { { 0, 0.5, HP_CURVE_LINE }, { 100, 0.5, HP_CURVE_HOLD } };
  g_autoptr(GArray) none = find (NULL, 0, 0, 100);
  g_autoptr(GArray) also_none = find (level, G_N_ELEMENTS (level), 0, 100);

  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (also_none->len, ==, 0);
}

/* From the last frame at the level it leaves to the first at the level it reaches. */
static void
test_build_and_release (void)
{
  static const HpCurvePoint points[] = {
    { 0, 0.2, HP_CURVE_HOLD }, { 50, 0.2, HP_CURVE_LINE }, { 100, 0.8, HP_CURVE_HOLD },
    { 150, 0.8, HP_CURVE_LINE }, { 170, 0.1, HP_CURVE_HOLD },
  };
  g_autoptr(GArray) stretches = find (points, G_N_ELEMENTS (points), 0, 200);

  g_assert_cmpuint (stretches->len, ==, 2);
  assert_stretch (stretches, 0, 50, 100);
  assert_stretch (stretches, 1, 150, 170);
  g_assert_cmpfloat_with_epsilon (g_array_index (stretches, HpCurveStretch, 1).from_level, 0.8, SLACK);
  g_assert_cmpfloat_with_epsilon (g_array_index (stretches, HpCurveStretch, 1).to_level, 0.1, SLACK);
}

static void
test_only_what_is_looked_at (void)
{
  static const HpCurvePoint points[] = { { 0, 0, HP_CURVE_LINE }, { 100, 1, HP_CURVE_HOLD } };
  g_autoptr(GArray) part = find (points, G_N_ELEMENTS (points), 30, 60);
  g_autoptr(GArray) too_short = find (points, G_N_ELEMENTS (points), 30, 49);

  g_assert_cmpuint (part->len, ==, 1);
  assert_stretch (part, 0, 30, 60);
  g_assert_cmpuint (too_short->len, ==, 0);
}

/* At the limits themselves: 0.2 is a build, and 0.05 is no more than a dip. */
static void
test_limits (void)
{
  static const struct { double first, top, dip, last; guint n_stretches; } cases[] = {
    { 0.1, 0.3,  0.3,  0.3,  1 },  /* just 0.2 */
    { 0.1, 0.29, 0.29, 0.29, 0 },
    { 0.1, 0.4,  0.35, 0.7,  1 },  /* one build with a dip of 0.05 */
    { 0.1, 0.4,  0.34, 0.7,  2 },  /* two builds, and the release between is too small */
    { 0.1, 0.2,  0.15, 0.3,  1 },  /* 0.2 in all, over a dip */
    { 0.1, 0.25, 0.15, 0.3,  0 },
    { 0.1, 0.5,  0.2,  0.6,  3 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const HpCurvePoint points[] = {
        { 0, cases[i].first, HP_CURVE_LINE }, { 10, cases[i].top, HP_CURVE_LINE },
        { 20, cases[i].dip, HP_CURVE_LINE }, { 30, cases[i].last, HP_CURVE_HOLD },
      };
      g_autoptr(GArray) stretches = find (points, G_N_ELEMENTS (points), 0, 40);

      g_test_message ("%g %g %g %g", cases[i].first, cases[i].top, cases[i].dip, cases[i].last);
      g_assert_cmpuint (stretches->len, ==, cases[i].n_stretches);
    }
}

/* The largest fall (or, for a release, rise) that a stretch has on its way. */
static double
largest_dip (const HpCurve *curve,
             gint64         from,
             gint64         to,
             int            direction)
{
  double highest = -INFINITY, dip = 0;

  for (gint64 frame = from; frame <= to; frame++)
    {
      double level = direction * hp_curve_level_at (curve, (double) frame);

      highest = MAX (highest, level);
      dip = MAX (dip, highest - level);
    }

  return dip;
}

/* What the definition says of each stretch that was found. */
static void
check_found (const HpCurve *curve,
             GArray        *stretches)
{
  for (guint i = 0; i < stretches->len; i++)
    {
      const HpCurveStretch *stretch = &g_array_index (stretches, HpCurveStretch, i);
      int direction = stretch->to_level > stretch->from_level ? 1 : -1;

      g_assert_cmpint (stretch->from, <, stretch->to);
      g_assert_cmpfloat (fabs (stretch->to_level - stretch->from_level), >=, HP_CURVE_MIN_CHANGE - SLACK);
      g_assert_cmpfloat (largest_dip (curve, stretch->from, stretch->to, direction), <=,
                         HP_CURVE_MAX_DIP + SLACK);
      g_assert_cmpfloat_with_epsilon (hp_curve_level_at (curve, (double) stretch->from),
                                      stretch->from_level, SLACK);
      g_assert_cmpfloat_with_epsilon (hp_curve_level_at (curve, (double) stretch->to),
                                      stretch->to_level, SLACK);
      if (i > 0)
        g_assert_cmpint (stretch[-1].to, <=, stretch->from);
    }
}

/* Whether some stretch of this direction holds @from…@to whole. */
static gboolean
is_inside_one (GArray *stretches,
               gint64  from,
               gint64  to,
               int     direction)
{
  for (guint i = 0; i < stretches->len; i++)
    {
      const HpCurveStretch *stretch = &g_array_index (stretches, HpCurveStretch, i);

      if (stretch->from <= from && stretch->to >= to &&
          (stretch->to_level > stretch->from_level) == (direction > 0))
        return TRUE;
    }

  return FALSE;
}

/* Whether @from is the last of its lowest frames, and @to the first of its highest; for a
 * release, the other way round. */
static gboolean
are_ends (const HpCurve *curve,
          gint64         from,
          gint64         to,
          int            direction)
{
  double low = direction * hp_curve_level_at (curve, (double) from);
  double high = direction * hp_curve_level_at (curve, (double) to);

  for (gint64 frame = from + 1; frame < to; frame++)
    {
      double level = direction * hp_curve_level_at (curve, (double) frame);

      if (level < low + SLACK || level > high - SLACK)
        return FALSE;
    }

  return TRUE;
}

/* Every pair of frames between which the level changes enough, without a dip, is in a
 * stretch. */
static guint
check_all_found (const HpCurve *curve,
                 GArray        *stretches,
                 gint64         out)
{
  guint n_pairs = 0;

  for (gint64 from = 0; from < out; from++)
    for (gint64 to = from + 1; to <= out; to++)
      {
        double change = hp_curve_level_at (curve, (double) to) -
                        hp_curve_level_at (curve, (double) from);
        int direction = change > 0 ? 1 : -1;

        if (fabs (change) < HP_CURVE_MIN_CHANGE + SLACK ||
            !are_ends (curve, from, to, direction) ||
            largest_dip (curve, from, to, direction) > HP_CURVE_MAX_DIP - SLACK)
          continue;

        n_pairs++;
        g_assert_true (is_inside_one (stretches, from, to, direction));
      }

  return n_pairs;
}

static void
test_as_defined (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (4319);
  guint n_pairs = 0, n_stretches = 0;

  for (guint i = 0; i < 300; i++)
    {
      HpCurvePoint points[6] = { 0 };
      g_autoptr(HpCurve) curve = NULL;
      g_autoptr(GArray) stretches = NULL;

      for (guint j = 0; j < G_N_ELEMENTS (points); j++)
        points[j] = (HpCurvePoint) { j * 8 + g_rand_int_range (rand, 0, 8),
                                     g_rand_int_range (rand, 0, 41) / 40.0,
                                     g_rand_int_range (rand, 0, 3) };
      curve = hp_curve_new (points, G_N_ELEMENTS (points));
      stretches = hp_curve_find_stretches (curve, 0, 50);
      check_found (curve, stretches);
      n_pairs += check_all_found (curve, stretches, 50);
      n_stretches += stretches->len;
    }

  g_test_message ("%u stretches hold %u pairs", n_stretches, n_pairs);
  g_assert_cmpuint (n_pairs, >, 10000);
  g_assert_cmpuint (n_stretches, >, 300);
}

static void
test_peak (void)
{
  static const HpCurvePoint points[] = {
    { 0, 0.2, HP_CURVE_LINE }, { 40, 0.9, HP_CURVE_HOLD }, { 60, 0.9, HP_CURVE_LINE },
    { 80, 0.1, HP_CURVE_LINE }, { 100, 0.9, HP_CURVE_HOLD },
  };
  g_autoptr(HpCurve) curve = hp_curve_new (points, G_N_ELEMENTS (points));
  g_autoptr(HpCurve) empty = hp_curve_new (NULL, 0);

  g_assert_cmpint (hp_curve_find_peak (curve, 0, 100), ==, 40);
  g_assert_cmpint (hp_curve_find_peak (curve, 50, 100), ==, 50);
  g_assert_cmpint (hp_curve_find_peak (curve, 70, 99), ==, 99);
  g_assert_cmpint (hp_curve_find_peak (curve, 61, 80), ==, 61);
  g_assert_cmpint (hp_curve_find_peak (empty, 7, 100), ==, 7);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/curve-shape/level-curve-has-none", test_level_curve_has_none);
  g_test_add_func ("/core/curve-shape/build-and-release", test_build_and_release);
  g_test_add_func ("/core/curve-shape/only-what-is-looked-at", test_only_what_is_looked_at);
  g_test_add_func ("/core/curve-shape/limits", test_limits);
  g_test_add_func ("/core/curve-shape/as-defined", test_as_defined);
  g_test_add_func ("/core/curve-shape/peak", test_peak);

  return g_test_run ();
}
