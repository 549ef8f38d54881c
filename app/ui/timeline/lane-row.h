/* A row of the list of a lane: its number, where it is, what it is. */

#pragma once

#include "ui/timeline/lane-items.h"

G_BEGIN_DECLS

#define HP_TYPE_LANE_ROW (hp_lane_row_get_type ())

G_DECLARE_FINAL_TYPE (HpLaneRow, hp_lane_row, HP, LANE_ROW, GtkWidget)

GtkWidget *hp_lane_row_new  (void);

/* The row, and the widget of the list that it is in, say what is at @position of @items now. */
void       hp_lane_row_show (HpLaneRow   *self,
                             HpLaneItems *items,
                             guint        position);

G_END_DECLS
