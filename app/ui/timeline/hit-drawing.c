#include "ui/timeline/hit-lane-private.h"

#include "model/hit.h"
#include "model/plan-time.h"
#include "ui/timeline/drag-tag.h"
#include "view/label-rooms.h"

#define HEIGHT HP_HIT_LANE_HEIGHT
#define FLAG_SIZE HP_HIT_LANE_FLAG_SIZE
#define NARROWEST 26.0  /* px: of less of a label nobody could tell what it is */

/* A hit is a triangle that stands on its frame, the larger the heavier; a beat of the story is a
 * diamond: the form tells them apart, not the colour alone. */
static void
snapshot_flag (cairo_t       *cr,
               HpElement     *mark,
               double         x,
               const GdkRGBA *color)
{
  double size = HP_IS_HIT (mark) ? FLAG_SIZE * (0.7 + 0.1 * hp_hit_get_weight (HP_HIT (mark)))
                                 : FLAG_SIZE * 0.8;
  double middle = HEIGHT / 2.0;

  gdk_cairo_set_source_rgba (cr, color);
  if (HP_IS_HIT (mark))
    {
      cairo_move_to (cr, x - size / 2, middle - size / 2);
      cairo_line_to (cr, x + size / 2, middle - size / 2);
      cairo_line_to (cr, x, middle + size / 2);
    }
  else
    {
      cairo_move_to (cr, x, middle - size / 2);
      cairo_line_to (cr, x + size / 2, middle);
      cairo_line_to (cr, x, middle + size / 2);
      cairo_line_to (cr, x - size / 2, middle);
    }
  cairo_close_path (cr);
  cairo_fill (cr);
}

static void
snapshot_halo (cairo_t       *cr,
               double         x,
               const GdkRGBA *color)
{
  GdkRGBA halo = *color;

  halo.alpha = 0.3f;
  gdk_cairo_set_source_rgba (cr, &halo);
  cairo_arc (cr, x, HEIGHT / 2.0, FLAG_SIZE, 0, 2 * G_PI);
  cairo_fill (cr);
}

static void
snapshot_flags (HpHitLane   *self,
                GtkSnapshot *snapshot,
                GPtrArray   *marks)
{
  HpLaneView *lane = HP_LANE_VIEW (self);
  HpElement *selected = hp_desk_get_mark (hp_lane_view_get_desk (lane));
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot,
                                           &GRAPHENE_RECT_INIT (0, 0, (float) width, HEIGHT));

  for (guint i = 0; i < marks->len; i++)
    {
      HpElement *mark = g_ptr_array_index (marks, i);
      GdkRGBA color = hp_lane_view_get_color (lane, HP_IS_HIT (mark) ? "hairpin_hit_color"
                                                                     : "hairpin_beat_color", 1);
      double x = hp_hit_lane_mark_x (self, mark);

      if (x < -FLAG_SIZE || x > width + FLAG_SIZE)
        continue;
      if (mark == selected)
        snapshot_halo (cr, x, &color);
      snapshot_flag (cr, mark, x, &color);
    }
  cairo_destroy (cr);
}

static double
text_width (HpHitLane  *self,
            const char *text)
{
  int width;

  hp_lane_view_measure_text (HP_LANE_VIEW (self), text, &width, NULL);
  return width + 1;
}

/* The label that is selected can be read whole: it lies over the flags that it runs over. */
static void
snapshot_labels (HpHitLane   *self,
                 GtkSnapshot *snapshot,
                 GPtrArray   *marks)
{
  HpLaneView *lane = HP_LANE_VIEW (self);
  HpElement *selected = hp_desk_get_mark (hp_lane_view_get_desk (lane));
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  GdkRGBA text = hp_lane_view_get_color (lane, "window_fg_color", 0.85f);
  GdkRGBA back = hp_lane_view_get_color (lane, "view_bg_color", 0.9f);
  g_autofree double *lefts = g_new (double, marks->len + 1);
  g_autofree double *rooms = g_new (double, marks->len + 1);
  gssize first = -1;
  double wanted = 0;

  for (guint i = 0; i < marks->len; i++)
    {
      lefts[i] = hp_hit_lane_mark_x (self, g_ptr_array_index (marks, i)) + FLAG_SIZE;
      if (g_ptr_array_index (marks, i) == selected)
        first = i;
    }
  if (first >= 0)
    wanted = text_width (self, hp_hit_lane_label_of (selected));
  hp_label_rooms (lefts, marks->len, 2 * FLAG_SIZE, width, first, wanted, rooms);

  for (guint i = 0; i < marks->len; i++)
    {
      HpElement *mark = g_ptr_array_index (marks, i);
      const char *label = hp_hit_lane_label_of (mark);

      if (rooms[i] < NARROWEST || lefts[i] + rooms[i] < 0 || *label == '\0')
        continue;
      if (mark == selected)
        hp_lane_view_snapshot_rect (snapshot, &back, lefts[i], 1, MIN (wanted, rooms[i]),
                                    HEIGHT - 2);
      hp_lane_view_snapshot_text (lane, snapshot, label, lefts[i], 3, rooms[i], &text);
    }
}

void
hp_hit_lane_snapshot (GtkWidget   *widget,
                      GtkSnapshot *snapshot)
{
  HpHitLane *self = HP_HIT_LANE (widget);
  g_autoptr(GPtrArray) marks = hp_hit_lane_list_marks (self);
  HpPlan *plan = hp_desk_get_plan (hp_lane_view_get_desk (HP_LANE_VIEW (self)));
  g_autofree char *timecode = NULL;
  g_autofree char *text = NULL;

  snapshot_flags (self, snapshot, marks);
  snapshot_labels (self, snapshot, marks);
  if (self->dragged == NULL || self->pointer < 0)
    return;

  timecode = hp_plan_format_timecode (plan, self->draft);
  text = hp_snapping_extend (&self->snapping, plan, timecode);
  hp_snapping_snapshot (&self->snapping, HP_LANE_VIEW (self), snapshot);
  hp_drag_tag_snapshot (HP_LANE_VIEW (self), snapshot, text, self->pointer, HEIGHT / 2.0);
}
