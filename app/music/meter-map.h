/* Bars and score positions: where each bar begins, and in which bar a position lies.
 *
 * Positions are exact, in whole notes from the first downbeat, the start of
 * bar 1.  What lies before it is in the bars 0, -1 …, which have the first
 * meter.  A beat is the unit of the meter: an eighth in 6/8.
 */

#pragma once

#include <glib-object.h>

#include "music/meter.h"

G_BEGIN_DECLS

/* The meter that holds from a bar on. */
typedef struct
{
  gint64  bar;
  HpMeter meter;
} HpMeterMapChange;

typedef struct _HpMeterMap HpMeterMap;

#define HP_TYPE_METER_MAP (hp_meter_map_get_type ())

GType       hp_meter_map_get_type         (void);
HpMeterMap *hp_meter_map_new              (const HpMeterMapChange *changes,
                                           gsize                   n_changes);
HpMeterMap *hp_meter_map_ref              (HpMeterMap             *self);
void        hp_meter_map_unref            (HpMeterMap             *self);

HpMeter     hp_meter_map_get_meter        (const HpMeterMap       *self,
                                           gint64                  bar);
HpFraction  hp_meter_map_get_start        (const HpMeterMap       *self,
                                           gint64                  bar);
HpFraction  hp_meter_map_get_length       (const HpMeterMap       *self,
                                           gint64                  bar);
gint64      hp_meter_map_get_bar          (const HpMeterMap       *self,
                                           HpFraction              position,
                                           HpFraction             *offset);

/* The beat that holds a position begins at or before it; the next one after it. */
HpFraction  hp_meter_map_get_beat         (const HpMeterMap       *self,
                                           HpFraction              position);
HpFraction  hp_meter_map_get_next_beat    (const HpMeterMap       *self,
                                           HpFraction              position);
HpFraction  hp_meter_map_get_nearest_beat (const HpMeterMap       *self,
                                           HpFraction              position);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HpMeterMap, hp_meter_map_unref)

G_END_DECLS
