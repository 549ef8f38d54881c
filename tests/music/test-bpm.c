#include "music/bpm.h"

/* As the tables of click books have them, to four places. */
static void
test_film_clicks (void)
{
  static const struct { const char *click; double at_24; double at_23976; } cases[] = {
    { "8-0",  180,      179.8202 }, { "10-0", 144,      143.8561 }, { "12-0", 120,     119.8801 },
    { "12-2", 117.5510, 117.4336 }, { "12-4", 115.2,    115.0849 }, { "14-3", 100.1739, 100.0738 },
    { "16-0", 90,       89.9101 },  { "16-4", 87.2727,  87.1855 },  { "20-0", 72,      71.9281 },
    { "24-0", 60,       59.9401 },  { "36-0", 40,       39.9600 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *again = NULL;
      HpBpm bpm;

      g_assert_true (hp_bpm_parse_click (cases[i].click, &bpm, NULL));
      g_assert_cmpfloat_with_epsilon (hp_bpm_get_per_minute (bpm, (HpFrameRate) { 24, 1 }),
                                      cases[i].at_24, 0.00005);
      g_assert_cmpfloat_with_epsilon (hp_bpm_get_per_minute (bpm, (HpFrameRate) { 24000, 1001 }),
                                      cases[i].at_23976, 0.00005);
      again = hp_bpm_click_to_string (bpm);
      g_assert_cmpstr (again, ==, cases[i].click);
    }
}

/* The constants that a beat of one frame has at each rate. */
static void
test_one_frame_a_beat (void)
{
  static const struct { HpFrameRate rate; double per_minute; } cases[] = {
    { { 24000, 1001 }, 1438.561439 }, { { 24, 1 }, 1440 }, { { 25, 1 }, 1500 },
    { { 30000, 1001 }, 1798.201798 }, { { 30, 1 }, 1800 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpfloat_with_epsilon (hp_bpm_get_per_minute ((HpBpm) { 0, 8 }, cases[i].rate),
                                    cases[i].per_minute, 1e-6);
}

static void
test_beats_a_minute_know_no_rate (void)
{
  g_assert_cmpfloat (hp_bpm_get_per_minute ((HpBpm) { 72.5, 0 }, (HpFrameRate) { 24, 1 }), ==, 72.5);
  g_assert_cmpfloat (hp_bpm_get_per_minute ((HpBpm) { 72.5, 0 }, (HpFrameRate) { 50, 1 }), ==, 72.5);
}

static void
test_refuses (void)
{
  static const char *const texts[] = {
    "", "12", "-", "12-", "-2", "12-8", "12-2-1", "0-4", "12--2", "12-2 ", " 12-2", "+12-2", "12.5-0",
    "10000-0", "12–2", "99999999999999999999-0",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(GError) error = NULL;
      HpBpm bpm = { 99, 0 };

      g_test_message ("“%s”", texts[i]);
      g_assert_false (hp_bpm_parse_click (texts[i], &bpm, &error));
      g_assert_error (error, HP_BPM_ERROR, HP_BPM_ERROR_SYNTAX);
      g_assert_cmpfloat (bpm.per_minute, ==, 99);
    }
}

static void
test_equal (void)
{
  g_assert_true (hp_bpm_equal ((HpBpm) { 72, 0 }, (HpBpm) { 72, 0 }));
  g_assert_true (hp_bpm_equal ((HpBpm) { 72, 98 }, (HpBpm) { 0, 98 }));
  g_assert_false (hp_bpm_equal ((HpBpm) { 72, 0 }, (HpBpm) { 72.0001, 0 }));
  g_assert_false (hp_bpm_equal ((HpBpm) { 120, 0 }, (HpBpm) { 0, 96 }));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/music/bpm/film-clicks", test_film_clicks);
  g_test_add_func ("/music/bpm/one-frame-a-beat", test_one_frame_a_beat);
  g_test_add_func ("/music/bpm/beats-a-minute-know-no-rate", test_beats_a_minute_know_no_rate);
  g_test_add_func ("/music/bpm/refuses", test_refuses);
  g_test_add_func ("/music/bpm/equal", test_equal);

  return g_test_run ();
}
