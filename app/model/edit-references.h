/* What names an element that is about to go, and what cannot be without it. */

#pragma once

#include "model/history.h"
#include "model/plan.h"

G_BEGIN_DECLS

/* What must name @element, or something in it, and what must name that in turn: the layers of an
 * instrument, and the statements on these. */
GPtrArray *hp_plan_list_dependents   (HpPlan     *plan,
                                      HpElement  *element);

/* Refuses, saying what needs it, to lose a person, an instrument or a motif. */
gboolean   hp_element_check_unneeded (HpElement  *element,
                                      GPtrArray  *dependents,
                                      GError    **error);

/* Removes all of them, and their ids out of the rest of the plan, as part of the open step: an id
 * that points nowhere would make the file one that does not open. */
void       hp_edit_remove_together   (HpHistory  *history,
                                      HpPlan     *plan,
                                      HpElement  *element,
                                      GPtrArray  *dependents);

G_END_DECLS
