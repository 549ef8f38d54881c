/* The ids of a plan: what they name, and which come next. */

#pragma once

#include "model/plan.h"

G_BEGIN_DECLS

HpElement *hp_plan_find     (HpPlan     *self,
                             const char *id);
char      *hp_plan_new_id   (HpPlan     *self,
                             const char *kind);

/* What "hit-12" says, when the kind is "hit": 12.  0 when it says nothing of the sort. */
guint64    hp_id_get_number (const char *id,
                             const char *kind);

G_END_DECLS
