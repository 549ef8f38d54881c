#include "model/edit-join.h"

#include "model/decision.h"
#include "model/edit-hit.h"
#include "model/edit-member.h"
#include "model/edit-scene.h"
#include "model/model-error.h"
#include "model/plan-index.h"
#include "model/plan-time.h"
#include "model/scene-steps.h"
#include "model/scene-time.h"
#include "model/statement.h"

static void
test_join (SceneSteps    *f,
           gconstpointer  data)
{
  HpScene *next = hp_scene_get_next (f->scene);
  HpLayer *later = layer_of (next, 0);
  HpElementList *markers = hp_plan_get_markers (f->plan);
  guint n_markers = hp_element_list_get_n (markers);
  HpDecision *decision = hp_element_list_get (hp_plan_get_decisions (f->plan), 0);
  const HpCurvePoint *points;
  gsize n;
  g_autoptr(HpCurve) curve = hp_curve_new (&(HpCurvePoint) { 9500, 0.9, HP_CURVE_HOLD }, 1);

  g_assert_nonnull (hp_edit_drop_hit (f->history, f->plan, 5000, NULL, NULL));
  hp_edit_set (f->history, next, NULL, "title", "The harbour");
  hp_edit_set (f->history, next, NULL, "story", "The ship leaves.");
  hp_edit_set (f->history, next, NULL, "out-on", "black");
  hp_edit_set (f->history, decision, NULL, "scene", hp_element_get_id (HP_ELEMENT (next)));
  hp_edit_set (f->history, next, NULL, "curve", curve);
  scene_steps_begin (f);

  g_assert_true (hp_edit_join_scenes (f->history, f->scene, NULL));
  assert_told (hp_plan_get_scenes (f->plan), "1M0@500");
  g_assert_cmpint (hp_scene_get_out (f->scene), ==, 10500);
  g_assert_cmpstr (hp_scene_get_title (f->scene), ==, "The letter");
  g_assert_cmpstr (hp_scene_get_story (f->scene), ==, "The ship leaves.");
  g_assert_cmpstr (hp_scene_get_out_on (f->scene), ==, "black");

  /* Three hits of each, and the marker between them. */
  g_assert_cmpuint (hp_element_list_get_n (hp_scene_get_hits (f->scene)), ==, 7);
  g_assert_cmpint (hp_hit_get_at (hit_at (f->scene, 3)), ==, 5000);
  g_assert_cmpint (hp_hit_get_at (hit_at (f->scene, 4)), ==, 9500);
  g_assert_cmpuint (hp_element_list_get_n (markers), ==, n_markers);

  points = hp_curve_get_points (hp_scene_get_curve (f->scene), &n);
  g_assert_cmpuint (n, ==, 4);
  g_assert_cmpint (points[3].at, ==, 9500);

  /* The same instrument played so in both is one layer; and who named the other names this one. */
  g_assert_cmpuint (hp_element_list_get_n (hp_scene_get_layers (f->scene)), ==, 2);
  assert_entries (layer_of (f->scene, 0), "500…600 700…1500 9500…9600 9700…10500");
  for (guint i = 0; i < 4; i++)
    g_assert_cmpstr (hp_tempo_plan_get_name (
                       hp_element_list_get (hp_scene_get_tempo_plans (f->scene), i)), ==,
                     ((const char *[]) { "A", "B", "C", "D" })[i]);
  g_assert_null (hp_plan_find (f->plan, hp_element_get_id (HP_ELEMENT (later))));
  g_assert_cmpstr (hp_decision_get_scene (decision), ==,
                   hp_element_get_id (HP_ELEMENT (f->scene)));
  assert_one_step (f, "Join Scenes");
}

