#include <adwaita.h>

#include "model/edit-scene.h"
#include "model/hit.h"
#include "model/story-beat.h"
#include "ui/app/window.h"
#include "ui/timeline-fixture.h"
#include "ui/timeline/hit-lane.h"
#include "ui/timeline/label-editor.h"
#include "ui/timeline/scene-strip.h"

/* A window with a plan of one scene, 100…400 of 1632 frames, with a hit at 200. */
typedef struct
{
  GtkWidget *window;
  HpDesk    *desk;
  HpPlan    *plan;
  HpScene   *scene;
  HpHit     *hit;
} Fixture;

static void
seek (Fixture *f,
      gint64   frame)
{
  hp_desk_seek (f->desk, frame);
  WAIT_UNTIL (hp_desk_get_frame (f->desk) == frame);
}

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  g_autoptr(GFile) picture = display_sample ("the-letter.mov");

  f->window = hp_window_new (NULL, "fakesink sync=true");
  f->desk = g_object_ref (hp_window_get_desk (HP_WINDOW (f->window)));
  gtk_window_set_default_size (GTK_WINDOW (f->window), 1280, 800);
  gtk_window_present (GTK_WINDOW (f->window));
  hp_window_open (HP_WINDOW (f->window), picture);
  WAIT_UNTIL ((f->plan = hp_desk_get_plan (f->desk)) != NULL);
  WAIT_UNTIL (gtk_widget_get_width (f->window) > 1000);
  display_settle (50);

  f->scene = hp_edit_spot_scene (hp_desk_get_history (f->desk), f->plan, 100, 400, NULL);
  seek (f, 200);
  g_assert_true (hp_desk_drop_hit (f->desk, NULL));
  f->hit = hp_element_list_get (hp_scene_get_hits (f->scene), 0);
  hp_desk_select_mark (f->desk, NULL);
  hp_desk_select_scene (f->desk, f->scene);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  fixture_end (f->window, f->desk);
}

static GtkWidget *
strip (Fixture *f)
{
  return display_find_widget (f->window, HP_TYPE_SCENE_STRIP);
}

static double
x_of (Fixture *f,
      gint64   frame)
{
  return fixture_x_of (strip (f), frame);
}

static const char *
undo_label (Fixture *f)
{
  return hp_history_get_undo_label (hp_desk_get_history (f->desk));
}

static guint
n_scenes (Fixture *f)
{
  return hp_element_list_get_n (hp_plan_get_scenes (f->plan));
}

static void
act (Fixture    *f,
     const char *action)
{
  g_assert_true (gtk_widget_activate_action (f->window, action, NULL));
}

static void
test_split_join_duplicate (Fixture       *f,
                           gconstpointer  data)
{
  seek (f, 300);
  act (f, "win.split-scene");
  g_assert_cmpuint (n_scenes (f), ==, 2);
  g_assert_cmpint (hp_scene_get_out (f->scene), ==, 300);

  /* What came of it is selected; its first frame is no place to split it again. */
  g_assert_cmpint (hp_scene_get_in (hp_desk_get_scene (f->desk)), ==, 300);
  act (f, "win.split-scene");
  g_assert_cmpuint (n_scenes (f), ==, 2);

  hp_desk_select_scene (f->desk, f->scene);
  act (f, "win.join-scenes");
  g_assert_cmpuint (n_scenes (f), ==, 1);
  g_assert_cmpint (hp_scene_get_out (f->scene), ==, 400);
  act (f, "win.join-scenes");
  g_assert_cmpstr (undo_label (f), ==, "Join Scenes");

  act (f, "win.duplicate-scene");
  g_assert_cmpint (hp_scene_get_in (hp_desk_get_scene (f->desk)), ==, 400);
  act (f, "win.undo");
  act (f, "win.undo");
  act (f, "win.undo");
  g_assert_cmpuint (n_scenes (f), ==, 1);
  g_assert_cmpint (hp_scene_get_out (f->scene), ==, 400);

  seek (f, 1000);
  act (f, "win.split-scene");
  g_assert_cmpuint (n_scenes (f), ==, 1);
}

/* A drag with the keys of @state held. */
static void
drag_with (Fixture         *f,
           double           x,
           double           dx,
           GdkModifierType  state)
{
  HpLaneView *lane = HP_LANE_VIEW (strip (f));
  HpLaneViewClass *klass = HP_LANE_VIEW_GET_CLASS (lane);
  HpLaneDrag drag = { x, 20, x, 20, FALSE, state };

  klass->drag_begin (lane, &drag);
  drag.x += dx;
  drag.has_moved = TRUE;
  klass->drag_update (lane, &drag);
  klass->drag_end (lane, &drag);
}

