/* The plan of a long film: 80 cues, as full as a plan gets. */

#pragma once

#include "model/plan.h"
#include "model/scene.h"

G_BEGIN_DECLS

HpPlan  *long_plan_new       (void);

/* Its first scene; the plan keeps it. */
HpScene *long_plan_get_scene (HpPlan *plan);

G_END_DECLS
