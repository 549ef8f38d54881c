/* The cues of a plan as a table: what was spotted, a row a scene. */

#pragma once

#include "codec/csv.h"
#include "model/plan.h"

G_BEGIN_DECLS

GBytes *hp_cue_plan_to_csv (HpPlan     *plan,
                            HpCsvFlags  flags);

G_END_DECLS
