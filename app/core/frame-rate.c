#include "core/frame-rate.h"

#define NS_PER_SECOND G_GINT64_CONSTANT (1000000000)
#define MIN_RATE 1
#define MAX_RATE 240

/* A legal rate may have a large den: frame × 10⁹ × den does not fit in 64 bits. */
typedef unsigned __int128 Wide;

static const HpFrameRate offered[] = {
  { 24000, 1001 }, { 24, 1 }, { 25, 1 }, { 30000, 1001 }, { 30, 1 },
  { 48, 1 }, { 50, 1 }, { 60000, 1001 }, { 60, 1 },
};

static HpFrameRate *
copy (const HpFrameRate *self)
{
  return g_memdup2 (self, sizeof *self);
}

G_DEFINE_BOXED_TYPE (HpFrameRate, hp_frame_rate, copy, g_free)
G_DEFINE_QUARK (hp-frame-rate-error, hp_frame_rate_error)

const HpFrameRate *
hp_frame_rate_get_offered (guint *n_rates)
{
  *n_rates = G_N_ELEMENTS (offered);
  return offered;
}

/* The offered rate nearest to @rate, if one lies within 0.15 %: enough for the jitter of a
 * capture, too little to take 12.5 for 24.  Else @rate itself. */
HpFrameRate
hp_frame_rate_nearest (HpFrameRate rate)
{
  double wanted = hp_frame_rate_to_double (rate);
  double reach = wanted * 0.0015;
  HpFrameRate nearest = rate;

  for (guint i = 0; i < G_N_ELEMENTS (offered); i++)
    {
      double distance = ABS (hp_frame_rate_to_double (offered[i]) - wanted);

      if (distance <= reach)
        {
          reach = distance;
          nearest = offered[i];
        }
    }

  return nearest;
}

/* Reads "N" or "N/D"; on failure @rate is left as it was. */
gboolean
hp_frame_rate_parse (const char   *text,
                     HpFrameRate  *rate,
                     GError      **error)
{
  g_auto(GStrv) parts = NULL;
  guint64 num, den = 1;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (rate != NULL, FALSE);

  parts = g_strsplit (text, "/", 3);

  if (g_strv_length (parts) > 2 ||
      parts[0] == NULL ||
      !g_ascii_string_to_unsigned (parts[0], 10, 1, G_MAXUINT, &num, NULL) ||
      (parts[1] != NULL &&
       !g_ascii_string_to_unsigned (parts[1], 10, 1, G_MAXUINT, &den, NULL)))
    {
      g_set_error (error, HP_FRAME_RATE_ERROR, HP_FRAME_RATE_ERROR_SYNTAX,
                   "“%s” is not a frame rate: N or N/D is expected", text);
      return FALSE;
    }

  if (num < MIN_RATE * den || num > MAX_RATE * den)
    {
      g_set_error (error, HP_FRAME_RATE_ERROR, HP_FRAME_RATE_ERROR_RANGE,
                   "%s frames a second is outside %d…%d", text, MIN_RATE, MAX_RATE);
      return FALSE;
    }

  rate->num = (guint) num;
  rate->den = (guint) den;
  return TRUE;
}

/* "24000/1001", or "25" for a whole rate. */
char *
hp_frame_rate_to_string (HpFrameRate rate)
{
  if (rate.den == 1)
    return g_strdup_printf ("%u", rate.num);

  return g_strdup_printf ("%u/%u", rate.num, rate.den);
}

/* As the crew says it: "23.976", "25", "29.97". */
char *
hp_frame_rate_to_label (HpFrameRate rate)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strdup (g_ascii_formatd (text, sizeof text, "%.5g", hp_frame_rate_to_double (rate)));
}

gboolean
hp_frame_rate_equal (HpFrameRate a,
                     HpFrameRate b)
{
  return (guint64) a.num * b.den == (guint64) b.num * a.den;
}

guint
hp_frame_rate_get_base (HpFrameRate rate)
{
  g_return_val_if_fail (rate.den > 0, 0);

  return (guint) (((guint64) rate.num + rate.den - 1) / rate.den);
}

guint
hp_frame_rate_get_drop (HpFrameRate rate)
{
  for (guint i = 1; i <= 4; i *= 2)
    if (hp_frame_rate_equal (rate, (HpFrameRate) { 30000 * i, 1001 }))
      return 2 * i;

  return 0;
}

/* Whether a plan at @rate may count drop-frame: at 30000/1001 and 60000/1001. */
gboolean
hp_frame_rate_may_drop (HpFrameRate rate)
{
  return hp_frame_rate_get_drop (rate) > 0 && hp_frame_rate_get_base (rate) <= 60;
}

double
hp_frame_rate_to_double (HpFrameRate rate)
{
  return (double) rate.num / (double) rate.den;
}

/* The first nanosecond of @frame, rounded down. */
gint64
hp_frame_rate_start_of (HpFrameRate rate,
                        gint64      frame)
{
  g_return_val_if_fail (rate.num > 0 && rate.den > 0, 0);
  g_return_val_if_fail (frame >= 0, 0);

  return (gint64) ((Wide) frame * NS_PER_SECOND * rate.den / rate.num);
}

/* The frame shown at @ns: the last one whose start is not after it.
 *
 * Starts are rounded down, so dividing @ns back gives the frame before at
 * nearly every boundary; the next nanosecond, exclusive, gives the right one.
 */
gint64
hp_frame_rate_frame_at (HpFrameRate rate,
                        gint64      ns)
{
  g_return_val_if_fail (rate.num > 0 && rate.den > 0, 0);
  g_return_val_if_fail (ns >= 0, 0);

  return (gint64) ((((Wide) ns + 1) * rate.num - 1) / ((Wide) NS_PER_SECOND * rate.den));
}
