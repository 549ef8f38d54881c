#include "core/curve-points.h"

#include <math.h>

static HpCurvePoint *
copy (const HpCurve *self,
      gsize         *n_points)
{
  const HpCurvePoint *points = hp_curve_get_points (self, n_points);

  /* One more, so that there is an array also where there is no point. */
  HpCurvePoint *copied = g_new0 (HpCurvePoint, *n_points + 1);

  for (gsize i = 0; i < *n_points; i++)
    copied[i] = points[i];
  return copied;
}

/* How far the chosen points can go, on where @step is 1 and back where it is -1, before one meets
 * another or comes to @limit. */
static gint64
get_room (const HpCurvePoint *points,
          gsize               n_points,
          const gboolean     *chosen,
          gint64              limit,
          int                 step)
{
  gint64 room = G_MAXINT64;

  for (gssize i = 0; i < (gssize) n_points; i++)
    {
      gssize other = i + step;

      if (!chosen[i])
        continue;
      room = MIN (room, step * (limit - points[i].at));
      if (other >= 0 && other < (gssize) n_points && !chosen[other])
        room = MIN (room, step * (points[other].at - points[i].at) - 1);
    }

  return MAX (room, 0);
}

/* The points move as one, as far as there is room; levels stop at 0 and 1, each for itself. */
HpCurve *
hp_curve_with_points_moved (const HpCurve  *self,
                            const gboolean *chosen,
                            gint64          frames,
                            double          level,
                            gint64          in,
                            gint64          out)
{
  g_autofree HpCurvePoint *points = NULL;
  gsize n_points;

  g_return_val_if_fail (self != NULL && chosen != NULL, NULL);

  points = copy (self, &n_points);
  frames = MIN (frames, get_room (points, n_points, chosen, out, 1));
  frames = MAX (frames, -get_room (points, n_points, chosen, in, -1));

  for (gsize i = 0; i < n_points; i++)
    {
      if (!chosen[i])
        continue;
      points[i].at += frames;
      points[i].level = CLAMP (points[i].level + level, 0, 1);
    }

  return hp_curve_new (points, n_points);
}

/* The last frame that each point can have, so that those after it find room.  It is no less than
 * the one it has: a point that lies beyond @out already may stay. */
static gint64 *
make_limits (const HpCurvePoint *points,
             gsize               n_points,
             const gboolean     *chosen,
             gint64              pivot,
             gint64              out)
{
  gint64 *limits = g_new (gint64, n_points + 1);
  gint64 limit = G_MAXINT64;

  for (gsize i = n_points; i-- > 0; limit = limits[i] - 1)
    limits[i] = chosen[i] && points[i].at != pivot ? MIN (limit, MAX (out, points[i].at))
                                                   : points[i].at;

  return limits;
}

/* Away from the frame @pivot, or towards it: a point there stays.  A @factor so small that points
 * would meet leaves them a frame apart. */
HpCurve *
hp_curve_with_time_scaled (const HpCurve  *self,
                           const gboolean *chosen,
                           gint64          pivot,
                           double          factor,
                           gint64          in,
                           gint64          out)
{
  g_autofree HpCurvePoint *points = NULL;
  g_autofree gint64 *limits = NULL;
  gsize n_points;

  g_return_val_if_fail (self != NULL && chosen != NULL, NULL);
  g_return_val_if_fail (factor >= 0, NULL);

  points = copy (self, &n_points);
  limits = make_limits (points, n_points, chosen, pivot, out);
  for (gsize i = 0; i < n_points; i++)
    {
      gint64 first = i > 0 ? points[i - 1].at + 1 : in;
      gint64 at;

      if (!chosen[i] || points[i].at == pivot)
        continue;
      at = pivot + (gint64) floor ((double) (points[i].at - pivot) * factor + 0.5);
      points[i].at = MIN (MAX (at, first), limits[i]);
    }

  return hp_curve_new (points, n_points);
}

HpCurve *
hp_curve_with_levels_scaled (const HpCurve  *self,
                             const gboolean *chosen,
                             double          pivot,
                             double          factor)
{
  g_autofree HpCurvePoint *points = NULL;
  gsize n_points;

  g_return_val_if_fail (self != NULL && chosen != NULL, NULL);

  points = copy (self, &n_points);
  for (gsize i = 0; i < n_points; i++)
    if (chosen[i])
      points[i].level = CLAMP (pivot + (points[i].level - pivot) * factor, 0, 1);

  return hp_curve_new (points, n_points);
}

/* The points for which @chosen says @wanted. */
static HpCurve *
pick (const HpCurve  *self,
      const gboolean *chosen,
      gboolean        wanted)
{
  g_autofree HpCurvePoint *points = NULL;
  gsize n_points, n_picked = 0;

  g_return_val_if_fail (self != NULL && chosen != NULL, NULL);

  points = copy (self, &n_points);
  for (gsize i = 0; i < n_points; i++)
    if ((chosen[i] != FALSE) == wanted)
      points[n_picked++] = points[i];

  return hp_curve_new (points, n_picked);
}

