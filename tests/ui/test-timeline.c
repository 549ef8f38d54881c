#include "ui/app/remembered.h"
#include "ui/display.h"
#include "ui/timeline/overview-lane.h"
#include "ui/timeline/ruler-view.h"
#include "ui/timeline/timeline.h"

/* The sample plan, of 1632 frames: the scenes 72…510, 510…744 and 744…1537. */
typedef struct
{
  HpDesk    *desk;
  GtkWidget *window;
  GtkWidget *timeline;
  gboolean   opened;
} Fixture;

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_assert_true (hp_desk_open_finish (HP_DESK (source), result, NULL));
  ((Fixture *) data)->opened = TRUE;
}

static GtkWidget *
lane (Fixture *f,
      GType    type)
{
  return display_find_widget (f->timeline, type);
}

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  g_autoptr(GFile) sample = display_sample ("the-letter.hairpin");

  f->desk = hp_desk_new ("fakesink sync=true");
  f->window = gtk_window_new ();
  f->timeline = hp_timeline_new (f->desk);
  gtk_window_set_child (GTK_WINDOW (f->window), f->timeline);
  gtk_window_set_default_size (GTK_WINDOW (f->window), 900, 420);
  gtk_window_present (GTK_WINDOW (f->window));

  hp_desk_open_async (f->desk, sample, TRUE, opened_cb, f);
  WAIT_UNTIL (f->opened);
  WAIT_UNTIL (gtk_widget_get_width (lane (f, HP_TYPE_RULER_VIEW)) > 400);
  display_settle (50);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (f->window));

  /* A worker that syncs what was edited may have it a moment longer. */
  g_object_add_weak_pointer (G_OBJECT (f->desk), (gpointer *) &f->desk);
  g_object_unref (f->desk);
  WAIT_UNTIL (f->desk == NULL);
}

static HpTimeAxis
axis (Fixture *f)
{
  return *hp_lane_view_get_axis (HP_LANE_VIEW (lane (f, HP_TYPE_RULER_VIEW)));
}

static double
width (Fixture *f)
{
  return gtk_widget_get_width (lane (f, HP_TYPE_RULER_VIEW));
}

static double
end (Fixture *f)
{
  HpTimeAxis shown = axis (f);

  return hp_time_axis_time_at (&shown, width (f));
}

static HpScene *
scene (Fixture *f,
       guint    position)
{
  return hp_element_list_get (hp_plan_get_scenes (hp_desk_get_plan (f->desk)), position);
}

/* What hears of wheels and fingers. */
static GtkEventController *
controller (Fixture *f,
            GType    type)
{
  return display_find_controller (gtk_widget_get_first_child (f->timeline), type);
}

static void
scroll (Fixture *f,
        double   dx,
        double   dy)
{
  gboolean handled = FALSE;

  g_signal_emit_by_name (controller (f, GTK_TYPE_EVENT_CONTROLLER_SCROLL), "scroll", dx, dy,
                         &handled);
  g_assert_true (handled);
}

/* The scene fills the width but for a little around it; without one, all is shown. */
static void
test_fits_the_scene (Fixture       *f,
                     gconstpointer  data)
{
  hp_desk_select_scene (f->desk, scene (f, 1));
  hp_timeline_fit_scene (HP_TIMELINE (f->timeline));
  g_assert_cmpfloat (axis (f).start, <, 510);
  g_assert_cmpfloat (axis (f).start, >, 490);
  g_assert_cmpfloat (end (f), >, 744);
  g_assert_cmpfloat (end (f), <, 764);

  /* The one that the playhead is in, where none is selected. */
  hp_desk_select_scene (f->desk, NULL);
  hp_desk_seek (f->desk, 800);
  WAIT_UNTIL (hp_desk_get_frame (f->desk) == 800);
  hp_timeline_fit_scene (HP_TIMELINE (f->timeline));
  g_assert_cmpfloat (axis (f).start, <, 744);
  g_assert_cmpfloat (axis (f).start, >, 700);
  g_assert_cmpfloat (end (f), >, 1537);

  hp_desk_seek (f->desk, 10);
  WAIT_UNTIL (hp_desk_get_frame (f->desk) == 10);
  hp_timeline_fit_scene (HP_TIMELINE (f->timeline));
  g_assert_cmpfloat (axis (f).start, ==, 0);
  g_assert_cmpfloat_with_epsilon (end (f), (double) hp_desk_get_duration (f->desk), 1e-6);
}

