/* What the files made of a plan are called after. */

#pragma once

#include "model/plan.h"

G_BEGIN_DECLS

char *hp_cli_plan_stem (const char *argument,
                        HpPlan     *plan);

G_END_DECLS
