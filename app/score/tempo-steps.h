/* A tempo map as the steps that a notation can carry: marks, and a step on each beat of a ramp.
 *
 * Each step has the mean tempo of its stretch, so that every step begins at
 * the very time the map gives it, and no error gathers over a ramp.
 */

#pragma once

#include "music/meter-map.h"
#include "music/tempo-map.h"
#include "score/score.h"

G_BEGIN_DECLS

/* Steps lie on beats, or on multiples of this part of a whole note: a rest can reach them. */
#define HP_TEMPO_STEPS_FINEST 64

GArray *hp_tempo_steps_make (const HpTempoMap *tempo_map,
                             const HpMeterMap *meter_map,
                             HpFraction        start,
                             HpFraction        end);

G_END_DECLS
