/* A plan that has something in every list of every class, made by the verbs themselves. */

#pragma once

#include "model/history.h"
#include "model/plan.h"
#include "model/scene.h"

G_BEGIN_DECLS

HpPlan   *full_plan_new   (HpHistory *history);

/* All that a plan holds, to be compared with what it holds later. */
typedef struct _Snapshot Snapshot;

Snapshot *snapshot_new    (HpPlan    *plan);
void      snapshot_free   (Snapshot  *self);
gboolean  snapshot_equal  (Snapshot  *a,
                           Snapshot  *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Snapshot, snapshot_free)

G_END_DECLS
