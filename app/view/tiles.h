/* A lane cut into tiles of equal width, at one zoom: which are seen, which a stretch of time
 * touches.  Tile 0 begins at frame 0; the tiles lie on whole pixels, wherever the lane is scrolled
 * to. */

#pragma once

#include "view/time-axis.h"

G_BEGIN_DECLS

#define HP_TILE_WIDTH 256  /* px */

/* From first to last; none where last < first. */
typedef struct
{
  int first;
  int last;
} HpTileRange;

/* Those that lie in the first @width px of @axis. */
HpTileRange hp_tiles_seen    (const HpTimeAxis *axis,
                              int               width);
/* Those in which something that lies between two frames is drawn, @margin px beside it included. */
HpTileRange hp_tiles_touched (const HpTimeAxis *axis,
                              double            from,
                              double            to,
                              double            margin);
/* The px on @axis at which @tile begins: a whole number. */
int         hp_tile_x        (const HpTimeAxis *axis,
                              int               tile);
/* The axis on which @tile begins at 0. */
HpTimeAxis  hp_tile_axis     (const HpTimeAxis *axis,
                              int               tile);

G_END_DECLS
