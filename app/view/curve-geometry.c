#include "view/curve-geometry.h"

#include <math.h>

double
hp_curve_geometry_y (const HpCurveGeometry *self,
                     double                 level)
{
  return self->inset + (1 - level) * (self->height - 2 * self->inset);
}

double
hp_curve_geometry_level_at (const HpCurveGeometry *self,
                            double                 y)
{
  double room = self->height - 2 * self->inset;

  return room > 0 ? CLAMP (1 - (y - self->inset) / room, 0, 1) : 0;
}

/* The point nearest to (@x, @y) and within @reach of it, or -1. */
gssize
hp_curve_geometry_point_at (const HpCurveGeometry *self,
                            const HpCurve         *curve,
                            double                 x,
                            double                 y,
                            double                 reach)
{
  const HpCurvePoint *points;
  gsize n_points;
  gssize nearest = -1;

  points = hp_curve_get_points (curve, &n_points);

  for (gsize i = 0; i < n_points; i++)
    {
      double distance = hypot (hp_time_axis_x (&self->axis, (double) points[i].at) - x,
                               hp_curve_geometry_y (self, points[i].level) - y);

      if (distance <= reach)
        {
          reach = distance;
          nearest = (gssize) i;
        }
    }

  return nearest;
}
