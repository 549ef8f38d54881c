#include "config.h"

#include "ui/timeline/hit-lane-private.h"

#include <glib/gi18n.h>
#include <math.h>

#include "model/hit.h"
#include "model/plan-time.h"
#include "model/story-beat.h"

#define REACH 8.0        /* px from a flag's pole that still take hold of it */
#define LEAST_HEIGHT 24  /* px */

enum
{
  HIT_MOVED,
  LABELLED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HpHitLane, hp_hit_lane, HP_TYPE_LANE_VIEW)

gint64
hp_hit_lane_frame_of (HpElement *mark)
{
  return HP_IS_HIT (mark) ? hp_hit_get_at (HP_HIT (mark))
                          : hp_story_beat_get_at (HP_STORY_BEAT (mark));
}

double
hp_hit_lane_mark_x (HpHitLane *self,
                    HpElement *mark)
{
  const HpTimeAxis *axis = hp_lane_view_get_axis (HP_LANE_VIEW (self));
  gint64 frame = mark == self->dragged ? self->draft : hp_hit_lane_frame_of (mark);

  return hp_time_axis_x (axis, (double) frame);
}

const char *
hp_hit_lane_label_of (HpElement *mark)
{
  return HP_IS_HIT (mark) ? hp_hit_get_label (HP_HIT (mark))
                          : hp_story_beat_get_feeling (HP_STORY_BEAT (mark));
}

static int
compare_marks (gconstpointer a,
               gconstpointer b)
{
  gint64 at_a = hp_hit_lane_frame_of (*(HpElement *const *) a);
  gint64 at_b = hp_hit_lane_frame_of (*(HpElement *const *) b);

  return (at_a > at_b) - (at_a < at_b);
}

static void
append_all (GPtrArray     *marks,
            HpElementList *list)
{
  for (guint i = 0; i < hp_element_list_get_n (list); i++)
    g_ptr_array_add (marks, g_object_ref (hp_element_list_get (list, i)));
}

static GPtrArray *
list_marks (HpPlan *plan)
{
  GPtrArray *marks = g_ptr_array_new_with_free_func (g_object_unref);
  HpElementList *scenes;

  if (plan == NULL)
    return marks;

  scenes = hp_plan_get_scenes (plan);
  for (guint i = 0; i < hp_element_list_get_n (scenes); i++)
    {
      HpScene *scene = hp_element_list_get (scenes, i);

      append_all (marks, hp_scene_get_beats (scene));
      append_all (marks, hp_scene_get_hits (scene));
    }
  append_all (marks, hp_plan_get_markers (plan));
  g_ptr_array_sort (marks, compare_marks);
  return marks;
}

GPtrArray *
hp_hit_lane_get_marks (HpHitLane *self)
{
  if (self->marks == NULL)
    self->marks = list_marks (hp_desk_get_plan (hp_lane_view_get_desk (HP_LANE_VIEW (self))));

  return self->marks;
}