/* The second scene's statements sound when they did, counted from the first one's downbeat. */
static void
test_join_counts_anew (SceneSteps    *f,
                       gconstpointer  data)
{
  HpScene *next = hp_scene_get_next (f->scene);
  HpFrameRate rate = hp_plan_get_frame_rate (f->plan);
  HpStatement *statement = hp_element_list_get (hp_scene_get_statements (next), 0);
  g_autoptr(HpTempoMap) before =
    hp_tempo_plan_make_tempo_map (hp_scene_get_chosen_tempo_plan (next), rate);
  double frame = hp_tempo_map_get_frame (before, hp_statement_get_at (statement));
  g_autoptr(HpTempoMap) after = NULL;

  g_assert_true (hp_edit_join_scenes (f->history, f->scene, NULL));
  after = hp_tempo_plan_make_tempo_map (hp_scene_get_chosen_tempo_plan (f->scene), rate);
  g_assert_true (hp_element_get_scene (HP_ELEMENT (statement)) == f->scene);
  g_assert_cmpfloat_with_epsilon (hp_tempo_map_get_frame (after, hp_statement_get_at (statement)),
                                  frame, 0.5);
}

/* A jump of the level at the seam is one still, and a curve has one point a frame. */
static void
test_join_at_the_seam (SceneSteps    *f,
                       gconstpointer  data)
{
  static const struct { double level; gsize n; } cases[] = { { 0.45, 4 }, { 0.9, 5 } };
  guint n_done = hp_history_get_n_done (f->history);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      HpScene *second = split (f, 750);
      g_autoptr(HpCurve) curve = hp_curve_with_point (hp_scene_get_curve (second), 750,
                                                      cases[i].level);
      gsize n;

      hp_edit_set_scene_curve (f->history, second, curve, NULL);
      g_assert_true (hp_edit_join_scenes (f->history, f->scene, NULL));
      hp_curve_get_points (hp_scene_get_curve (f->scene), &n);
      g_assert_cmpuint (n, ==, cases[i].n);
      g_assert_cmpfloat (hp_curve_level_at (hp_scene_get_curve (f->scene), 750), ==,
                         cases[i].level);
      while (hp_history_get_n_done (f->history) > n_done)
        hp_history_undo (f->history);
    }
}

static void
test_join_refuses (SceneSteps    *f,
                   gconstpointer  data)
{
  HpScene *next = hp_scene_get_next (f->scene);
  g_autoptr(GError) last = NULL;
  g_autoptr(GError) frozen = NULL;
  g_autoptr(GError) dropped = NULL;

  g_assert_false (hp_edit_join_scenes (f->history, next, &last));
  g_assert_error (last, HP_MODEL_ERROR, HP_MODEL_ERROR_REFUSED);

  hp_edit_set (f->history, next, NULL, "status", HP_SCENE_STATUS_APPROVED);
  g_assert_false (hp_edit_join_scenes (f->history, f->scene, &frozen));
  g_assert_error (frozen, HP_MODEL_ERROR, HP_MODEL_ERROR_REFUSED);

  hp_edit_set (f->history, next, NULL, "status", HP_SCENE_STATUS_SPOTTED);
  hp_edit_set (f->history, f->scene, NULL, "status", HP_SCENE_STATUS_DROPPED);
  g_assert_false (hp_edit_join_scenes (f->history, f->scene, &dropped));
  g_assert_error (dropped, HP_MODEL_ERROR, HP_MODEL_ERROR_REFUSED);
  assert_told (hp_plan_get_scenes (f->plan), "1M0@500 1M1@9500");
}

static void
test_duplicate (SceneSteps    *f,
                gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  HpScene *copy = hp_edit_duplicate_scene (f->history, f->scene, -1, NULL);

  assert_told (hp_plan_get_scenes (f->plan), "1M0@500 1M0A@1500 1M1@9500");
  g_assert_cmpint (hp_scene_get_out (copy), ==, 2500);
  g_assert_cmpint (hp_hit_get_at (hit_at (copy, 1)), ==, 1700);
  assert_entries (layer_of (copy, 0), "1500…1600 1700…2500");
  g_assert_cmpint (hp_curve_get_points (hp_scene_get_curve (copy), NULL)[1].at, ==, 2000);
  g_assert_cmpint (hp_tempo_plan_get_downbeat (hp_scene_get_chosen_tempo_plan (copy)), ==, 1500);
  assert_one_step (f, "Duplicate Scene");

  g_assert_nonnull (hp_edit_duplicate_scene (f->history, f->scene, 0, NULL));
  g_assert_null (hp_edit_duplicate_scene (f->history, f->scene, hp_plan_get_duration (f->plan),
                                          &error));
  g_assert_error (error, HP_MODEL_ERROR, HP_MODEL_ERROR_REFUSED);
}

