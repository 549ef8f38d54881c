#include "core/place-entry.h"

#include "core/feet.h"

#define LENGTH 400000  /* frames of the film that is gone about in */
#define ROUNDS 20000

static const HpFrameRate film = { 24, 1 }, ntsc_film = { 24000, 1001 }, pal = { 25, 1 };
static const HpFrameRate ntsc = { 30000, 1001 }, fast = { 60000, 1001 };

typedef struct
{
  HpFrameRate rate;
  gboolean    drop_frame;
} Count;

static const Count counts[] = {
  { { 24000, 1001 }, FALSE }, { { 24, 1 }, FALSE }, { { 25, 1 }, FALSE },
  { { 30000, 1001 }, FALSE }, { { 30000, 1001 }, TRUE }, { { 30, 1 }, FALSE },
  { { 48, 1 }, FALSE }, { { 50, 1 }, FALSE },
  { { 60000, 1001 }, FALSE }, { { 60000, 1001 }, TRUE }, { { 60, 1 }, FALSE },
};

static void
read_well (const char   *text,
           HpFrameRate   rate,
           gboolean      drop_frame,
           HpPlaceEntry *entry)
{
  g_autoptr(GError) error = NULL;

  g_test_message ("“%s”", text);
  hp_place_entry_parse (text, rate, drop_frame, entry, &error);
  g_assert_no_error (error);
}

