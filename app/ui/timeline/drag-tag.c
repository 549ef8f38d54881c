#include "ui/timeline/drag-tag.h"

#define DISTANCE 14.0  /* px from the pointer, which has a width */
#define PADDING 5.0
#define RADIUS 4.0f

void
hp_drag_tag_snapshot (HpLaneView  *lane,
                      GtkSnapshot *snapshot,
                      const char  *text,
                      double       x,
                      double       y)
{
  g_autoptr(PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (lane), text);
  GdkRGBA back = hp_lane_view_get_color (lane, "window_bg_color", 1);
  GdkRGBA line = hp_lane_view_get_color (lane, "window_fg_color", 0.35f);
  GdkRGBA front = hp_lane_view_get_color (lane, "window_fg_color", 1);
  int width, height;
  double left;
  GskRoundedRect box;

  pango_layout_get_pixel_size (layout, &width, &height);
  left = x + DISTANCE;
  if (left + width + 2 * PADDING > gtk_widget_get_width (GTK_WIDGET (lane)))
    left = MAX (x - DISTANCE - width - 2 * PADDING, 0);

  gsk_rounded_rect_init_from_rect (&box,
                                   &GRAPHENE_RECT_INIT ((float) left,
                                                        (float) (y - height / 2.0 - 2),
                                                        (float) (width + 2 * PADDING),
                                                        (float) height + 4),
                                   RADIUS);
  gtk_snapshot_push_rounded_clip (snapshot, &box);
  gtk_snapshot_append_color (snapshot, &back, &box.bounds);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_border (snapshot, &box, (float[4]) { 1, 1, 1, 1 },
                              (GdkRGBA[4]) { line, line, line, line });

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) (left + PADDING),
                                                          (float) (y - height / 2.0)));
  gtk_snapshot_append_layout (snapshot, layout, &front);
  gtk_snapshot_restore (snapshot);
}
