#include "media/fake-midi-input.h"
#include "model/edit-list.h"
#include "model/edit-member.h"
#include "model/edit-scene.h"
#include "model/instrument.h"
#include "model/layer.h"
#include "ui/timeline-fixture.h"
#include "ui/timeline/bar-lane.h"
#include "ui/timeline/intensity-lane.h"
#include "ui/timeline/layer-lane.h"
#include "ui/timeline/timeline.h"

/* A desk with a slate and two scenes: 100…400 with a line from 0.2 to 0.8 and two layers, and
 * 600…900. */
typedef struct
{
  HpDesk    *desk;
  GtkWidget *window;
  GtkWidget *timeline;
  GtkWidget *lane;
  GtkWidget *layers;
  HpScene   *scene;
  HpScene   *other;
  HpLayer   *cello;
  HpLayer   *horn;
  char      *refused;
} Fixture;

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  static const HpCurvePoint points[] = {
    { 100, 0.2, HP_CURVE_LINE }, { 400, 0.8, HP_CURVE_LINE },
  };
  g_autoptr(HpCurve) curve = hp_curve_new (points, G_N_ELEMENTS (points));
  HpHistory *history;
  HpElement *instrument;

  f->desk = hp_desk_new ("fakesink sync=true");
  f->window = fixture_show_timeline (f->desk, 900, 460, &f->timeline);
  fixture_keep_refused (f->desk, &f->refused);
  fixture_open_slate (f->desk, 1600);
  history = hp_desk_get_history (f->desk);
  f->scene = hp_edit_spot_scene (history, hp_desk_get_plan (f->desk), 100, 400, NULL);
  f->other = hp_edit_spot_scene (history, hp_desk_get_plan (f->desk), 600, 900, NULL);
  g_assert_true (hp_edit_set_scene_curve (history, f->scene, curve, NULL));
  instrument = hp_edit_add (history, hp_desk_get_plan (f->desk), "palette", NULL, "name", "Cello",
                            "sound", "strings.cello", "program", 42, "family", HP_FAMILY_STRINGS,
                            "low", "C2", "high", "C5", "brightness", 0.3, "material",
                            HP_MATERIAL_STRING, NULL);
  g_assert_nonnull (instrument);
  f->cello = hp_edit_add (history, f->scene, "layers", NULL, "name", "Cello", "instrument",
                          hp_element_get_id (instrument), NULL);
  f->horn = hp_edit_add (history, f->scene, "layers", NULL, "name", "Horn", "instrument",
                         hp_element_get_id (instrument), NULL);
  g_assert_nonnull (f->horn);
  g_assert_nonnull (hp_edit_add (history, f->cello, "entries", NULL, "in", (gint64) 150,
                                 "out", (gint64) 300, NULL));
  f->lane = display_find_widget (f->timeline, HP_TYPE_INTENSITY_LANE);
  f->layers = display_find_widget (f->timeline, HP_TYPE_LAYER_LANE);
  WAIT_UNTIL (gtk_widget_get_width (f->lane) > 400);
  hp_desk_select_scene (f->desk, f->scene);
  display_settle (50);
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
  return fixture_x_of (f->lane, frame);
}

static double
y_of (Fixture *f,
      double   level)
{
  double inset = 7.5;

  return inset + (1 - level) * (gtk_widget_get_height (f->lane) - 2 * inset);
}

static const char *
drawn (Fixture *f)
{
  return hp_intensity_lane_get_drawn (HP_INTENSITY_LANE (f->lane));
}

static void
draw (Fixture    *f,
      const char *what)
{
  GVariant *target = g_variant_new_string (what);

  g_assert_true (gtk_widget_activate_action_variant (f->lane, "timeline.curve", target));
}

static const char *
undo_label (Fixture *f)
{
  return hp_history_get_undo_label (hp_desk_get_history (f->desk));
}

static const HpCurvePoint *
points_of (HpCurve *curve,
           gsize    expected)
{
  gsize n_points;
  const HpCurvePoint *points = hp_curve_get_points (curve, &n_points);

  g_assert_cmpuint (n_points, ==, expected);
  return points;
}