/* A wheel, also with Shift, scrolls by steps, up to the ends of the film. */
static void
test_wheel_scrolls (Fixture       *f,
                    gconstpointer  data)
{
  double start;

  hp_timeline_zoom (HP_TIMELINE (f->timeline), 4);
  start = axis (f).start;
  scroll (f, 0, 1);
  g_assert_cmpfloat_with_epsilon (axis (f).start, start + 48 * axis (f).frames_per_px, 1e-6);
  scroll (f, 1, 0);
  g_assert_cmpfloat_with_epsilon (axis (f).start, start + 96 * axis (f).frames_per_px, 1e-6);
  scroll (f, 0, -1000);
  g_assert_cmpfloat (axis (f).start, ==, 0);
  scroll (f, 0, 1000);
  g_assert_cmpfloat_with_epsilon (end (f), (double) hp_desk_get_duration (f->desk), 1e-6);
}

static void
test_glides_on (Fixture       *f,
                gconstpointer  data)
{
  GtkEventController *fingers = controller (f, GTK_TYPE_EVENT_CONTROLLER_SCROLL);
  double px, rest;

  hp_timeline_zoom (HP_TIMELINE (f->timeline), 8);
  scroll (f, 0, -1000);
  px = axis (f).frames_per_px;
  g_signal_emit_by_name (fingers, "decelerate", 400.0, 0.0);
  WAIT_UNTIL (axis (f).start > 90 * px);
  g_assert_cmpfloat (axis (f).start, <=, 100 * px);

  /* A hand that comes back holds it. */
  g_signal_emit_by_name (fingers, "decelerate", 4000.0, 0.0);
  scroll (f, 0, 0);
  rest = axis (f).start;
  display_settle (80);
  g_assert_cmpfloat (axis (f).start, ==, rest);
}

static void
test_pinch_zooms (Fixture       *f,
                  gconstpointer  data)
{
  GtkEventController *pinch = controller (f, GTK_TYPE_GESTURE_ZOOM);
  HpTimeAxis before = axis (f);

  g_signal_emit_by_name (pinch, "begin", NULL);
  g_signal_emit_by_name (pinch, "scale-changed", 1.5);
  g_signal_emit_by_name (pinch, "scale-changed", 2.0);
  g_assert_cmpfloat_with_epsilon (axis (f).frames_per_px * 2, before.frames_per_px, 1e-9);
  g_signal_emit_by_name (pinch, "scale-changed", 1.0);
  g_assert_cmpfloat_with_epsilon (axis (f).frames_per_px, before.frames_per_px, 1e-9);
}

static void
test_middle_button_pans (Fixture       *f,
                         gconstpointer  data)
{
  GtkWidget *box = gtk_widget_get_first_child (f->timeline);
  GtkEventController *pan = display_find_controller (box, GTK_TYPE_GESTURE_DRAG);
  double start;

  g_assert_cmpint (gtk_gesture_single_get_button (GTK_GESTURE_SINGLE (pan)), ==, GDK_BUTTON_MIDDLE);
  hp_timeline_zoom (HP_TIMELINE (f->timeline), 4);
  scroll (f, 0, 2);
  start = axis (f).start;
  display_drag (box, 300, 50, -40, 0);
  g_assert_cmpfloat_with_epsilon (axis (f).start, start + 40 * axis (f).frames_per_px, 1e-6);
}

/* By page the view stays until the playhead leaves it; centred it goes along, and that is
 * remembered. */
