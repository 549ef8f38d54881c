/* Plans of one reel at 24 frames a second, for tests that need a cue or two. */

#pragma once

#include "model/plan.h"
#include "model/scene.h"
#include "model/tempo-plan.h"

G_BEGIN_DECLS

HpPlan      *small_plan_new            (void);
HpScene     *small_plan_add_scene      (HpPlan             *plan,
                                        gint64              in,
                                        gint64              out);
void         small_plan_add_hit        (HpScene            *scene,
                                        gint64              at,
                                        const char         *label);
void         small_plan_set_curve      (HpScene            *scene,
                                        const HpCurvePoint *points,
                                        gsize               n_points);

/* Chooses it, too. */
HpTempoPlan *small_plan_add_tempo_plan (HpScene            *scene,
                                        gint64              downbeat,
                                        const char         *meter);
void         small_plan_add_tempo      (HpTempoPlan        *tempo_plan,
                                        HpFraction          at,
                                        double              bpm,
                                        gboolean            ramp);

G_END_DECLS