/* With what draws the intensity; that stays as it is. */
static void
test_curve_of_a_layer (Fixture       *f,
                       gconstpointer  data)
{
  g_autoptr(HpCurve) intensity = hp_curve_ref (hp_scene_get_curve (f->scene));
  const HpCurvePoint *points;
  guint n_done;

  draw (f, hp_element_get_id (HP_ELEMENT (f->cello)));
  g_assert_cmpstr (hp_intensity_lane_get_name (HP_INTENSITY_LANE (f->lane)), ==, "Cello");

  /* Where it has no points, Enter begins on the level that it follows. */
  hp_desk_seek (f->desk, 250);
  WAIT_UNTIL (hp_desk_get_frame (f->desk) == 250);
  g_assert_true (display_press (f->lane, GDK_KEY_Return, 0));
  points = points_of (hp_layer_get_curve (f->cello), 1);
  g_assert_cmpint (points[0].at, ==, 250);
  g_assert_cmpfloat_with_epsilon (points[0].level, 0.5, 1e-3);

  n_done = hp_history_get_n_done (hp_desk_get_history (f->desk));
  display_drag (f->lane, x_of (f, 250), y_of (f, 0.5), 0, y_of (f, 0.9) - y_of (f, 0.5));
  g_assert_cmpfloat_with_epsilon (points_of (hp_layer_get_curve (f->cello), 1)[0].level, 0.9, 0.02);
  g_assert_cmpstr (undo_label (f), ==, "Move Curve Point");
  g_assert_cmpuint (hp_history_get_n_done (hp_desk_get_history (f->desk)), ==, n_done + 1);

  display_drag (f->lane, x_of (f, 350), y_of (f, 0.2), 0, 0);
  points_of (hp_layer_get_curve (f->cello), 2);
  gtk_widget_grab_focus (f->lane);
  g_assert_true (hp_timeline_remove_selected (HP_TIMELINE (f->timeline)));
  points_of (hp_layer_get_curve (f->cello), 1);
  g_assert_true (gtk_widget_activate_action (f->lane, "curve.put-pattern", "i", 0));
  g_assert_cmpstr (undo_label (f), ==, "Draw Build");

  g_assert_true (hp_curve_equal (hp_scene_get_curve (f->scene), intensity));
  points_of (hp_layer_get_curve (f->horn), 0);
  points_of (hp_scene_get_wish (f->scene), 0);
}

static void
test_wish (Fixture       *f,
           gconstpointer  data)
{
  draw (f, "wish");
  display_drag (f->lane, x_of (f, 200), y_of (f, 0.7), 0, 0);
  g_assert_cmpfloat_with_epsilon (points_of (hp_scene_get_wish (f->scene), 1)[0].level, 0.7, 0.02);
  points_of (hp_scene_get_curve (f->scene), 2);

  /* Also of the other scene. */
  display_drag (f->lane, x_of (f, 700), y_of (f, 0.3), 0, 0);
  points_of (hp_scene_get_wish (f->other), 1);
  g_assert_cmpstr (drawn (f), ==, "wish");
}

static void
test_joined_again (Fixture       *f,
                   gconstpointer  data)
{
  draw (f, hp_element_get_id (HP_ELEMENT (f->horn)));
  gtk_widget_activate_action (f->lane, "timeline.join-layer", NULL);
  g_assert_cmpstr (undo_label (f), !=, "Use Curve of Scene");

  display_drag (f->lane, x_of (f, 200), y_of (f, 0.7), 0, 0);
  points_of (hp_layer_get_curve (f->horn), 1);
  g_assert_true (gtk_widget_activate_action (f->lane, "timeline.join-layer", NULL));
  points_of (hp_layer_get_curve (f->horn), 0);
  g_assert_cmpstr (undo_label (f), ==, "Use Curve of Scene");
  hp_history_undo (hp_desk_get_history (f->desk));
  points_of (hp_layer_get_curve (f->horn), 1);
}

/* V goes on, and round; Escape goes back. */
static void
test_keys_switch (Fixture       *f,
                  gconstpointer  data)
{
  g_assert_false (display_press (f->lane, GDK_KEY_Escape, 0));
  g_assert_true (display_press (f->lane, GDK_KEY_v, 0));
  g_assert_cmpstr (drawn (f), ==, "wish");
  g_assert_true (display_press (f->lane, GDK_KEY_v, 0));
  g_assert_cmpstr (drawn (f), ==, hp_element_get_id (HP_ELEMENT (f->cello)));
  g_assert_true (display_press (f->lane, GDK_KEY_v, 0));
  g_assert_true (display_press (f->lane, GDK_KEY_v, 0));
  g_assert_cmpstr (drawn (f), ==, "intensity");
  g_assert_true (display_press (f->lane, GDK_KEY_V, GDK_SHIFT_MASK));
  g_assert_cmpstr (drawn (f), ==, hp_element_get_id (HP_ELEMENT (f->horn)));
  g_assert_true (display_press (f->lane, GDK_KEY_Escape, 0));
  g_assert_cmpstr (drawn (f), ==, "intensity");
}

