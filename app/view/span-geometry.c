#include "view/span-geometry.h"

/* The part of @in…@out at @x; an edge is within @reach px of where it is drawn, but never takes
 * more than a third of the stretch, so that there is a body to take hold of. */
HpSpanPart
hp_span_part_at (const HpTimeAxis *axis,
                 gint64            in,
                 gint64            out,
                 double            x,
                 double            reach)
{
  double left = hp_time_axis_x (axis, (double) in);
  double right = hp_time_axis_x (axis, (double) out);
  double inner = MIN (reach, (right - left) / 3);

  if (x >= left - reach && x < left + inner)
    return HP_SPAN_IN;
  if (x > right - inner && x <= right + reach)
    return HP_SPAN_OUT;
  if (x >= left && x <= right)
    return HP_SPAN_BODY;

  return HP_SPAN_OUTSIDE;
}

double
hp_span_distance (const HpTimeAxis *axis,
                  gint64            in,
                  gint64            out,
                  double            x)
{
  double left = hp_time_axis_x (axis, (double) in);
  double right = hp_time_axis_x (axis, (double) out);

  return MAX (MAX (left - x, x - right), 0);
}