static void
test_drag_middle (Fixture       *f,
                  gconstpointer  data)
{
  double by = x_of (f, 500) - x_of (f, 400);
  gint64 in;

  display_drag (strip (f), x_of (f, 250), 20, by, 0);
  in = hp_scene_get_in (f->scene);
  g_assert_cmpint (ABS (in - 200), <=, 2);
  g_assert_cmpint (hp_scene_get_out (f->scene) - in, ==, 300);
  g_assert_cmpint (hp_hit_get_at (f->hit) - in, ==, 100);
  g_assert_cmpstr (undo_label (f), ==, "Move Scene");

  /* Alone, what is in it stays; it stops at the ends of the film. */
  drag_with (f, x_of (f, 350), by, GDK_ALT_MASK);
  g_assert_cmpint (hp_hit_get_at (f->hit), ==, in + 100);
  g_assert_cmpint (ABS (hp_scene_get_in (f->scene) - 300), <=, 3);
  act (f, "win.undo");
  display_drag (strip (f), x_of (f, 350), 20, -4000, 0);
  g_assert_cmpint (hp_scene_get_in (f->scene), ==, 0);
  g_assert_cmpint (hp_hit_get_at (f->hit), ==, 100);
  display_drag (strip (f), x_of (f, 150), 20, 4000, 0);
  g_assert_cmpint (hp_scene_get_out (f->scene), ==, hp_desk_get_duration (f->desk));
}

static void
test_click_is_no_edit (Fixture       *f,
                       gconstpointer  data)
{
  guint n_done = hp_history_get_n_done (hp_desk_get_history (f->desk));

  display_drag (strip (f), x_of (f, 250), 20, 0, 0);
  display_drag (strip (f), x_of (f, 400) + 4, 20, 0, 0);
  g_assert_cmpuint (hp_history_get_n_done (hp_desk_get_history (f->desk)), ==, n_done);
}

static void
test_escape_restores (Fixture       *f,
                      gconstpointer  data)
{
  GtkEventController *drag = display_find_controller (strip (f), GTK_TYPE_GESTURE_DRAG);
  guint n_done = hp_history_get_n_done (hp_desk_get_history (f->desk));

  g_signal_emit_by_name (drag, "drag-begin", x_of (f, 250), 20.0);
  g_signal_emit_by_name (drag, "drag-update", 100.0, 0.0);
  display_settle (60);  /* it is drawn so */
  g_assert_true (display_press (strip (f), GDK_KEY_Escape, 0));
  g_signal_emit_by_name (drag, "drag-end", 100.0, 0.0);
  g_assert_cmpint (hp_scene_get_in (f->scene), ==, 100);
  g_assert_cmpuint (hp_history_get_n_done (hp_desk_get_history (f->desk)), ==, n_done);
}

static void
test_keys (Fixture       *f,
           gconstpointer  data)
{
  const GdkModifierType whole = GDK_CONTROL_MASK | GDK_SHIFT_MASK;

  g_assert_true (display_press (strip (f), GDK_KEY_Right, whole));
  g_assert_cmpint (hp_scene_get_in (f->scene), ==, 101);
  g_assert_cmpint (hp_scene_get_out (f->scene), ==, 401);
  g_assert_cmpint (hp_hit_get_at (f->hit), ==, 201);
  g_assert_true (display_press (strip (f), GDK_KEY_Left, whole | GDK_ALT_MASK));
  g_assert_cmpint (hp_scene_get_in (f->scene), ==, 100);
  g_assert_cmpint (hp_hit_get_at (f->hit), ==, 201);
}

/* Between two that adjoin, the pointer takes the edge that is on its side. */
static void
test_adjoining (Fixture       *f,
                gconstpointer  data)
{
  HpScene *next = hp_edit_spot_scene (hp_desk_get_history (f->desk), f->plan, 400, 600, NULL);
  double seam = x_of (f, 400);

  drag_with (f, seam + 2, x_of (f, 450) - seam, 0);
  g_assert_cmpint (hp_scene_get_out (f->scene), ==, 400);
  g_assert_cmpint (hp_scene_get_in (next), >, 440);
  act (f, "win.undo");

  drag_with (f, seam - 2, x_of (f, 350) - seam, 0);
  g_assert_cmpint (hp_scene_get_out (f->scene), <, 360);
  g_assert_cmpint (hp_scene_get_in (next), ==, 400);
}

static GtkPopover *
find_menu (Fixture *f)
{
  return GTK_POPOVER (display_find_widget (strip (f), GTK_TYPE_POPOVER_MENU));
}

static void
test_menu (Fixture       *f,
           gconstpointer  data)
{
  hp_desk_select_scene (f->desk, NULL);
  g_assert_false (display_press (strip (f), GDK_KEY_Menu, 0));

  hp_desk_select_scene (f->desk, f->scene);
  g_assert_true (display_press (strip (f), GDK_KEY_Menu, 0));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (find_menu (f))));
  gtk_popover_popdown (find_menu (f));

  g_assert_false (display_press (strip (f), GDK_KEY_F10, 0));
  g_assert_true (display_press (strip (f), GDK_KEY_F10, GDK_SHIFT_MASK));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (find_menu (f))));
  gtk_popover_popdown (find_menu (f));
}

static GtkWidget *
hits (Fixture *f)
{
  return display_find_widget (f->window, HP_TYPE_HIT_LANE);
}

static GtkWidget *
find_entry (Fixture *f)
{
  GtkWidget *editor = display_find_widget (hits (f), HP_TYPE_LABEL_EDITOR);

  return editor != NULL ? display_find_widget (editor, GTK_TYPE_ENTRY) : NULL;
}