static void
test_move_with_contents (SceneSteps    *f,
                         gconstpointer  data)
{
  HpDecision *decision = hp_element_list_get (hp_plan_get_decisions (f->plan), 0);

  hp_edit_set (f->history, decision, NULL, "scene", hp_element_get_id (HP_ELEMENT (f->scene)));
  hp_edit_set (f->history, decision, NULL, "at", (gint64) 900);
  scene_steps_begin (f);

  g_assert_true (hp_edit_move_scene (f->history, f->scene, 12000, TRUE, NULL));
  assert_told (hp_plan_get_scenes (f->plan), "1M1@9500 1M0@12000");
  g_assert_cmpint (hp_scene_get_out (f->scene), ==, 13000);
  g_assert_cmpint (hp_hit_get_at (hit_at (f->scene, 1)), ==, 12200);
  assert_entries (layer_of (f->scene, 0), "12000…12100 12200…13000");
  g_assert_cmpint (hp_curve_get_points (hp_scene_get_curve (f->scene), NULL)[1].at, ==, 12500);
  g_assert_cmpint (hp_decision_get_at (decision), ==, 12400);
  assert_one_step (f, "Move Scene");
}

static void
test_move_alone (SceneSteps    *f,
                 gconstpointer  data)
{
  g_assert_true (hp_edit_move_scene (f->history, f->scene, 600, FALSE, NULL));
  g_assert_cmpint (hp_scene_get_in (f->scene), ==, 600);
  g_assert_cmpint (hp_scene_get_out (f->scene), ==, 1600);
  g_assert_cmpint (hp_hit_get_at (hit_at (f->scene, 1)), ==, 700);
  g_assert_cmpint (hp_curve_get_points (hp_scene_get_curve (f->scene), NULL)[1].at, ==, 1000);
  assert_one_step (f, "Move Scene");
}

static void
test_move_refuses (SceneSteps    *f,
                   gconstpointer  data)
{
  gint64 duration = hp_plan_get_duration (f->plan);
  const gint64 frames[] = { G_MININT64, -1, duration - 999, G_MAXINT64 };
  guint n_done = hp_history_get_n_done (f->history);

  for (guint i = 0; i < 2 * G_N_ELEMENTS (frames); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_false (hp_edit_move_scene (f->history, f->scene, frames[i / 2], i % 2 == 0, &error));
      g_assert_error (error, HP_MODEL_ERROR, HP_MODEL_ERROR_REFUSED);
    }

  /* Where it is already is no step. */
  g_assert_true (hp_edit_move_scene (f->history, f->scene, 500, TRUE, NULL));
  g_assert_cmpuint (hp_history_get_n_done (f->history), ==, n_done);
  g_assert_true (hp_edit_move_scene (f->history, f->scene, duration - 1000, TRUE, NULL));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) \
  g_test_add ("/model/edit-join/" name, SceneSteps, NULL, scene_steps_set_up, func, \
              scene_steps_tear_down)
  ADD ("join", test_join);
  ADD ("counts-anew", test_join_counts_anew);
  ADD ("at-the-seam", test_join_at_the_seam);
  ADD ("refuses", test_join_refuses);
#undef ADD
#define ADD(name, func) \
  g_test_add ("/model/edit-scene/" name, SceneSteps, NULL, scene_steps_set_up, func, \
              scene_steps_tear_down)
  ADD ("duplicate", test_duplicate);
  ADD ("move-with-contents", test_move_with_contents);
  ADD ("move-alone", test_move_alone);
  ADD ("move-refuses", test_move_refuses);
#undef ADD

  return g_test_run ();
}
