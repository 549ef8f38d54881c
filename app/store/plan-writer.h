/* A plan as the bytes of its file: the same plan gives the same bytes. */

#pragma once

#include <jansson.h>

#include "model/plan.h"

G_BEGIN_DECLS

#define HP_PLAN_FORMAT "hairpin-plan"
#define HP_PLAN_VERSION 1

GBytes *hp_plan_write         (HpPlan         *plan);

/* Parts of a plan, as they stand in the file.  What is left out there is null. */
json_t *hp_plan_write_element (HpElement      *element);
json_t *hp_plan_write_value   (HpElement      *element,
                               const HpMember *member);

G_END_DECLS
