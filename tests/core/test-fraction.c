#include "core/fraction.h"

static void
assert_fraction (HpFraction fraction,
                 gint64     num,
                 gint64     den)
{
  g_assert_cmpint (fraction.num, ==, num);
  g_assert_cmpint (fraction.den, ==, den);
}

static void
test_lowest_terms (void)
{
  assert_fraction (hp_fraction_new (6, 8), 3, 4);
  assert_fraction (hp_fraction_new (-6, 8), -3, 4);
  assert_fraction (hp_fraction_new (6, -8), -3, 4);
  assert_fraction (hp_fraction_new (0, -8), 0, 1);
  assert_fraction (hp_fraction_new (G_MAXINT64, G_MAXINT64), 1, 1);
  assert_fraction (hp_fraction_new (G_MININT64, 2), G_MININT64 / 2, 1);
}

static void
test_parse (void)
{
  static const struct { const char *text; gint64 num, den; const char *again; } cases[] = {
    { "0", 0, 1, "0" }, { "3/4", 3, 4, "3/4" }, { "-1/8", -1, 8, "-1/8" }, { "6/8", 3, 4, "3/4" },
    { "-0", 0, 1, "0" }, { "17/12", 17, 12, "17/12" }, { "4/2", 2, 1, "2" },
    { "2147483647/2147483647", 1, 1, "1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *again = NULL;
      HpFraction fraction;

      g_assert_true (hp_fraction_parse (cases[i].text, &fraction, NULL));
      assert_fraction (fraction, cases[i].num, cases[i].den);
      again = hp_fraction_to_string (fraction);
      g_assert_cmpstr (again, ==, cases[i].again);
    }
}

static void
test_parse_refuses (void)
{
  static const char *const texts[] = {
    "", "/", "1/", "/2", "1/0", "1/-2", "1/+2", "+1", "1/2/3", "1.5", " 1", "1 ", "1 /2", "0x1", "a",
    "2147483648", "1/2147483648", "99999999999999999999", "½",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(GError) error = NULL;
      HpFraction fraction = { 7, 5 };

      g_test_message ("“%s”", texts[i]);
      g_assert_false (hp_fraction_parse (texts[i], &fraction, &error));
      g_assert_error (error, HP_FRACTION_ERROR, HP_FRACTION_ERROR_SYNTAX);
      assert_fraction (fraction, 7, 5);
    }
}

static void
test_parse_position (void)
{
  static const struct { const char *text; gboolean is_good; } cases[] = {
    { "1/6720", TRUE }, { "-5/64", TRUE }, { "1/21", TRUE }, { "3", TRUE }, { "2/22", FALSE },
    { "1/128", FALSE }, { "1/9", FALSE }, { "1/13440", FALSE }, { "9/9", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;
      HpFraction position = { 7, 5 };

      g_assert_true (hp_fraction_parse_position (cases[i].text, &position, &error) ==
                     cases[i].is_good);
      if (!cases[i].is_good)
        {
          g_assert_error (error, HP_FRACTION_ERROR, HP_FRACTION_ERROR_RANGE);
          assert_fraction (position, 7, 5);
        }
    }
}

static void
test_arithmetic (void)
{
  const HpFraction half = { 1, 2 }, third = { 1, 3 }, minus = { -3, 4 };

  assert_fraction (hp_fraction_add (half, third), 5, 6);
  assert_fraction (hp_fraction_add (half, half), 1, 1);
  assert_fraction (hp_fraction_subtract (third, half), -1, 6);
  assert_fraction (hp_fraction_multiply (minus, third), -1, 4);
  assert_fraction (hp_fraction_divide (half, minus), -2, 3);
  assert_fraction (hp_fraction_subtract (half, half), 0, 1);
}

/* What does not fit on the way, but does in the end. */
static void
test_large_numbers (void)
{
  const HpFraction large = { G_MAXINT64, 6720 }, small = { 6720, G_MAXINT64 };

  assert_fraction (hp_fraction_multiply (large, small), 1, 1);
  assert_fraction (hp_fraction_divide (large, large), 1, 1);
  assert_fraction (hp_fraction_subtract (large, large), 0, 1);
  g_assert_cmpint (hp_fraction_compare (large, (HpFraction) { G_MAXINT64 - 1, 6720 }), >, 0);
  g_assert_cmpint (hp_fraction_compare ((HpFraction) { G_MAXINT64, 1 },
                                        (HpFraction) { G_MAXINT64, 2 }), >, 0);
}

/* Thirds, fifths and sevenths of notes leave nothing over, however many are added. */
static void
test_sums_are_exact (void)
{
  static const gint64 parts[] = { 3, 5, 7, 12, 64, 6720 };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      HpFraction sum = { 0, 1 };

      for (gint64 n = 0; n < parts[i] * 100; n++)
        sum = hp_fraction_add (sum, hp_fraction_new (1, parts[i]));
      assert_fraction (sum, 100, 1);
    }
}

static void
test_rounding (void)
{
  static const struct { HpFraction fraction; gint64 floor, round; } cases[] = {
    { { 0, 1 }, 0, 0 }, { { 1, 3 }, 0, 0 }, { { 1, 2 }, 0, 1 }, { { 2, 3 }, 0, 1 }, { { 1, 1 }, 1, 1 },
    { { -1, 3 }, -1, 0 }, { { -1, 2 }, -1, 0 }, { { -2, 3 }, -1, -1 }, { { -1, 1 }, -1, -1 },
    { { -3, 2 }, -2, -1 }, { { 7, 2 }, 3, 4 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpint (hp_fraction_floor (cases[i].fraction), ==, cases[i].floor);
      g_assert_cmpint (hp_fraction_round (cases[i].fraction), ==, cases[i].round);
    }
}

static void
test_compare (void)
{
  static const HpFraction sorted[] = {
    { -2, 1 }, { -3, 4 }, { -2, 3 }, { 0, 1 }, { 1, 6720 }, { 1, 3 }, { 333, 998 }, { 1, 2 }, { 7, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (sorted); i++)
    for (guint j = 0; j < G_N_ELEMENTS (sorted); j++)
      {
        g_assert_cmpint (hp_fraction_compare (sorted[i], sorted[j]), ==, (i > j) - (i < j));
        g_assert_true ((hp_fraction_to_double (sorted[i]) < hp_fraction_to_double (sorted[j])) ==
                       (i < j));
      }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/fraction/lowest-terms", test_lowest_terms);
  g_test_add_func ("/core/fraction/parse", test_parse);
  g_test_add_func ("/core/fraction/parse-refuses", test_parse_refuses);
  g_test_add_func ("/core/fraction/parse-position", test_parse_position);
  g_test_add_func ("/core/fraction/arithmetic", test_arithmetic);
  g_test_add_func ("/core/fraction/large-numbers", test_large_numbers);
  g_test_add_func ("/core/fraction/sums-are-exact", test_sums_are_exact);
  g_test_add_func ("/core/fraction/rounding", test_rounding);
  g_test_add_func ("/core/fraction/compare", test_compare);

  return g_test_run ();
}