HpCurve *
hp_curve_without_points (const HpCurve  *self,
                         const gboolean *chosen)
{
  return pick (self, chosen, FALSE);
}

HpCurve *
hp_curve_copy_points (const HpCurve  *self,
                      const gboolean *chosen)
{
  return pick (self, chosen, TRUE);
}

/* From @in to @out, whatever length it had.  Points that come to lie on one frame are one: the
 * last of them. */
HpCurve *
hp_curve_fitted (const HpCurve *self,
                    gint64         in,
                    gint64         out)
{
  g_autofree HpCurvePoint *points = NULL;
  gsize n_points, n_kept = 0;
  double first, length;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (in <= out, NULL);

  points = copy (self, &n_points);
  first = (double) points[0].at;
  length = n_points > 1 ? (double) points[n_points - 1].at - first : 1;
  for (gsize i = 0; i < n_points; i++)
    {
      double part = ((double) points[i].at - first) / length;
      HpCurvePoint point = points[i];

      point.at = in + (gint64) floor (part * (double) (out - in) + 0.5);
      if (n_kept > 0 && points[n_kept - 1].at == point.at)
        n_kept--;
      points[n_kept++] = point;
    }

  return hp_curve_new (points, n_kept);
}

HpCurve *
hp_curve_with_part (const HpCurve *self,
                    const HpCurve *part,
                    gint64         first,
                    gint64         last)
{
  g_autoptr(GArray) made = g_array_new (FALSE, FALSE, sizeof (HpCurvePoint));
  const HpCurvePoint *points, *new_points;
  gsize n_points, n_new, begin, end;

  g_return_val_if_fail (self != NULL && part != NULL, NULL);

  points = hp_curve_get_points (self, &n_points);
  new_points = hp_curve_get_points (part, &n_new);
  begin = hp_curve_find_from (self, first);
  end = MAX (hp_curve_find_from (self, last + 1), begin);
  if (begin > 0)
    g_array_append_vals (made, points, (guint) begin);
  if (n_new > 0)
    g_array_append_vals (made, new_points, (guint) n_new);
  if (end < n_points)
    g_array_append_vals (made, &points[end], (guint) (n_points - end));

  return hp_curve_new ((const HpCurvePoint *) (gpointer) made->data, made->len);
}

/* With @pasted from frame @at on, in place of what was there, as far as @out. */
HpCurve *
hp_curve_with_pasted (const HpCurve *self,
                      const HpCurve *pasted,
                      gint64         at,
                      gint64         out)
{
  g_autofree HpCurvePoint *points = NULL;
  g_autoptr(HpCurve) moved = NULL;
  gsize n_points, n_kept = 0;
  gint64 by, last;

  g_return_val_if_fail (self != NULL && pasted != NULL, NULL);

  points = copy (pasted, &n_points);
  by = at - points[0].at;
  last = n_points > 0 ? points[n_points - 1].at + by : at - 1;
  for (; n_kept < n_points && points[n_kept].at + by <= out; n_kept++)
    points[n_kept].at += by;

  moved = hp_curve_new (points, n_kept);
  return hp_curve_with_part (self, moved, at, last);
}

void
hp_curve_get_extent (const HpCurve  *self,
                     const gboolean *chosen,
                     HpCurveExtent  *extent)
{
  const HpCurvePoint *points;
  gsize n_points;

  g_return_if_fail (self != NULL && chosen != NULL && extent != NULL);

  *extent = (HpCurveExtent) { 0, G_MAXINT64, G_MININT64, 1, 0 };
  points = hp_curve_get_points (self, &n_points);
  for (gsize i = 0; i < n_points; i++)
    {
      if (!chosen[i])
        continue;
      extent->n_points++;
      extent->first = MIN (extent->first, points[i].at);
      extent->last = points[i].at;
      extent->low = MIN (extent->low, points[i].level);
      extent->high = MAX (extent->high, points[i].level);
    }
}

/**
 * hp_curve_find_chosen:
 * @other: what became of the curve
 *
 * Where no point came or went, the chosen ones are the same by number, wherever they moved; else
 * those are that still have their frames.
 *
 * Returns: (transfer full): which points of @other are the chosen ones
 */
gboolean *
hp_curve_find_chosen (const HpCurve  *self,
                      const gboolean *chosen,
                      const HpCurve  *other)
{
  const HpCurvePoint *points;
  gsize n_points, n_others;
  gboolean *found;

  g_return_val_if_fail (self != NULL && chosen != NULL && other != NULL, NULL);

  points = hp_curve_get_points (self, &n_points);
  hp_curve_get_points (other, &n_others);
  found = g_new0 (gboolean, n_others + 1);
  for (gsize i = 0; i < n_points; i++)
    {
      gssize index = n_points == n_others ? (gssize) i : hp_curve_index_at (other, points[i].at);

      if (chosen[i] && index >= 0)
        found[index] = TRUE;
    }

  return found;
}
