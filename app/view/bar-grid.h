/* Which bars and beats of a cue a ruler shows, so that their numbers do not touch. */

#pragma once

#include "music/meter-map.h"
#include "music/tempo-map.h"
#include "view/time-axis.h"

G_BEGIN_DECLS

typedef struct
{
  double   frame;     /* maybe within one */
  gint64   bar;
  gboolean is_bar;    /* else a beat in it */
  gboolean has_label;
} HpBarTick;

GArray *hp_bar_grid_new (const HpTimeAxis *axis,
                         double            width,
                         double            label_width,
                         const HpTempoMap *tempo_map,
                         const HpMeterMap *meter_map,
                         gint64            in,
                         gint64            out);

G_END_DECLS
