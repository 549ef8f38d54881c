/* What the files of the lane of hits share, and nobody else. */

#pragma once

#include "ui/timeline/hit-lane.h"
#include "ui/timeline/label-editor.h"

G_BEGIN_DECLS

#define HP_HIT_LANE_HEIGHT 24       /* px */
#define HP_HIT_LANE_FLAG_SIZE 11.0  /* px */

struct _HpHitLane
{
  HpLaneView     parent_instance;

  HpElement     *dragged;  /* a hit or a beat, or NULL */
  gint64         draft;    /* its frame as the drag has it */
  double         pointer;  /* px; below 0 until the drag moves it */

  HpLabelEditor *editor;   /* NULL until it is asked for */
  HpElement     *edited;   /* whose label it types, or NULL */
};

/* All that have a flag, in the order that they are shown in. */
GPtrArray  *hp_hit_lane_list_marks (HpHitLane   *self);

/* Where one is shown: a frame, and px. */
gint64      hp_hit_lane_frame_of   (HpHitLane   *self,
                                    HpElement   *mark);
double      hp_hit_lane_mark_x     (HpHitLane   *self,
                                    HpElement   *mark);
const char *hp_hit_lane_label_of   (HpElement   *mark);

/* hit-items.c */
HpLaneItems *hp_hit_lane_make_items (HpLaneView *lane);

/* hit-drawing.c */
void        hp_hit_lane_snapshot   (GtkWidget   *widget,
                                    GtkSnapshot *snapshot);

G_END_DECLS
