/* The ids of a plan: what they name, and which come next. */

#pragma once

#include "model/plan.h"

G_BEGIN_DECLS

HpElement   *hp_plan_find        (HpPlan      *self,
                                  const char  *id);
char        *hp_plan_new_id      (HpPlan      *self,
                                  const char  *kind);

/* What "hit-12" says, when the kind is "hit": 12.  0 when it says nothing of the sort. */
guint64      hp_id_get_number    (const char  *id,
                                  const char  *kind);

/* The index itself, which the plan keeps: every element that comes and goes is told to it. */
HpPlanIndex *hp_plan_index_new   (void);
void         hp_plan_index_free  (HpPlanIndex *self);
void         hp_plan_index_enter (HpPlanIndex *self,
                                  HpElement   *element);
void         hp_plan_index_leave (HpPlanIndex *self,
                                  HpElement   *element);

G_END_DECLS
