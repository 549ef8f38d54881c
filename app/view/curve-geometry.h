/* Where a curve lies on its lane: frames and levels to pixels, and back.
 *
 * Level 1 is at the top.  Nothing here knows a widget: the lane draws by it,
 * tests measure by it, and one hit test serves all who ask.
 */

#pragma once

#include "core/curve.h"
#include "view/time-axis.h"

G_BEGIN_DECLS

typedef struct
{
  HpTimeAxis axis;
  double     height;  /* px */
  double     inset;   /* px kept free above and below, so that no handle is cut */
} HpCurveGeometry;

double hp_curve_geometry_y        (const HpCurveGeometry *self,
                                   double                 level);
double hp_curve_geometry_level_at (const HpCurveGeometry *self,
                                   double                 y);
gssize hp_curve_geometry_point_at (const HpCurveGeometry *self,
                                   const HpCurve         *curve,
                                   double                 x,
                                   double                 y,
                                   double                 reach);

G_END_DECLS
