/* Which part of a stretch of time lies under the pointer. */

#pragma once

#include "view/time-axis.h"

G_BEGIN_DECLS

typedef enum
{
  HP_SPAN_OUTSIDE,
  HP_SPAN_IN,     /* its left edge */
  HP_SPAN_BODY,
  HP_SPAN_OUT,    /* its right edge */
} HpSpanPart;

HpSpanPart hp_span_part_at (const HpTimeAxis *axis,
                            gint64            in,
                            gint64            out,
                            double            x,
                            double            reach);

/* How far @x is from @in…@out, px; 0 in it. */
double     hp_span_distance (const HpTimeAxis *axis,
                             gint64            in,
                             gint64            out,
                             double            x);

G_END_DECLS
