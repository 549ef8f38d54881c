/* What a lane of bars looks like: it reads, and decides nothing.
 *
 * All bars stand in the tiles of the lane but the one that is dragged.
 */

#include <math.h>

#include "ui/timeline/bar-lane-private.h"
#include "ui/timeline/drag-tag.h"
#include "view/curve-geometry.h"

#define RADIUS 4.0f
#define GAP 2.0        /* px between rows */
#define NARROW 6.0f    /* px: such a bar is whole px without round corners, which cost more than it */
#define TEXT_MARGIN 6.0
#define HINT_LEFT 16.0 /* px */
#define LONG 300       /* px: such a bar carries its words along where it is seen */

#define FILL 0.28f
#define PALE_FILL 0.12f      /* of a bar that stands where nothing is written yet */
#define SELECTED_FILL 0.19f  /* over the other */

static double
row_y (HpBarLane *self,
       guint      row)
{
  return HP_BAR_LANE_MARGIN + row * hp_bar_lane_get_row_height (self) + GAP / 2;
}

/* In the bar, from its bottom to its top; only as far as it is seen. */
static void
draw_curve (HpBarLane     *self,
                GtkSnapshot   *snapshot,
                const HpCurve *curve,
                double         left,
                double         right,
                double         y,
                const GdkRGBA *color)
{
  double from = MAX (left, 0);
  double to = MIN (right, hp_lane_view_get_width (HP_LANE_VIEW (self)));
  HpCurveGeometry geometry = {
    .axis = *hp_lane_view_get_axis (HP_LANE_VIEW (self)),
    .height = hp_bar_lane_get_row_height (self) - GAP,
    .inset = 1,
  };
  cairo_t *cr;

  if (to - from < 1)
    return;

  cr = gtk_snapshot_append_cairo (snapshot,
                                  &GRAPHENE_RECT_INIT ((float) from, (float) y, (float) (to - from),
                                                       (float) geometry.height));
  cairo_translate (cr, 0, y);
  gdk_cairo_set_source_rgba (cr, color);
  cairo_move_to (cr, from, geometry.height);
  for (double x = from;; x = MIN (x + 1, to))
    {
      double level = hp_curve_level_at (curve, hp_time_axis_time_at (&geometry.axis, x));

      cairo_line_to (cr, x, hp_curve_geometry_y (&geometry, level));
      if (x >= to)
        break;
    }
  cairo_line_to (cr, to, geometry.height);
  cairo_close_path (cr);
  cairo_fill (cr);
  cairo_destroy (cr);
}

static GskRoundedRect
make_block (HpBarLane *self,
            gint64     in,
            gint64     out,
            guint      row)
{
  const HpTimeAxis *axis = hp_lane_view_get_axis (HP_LANE_VIEW (self));
  double left = hp_time_axis_x (axis, (double) in);
  float width = (float) MAX (hp_time_axis_x (axis, (double) out) - left, 2);
  float height = (float) (hp_bar_lane_get_row_height (self) - GAP);
  GskRoundedRect block;

  gsk_rounded_rect_init_from_rect (&block,
                                   &GRAPHENE_RECT_INIT ((float) left, (float) row_y (self, row),
                                                        width, height),
                                   MIN (RADIUS, width / 2));
  return block;
}

static void
draw_block (HpBarLane   *self,
            GtkSnapshot *snapshot,
            const HpBar *bar,
            gint64       in,
            gint64       out)
{
  GskRoundedRect block = make_block (self, in, out, (guint) bar->row);
  GdkRGBA fill = bar->color, curve = bar->color;

  fill.alpha *= bar->element == NULL ? PALE_FILL : FILL;
  if (block.bounds.size.width < NARROW)
    {
      hp_lane_view_snapshot_rect (snapshot, &fill, floor (block.bounds.origin.x),
                                  floor (block.bounds.origin.y), ceil (block.bounds.size.width),
                                  floor (block.bounds.size.height));
      return;
    }

  curve.alpha *= 0.5f;
  gtk_snapshot_push_rounded_clip (snapshot, &block);
  gtk_snapshot_append_color (snapshot, &fill, &block.bounds);
  if (bar->curve != NULL)
    draw_curve (self, snapshot, bar->curve, block.bounds.origin.x,
                    block.bounds.origin.x + block.bounds.size.width, block.bounds.origin.y, &curve);
  gtk_snapshot_pop (snapshot);
}

