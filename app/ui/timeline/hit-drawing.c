/* What the lane of hits looks like: it reads, and decides nothing.
 *
 * All marks stand in the tiles of the lane; the selected one is drawn once more above them, where
 * it can be dragged, and its label be read whole.
 */

#include <math.h>

#include "ui/timeline/hit-lane-private.h"

#include "model/hit.h"
#include "model/plan-time.h"
#include "ui/timeline/drag-tag.h"
#include "view/lanes.h"

#define TEXT_Y HP_HIT_LANE_TEXT_Y
#define FLAG_SIZE HP_HIT_LANE_FLAG_SIZE
#define NARROWEST 26.0  /* px: of less of a label nobody could tell what it is */
#define TOGETHER 3.0    /* px that have one flag of a kind */
#define LEAST_SCALE 0.4 /* of a flag that can still be seen */
#define WIDEST 360.0    /* px of a label, whatever room it has */

static GdkRGBA
get_color (HpHitLane *self,
           HpElement *mark)
{
  return hp_lane_view_get_color (HP_LANE_VIEW (self),
                                 HP_IS_HIT (mark) ? "hairpin_hit_color" : "hairpin_beat_color", 1);
}

/* A hit is a triangle that stands on its frame, the larger the heavier; a beat of the story is a
 * diamond: the form tells them apart, not the colour alone. */
static void
draw_flag (HpHitLane *self,
           cairo_t   *cr,
           HpElement *mark,
           double     x,
           double     scale)
{
  GdkRGBA color = get_color (self, mark);
  double weight = HP_IS_HIT (mark) ? 0.7 + 0.1 * hp_hit_get_weight (HP_HIT (mark)) : 0.8;
  double size = FLAG_SIZE * weight * scale;
  double middle = gtk_widget_get_height (GTK_WIDGET (self)) / 2.0;

  gdk_cairo_set_source_rgba (cr, &color);
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

/* Of the flags: where marks lie close together, small ones leave the lane in sight.  It is asked of
 * the whole film, so that it is the same in every tile. */
static double
get_scale (HpHitLane *self)
{
  const HpTimeAxis *axis = hp_lane_view_get_axis (HP_LANE_VIEW (self));
  gint64 duration = hp_desk_get_duration (hp_lane_view_get_desk (HP_LANE_VIEW (self)));

  return MAX (hp_lane_lines_strength (hp_hit_lane_get_marks (self)->len,
                                      (double) duration / axis->frames_per_px), LEAST_SCALE);
}

/* The marks from @first on, as far as the tile goes; of those that lie together one of each kind, for
 * more could not be told from it.  Which one does not depend on the tile. */
static void
draw_flags (HpHitLane   *self,
            GtkSnapshot *snapshot,
            guint        first)
{
  GPtrArray *marks = hp_hit_lane_get_marks (self);
  int width = hp_lane_view_get_width (HP_LANE_VIEW (self));
  float height = (float) gtk_widget_get_height (GTK_WIDGET (self));
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot,
                                           &GRAPHENE_RECT_INIT (0, 0, (float) width, height));
  double px_per_frame = 1 / hp_lane_view_get_axis (HP_LANE_VIEW (self))->frames_per_px;
  double places[2] = { -1, -1 };
  double scale = get_scale (self);

  for (guint i = first; i < marks->len; i++)
    {
      HpElement *mark = g_ptr_array_index (marks, i);
      double x = hp_hit_lane_mark_x (self, mark);
      double place = floor ((double) hp_hit_lane_frame_of (mark) * px_per_frame / TOGETHER);
      double *before = &places[HP_IS_HIT (mark) ? 0 : 1];

      if (x > width + FLAG_SIZE)
        break;
      if (mark == self->dragged || place <= *before)
        continue;
      *before = place;
      draw_flag (self, cr, mark, x, scale);
    }
  cairo_destroy (cr);
}

/* From where labels reach into the tile. */
static void
draw_labels (HpHitLane   *self,
             GtkSnapshot *snapshot,
             guint        first)
{
  HpLaneView *lane = HP_LANE_VIEW (self);
  GPtrArray *marks = hp_hit_lane_get_marks (self);
  GdkRGBA text = hp_lane_view_get_color (lane, "window_fg_color", 0.85f);
  double width = hp_lane_view_get_width (lane);
  gint64 duration = hp_desk_get_duration (hp_lane_view_get_desk (lane));
  double film_end = hp_time_axis_x (hp_lane_view_get_axis (lane), (double) duration) + 2 * FLAG_SIZE;
  HpElement *mark = NULL;
  double left = 0;

  for (guint i = first; i <= marks->len && left <= width; i++)
    {
      HpElement *next = i < marks->len ? g_ptr_array_index (marks, i) : NULL;
      double next_left = next != NULL ? hp_hit_lane_mark_x (self, next) + FLAG_SIZE : film_end;
      double room = MIN (next_left - 2 * FLAG_SIZE - left, WIDEST);

      if (next != NULL && next == self->dragged)
        continue;
      if (mark != NULL && room >= NARROWEST)
        hp_lane_view_snapshot_text (lane, snapshot, hp_hit_lane_label_of (mark), left, TEXT_Y,
                                    room, &text);
      mark = next;
      left = next_left;
    }
}

