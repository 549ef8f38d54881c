/* Where a curve lies on its lane: frames and levels to pixels, and back.
 *
 * Level 1 is at the top.  Nothing here knows a widget: the lane draws by it,
 * tests measure by it, and one hit test serves all who ask.
 */

#pragma once

#include "core/curve-points.h"
#include "view/time-axis.h"

G_BEGIN_DECLS

typedef struct
{
  HpTimeAxis axis;
  double     height;  /* px */
  double     inset;   /* px kept free above and below, so that no handle is cut */
} HpCurveGeometry;

/* A rectangle on the lane, px. */
typedef struct
{
  double left, top, right, bottom;
} HpCurveBox;

typedef enum
{
  HP_CURVE_NO_SIDE,
  HP_CURVE_LEFT,
  HP_CURVE_RIGHT,
  HP_CURVE_TOP,
  HP_CURVE_BOTTOM,
} HpCurveSide;

double hp_curve_geometry_y          (const HpCurveGeometry *self,
                                     double                 level);
double hp_curve_geometry_level_at   (const HpCurveGeometry *self,
                                     double                 y);
gssize hp_curve_geometry_point_at   (const HpCurveGeometry *self,
                                     const HpCurve         *curve,
                                     double                 x,
                                     double                 y,
                                     double                 reach);
gssize hp_curve_geometry_segment_at (const HpCurveGeometry *self,
                                     const HpCurve         *curve,
                                     double                 x,
                                     double                 y,
                                     double                 reach);

/* The points from @first on and before @end are drawn between @left and @right px, or would be. */
void   hp_curve_geometry_get_range  (const HpCurveGeometry *self,
                                     const HpCurve         *curve,
                                     double                 left,
                                     double                 right,
                                     gsize                 *first,
                                     gsize                 *end);

/* Chooses the points within a rectangle, beside those that are chosen; returns how many lie
 * there. */
guint  hp_curve_geometry_choose     (const HpCurveGeometry *self,
                                     const HpCurve         *curve,
                                     const HpCurveBox      *within,
                                     gboolean              *chosen);

/* A frame with a handle in the middle of each side, around the points chosen: FALSE where they are
 * fewer than two.  It lies @margin px away from them, but inside the lane. */
gboolean    hp_curve_geometry_get_frame (const HpCurveGeometry *self,
                                         const HpCurveExtent   *extent,
                                         double                 margin,
                                         HpCurveBox            *frame);

/* The side whose handle is within @reach px of (@x, @y). */
HpCurveSide hp_curve_box_side_at        (const HpCurveBox      *self,
                                         double                 x,
                                         double                 y,
                                         double                 reach);

G_END_DECLS