/* What tells a bar that is selected from others; @color is its own. */
static void
draw_frame (HpBarLane     *self,
            GtkSnapshot   *snapshot,
            gint64         in,
            gint64         out,
            guint          row,
            const GdkRGBA *color)
{
  GskRoundedRect block = make_block (self, in, out, row);
  GdkRGBA edge = hp_lane_view_get_color (HP_LANE_VIEW (self), "accent_color", 1);
  GdkRGBA fill = *color;

  fill.alpha *= SELECTED_FILL;
  gtk_snapshot_push_rounded_clip (snapshot, &block);
  gtk_snapshot_append_color (snapshot, &fill, &block.bounds);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_border (snapshot, &block, (float[4]) { 2, 2, 2, 2 },
                              (GdkRGBA[4]) { edge, edge, edge, edge });
}

static gboolean
is_long (HpBarLane   *self,
         const HpBar *bar)
{
  const HpTimeAxis *axis = hp_lane_view_get_axis (HP_LANE_VIEW (self));

  return bar->out - bar->in > LONG * axis->frames_per_px;
}

/* From @from px on, as long as there is room. */
static void
draw_words (HpBarLane   *self,
            GtkSnapshot *snapshot,
            const HpBar *bar,
            gint64       in,
            gint64       out,
            double       from)
{
  HpLaneView *lane = HP_LANE_VIEW (self);
  const HpTimeAxis *axis = hp_lane_view_get_axis (lane);
  GdkRGBA color = hp_lane_view_get_color (lane, "window_fg_color", 0.9f);
  double left = hp_time_axis_x (axis, (double) in) + TEXT_MARGIN;
  double right = hp_time_axis_x (axis, (double) out) - TEXT_MARGIN / 2;

  if (hp_bar_lane_get_private (self)->row_names->len == 0 && right - left > TEXT_MARGIN)
    hp_lane_view_snapshot_name (lane, snapshot, bar->text, left, right, from + TEXT_MARGIN,
                                row_y (self, (guint) bar->row) + 2, &color);
}

/* The bars that may be seen: some of them lie before. */
static void
find_seen (HpBarLane *self,
           guint     *first,
           guint     *end)
{
  HpBarLanePrivate *priv = hp_bar_lane_get_private (self);
  const HpTimeAxis *axis = hp_lane_view_get_axis (HP_LANE_VIEW (self));
  double width = hp_lane_view_get_width (HP_LANE_VIEW (self));

  hp_lane_spans_find ((HpLaneSpan *) (gpointer) priv->spans->data, priv->spans->len,
                      axis->start, hp_time_axis_time_at (axis, width), first, end);
}

static gboolean
is_dragged (HpBarLane   *self,
            const HpBar *bar)
{
  HpBarLanePrivate *priv = hp_bar_lane_get_private (self);

  return priv->dragged != NULL && bar->element == priv->dragged;
}

/* Where bars may lie, when that is not everywhere; and a line between rows that have names. */
static void
draw_ground (HpBarLane   *self,
             GtkSnapshot *snapshot)
{
  HpBarLanePrivate *priv = hp_bar_lane_get_private (self);
  HpLaneView *lane = HP_LANE_VIEW (self);
  const HpTimeAxis *axis = hp_lane_view_get_axis (lane);
  GdkRGBA ground = hp_lane_view_get_color (lane, "window_fg_color", 0.05f);
  double left = MAX (hp_time_axis_x (axis, (double) priv->from), 0);
  double right = MIN (hp_time_axis_x (axis, (double) priv->to), hp_lane_view_get_width (lane));

  for (guint i = 0; i < priv->row_names->len && left < right; i++)
    hp_lane_view_snapshot_rect (snapshot, &ground, left, row_y (self, i), right - left,
                                hp_bar_lane_get_row_height (self) - GAP);
}

void
hp_bar_lane_draw_tile (HpLaneView  *lane,
                       GtkSnapshot *snapshot)
{
  HpBarLane *self = HP_BAR_LANE (lane);
  HpBarLanePrivate *priv = hp_bar_lane_get_private (self);
  guint first, end;

  draw_ground (self, snapshot);
  find_seen (self, &first, &end);
  for (guint i = first; i < end; i++)
    {
      const HpBar *bar = &g_array_index (priv->bars, HpBar, i);

      if (is_dragged (self, bar))
        continue;
      draw_block (self, snapshot, bar, bar->in, bar->out);
      if (!is_long (self, bar))
        draw_words (self, snapshot, bar, bar->in, bar->out, -G_MAXINT);
    }
}

