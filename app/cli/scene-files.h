/* How the files of a plan's scenes are called: PLAN-1M1.musicxml. */

#pragma once

#include "model/plan.h"
#include "model/scene.h"

G_BEGIN_DECLS

char       *hp_cli_plan_stem   (const char *argument,
                                HpPlan     *plan);
GHashTable *hp_cli_scene_stems (HpPlan     *plan,
                                const char *plan_stem);

G_END_DECLS
