#include "view/lanes.h"

static void
test_rows (void)
{
  static const struct { gint64 in, out; guint row; } cases[] = {
    { 0, 100, 0 }, { 50, 80, 1 }, { 60, 200, 2 }, { 80, 90, 1 }, { 100, 120, 0 }, { 119, 130, 1 },
    { 130, 140, 0 },
  };
  HpLaneSpan spans[G_N_ELEMENTS (cases)];

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    spans[i] = (HpLaneSpan) { cases[i].in, cases[i].out, 99, 0 };

  g_assert_cmpuint (hp_lane_spans_arrange (spans, G_N_ELEMENTS (cases)), ==, 3);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpuint (spans[i].row, ==, cases[i].row);

  g_assert_cmpuint (hp_lane_spans_arrange (spans, 0), ==, 0);
}

/* However they lie, none in a row overlaps another there. */
static void
test_no_row_overlaps (void)
{
  HpLaneSpan spans[300];
  guint n_rows;

  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    spans[i] = (HpLaneSpan) { i * 3, i * 3 + 1 + i * i % 41, 0, 0 };

  n_rows = hp_lane_spans_arrange (spans, G_N_ELEMENTS (spans));
  g_assert_cmpuint (n_rows, <=, 15);
  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    for (guint k = 0; k < i; k++)
      g_assert_true (spans[k].row != spans[i].row || spans[k].out <= spans[i].in);
}

/* What is found is all that can be seen, and begins no earlier than it must. */
static void
test_finds_what_is_seen (void)
{
  HpLaneSpan spans[100];
  guint first, end;

  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    spans[i] = (HpLaneSpan) { i * 10, i * 10 + 5, 0, 0 };
  spans[20].out = 400;
  hp_lane_spans_measure (spans, G_N_ELEMENTS (spans));

  hp_lane_spans_find (spans, G_N_ELEMENTS (spans), 500, 600, &first, &end);
  g_assert_cmpuint (first, ==, 50);
  g_assert_cmpuint (end, ==, 60);

  /* The long one begins before what is seen. */
  hp_lane_spans_find (spans, G_N_ELEMENTS (spans), 300.5, 310.5, &first, &end);
  g_assert_cmpuint (first, ==, 20);
  g_assert_cmpuint (end, ==, 32);

  hp_lane_spans_find (spans, G_N_ELEMENTS (spans), 5000, 6000, &first, &end);
  g_assert_cmpuint (first, ==, end);
  hp_lane_spans_find (spans, G_N_ELEMENTS (spans), -200, 0, &first, &end);
  g_assert_cmpuint (first, ==, end);
  hp_lane_spans_find (spans, 0, 0, 100, &first, &end);
  g_assert_cmpuint (first, ==, end);
}

static void
test_finds_a_frame (void)
{
  static const gint64 frames[] = { 3, 10, 10, 20 };

  g_assert_cmpuint (hp_lane_find_frame (frames, 4, -1), ==, 0);
  g_assert_cmpuint (hp_lane_find_frame (frames, 4, 3), ==, 0);
  g_assert_cmpuint (hp_lane_find_frame (frames, 4, 3.1), ==, 1);
  g_assert_cmpuint (hp_lane_find_frame (frames, 4, 10), ==, 1);
  g_assert_cmpuint (hp_lane_find_frame (frames, 4, 11), ==, 3);
  g_assert_cmpuint (hp_lane_find_frame (frames, 4, 21), ==, 4);
  g_assert_cmpuint (hp_lane_find_frame (NULL, 0, 5), ==, 0);
}

/* However many there are, together they cover no more than a few lines far apart do. */
static void
test_lines_fade (void)
{
  g_assert_cmpfloat (hp_lane_lines_strength (0, 100), ==, 1);
  g_assert_cmpfloat (hp_lane_lines_strength (1, 100), ==, 1);
  g_assert_cmpfloat (hp_lane_lines_strength (10, 100), ==, 1);
  g_assert_cmpfloat (hp_lane_lines_strength (25, 100), ==, 0.5);
  g_assert_cmpfloat (hp_lane_lines_strength (100, 100), ==, 0.125);
  g_assert_cmpfloat (hp_lane_lines_strength (3, 0), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/view/lanes/rows", test_rows);
  g_test_add_func ("/view/lanes/no-row-overlaps", test_no_row_overlaps);
  g_test_add_func ("/view/lanes/finds-what-is-seen", test_finds_what_is_seen);
  g_test_add_func ("/view/lanes/finds-a-frame", test_finds_a_frame);
  g_test_add_func ("/view/lanes/lines-fade", test_lines_fade);

  return g_test_run ();
}
