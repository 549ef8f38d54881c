#include "ui/timeline/drag-tag.h"

#define DISTANCE 14.0  /* px from the pointer, which has a width */
#define PADDING 5.0
#define RADIUS 4.0f
#define ROOM 2.0       /* px above and below the text, and to the edges of the lane */

void
hp_drag_tag_snapshot (HpLaneView  *lane,
                      GtkSnapshot *snapshot,
                      const char  *text,
                      double       x,
                      double       y)
{
  GdkRGBA back = hp_lane_view_get_color (lane, "window_bg_color", 1);
  GdkRGBA line = hp_lane_view_get_color (lane, "window_fg_color", 0.35f);
  GdkRGBA front = hp_lane_view_get_color (lane, "window_fg_color", 1);
  int width, height;
  double left, top, lowest;
  GskRoundedRect box;

  hp_lane_view_measure_text (lane, text, &width, &height);
  left = x + DISTANCE;
  if (left + width + 2 * PADDING > gtk_widget_get_width (GTK_WIDGET (lane)))
    left = MAX (x - DISTANCE - width - 2 * PADDING, 0);
  lowest = MAX (gtk_widget_get_height (GTK_WIDGET (lane)) - height - 2 * ROOM, 2 * ROOM);
  top = CLAMP (y - height / 2.0, 2 * ROOM, lowest);

  gsk_rounded_rect_init_from_rect (&box,
                                   &GRAPHENE_RECT_INIT ((float) left, (float) (top - ROOM),
                                                        (float) (width + 2 * PADDING),
                                                        (float) (height + 2 * ROOM)),
                                   RADIUS);
  gtk_snapshot_push_rounded_clip (snapshot, &box);
  gtk_snapshot_append_color (snapshot, &back, &box.bounds);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_border (snapshot, &box, (float[4]) { 1, 1, 1, 1 },
                              (GdkRGBA[4]) { line, line, line, line });
  hp_lane_view_snapshot_text (lane, snapshot, text, left + PADDING, top, width + 1, &front);
}
