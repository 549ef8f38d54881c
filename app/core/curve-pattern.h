/* How intensity goes through a stretch of film, ready to be put there: a build, a release, a
 * breath before the peak.  Each is fitted to the length, and peaks where the picture does. */

#pragma once

#include "core/curve.h"
#include "core/frame-rate.h"

G_BEGIN_DECLS

typedef enum
{
  HP_CURVE_PATTERN_BUILD,           /* up to the peak */
  HP_CURVE_PATTERN_SUDDEN_RELEASE,  /* a slow build, and gone half a second later */
  HP_CURVE_PATTERN_BLOOM,           /* held back, then it opens */
  HP_CURVE_PATTERN_PEEL_BACK,       /* loud, then less and less */
  HP_CURVE_PATTERN_FALSE_RELEASE,   /* it seems over, and comes back higher */
  HP_CURVE_PATTERN_BREATH,          /* silence for a moment before the peak */
} HpCurvePattern;

#define HP_N_CURVE_PATTERNS (HP_CURVE_PATTERN_BREATH + 1)

/* The curve of @pattern over the frames from @in to @out, of which there is at least one between,
 * at @rate.  It peaks at the last of @hits that lies between them (a peel back at the first), else
 * where it does by nature.  Its first point is at @in, its last at @out.  Transfer full. */
HpCurve *hp_curve_pattern_new (HpCurvePattern  pattern,
                               gint64          in,
                               gint64          out,
                               HpFrameRate     rate,
                               const gint64   *hits,
                               gsize           n_hits);

G_END_DECLS
