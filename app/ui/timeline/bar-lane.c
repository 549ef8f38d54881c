#include "config.h"

#include "ui/timeline/bar-lane-private.h"

#include <glib/gi18n.h>

#include "core/text.h"
#include "model/plan-time.h"

#define REACH 6.0             /* px from an end that still take hold of it */
#define MAX_ROW_HEIGHT 120.0  /* px */
#define TEXT_ROOM 6           /* px around the words of a row */

enum
{
  SPAN_EDITED,
  SPAN_DRAWN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (HpBarLane, hp_bar_lane, HP_TYPE_LANE_VIEW)

HpBarLanePrivate *
hp_bar_lane_get_private (HpBarLane *self)
{
  return hp_bar_lane_get_instance_private (self);
}

/* Rows share the height that the lane was given, px. */
double
hp_bar_lane_get_row_height (HpBarLane *self)
{
  HpBarLanePrivate *priv = hp_bar_lane_get_instance_private (self);
  double room = gtk_widget_get_height (GTK_WIDGET (self)) - 2 * HP_BAR_LANE_MARGIN;

  return MAX (MIN (room / MAX (priv->n_rows, 1), MAX_ROW_HEIGHT), priv->least_row_height);
}

static void
clear_bar (gpointer data)
{
  HpBar *bar = data;

  g_clear_object (&bar->element);
  g_clear_pointer (&bar->text, g_free);
  g_clear_pointer (&bar->curve, hp_curve_unref);
}

/* NULL for an element that is not here. */
const HpBar *
hp_bar_lane_find (HpBarLane *self,
                  HpElement *element)
{
  HpBarLanePrivate *priv = hp_bar_lane_get_instance_private (self);

  for (guint i = 0; element != NULL && i < priv->bars->len; i++)
    if (g_array_index (priv->bars, HpBar, i).element == element)
      return &g_array_index (priv->bars, HpBar, i);

  return NULL;
}

/* Whether bars are moved only as wholes, and not by frames. */
gboolean
hp_bar_lane_has_fixed_ends (HpBarLane *self)
{
  return HP_BAR_LANE_GET_CLASS (self)->drag != NULL;
}

gboolean
hp_bar_lane_is_editable (HpBarLane *self)
{
  return !hp_desk_get_read_only (hp_lane_view_get_desk (HP_LANE_VIEW (self)));
}

static void
update_accessible (HpBarLane *self)
{
  HpBarLanePrivate *priv = hp_bar_lane_get_instance_private (self);
  HpPlan *plan = hp_desk_get_plan (hp_lane_view_get_desk (HP_LANE_VIEW (self)));
  const HpBar *bar = hp_bar_lane_find (self, priv->selected);
  g_autofree char *in = NULL;
  g_autofree char *out = NULL;
  g_autofree char *text = NULL;

  if (bar != NULL && plan != NULL)
    {
      in = hp_plan_format_timecode (plan, bar->in);
      out = hp_plan_format_timecode (plan, bar->out);
      /* Translators: what a bar of the timeline says, and the timecodes of its ends. */
      text = g_strdup_printf (_("%s, %s to %s"),
                              *bar->text != '\0' ? bar->text
                                                 : _(HP_BAR_LANE_GET_CLASS (self)->kind),
                              in, out);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text != NULL ? text : "",
                                  -1);
}

guint
hp_bar_lane_row_at (HpBarLane *self,
                    double     y)
{
  HpBarLanePrivate *priv = hp_bar_lane_get_instance_private (self);
  double row = (y - HP_BAR_LANE_MARGIN) / hp_bar_lane_get_row_height (self);

  return (guint) CLAMP (row, 0, MAX ((double) priv->n_rows, 1) - 1);
}

/* The bar at (@x, @y), and which part of it; the selected one before others. */
const HpBar *
hp_bar_lane_bar_at (HpBarLane  *self,
                    double      x,
                    double      y,
                    HpSpanPart *part)
{
  HpBarLanePrivate *priv = hp_bar_lane_get_instance_private (self);
  const HpTimeAxis *axis = hp_lane_view_get_axis (HP_LANE_VIEW (self));
  const HpBar *found = NULL;
  guint row = hp_bar_lane_row_at (self, y);
  guint first, end;

  *part = HP_SPAN_OUTSIDE;
  hp_lane_spans_find ((HpLaneSpan *) (gpointer) priv->spans->data, priv->spans->len,
                      hp_time_axis_time_at (axis, x - REACH),
                      hp_time_axis_time_at (axis, x + REACH), &first, &end);
  for (guint i = first; i < end; i++)
    {
      const HpBar *bar = &g_array_index (priv->bars, HpBar, i);
      HpSpanPart here = hp_span_part_at (axis, bar->in, bar->out, x, REACH);

      if (g_array_index (priv->spans, HpLaneSpan, i).row != row || here == HP_SPAN_OUTSIDE ||
          bar->element == NULL || (found != NULL && found->element == priv->selected))
        continue;

      found = bar;
      *part = hp_bar_lane_has_fixed_ends (self) ? HP_SPAN_BODY : here;
    }

  return found;
}

/* Asks for what the draft of @bar has, where that is another than @bar. */
void
hp_bar_lane_edit (HpBarLane   *self,
                  const HpBar *bar)
{
  HpBarLanePrivate *priv = hp_bar_lane_get_instance_private (self);

  if (hp_bar_lane_has_fixed_ends (self))
    HP_BAR_LANE_GET_CLASS (self)->edit (self, bar);
  else if (priv->draft_in != bar->in || priv->draft_out != bar->out)
    g_signal_emit (self, signals[SPAN_EDITED], 0, bar->element, priv->draft_in, priv->draft_out);
}

void
hp_bar_lane_draw (HpBarLane *self,
                  gpointer   owner,
                  gint64     in,
                  gint64     out)
{
  if (hp_bar_lane_has_fixed_ends (self))
    HP_BAR_LANE_GET_CLASS (self)->draw (self, in);
  else
    g_signal_emit (self, signals[SPAN_DRAWN], 0, owner, in, out);
}

static void
motion_cb (HpBarLane                *self,
           double                    x,
           double                    y,
           GtkEventControllerMotion *controller)
{
  HpSpanPart part;
  const HpBar *bar = hp_bar_lane_bar_at (self, x, y, &part);
  gboolean on_edge = hp_bar_lane_is_editable (self) && (part == HP_SPAN_IN || part == HP_SPAN_OUT);

  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), on_edge ? "ew-resize" : NULL);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), bar != NULL ? bar->text : NULL);
}

