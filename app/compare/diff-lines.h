/* The differences of two plans as lines: one for each scene, one for each other section. */

#pragma once

#include "compare/plan-diff.h"

G_BEGIN_DECLS

/* Each ends with a newline; "" where nothing changed. */
char *hp_diff_lines (const HpPlanDiff *diff);

G_END_DECLS
