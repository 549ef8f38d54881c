#include "view/tiles.h"

#include <math.h>

/* The px of the whole lane at which the axis begins. */
static double
get_origin (const HpTimeAxis *axis)
{
  return floor (axis->start / axis->frames_per_px + 0.5);
}

static int
tile_at (double px)
{
  return (int) floor (px / HP_TILE_WIDTH);
}

HpTileRange
hp_tiles_seen (const HpTimeAxis *axis,
               int               width)
{
  double origin = get_origin (axis);

  return (HpTileRange) { tile_at (origin), tile_at (origin + MAX (width, 1) - 1) };
}

HpTileRange
hp_tiles_touched (const HpTimeAxis *axis,
                  double            from,
                  double            to,
                  double            margin)
{
  return (HpTileRange) { tile_at (floor (from / axis->frames_per_px - margin)),
                         tile_at (ceil (to / axis->frames_per_px + margin)) };
}

int
hp_tile_x (const HpTimeAxis *axis,
           int               tile)
{
  return (int) ((double) tile * HP_TILE_WIDTH - get_origin (axis));
}

HpTimeAxis
hp_tile_axis (const HpTimeAxis *axis,
              int               tile)
{
  return (HpTimeAxis) { (double) tile * HP_TILE_WIDTH * axis->frames_per_px, axis->frames_per_px };
}
