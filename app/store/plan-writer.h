/* A plan as the bytes of its file: the same plan gives the same bytes. */

#pragma once

#include "model/plan.h"
#include "store/json-holder.h"

G_BEGIN_DECLS

#define HP_PLAN_FORMAT "hairpin-plan"
#define HP_PLAN_VERSION 1

GBytes       *hp_plan_write      (HpPlan       *plan);

/* What stands before the members of a plan, and after them. */
HpJsonHolder  hp_plan_write_head (GString      *text);
void          hp_plan_write_foot (HpJsonHolder *holder);

G_END_DECLS
