#include "core/curve-shape.h"

/* Levels come from files with four places and from sums of such: a dip or a
 * change of just the limit must not depend on the last bit. */
#define EPSILON 1e-9

typedef struct
{
  double level;
  gint64 first;  /* frame that reached it */
  gint64 last;   /* frame still at it */
} Extreme;

static void
extend (Extreme *extreme,
        double   level,
        gint64   frame,
        int      direction)
{
  double beyond = direction * (level - extreme->level);

  if (beyond > EPSILON)
    *extreme = (Extreme) { level, frame, frame };
  else if (beyond >= -EPSILON)
    extreme->last = frame;
}

static void
append (GArray        *stretches,
        const Extreme *from,
        const Extreme *to)
{
  HpCurveStretch stretch = { from->last, to->first, from->level, to->level };

  if (ABS (to->level - from->level) >= HP_CURVE_MIN_CHANGE - EPSILON)
    g_array_append_val (stretches, stretch);
}

/* Before its first point and after its last the curve does not move: a scene of any length is
 * followed as far as its points go. */
static void
clamp_to_points (const HpCurve *self,
                 gint64        *in,
                 gint64        *out)
{
  gsize n_points;
  const HpCurvePoint *points = hp_curve_get_points (self, &n_points);

  if (n_points == 0)
    {
      *out = *in;
      return;
    }

  *in = CLAMP (points[0].at, *in, *out);
  *out = CLAMP (points[n_points - 1].at, *in, *out);
}

/**
 * hp_curve_find_stretches:
 * @self: a curve
 * @in: the first frame looked at
 * @out: the last frame looked at, included: it is where the last level is reached
 *
 * Finds the builds and releases, which follow one another in time.  A stretch
 * is a build when its to_level is above its from_level.
 *
 * The level is followed from turning point to turning point; it has turned once
 * it came back by more than the largest dip.
 *
 * Returns: (transfer full) (element-type HpCurveStretch): the stretches in order
 */
GArray *
hp_curve_find_stretches (const HpCurve *self,
                         gint64         in,
                         gint64         out)
{
  GArray *stretches = g_array_new (FALSE, FALSE, sizeof (HpCurveStretch));
  Extreme low, high;
  Extreme turned;     /* where the stretch under way began */
  int direction = 0;  /* 1 rising, -1 falling, 0 before the first move */

  g_return_val_if_fail (self != NULL, stretches);
  g_return_val_if_fail (in <= out, stretches);

  clamp_to_points (self, &in, &out);
  low = high = turned = (Extreme) { hp_curve_level_at (self, (double) in), in, in };

  for (gint64 frame = in + 1; frame <= out; frame++)
    {
      double level = hp_curve_level_at (self, (double) frame);

      if (direction >= 0)
        extend (&high, level, frame, 1);
      if (direction <= 0)
        extend (&low, level, frame, -1);

      if (direction >= 0 && level < high.level - HP_CURVE_MAX_DIP - EPSILON)
        {
          if (direction > 0)
            append (stretches, &turned, &high);
          turned = high;
          low = (Extreme) { level, frame, frame };
          direction = -1;
        }
      else if (direction <= 0 && level > low.level + HP_CURVE_MAX_DIP + EPSILON)
        {
          if (direction < 0)
            append (stretches, &turned, &low);
          turned = low;
          high = (Extreme) { level, frame, frame };
          direction = 1;
        }
    }

  if (direction != 0)
    append (stretches, &turned, direction > 0 ? &high : &low);

  return stretches;
}

/* The first frame of @in…@out (both included) at the highest level. */
gint64
hp_curve_find_peak (const HpCurve *self,
                    gint64         in,
                    gint64         out)
{
  Extreme highest;

  g_return_val_if_fail (self != NULL, in);
  g_return_val_if_fail (in <= out, in);

  highest = (Extreme) { hp_curve_level_at (self, (double) in), in, in };
  clamp_to_points (self, &in, &out);
  for (gint64 frame = in; frame <= out; frame++)
    extend (&highest, hp_curve_level_at (self, (double) frame), frame, 1);

  return highest.first;
}
