#include "media/peak-meter.h"

#include <math.h>

#define SECOND G_GINT64_CONSTANT (1000000000)  /* ns */

struct _HpPeakMeter
{
  GArray *blocks;   /* (element-type HpPeak) */
  gsize   n_taken;
};

HpPeakMeter *
hp_peak_meter_new (void)
{
  HpPeakMeter *self = g_new0 (HpPeakMeter, 1);

  self->blocks = g_array_new (FALSE, TRUE, sizeof (HpPeak));
  return self;
}

void
hp_peak_meter_free (HpPeakMeter *self)
{
  g_array_unref (self->blocks);
  g_free (self);
}

static gint8
to_level (float sample)
{
  return (gint8) lroundf (CLAMP (sample, -1, 1) * G_MAXINT8);
}

/* What lies between two blocks that have sound is silence. */
static void
fold (HpPeakMeter *self,
      gint64       block,
      const float *samples,
      gsize        n_samples)
{
  float low = 0, high = 0;
  HpPeak *peak;

  /* No number is neither lower nor higher. */
  for (gsize i = 0; i < n_samples; i++)
    {
      if (samples[i] < low)
        low = samples[i];
      if (samples[i] > high)
        high = samples[i];
    }

  block = MAX (block, (gint64) self->n_taken);
  if (block >= HP_PEAKS_MAX)
    return;

  if (block >= self->blocks->len)
    g_array_set_size (self->blocks, (guint) block + 1);
  peak = &g_array_index (self->blocks, HpPeak, block);
  peak->low = MIN (peak->low, to_level (low));
  peak->high = MAX (peak->high, to_level (high));
}

/* How many samples of one channel begin in @time, rounded up: those before the next block. */
static gsize
count_until (gint64 time,
             guint  rate)
{
  return (gsize) (((__int128) time * rate + SECOND - 1) / SECOND);
}

void
hp_peak_meter_add (HpPeakMeter *self,
                   gint64       start,
                   guint        rate,
                   guint        n_channels,
                   const float *samples,
                   gsize        n_frames)
{
  gint64 block;

  g_return_if_fail (self != NULL && start >= 0 && rate > 0 && n_channels > 0);

  block = start / HP_PEAKS_BLOCK;
  for (gsize done = 0; done < n_frames && block < HP_PEAKS_MAX; block++)
    {
      gsize end = MIN (count_until ((block + 1) * HP_PEAKS_BLOCK - start, rate), n_frames);

      if (end > done)
        fold (self, block, samples + done * n_channels, (end - done) * n_channels);
      done = end;
    }
}

const HpPeak *
hp_peak_meter_take (HpPeakMeter *self,
                    gboolean     is_end,
                    gsize       *n_blocks)
{
  gsize first, end;

  g_return_val_if_fail (self != NULL && n_blocks != NULL, NULL);

  first = self->n_taken;
  end = self->blocks->len - (is_end || self->blocks->len == first ? 0 : 1);
  *n_blocks = end - first;
  self->n_taken = end;
  return (const HpPeak *) (gconstpointer) self->blocks->data + first;
}

const HpPeak *
hp_peak_meter_get_blocks (HpPeakMeter *self,
                          gsize       *n_blocks)
{
  g_return_val_if_fail (self != NULL && n_blocks != NULL, NULL);

  *n_blocks = self->blocks->len;
  return (const HpPeak *) (gconstpointer) self->blocks->data;
}
