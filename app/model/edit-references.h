/* Ids that name what is about to go. */

#pragma once

#include "model/history.h"
#include "model/plan.h"

G_BEGIN_DECLS

void hp_edit_drop_references (HpHistory *history,
                              HpPlan    *plan,
                              HpElement *element);

G_END_DECLS
