/* Copies of elements, which are in no list yet. */

#pragma once

#include "model/plan.h"

G_BEGIN_DECLS

/* Ids of @plan are new throughout, and what named something in the original names the same thing
 * in the copy.  Returns: (transfer full) */
HpElement *hp_element_copy (HpElement *self,
                            HpPlan    *plan);

G_END_DECLS
