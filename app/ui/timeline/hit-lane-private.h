/* What the files of the lane of hits share, and nobody else. */

#pragma once

#include "ui/timeline/hit-lane.h"
#include "ui/timeline/label-editor.h"
#include "ui/timeline/snapping.h"

G_BEGIN_DECLS

#define HP_HIT_LANE_FLAG_SIZE 11.0  /* px */
#define HP_HIT_LANE_TEXT_Y 3        /* px above a label */

struct _HpHitLane
{
  HpLaneView     parent_instance;

  GPtrArray     *marks;    /* (element-type HpElement), in order; NULL: to be listed anew */
  HpElement     *dragged;  /* a hit or a beat, or NULL */
  gint64         draft;    /* its frame as the drag has it */
  double         pointer;  /* px; below 0 until the drag moves it */
  HpSnapping     snapping; /* of what is dragged */

  HpLabelEditor *editor;   /* NULL until it is asked for */
  HpElement     *edited;   /* whose label it types, or NULL */
};

/* All that have a flag, in the order of their frames; and the first of them at @frame or after it.
 * The lane owns the list. */
GPtrArray  *hp_hit_lane_get_marks  (HpHitLane   *self);
guint       hp_hit_lane_find_mark  (HpHitLane   *self,
                                    double       frame);

/* Where one stands, and where it is shown: px. */
gint64      hp_hit_lane_frame_of   (HpElement   *mark);
double      hp_hit_lane_mark_x     (HpHitLane   *self,
                                    HpElement   *mark);
const char *hp_hit_lane_label_of   (HpElement   *mark);

/* hit-items.c */
HpLaneItems *hp_hit_lane_make_items (HpLaneView *lane);

/* hit-drawing.c */
void        hp_hit_lane_draw_tile  (HpLaneView  *lane,
                                    GtkSnapshot *snapshot);
void        hp_hit_lane_draw_over  (HpLaneView  *lane,
                                    GtkSnapshot *snapshot);

G_END_DECLS
