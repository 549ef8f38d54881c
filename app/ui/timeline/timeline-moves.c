/* How hands move about in time: wheel, two fingers, pinch, the middle button; and the playhead,
 * which the view goes with. */

#include "config.h"

#include <math.h>

#include "ui/app/remembered.h"
#include "ui/timeline/lane-list.h"
#include "ui/timeline/timeline-private.h"
#include "view/glide.h"

#define ZOOM_STEP 1.25      /* of one click of a wheel */
#define SCROLL_STEP 48.0    /* px of one click of a wheel */
#define FOLLOW_MARGIN 0.08  /* of the width: where the playhead comes in again */
#define GROUP "timeline"

void
hp_timeline_stop_glide (HpTimeline *self)
{
  if (self->glide_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->glide_tick);
  self->glide_tick = 0;
}

static gboolean
glide_cb (GtkWidget     *widget,
          GdkFrameClock *clock,
          gpointer       data)
{
  HpTimeline *self = HP_TIMELINE (widget);
  double seconds = (double) (gdk_frame_clock_get_frame_time (clock) - self->glide_start) / 1e6;
  double offset = hp_glide_get_offset (self->glide, MAX (seconds, 0));

  hp_timeline_scroll_to (self, self->held_axis.start + offset * self->axis.frames_per_px);
  if (!hp_glide_is_over (self->glide, seconds))
    return G_SOURCE_CONTINUE;

  self->glide_tick = 0;
  return G_SOURCE_REMOVE;
}

static GtkAdjustment *
get_lanes_adjustment (HpTimeline *self)
{
  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled));
}

/* Whether there are more lanes than are seen. */
static gboolean
lanes_scroll (HpTimeline *self)
{
  GtkAdjustment *adjustment = get_lanes_adjustment (self);

  return gtk_adjustment_get_upper (adjustment) > gtk_adjustment_get_page_size (adjustment);
}

/* The lanes themselves, up and down. */
static void
scroll_lanes (HpTimeline *self,
              double      px)
{
  GtkAdjustment *adjustment = get_lanes_adjustment (self);

  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + px);
}

/* Two fingers have let go: the view goes on as they went.  Velocities are in px a second. */
static void
decelerate_cb (HpTimeline               *self,
               double                    velocity_x,
               double                    velocity_y,
               GtkEventControllerScroll *controller)
{
  hp_timeline_stop_glide (self);
  self->glide = lanes_scroll (self) ? velocity_x : velocity_x + velocity_y;
  if (hp_glide_is_over (self->glide, 0))
    return;

  self->held_axis = self->axis;
  self->glide_start = g_get_monotonic_time ();
  self->glide_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), glide_cb, NULL, NULL);
}

/* px that the names take, left of the lanes. */
static double
names_width (HpTimeline *self)
{
  return gtk_widget_get_width (self->corner);
}

static void
motion_cb (HpTimeline               *self,
           double                    x,
           double                    y,
           GtkEventControllerMotion *controller)
{
  GtkWidget *under = gtk_widget_pick (self->box, x, y, GTK_PICK_DEFAULT);

  self->pointer_x = x - names_width (self);
  self->over_list = under != NULL && gtk_widget_get_ancestor (under, HP_TYPE_LANE_LIST) != NULL;
}

/* A wheel goes by steps, two fingers go by pixels.  With Shift, GTK hands a wheel over as dx.  Over
 * the names, with Alt, and where two fingers go up or down, the lanes do. */
static gboolean
scroll_cb (HpTimeline               *self,
           double                    dx,
           double                    dy,
           GtkEventControllerScroll *controller)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));
  gboolean by_px = gtk_event_controller_scroll_get_unit (controller) == GDK_SCROLL_UNIT_SURFACE;
  double step = by_px ? 1 : SCROLL_STEP;

  hp_timeline_stop_glide (self);
  if (self->over_list)
    return GDK_EVENT_PROPAGATE;

  if (state & GDK_CONTROL_MASK)
    hp_timeline_zoom_from (self, self->axis, self->pointer_x,
                           pow (ZOOM_STEP, -dy * step / SCROLL_STEP));
  else if (self->pointer_x < 0 || (state & GDK_ALT_MASK))
    scroll_lanes (self, (dx + dy) * step);
  else if (by_px && lanes_scroll (self))
    {
      scroll_lanes (self, dy);
      hp_timeline_scroll_to (self, self->axis.start + dx * self->axis.frames_per_px);
    }
  else
    hp_timeline_scroll_to (self, self->axis.start + (dx + dy) * step * self->axis.frames_per_px);

  return GDK_EVENT_STOP;
}

