#include "view/curve-columns.h"

#define N_TRIES 200
#define N_COLUMNS 300
#define N_SAMPLES 50

static const HpCurveGeometry geometry = { { 100, 2 }, 120, 10 };

static HpCurve *
make_curve (GRand *rand)
{
  HpCurvePoint points[1000];
  gint64 at = 80;
  gsize n = (gsize) g_rand_int_range (rand, 1, g_rand_boolean (rand) ? 40 : 1000);

  for (gsize i = 0; i < n; i++)
    {
      points[i] = (HpCurvePoint) { at, g_rand_double (rand),
                                   (HpCurveShape) g_rand_int_range (rand, 0, 3), NULL };
      at += g_rand_int_range (rand, 1, 60);
    }

  return hp_curve_new (points, n);
}

/* No level that the curve has in a column lies outside, and none is claimed that it has not. */
static void
test_columns_hold_the_curve (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (7);

  for (guint i = 0; i < N_TRIES; i++)
    {
      g_autoptr(HpCurve) curve = make_curve (rand);
      HpCurveGeometry zoomed = { { g_rand_double_range (rand, 0, 300),
                                   g_rand_boolean (rand) ? g_rand_double_range (rand, 0.02, 8)
                                                          : g_rand_double_range (rand, 8, 90) }, 120, 10 };
      int x = g_rand_int_range (rand, -20, 20);
      HpCurveColumn columns[N_COLUMNS];

      hp_curve_columns_read (&zoomed, curve, x, columns, N_COLUMNS);
      for (int c = 0; c < N_COLUMNS; c++)
        {
          double least = G_MAXDOUBLE, most = -G_MAXDOUBLE;
          int n_samples = N_SAMPLES + 2 * (int) zoomed.axis.frames_per_px;

          for (int s = 0; s < n_samples; s++)
            {
              double frame = hp_time_axis_time_at (&zoomed.axis, x + c + (double) s / n_samples);
              double y = hp_curve_geometry_y (&zoomed, hp_curve_level_at (curve, frame));

              least = MIN (least, y);
              most = MAX (most, y);
            }
          g_assert_cmpfloat (columns[c].top, <=, least + 0.01);
          g_assert_cmpfloat (columns[c].bottom, >=, most - 0.01);
          g_assert_cmpfloat (columns[c].top, >=, 10 - 0.01);
          g_assert_cmpfloat (columns[c].bottom, <=, 110 + 0.01);
        }
    }
}

/* A step is drawn in the column that it lies in, from level to level. */
static void
test_steps (void)
{
  static const HpCurvePoint points[] = { { 100, 1, HP_CURVE_HOLD }, { 140, 0, HP_CURVE_LINE } };
  g_autoptr(HpCurve) curve = hp_curve_new (points, G_N_ELEMENTS (points));
  HpCurveColumn columns[40];

  hp_curve_columns_read (&geometry, curve, 0, columns, G_N_ELEMENTS (columns));
  g_assert_cmpfloat (columns[19].top, ==, 10);
  g_assert_cmpfloat (columns[19].bottom, ==, 10);
  g_assert_cmpfloat (columns[20].top, ==, 10);
  g_assert_cmpfloat (columns[20].bottom, ==, 110);
  g_assert_cmpfloat (columns[21].top, ==, 110);
}

/* The columns of a tile are those of the whole. */
static void
test_parts_are_the_whole (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (8);
  g_autoptr(HpCurve) curve = make_curve (rand);
  HpCurveColumn whole[N_COLUMNS], part[10];

  hp_curve_columns_read (&geometry, curve, -5, whole, N_COLUMNS);
  for (int x = 0; x + 10 <= N_COLUMNS; x += 10)
    {
      hp_curve_columns_read (&geometry, curve, x - 5, part, 10);
      for (int c = 0; c < 10; c++)
        {
          g_assert_cmpfloat (part[c].top, ==, whole[x + c].top);
          g_assert_cmpfloat (part[c].bottom, ==, whole[x + c].bottom);
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/view/curve-columns/hold-the-curve", test_columns_hold_the_curve);
  g_test_add_func ("/view/curve-columns/steps", test_steps);
  g_test_add_func ("/view/curve-columns/parts-are-the-whole", test_parts_are_the_whole);

  return g_test_run ();
}
