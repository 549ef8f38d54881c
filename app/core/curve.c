#include "core/curve.h"

#include <math.h>

#define BLOCK 32  /* points, or blocks of the tier below */

typedef struct
{
  double low;
  double high;
} Extremes;

struct _HpCurve
{
  gsize        n_points;
  Extremes    *tiers;     /* (atomic): of each whole block, then of each block of blocks …; NULL
                           * until they are asked for */
  HpCurvePoint points[];  /* sorted by frame, one a frame */
};

G_DEFINE_BOXED_TYPE (HpCurve, hp_curve, hp_curve_ref, hp_curve_unref)

/* The nicknames are the words of the plan file. */
G_DEFINE_ENUM_TYPE (HpCurveShape, hp_curve_shape,
                    G_DEFINE_ENUM_VALUE (HP_CURVE_LINE, "line"),
                    G_DEFINE_ENUM_VALUE (HP_CURVE_SMOOTH, "smooth"),
                    G_DEFINE_ENUM_VALUE (HP_CURVE_HOLD, "hold"))

static void
clear (gpointer data)
{
  HpCurve *self = data;

  for (gsize i = 0; i < self->n_points; i++)
    g_clear_pointer (&self->points[i].extra, g_ref_string_release);
  g_free (self->tiers);
}

static HpCurve *
alloc (gsize n_points)
{
  HpCurve *self;

  self = g_atomic_rc_box_alloc0 (sizeof (HpCurve) + n_points * sizeof (HpCurvePoint));
  self->n_points = n_points;
  return self;
}

static void
set_point (HpCurve            *self,
           gsize               index,
           const HpCurvePoint *point)
{
  self->points[index] = *point;
  if (point->extra != NULL)
    g_ref_string_acquire (point->extra);
}

HpCurve *
hp_curve_new (const HpCurvePoint *points,
              gsize               n_points)
{
  HpCurve *self;

  g_return_val_if_fail (points != NULL || n_points == 0, NULL);

  for (gsize i = 0; i < n_points; i++)
    {
      g_return_val_if_fail (i == 0 || points[i - 1].at < points[i].at, NULL);
      g_return_val_if_fail (points[i].level >= 0 && points[i].level <= 1, NULL);
    }

  self = alloc (n_points);
  for (gsize i = 0; i < n_points; i++)
    set_point (self, i, &points[i]);

  return self;
}

