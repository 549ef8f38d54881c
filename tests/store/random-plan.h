/* Plans made by chance, but without errors: for tests of what must hold for all. */

#pragma once

#include "model/plan.h"

G_BEGIN_DECLS

HpPlan *random_plan_new (GRand *rand);

G_END_DECLS