/* At the left of what is seen of the rows, above the bars. */
static void
draw_row_names (HpBarLane   *self,
                GtkSnapshot *snapshot)
{
  HpBarLanePrivate *priv = hp_bar_lane_get_private (self);
  HpLaneView *lane = HP_LANE_VIEW (self);
  const HpTimeAxis *axis = hp_lane_view_get_axis (lane);
  GdkRGBA color = hp_lane_view_get_color (lane, "window_fg_color", 0.9f);
  double left = MAX (hp_time_axis_x (axis, (double) priv->from), 0) + TEXT_MARGIN;
  double right = MIN (hp_time_axis_x (axis, (double) priv->to), hp_lane_view_get_width (lane));

  for (guint i = 0; i < priv->row_names->len && right - left > 2 * TEXT_MARGIN; i++)
    hp_lane_view_snapshot_text (lane, snapshot, g_ptr_array_index (priv->row_names, i),
                                left, row_y (self, i) + 2, right - left, &color);
}

/* On a ground of its own: the sound may lie behind it. */
static void
draw_hint (HpBarLane   *self,
           GtkSnapshot *snapshot)
{
  HpLaneView *lane = HP_LANE_VIEW (self);
  const char *hint = hp_bar_lane_get_private (self)->hint;
  GdkRGBA dim = hp_lane_view_get_color (lane, "window_fg_color", 0.7f);
  GdkRGBA ground = hp_lane_view_get_color (lane, "view_bg_color", 0.85f);
  double room = hp_lane_view_get_width (lane) - 2 * HINT_LEFT;
  double top = row_y (self, 0);
  int width, height;

  hp_lane_view_measure_text (lane, hint, &width, &height);
  hp_lane_view_snapshot_rect (snapshot, &ground, HINT_LEFT - TEXT_MARGIN, top,
                              MIN (width, room) + 2 * TEXT_MARGIN, height + 4);
  hp_lane_view_snapshot_text (lane, snapshot, hint, HINT_LEFT, top + 2, room, &dim);
}

static void
draw_bars_over (HpBarLane   *self,
                GtkSnapshot *snapshot)
{
  HpBarLanePrivate *priv = hp_bar_lane_get_private (self);
  guint first, end;

  find_seen (self, &first, &end);
  for (guint i = first; i < end; i++)
    {
      const HpBar *bar = &g_array_index (priv->bars, HpBar, i);

      if (bar->element != NULL && bar->element == priv->selected && !is_dragged (self, bar))
        draw_frame (self, snapshot, bar->in, bar->out, (guint) bar->row, &bar->color);
      if (is_long (self, bar) && !is_dragged (self, bar))
        draw_words (self, snapshot, bar, bar->in, bar->out, 0);
    }
}

/* The bar that is dragged, or drawn. */
static void
draw_draft (HpBarLane   *self,
            GtkSnapshot *snapshot)
{
  HpBarLanePrivate *priv = hp_bar_lane_get_private (self);
  GdkRGBA color = hp_lane_view_get_color (HP_LANE_VIEW (self), "accent_bg_color", 1);
  const HpBar *bar = hp_bar_lane_find (self, priv->dragged);

  if (bar != NULL)
    {
      draw_block (self, snapshot, bar, priv->draft_in, priv->draft_out);
      draw_frame (self, snapshot, priv->draft_in, priv->draft_out, (guint) bar->row, &bar->color);
      draw_words (self, snapshot, bar, priv->draft_in, priv->draft_out, 0);
    }
  else if (priv->is_drawing && priv->draft_out > priv->draft_in)
    draw_frame (self, snapshot, priv->draft_in, priv->draft_out, priv->draft_row, &color);
}

void
hp_bar_lane_draw_over (HpLaneView  *lane,
                       GtkSnapshot *snapshot)
{
  HpBarLane *self = HP_BAR_LANE (lane);
  HpBarLanePrivate *priv = hp_bar_lane_get_private (self);

  if (hp_desk_get_plan (hp_lane_view_get_desk (lane)) == NULL)
    return;

  if (priv->n_rows == 0 && !priv->is_drawing)
    draw_hint (self, snapshot);
  draw_bars_over (self, snapshot);
  draw_draft (self, snapshot);
  draw_row_names (self, snapshot);
  hp_snapping_snapshot (&priv->snapping, lane, snapshot);
  if (priv->draft_text != NULL)
    hp_drag_tag_snapshot (lane, snapshot, priv->draft_text, priv->pointer_x,
                          priv->pointer_y);
}
