#include "core/timecode.h"

#include "core/fraction.h"

#define MINUTES_PER_DAY (24 * 60)

typedef struct
{
  HpFrameRate rate;
  gboolean    drop_frame;
  gint64      per_day;     /* frames in 24 hours, as the standard's tables have them */
} Count;

static const Count counts[] = {
  { { 24000, 1001 }, FALSE, 2073600 },
  { { 24, 1 },       FALSE, 2073600 },
  { { 25, 1 },       FALSE, 2160000 },
  { { 30000, 1001 }, FALSE, 2592000 },
  { { 30000, 1001 }, TRUE,  2589408 },
  { { 30, 1 },       FALSE, 2592000 },
  { { 48, 1 },       FALSE, 4147200 },
  { { 50, 1 },       FALSE, 4320000 },
  { { 60000, 1001 }, FALSE, 5184000 },
  { { 60000, 1001 }, TRUE,  5178816 },
  { { 60, 1 },       FALSE, 5184000 },
};

static void
assert_label (gint64      frame,
              const char *label,
              HpFrameRate rate,
              gboolean    drop_frame)
{
  g_autofree char *formatted = hp_timecode_format (frame, rate, drop_frame);

  g_assert_cmpstr (formatted, ==, label);
}

static void
assert_frame (const char *label,
              gint64      frame,
              HpFrameRate rate,
              gboolean    drop_frame)
{
  g_autoptr(GError) error = NULL;
  gint64 parsed = -1;

  hp_timecode_parse (label, rate, drop_frame, &parsed, &error);
  g_assert_no_error (error);
  g_assert_cmpint (parsed, ==, frame);
}

/* Writes the digits of @number at @at; three where two are too few. */
static char *
put_digits (char  *at,
            guint  number)
{
  if (number >= 100)
    *at++ = (char) ('0' + number / 100);
  *at++ = (char) ('0' + number / 10 % 10);
  *at++ = (char) ('0' + number % 10);
  return at;
}

/* A clock that is wound on by hand, leaving out what drop-frame timecode does, names every
 * frame of a day.  All its labels are read; of each minute's first and last second all are
 * written too, and of the others one: in between, writing only divides.
 */
static void
test_whole_day (gconstpointer data)
{
  const Count *count = data;
  guint base = hp_frame_rate_get_base (count->rate);
  guint drop = count->drop_frame ? hp_frame_rate_get_drop (count->rate) : 0;
  gint64 frame = 0;

  for (guint minute = 0; minute < MINUTES_PER_DAY; minute++)
    for (guint second = 0; second < 60; second++)
      for (guint f = second == 0 && minute % 10 != 0 ? drop : 0; f < base; f++)
        {
          char label[] = "HH:MM:SS:FFF";
          gint64 parsed = -1;

          put_digits (label, minute / 60);
          put_digits (label + 3, minute % 60);
          put_digits (label + 6, second);
          label[8] = drop > 0 ? ';' : ':';
          *put_digits (label + 9, f) = '\0';

          hp_timecode_parse (label, count->rate, count->drop_frame, &parsed, NULL);
          if (parsed != frame)
            g_error ("%s is %" G_GINT64_FORMAT ", not %" G_GINT64_FORMAT, label, frame, parsed);
          if (second % 59 == 0 || f == 0)
            assert_label (frame, label, count->rate, count->drop_frame);
          frame++;
        }

  g_assert_cmpint (frame, ==, count->per_day);
  g_assert_cmpint (hp_timecode_frames_per_day (count->rate, count->drop_frame), ==, frame);
}

