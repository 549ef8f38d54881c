#include "core/place-entry.h"

#include <string.h>

#include "core/feet.h"

#define MAX_NUMBERS 4
#define MAX_DIGITS 9          /* of one number */
#define MAX_MINUTES 1000000   /* of real time; many more would not fit in nanoseconds */
#define NS_PER_SECOND G_GINT64_CONSTANT (1000000000)
#define PRINTED_TO 500000     /* ns: real time is printed to the nearest millisecond */

typedef unsigned __int128 Wide;

/* The text in its pieces. */
typedef struct
{
  int    sign;                     /* 1 or -1; 0 without one */
  guint  n;
  gint64 numbers[MAX_NUMBERS];
  guint  n_digits[MAX_NUMBERS];
  char   separators[MAX_NUMBERS];  /* between the numbers: a string of n - 1 */
  char   unit;                     /* 'f' or 's' after the last number, or 0 */
} Typed;

/* How reading went: READ, or an HpTimecodeError. */
typedef int Outcome;
#define READ (-1)

static gboolean
read_number (const char **at,
             Typed       *typed)
{
  guint n_digits = 0;
  gint64 number = 0;

  while (g_ascii_isdigit (**at) && n_digits++ < MAX_DIGITS)
    number = 10 * number + g_ascii_digit_value (*(*at)++);
  if (n_digits == 0 || n_digits > MAX_DIGITS)
    return FALSE;

  typed->numbers[typed->n] = number;
  typed->n_digits[typed->n++] = n_digits;
  return TRUE;
}

static gboolean
read_pieces (const char *text,
             Typed      *typed)
{
  memset (typed, 0, sizeof *typed);

  while (g_ascii_isspace (*text))
    text++;
  if (*text == '+' || *text == '-')
    typed->sign = *text++ == '+' ? 1 : -1;

  while (read_number (&text, typed))
    {
      if (*text == '\0' || strchr (":;.,+|", *text) == NULL || typed->n == MAX_NUMBERS)
        {
          if (*text == 'f' || *text == 's')
            typed->unit = *text++;
          while (g_ascii_isspace (*text))
            text++;
          return *text == '\0';
        }

      typed->separators[typed->n - 1] = *text == ',' ? '.' : *text;
      text++;
    }

  return FALSE;
}

/* Hours, minutes, seconds and frames, as far as they were typed. */
static gboolean
find_parts (const Typed *typed,
            gint64       parts[4])
{
  guint n = typed->n;
  gint64 seconds = typed->numbers[0], frames = typed->numbers[n - 1];

  if (strspn (typed->separators, ":;.") < n - 1)
    return FALSE;

  if (n > 2)
    {
      memset (parts, 0, 4 * sizeof *parts);
      memcpy (parts + 4 - n, typed->numbers, n * sizeof *parts);
      return TRUE;
    }

  if (n == 1)
    {
      seconds = frames / 100;
      frames %= 100;
    }
  parts[0] = seconds / 10000;
  parts[1] = seconds / 100 % 100;
  parts[2] = seconds % 100;
  parts[3] = frames;
  return TRUE;
}

static Outcome
read_label (const Typed  *typed,
            HpFrameRate   rate,
            gboolean      drop_frame,
            HpPlaceEntry *entry)
{
  g_autofree char *label = NULL;
  g_autoptr(GError) error = NULL;
  HpPlaceEntry read = { .form = HP_PLACE_LABEL };
  gint64 parts[4];

  if (!find_parts (typed, parts))
    return HP_TIMECODE_ERROR_SYNTAX;

  read.has_hours = typed->n == 4 || (typed->n < 3 && typed->n_digits[0] > (typed->n == 1 ? 6 : 4));
  if (MAX (MAX (parts[0], parts[1]), MAX (parts[2], parts[3])) > 999)
    return HP_TIMECODE_ERROR_RANGE;

  label = g_strdup_printf ("%02d:%02d:%02d:%02d", (int) parts[0], (int) parts[1], (int) parts[2],
                           (int) parts[3]);
  if (!hp_timecode_parse (label, rate, drop_frame, &read.frames, &error))
    {
      if (error->code != HP_TIMECODE_ERROR_DROPPED)
        return error->code;

      /* The first label of the minute that is counted. */
      parts[3] = hp_frame_rate_get_drop (rate);
      read.frames = hp_timecode_count (parts, rate, drop_frame);
    }

  *entry = read;
  return error != NULL ? error->code : READ;
}

/* Whether it is a time of the clock: seconds with decimals, after a colon or before their unit. */
static gboolean
is_real_time (const Typed *typed)
{
  const char *separators = typed->separators;

  if (typed->unit != 0)
    return typed->unit == 's' && (*separators == '\0' || g_str_equal (separators, "."));

  return g_str_equal (separators, ":.") || g_str_equal (separators, "::.");
}

/* In nanoseconds.  Of a time, minutes and seconds end at 59 where something stands before them;
 * of a distance, nothing ends. */
static Outcome
read_ns (const Typed *typed,
         gint64      *ns)
{
  guint n_whole = typed->n == 1 ? 1 : typed->n - 1;
  gint64 fraction = n_whole < typed->n ? typed->numbers[n_whole] : 0;
  gint64 minutes = 0;

  for (guint i = 0; i + 1 < n_whole; i++)
    {
      if (i > 0 && typed->sign == 0 && typed->numbers[i] > 59)
        return HP_TIMECODE_ERROR_RANGE;
      minutes = 60 * minutes + typed->numbers[i];
    }
  if (minutes > MAX_MINUTES || (typed->sign == 0 && typed->numbers[n_whole - 1] > 59))
    return HP_TIMECODE_ERROR_RANGE;

  for (guint i = typed->n_digits[n_whole]; fraction > 0 && i < MAX_DIGITS; i++)
    fraction *= 10;

  *ns = (60 * minutes + typed->numbers[n_whole - 1]) * NS_PER_SECOND + fraction;
  return READ;
}

