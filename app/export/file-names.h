/* How the files that a plan is exported to are called: PLAN-1M1.musicxml. */

#pragma once

#include "model/plan.h"
#include "model/scene.h"

G_BEGIN_DECLS

char       *hp_file_name_fit    (const char *text);
GHashTable *hp_scene_file_stems (HpPlan     *plan,
                                 const char *plan_stem);

G_END_DECLS
