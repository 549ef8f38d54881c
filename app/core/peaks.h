/* How loud a film is over time: the lowest and the highest sample of each 5 ms, and of ever longer
 * stretches above, so that a column of any width is read at once.
 *
 * It grows at its end while the sound is read.  Two hours take 4 MB.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define HP_PEAKS_BLOCK G_GINT64_CONSTANT (5000000)  /* ns */
#define HP_PEAKS_MAX (24 * 3600 * (1000000000 / HP_PEAKS_BLOCK))  /* blocks: a day */

/* Of ±127, which is full scale; low > high where nothing was read. */
typedef struct
{
  gint8 low;
  gint8 high;
} HpPeak;

typedef struct _HpPeaks HpPeaks;

HpPeaks *hp_peaks_new          (void);
void     hp_peaks_free         (HpPeaks       *self);

/* Those that would go over HP_PEAKS_MAX are left out. */
void     hp_peaks_append       (HpPeaks       *self,
                                const HpPeak  *blocks,
                                gsize          n_blocks);
gsize    hp_peaks_get_n_blocks (const HpPeaks *self);

/* Column i has what lies, if only in part, between @start + i × @blocks_per_column and the next
 * column, in blocks; what is before the start and after the end is empty. */
void     hp_peaks_read         (const HpPeaks *self,
                                double         start,
                                double         blocks_per_column,
                                HpPeak        *columns,
                                guint          n_columns);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HpPeaks, hp_peaks_free)

G_END_DECLS
