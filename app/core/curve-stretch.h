/* Edits of a stretch of a curve: what was ridden, or a pattern, in the place of what was there. */

#pragma once

#include "core/curve.h"

G_BEGIN_DECLS

/* The fewest points, joined by lines, that say the same as @samples: at each of them the level is
 * off by no more than @tolerance.  Sorted by frame, one a frame; levels 0…1.  Transfer full. */
HpCurve *hp_curve_new_from_samples (const HpCurvePoint *samples,
                                    gsize               n_samples,
                                    double              tolerance);

/* @self with the points of @stretch from its first to its last frame.  Before and after them the
 * levels stay, where there are points; a point is added on each side that holds them.  Transfer
 * full. */
HpCurve *hp_curve_with_stretch     (const HpCurve      *self,
                                    const HpCurve      *stretch);

G_END_DECLS
