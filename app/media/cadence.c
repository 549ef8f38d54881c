#include "media/cadence.h"

#include <math.h>

#define NS_PER_SECOND 1e9
#define MIN_RATE 1.0
#define MAX_RATE 240.0

/* Rounding to a millisecond moves a picture by half of one to either side, and two
 * roundings on the way by twice that; old films count in 600ths of a second. */
#define MAX_SPREAD 2.1e6  /* ns */

/* A grid with more holes than this is no cadence. */
#define MAX_MISSING 0.1

/* What of the pictures has to be a whole number of frames apart for a variable film to
 * have a nominal rate, and how nearly. */
#define MIN_REGULAR 0.75
#define MAX_IRREGULAR 0.08

/* Rates that are not offered for a score, and that cameras and screen captures make. */
static const HpFrameRate others[] = {
  { 5, 1 }, { 6, 1 }, { 8, 1 }, { 10, 1 }, { 12, 1 }, { 25, 2 }, { 15000, 1001 }, { 15, 1 },
  { 20, 1 }, { 100, 1 }, { 120000, 1001 }, { 120, 1 },
};

/* Ticks a second of common containers, fewest first. */
static const gint64 timescales[] = {
  600, 1000, 12800, 15360, 16000, 24000, 30000, 44100, 48000, 60000, 90000, 1000000,
};

typedef struct
{
  double spread;      /* ns */
  gint64 n_frames;
  gint64 n_missing;
  gint64 n_doubled;   /* pictures that share their frame with another */
} Fit;

static gboolean
is_sane (HpFrameRate rate)
{
  return rate.num > 0 && rate.den > 0 &&
         hp_frame_rate_to_double (rate) >= MIN_RATE &&
         hp_frame_rate_to_double (rate) <= MAX_RATE;
}

/* Lays the pictures on a grid of frames that last @period ns each. */
static void
lay (const HpPictureTime *pictures,
     gsize                n_pictures,
     double               period,
     Fit                 *fit)
{
  double lowest = 0, highest = 0;
  gint64 previous = 0;

  *fit = (Fit) { 0 };
  for (gsize i = 1; i < n_pictures; i++)
    {
      double after = (double) (pictures[i].start - pictures[0].start);
      gint64 frame = llround (after / period);
      double off = after - (double) frame * period;

      lowest = MIN (lowest, off);
      highest = MAX (highest, off);
      if (frame == previous)
        fit->n_doubled++;
      else if (pictures[i].run == pictures[i - 1].run)
        fit->n_missing += frame - previous - 1;
      previous = frame;
    }

  fit->spread = highest - lowest;
  fit->n_frames = previous + 1;
}

/* Doubled pictures are those that a codec stores and never shows. */
static gboolean
is_regular (const Fit *fit,
            gsize      n_pictures,
            double     period)
{
  return fit->spread <= MIN (MAX_SPREAD, period / 4) &&
         (double) fit->n_missing <= MAX_MISSING * (double) n_pictures &&
         (double) fit->n_doubled <= MAX_MISSING * (double) n_pictures;
}

static double
get_period (HpFrameRate rate)
{
  return NS_PER_SECOND / hp_frame_rate_to_double (rate);
}

/* Tries @rate, and keeps it if it is better than what was found so far. */
static void
try (const HpPictureTime *pictures,
     gsize                n_pictures,
     HpFrameRate          rate,
     HpFrameRate         *best_rate,
     Fit                 *best)
{
  Fit fit;

  lay (pictures, n_pictures, get_period (rate), &fit);
  if (!is_regular (&fit, n_pictures, get_period (rate)))
    return;

  /* A tenth of a millisecond does not tell two rates apart: the first stays. */
  if (best_rate->num == 0 ||
      fit.n_missing + fit.n_doubled < best->n_missing + best->n_doubled ||
      (fit.n_missing + fit.n_doubled == best->n_missing + best->n_doubled &&
       fit.spread < best->spread - 1e5))
    {
      *best_rate = rate;
      *best = fit;
    }
}

/* @n frames in @ns as a fraction.  The length is a whole number of some container's ticks. */
static HpFrameRate
make_rate (gint64 n,
           gint64 ns)
{
  gint64 ticks = 0, scale = 0;
  gint64 a, b;

  for (guint i = 0; i < G_N_ELEMENTS (timescales); i++)
    {
      double exact = (double) ns / NS_PER_SECOND * (double) timescales[i];

      scale = timescales[i];
      ticks = llround (exact);
      if (fabs (exact - (double) ticks) < 2e-9 * (double) scale)
        break;
    }

  if (ticks <= 0)
    return (HpFrameRate) { 24, 1 };

  for (a = n * scale, b = ticks; b != 0;)
    {
      gint64 rest = a % b;

      a = b;
      b = rest;
    }

  n = n * scale / a;
  ticks /= a;
  while (n > G_MAXINT || ticks > G_MAXINT)
    {
      n /= 2;
      ticks /= 2;
    }

  return (HpFrameRate) { (guint) n, (guint) MAX (ticks, 1) };
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  const gint64 *left = a, *right = b;

  return (*left > *right) - (*left < *right);
}

/* The rate of a film that skips frames, or stores its first one cut short: that of
 * the distances that are whole multiples of the usual one. */
