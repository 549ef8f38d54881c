#include "core/curve-stretch.h"

#include <math.h>

#include "core/curve-points.h"

/* Levels that lie so close are one: nobody sees or hears the step. */
#define SAME 1e-3

/* The last sample that one line from @first reaches without missing any between by more than
 * @tolerance.  The lines that miss none lie in a cone, which each sample narrows (the swing
 * filter: Elmeleegy and others, VLDB 2009). */
static gsize
reach_from (const HpCurvePoint *samples,
            gsize               n_samples,
            gsize               first,
            double              tolerance)
{
  double least = -G_MAXDOUBLE, most = G_MAXDOUBLE;  /* levels a frame */
  gsize last = first + 1;

  for (gsize i = first + 1; i < n_samples && least <= most; i++)
    {
      double frames = (double) (samples[i].at - samples[first].at);
      double rise = samples[i].level - samples[first].level;

      if (rise / frames >= least && rise / frames <= most)
        last = i;
      least = MAX (least, (rise - tolerance) / frames);
      most = MIN (most, (rise + tolerance) / frames);
    }

  return last;
}

HpCurve *
hp_curve_new_from_samples (const HpCurvePoint *samples,
                           gsize               n_samples,
                           double              tolerance)
{
  g_autoptr(GArray) points = g_array_new (FALSE, FALSE, sizeof (HpCurvePoint));
  gsize i = 0;

  g_return_val_if_fail (samples != NULL || n_samples == 0, NULL);
  g_return_val_if_fail (tolerance >= 0, NULL);

  while (i < n_samples)
    {
      HpCurvePoint point = { samples[i].at, samples[i].level, HP_CURVE_LINE, NULL };

      g_array_append_val (points, point);
      i = reach_from (samples, n_samples, i, tolerance);
    }

  return hp_curve_new ((const HpCurvePoint *) points->data, points->len);
}

/* A point at @at that holds the level that @self has there, beside @edge, the end of a stretch.
 * Unless nothing is to be held: there is a point, or none on that side, or the stretch ends where
 * the curve is. */
static void
add_guard (GArray             *points,
           const HpCurve      *self,
           gint64              at,
           const HpCurvePoint *edge,
           HpCurveShape        shape)
{
  HpCurvePoint guard = { at, hp_curve_level_at (self, (double) at), shape, NULL };
  gsize n_points;
  const HpCurvePoint *all = hp_curve_get_points (self, &n_points);

  if (n_points == 0 || at < all[0].at || at > all[n_points - 1].at ||
      hp_curve_index_at (self, at) >= 0 ||
      fabs (hp_curve_level_at (self, (double) edge->at) - edge->level) < SAME)
    return;

  g_array_append_val (points, guard);
}

/* How @self goes on behind @at. */
static HpCurveShape
get_shape_after (const HpCurve *self,
                 gint64         at)
{
  gsize next = hp_curve_find_from (self, at + 1);

  return next > 0 ? hp_curve_get_points (self, NULL)[next - 1].shape : HP_CURVE_LINE;
}

HpCurve *
hp_curve_with_stretch (const HpCurve *self,
                       const HpCurve *stretch)
{
  g_autoptr(GArray) points = g_array_new (FALSE, FALSE, sizeof (HpCurvePoint));
  g_autoptr(HpCurve) guarded = NULL;
  const HpCurvePoint *new;
  gsize n_old, n_new;

  g_return_val_if_fail (self != NULL && stretch != NULL, NULL);

  hp_curve_get_points (self, &n_old);
  new = hp_curve_get_points (stretch, &n_new);
  if (n_new == 0)
    return hp_curve_with_part (self, stretch, 0, -1);

  add_guard (points, self, new[0].at - 1, &new[0], HP_CURVE_LINE);
  g_array_append_vals (points, new, (guint) n_new);

  /* To the point that holds the level it is a jump, which no smooth segment is to round off. */
  if (hp_curve_find_from (self, new[n_new - 1].at + 1) < n_old)
    {
      HpCurveShape shape = get_shape_after (self, new[n_new - 1].at + 1);
      guint last = points->len - 1;

      add_guard (points, self, new[n_new - 1].at + 1, &new[n_new - 1], shape);
      g_array_index (points, HpCurvePoint, last).shape = points->len - 1 > last ? HP_CURVE_LINE
                                                                               : shape;
    }

  guarded = hp_curve_new ((const HpCurvePoint *) points->data, points->len);
  return hp_curve_with_part (self, guarded, new[0].at, new[n_new - 1].at);
}
