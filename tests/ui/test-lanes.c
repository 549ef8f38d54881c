#include "model/edit-scene.h"
#include "model/hit.h"
#include "ui/timeline-fixture.h"
#include "ui/timeline/hit-lane.h"
#include "ui/timeline/intensity-lane.h"
#include "ui/timeline/ruler-view.h"
#include "ui/timeline/scene-strip.h"
#include "ui/timeline/timeline.h"

/* A desk with a plan of one scene, 100…400 of 1632 frames, over a timeline of 4 frames a px. */
typedef struct
{
  HpDesk    *desk;
  GtkWidget *window;
  GtkWidget *timeline;
  HpScene   *scene;
  char      *refused;
} Fixture;

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
  f->desk = hp_desk_new ("fakesink sync=true");
  f->window = fixture_show_timeline (f->desk, 900, 320, &f->timeline);
  fixture_keep_refused (f->desk, &f->refused);
  fixture_open_film (f->desk, "the-letter.mov");
  f->scene = hp_edit_spot_scene (hp_desk_get_history (f->desk), hp_desk_get_plan (f->desk), 100, 400,
                                 NULL);
  fixture_wait_for_lane (lane (f, HP_TYPE_INTENSITY_LANE));
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  fixture_end (f->window, f->desk);
  g_free (f->refused);
}

static double
x_of (Fixture *f,
      gint64   frame)
{
  return fixture_x_of (lane (f, HP_TYPE_INTENSITY_LANE), frame);
}

static const HpCurvePoint *
points_of (Fixture *f,
           gsize   *n_points)
{
  return hp_curve_get_points (hp_scene_get_curve (f->scene), n_points);
}

static const char *
undo_label (Fixture *f)
{
  return hp_history_get_undo_label (hp_desk_get_history (f->desk));
}