static void
test_labels (void)
{
  static const struct
  {
    const char        *text;
    const HpFrameRate *rate;
    gboolean           drop_frame;
    gint64             frames;
    gboolean           has_hours;
  } cases[] = {
    /* 1 h 2 min 3 s: 3723 s. */
    { "1:02:03:04",    &film, FALSE, 3723 * 24 + 4, TRUE },
    { "01:02:03:04",   &pal,  FALSE, 3723 * 25 + 4, TRUE },
    { "1:02:03;04",    &film, FALSE, 3723 * 24 + 4, TRUE },
    { "1;02;03;04",    &film, FALSE, 3723 * 24 + 4, TRUE },
    { "1.02.03.04",    &film, FALSE, 3723 * 24 + 4, TRUE },
    { " 1:02:03:04\t", &film, FALSE, 3723 * 24 + 4, TRUE },
    { "23:59:59:23",   &film, FALSE, 86400 * 24 - 1, TRUE },
    { "0:00:00:00",    &film, FALSE, 0, TRUE },

    /* From the right. */
    { "2:03:04",       &film, FALSE, 123 * 24 + 4, FALSE },
    { "3:04",          &film, FALSE, 76, FALSE },
    { "3;04",          &film, FALSE, 76, FALSE },
    { "3:4",           &film, FALSE, 76, FALSE },
    { "59:59:23",      &film, FALSE, 3600 * 24 - 1, FALSE },

    /* Digits, and a dot before the frames. */
    { "10203.04",      &film, FALSE, 3723 * 24 + 4, TRUE },
    { "10203,04",      &film, FALSE, 3723 * 24 + 4, TRUE },
    { "10203:04",      &film, FALSE, 3723 * 24 + 4, TRUE },
    { "203.04",        &film, FALSE, 123 * 24 + 4, FALSE },
    { "3.04",          &film, FALSE, 76, FALSE },
    { "3.4",           &film, FALSE, 76, FALSE },
    { "0003.04",       &film, FALSE, 76, FALSE },
    { "000003.04",     &film, FALSE, 76, TRUE },

    /* Digits alone. */
    { "5",             &film, FALSE, 5, FALSE },
    { "05",            &film, FALSE, 5, FALSE },
    { "123",           &film, FALSE, 47, FALSE },
    { "10203",         &film, FALSE, 62 * 24 + 3, FALSE },
    { "010203",        &film, FALSE, 62 * 24 + 3, FALSE },
    { "1020304",       &film, FALSE, 3723 * 24 + 4, TRUE },
    { "01020304",      &film, FALSE, 3723 * 24 + 4, TRUE },
    { "00020304",      &film, FALSE, 123 * 24 + 4, TRUE },

    /* Of 1 min 0 s the labels 0 and 1 are left out, of 10 min none. */
    { "1:00;02",       &ntsc, TRUE,  1800, FALSE },
    { "10002",         &ntsc, TRUE,  1800, FALSE },
    { "10:00;00",      &ntsc, TRUE,  17982, FALSE },
    { "100000",        &ntsc, TRUE,  17982, FALSE },
    { "1:00:00:00",    &ntsc, TRUE,  107892, TRUE },
    { "1:00:04",       &fast, TRUE,  3600, FALSE },
    { "1:00:00",       &ntsc, FALSE, 1800, FALSE },
    { "1:00:00",       &pal,  TRUE,  1500, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      HpPlaceEntry entry = { 0 };

      read_well (cases[i].text, *cases[i].rate, cases[i].drop_frame, &entry);
      g_assert_cmpint (entry.form, ==, HP_PLACE_LABEL);
      g_assert_cmpint (entry.frames, ==, cases[i].frames);
      g_assert_cmpint (entry.has_hours, ==, cases[i].has_hours);
    }
}

static void
test_feet_and_real_time (void)
{
  static const struct { const char *text; const HpFrameRate *rate; gint64 frames; } cases[] = {
    { "24+08",        &film, 392 },
    { "24+8",         &film, 392 },
    { "0+00",         &film, 0 },
    { "10800+00",     &film, 172800 },
    { "24+08",        &fast, 392 },

    { "0:12.5",       &film, 300 },
    { "0:12,5",       &film, 300 },
    { "0:12.5",       &ntsc_film, 299 },   /* 12.5 s are 299.7 frames */
    { "0:12.513",     &ntsc_film, 300 },   /* which begins at 12.5125 s */
    { "0:12.512",     &ntsc_film, 300 },   /* half a millisecond is what printing may cost */
    { "0:12.511",     &ntsc_film, 299 },
    { "0:00.0",       &film, 0 },
    { "1:00.0",       &film, 1440 },
    { "60:03.600",    &ntsc_film, 86400 },
    { "1:00:03.6",    &ntsc_film, 86400 },
    { "1:02:03.04",   &film, 3723 * 24 },  /* 3.04 s, not frame 4: those begin at 3 and 3 1/24 s */
    { "1:02:03.042",  &film, 3723 * 24 + 1 },
    { "0:00.999999999", &film, 24 },
    { "0:00.9994",    &film, 23 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      HpPlaceEntry entry = { 0 };

      read_well (cases[i].text, *cases[i].rate, FALSE, &entry);
      g_assert_cmpint (entry.form, ==, HP_PLACE_FRAME);
      g_assert_cmpint (entry.frames, ==, cases[i].frames);
    }
}

static void
test_distances (void)
{
  static const struct
  {
    const char        *text;
    const HpFrameRate *rate;
    gboolean           drop_frame;
    gint64             frames;
  } cases[] = {
    { "+12f",     &film, FALSE, 12 },
    { "-12f",     &film, FALSE, -12 },
    { "+0f",      &film, FALSE, 0 },
    { "+100f",    &film, FALSE, 100 },
    { "+3s",      &film, FALSE, 72 },
    { "-3s",      &film, FALSE, -72 },
    { "+3s",      &ntsc_film, FALSE, 72 },  /* 71.93 */
    { "-3.5s",    &film, FALSE, -84 },
    { "+90s",     &film, FALSE, 2160 },
    { "+12",      &film, FALSE, 12 },
    { "+90",      &film, FALSE, 90 },       /* no label has such frames, but a distance may */
    { "-1:00",    &film, FALSE, -24 },
    { "+1:00:00", &pal,  FALSE, 1500 },
    { "+3.04",    &film, FALSE, 76 },
    { "-2+08",    &film, FALSE, -40 },
    { "+0:12.5",  &film, FALSE, 300 },
    { "+0:12.5",  &ntsc_film, FALSE, 300 }, /* 299.7 */
    { "+90:00.0", &film, FALSE, 129600 },

    /* A minute is 1798.2 frames, ten are 17982. */
    { "+1:00:00", &ntsc, TRUE,  1798 },
    { "-10:00:00", &ntsc, TRUE, -17982 },
    { "+1:00:00:00", &fast, TRUE, 215784 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      HpPlaceEntry entry = { 0 };

      read_well (cases[i].text, *cases[i].rate, cases[i].drop_frame, &entry);
      g_assert_cmpint (entry.form, ==, HP_PLACE_DISTANCE);
      g_assert_cmpint (entry.frames, ==, cases[i].frames);
    }
}

static void
test_beats (void)
{
  static const struct { const char *text; gint64 bar, beat; } cases[] = {
    { "3|2", 3, 2 }, { "12|12", 12, 12 }, { "0|4", 0, 4 }, { "-1|3", -1, 3 }, { "+3|2", 3, 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      HpPlaceEntry entry = { 0 };

      read_well (cases[i].text, film, FALSE, &entry);
      g_assert_cmpint (entry.form, ==, HP_PLACE_BEAT);
      g_assert_cmpint (entry.bar, ==, cases[i].bar);
      g_assert_cmpint (entry.beat, ==, cases[i].beat);
    }
}

static void
test_refuses (void)
{
  static const struct { const char *text; HpTimecodeError code; } cases[] = {
    { "",             HP_TIMECODE_ERROR_SYNTAX },
    { " ",            HP_TIMECODE_ERROR_SYNTAX },
    { "x",            HP_TIMECODE_ERROR_SYNTAX },
    { ":",            HP_TIMECODE_ERROR_SYNTAX },
    { "+",            HP_TIMECODE_ERROR_SYNTAX },
    { "1:",           HP_TIMECODE_ERROR_SYNTAX },
    { ":1",           HP_TIMECODE_ERROR_SYNTAX },
    { ".5",           HP_TIMECODE_ERROR_SYNTAX },
    { "1::2",         HP_TIMECODE_ERROR_SYNTAX },
    { "1:2:3:4:5",    HP_TIMECODE_ERROR_SYNTAX },
    { "1 2",          HP_TIMECODE_ERROR_SYNTAX },
    { "1:02x",        HP_TIMECODE_ERROR_SYNTAX },
    { "1234567890",   HP_TIMECODE_ERROR_SYNTAX },
    { "١:٠٢",         HP_TIMECODE_ERROR_SYNTAX },
    { "12f",          HP_TIMECODE_ERROR_SYNTAX },
    { "3s",           HP_TIMECODE_ERROR_SYNTAX },
    { "+12x",         HP_TIMECODE_ERROR_SYNTAX },
    { "+1:02f",       HP_TIMECODE_ERROR_SYNTAX },
    { "+1:02s",       HP_TIMECODE_ERROR_SYNTAX },
    { "+1.5f",        HP_TIMECODE_ERROR_SYNTAX },
    { "++1",          HP_TIMECODE_ERROR_SYNTAX },
    { "1+2+3",        HP_TIMECODE_ERROR_SYNTAX },
    { "1+2:3",        HP_TIMECODE_ERROR_SYNTAX },
    { "1+2f",         HP_TIMECODE_ERROR_SYNTAX },
    { "3|",           HP_TIMECODE_ERROR_SYNTAX },
    { "|3",           HP_TIMECODE_ERROR_SYNTAX },
    { "3|2|1",        HP_TIMECODE_ERROR_SYNTAX },
    { "3|2f",         HP_TIMECODE_ERROR_SYNTAX },
    { "3|2:1",        HP_TIMECODE_ERROR_SYNTAX },
    { "3|0",          HP_TIMECODE_ERROR_RANGE },
    { "24:00:00:00",  HP_TIMECODE_ERROR_RANGE },
    { "0:60:00:00",   HP_TIMECODE_ERROR_RANGE },
    { "60:00",        HP_TIMECODE_ERROR_RANGE },
    { "0:30",         HP_TIMECODE_ERROR_RANGE },
    { "30",           HP_TIMECODE_ERROR_RANGE },
    { "6000",         HP_TIMECODE_ERROR_RANGE },
    { "123456789",    HP_TIMECODE_ERROR_RANGE },
    { "1:02:03:999999999", HP_TIMECODE_ERROR_RANGE },
    { "24+16",        HP_TIMECODE_ERROR_RANGE },
    { "0:60.0",       HP_TIMECODE_ERROR_RANGE },
    { "1:60:00.0",    HP_TIMECODE_ERROR_RANGE },
    { "999999999:00.0", HP_TIMECODE_ERROR_RANGE },
    { "+999999999:00.0", HP_TIMECODE_ERROR_RANGE },
    { "1:00:00",      HP_TIMECODE_ERROR_DROPPED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;
      HpPlaceEntry entry = { HP_PLACE_BEAT, 77 };

      g_test_message ("“%s”", cases[i].text);
      g_assert_false (hp_place_entry_parse (cases[i].text, ntsc, TRUE, &entry, &error));
      g_assert_error (error, HP_TIMECODE_ERROR, (int) cases[i].code);
      if (cases[i].code != HP_TIMECODE_ERROR_DROPPED)
        g_assert_cmpint (entry.frames, ==, 77);
    }
}

/* What stands on either side of labels that are left out. */
static void
test_dropped (void)
{
  static const struct
  {
    const char        *text;
    const HpFrameRate *rate;
    gint64             frames;
    const char        *before;
    const char        *after;
  } cases[] = {
    { "1:00;00",     &ntsc, 1800,  "00:00:59;29", "00:01:00;02" },
    { "1:00;01",     &ntsc, 1800,  "00:00:59;29", "00:01:00;02" },
    { "10001",       &ntsc, 1800,  "00:00:59;29", "00:01:00;02" },
    { "1:01:00;00",  &ntsc, 109692, "01:00:59;29", "01:01:00;02" },
    { "23:59:00:03", &fast, 5175220, "23:58:59;59", "23:59:00;04" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      HpPlaceEntry entry = { 0 };
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;

      g_assert_false (hp_place_entry_parse (cases[i].text, *cases[i].rate, TRUE, &entry, NULL));
      g_assert_cmpint (entry.form, ==, HP_PLACE_LABEL);
      g_assert_cmpint (entry.frames, ==, cases[i].frames);
      before = hp_timecode_format (entry.frames - 1, *cases[i].rate, TRUE);
      after = hp_timecode_format (entry.frames, *cases[i].rate, TRUE);
      g_assert_cmpstr (before, ==, cases[i].before);
      g_assert_cmpstr (after, ==, cases[i].after);
    }
}

static void
test_find (void)
{
  static const struct
  {
    const char *text;
    gint64      first;
    gint64      n_frames;
    gboolean    any_hour;
    gint64      near;
    gint64      found;
  } cases[] = {
    /* At 24 an hour is 86400 frames, a day 2073600. */
    { "1:00:00:00", 86400,   10, FALSE, 0, 0 },
    { "1:00:00:09", 86400,   10, FALSE, 0, 9 },
    { "1:00:00:10", 86400,   10, FALSE, 0, -1 },
    { "0:59:59:23", 86400,   10, FALSE, 0, -1 },
    { "9",          86400,   10, FALSE, 0, -1 },
    { "9",          86400,   10, TRUE,  0, 9 },
    { "10",         86400,   10, TRUE,  0, -1 },
    { "5:00:00",    86400,   90000, TRUE, 0, 7200 },

    /* Twice within two hours: the nearer. */
    { "5:00:00",    86400,   172800, TRUE, 50399, 7200 },
    { "5:00:00",    86400,   172800, TRUE, 50400, 93600 },
    { "5:00:00",    86400,   172800, TRUE, 172799, 93600 },
    { "5:00:00",    86400,   93600, TRUE, 93599, 7200 },

    /* Over midnight. */
    { "23:59:59:23", 2073599, 10, FALSE, 0, 0 },
    { "0:00:00:00", 2073599, 10, FALSE, 0, 1 },
    { "8",          2073599, 10, FALSE, 0, 9 },
    { "0",          0,       0,  FALSE, 0, -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      HpPlaceEntry entry = { 0 };

      read_well (cases[i].text, film, FALSE, &entry);
      g_assert_cmpint (hp_place_entry_find (&entry, film, FALSE, cases[i].first, cases[i].n_frames,
                                            cases[i].any_hour, cases[i].near), ==, cases[i].found);
    }
}

static void
assert_label_found (const Count *count,
                    const char  *text,
                    gint64       first,
                    gint64       frame,
                    gboolean     any_hour)
{
  HpPlaceEntry entry = { 0 };
  gint64 found;

  g_assert_true (hp_place_entry_parse (text, count->rate, count->drop_frame, &entry, NULL));
  g_assert_cmpint (entry.form, ==, HP_PLACE_LABEL);
  found = hp_place_entry_find (&entry, count->rate, count->drop_frame, first, LENGTH, any_hour,
                               frame);
  if (found != frame)
    g_error ("“%s” in a film from %" G_GINT64_FORMAT " on is %" G_GINT64_FORMAT ", not %"
             G_GINT64_FORMAT, text, first, found, frame);
}

/* The label in all the ways to type it. */
static void
assert_label_reads (const Count *count,
                    gint64       first,
                    gint64       frame)
{
  g_autofree char *label = hp_timecode_format (first + frame, count->rate, count->drop_frame);
  g_autofree char *digits = g_strdup (label);
  g_autofree char *dotted = NULL;
  char *to = digits;

  assert_label_found (count, label, first, frame, FALSE);
  assert_label_found (count, label + 3, first, frame, TRUE);

  for (const char *from = label; *from != '\0'; from++)
    if (g_ascii_isdigit (*from))
      *to++ = *from;
  *to = '\0';
  assert_label_found (count, digits, first, frame, FALSE);
  assert_label_found (count, digits + 2, first, frame, TRUE);

  dotted = g_strdup_printf ("%.6s.%s", digits, digits + 6);
  assert_label_found (count, dotted, first, frame, FALSE);
}

/* What a counter shows of a frame leads back to it. */
static void
test_round_trip (gconstpointer data)
{
  const Count *count = data;
  gint64 per_day = hp_timecode_frames_per_day (count->rate, count->drop_frame);
  g_autoptr(GRand) rand = g_rand_new_with_seed (1927);

  for (guint i = 0; i < ROUNDS; i++)
    {
      gint64 frame = g_rand_int_range (rand, 0, LENGTH);
      gint64 first = g_rand_int_range (rand, 0, (gint32) per_day);
      g_autofree char *feet = hp_feet_format (frame);
      g_autofree char *time = hp_timecode_format_real_time (frame, count->rate);
      HpPlaceEntry entry = { 0 };

      assert_label_reads (count, first, frame);

      g_assert_true (hp_place_entry_parse (feet, count->rate, count->drop_frame, &entry, NULL));
      g_assert_cmpint (entry.form, ==, HP_PLACE_FRAME);
      g_assert_cmpint (entry.frames, ==, frame);
      g_assert_true (hp_place_entry_parse (time, count->rate, count->drop_frame, &entry, NULL));
      g_assert_cmpint (entry.form, ==, HP_PLACE_FRAME);
      g_assert_cmpint (entry.frames, ==, frame);
    }
}

/* Whatever is typed, it is read or refused, and what is read has its bounds. */
static void
test_any_text (void)
{
  static const char letters[] = "0123456789999:;.,+-|fs x";
  g_autoptr(GRand) rand = g_rand_new_with_seed (1933);

  for (guint i = 0; i < 20 * ROUNDS; i++)
    {
      const Count *count = &counts[g_rand_int_range (rand, 0, G_N_ELEMENTS (counts))];
      HpPlaceEntry entry = { 0 };
      char text[25] = "";
      int length = g_rand_int_range (rand, 0, sizeof text);

      for (int at = 0; at < length; at++)
        text[at] = letters[g_rand_int_range (rand, 0, sizeof letters - 1)];

      if (!hp_place_entry_parse (text, count->rate, count->drop_frame, &entry, NULL))
        continue;

      g_assert_cmpint (ABS (entry.frames), <=, G_GINT64_CONSTANT (1000000000000000));
      if (entry.form == HP_PLACE_LABEL)
        g_assert_cmpint (entry.frames, <,
                         hp_timecode_frames_per_day (count->rate, count->drop_frame));
      if (entry.form != HP_PLACE_DISTANCE)
        g_assert_cmpint (entry.frames, >=, 0);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/place-entry/labels", test_labels);
  g_test_add_func ("/core/place-entry/feet-and-real-time", test_feet_and_real_time);
  g_test_add_func ("/core/place-entry/distances", test_distances);
  g_test_add_func ("/core/place-entry/beats", test_beats);
  g_test_add_func ("/core/place-entry/refuses", test_refuses);
  g_test_add_func ("/core/place-entry/dropped", test_dropped);
  g_test_add_func ("/core/place-entry/find", test_find);
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      g_autofree char *label = hp_frame_rate_to_label (counts[i].rate);
      g_autofree char *path = g_strdup_printf ("/core/place-entry/round-trip/%s%s", label,
                                               counts[i].drop_frame ? "-drop" : "");

      g_test_add_data_func (path, &counts[i], test_round_trip);
    }
  g_test_add_func ("/core/place-entry/any-text", test_any_text);

  return g_test_run ();
}
