#include "view/span-geometry.h"

static void
test_parts (void)
{
  static const struct { double x; HpSpanPart part; } cases[] = {
    { 93, HP_SPAN_OUTSIDE }, { 95, HP_SPAN_IN }, { 100, HP_SPAN_IN }, { 105.9, HP_SPAN_IN },
    { 107, HP_SPAN_BODY }, { 150, HP_SPAN_BODY }, { 193, HP_SPAN_BODY }, { 195, HP_SPAN_OUT },
    { 206, HP_SPAN_OUT }, { 207, HP_SPAN_OUTSIDE },
  };
  HpTimeAxis axis = { 0, 2 };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (hp_span_part_at (&axis, 200, 400, cases[i].x, 6), ==, cases[i].part);
}

/* However narrow, a stretch can be taken hold of at its body. */
static void
test_narrow_has_a_body (void)
{
  HpTimeAxis axis = { 0, 2 };

  g_assert_cmpint (hp_span_part_at (&axis, 200, 206, 101.5, 6), ==, HP_SPAN_BODY);
  g_assert_cmpint (hp_span_part_at (&axis, 200, 206, 100.2, 6), ==, HP_SPAN_IN);
  g_assert_cmpint (hp_span_part_at (&axis, 200, 206, 102.8, 6), ==, HP_SPAN_OUT);
}

static void
test_distance (void)
{
  HpTimeAxis axis = { 0, 2 };

  g_assert_cmpfloat (hp_span_distance (&axis, 200, 400, 97), ==, 3);
  g_assert_cmpfloat (hp_span_distance (&axis, 200, 400, 100), ==, 0);
  g_assert_cmpfloat (hp_span_distance (&axis, 200, 400, 150), ==, 0);
  g_assert_cmpfloat (hp_span_distance (&axis, 200, 400, 204.5), ==, 4.5);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/view/span-geometry/parts", test_parts);
  g_test_add_func ("/view/span-geometry/narrow-has-a-body", test_narrow_has_a_body);
  g_test_add_func ("/view/span-geometry/distance", test_distance);

  return g_test_run ();
}
