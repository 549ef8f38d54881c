#include "music/meter.h"

static void
test_parse (void)
{
  static const struct { const char *text; guint beats, unit; HpFraction length; } cases[] = {
    { "4/4", 4, 4, { 1, 1 } }, { "3/4", 3, 4, { 3, 4 } }, { "7/8", 7, 8, { 7, 8 } },
    { "6/8", 6, 8, { 3, 4 } }, { "1/32", 1, 32, { 1, 32 } }, { "32/1", 32, 1, { 32, 1 } },
    { "2/2", 2, 2, { 1, 1 } }, { "15/16", 15, 16, { 15, 16 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      HpMeter meter;

      g_assert_true (hp_meter_parse (cases[i].text, &meter, NULL));
      g_assert_cmpuint (meter.beats, ==, cases[i].beats);
      g_assert_cmpuint (meter.unit, ==, cases[i].unit);
      g_assert_cmpint (hp_fraction_compare (hp_meter_get_length (meter), cases[i].length), ==, 0);
    }
}

static void
test_refuses (void)
{
  static const char *const texts[] = {
    "", "4", "/", "4/", "/4", "0/4", "33/4", "4/0", "4/3", "4/64", "4/12", "4/4/4", "-4/4", "4/-4",
    "+4/4", " 4/4", "4/4 ", "4.5/4", "C",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(GError) error = NULL;
      HpMeter meter = { 5, 8 };

      g_test_message ("“%s”", texts[i]);
      g_assert_false (hp_meter_check (texts[i], NULL));
      g_assert_false (hp_meter_parse (texts[i], &meter, &error));
      g_assert_error (error, HP_METER_ERROR, HP_METER_ERROR_SYNTAX);
      g_assert_cmpuint (meter.beats, ==, 5);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/music/meter/parse", test_parse);
  g_test_add_func ("/music/meter/refuses", test_refuses);

  return g_test_run ();
}