guint
hp_hit_lane_find_mark (HpHitLane *self,
                       double     frame)
{
  GPtrArray *marks = hp_hit_lane_get_marks (self);
  guint low = 0, high = marks->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if ((double) hp_hit_lane_frame_of (g_ptr_array_index (marks, middle)) < frame)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/* The nearest to @x, and of several at its frame the last: it is drawn over the others. */
static HpElement *
mark_at (HpHitLane *self,
         double     x)
{
  const HpTimeAxis *axis = hp_lane_view_get_axis (HP_LANE_VIEW (self));
  GPtrArray *marks = hp_hit_lane_get_marks (self);
  double last = hp_time_axis_time_at (axis, x + REACH);
  HpElement *nearest = NULL;
  double reach = REACH;

  for (guint i = hp_hit_lane_find_mark (self, hp_time_axis_time_at (axis, x - REACH));
       i < marks->len && (double) hp_hit_lane_frame_of (g_ptr_array_index (marks, i)) <= last;
       i++)
    {
      HpElement *mark = g_ptr_array_index (marks, i);
      double distance = fabs (hp_time_axis_x (axis, (double) hp_hit_lane_frame_of (mark)) - x);

      if (distance <= reach)
        {
          reach = distance;
          nearest = mark;
        }
    }

  return nearest;
}

/* It leaves the tiles while it is dragged; NULL when it no longer is. */
static void
set_dragged (HpHitLane *self,
             HpElement *mark)
{
  if (g_set_object (&self->dragged, mark))
    hp_lane_view_clear_tiles (HP_LANE_VIEW (self));
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

  /* Before the playhead goes to the mark: where it was may be where the mark is wanted. */
  if (!hp_desk_get_read_only (desk))
    {
      hp_snapping_gather (&self->snapping, desk, 0, MAX (hp_desk_get_duration (desk) - 1, 0), mark,
                          FALSE);
      self->draft = hp_hit_lane_frame_of (mark);
      self->pointer = -1;
      set_dragged (self, mark);
      hp_lane_view_hold (lane, hp_hit_lane_mark_x (self, mark));
    }
  hp_desk_seek (desk, hp_hit_lane_frame_of (mark));
}

static void
hp_hit_lane_drag_update (HpLaneView       *lane,
                         const HpLaneDrag *drag)
{
  HpHitLane *self = HP_HIT_LANE (lane);
  HpDesk *desk = hp_lane_view_get_desk (HP_LANE_VIEW (self));
  const HpTimeAxis *axis = hp_lane_view_get_axis (lane);

  if (self->dragged == NULL || !drag->has_moved)
    return;

  self->pointer = drag->x;
  self->draft = MIN (hp_snapping_find (&self->snapping, axis, drag->x,
                                       (drag->state & GDK_CONTROL_MASK) == 0),
                     MAX (hp_desk_get_duration (desk) - 1, 0));
  hp_desk_scrub (desk, self->draft);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
hp_hit_lane_drag_end (HpLaneView       *lane,
                      const HpLaneDrag *drag)
{
  HpHitLane *self = HP_HIT_LANE (lane);
  g_autoptr(HpElement) mark = NULL;

  hp_snapping_drop (&self->snapping);
  if (self->dragged == NULL)
    return;

  mark = g_object_ref (self->dragged);
  set_dragged (self, NULL);
  if (self->draft != hp_hit_lane_frame_of (mark))
    {
      hp_desk_seek (hp_lane_view_get_desk (HP_LANE_VIEW (self)), self->draft);
      g_signal_emit (self, signals[HIT_MOVED], 0, mark, self->draft);
    }
}

static void
hp_hit_lane_drag_cancel (HpLaneView *lane)
{
  hp_snapping_drop (&HP_HIT_LANE (lane)->snapping);
  set_dragged (HP_HIT_LANE (lane), NULL);
}

static gboolean
select_relative (HpHitLane *self,
                 int        step)
{
  HpDesk *desk = hp_lane_view_get_desk (HP_LANE_VIEW (self));
  GPtrArray *marks = hp_hit_lane_get_marks (self);
  guint position = 0;
  HpElement *mark;

  if (marks->len == 0)
    return GDK_EVENT_PROPAGATE;

  if (hp_desk_get_mark (desk) != NULL &&
      g_ptr_array_find (marks, hp_desk_get_mark (desk), &position))
    position = (guint) CLAMP ((int) position + step, 0, (int) marks->len - 1);

  mark = g_ptr_array_index (marks, position);
  hp_desk_select_mark (desk, mark);
  hp_desk_seek (desk, hp_hit_lane_frame_of (mark));
  return GDK_EVENT_STOP;
}

static gboolean
nudge (HpHitLane *self,
       int        frames)
{
  HpDesk *desk = hp_lane_view_get_desk (HP_LANE_VIEW (self));
  HpElement *mark = hp_desk_get_mark (desk);

  if (mark == NULL || hp_desk_get_read_only (desk))
    return GDK_EVENT_PROPAGATE;

  g_signal_emit (self, signals[HIT_MOVED], 0, mark, hp_hit_lane_frame_of (mark) + frames);
  hp_desk_seek (desk, hp_hit_lane_frame_of (mark));
  return GDK_EVENT_STOP;
}

/* What is edited may be gone meanwhile. */
static void
edit_done_cb (HpHitLane  *self,
              const char *text)
{
  g_autoptr(HpElement) mark = g_steal_pointer (&self->edited);

  if (mark != NULL && hp_element_get_list (mark) != NULL)
    g_signal_emit (self, signals[LABELLED], 0, mark, text);
}

/* Types the label of the mark that is selected. */
static gboolean
edit_label (HpHitLane *self)
{
  HpDesk *desk = hp_lane_view_get_desk (HP_LANE_VIEW (self));
  HpElement *mark = hp_desk_get_mark (desk);
  double x;

  if (mark == NULL || hp_desk_get_read_only (desk))
    return GDK_EVENT_PROPAGATE;

  if (self->editor == NULL)
    {
      self->editor = HP_LABEL_EDITOR (hp_label_editor_new ());
      gtk_widget_set_parent (GTK_WIDGET (self->editor), GTK_WIDGET (self));
      g_signal_connect_swapped (self->editor, "done", G_CALLBACK (edit_done_cb), self);
    }

  g_set_object (&self->edited, mark);
  x = CLAMP (hp_hit_lane_mark_x (self, mark), 0, gtk_widget_get_width (GTK_WIDGET (self)));
  hp_label_editor_open (self->editor, x, gtk_widget_get_height (GTK_WIDGET (self)) / 2.0,
                        HP_IS_HIT (mark) ? _("Label") : _("Feeling"), hp_hit_lane_label_of (mark));
  return GDK_EVENT_STOP;
}

static void
released_cb (HpHitLane       *self,
             int              n_press,
             double           x,
             double           y,
             GtkGestureClick *gesture)
{
  if (n_press == 2 && mark_at (self, x) != NULL)
    edit_label (self);
}

static void
forget_marks (HpHitLane *self)
{
  g_clear_pointer (&self->marks, g_ptr_array_unref);
}

/* An undo may have taken what is edited, or have given it another label. */
static void
changed_cb (HpHitLane *self)
{
  forget_marks (self);
  if (self->edited != NULL && hp_element_get_list (self->edited) == NULL)
    {
      g_clear_object (&self->edited);
      hp_label_editor_close (self->editor);
    }
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
    case GDK_KEY_F2:
      return edit_label (self);

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
      timecode = hp_plan_format_timecode (hp_desk_get_plan (desk), hp_hit_lane_frame_of (mark));
      text = g_strdup_printf ("%s %s", timecode, hp_hit_lane_label_of (mark));
    }

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Hits"),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text != NULL ? text : "",
                                  -1);
}