/* Enter on a bar of the layer goes to its curve, and back. */
static void
test_lane_of_layers_switches (Fixture       *f,
                              gconstpointer  data)
{
  g_assert_true (display_press (f->layers, GDK_KEY_Right, 0));
  g_assert_true (display_press (f->layers, GDK_KEY_Return, 0));
  g_assert_cmpstr (drawn (f), ==, hp_element_get_id (HP_ELEMENT (f->cello)));
  g_assert_true (gtk_widget_has_focus (f->lane));
  g_assert_true (display_press (f->layers, GDK_KEY_Return, 0));
  g_assert_cmpstr (drawn (f), ==, "intensity");
}

/* With the layer, or its scene, goes its curve. */
static void
test_layer_that_goes (Fixture       *f,
                      gconstpointer  data)
{
  draw (f, hp_element_get_id (HP_ELEMENT (f->horn)));
  display_drag (f->lane, x_of (f, 200), y_of (f, 0.7), 0, 0);
  g_assert_true (hp_edit_remove (hp_desk_get_history (f->desk), f->horn, NULL));
  g_assert_cmpstr (drawn (f), ==, "intensity");

  draw (f, hp_element_get_id (HP_ELEMENT (f->cello)));
  hp_desk_select_scene (f->desk, f->other);
  g_assert_cmpstr (drawn (f), ==, "intensity");

  /* A click in another scene draws nothing there: it goes to that one. */
  hp_desk_select_scene (f->desk, f->scene);
  draw (f, hp_element_get_id (HP_ELEMENT (f->cello)));
  display_drag (f->lane, x_of (f, 700), y_of (f, 0.7), 0, 0);
  points_of (hp_scene_get_curve (f->other), 0);
  g_assert_true (hp_desk_get_scene (f->desk) == f->other);
  g_assert_cmpstr (drawn (f), ==, "intensity");
}

static void
test_layer_is_ridden (Fixture       *f,
                      gconstpointer  data)
{
  gint64 first;

  draw (f, hp_element_get_id (HP_ELEMENT (f->cello)));
  hp_desk_seek (f->desk, 250);
  hp_desk_set_playing (f->desk, TRUE);
  WAIT_UNTIL (hp_desk_get_frame (f->desk) >= 252);
  g_assert_true (display_press (f->lane, GDK_KEY_Up, 0));
  first = hp_desk_get_frame (f->desk);
  WAIT_UNTIL (hp_desk_get_frame (f->desk) >= first + 6);
  hp_desk_set_playing (f->desk, FALSE);

  g_assert_cmpstr (undo_label (f), ==, "Ride Curve");
  g_assert_cmpfloat_with_epsilon (hp_curve_level_at (hp_layer_get_curve (f->cello), (double) first),
                                  0.55, 0.04);
  points_of (hp_scene_get_curve (f->scene), 2);
}

/* A layer without points is taken over wherever the fader stands. */
static void
test_fader_rides (Fixture       *f,
                  gconstpointer  data)
{
  g_autoptr(HpMidiInput) input = fake_midi_input_new ();
  gint64 first;

  hp_timeline_set_midi_input (HP_TIMELINE (f->timeline), input);
  draw (f, hp_element_get_id (HP_ELEMENT (f->horn)));

  hp_midi_input_hear_control (input, 7, 127);
  points_of (hp_layer_get_curve (f->horn), 0);
  hp_desk_seek (f->desk, 200);
  hp_desk_set_playing (f->desk, TRUE);
  WAIT_UNTIL (hp_desk_get_frame (f->desk) >= 202);
  hp_midi_input_hear_control (input, 7, 127);
  first = hp_desk_get_frame (f->desk);
  WAIT_UNTIL (hp_desk_get_frame (f->desk) >= first + 6);
  hp_midi_input_hear_control (input, 7, 0);
  hp_desk_set_playing (f->desk, FALSE);

  g_assert_cmpstr (undo_label (f), ==, "Ride Curve");
  g_assert_cmpfloat_with_epsilon (hp_curve_level_at (hp_layer_get_curve (f->horn), (double) first),
                                  1, 0.03);
  points_of (hp_scene_get_curve (f->scene), 2);
}

int
main (int   argc,
      char *argv[])
{
  if (!display_init (&argc, &argv))
    return 0;

#define ADD(name, func) g_test_add ("/ui/layer-curves/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("drawn-by-the-tools-of-the-intensity", test_curve_of_a_layer);
  ADD ("wish-is-drawn", test_wish);
  ADD ("joined-again", test_joined_again);
  ADD ("keys-switch", test_keys_switch);
  ADD ("lane-of-layers-switches", test_lane_of_layers_switches);
  ADD ("layer-that-goes", test_layer_that_goes);
  ADD ("layer-is-ridden", test_layer_is_ridden);
  ADD ("fader-rides-what-is-drawn", test_fader_rides);
#undef ADD

  return g_test_run ();
}