static void
hold_axis_cb (HpTimeline *self)
{
  hp_timeline_stop_glide (self);
  self->held_axis = self->axis;
}

/* What was between the fingers stays there, and goes where they go. */
static void
pinch_cb (HpTimeline     *self,
          double          scale,
          GtkGestureZoom *gesture)
{
  double x, y;

  if (!gtk_gesture_is_active (GTK_GESTURE (gesture)) ||
      !gtk_gesture_get_bounding_box_center (GTK_GESTURE (gesture), &x, &y))
    x = self->pointer_x + names_width (self);
  hp_timeline_zoom_from (self, self->held_axis, x - names_width (self), scale);
}

static void
pan_cb (HpTimeline     *self,
        double          offset_x,
        double          offset_y,
        GtkGestureDrag *gesture)
{
  hp_timeline_scroll_to (self, self->held_axis.start - offset_x * self->axis.frames_per_px);
}

/* While the film plays the playhead stays in sight, and also when it is taken somewhere. */
static void
frame_cb (HpTimeline *self)
{
  double width = hp_timeline_get_width (self);
  double frame = (double) hp_desk_get_frame (self->desk);
  double x = hp_time_axis_x (&self->axis, frame);
  double shown = width * self->axis.frames_per_px;

  if (self->fits)
    return;

  if (self->follow == HP_FOLLOW_CENTRE && hp_desk_get_playing (self->desk))
    hp_timeline_scroll_to (self, frame - shown / 2);
  else if (x < 0 || x > width)
    hp_timeline_scroll_to (self, frame - FOLLOW_MARGIN * shown);
}

/* "page" or "centre": what the menu of the timeline says. */
static void
follow_cb (GSimpleAction *action,
           GVariant      *value,
           gpointer       data)
{
  HpTimeline *self = data;
  const char *name = g_variant_get_string (value, NULL);

  self->follow = g_str_equal (name, "centre") ? HP_FOLLOW_CENTRE : HP_FOLLOW_PAGE;
  g_simple_action_set_state (action, value);
  hp_remember (GROUP, "follow", name);
  frame_cb (self);
}

static void
add_follow_action (HpTimeline *self)
{
  static const GActionEntry entries[] = {
    { .name = "follow", .parameter_type = "s", .state = "'page'", .change_state = follow_cb },
  };
  g_autofree char *follow = hp_remembered_dup (GROUP, "follow");

  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  if (g_strcmp0 (follow, "centre") == 0)
    {
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), "follow");

      self->follow = HP_FOLLOW_CENTRE;
      g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_string (follow));
    }
}

/* They take what they know before a lane sees it. */
static void
add_controller (HpTimeline         *self,
                GtkEventController *controller)
{
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (self->box, controller);
}

void
hp_timeline_add_moves (HpTimeline *self)
{
  GtkEventController *scroll =
    gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES |
                                     GTK_EVENT_CONTROLLER_SCROLL_KINETIC);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *pinch = gtk_gesture_zoom_new ();
  GtkGesture *pan = gtk_gesture_drag_new ();

  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  g_signal_connect_swapped (scroll, "decelerate", G_CALLBACK (decelerate_cb), self);
  add_controller (self, scroll);

  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  add_controller (self, motion);

  g_signal_connect_swapped (pinch, "begin", G_CALLBACK (hold_axis_cb), self);
  g_signal_connect_swapped (pinch, "scale-changed", G_CALLBACK (pinch_cb), self);
  add_controller (self, GTK_EVENT_CONTROLLER (pinch));

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (pan), GDK_BUTTON_MIDDLE);
  g_signal_connect_swapped (pan, "drag-begin", G_CALLBACK (hold_axis_cb), self);
  g_signal_connect_swapped (pan, "drag-update", G_CALLBACK (pan_cb), self);
  add_controller (self, GTK_EVENT_CONTROLLER (pan));

  add_follow_action (self);

  g_signal_connect_object (self->desk, "notify::frame", G_CALLBACK (frame_cb), self,
                           G_CONNECT_SWAPPED);
}
