/* What the files of the lanes share, and nobody else. */

#pragma once

#include "ui/timeline/label-cache.h"
#include "ui/timeline/lane-view.h"
#include "ui/timeline/tile-cache.h"

G_BEGIN_DECLS

typedef struct
{
  HpDesk      *desk;
  HpTimeAxis   axis;         /* while a tile is drawn: its own */
  int          width;        /* px of that tile; 0 while none is */
  HpTileCache *tiles;        /* NULL for a lane without */
  HpLabelCache *labels;
  int          height;       /* px that the user wants, or 0 */
  gboolean     folded;
  gboolean     expands;      /* when it is not folded */

  GtkGesture  *gesture;
  HpLaneDrag   drag;
  gboolean     is_dragging;
} HpLaneViewPrivate;

HpLaneViewPrivate *hp_lane_view_get_private  (HpLaneView     *self);

/* lane-drag.c */
void               hp_lane_view_add_drag     (HpLaneView     *self);
/* All is as it was before the drag. */
void               hp_lane_view_give_up_drag (HpLaneView     *self);

/* lane-size.c */
void               hp_lane_view_measure      (GtkWidget      *widget,
                                              GtkOrientation  orientation,
                                              int             for_size,
                                              int            *minimum,
                                              int            *natural,
                                              int            *minimum_baseline,
                                              int            *natural_baseline);

G_END_DECLS