static void
pressed_cb (HpBarLane       *self,
            int              n_press,
            double           x,
            double           y,
            GtkGestureClick *gesture)
{
  HpBarLanePrivate *priv = hp_bar_lane_get_instance_private (self);

  if (n_press == 2 && priv->n_rows > 0 && HP_BAR_LANE_GET_CLASS (self)->activate != NULL)
    HP_BAR_LANE_GET_CLASS (self)->activate (self, hp_bar_lane_row_at (self, y));
}

static int
compare_bars (gconstpointer a,
              gconstpointer b)
{
  gint64 in_a = ((const HpBar *) a)->in;
  gint64 in_b = ((const HpBar *) b)->in;

  return (in_a > in_b) - (in_a < in_b);
}

/* Where each lies: a bar that names no row gets one where it has room. */
static void
arrange (HpBarLanePrivate *priv)
{
  HpLaneSpan *spans;

  g_array_sort (priv->bars, compare_bars);
  g_array_set_size (priv->spans, priv->bars->len);
  spans = (HpLaneSpan *) (gpointer) priv->spans->data;
  for (guint i = 0; i < priv->bars->len; i++)
    {
      const HpBar *bar = &g_array_index (priv->bars, HpBar, i);

      spans[i] = (HpLaneSpan) { bar->in, bar->out, (guint) MAX (bar->row, 0), 0 };
    }

  hp_lane_spans_measure (spans, priv->spans->len);
  priv->n_rows = priv->row_names->len > 0 ? priv->row_names->len
                                          : hp_lane_spans_arrange (spans, priv->spans->len);
  for (guint i = 0; i < priv->bars->len; i++)
    g_array_index (priv->bars, HpBar, i).row = (int) spans[i].row;
}

void
hp_bar_lane_update (HpBarLane *self)
{
  HpBarLanePrivate *priv = hp_bar_lane_get_instance_private (self);
  HpDesk *desk = hp_lane_view_get_desk (HP_LANE_VIEW (self));
  guint n_rows = priv->n_rows;

  g_array_set_size (priv->bars, 0);
  g_ptr_array_set_size (priv->row_names, 0);
  priv->from = 0;
  priv->to = hp_desk_get_duration (desk);
  if (hp_desk_get_plan (desk) != NULL)
    HP_BAR_LANE_GET_CLASS (self)->list (self, hp_desk_get_plan (desk));
  arrange (priv);

  if (hp_bar_lane_find (self, priv->selected) == NULL)
    g_clear_object (&priv->selected);
  update_accessible (self);
  if (priv->n_rows != n_rows)
    gtk_widget_queue_resize (GTK_WIDGET (self));
  hp_lane_view_clear_tiles (HP_LANE_VIEW (self));
  hp_lane_view_contents_changed (HP_LANE_VIEW (self));
}

static int
hp_bar_lane_get_height (HpLaneView *lane)
{
  HpBarLanePrivate *priv = hp_bar_lane_get_instance_private (HP_BAR_LANE (lane));
  int text_height;

  hp_lane_view_measure_text (lane, "Ág", NULL, &text_height);
  priv->least_row_height = MAX (HP_BAR_LANE_ROW_HEIGHT, text_height + TEXT_ROOM);
  return 2 * HP_BAR_LANE_MARGIN + priv->least_row_height * (int) MAX (priv->n_rows, 1);
}

static void
hp_bar_lane_constructed (GObject *object)
{
  HpDesk *desk = hp_lane_view_get_desk (HP_LANE_VIEW (object));

  G_OBJECT_CLASS (hp_bar_lane_parent_class)->constructed (object);

  g_signal_connect_object (desk, "changed", G_CALLBACK (hp_bar_lane_update), object,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "notify::plan", G_CALLBACK (hp_bar_lane_update), object,
                           G_CONNECT_SWAPPED);
  hp_bar_lane_update (HP_BAR_LANE (object));
}

