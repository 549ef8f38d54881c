#include "config.h"

#include "ui/timeline/hit-lane.h"

#include <glib/gi18n.h>
#include <math.h>

#include "model/hit.h"
#include "model/plan-time.h"
#include "model/story-beat.h"

#define HEIGHT 24
#define REACH 8.0      /* px from a flag's pole that still take hold of it */
#define FLAG_SIZE 11.0

struct _HpHitLane
{
  HpLaneView  parent_instance;

  HpElement  *dragged;  /* a hit, or NULL */
  gint64      draft;    /* its frame as the drag has it */
};

enum
{
  HIT_MOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HpHitLane, hp_hit_lane, HP_TYPE_LANE_VIEW)

static gint64
frame_of (HpElement *mark)
{
  return HP_IS_HIT (mark) ? hp_hit_get_at (HP_HIT (mark))
                          : hp_story_beat_get_at (HP_STORY_BEAT (mark));
}

static int
compare_marks (gconstpointer a,
               gconstpointer b)
{
  gint64 at_a = frame_of (*(HpElement *const *) a);
  gint64 at_b = frame_of (*(HpElement *const *) b);

  return (at_a > at_b) - (at_a < at_b);
}

static void
append_all (GPtrArray     *marks,
            HpElementList *list)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    g_ptr_array_add (marks, g_list_model_get_item (G_LIST_MODEL (list), i));
}

/* All that have a flag, in the order of their frames. */
static GPtrArray *
list_marks (HpHitLane *self)
{
  GPtrArray *marks = g_ptr_array_new_with_free_func (g_object_unref);
  HpPlan *plan = hp_desk_get_plan (hp_lane_view_get_desk (HP_LANE_VIEW (self)));
  GListModel *scenes;

  if (plan == NULL)
    return marks;

  scenes = G_LIST_MODEL (hp_plan_get_scenes (plan));
  for (guint i = 0; i < g_list_model_get_n_items (scenes); i++)
    {
      g_autoptr(HpScene) scene = g_list_model_get_item (scenes, i);

      append_all (marks, hp_scene_get_beats (scene));
      append_all (marks, hp_scene_get_hits (scene));
    }
  append_all (marks, hp_plan_get_markers (plan));
  g_ptr_array_sort (marks, compare_marks);
  return marks;
}

static HpElement *
mark_at (HpHitLane *self,
         double     x)
{
  const HpTimeAxis *axis = hp_lane_view_get_axis (HP_LANE_VIEW (self));
  g_autoptr(GPtrArray) marks = list_marks (self);
  HpElement *nearest = NULL;
  double reach = REACH;

  for (guint i = 0; i < marks->len; i++)
    {
      HpElement *mark = g_ptr_array_index (marks, i);
      double distance = fabs (hp_time_axis_x (axis, (double) frame_of (mark)) - x);

      if (distance <= reach)
        {
          reach = distance;
          nearest = mark;
        }
    }

  return nearest;
}

static void
hp_hit_lane_drag_begin (HpLaneView       *lane,
                        const HpLaneDrag *drag)
{
  HpHitLane *self = HP_HIT_LANE (lane);
  HpDesk *desk = hp_lane_view_get_desk (HP_LANE_VIEW (self));
  HpElement *mark = mark_at (self, drag->x);

  hp_desk_select_mark (desk, mark);
  if (mark == NULL)
    return;

  hp_desk_seek (desk, frame_of (mark));
  if (HP_IS_HIT (mark) && !hp_desk_get_read_only (desk))
    {
      g_set_object (&self->dragged, mark);
      self->draft = frame_of (mark);
    }
}

