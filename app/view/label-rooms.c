#include "view/label-rooms.h"

void
hp_label_rooms (const double *lefts,
                gsize         n_labels,
                double        gap,
                double        end,
                gssize        first,
                double        width,
                double       *rooms)
{
  for (gsize i = 0; i < n_labels; i++)
    rooms[i] = MAX ((i + 1 < n_labels ? MIN (lefts[i + 1] - gap, end) : end) - lefts[i], 0);

  if (first < 0 || (gsize) first >= n_labels)
    return;

  rooms[first] = MAX (MIN (MAX (width, rooms[first]), end - lefts[first]), 0);
  width = MIN (width, rooms[first]);
  for (gsize i = (gsize) first + 1; i < n_labels && lefts[i] < lefts[first] + width + gap; i++)
    rooms[i] = 0;
}
