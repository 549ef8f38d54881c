/* What a lane of bars looks like: it reads, and decides nothing. */

#include "ui/timeline/bar-lane-private.h"
#include "ui/timeline/drag-tag.h"
#include "view/curve-geometry.h"

#define RADIUS 4.0f
#define GAP 2.0        /* px between rows */
#define TEXT_MARGIN 6.0

static double
row_y (HpBarLane *self,
       guint      row)
{
  return HP_BAR_LANE_MARGIN + row * hp_bar_lane_get_row_height (self) + GAP / 2;
}

/* In the bar, from its bottom to its top; only as far as it is seen. */
static void
snapshot_curve (HpBarLane     *self,
                GtkSnapshot   *snapshot,
                const HpCurve *curve,
                double         left,
                double         right,
                double         y,
                const GdkRGBA *color)
{
  double from = MAX (left, 0);
  double to = MIN (right, gtk_widget_get_width (GTK_WIDGET (self)));
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

static void
snapshot_block (HpBarLane     *self,
                GtkSnapshot   *snapshot,
                const HpBar   *bar,
                gint64         in,
                gint64         out,
                guint          row)
{
  HpBarLanePrivate *priv = hp_bar_lane_get_private (self);
  HpLaneView *lane = HP_LANE_VIEW (self);
  const HpTimeAxis *axis = hp_lane_view_get_axis (lane);
  double left = hp_time_axis_x (axis, (double) in);
  double right = MAX (hp_time_axis_x (axis, (double) out), left + 2);
  double y = row_y (self, row);
  float height = (float) (hp_bar_lane_get_row_height (self) - GAP);
  GdkRGBA color = bar != NULL ? bar->color : hp_lane_view_get_color (lane, "accent_bg_color", 1);
  GdkRGBA fill = color;
  GdkRGBA edge = hp_lane_view_get_color (lane, "accent_color", 1);
  gboolean selected = bar == NULL || (bar->element != NULL && bar->element == priv->selected);
  GskRoundedRect block;

  fill.alpha *= bar != NULL && bar->element == NULL ? 0.12f : selected ? 0.42f : 0.28f;
  gsk_rounded_rect_init_from_rect (&block,
                                   &GRAPHENE_RECT_INIT ((float) left, (float) y,
                                                        (float) (right - left), height),
                                   MIN (RADIUS, (float) (right - left) / 2));
  gtk_snapshot_push_rounded_clip (snapshot, &block);
  gtk_snapshot_append_color (snapshot, &fill, &block.bounds);
  if (bar != NULL && bar->curve != NULL)
    {
      color.alpha *= 0.5f;
      snapshot_curve (self, snapshot, bar->curve, left, right, y, &color);
    }
  gtk_snapshot_pop (snapshot);

  if (selected)
    gtk_snapshot_append_border (snapshot, &block, (float[4]) { 2, 2, 2, 2 },
                                (GdkRGBA[4]) { edge, edge, edge, edge });
}

/* The words stand where the bar is seen. */
static void
snapshot_words (HpBarLane   *self,
                GtkSnapshot *snapshot,
                const HpBar *bar,
                gint64       in,
                gint64       out)
{
  HpLaneView *lane = HP_LANE_VIEW (self);
  const HpTimeAxis *axis = hp_lane_view_get_axis (lane);
  GdkRGBA color = hp_lane_view_get_color (lane, "window_fg_color", 0.9f);
  double left = MAX (hp_time_axis_x (axis, (double) in), 0) + TEXT_MARGIN;
  double right = hp_time_axis_x (axis, (double) out) - TEXT_MARGIN / 2;

  if (right - left > 2 * TEXT_MARGIN)
    hp_lane_view_snapshot_text (lane, snapshot, bar->text, left, row_y (self, (guint) bar->row) + 2,
                                right - left, &color);
}

static void
snapshot_bars (HpBarLane   *self,
               GtkSnapshot *snapshot)
{
  HpBarLanePrivate *priv = hp_bar_lane_get_private (self);
  const HpTimeAxis *axis = hp_lane_view_get_axis (HP_LANE_VIEW (self));
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  guint first, end;

  hp_lane_spans_find ((HpLaneSpan *) (gpointer) priv->spans->data, priv->spans->len,
                      axis->start, hp_time_axis_time_at (axis, width), &first, &end);
  for (guint i = first; i < end; i++)
    {
      const HpBar *bar = &g_array_index (priv->bars, HpBar, i);
      gboolean dragged = priv->dragged != NULL && bar->element == priv->dragged;
      gint64 in = dragged ? priv->draft_in : bar->in;
      gint64 out = dragged ? priv->draft_out : bar->out;

      if (hp_time_axis_x (axis, (double) out) < 0)
        continue;

      snapshot_block (self, snapshot, bar, in, out, (guint) bar->row);
      if (priv->row_names->len == 0)
        snapshot_words (self, snapshot, bar, in, out);
    }

  if (priv->is_drawing && priv->draft_out > priv->draft_in)
    snapshot_block (self, snapshot, NULL, priv->draft_in, priv->draft_out, priv->draft_row);
}

/* Where bars may lie, when that is not everywhere; and a line between rows that have names. */
static void
snapshot_ground (HpBarLane   *self,
                 GtkSnapshot *snapshot)
{
  HpBarLanePrivate *priv = hp_bar_lane_get_private (self);
  HpLaneView *lane = HP_LANE_VIEW (self);
  const HpTimeAxis *axis = hp_lane_view_get_axis (lane);
  GdkRGBA ground = hp_lane_view_get_color (lane, "window_fg_color", 0.05f);
  double left = MAX (hp_time_axis_x (axis, (double) priv->from), 0);
  double right = MIN (hp_time_axis_x (axis, (double) priv->to),
                      gtk_widget_get_width (GTK_WIDGET (self)));

  if (priv->row_names->len == 0 || left >= right)
    return;

  for (guint i = 0; i < priv->row_names->len; i++)
    hp_lane_view_snapshot_rect (snapshot, &ground, left, row_y (self, i), right - left,
                                hp_bar_lane_get_row_height (self) - GAP);
}

/* At the left of what is seen of the rows, above the bars. */
static void
snapshot_row_names (HpBarLane   *self,
                    GtkSnapshot *snapshot)
{
  HpBarLanePrivate *priv = hp_bar_lane_get_private (self);
  HpLaneView *lane = HP_LANE_VIEW (self);
  const HpTimeAxis *axis = hp_lane_view_get_axis (lane);
  GdkRGBA color = hp_lane_view_get_color (lane, "window_fg_color", 0.9f);
  double left = MAX (hp_time_axis_x (axis, (double) priv->from), 0) + TEXT_MARGIN;
  double right = MIN (hp_time_axis_x (axis, (double) priv->to),
                      gtk_widget_get_width (GTK_WIDGET (self)));

  for (guint i = 0; i < priv->row_names->len && right - left > 2 * TEXT_MARGIN; i++)
    hp_lane_view_snapshot_text (lane, snapshot, g_ptr_array_index (priv->row_names, i),
                                left, row_y (self, i) + 2, right - left, &color);
}

void
hp_bar_lane_snapshot (GtkWidget   *widget,
                      GtkSnapshot *snapshot)
{
  HpBarLane *self = HP_BAR_LANE (widget);
  HpBarLanePrivate *priv = hp_bar_lane_get_private (self);
  GdkRGBA dim = hp_lane_view_get_color (HP_LANE_VIEW (self), "window_fg_color", 0.55f);

  if (hp_desk_get_plan (hp_lane_view_get_desk (HP_LANE_VIEW (self))) == NULL)
    return;

  if (priv->n_rows == 0 && !priv->is_drawing)
    hp_lane_view_snapshot_text (HP_LANE_VIEW (self), snapshot, priv->hint, 16, row_y (self, 0) + 2,
                                gtk_widget_get_width (widget) - 32, &dim);
  snapshot_ground (self, snapshot);
  snapshot_bars (self, snapshot);
  snapshot_row_names (self, snapshot);
  hp_snapping_snapshot (&priv->snapping, HP_LANE_VIEW (self), snapshot);
  if (priv->draft_text != NULL)
    hp_drag_tag_snapshot (HP_LANE_VIEW (self), snapshot, priv->draft_text, priv->pointer_x,
                          priv->pointer_y);
}
