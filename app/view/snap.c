#include "view/snap.h"

#include <math.h>

#define CROWDED 3  /* reaches from one to the next */

/* The index of the first frame at or after @time. */
static gsize
find_from (const HpSnapTargets *self,
           double               time)
{
  gsize low = 0, high = self->n_frames;

  while (low < high)
    {
      gsize middle = low + (high - low) / 2;

      if ((double) self->frames[middle] < time)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/* Whether target @i has others of its kind so near that nothing could be put between them. */
static gboolean
is_crowded (const HpSnapTargets *self,
            gsize                i,
            const HpTimeAxis    *axis,
            double               reach)
{
  double room = CROWDED * reach * axis->frames_per_px;

  return (i > 0 && (double) (self->frames[i] - self->frames[i - 1]) < room) ||
         (i + 1 < self->n_frames && (double) (self->frames[i + 1] - self->frames[i]) < room);
}

/**
 * hp_snap_find:
 * @targets: (array fixed-size=10): those of each kind
 * @reach: px that a target may be away from @x
 * @found: (out): the nearest target
 *
 * Returns: whether there is one within reach
 */
gboolean
hp_snap_find (const HpSnapTargets *targets,
              const HpTimeAxis    *axis,
              double               x,
              double               reach,
              HpSnap              *found)
{
  gboolean any = FALSE;
  double given = reach;

  g_return_val_if_fail (targets != NULL && axis != NULL && found != NULL, FALSE);

  for (int kind = 0; kind < HP_SNAP_N_KINDS; kind++)
    {
      gsize after = find_from (&targets[kind], hp_time_axis_time_at (axis, x));

      for (gsize i = after > 0 ? after - 1 : 0; i <= after && i < targets[kind].n_frames; i++)
        {
          double distance = fabs (hp_time_axis_x (axis, (double) targets[kind].frames[i]) - x);

          if ((any ? distance >= reach : distance > reach) ||
              (kind == HP_SNAP_BAR_BEAT && is_crowded (&targets[kind], i, axis, given)))
            continue;
          any = TRUE;
          reach = distance;
          *found = (HpSnap) { (HpSnapKind) kind, targets[kind].frames[i] };
        }
    }

  return any;
}

gboolean
hp_snap_find_span (const HpSnapTargets *targets,
                   const HpTimeAxis    *axis,
                   double               left,
                   double               right,
                   double               reach,
                   HpSnap              *found,
                   gboolean            *is_right)
{
  HpSnap at_right;
  gboolean any;

  g_return_val_if_fail (found != NULL && is_right != NULL, FALSE);

  *is_right = FALSE;
  any = hp_snap_find (targets, axis, left, reach, found);
  if (!hp_snap_find (targets, axis, right, reach, &at_right))
    return any;

  if (any && fabs (hp_time_axis_x (axis, (double) at_right.frame) - right) >=
             fabs (hp_time_axis_x (axis, (double) found->frame) - left))
    return TRUE;

  *found = at_right;
  *is_right = TRUE;
  return TRUE;
}
