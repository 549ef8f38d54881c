#include "view/curve-geometry.h"

static const HpCurveGeometry geometry = { { 100, 2 }, 120, 10 };

static void
test_levels (void)
{
  g_assert_cmpfloat (hp_curve_geometry_y (&geometry, 1), ==, 10);
  g_assert_cmpfloat (hp_curve_geometry_y (&geometry, 0), ==, 110);
  g_assert_cmpfloat (hp_curve_geometry_level_at (&geometry, 60), ==, 0.5);
  g_assert_cmpfloat (hp_curve_geometry_level_at (&geometry, -50), ==, 1);
  g_assert_cmpfloat (hp_curve_geometry_level_at (&geometry, 500), ==, 0);
  g_assert_cmpfloat (hp_curve_geometry_level_at (&(HpCurveGeometry) { { 0, 1 }, 10, 10 }, 5), ==, 0);
}

static void
test_point_at (void)
{
  static const HpCurvePoint points[] = {
    { 100, 0, HP_CURVE_LINE }, { 140, 1, HP_CURVE_LINE }, { 150, 1, HP_CURVE_LINE },
  };
  g_autoptr(HpCurve) curve = hp_curve_new (points, G_N_ELEMENTS (points));

  g_assert_cmpint (hp_curve_geometry_point_at (&geometry, curve, 1, 108, 12), ==, 0);
  g_assert_cmpint (hp_curve_geometry_point_at (&geometry, curve, 21, 10, 12), ==, 1);
  g_assert_cmpint (hp_curve_geometry_point_at (&geometry, curve, 24, 10, 12), ==, 2);
  g_assert_cmpint (hp_curve_geometry_point_at (&geometry, curve, 10, 60, 12), ==, -1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/view/curve-geometry/levels", test_levels);
  g_test_add_func ("/view/curve-geometry/point-at", test_point_at);

  return g_test_run ();
}
