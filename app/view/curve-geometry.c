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

void
hp_curve_geometry_get_range (const HpCurveGeometry *self,
                             const HpCurve         *curve,
                             double                 left,
                             double                 right,
                             gsize                 *first,
                             gsize                 *end)
{
  *first = hp_curve_find_from (curve, (gint64) ceil (hp_time_axis_time_at (&self->axis, left)));
  *end = hp_curve_find_from (curve, (gint64) floor (hp_time_axis_time_at (&self->axis, right)) + 1);
}

/* The point nearest to (@x, @y) and within @reach of it, or -1. */
gssize
hp_curve_geometry_point_at (const HpCurveGeometry *self,
                            const HpCurve         *curve,
                            double                 x,
                            double                 y,
                            double                 reach)
{
  const HpCurvePoint *points = hp_curve_get_points (curve, NULL);
  gssize nearest = -1;
  gsize first, end;

  hp_curve_geometry_get_range (self, curve, x - reach, x + reach, &first, &end);
  for (gsize i = first; i < end; i++)
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

static double
y_at (const HpCurveGeometry *self,
      const HpCurve         *curve,
      double                 x)
{
  double time = hp_time_axis_time_at (&self->axis, x);

  return hp_curve_geometry_y (self, hp_curve_level_at (curve, time));
}

/* Whether the line, drawn from px to px, comes within @reach of (@x, @y). */
static gboolean
line_passes (const HpCurveGeometry *self,
             const HpCurve         *curve,
             double                 x,
             double                 y,
             double                 reach)
{
  for (double dx = -reach; dx < reach; dx++)
    {
      double a = y_at (self, curve, x + dx);
      double b = y_at (self, curve, x + dx + 1);
      double dy = y - CLAMP (y, MIN (a, b), MAX (a, b));

      if (hypot (MAX (fabs (dx + 0.5) - 0.5, 0), dy) <= reach)
        return TRUE;
    }

  return FALSE;
}

/* The segment, as the index of the point before it, whose line is within @reach of (@x, @y); -1
 * where there is none, and before the first point and after the last. */
gssize
hp_curve_geometry_segment_at (const HpCurveGeometry *self,
                              const HpCurve         *curve,
                              double                 x,
                              double                 y,
                              double                 reach)
{
  gsize n_points, next;

  hp_curve_get_points (curve, &n_points);
  next = hp_curve_find_from (curve,
                             (gint64) floor (hp_time_axis_time_at (&self->axis, x)) + 1);
  if (next == 0 || next == n_points || !line_passes (self, curve, x, y, reach))
    return -1;

  return (gssize) next - 1;
}

guint
hp_curve_geometry_choose (const HpCurveGeometry *self,
                          const HpCurve         *curve,
                          const HpCurveBox      *within,
                          gboolean              *chosen)
{
  const HpCurvePoint *points = hp_curve_get_points (curve, NULL);
  guint n_chosen = 0;
  gsize first, end;

  hp_curve_geometry_get_range (self, curve, within->left, within->right, &first, &end);
  for (gsize i = first; i < end; i++)
    {
      double y = hp_curve_geometry_y (self, points[i].level);

      if (y < within->top || y > within->bottom)
        continue;
      chosen[i] = TRUE;
      n_chosen++;
    }

  return n_chosen;
}

gboolean
hp_curve_geometry_get_frame (const HpCurveGeometry *self,
                             const HpCurveExtent   *extent,
                             double                 margin,
                             HpCurveBox            *frame)
{
  if (extent->n_points < 2)
    return FALSE;

  frame->left = hp_time_axis_x (&self->axis, (double) extent->first) - margin;
  frame->right = hp_time_axis_x (&self->axis, (double) extent->last) + margin;
  frame->top = MAX (hp_curve_geometry_y (self, extent->high) - margin, 1);
  frame->bottom = MIN (hp_curve_geometry_y (self, extent->low) + margin, self->height - 1);
  return TRUE;
}

HpCurveSide
hp_curve_box_side_at (const HpCurveBox *self,
                      double            x,
                      double            y,
                      double            reach)
{
  double middle_x = (self->left + self->right) / 2;
  double middle_y = (self->top + self->bottom) / 2;

  if (hypot (x - self->left, y - middle_y) <= reach)
    return HP_CURVE_LEFT;
  if (hypot (x - self->right, y - middle_y) <= reach)
    return HP_CURVE_RIGHT;
  if (hypot (x - middle_x, y - self->top) <= reach)
    return HP_CURVE_TOP;
  if (hypot (x - middle_x, y - self->bottom) <= reach)
    return HP_CURVE_BOTTOM;

  return HP_CURVE_NO_SIDE;
}
