/* How a curve was redrawn, in the crew's words. */

#pragma once

#include "compare/places.h"
#include "core/curve.h"

G_BEGIN_DECLS

/* @label says which curve it is: “intensity”. */
char *hp_curve_words (const char     *label,
                      const HpPlaces *places_before,
                      const HpCurve  *before,
                      const HpPlaces *places_after,
                      const HpCurve  *after);

G_END_DECLS
