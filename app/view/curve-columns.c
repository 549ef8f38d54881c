#include "view/curve-columns.h"

#include <math.h>

/* A step that lies at the end of a column belongs to the next. */
#define JUST_BEFORE 1e-6  /* px */

static void
add_level (const HpCurveGeometry *geometry,
           HpCurveColumn         *column,
           double                 level)
{
  float y = (float) hp_curve_geometry_y (geometry, level);

  column->top = MIN (column->top, y);
  column->bottom = MAX (column->bottom, y);
}

void
hp_curve_columns_read (const HpCurveGeometry *geometry,
                       const HpCurve         *curve,
                       int                    x,
                       HpCurveColumn         *columns,
                       guint                  n_columns)
{
  gsize n_points, next;
  const HpCurvePoint *points;

  g_return_if_fail (geometry != NULL && curve != NULL);
  g_return_if_fail (columns != NULL || n_columns == 0);

  points = hp_curve_get_points (curve, &n_points);
  next = hp_curve_find_from (curve, (gint64) ceil (hp_time_axis_time_at (&geometry->axis, x)));
  for (guint i = 0; i < n_columns; i++)
    {
      double left = hp_time_axis_time_at (&geometry->axis, x + (int) i);
      double right = hp_time_axis_time_at (&geometry->axis, x + (int) i + 1);
      double inside = hp_time_axis_time_at (&geometry->axis, x + (int) i + 1 - JUST_BEFORE);

      columns[i] = (HpCurveColumn) { G_MAXFLOAT, -G_MAXFLOAT };
      add_level (geometry, &columns[i], hp_curve_level_at (curve, left));
      add_level (geometry, &columns[i], hp_curve_level_at (curve, inside));
      for (; next < n_points && (double) points[next].at < right; next++)
        {
          add_level (geometry, &columns[i], points[next].level);
          if (next > 0 && points[next - 1].shape == HP_CURVE_HOLD)
            add_level (geometry, &columns[i], points[next - 1].level);
        }
    }
}