static void
test_follows_the_playhead (Fixture       *f,
                           gconstpointer  data)
{
  g_autofree char *remembered = NULL;
  double start;

  hp_timeline_zoom (HP_TIMELINE (f->timeline), 8);
  scroll (f, 0, -1000);
  hp_desk_seek (f->desk, 1000);
  WAIT_UNTIL (hp_desk_get_frame (f->desk) == 1000);
  g_assert_cmpfloat (axis (f).start, <, 1000);
  g_assert_cmpfloat (end (f), >, 1000);
  start = axis (f).start;
  hp_desk_seek (f->desk, 1010);
  WAIT_UNTIL (hp_desk_get_frame (f->desk) == 1010);
  g_assert_cmpfloat (axis (f).start, ==, start);

  g_assert_true (gtk_widget_activate_action (f->timeline, "timeline.follow", "s", "centre"));
  hp_desk_set_playing (f->desk, TRUE);
  WAIT_UNTIL (hp_desk_get_frame (f->desk) > 1012);
  hp_desk_set_playing (f->desk, FALSE);
  g_assert_cmpfloat_with_epsilon ((axis (f).start + end (f)) / 2,
                                  (double) hp_desk_get_frame (f->desk), 12);

  remembered = hp_remembered_dup ("timeline", "follow");
  g_assert_cmpstr (remembered, ==, "centre");
  g_assert_true (gtk_widget_activate_action (f->timeline, "timeline.follow", "s", "page"));
}

/* The frame of the overview is dragged to scroll, and by its ends to zoom; a click goes there. */
static void
test_overview (Fixture       *f,
               gconstpointer  data)
{
  GtkWidget *overview = lane (f, HP_TYPE_OVERVIEW_LANE);
  double duration = (double) hp_desk_get_duration (f->desk);
  double px = duration / width (f);
  double start, length;

  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (overview), GTK_ACCESSIBLE_ROLE_SLIDER);
  hp_timeline_zoom (HP_TIMELINE (f->timeline), 4);
  scroll (f, 0, -1000);
  length = end (f);

  display_drag (overview, length / px / 2, 15, 100, 0);
  g_assert_cmpfloat_with_epsilon (axis (f).start, 100 * px, 1e-6);
  g_assert_cmpfloat_with_epsilon (end (f) - axis (f).start, length, 1e-6);

  display_drag (overview, end (f) / px - 1, 15, 50, 0);
  g_assert_cmpfloat_with_epsilon (axis (f).start, 100 * px, 1e-6);
  g_assert_cmpfloat_with_epsilon (end (f) - axis (f).start, length + 50 * px, 1e-6);

  display_drag (overview, 500, 15, 0, 0);
  g_assert_cmpfloat_with_epsilon ((axis (f).start + end (f)) / 2, 500 * px, 1e-6);

  start = axis (f).start;
  length = end (f) - start;
  g_assert_true (display_press (overview, GDK_KEY_Left, 0));
  g_assert_cmpfloat_with_epsilon (axis (f).start, start - length / 10, 1e-6);
  g_assert_true (display_press (overview, GDK_KEY_plus, GDK_SHIFT_MASK));
  g_assert_cmpfloat_with_epsilon (end (f) - axis (f).start, length / 1.25, 1e-6);
  g_assert_true (display_press (overview, GDK_KEY_minus, 0));
  g_assert_cmpfloat_with_epsilon (end (f) - axis (f).start, length, 1e-6);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (overview),
                                       GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, axis (f).start);

  /* Escape puts the frame back. */
  start = axis (f).start;
  g_signal_emit_by_name (display_find_controller (overview, GTK_TYPE_GESTURE_DRAG), "drag-begin",
                         (start + length / 2) / px, 15.0);
  g_signal_emit_by_name (display_find_controller (overview, GTK_TYPE_GESTURE_DRAG), "drag-update",
                         -80.0, 0.0);
  g_assert_cmpfloat (axis (f).start, <, start - 40 * px);
  g_assert_true (display_press (overview, GDK_KEY_Escape, 0));
  g_assert_cmpfloat_with_epsilon (axis (f).start, start, 1e-6);
}

int
main (int   argc,
      char *argv[])
{
  if (!display_init (&argc, &argv))
    return 0;

#define ADD(name, func) g_test_add ("/ui/timeline/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("fits-the-scene", test_fits_the_scene);
  ADD ("wheel-scrolls", test_wheel_scrolls);
  ADD ("glides-on", test_glides_on);
  ADD ("pinch-zooms", test_pinch_zooms);
  ADD ("middle-button-pans", test_middle_button_pans);
  ADD ("follows-the-playhead", test_follows_the_playhead);
  ADD ("overview", test_overview);
#undef ADD

  return g_test_run ();
}
