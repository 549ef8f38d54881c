#include "core/timecode.h"

#include <string.h>

#define MAX_DIGITS 3  /* of one part: 119 is a frame at 120 a second */

G_DEFINE_QUARK (hp-timecode-error, hp_timecode_error)

gint64
hp_timecode_frames_per_day (HpFrameRate rate,
                            gboolean    drop_frame)
{
  gint64 base = hp_frame_rate_get_base (rate);
  gint64 drop = drop_frame ? hp_frame_rate_get_drop (rate) : 0;

  return 24 * 60 * 60 * base - 24 * 6 * 9 * drop;
}

/* Reads "HH:MM:SS:FF" into its parts; any of ":;.," may stand between them. */
static gboolean
read_parts (const char *text,
            gint64      parts[4])
{
  for (guint i = 0; i < 4; i++)
    {
      guint n_digits = 0;

      parts[i] = 0;
      while (g_ascii_isdigit (*text) && n_digits++ < MAX_DIGITS)
        parts[i] = 10 * parts[i] + g_ascii_digit_value (*text++);
      if (n_digits == 0 || (i < 3 && (*text == '\0' || strchr (":;.,", *text++) == NULL)))
        return FALSE;
    }

  return *text == '\0';
}

/* The frame that hours, minutes, seconds and frames count.  They may be larger than in a label, and
 * may be one that drop-frame timecode leaves out. */
gint64
hp_timecode_count (const gint64 parts[4],
                   HpFrameRate  rate,
                   gboolean     drop_frame)
{
  gint64 base = hp_frame_rate_get_base (rate);
  gint64 drop = drop_frame ? hp_frame_rate_get_drop (rate) : 0;
  gint64 minutes = 60 * parts[0] + parts[1];

  return (60 * minutes + parts[2]) * base + parts[3] - drop * (minutes - minutes / 10);
}

/* Reads a full label; on failure @frame is left as it was. */
gboolean
hp_timecode_parse (const char   *text,
                   HpFrameRate   rate,
                   gboolean      drop_frame,
                   gint64       *frame,
                   GError      **error)
{
  guint base = hp_frame_rate_get_base (rate);
  guint drop = drop_frame ? hp_frame_rate_get_drop (rate) : 0;
  gint64 parts[4];

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (frame != NULL, FALSE);

  if (!read_parts (text, parts))
    {
      g_set_error (error, HP_TIMECODE_ERROR, HP_TIMECODE_ERROR_SYNTAX,
                   "“%s” is not a timecode: HH:MM:SS:FF is expected", text);
      return FALSE;
    }

  if (parts[0] > 23 || parts[1] > 59 || parts[2] > 59 || parts[3] >= base)
    {
      g_set_error (error, HP_TIMECODE_ERROR, HP_TIMECODE_ERROR_RANGE,
                   "“%s” is outside 00:00:00:00…23:59:59:%02u", text, base - 1);
      return FALSE;
    }

  if (parts[2] == 0 && parts[3] < drop && parts[1] % 10 != 0)
    {
      g_set_error (error, HP_TIMECODE_ERROR, HP_TIMECODE_ERROR_DROPPED,
                   "“%s” is a label that drop-frame timecode leaves out", text);
      return FALSE;
    }

  *frame = hp_timecode_count (parts, rate, drop_frame);
  return TRUE;
}

/* The label of @frame, which may lie past midnight; drop-frame has ";" before the frames. */
char *
hp_timecode_format (gint64      frame,
                    HpFrameRate rate,
                    gboolean    drop_frame)
{
  gint64 base = hp_frame_rate_get_base (rate);
  gint64 drop = drop_frame ? hp_frame_rate_get_drop (rate) : 0;
  gint64 per_day = hp_timecode_frames_per_day (rate, drop_frame);

  g_return_val_if_fail (rate.num > 0 && rate.den > 0, NULL);

  frame %= per_day;
  if (frame < 0)
    frame += per_day;

  if (drop > 0)
    {
      gint64 tens = frame / (600 * base - 9 * drop);
      gint64 rest = frame % (600 * base - 9 * drop);

      frame += 9 * drop * tens;
      if (rest >= drop)
        frame += drop * ((rest - drop) / (60 * base - drop));
    }

  return g_strdup_printf ("%02d:%02d:%02d%c%02d",
                          (int) (frame / (3600 * base)),
                          (int) (frame / (60 * base) % 60),
                          (int) (frame / base % 60),
                          drop > 0 ? ';' : ':',
                          (int) (frame % base));
}

/* How long @n_frames last, as "m:ss.mmm", to the nearest millisecond. */
char *
hp_timecode_format_real_time (gint64      n_frames,
                              HpFrameRate rate)
{
  gint64 ms;

  g_return_val_if_fail (n_frames >= 0, NULL);
  g_return_val_if_fail (rate.num > 0 && rate.den > 0, NULL);

  ms = (gint64) (((__int128) n_frames * 2000 * rate.den + rate.num) / (2 * (__int128) rate.num));
  return g_strdup_printf ("%" G_GINT64_FORMAT ":%02d.%03d",
                          ms / 60000, (int) (ms / 1000 % 60), (int) (ms % 1000));
}
