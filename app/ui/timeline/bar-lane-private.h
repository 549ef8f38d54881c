/* What the files of the lanes of bars share, and nobody else. */

#pragma once

#include "ui/timeline/bar-lane.h"
#include "ui/timeline/snapping.h"
#include "view/lanes.h"
#include "view/span-geometry.h"

G_BEGIN_DECLS

typedef struct
{
  GArray     *bars;       /* (element-type HpBar), in the order of their ins */
  GArray     *spans;      /* (element-type HpLaneSpan): where each of them lies */
  GPtrArray  *row_names;  /* (element-type utf8); none where rows have no names */
  guint       n_rows;
  int         least_row_height; /* px that words need, as the font was when last measured */
  const char *hint;       /* what is said where there is no bar */
  gint64      from;       /* frames: the limits */
  gint64      to;

  HpElement  *selected;   /* or NULL */
  HpElement  *dragged;    /* or NULL: a bar is drawn, or nothing is dragged */
  gboolean    is_drawing;
  guint       draft_row;  /* of the bar that is drawn */
  HpSpanPart  part;       /* of the bar that is dragged */
  gint64      grip;       /* frame at which it was taken hold of */
  gint64      draft_in;   /* as the drag has it */
  gint64      draft_out;
  char       *draft_text; /* said beside it, or NULL */
  double      pointer_x;  /* px */
  double      pointer_y;
  HpSnapping  snapping;   /* of what is dragged or drawn */
} HpBarLanePrivate;

HpBarLanePrivate *hp_bar_lane_get_private    (HpBarLane       *self);
double            hp_bar_lane_get_row_height (HpBarLane       *self);
gboolean          hp_bar_lane_has_fixed_ends (HpBarLane       *self);
gboolean          hp_bar_lane_is_editable    (HpBarLane       *self);
const HpBar      *hp_bar_lane_find           (HpBarLane       *self,
                                              HpElement       *element);
void              hp_bar_lane_follow         (HpBarLane       *self,
                                              const HpBar     *bar,
                                              gint64           frames);
void              hp_bar_lane_edit           (HpBarLane       *self,
                                              const HpBar     *bar);
void              hp_bar_lane_draw           (HpBarLane       *self,
                                              gpointer         owner,
                                              gint64           in,
                                              gint64           out);

const HpBar      *hp_bar_lane_bar_at         (HpBarLane       *self,
                                              double           x,
                                              double           y,
                                              HpSpanPart      *part);
guint             hp_bar_lane_row_at         (HpBarLane       *self,
                                              double           y);

/* bar-drag.c */
void              hp_bar_lane_drag_begin     (HpLaneView       *lane,
                                              const HpLaneDrag *drag);
void              hp_bar_lane_drag_update    (HpLaneView       *lane,
                                              const HpLaneDrag *drag);
void              hp_bar_lane_drag_end       (HpLaneView       *lane,
                                              const HpLaneDrag *drag);
void              hp_bar_lane_drag_cancel    (HpLaneView       *lane);

/* bar-keys.c */
gboolean          hp_bar_lane_key_pressed    (HpLaneView      *lane,
                                              guint            keyval,
                                              GdkModifierType  state);

/* bar-items.c */
HpLaneItems      *hp_bar_lane_make_items     (HpLaneView      *lane);

/* bar-drawing.c */
void              hp_bar_lane_draw_tile      (HpLaneView      *lane,
                                              GtkSnapshot     *snapshot);
void              hp_bar_lane_draw_over      (HpLaneView      *lane,
                                              GtkSnapshot     *snapshot);

G_END_DECLS