static void
type (Fixture    *f,
      const char *text)
{
  g_assert_nonnull (find_entry (f));
  g_assert_true (gtk_widget_get_mapped (find_entry (f)));
  gtk_editable_set_text (GTK_EDITABLE (find_entry (f)), text);
}

static void
test_beats_are_dragged (Fixture       *f,
                        gconstpointer  data)
{
  HpStoryBeat *beat;

  seek (f, 300);
  g_assert_true (hp_desk_drop_beat (f->desk, NULL));
  beat = hp_element_list_get (hp_scene_get_beats (f->scene), 0);
  display_drag (hits (f), x_of (f, 300), 12, x_of (f, 350) - x_of (f, 300), 0);
  g_assert_cmpint (ABS (hp_story_beat_get_at (beat) - 350), <=, 2);
  g_assert_cmpstr (undo_label (f), ==, "Move Emotional Beat");

  act (f, "win.undo");
  g_assert_cmpint (hp_story_beat_get_at (beat), ==, 300);
  g_assert_true (display_press (hits (f), GDK_KEY_Left, GDK_SHIFT_MASK));
  g_assert_cmpint (hp_story_beat_get_at (beat), ==, 299);
}

static void
test_label_in_place (Fixture       *f,
                     gconstpointer  data)
{
  guint n_done = hp_history_get_n_done (hp_desk_get_history (f->desk));

  g_assert_false (display_press (hits (f), GDK_KEY_F2, 0));
  hp_desk_select_mark (f->desk, HP_ELEMENT (f->hit));
  g_assert_true (display_press (hits (f), GDK_KEY_F2, 0));
  type (f, "She looks up");
  g_signal_emit_by_name (find_entry (f), "activate");
  g_assert_cmpstr (hp_hit_get_label (f->hit), ==, "She looks up");
  g_assert_cmpuint (hp_history_get_n_done (hp_desk_get_history (f->desk)), ==, n_done + 1);

  /* Escape gives up what was typed; what is typed as it was is no edit. */
  g_assert_true (display_press (hits (f), GDK_KEY_Return, 0));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_entry (f))), ==, "She looks up");
  type (f, "No");
  g_assert_true (display_press (gtk_widget_get_ancestor (find_entry (f), HP_TYPE_LABEL_EDITOR),
                                GDK_KEY_Escape, 0));
  g_assert_true (display_press (hits (f), GDK_KEY_F2, 0));
  g_signal_emit_by_name (find_entry (f), "activate");
  g_assert_cmpstr (hp_hit_get_label (f->hit), ==, "She looks up");
  g_assert_cmpuint (hp_history_get_n_done (hp_desk_get_history (f->desk)), ==, n_done + 1);
}

static void
test_label_by_double_click (Fixture       *f,
                            gconstpointer  data)
{
  GtkEventController *click = display_find_controller (hits (f), GTK_TYPE_GESTURE_CLICK);

  g_signal_emit_by_name (click, "released", 1, x_of (f, 200), 12.0);
  g_assert_null (find_entry (f));
  display_drag (hits (f), x_of (f, 200), 12, 0, 0);
  g_signal_emit_by_name (click, "released", 2, x_of (f, 200), 12.0);
  type (f, "A door");

  /* A click elsewhere keeps it. */
  gtk_popover_popdown (GTK_POPOVER (gtk_widget_get_ancestor (find_entry (f),
                                                             HP_TYPE_LABEL_EDITOR)));
  g_assert_cmpstr (hp_hit_get_label (f->hit), ==, "A door");
}

/* What is edited goes away: so does the editor, and nothing comes of it. */
static void
test_removed_while_edited (Fixture       *f,
                           gconstpointer  data)
{
  hp_desk_select_mark (f->desk, HP_ELEMENT (f->hit));
  g_assert_true (display_press (hits (f), GDK_KEY_F2, 0));
  type (f, "Gone");
  act (f, "win.remove");
  g_assert_false (gtk_widget_get_visible (gtk_widget_get_ancestor (find_entry (f),
                                                                   HP_TYPE_LABEL_EDITOR)));
  act (f, "win.undo");
  g_assert_cmpstr (hp_hit_get_label (f->hit), ==, "");
}

int
main (int   argc,
      char *argv[])
{
  if (!display_init (&argc, &argv))
    return 0;

#define ADD(name, func) g_test_add ("/ui/scenes/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("split-join-duplicate", test_split_join_duplicate);
  ADD ("drag-middle", test_drag_middle);
  ADD ("click-is-no-edit", test_click_is_no_edit);
  ADD ("escape-restores", test_escape_restores);
  ADD ("keys", test_keys);
  ADD ("adjoining", test_adjoining);
  ADD ("menu", test_menu);
  ADD ("beats-are-dragged", test_beats_are_dragged);
  ADD ("label-in-place", test_label_in_place);
  ADD ("label-by-double-click", test_label_by_double_click);
  ADD ("removed-while-edited", test_removed_while_edited);
#undef ADD

  return g_test_run ();
}
