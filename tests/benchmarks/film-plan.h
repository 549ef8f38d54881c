/* The plan of a feature film, as full as such a plan gets: 60 scenes, 600 layers, 40 000
 * points of curves, 2 000 hits, 1 500 lines and 500 decisions.  Each call makes the same. */

#pragma once

#include "model/plan.h"

G_BEGIN_DECLS

HpPlan *film_plan_new (void);

G_END_DECLS
