/* A plan as the bytes of its file: the same plan gives the same bytes. */

#pragma once

#include "model/plan.h"

G_BEGIN_DECLS

#define HP_PLAN_FORMAT "hairpin-plan"
#define HP_PLAN_VERSION 1

GBytes *hp_plan_write (HpPlan *plan);

G_END_DECLS
