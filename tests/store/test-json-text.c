#include <math.h>
#include <string.h>

#include "store/json-text.h"

static void
test_numbers (void)
{
  static const struct { double number; const char *text; } cases[] = {
    { 0, "0" }, { -0.0, "0" }, { 1, "1" }, { -1, "-1" }, { 0.1, "0.1" }, { 0.92, "0.92" },
    { 100, "100" }, { 1250, "1250" }, { 71.875, "71.875" }, { 0.0001, "0.0001" },
    { 10.0203, "10.0203" }, { 0.00004, "0" }, { -0.00004, "0" }, { -0.00006, "-0.0001" },
    { 0.99995, "1" }, { 0.99994, "0.9999" }, { 0.03125, "0.0312" }, { 0.09375, "0.0938" },
    { 99999999.5, "99999999.5" }, { 123456789012.25, "123456789012.25" },
    { 9.3e18, "9300000000000000000.0" }, { -1e19, "-10000000000000000000.0" },
  };
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_string_truncate (text, 0);
      hp_json_append_number (text, cases[i].number);
      g_assert_cmpstr (text->str, ==, cases[i].text);
    }
}

/* The shortest of four places is what printf() rounds to, without the zeros at its end. */
static void
test_numbers_are_as_printed (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (72);
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < 100000; i++)
    {
      double size = pow (10, g_rand_double_range (rand, -5, 10));
      double number = g_rand_double_range (rand, -size, size);
      char printed[64];
      gsize length;

      /* Half of them lie halfway between two decimals, or as near as a double can. */
      if (i % 2 == 0)
        number = (floor (number * 10000) + 0.5) / 10000;
      g_ascii_formatd (printed, sizeof printed, "%.4f", number);
      length = strlen (printed);
      while (printed[length - 1] == '0')
        length--;
      printed[printed[length - 1] == '.' ? length - 1 : length] = '\0';

      g_string_truncate (text, 0);
      hp_json_append_number (text, number);
      g_assert_cmpstr (text->str, ==, strcmp (printed, "-0") == 0 ? "0" : printed);
    }
}

static void
test_integers (void)
{
  static const struct { gint64 integer; const char *text; } cases[] = {
    { 0, "0" }, { 7, "7" }, { -7, "-7" }, { 10, "10" }, { 172800, "172800" },
    { G_MAXINT64, "9223372036854775807" }, { G_MININT64, "-9223372036854775808" },
  };
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_string_truncate (text, 0);
      hp_json_append_integer (text, cases[i].integer);
      g_assert_cmpstr (text->str, ==, cases[i].text);
    }
}

static void
test_strings (void)
{
  static const struct { const char *string, *text; } cases[] = {
    { "", "\"\"" },
    { "She looks up", "\"She looks up\"" },
    { "“é” 音 🎼/\x7f", "\"“é” 音 🎼/\x7f\"" },
    { "a\"b\\c\bd\fe\nf\rg\th", "\"a\\\"b\\\\c\\bd\\fe\\nf\\rg\\th\"" },
    { "\x01\x1f", "\"\\u0001\\u001f\"" },
    { "\n", "\"\\n\"" },
    { "stray \xff byte", "\"stray \xef\xbf\xbd byte\"" },
    { "cut \xe9\x9f", "\"cut \xef\xbf\xbd\xef\xbf\xbd\"" },
  };
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_string_truncate (text, 0);
      hp_json_append_string (text, cases[i].string);
      g_assert_cmpstr (text->str, ==, cases[i].text);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/json-text/numbers", test_numbers);
  g_test_add_func ("/store/json-text/numbers-are-as-printed", test_numbers_are_as_printed);
  g_test_add_func ("/store/json-text/integers", test_integers);
  g_test_add_func ("/store/json-text/strings", test_strings);

  return g_test_run ();
}