void
hp_hit_lane_draw_tile (HpLaneView  *lane,
                       GtkSnapshot *snapshot)
{
  HpHitLane *self = HP_HIT_LANE (lane);
  const HpTimeAxis *axis = hp_lane_view_get_axis (lane);

  draw_flags (self, snapshot, hp_hit_lane_find_mark (self, hp_time_axis_time_at (axis, -FLAG_SIZE)));
  draw_labels (self, snapshot,
               hp_hit_lane_find_mark (self, hp_time_axis_time_at (axis, -WIDEST - FLAG_SIZE)));
}

static double
text_width (HpHitLane *self,
            HpElement *mark)
{
  int width;

  hp_lane_view_measure_text (HP_LANE_VIEW (self), hp_hit_lane_label_of (mark), &width, NULL);
  return width + 1;
}

/* Where the labels end that begin after that of @selected and before @right, so that nothing of them
 * is left beside what covers them; px. */
static double
find_covered (HpHitLane *self,
              HpElement *selected,
              double     right)
{
  const HpTimeAxis *axis = hp_lane_view_get_axis (HP_LANE_VIEW (self));
  GPtrArray *marks = hp_hit_lane_get_marks (self);
  guint first = hp_hit_lane_find_mark (self, hp_time_axis_time_at (axis,
                                                                   hp_hit_lane_mark_x (self, selected)));
  double covered = right;

  for (guint i = first; i < marks->len; i++)
    {
      HpElement *mark = g_ptr_array_index (marks, i);
      double left = hp_hit_lane_mark_x (self, mark) + FLAG_SIZE;
      double end = i + 1 < marks->len
                   ? hp_hit_lane_mark_x (self, g_ptr_array_index (marks, i + 1)) - FLAG_SIZE
                   : G_MAXDOUBLE;

      if (left - 2 * FLAG_SIZE > right)
        break;
      if (mark != selected && end - left >= NARROWEST)
        covered = MAX (covered, MIN (left + MIN (text_width (self, mark), WIDEST), end));
    }

  return covered;
}

/* The mark that is dragged is elsewhere already. */
static gboolean
is_moved (HpHitLane *self)
{
  return self->dragged != NULL && self->pointer >= 0;
}

/* The label can be read whole: it lies over the flags and labels that it runs over.  While the mark
 * is dragged, its timecode stands there instead. */
static void
draw_selected (HpHitLane   *self,
               GtkSnapshot *snapshot,
               HpElement   *mark)
{
  HpLaneView *lane = HP_LANE_VIEW (self);
  double width = hp_lane_view_get_width (lane);
  double height = gtk_widget_get_height (GTK_WIDGET (self));
  double x = hp_hit_lane_mark_x (self, mark);
  double left = x + FLAG_SIZE;
  double right = MIN (left + text_width (self, mark), width);
  GdkRGBA text = hp_lane_view_get_color (lane, "window_fg_color", 1);
  GdkRGBA back = hp_lane_view_get_color (lane, "view_bg_color", 1);
  GdkRGBA halo = get_color (self, mark);
  cairo_t *cr;

  if (!is_moved (self) && *hp_hit_lane_label_of (mark) != '\0' && right > left)
    {
      hp_lane_view_snapshot_rect (snapshot, &back, left, 1,
                                  find_covered (self, mark, right) - left, height - 2);
      hp_lane_view_snapshot_text (lane, snapshot, hp_hit_lane_label_of (mark), left, TEXT_Y,
                                  right - left, &text);
    }

  halo.alpha = 0.3f;
  cr = gtk_snapshot_append_cairo (snapshot,
                                  &GRAPHENE_RECT_INIT ((float) (x - FLAG_SIZE), 0,
                                                       2 * (float) FLAG_SIZE,
                                                       (float) height));
  gdk_cairo_set_source_rgba (cr, &halo);
  cairo_arc (cr, x, height / 2, FLAG_SIZE, 0, 2 * G_PI);
  cairo_fill (cr);
  draw_flag (self, cr, mark, x, 1);
  cairo_destroy (cr);
}

void
hp_hit_lane_draw_over (HpLaneView  *lane,
                       GtkSnapshot *snapshot)
{
  HpHitLane *self = HP_HIT_LANE (lane);
  HpDesk *desk = hp_lane_view_get_desk (lane);
  HpElement *selected = hp_desk_get_mark (desk);
  g_autofree char *timecode = NULL;
  g_autofree char *text = NULL;

  if (selected != NULL)
    draw_selected (self, snapshot, selected);
  if (!is_moved (self))
    return;

  timecode = hp_plan_format_timecode (hp_desk_get_plan (desk), self->draft);
  text = hp_snapping_extend (&self->snapping, hp_desk_get_plan (desk), timecode);
  hp_snapping_snapshot (&self->snapping, lane, snapshot);
  hp_drag_tag_snapshot (lane, snapshot, text, self->pointer,
                        gtk_widget_get_height (GTK_WIDGET (self)) / 2.0);
}
