/* Edits by chance: anything that a user can do to a plan, or is refused. */

#pragma once

#include "model/history.h"
#include "model/plan.h"

G_BEGIN_DECLS

void random_edit      (HpHistory *history,
                       HpPlan    *plan,
                       GRand     *rand);

/* One after the other all members that there are. */
void random_edit_each (HpHistory *history,
                       HpPlan    *plan,
                       GRand     *rand);

G_END_DECLS