static HpFrameRate
find_nominal_rate (const HpPictureTime *pictures,
                   gsize                n_pictures)
{
  g_autofree gint64 *distances = g_new (gint64, n_pictures);
  gint64 n_frames = 0, length = 0;
  gsize n_regular = 0;
  double usual;

  for (gsize i = 1; i < n_pictures; i++)
    distances[i - 1] = pictures[i].start - pictures[i - 1].start;
  qsort (distances, n_pictures - 1, sizeof *distances, compare);
  usual = (double) distances[(n_pictures - 1) / 2];

  for (gsize i = 0; usual > 0 && i < n_pictures - 1; i++)
    {
      gint64 frames = llround ((double) distances[i] / usual);

      if (frames > 0 && fabs ((double) distances[i] / usual - (double) frames) < MAX_IRREGULAR)
        {
          n_regular++;
          n_frames += frames;
          length += distances[i];
        }
    }

  if ((double) n_regular < MIN_REGULAR * (double) (n_pictures - 1))
    return (HpFrameRate) { 0, 1 };

  return make_rate (n_frames, length);
}

static gboolean
is_offered (HpFrameRate rate)
{
  guint n_offered;
  const HpFrameRate *offered = hp_frame_rate_get_offered (&n_offered);

  for (guint i = 0; i < n_offered; i++)
    if (hp_frame_rate_equal (offered[i], rate))
      return TRUE;

  return FALSE;
}

static HpFrameRate
find_rate_of_variable (const HpPictureTime *pictures,
                       gsize                n_pictures,
                       HpFrameRate          average)
{
  HpFrameRate nominal = find_nominal_rate (pictures, n_pictures);
  double wanted;

  if (is_sane (nominal) && is_offered (hp_frame_rate_nearest (nominal)))
    return hp_frame_rate_nearest (nominal);

  average = hp_frame_rate_nearest (average);
  wanted = hp_frame_rate_to_double (average);
  for (guint i = 0; !is_offered (average) && i < G_N_ELEMENTS (others); i++)
    if (fabs (hp_frame_rate_to_double (others[i]) - wanted) < wanted * 0.0005)
      return others[i];

  return average;
}

/* The frame shown at @ns, give or take: a picture may start a little early, and a seek
 * into the middle of a frame may be answered by its picture cut at that middle. */
gint64
hp_cadence_frame_at (HpFrameRate rate,
                     gint64      t0,
                     gint64      ns)
{
  __int128 quarters;

  g_return_val_if_fail (rate.num > 0 && rate.den > 0, 0);

  quarters = (__int128) (ns - t0) * 4 * rate.num / ((__int128) 1000000000 * rate.den);
  return (gint64) (quarters >= -1 ? (quarters + 1) / 4 : -1);
}

/* How far from the start of its frame the worst picture starts, in ns. */
static gint64
find_error (const HpPictureTime *pictures,
            gsize                n_pictures,
            HpFrameRate          rate)
{
  gint64 t0 = pictures[0].start;
  double error = 0;

  for (gsize i = 0; i < n_pictures; i++)
    {
      gint64 frame = hp_cadence_frame_at (rate, t0, pictures[i].start);

      error = MAX (error, fabs ((double) (pictures[i].start - t0) -
                                (double) frame * get_period (rate)));
    }

  return (gint64) error;
}

/**
 * hp_cadence_find:
 * @pictures: when they start, sorted
 * @n_pictures: more than 0
 * @end: when the last one ends, -1 if nobody knows
 * @claimed: the rate that the file claims; it may be nonsense
 * @cadence: (out): what was found
 *
 * A rate that is offered, or claimed, is taken if all pictures lie on its grid to the
 * last; 29.97 and 30 part after a second.  Then the average of the pictures, if
 * they lie on that.  Else the film is variable.
 *
 * Returns: whether that is sure.  It is not for a film read in several runs that
 *   lies on no known grid, since nobody counted the frames between them.
 */
gboolean
hp_cadence_find (const HpPictureTime *pictures,
                 gsize                n_pictures,
                 gint64               end,
                 HpFrameRate          claimed,
                 HpCadence           *cadence)
{
  const HpPictureTime *first = pictures;
  const HpPictureTime *last = &pictures[n_pictures - 1];
  HpFrameRate average = { 24, 1 };
  HpFrameRate rate = { 0, 1 };
  guint n_offered;
  const HpFrameRate *offered = hp_frame_rate_get_offered (&n_offered);
  Fit fit = { 0 };

  g_return_val_if_fail (n_pictures > 0, FALSE);

  if (end > last->start)
    average = make_rate ((gint64) n_pictures, end - first->start);
  else if (n_pictures > 1 && last->start > first->start)
    average = make_rate ((gint64) n_pictures - 1, last->start - first->start);

  if (is_sane (claimed))
    try (pictures, n_pictures, claimed, &rate, &fit);
  for (guint i = 0; n_pictures > 2 && i < n_offered; i++)
    try (pictures, n_pictures, offered[i], &rate, &fit);
  for (guint i = 0; n_pictures > 2 && i < G_N_ELEMENTS (others); i++)
    try (pictures, n_pictures, others[i], &rate, &fit);
  if (rate.num == 0 && last->run == first->run && is_sane (average))
    try (pictures, n_pictures, average, &rate, &fit);

  if (rate.num > 0)
    {
      *cadence = (HpCadence) {
        rate, FALSE, first->start, fit.n_frames, fit.n_missing,
        find_error (pictures, n_pictures, rate)
      };
      return TRUE;
    }

  rate = find_rate_of_variable (pictures, n_pictures, average);
  if (!is_sane (rate))
    rate = hp_frame_rate_to_double (rate) < MIN_RATE ? (HpFrameRate) { 1, 1 }
                                                     : (HpFrameRate) { 240, 1 };

  *cadence = (HpCadence) {
    rate, TRUE, first->start, 0, 0, find_error (pictures, n_pictures, rate)
  };
  cadence->n_frames = hp_cadence_frame_at (rate, first->start, last->start) + 1;
  if (end > last->start)
    cadence->n_frames = MAX (cadence->n_frames,
                             llround ((double) (end - first->start) / get_period (rate)));

  return last->run == first->run;
}