static int
hp_hit_lane_get_height (HpLaneView *lane)
{
  int text_height;

  hp_lane_view_measure_text (lane, "Ág", NULL, &text_height);
  return MAX (LEAST_HEIGHT, text_height + 2 * HP_HIT_LANE_TEXT_Y);
}

static void
hp_hit_lane_size_allocate (GtkWidget *widget,
                           int        width,
                           int        height,
                           int        baseline)
{
  HpHitLane *self = HP_HIT_LANE (widget);

  if (self->editor != NULL)
    gtk_popover_present (GTK_POPOVER (self->editor));
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
  g_signal_connect_object (desk, "changed", G_CALLBACK (changed_cb), object, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "notify::plan", G_CALLBACK (forget_marks), object,
                           G_CONNECT_SWAPPED);
  update_accessible (HP_HIT_LANE (object));
}

static void
hp_hit_lane_dispose (GObject *object)
{
  HpHitLane *self = HP_HIT_LANE (object);

  forget_marks (self);
  g_clear_object (&self->dragged);
  hp_snapping_drop (&self->snapping);
  g_clear_object (&self->edited);
  if (self->editor != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->editor)));

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

  lane_class->get_height = hp_hit_lane_get_height;
  lane_class->drag_begin = hp_hit_lane_drag_begin;
  lane_class->drag_update = hp_hit_lane_drag_update;
  lane_class->drag_end = hp_hit_lane_drag_end;
  lane_class->drag_cancel = hp_hit_lane_drag_cancel;
  lane_class->key_pressed = hp_hit_lane_key_pressed;
  lane_class->make_items = hp_hit_lane_make_items;
  lane_class->draw_tile = hp_hit_lane_draw_tile;
  lane_class->draw_over = hp_hit_lane_draw_over;
  widget_class->size_allocate = hp_hit_lane_size_allocate;

  gtk_widget_class_set_css_name (widget_class, "hitlane");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);

  /**
   * HpHitLane::hit-moved:
   * @mark: the hit or the beat
   * @frame: where the user wants it
   */
  signals[HIT_MOVED] =
    g_signal_new ("hit-moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, HP_TYPE_ELEMENT, G_TYPE_INT64);

  /**
   * HpHitLane::labelled:
   * @mark: the hit or the beat
   * @text: its label, or its feeling, as the user wants it
   */
  signals[LABELLED] =
    g_signal_new ("labelled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, HP_TYPE_ELEMENT, G_TYPE_STRING);
}

static void
hp_hit_lane_init (HpHitLane *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

GtkWidget *
hp_hit_lane_new (HpDesk *desk)
{
  return g_object_new (HP_TYPE_HIT_LANE, "desk", desk, NULL);
}
