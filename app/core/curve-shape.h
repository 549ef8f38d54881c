/* The form of a curve: where it builds, where it releases, where its peak is.
 *
 * A curve is read once a frame.  A build is a maximal stretch in which the
 * level rises by 0.2 or more in all with no dip over 0.05; a release is the
 * same, falling.  A stretch runs from the last frame at the level it leaves to
 * the first at the level it reaches.
 */

#pragma once

#include "core/curve.h"

G_BEGIN_DECLS

#define HP_CURVE_MIN_CHANGE 0.2  /* of a build or a release */
#define HP_CURVE_MAX_DIP 0.05    /* inside one */

typedef struct
{
  gint64 from;        /* frame: the last at from_level */
  gint64 to;          /* frame: the first at to_level */
  double from_level;
  double to_level;
} HpCurveStretch;

GArray *hp_curve_find_stretches (const HpCurve *self,
                                 gint64         in,
                                 gint64         out);
gint64  hp_curve_find_peak      (const HpCurve *self,
                                 gint64         in,
                                 gint64         out);

G_END_DECLS
