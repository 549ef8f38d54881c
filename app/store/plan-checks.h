/* What the members of a plan owe each other: order, ids, in before out. */

#pragma once

#include "core/problem.h"
#include "model/plan.h"

G_BEGIN_DECLS

void hp_plan_check (HpPlan     *plan,
                    GHashTable *broken,
                    HpProblems *problems);

G_END_DECLS