/* A time is the frame shown then, which is printed by the millisecond that is next to its start. */
static Outcome
read_real_time (const Typed  *typed,
                HpFrameRate   rate,
                HpPlaceEntry *entry)
{
  gint64 ns;
  Outcome outcome = read_ns (typed, &ns);

  if (outcome == READ)
    *entry = (HpPlaceEntry) { HP_PLACE_FRAME, hp_frame_rate_frame_at (rate, ns + PRINTED_TO) };
  return outcome;
}

static Outcome
read_feet (const Typed  *typed,
           HpPlaceEntry *entry)
{
  if (typed->sign == 0 && typed->numbers[1] >= HP_FRAMES_PER_FOOT)
    return HP_TIMECODE_ERROR_RANGE;

  *entry = (HpPlaceEntry) {
    HP_PLACE_FRAME, typed->numbers[0] * HP_FRAMES_PER_FOOT + typed->numbers[1]
  };
  return READ;
}

/* A distance in time is as many frames as come nearest to it.  One that is told as timecode leaves
 * out what drop-frame does: a minute is 1798 frames then. */
static Outcome
read_distance (const Typed  *typed,
               HpFrameRate   rate,
               gboolean      drop_frame,
               HpPlaceEntry *entry)
{
  HpPlaceEntry read = { .form = HP_PLACE_DISTANCE };
  gint64 parts[4], ns;

  if (typed->unit == 'f' && typed->n == 1)
    read.frames = typed->numbers[0];
  else if (g_str_equal (typed->separators, "+") && typed->unit == 0)
    read.frames = typed->numbers[0] * HP_FRAMES_PER_FOOT + typed->numbers[1];
  else if (is_real_time (typed))
    {
      if (read_ns (typed, &ns) != READ)
        return HP_TIMECODE_ERROR_RANGE;
      read.frames = (gint64) (((Wide) ns * 2 * rate.num + (Wide) rate.den * NS_PER_SECOND) /
                              ((Wide) rate.den * 2 * NS_PER_SECOND));
    }
  else if (typed->unit == 0 && find_parts (typed, parts))
    read.frames = hp_timecode_count (parts, rate, drop_frame);
  else
    return HP_TIMECODE_ERROR_SYNTAX;

  read.frames *= typed->sign;
  *entry = read;
  return READ;
}

/* A sign belongs to the number of the bar. */
static Outcome
read_beat (const Typed  *typed,
           HpPlaceEntry *entry)
{
  if (typed->numbers[1] == 0)
    return HP_TIMECODE_ERROR_RANGE;

  *entry = (HpPlaceEntry) {
    .form = HP_PLACE_BEAT,
    .bar = typed->sign < 0 ? -typed->numbers[0] : typed->numbers[0],
    .beat = typed->numbers[1],
  };
  return READ;
}

static Outcome
read_typed (const Typed  *typed,
            HpFrameRate   rate,
            gboolean      drop_frame,
            HpPlaceEntry *entry)
{
  if (g_str_equal (typed->separators, "|") && typed->unit == 0)
    return read_beat (typed, entry);
  if (typed->sign != 0)
    return read_distance (typed, rate, drop_frame, entry);
  if (typed->unit != 0)
    return HP_TIMECODE_ERROR_SYNTAX;
  if (g_str_equal (typed->separators, "+"))
    return read_feet (typed, entry);
  if (is_real_time (typed))
    return read_real_time (typed, rate, entry);

  return read_label (typed, rate, drop_frame, entry);
}

static void
explain (Outcome      outcome,
         const char  *text,
         GError     **error)
{
  if (outcome == HP_TIMECODE_ERROR_SYNTAX)
    g_set_error (error, HP_TIMECODE_ERROR, outcome,
                 "“%s” is no place: one such as 1:02:03:04, 24+08, 0:12.5, 3|2 or +12f is expected",
                 text);
  else if (outcome == HP_TIMECODE_ERROR_RANGE)
    g_set_error (error, HP_TIMECODE_ERROR, outcome, "“%s” has a part that is out of range", text);
  else
    g_set_error (error, HP_TIMECODE_ERROR, outcome,
                 "“%s” is a label that drop-frame timecode leaves out", text);
}

gboolean
hp_place_entry_parse (const char    *text,
                      HpFrameRate    rate,
                      gboolean       drop_frame,
                      HpPlaceEntry  *entry,
                      GError       **error)
{
  Outcome outcome = HP_TIMECODE_ERROR_SYNTAX;
  Typed typed;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (entry != NULL, FALSE);
  g_return_val_if_fail (rate.num > 0 && rate.den > 0, FALSE);

  if (read_pieces (text, &typed))
    outcome = read_typed (&typed, rate, drop_frame, entry);
  if (outcome != READ)
    explain (outcome, text, error);

  return outcome == READ;
}

gint64
hp_place_entry_find (const HpPlaceEntry *entry,
                     HpFrameRate         rate,
                     gboolean            drop_frame,
                     gint64              first,
                     gint64              n_frames,
                     gboolean            any_hour,
                     gint64              near)
{
  gint64 period = hp_timecode_frames_per_day (rate, drop_frame) / (any_hour ? 24 : 1);
  gint64 at, n_later;

  g_return_val_if_fail (entry != NULL && entry->form == HP_PLACE_LABEL, -1);

  at = (entry->frames - first) % period;
  if (at < 0)
    at += period;
  if (at >= n_frames)
    return -1;

  n_later = MAX (near - at + period / 2, 0) / period;
  return at + MIN (n_later, (n_frames - 1 - at) / period) * period;
}