HpCurve *
hp_curve_ref (HpCurve *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
hp_curve_unref (HpCurve *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

const HpCurvePoint *
hp_curve_get_points (const HpCurve *self,
                     gsize         *n_points)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (n_points != NULL)
    *n_points = self->n_points;
  return self->points;
}

gboolean
hp_curve_point_equal (const HpCurvePoint *a,
                      const HpCurvePoint *b)
{
  return a->at == b->at && a->level == b->level && a->shape == b->shape &&
         g_strcmp0 (a->extra, b->extra) == 0;
}

gboolean
hp_curve_equal (const HpCurve *a,
                const HpCurve *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  if (a->n_points != b->n_points)
    return FALSE;

  for (gsize i = 0; i < a->n_points; i++)
    if (!hp_curve_point_equal (&a->points[i], &b->points[i]))
      return FALSE;

  return TRUE;
}

/* How fast the level changes at point @i, in levels a frame, for smooth segments
 * (Fritsch and Butland, 1984): zero at the ends, at local extrema and beside a
 * segment that is not smooth, else the weighted harmonic mean of both secants.
 * So a build through five points is one build, and no segment passes its ends.
 */
static double
slope_at (const HpCurve *self,
          gsize          i)
{
  const HpCurvePoint *p = &self->points[i];
  double before, after;       /* frames */
  double rise_in, rise_out;   /* levels a frame */
  double w_in, w_out;

  if (i == 0 || i + 1 == self->n_points ||
      p[-1].shape != HP_CURVE_SMOOTH || p[0].shape != HP_CURVE_SMOOTH)
    return 0;

  before = (double) (p[0].at - p[-1].at);
  after = (double) (p[1].at - p[0].at);
  rise_in = (p[0].level - p[-1].level) / before;
  rise_out = (p[1].level - p[0].level) / after;
  if (rise_in * rise_out <= 0)
    return 0;

  w_in = before + 2 * after;
  w_out = 2 * before + after;
  return (w_in + w_out) / (w_in / rise_in + w_out / rise_out);
}

/* The level in segment @i, @t of the way: 0 at its point, 1 at the next. */
static double
interpolate (const HpCurve *self,
             gsize          i,
             double         t)
{
  const HpCurvePoint *p = &self->points[i];
  double length, level;

  switch (p->shape)
    {
    case HP_CURVE_HOLD:
      return p[0].level;

    case HP_CURVE_SMOOTH:
      length = (double) (p[1].at - p[0].at);
      level = p[0].level * (1 + 2 * t) * (1 - t) * (1 - t) +
              p[1].level * t * t * (3 - 2 * t) +
              length * slope_at (self, i) * t * (1 - t) * (1 - t) -
              length * slope_at (self, i + 1) * t * t * (1 - t);
      return CLAMP (level, 0, 1);  /* rounding alone could leave it */

    case HP_CURVE_LINE:
    default:
      return p[0].level + t * (p[1].level - p[0].level);
    }
}

/* The index of the first point at @frame or after it; the number of points, when there is none. */
gsize
hp_curve_find_from (const HpCurve *self,
                    gint64         frame)
{
  gsize low = 0, high;

  g_return_val_if_fail (self != NULL, 0);

  high = self->n_points;
  while (low < high)
    {
      gsize middle = low + (high - low) / 2;

      if (self->points[middle].at < frame)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

static void
include (Extremes *self,
         double    low,
         double    high)
{
  self->low = MIN (self->low, low);
  self->high = MAX (self->high, high);
}

/* Where several threads want them, one makes them for all. */
static const Extremes *
get_tiers (HpCurve *self)
{
  Extremes *tiers = g_atomic_pointer_get (&self->tiers), *below = NULL, *tier;

  if (tiers != NULL)
    return tiers;

  tier = tiers = g_new (Extremes, self->n_points / (BLOCK - 1) + 1);
  for (gsize n = self->n_points / BLOCK; n > 0; n /= BLOCK)
    {
      for (gsize i = 0; i < n; i++)
        {
          tier[i] = (Extremes) { 1, 0 };
          for (gsize j = i * BLOCK; j < (i + 1) * BLOCK; j++)
            if (below != NULL)
              include (&tier[i], below[j].low, below[j].high);
            else
              include (&tier[i], self->points[j].level, self->points[j].level);
        }
      below = tier;
      tier += n;
    }

  if (g_atomic_pointer_compare_and_exchange (&self->tiers, NULL, tiers))
    return tiers;

  g_free (tiers);
  return g_atomic_pointer_get (&self->tiers);
}

/* Of blocks in a tier, or of points where @tier is NULL. */
static void
include_range (const HpCurve  *self,
               const Extremes *tier,
               gsize           first,
               gsize           end,
               Extremes       *found)
{
  for (gsize i = first; i < end; i++)
    if (tier != NULL)
      include (found, tier[i].low, tier[i].high);
    else
      include (found, self->points[i].level, self->points[i].level);
}

/**
 * hp_curve_get_extremes:
 * @self: a curve
 * @first: the index of a point
 * @end: the index after the last one, more than @first
 * @low: (out): the lowest level of those points
 * @high: (out): the highest
 *
 * Costs the logarithm of their number.
 */
void
hp_curve_get_extremes (const HpCurve *self,
                       gsize          first,
                       gsize          end,
                       double        *low,
                       double        *high)
{
  Extremes found = { 1, 0 };
  const Extremes *tier = NULL;
  gsize n_blocks;

  g_return_if_fail (self != NULL && first < end && end <= self->n_points);

  n_blocks = self->n_points;
  for (;;)
    {
      gsize left = MIN ((first + BLOCK - 1) / BLOCK * BLOCK, end);
      gsize right = MAX (end / BLOCK * BLOCK, left);

      include_range (self, tier, first, left, &found);
      include_range (self, tier, right, end, &found);
      if (left == right)
        break;

      /* What lies between is whole blocks. */
      tier = tier == NULL ? get_tiers ((HpCurve *) self) : tier + n_blocks;
      n_blocks /= BLOCK;
      first = left / BLOCK;
      end = right / BLOCK;
    }

  *low = found.low;
  *high = found.high;
}

/**
 * hp_curve_find_difference:
 * @self: a curve
 * @other: another one
 * @from: (out): the first frame at which their levels may differ
 * @to: (out): the last one
 *
 * What lies before their first points or after their last reaches to %G_MININT64 or
 * %G_MAXINT64.
 *
 * Returns: whether they differ at all
 */
gboolean
hp_curve_find_difference (const HpCurve *self,
                          const HpCurve *other,
                          gint64        *from,
                          gint64        *to)
{
  gsize n_least, before = 0, after = 0;

  g_return_val_if_fail (self != NULL && other != NULL, FALSE);

  if (self == other)
    return FALSE;

  n_least = MIN (self->n_points, other->n_points);
  while (before < n_least && hp_curve_point_equal (&self->points[before], &other->points[before]))
    before++;
  if (before == n_least && self->n_points == other->n_points)
    return FALSE;
  while (after < n_least - before &&
         hp_curve_point_equal (&self->points[self->n_points - 1 - after],
                               &other->points[other->n_points - 1 - after]))
    after++;

  /* The slope at a point, and so what lies before it, is made of the points beside it. */
  *from = before < 2 ? G_MININT64 : self->points[before - 2].at;
  *to = after < 2 ? G_MAXINT64 : self->points[self->n_points - after + 1].at;
  return TRUE;
}

/* The level at @frame; before the first point and after the last, theirs. */
double
hp_curve_level_at (const HpCurve *self,
                   double         frame)
{
  gsize next;

  g_return_val_if_fail (self != NULL, 0);

  if (self->n_points == 0)
    return 0;

  if (frame <= (double) self->points[0].at)
    return self->points[0].level;
  if (frame >= (double) self->points[self->n_points - 1].at)
    return self->points[self->n_points - 1].level;

  next = hp_curve_find_from (self, (gint64) floor (frame) + 1);
  return interpolate (self, next - 1,
                      (frame - (double) self->points[next - 1].at) /
                      (double) (self->points[next].at - self->points[next - 1].at));
}

/* A curve with point @index moved: it stays between its neighbours and in 0…1. */
HpCurve *
hp_curve_with_moved (const HpCurve *self,
                     gsize          index,
                     gint64         at,
                     double         level)
{
  HpCurve *moved;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->n_points, NULL);

  if (index > 0)
    at = MAX (at, self->points[index - 1].at + 1);
  if (index + 1 < self->n_points)
    at = MIN (at, self->points[index + 1].at - 1);

  moved = hp_curve_new (self->points, self->n_points);
  moved->points[index].at = at;
  moved->points[index].level = CLAMP (level, 0, 1);
  return moved;
}

/* The index of the point at @frame exactly, or -1. */
gssize
hp_curve_index_at (const HpCurve *self,
                   gint64         frame)
{
  gsize index;

  g_return_val_if_fail (self != NULL, -1);

  index = hp_curve_find_from (self, frame);
  return index < self->n_points && self->points[index].at == frame ? (gssize) index : -1;
}

/* A curve with a point at @at; one that is there takes the level.  A new point takes the
 * shape of the segment it divides, so that nothing else moves more than it must. */
HpCurve *
hp_curve_with_point (const HpCurve *self,
                     gint64         at,
                     double         level)
{
  HpCurvePoint point = { at, CLAMP (level, 0, 1), HP_CURVE_SMOOTH };
  HpCurve *made;
  gsize index;

  g_return_val_if_fail (self != NULL, NULL);

  index = hp_curve_find_from (self, at);
  if (index < self->n_points && self->points[index].at == at)
    return hp_curve_with_moved (self, index, at, level);
  if (index > 0)
    point.shape = self->points[index - 1].shape;

  made = alloc (self->n_points + 1);
  for (gsize i = 0; i < made->n_points; i++)
    set_point (made, i, i == index ? &point : &self->points[i < index ? i : i - 1]);

  return made;
}

HpCurve *
hp_curve_without_point (const HpCurve *self,
                        gsize          index)
{
  HpCurve *made;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->n_points, NULL);

  made = alloc (self->n_points - 1);
  for (gsize i = 0; i < made->n_points; i++)
    set_point (made, i, &self->points[i < index ? i : i + 1]);

  return made;
}

/* A curve whose segment after point @index has @shape. */
HpCurve *
hp_curve_with_shape (const HpCurve *self,
                     gsize          index,
                     HpCurveShape   shape)
{
  HpCurve *made;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->n_points, NULL);

  made = hp_curve_new (self->points, self->n_points);
  made->points[index].shape = shape;
  return made;
}
