/* The bytes of a plan that is written again and again: what did not change since the last time is
 * not written anew, so that a save costs the thread that edits next to nothing.
 */

#pragma once

#include "model/plan.h"

G_BEGIN_DECLS

typedef struct _HpPlanText HpPlanText;

HpPlanText *hp_plan_text_new   (HpPlan     *plan);
void        hp_plan_text_free  (HpPlanText *self);

/* The same bytes as of hp_plan_write(). */
GBytes     *hp_plan_text_write (HpPlanText *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HpPlanText, hp_plan_text_free)

G_END_DECLS