static void
test_click_adds_drag_moves_delete_removes (Fixture       *f,
                                           gconstpointer  data)
{
  GtkWidget *intensity = lane (f, HP_TYPE_INTENSITY_LANE);
  double height = gtk_widget_get_height (intensity);
  gint64 at;
  gsize n;

  display_drag (intensity, x_of (f, 150), height / 2, 0, 0);
  display_drag (intensity, x_of (f, 300), height / 4, 0, 0);
  points_of (f, &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpfloat_with_epsilon (points_of (f, NULL)[0].level, 0.5, 0.02);
  g_assert_cmpint (ABS (points_of (f, NULL)[0].at - 150), <=, 2);
  g_assert_cmpstr (undo_label (f), ==, "Add Curve Point");

  /* One drag is one step, up to the top and later, and undone at once. */
  at = points_of (f, NULL)[0].at;
  display_drag (intensity, x_of (f, at), height / 2, x_of (f, 200) - x_of (f, at), -height);
  g_assert_cmpfloat (points_of (f, NULL)[0].level, ==, 1);
  g_assert_cmpint (ABS (points_of (f, NULL)[0].at - 200), <=, 2);
  g_assert_cmpstr (undo_label (f), ==, "Move Curve Point");
  hp_history_undo (hp_desk_get_history (f->desk));
  g_assert_cmpint (points_of (f, NULL)[0].at, ==, at);
  hp_history_redo (hp_desk_get_history (f->desk));

  display_drag (intensity, x_of (f, points_of (f, NULL)[0].at), 8, 0, 0);
  g_assert_true (hp_timeline_remove_selected (HP_TIMELINE (f->timeline)));
  points_of (f, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpstr (undo_label (f), ==, "Remove Curve Point");

  /* In the lane, one Delete too many takes nothing else; out of it, Delete is for others. */
  gtk_widget_grab_focus (intensity);
  g_assert_true (hp_timeline_remove_selected (HP_TIMELINE (f->timeline)));
  points_of (f, &n);
  g_assert_cmpuint (n, ==, 1);
  gtk_widget_grab_focus (f->timeline);
  g_assert_false (hp_timeline_remove_selected (HP_TIMELINE (f->timeline)));
}

/* A click on a point that is there selects it, and is no edit. */
static void
test_click_on_a_point_selects (Fixture       *f,
                               gconstpointer  data)
{
  GtkWidget *intensity = lane (f, HP_TYPE_INTENSITY_LANE);
  double height = gtk_widget_get_height (intensity);
  const char *before;
  gsize n;

  display_drag (intensity, x_of (f, 200), height / 2, 0, 0);
  hp_desk_select_scene (f->desk, NULL);
  before = undo_label (f);
  display_drag (intensity, x_of (f, points_of (f, NULL)[0].at) + 3, height / 2 + 3, 0, 0);
  points_of (f, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_true (undo_label (f) == before);
  g_assert_true (hp_intensity_lane_has_selection (HP_INTENSITY_LANE (intensity)));
}

static void
test_points_keep_to_the_scene (Fixture       *f,
                               gconstpointer  data)
{
  GtkWidget *intensity = lane (f, HP_TYPE_INTENSITY_LANE);
  double height = gtk_widget_get_height (intensity);

  display_drag (intensity, x_of (f, 380), height / 2, 0, 0);
  display_drag (intensity, x_of (f, 380), height / 2, 4000, 0);
  g_assert_cmpint (points_of (f, NULL)[0].at, ==, 400);
  display_drag (intensity, x_of (f, 400), height / 2, -4000, 0);
  g_assert_cmpint (points_of (f, NULL)[0].at, ==, 100);

  display_drag (intensity, x_of (f, 800), height / 2, 0, 0);
  g_assert_nonnull (f->refused);
}

static void
test_escape_restores (Fixture       *f,
                      gconstpointer  data)
{
  GtkWidget *intensity = lane (f, HP_TYPE_INTENSITY_LANE);
  GtkEventController *drag = display_find_controller (intensity, GTK_TYPE_GESTURE_DRAG);
  double height = gtk_widget_get_height (intensity);
  const char *before;
  gint64 at;

  display_drag (intensity, x_of (f, 200), height / 2, 0, 0);
  at = points_of (f, NULL)[0].at;
  before = undo_label (f);

  g_signal_emit_by_name (drag, "drag-begin", x_of (f, at), height / 2);
  g_signal_emit_by_name (drag, "drag-update", 100.0, -20.0);
  g_signal_emit_by_name (drag, "cancel", NULL);
  g_signal_emit_by_name (drag, "drag-end", 100.0, -20.0);
  g_assert_cmpint (points_of (f, NULL)[0].at, ==, at);
  g_assert_true (undo_label (f) == before);
}

/* What is dragged goes away under the pointer: the drag ends, and nothing comes of it. */
static void
test_removed_while_dragged (Fixture       *f,
                            gconstpointer  data)
{
  GtkWidget *hits = lane (f, HP_TYPE_HIT_LANE);
  GtkWidget *strip = lane (f, HP_TYPE_SCENE_STRIP);
  GtkWidget *intensity = lane (f, HP_TYPE_INTENSITY_LANE);
  GtkEventController *drag = display_find_controller (hits, GTK_TYPE_GESTURE_DRAG);
  double height = gtk_widget_get_height (intensity);
  gsize n;

  hp_desk_drop_hit (f->desk, NULL);
  g_signal_emit_by_name (drag, "drag-begin", x_of (f, 0), 12.0);
  g_signal_emit_by_name (drag, "drag-update", 60.0, 0.0);
  g_assert_true (hp_desk_remove_selected (f->desk));
  g_signal_emit_by_name (drag, "cancel", NULL);
  g_signal_emit_by_name (drag, "drag-end", 60.0, 0.0);

  /* A hit dropped while a point is dragged leaves the curve alone. */
  drag = display_find_controller (intensity, GTK_TYPE_GESTURE_DRAG);
  g_signal_emit_by_name (drag, "drag-begin", x_of (f, 200), height / 2);
  g_signal_emit_by_name (drag, "drag-update", 20.0, 20.0);
  hp_desk_drop_hit (f->desk, NULL);
  g_signal_emit_by_name (drag, "drag-update", 30.0, 30.0);
  g_signal_emit_by_name (drag, "drag-end", 30.0, 30.0);
  points_of (f, &n);
  g_assert_cmpuint (n, <=, 1);

  drag = display_find_controller (strip, GTK_TYPE_GESTURE_DRAG);
  g_signal_emit_by_name (drag, "drag-begin", x_of (f, 400), 20.0);
  g_signal_emit_by_name (drag, "drag-update", 60.0, 0.0);
  hp_desk_remove_selected (f->desk);
  hp_desk_remove_selected (f->desk);
  g_signal_emit_by_name (drag, "drag-end", 60.0, 0.0);
}

static void
test_keys (Fixture       *f,
           gconstpointer  data)
{
  GtkWidget *intensity = lane (f, HP_TYPE_INTENSITY_LANE);
  double height = gtk_widget_get_height (intensity);
  double level;
  gint64 at;

  g_assert_true (display_press (intensity, GDK_KEY_Up, 0));
  display_drag (intensity, x_of (f, 150), height / 2, 0, 0);
  display_drag (intensity, x_of (f, 300), height / 4, 0, 0);

  g_assert_true (display_press (intensity, GDK_KEY_Left, 0));
  level = points_of (f, NULL)[0].level;
  at = points_of (f, NULL)[0].at;
  g_assert_true (display_press (intensity, GDK_KEY_Up, 0));
  g_assert_cmpfloat_with_epsilon (points_of (f, NULL)[0].level, level + 0.01, 1e-6);
  g_assert_true (display_press (intensity, GDK_KEY_Right, GDK_SHIFT_MASK));
  g_assert_cmpint (points_of (f, NULL)[0].at, ==, at + 1);

  hp_desk_seek (f->desk, 200);
  WAIT_UNTIL (hp_desk_get_frame (f->desk) == 200);
  g_assert_true (display_press (intensity, GDK_KEY_Return, 0));
  g_assert_cmpint (points_of (f, NULL)[1].at, ==, 200);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (intensity), GTK_ACCESSIBLE_ROLE_SLIDER);
}

static void
test_scene_edges (Fixture       *f,
                  gconstpointer  data)
{
  GtkWidget *strip = lane (f, HP_TYPE_SCENE_STRIP);

  display_drag (strip, x_of (f, 400), 20, x_of (f, 500) - x_of (f, 400), 0);
  g_assert_cmpint (ABS (hp_scene_get_out (f->scene) - 500), <=, 2);
  g_assert_cmpstr (undo_label (f), ==, "Move Out of Scene");
  g_assert_true (hp_desk_get_scene (f->desk) == f->scene);

  display_drag (strip, x_of (f, 100), 20, -4000, 0);
  g_assert_cmpint (hp_scene_get_in (f->scene), ==, 0);

  g_assert_true (display_press (strip, GDK_KEY_Right, GDK_SHIFT_MASK | GDK_ALT_MASK));
  g_assert_cmpint (hp_scene_get_in (f->scene), ==, 1);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (strip), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
test_hits (Fixture       *f,
           gconstpointer  data)
{
  GtkWidget *hits = lane (f, HP_TYPE_HIT_LANE);
  g_autoptr(HpHit) hit = NULL;

  hp_desk_seek (f->desk, 200);
  WAIT_UNTIL (hp_desk_get_frame (f->desk) == 200);
  g_assert_true (hp_desk_drop_hit (f->desk, NULL));
  hit = g_list_model_get_item (G_LIST_MODEL (hp_scene_get_hits (f->scene)), 0);
  hp_desk_select_mark (f->desk, NULL);

  display_drag (hits, x_of (f, 200), 12, x_of (f, 300) - x_of (f, 200), 0);
  g_assert_true (hp_desk_get_mark (f->desk) == HP_ELEMENT (hit));
  g_assert_cmpint (ABS (hp_hit_get_at (hit) - 300), <=, 2);
  g_assert_cmpstr (undo_label (f), ==, "Move Hit");

  hp_desk_remove_selected (f->desk);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (hp_scene_get_hits (f->scene))), ==, 0);
}

static void
test_ruler_moves_the_playhead (Fixture       *f,
                               gconstpointer  data)
{
  GtkWidget *ruler = lane (f, HP_TYPE_RULER_VIEW);
  gint64 frame;

  display_drag (ruler, x_of (f, 300) + 0.01, 10, 0, 0);
  WAIT_UNTIL (ABS (hp_desk_get_frame (f->desk) - 300) <= 1);
  frame = hp_desk_get_frame (f->desk);
  g_assert_true (display_press (ruler, GDK_KEY_Right, 0));
  WAIT_UNTIL (hp_desk_get_frame (f->desk) == frame + 1);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (ruler), GTK_ACCESSIBLE_ROLE_SLIDER);
}

