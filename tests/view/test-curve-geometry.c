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

/* Over 2 frames a px from 100 on: a line up from (0, 110) to (20, 10), then held to (70, 10). */
static HpCurve *
make_curve (void)
{
  static const HpCurvePoint points[] = {
    { 100, 0, HP_CURVE_LINE }, { 140, 1, HP_CURVE_HOLD }, { 240, 0.5, HP_CURVE_LINE },
  };

  return hp_curve_new (points, G_N_ELEMENTS (points));
}

static void
test_segment_at (void)
{
  static const struct { double x, y; int segment; } cases[] = {
    { 10, 60, 0 }, { 9, 25, -1 }, { 13, 60, 0 }, { 40, 10, 1 }, { 40, 15, 1 }, { 40, 18, -1 },
    { 69, 40, 1 },                   /* where it falls at once */
    { -5, 110, -1 }, { 90, 60, -1 }, /* before the first point, after the last */
  };
  g_autoptr(HpCurve) curve = make_curve ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (hp_curve_geometry_segment_at (&geometry, curve, cases[i].x, cases[i].y, 6), ==,
                     cases[i].segment);
}

static void
test_range (void)
{
  g_autoptr(HpCurve) curve = make_curve ();
  gsize first, end;

  hp_curve_geometry_get_range (&geometry, curve, 0, 70, &first, &end);
  g_assert_cmpuint (first, ==, 0);
  g_assert_cmpuint (end, ==, 3);
  hp_curve_geometry_get_range (&geometry, curve, 0.5, 69.4, &first, &end);
  g_assert_cmpuint (first, ==, 1);
  g_assert_cmpuint (end, ==, 2);
  hp_curve_geometry_get_range (&geometry, curve, 300, 400, &first, &end);
  g_assert_cmpuint (first, ==, end);
}

static void
test_choose (void)
{
  g_autoptr(HpCurve) curve = make_curve ();
  gboolean chosen[3] = { TRUE, FALSE, FALSE };

  g_assert_cmpuint (hp_curve_geometry_choose (&geometry, curve,
                                              &(HpCurveBox) { 10, 0, 80, 40 }, chosen), ==, 1);
  g_assert_true (chosen[0] && chosen[1] && !chosen[2]);
  g_assert_cmpuint (hp_curve_geometry_choose (&geometry, curve,
                                              &(HpCurveBox) { -10, 0, 80, 120 }, chosen), ==, 3);
}

static void
test_frame (void)
{
  static const HpCurveExtent two = { 2, 140, 240, 0.5, 1 };
  static const HpCurveExtent one = { 1, 140, 140, 1, 1 };
  HpCurveBox frame;

  g_assert_false (hp_curve_geometry_get_frame (&geometry, &one, 12, &frame));
  g_assert_true (hp_curve_geometry_get_frame (&geometry, &two, 12, &frame));
  g_assert_cmpfloat (frame.left, ==, 8);
  g_assert_cmpfloat (frame.right, ==, 82);
  g_assert_cmpfloat (frame.top, ==, 1);
  g_assert_cmpfloat (frame.bottom, ==, 72);
  g_assert_cmpint (hp_curve_box_side_at (&frame, 10, 38, 6), ==, HP_CURVE_LEFT);
  g_assert_cmpint (hp_curve_box_side_at (&frame, 80, 38, 6), ==, HP_CURVE_RIGHT);
  g_assert_cmpint (hp_curve_box_side_at (&frame, 45, 3, 6), ==, HP_CURVE_TOP);
  g_assert_cmpint (hp_curve_box_side_at (&frame, 45, 70, 6), ==, HP_CURVE_BOTTOM);
  g_assert_cmpint (hp_curve_box_side_at (&frame, 45, 38, 6), ==, HP_CURVE_NO_SIDE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/view/curve-geometry/levels", test_levels);
  g_test_add_func ("/view/curve-geometry/point-at", test_point_at);
  g_test_add_func ("/view/curve-geometry/segment-at", test_segment_at);
  g_test_add_func ("/view/curve-geometry/range", test_range);
  g_test_add_func ("/view/curve-geometry/choose", test_choose);
  g_test_add_func ("/view/curve-geometry/frame-and-its-handles", test_frame);

  return g_test_run ();
}