static void
hp_bar_lane_dispose (GObject *object)
{
  HpBarLanePrivate *priv = hp_bar_lane_get_instance_private (HP_BAR_LANE (object));

  g_clear_object (&priv->selected);
  g_clear_object (&priv->dragged);
  g_array_set_size (priv->bars, 0);

  G_OBJECT_CLASS (hp_bar_lane_parent_class)->dispose (object);
}

static void
hp_bar_lane_finalize (GObject *object)
{
  HpBarLanePrivate *priv = hp_bar_lane_get_instance_private (HP_BAR_LANE (object));

  g_free (priv->draft_text);
  g_array_unref (priv->bars);
  g_array_unref (priv->spans);
  g_ptr_array_unref (priv->row_names);

  G_OBJECT_CLASS (hp_bar_lane_parent_class)->finalize (object);
}

static void
hp_bar_lane_class_init (HpBarLaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  HpLaneViewClass *lane_class = HP_LANE_VIEW_CLASS (klass);

  object_class->constructed = hp_bar_lane_constructed;
  object_class->dispose = hp_bar_lane_dispose;
  object_class->finalize = hp_bar_lane_finalize;

  lane_class->drag_begin = hp_bar_lane_drag_begin;
  lane_class->drag_update = hp_bar_lane_drag_update;
  lane_class->drag_end = hp_bar_lane_drag_end;
  lane_class->drag_cancel = hp_bar_lane_drag_cancel;
  lane_class->key_pressed = hp_bar_lane_key_pressed;
  lane_class->get_height = hp_bar_lane_get_height;
  lane_class->make_items = hp_bar_lane_make_items;
  lane_class->draw_tile = hp_bar_lane_draw_tile;
  lane_class->draw_over = hp_bar_lane_draw_over;

  gtk_widget_class_set_css_name (widget_class, "barlane");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);

  signals[SPAN_EDITED] =
    g_signal_new ("span-edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL,
                  G_TYPE_NONE, 3, HP_TYPE_ELEMENT, G_TYPE_INT64, G_TYPE_INT64);
  signals[SPAN_DRAWN] =
    g_signal_new ("span-drawn", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL,
                  G_TYPE_NONE, 3, HP_TYPE_ELEMENT, G_TYPE_INT64, G_TYPE_INT64);
}

static void
hp_bar_lane_init (HpBarLane *self)
{
  HpBarLanePrivate *priv = hp_bar_lane_get_instance_private (self);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  priv->bars = g_array_new (FALSE, FALSE, sizeof (HpBar));
  g_array_set_clear_func (priv->bars, clear_bar);
  priv->spans = g_array_new (FALSE, FALSE, sizeof (HpLaneSpan));
  priv->hint = "";
  priv->least_row_height = HP_BAR_LANE_ROW_HEIGHT;
  priv->row_names = g_ptr_array_new_with_free_func (g_free);

  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

void
hp_bar_lane_add (HpBarLane *self,
                 HpBar     *bar)
{
  HpBarLanePrivate *priv = hp_bar_lane_get_instance_private (self);

  if (bar->element != NULL)
    g_object_ref (bar->element);
  g_array_append_val (priv->bars, *bar);
}

void
hp_bar_lane_name_row (HpBarLane  *self,
                      const char *name)
{
  HpBarLanePrivate *priv = hp_bar_lane_get_instance_private (self);

  g_ptr_array_add (priv->row_names, g_strdup (name));
}

void
hp_bar_lane_set_limits (HpBarLane *self,
                        gint64     from,
                        gint64     to)
{
  HpBarLanePrivate *priv = hp_bar_lane_get_instance_private (self);

  priv->from = from;
  priv->to = to;
}

void
hp_bar_lane_set_hint (HpBarLane  *self,
                      const char *hint)
{
  HpBarLanePrivate *priv = hp_bar_lane_get_instance_private (self);

  priv->hint = hint;
}

void
hp_bar_lane_set_draft (HpBarLane  *self,
                       gint64      in,
                       gint64      out,
                       const char *text)
{
  HpBarLanePrivate *priv = hp_bar_lane_get_instance_private (self);

  priv->draft_in = in;
  priv->draft_out = out;
  hp_set_str (&priv->draft_text, text);
}

HpElement *
hp_bar_lane_get_selected (HpBarLane *self)
{
  HpBarLanePrivate *priv = hp_bar_lane_get_instance_private (self);

  g_return_val_if_fail (HP_IS_BAR_LANE (self), NULL);

  return priv->selected;
}

/* NULL for none. */
void
hp_bar_lane_select (HpBarLane *self,
                    HpElement *element)
{
  HpBarLanePrivate *priv = hp_bar_lane_get_instance_private (self);

  g_return_if_fail (HP_IS_BAR_LANE (self));

  g_set_object (&priv->selected, element);
  update_accessible (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  hp_lane_view_contents_changed (HP_LANE_VIEW (self));
}
