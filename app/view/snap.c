#include "view/snap.h"

#include <math.h>

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

/**
 * hp_snap_find:
 * @targets: (array fixed-size=7): those of each kind
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

  g_return_val_if_fail (targets != NULL && axis != NULL && found != NULL, FALSE);

  for (int kind = 0; kind < HP_SNAP_N_KINDS; kind++)
    {
      gsize after = find_from (&targets[kind], hp_time_axis_time_at (axis, x));

      for (gsize i = after > 0 ? after - 1 : 0; i <= after && i < targets[kind].n_frames; i++)
        {
          double distance = fabs (hp_time_axis_x (axis, (double) targets[kind].frames[i]) - x);

          if (any ? distance >= reach : distance > reach)
            continue;
          any = TRUE;
          reach = distance;
          *found = (HpSnap) { (HpSnapKind) kind, targets[kind].frames[i] };
        }
    }

  return any;
}
