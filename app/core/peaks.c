#include "core/peaks.h"

#include <math.h>

#define FAN 4        /* blocks that one of the level above holds */
#define N_LEVELS 13  /* FAN to the power of that is more than HP_PEAKS_MAX */

struct _HpPeaks
{
  GArray *levels[N_LEVELS];  /* (element-type HpPeak): the blocks, and what holds them */
};

static const HpPeak nothing = { G_MAXINT8, G_MININT8 };

HpPeaks *
hp_peaks_new (void)
{
  HpPeaks *self = g_new0 (HpPeaks, 1);

  for (guint i = 0; i < N_LEVELS; i++)
    self->levels[i] = g_array_new (FALSE, FALSE, sizeof (HpPeak));
  return self;
}

void
hp_peaks_free (HpPeaks *self)
{
  for (guint i = 0; i < N_LEVELS; i++)
    g_array_unref (self->levels[i]);
  g_free (self);
}

static void
widen (HpPeak *peak,
       HpPeak  by)
{
  peak->low = MIN (peak->low, by.low);
  peak->high = MAX (peak->high, by.high);
}

/* Of @level, from block @first up to before @end. */
static void
widen_by_blocks (HpPeak       *peak,
                 const GArray *level,
                 gsize         first,
                 gsize         end)
{
  for (gsize i = first; i < end; i++)
    widen (peak, g_array_index (level, HpPeak, i));
}

/* Makes what @above holds of @below anew, from its block @first on. */
static void
gather (GArray       *above,
        const GArray *below,
        gsize         first)
{
  g_array_set_size (above, (below->len + FAN - 1) / FAN);
  for (gsize i = first; i < above->len; i++)
    {
      HpPeak peak = nothing;

      widen_by_blocks (&peak, below, i * FAN, MIN ((i + 1) * FAN, below->len));
      g_array_index (above, HpPeak, i) = peak;
    }
}

void
hp_peaks_append (HpPeaks      *self,
                 const HpPeak *blocks,
                 gsize         n_blocks)
{
  gsize first;

  g_return_if_fail (self != NULL && (blocks != NULL || n_blocks == 0));

  first = self->levels[0]->len;
  n_blocks = MIN (n_blocks, (gsize) HP_PEAKS_MAX - first);
  if (n_blocks == 0)
    return;

  g_array_append_vals (self->levels[0], blocks, (guint) n_blocks);
  for (guint i = 1; i < N_LEVELS; i++)
    {
      first /= FAN;
      gather (self->levels[i], self->levels[i - 1], first);
    }
}

gsize
hp_peaks_get_n_blocks (const HpPeaks *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->levels[0]->len;
}

/* The ends of the stretch level by level, and its middle where it is short enough. */
static HpPeak
read_stretch (const HpPeaks *self,
              gsize          first,
              gsize          end)
{
  HpPeak peak = nothing;

  for (guint i = 0; first < end; i++)
    {
      gsize inner_first = (first + FAN - 1) / FAN, inner_end = end / FAN;

      if (inner_first >= inner_end || i + 1 == N_LEVELS)
        {
          widen_by_blocks (&peak, self->levels[i], first, end);
          break;
        }

      widen_by_blocks (&peak, self->levels[i], first, inner_first * FAN);
      widen_by_blocks (&peak, self->levels[i], inner_end * FAN, end);
      first = inner_first;
      end = inner_end;
    }

  return peak;
}

void
hp_peaks_read (const HpPeaks *self,
               double         start,
               double         blocks_per_column,
               HpPeak        *columns,
               guint          n_columns)
{
  double n_blocks;

  g_return_if_fail (self != NULL && columns != NULL && blocks_per_column > 0);

  n_blocks = (double) self->levels[0]->len;
  for (guint i = 0; i < n_columns; i++)
    {
      double from = floor (start + i * blocks_per_column);
      double to = ceil (start + (i + 1) * blocks_per_column);

      columns[i] = read_stretch (self, (gsize) CLAMP (from, 0, n_blocks),
                                 (gsize) CLAMP (to, 0, n_blocks));
    }
}
