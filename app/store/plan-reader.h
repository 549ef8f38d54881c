/* The bytes of a plan file as a plan, or all that is wrong with them. */

#pragma once

#include "core/problem.h"
#include "model/plan.h"

G_BEGIN_DECLS

HpPlan *hp_plan_read (GBytes     *bytes,
                      HpProblems *problems,
                      gboolean   *newer);

G_END_DECLS
