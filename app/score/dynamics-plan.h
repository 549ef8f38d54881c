/* An intensity curve as it is written in a score: hairpins, and a dynamic at each of their ends.
 *
 * Each build is a crescendo and each release a diminuendo; nothing else of the
 * curve is written, so a curve that hardly moves gives no mark at all.
 */

#pragma once

#include "core/curve.h"
#include "music/meter-map.h"
#include "music/tempo-map.h"
#include "score/score.h"

G_BEGIN_DECLS

void hp_dynamics_plan_curve (const HpCurve    *curve,
                             gint64            in,
                             gint64            out,
                             const HpTempoMap *tempo_map,
                             const HpMeterMap *meter_map,
                             HpFraction        first_beat,
                             HpFraction        last_beat,
                             GArray           *dynamics,
                             GArray           *wedges);

G_END_DECLS
