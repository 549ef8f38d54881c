/* The plan of the golden files, and what they hold. */

#pragma once

#include "model/plan.h"
#include "model/scene.h"

G_BEGIN_DECLS

HpPlan  *fixture_plan_read    (void);
HpScene *fixture_plan_scene   (HpPlan     *plan,
                               guint       index);

void     fixture_assert_golden (GBytes     *bytes,
                                const char *name);

G_END_DECLS