static void
hp_hit_lane_drag_update (HpLaneView       *lane,
                         const HpLaneDrag *drag)
{
  HpHitLane *self = HP_HIT_LANE (lane);
  HpDesk *desk = hp_lane_view_get_desk (HP_LANE_VIEW (self));

  if (self->dragged == NULL || !drag->has_moved)
    return;

  self->draft = hp_time_axis_frame_at (hp_lane_view_get_axis (HP_LANE_VIEW (self)),
                                       drag->x,
                                       hp_desk_get_duration (desk));
  hp_desk_scrub (desk, self->draft);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
hp_hit_lane_drag_end (HpLaneView       *lane,
                      const HpLaneDrag *drag)
{
  HpHitLane *self = HP_HIT_LANE (lane);
  g_autoptr(HpElement) hit = g_steal_pointer (&self->dragged);

  if (hit == NULL)
    return;

  if (self->draft != frame_of (hit))
    {
      hp_desk_seek (hp_lane_view_get_desk (HP_LANE_VIEW (self)), self->draft);
      g_signal_emit (self, signals[HIT_MOVED], 0, hit, self->draft);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
hp_hit_lane_drag_cancel (HpLaneView *lane)
{
  HpHitLane *self = HP_HIT_LANE (lane);

  g_clear_object (&self->dragged);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
select_relative (HpHitLane *self,
                 int        step)
{
  HpDesk *desk = hp_lane_view_get_desk (HP_LANE_VIEW (self));
  g_autoptr(GPtrArray) marks = list_marks (self);
  guint position = 0;
  HpElement *mark;

  if (marks->len == 0)
    return GDK_EVENT_PROPAGATE;

  if (hp_desk_get_mark (desk) != NULL &&
      g_ptr_array_find (marks, hp_desk_get_mark (desk), &position))
    position = (guint) CLAMP ((int) position + step, 0, (int) marks->len - 1);

  mark = g_ptr_array_index (marks, position);
  hp_desk_select_mark (desk, mark);
  hp_desk_seek (desk, frame_of (mark));
  return GDK_EVENT_STOP;
}

static gboolean
nudge (HpHitLane *self,
       int        frames)
{
  HpDesk *desk = hp_lane_view_get_desk (HP_LANE_VIEW (self));
  HpElement *mark = hp_desk_get_mark (desk);

  if (mark == NULL || !HP_IS_HIT (mark) || hp_desk_get_read_only (desk))
    return GDK_EVENT_PROPAGATE;

  g_signal_emit (self, signals[HIT_MOVED], 0, mark, frame_of (mark) + frames);
  hp_desk_seek (desk, frame_of (mark));
  return GDK_EVENT_STOP;
}

static gboolean
hp_hit_lane_key_pressed (HpLaneView      *lane,
                         guint            keyval,
                         GdkModifierType  state)
{
  HpHitLane *self = HP_HIT_LANE (lane);
  gboolean shift = (state & GDK_SHIFT_MASK) != 0;

  switch (keyval)
    {
    case GDK_KEY_Left:
      return shift ? nudge (self, -1) : select_relative (self, -1);

    case GDK_KEY_Right:
      return shift ? nudge (self, 1) : select_relative (self, 1);

    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      gtk_widget_activate_action (GTK_WIDGET (self), "win.edit-title", NULL);
      return GDK_EVENT_STOP;

    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
update_accessible (HpHitLane *self)
{
  HpDesk *desk = hp_lane_view_get_desk (HP_LANE_VIEW (self));
  HpElement *mark = hp_desk_get_mark (desk);
  g_autofree char *timecode = NULL;
  g_autofree char *text = NULL;

  if (mark != NULL)
    {
      timecode = hp_plan_format_timecode (hp_desk_get_plan (desk), frame_of (mark));
      text = g_strdup_printf ("%s %s", timecode,
                              HP_IS_HIT (mark) ? hp_hit_get_label (HP_HIT (mark))
                                               : hp_story_beat_get_feeling (HP_STORY_BEAT (mark)));
    }

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Hits"),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text != NULL ? text : "",
                                  -1);
}

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

static double
mark_x (HpHitLane *self,
        HpElement *mark)
{
  const HpTimeAxis *axis = hp_lane_view_get_axis (HP_LANE_VIEW (self));

  return hp_time_axis_x (axis, (double) (mark == self->dragged ? self->draft : frame_of (mark)));
}

static void
hp_hit_lane_snapshot (GtkWidget   *widget,
                      GtkSnapshot *snapshot)
{
  HpHitLane *self = HP_HIT_LANE (widget);
  HpLaneView *lane = HP_LANE_VIEW (self);
  HpElement *selected = hp_desk_get_mark (hp_lane_view_get_desk (lane));
  int width = gtk_widget_get_width (widget);
  g_autoptr(GPtrArray) marks = list_marks (self);
  GdkRGBA text = hp_lane_view_get_color (lane, "window_fg_color", 0.85f);
  cairo_t *cr;

  for (guint i = 0; i < marks->len; i++)
    {
      HpElement *mark = g_ptr_array_index (marks, i);
      double x = mark_x (self, mark);
      double next = i + 1 < marks->len ? mark_x (self, g_ptr_array_index (marks, i + 1)) : width;
      const char *label = HP_IS_HIT (mark) ? hp_hit_get_label (HP_HIT (mark))
                                           : hp_story_beat_get_feeling (HP_STORY_BEAT (mark));

      if (x > -200 && x < width)
        hp_lane_view_snapshot_text (lane, snapshot, label, x + FLAG_SIZE, 3,
                                    next - x - 2 * FLAG_SIZE, &text);
    }

  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width, HEIGHT));
  for (guint i = 0; i < marks->len; i++)
    {
      HpElement *mark = g_ptr_array_index (marks, i);
      GdkRGBA color = hp_lane_view_get_color (lane, HP_IS_HIT (mark) ? "hairpin_hit_color"
                                                                     : "hairpin_beat_color", 1);
      double x = mark_x (self, mark);

      if (x < -FLAG_SIZE || x > width + FLAG_SIZE)
        continue;
      if (mark == selected)
        {
          GdkRGBA halo = color;

          halo.alpha = 0.3f;
          gdk_cairo_set_source_rgba (cr, &halo);
          cairo_arc (cr, x, HEIGHT / 2.0, FLAG_SIZE, 0, 2 * G_PI);
          cairo_fill (cr);
        }
      snapshot_flag (cr, mark, x, &color);
    }
  cairo_destroy (cr);
}

static void
hp_hit_lane_constructed (GObject *object)
{
  HpDesk *desk = hp_lane_view_get_desk (HP_LANE_VIEW (object));

  G_OBJECT_CLASS (hp_hit_lane_parent_class)->constructed (object);

  g_signal_connect_object (desk, "notify::mark",
                           G_CALLBACK (update_accessible), object, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "changed",
                           G_CALLBACK (update_accessible), object, G_CONNECT_SWAPPED);
  update_accessible (HP_HIT_LANE (object));
}

static void
hp_hit_lane_dispose (GObject *object)
{
  g_clear_object (&HP_HIT_LANE (object)->dragged);

  G_OBJECT_CLASS (hp_hit_lane_parent_class)->dispose (object);
}

static void
hp_hit_lane_class_init (HpHitLaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  HpLaneViewClass *lane_class = HP_LANE_VIEW_CLASS (klass);

  object_class->constructed = hp_hit_lane_constructed;
  object_class->dispose = hp_hit_lane_dispose;

  lane_class->height = HEIGHT;
  lane_class->drag_begin = hp_hit_lane_drag_begin;
  lane_class->drag_update = hp_hit_lane_drag_update;
  lane_class->drag_end = hp_hit_lane_drag_end;
  lane_class->drag_cancel = hp_hit_lane_drag_cancel;
  lane_class->key_pressed = hp_hit_lane_key_pressed;
  widget_class->snapshot = hp_hit_lane_snapshot;

  gtk_widget_class_set_css_name (widget_class, "hitlane");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);

  /**
   * HpHitLane::hit-moved:
   * @hit: the hit
   * @frame: where the user wants it
   */
  signals[HIT_MOVED] =
    g_signal_new ("hit-moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, HP_TYPE_HIT, G_TYPE_INT64);
}

static void
hp_hit_lane_init (HpHitLane *self)
{
}

GtkWidget *
hp_hit_lane_new (HpDesk *desk)
{
  return g_object_new (HP_TYPE_HIT_LANE, "desk", desk, NULL);
}