static void
test_zoom (Fixture       *f,
           gconstpointer  data)
{
  HpTimeAxis axis = *hp_lane_view_get_axis (HP_LANE_VIEW (lane (f, HP_TYPE_RULER_VIEW)));
  HpTimeAxis zoomed, fitting;

  hp_timeline_zoom (HP_TIMELINE (f->timeline), 4);
  zoomed = *hp_lane_view_get_axis (HP_LANE_VIEW (lane (f, HP_TYPE_RULER_VIEW)));
  g_assert_cmpfloat_with_epsilon (zoomed.frames_per_px * 4, axis.frames_per_px, 1e-9);

  hp_timeline_fit (HP_TIMELINE (f->timeline));
  fitting = *hp_lane_view_get_axis (HP_LANE_VIEW (lane (f, HP_TYPE_RULER_VIEW)));
  g_assert_cmpfloat (fitting.frames_per_px, ==, axis.frames_per_px);
}

int
main (int   argc,
      char *argv[])
{
  if (!display_init (&argc, &argv))
    return 0;

#define ADD(name, func) g_test_add ("/ui/lanes/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("click-adds-drag-moves-delete-removes", test_click_adds_drag_moves_delete_removes);
  ADD ("click-on-a-point-selects", test_click_on_a_point_selects);
  ADD ("points-keep-to-the-scene", test_points_keep_to_the_scene);
  ADD ("escape-restores", test_escape_restores);
  ADD ("removed-while-dragged", test_removed_while_dragged);
  ADD ("keys", test_keys);
  ADD ("scene-edges", test_scene_edges);
  ADD ("hits", test_hits);
  ADD ("ruler-moves-the-playhead", test_ruler_moves_the_playhead);
  ADD ("zoom", test_zoom);
#undef ADD

  return g_test_run ();
}
