/* Makes peaks of samples, each where it lies in time: sound may begin late, and have gaps. */

#pragma once

#include "core/peaks.h"

G_BEGIN_DECLS

typedef struct _HpPeakMeter HpPeakMeter;

HpPeakMeter  *hp_peak_meter_new        (void);
void          hp_peak_meter_free       (HpPeakMeter   *self);

/* @n_frames times a sample for each channel, ±1; the first is heard at @start, ns ≥ 0. */
void          hp_peak_meter_add        (HpPeakMeter   *self,
                                        gint64         start,
                                        guint          rate,
                                        guint          n_channels,
                                        const float   *samples,
                                        gsize          n_frames);

/* The blocks that are new since it was asked last: all but the one that is being filled, or,
 * @is_end, all.  Those that were taken do not change any longer.  Valid until the next call. */
const HpPeak *hp_peak_meter_take       (HpPeakMeter   *self,
                                        gboolean       is_end,
                                        gsize         *n_blocks);
/* All there are. */
const HpPeak *hp_peak_meter_get_blocks (HpPeakMeter   *self,
                                        gsize         *n_blocks);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HpPeakMeter, hp_peak_meter_free)

G_END_DECLS
