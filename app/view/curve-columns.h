/* Where a curve passes through each column of pixels: what is drawn of it, and what it costs. */

#pragma once

#include "view/curve-geometry.h"

G_BEGIN_DECLS

/* px from the top of the lane; top ≤ bottom. */
typedef struct
{
  float top;
  float bottom;
} HpCurveColumn;

/* The heights that @curve reaches in the columns from @x to @x + @n_columns: the least and the
 * most of each, steps included, so that the columns of a curve without steps touch.  Before the
 * first point of the curve and after the last it is level. */
void hp_curve_columns_read (const HpCurveGeometry *geometry,
                            const HpCurve         *curve,
                            int                    x,
                            HpCurveColumn         *columns,
                            guint                  n_columns);

G_END_DECLS