/* Label, frame number, and the exact second at which that frame starts. */
static void
test_known_labels (void)
{
  static const struct
  {
    HpFrameRate rate;
    gboolean    drop_frame;
    const char *label;
    gint64      frame;
    HpFraction  seconds;
  } cases[] = {
    { { 24000, 1001 }, FALSE, "00:00:59:23", 1439,    { 1440439, 24000 } },
    { { 24000, 1001 }, FALSE, "00:01:00:00", 1440,    { 3003, 50 } },
    { { 24000, 1001 }, FALSE, "01:00:00:00", 86400,   { 18018, 5 } },
    { { 24000, 1001 }, FALSE, "01:23:45:12", 120612,  { 10061051, 2000 } },
    { { 24000, 1001 }, FALSE, "23:59:59:23", 2073599, { 2075672599, 24000 } },
    { { 24, 1 },       FALSE, "01:23:45:12", 120612,  { 10051, 2 } },
    { { 25, 1 },       FALSE, "01:23:45:12", 125637,  { 125637, 25 } },
    { { 25, 1 },       FALSE, "23:59:59:24", 2159999, { 2159999, 25 } },
    { { 30000, 1001 }, FALSE, "00:10:00:00", 18000,   { 3003, 5 } },
    { { 30000, 1001 }, FALSE, "01:23:45:12", 150762,  { 25152127, 5000 } },
    { { 30000, 1001 }, TRUE,  "00:00:59;29", 1799,    { 1800799, 30000 } },
    { { 30000, 1001 }, TRUE,  "00:01:00;02", 1800,    { 3003, 50 } },
    { { 30000, 1001 }, TRUE,  "00:09:59;29", 17981,   { 17998981, 30000 } },
    { { 30000, 1001 }, TRUE,  "00:10:00;00", 17982,   { 2999997, 5000 } },
    { { 30000, 1001 }, TRUE,  "01:00:00;00", 107892,  { 8999991, 2500 } },
    { { 30000, 1001 }, TRUE,  "01:23:45;12", 150612,  { 12563551, 2500 } },
    { { 30000, 1001 }, TRUE,  "10:00:00;00", 1078920, { 8999991, 250 } },
    { { 30000, 1001 }, TRUE,  "23:59:59;29", 2589407, { 2591996407, 30000 } },
    { { 30, 1 },       FALSE, "01:23:45:12", 150762,  { 25127, 5 } },
    { { 48, 1 },       FALSE, "01:23:45:12", 241212,  { 20101, 4 } },
    { { 50, 1 },       FALSE, "01:23:45:12", 251262,  { 125631, 25 } },
    { { 60000, 1001 }, FALSE, "01:23:45:12", 301512,  { 12575563, 2500 } },
    { { 60000, 1001 }, TRUE,  "00:00:59;59", 3599,    { 3602599, 60000 } },
    { { 60000, 1001 }, TRUE,  "00:01:00;04", 3600,    { 3003, 50 } },
    { { 60000, 1001 }, TRUE,  "00:10:00;00", 35964,   { 2999997, 5000 } },
    { { 60000, 1001 }, TRUE,  "01:23:45;12", 301212,  { 25126101, 5000 } },
    { { 60000, 1001 }, TRUE,  "23:59:59;59", 5178815, { 1036798763, 12000 } },
    { { 60, 1 },       FALSE, "01:23:45:12", 301512,  { 25126, 5 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      HpFraction start = hp_fraction_multiply (hp_fraction_new (cases[i].frame, 1),
                                               hp_fraction_new (cases[i].rate.den,
                                                                cases[i].rate.num));

      assert_label (cases[i].frame, cases[i].label, cases[i].rate, cases[i].drop_frame);
      assert_frame (cases[i].label, cases[i].frame, cases[i].rate, cases[i].drop_frame);
      g_assert_cmpint (hp_fraction_compare (start, cases[i].seconds), ==, 0);
      g_assert_cmpint (hp_frame_rate_start_of (cases[i].rate, cases[i].frame), ==,
                       hp_fraction_floor (hp_fraction_multiply (cases[i].seconds,
                                                                hp_fraction_new (1000000000, 1))));
    }
}

static void
test_any_separator (void)
{
  static const char *const labels[] = { "00:01:00;02", "00:01:00:02", "00.01.00.02", "00,01;00:02" };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    assert_frame (labels[i], 1800, (HpFrameRate) { 30000, 1001 }, TRUE);
}

static void
test_wraps_at_midnight (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      g_autofree char *last = hp_timecode_format (-1, counts[i].rate, counts[i].drop_frame);
      const char *first = counts[i].drop_frame ? "00:00:00;00" : "00:00:00:00";

      assert_frame (last, counts[i].per_day - 1, counts[i].rate, counts[i].drop_frame);
      assert_label (counts[i].per_day, first, counts[i].rate, counts[i].drop_frame);
      assert_label (-7 * counts[i].per_day, first, counts[i].rate, counts[i].drop_frame);
    }
}

static void
test_refuses (void)
{
  static const HpFrameRate film = { 24, 1 }, slow = { 30000, 1001 }, fast = { 60000, 1001 };
  static const struct { const char *text; const HpFrameRate *rate; HpTimecodeError code; } cases[] = {
    { "",              &film, HP_TIMECODE_ERROR_SYNTAX },
    { "x",             &film, HP_TIMECODE_ERROR_SYNTAX },
    { "00:00:00",      &film, HP_TIMECODE_ERROR_SYNTAX },
    { "00:00:00:",     &film, HP_TIMECODE_ERROR_SYNTAX },
    { "00:00:00:00:",  &film, HP_TIMECODE_ERROR_SYNTAX },
    { "00:00:00:00 ",  &film, HP_TIMECODE_ERROR_SYNTAX },
    { " 00:00:00:00",  &film, HP_TIMECODE_ERROR_SYNTAX },
    { "-1:00:00:00",   &film, HP_TIMECODE_ERROR_SYNTAX },
    { "00 00 00 00",   &film, HP_TIMECODE_ERROR_SYNTAX },
    { "00:00:00:0000", &film, HP_TIMECODE_ERROR_SYNTAX },
    { "0000:00:00:00", &film, HP_TIMECODE_ERROR_SYNTAX },
    { "24:00:00:00",   &film, HP_TIMECODE_ERROR_RANGE },
    { "00:60:00:00",   &film, HP_TIMECODE_ERROR_RANGE },
    { "00:00:60:00",   &film, HP_TIMECODE_ERROR_RANGE },
    { "00:00:00:24",   &film, HP_TIMECODE_ERROR_RANGE },
    { "00:01:00;00",   &slow, HP_TIMECODE_ERROR_DROPPED },
    { "00:01:00;01",   &slow, HP_TIMECODE_ERROR_DROPPED },
    { "00:01:00;00",   &fast, HP_TIMECODE_ERROR_DROPPED },
    { "23:59:00:03",   &fast, HP_TIMECODE_ERROR_DROPPED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;
      gint64 frame = 77;

      g_test_message ("“%s”", cases[i].text);
      g_assert_false (hp_timecode_parse (cases[i].text, *cases[i].rate, TRUE, &frame, &error));
      g_assert_error (error, HP_TIMECODE_ERROR, (int) cases[i].code);
      g_assert_cmpint (frame, ==, 77);
    }

  assert_frame ("00:10:00;00", 17982, slow, TRUE);
  assert_frame ("00:20:00;01", 35965, slow, TRUE);
  assert_frame ("00:01:00;00", 1800, slow, FALSE);
}

/* Where a rate has no drop-frame timecode, asking for it changes nothing. */
static void
test_drop_frame_only_where_it_is (void)
{
  assert_label (1440, "00:01:00:00", (HpFrameRate) { 24000, 1001 }, TRUE);
  assert_frame ("00:01:00:00", 1500, (HpFrameRate) { 25, 1 }, TRUE);
}

static void
test_fast_and_odd_rates (void)
{
  assert_label (119, "00:00:00:119", (HpFrameRate) { 120, 1 }, FALSE);
  assert_frame ("00:00:00:119", 119, (HpFrameRate) { 120, 1 }, FALSE);
  assert_label (7200, "00:01:00;08", (HpFrameRate) { 120000, 1001 }, TRUE);
  assert_label (13, "00:00:01:00", (HpFrameRate) { 25, 2 }, FALSE);
  assert_label (3600, "01:00:00:00", (HpFrameRate) { 1, 1 }, FALSE);
}

static void
test_real_time (void)
{
  static const struct { gint64 n_frames; HpFrameRate rate; const char *text; } cases[] = {
    { 0,       { 24, 1 },       "0:00.000" },
    { 100,     { 24000, 1001 }, "0:04.171" },
    { 100,     { 24, 1 },       "0:04.167" },
    { 100,     { 25, 1 },       "0:04.000" },
    { 100,     { 30000, 1001 }, "0:03.337" },
    { 3,       { 240, 1 },      "0:00.013" },  /* 12.5 ms */
    { 1439,    { 24, 1 },       "0:59.958" },
    { 1440,    { 24, 1 },       "1:00.000" },
    { 1199988, { 10000, 1 },    "1:59.999" },  /* 119.9988 s */
    { 1199996, { 10000, 1 },    "2:00.000" },
    { 86400,   { 24000, 1001 }, "60:03.600" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = hp_timecode_format_real_time (cases[i].n_frames, cases[i].rate);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      g_autofree char *label = hp_frame_rate_to_label (counts[i].rate);
      g_autofree char *path = g_strdup_printf ("/core/timecode/whole-day/%s%s", label,
                                               counts[i].drop_frame ? "-drop" : "");

      g_test_add_data_func (path, &counts[i], test_whole_day);
    }

  g_test_add_func ("/core/timecode/known-labels", test_known_labels);
  g_test_add_func ("/core/timecode/any-separator", test_any_separator);
  g_test_add_func ("/core/timecode/wraps-at-midnight", test_wraps_at_midnight);
  g_test_add_func ("/core/timecode/refuses", test_refuses);
  g_test_add_func ("/core/timecode/drop-frame-only-where-it-is", test_drop_frame_only_where_it_is);
  g_test_add_func ("/core/timecode/fast-and-odd-rates", test_fast_and_odd_rates);
  g_test_add_func ("/core/timecode/real-time", test_real_time);

  return g_test_run ();
}
