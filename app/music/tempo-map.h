/* Score positions and time: when a position sounds, and which one sounds at a frame.
 *
 * The formulas are those of the plan file, “Time, exactly”.  From one change
 * at p0 to the next at p1, tempi w0 and w1 in whole notes a minute (beats a
 * minute times the beat):
 *
 *   held     t = 60·(p − p0) / w0
 *   a ramp   t = 60/k · ln (w(p) / w0), with w(p) = w0 + k·(p − p0)
 *                                        and k = (w1 − w0) / (p1 − p0)
 *
 * A ramp is linear in the score position, not in time: its time is the
 * integral of 60/w(p).  Both have a closed inverse, so nothing is summed up
 * step by step and nothing drifts.  Before position 0 the first tempo holds,
 * and a ramp on the last change has no effect.
 */

#pragma once

#include <glib-object.h>

#include "core/fraction.h"
#include "music/bpm.h"

G_BEGIN_DECLS

typedef struct
{
  HpFraction at;    /* whole notes */
  HpFraction beat;  /* whole notes: the unit that is counted */
  HpBpm      bpm;
  gboolean   ramp;  /* the tempo moves to the next one, and reaches it there */
} HpTempoMapChange;

typedef struct _HpTempoMap HpTempoMap;

#define HP_TYPE_TEMPO_MAP (hp_tempo_map_get_type ())

GType                   hp_tempo_map_get_type          (void);
HpTempoMap             *hp_tempo_map_new               (const HpTempoMapChange *changes,
                                                        gsize                   n_changes,
                                                        HpFrameRate             rate,
                                                        gint64                  downbeat);
HpTempoMap             *hp_tempo_map_ref               (HpTempoMap             *self);
void                    hp_tempo_map_unref             (HpTempoMap             *self);

const HpTempoMapChange *hp_tempo_map_get_changes       (const HpTempoMap       *self,
                                                        gsize                  *n_changes);
HpFrameRate             hp_tempo_map_get_frame_rate    (const HpTempoMap       *self);
gint64                  hp_tempo_map_get_downbeat      (const HpTempoMap       *self);

/* Whole notes a minute; seconds after the downbeat; whole notes. */
double                  hp_tempo_map_get_tempo         (const HpTempoMap       *self,
                                                        HpFraction              position);
double                  hp_tempo_map_get_seconds       (const HpTempoMap       *self,
                                                        HpFraction              position);
double                  hp_tempo_map_get_position      (const HpTempoMap       *self,
                                                        double                  seconds);

/* Frames of the picture, whole or not. */
double                  hp_tempo_map_get_frame         (const HpTempoMap       *self,
                                                        HpFraction              position);
gint64                  hp_tempo_map_get_nearest_frame (const HpTempoMap       *self,
                                                        HpFraction              position);
double                  hp_tempo_map_get_position_at   (const HpTempoMap       *self,
                                                        double                  frame);
HpFraction              hp_tempo_map_get_tick_at       (const HpTempoMap       *self,
                                                        double                  frame,
                                                        gint64                  ticks_per_whole);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HpTempoMap, hp_tempo_map_unref)

G_END_DECLS
