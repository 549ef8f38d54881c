#include "model/edit-split.h"

#include "model/decision.h"
#include "model/edit-join.h"
#include "model/edit-list.h"
#include "model/edit-member.h"
#include "model/model-error.h"
#include "model/plan-time.h"
#include "model/scene-steps.h"
#include "model/scene-time.h"
#include "model/statement.h"
#include "model/tempo-lock.h"

static void
test_spans_and_numbers (SceneSteps    *f,
                        gconstpointer  data)
{
  HpScene *second;

  hp_edit_set (f->history, f->scene, NULL, "status", HP_SCENE_STATUS_SKETCHED);
  scene_steps_begin (f);
  second = split (f, 800);

  assert_told (hp_plan_get_scenes (f->plan), "1M0@500 1M0A@800 1M1@9500");
  g_assert_cmpint (hp_scene_get_out (f->scene), ==, 800);
  g_assert_cmpint (hp_scene_get_out (second), ==, 1500);
  g_assert_cmpstr (hp_scene_get_title (second), ==, "The letter");
  g_assert_cmpint (hp_scene_get_status (second), ==, HP_SCENE_STATUS_SKETCHED);
  g_assert_cmpstr (hp_scene_get_in_on (f->scene), ==, "the seal");
  g_assert_cmpstr (hp_scene_get_out_on (f->scene), ==, "");
  g_assert_cmpstr (hp_scene_get_in_on (second), ==, "");
  g_assert_cmpstr (hp_scene_get_out_on (second), ==, "the harbour");
  assert_one_step (f, "Split Scene");
}

/* The number that is on paper stays where it is; what comes new is on none. */
static void
test_frozen (SceneSteps    *f,
             gconstpointer  data)
{
  HpScene *second;

  hp_edit_set (f->history, f->scene, NULL, "status", HP_SCENE_STATUS_APPROVED);
  second = split (f, 800);
  g_assert_cmpstr (hp_scene_get_cue (f->scene), ==, "1M0");
  g_assert_cmpint (hp_scene_get_status (f->scene), ==, HP_SCENE_STATUS_APPROVED);
  g_assert_cmpint (hp_scene_get_status (second), ==, HP_SCENE_STATUS_SPOTTED);
}

static void
test_hits_beats_and_locks (SceneSteps    *f,
                           gconstpointer  data)
{
  HpHit *hits[] = { hit_at (f->scene, 0), hit_at (f->scene, 1), hit_at (f->scene, 2) };
  HpTempoPlan *tempo = hp_element_list_get (hp_scene_get_tempo_plans (f->scene), 0);
  HpElementList *locks;
  HpScene *second;

  g_assert_nonnull (hp_edit_add (f->history, tempo, "locks", NULL, "bar", 9, "beat", 1,
                                 "hit", hp_element_get_id (HP_ELEMENT (hits[2])), NULL));
  scene_steps_begin (f);

  /* What is on the frame of the cut is the later scene's. */
  second = split (f, 700);
  g_assert_true (hit_at (f->scene, 0) == hits[0]);
  g_assert_null (hit_at (f->scene, 1));
  g_assert_true (hit_at (second, 0) == hits[1]);
  g_assert_true (hit_at (second, 1) == hits[2]);
  g_assert_cmpuint (hp_element_list_get_n (hp_scene_get_beats (f->scene)), ==, 1);
  g_assert_cmpuint (hp_element_list_get_n (hp_scene_get_beats (second)), ==, 2);

  locks = hp_tempo_plan_get_locks (tempo);
  g_assert_cmpuint (hp_element_list_get_n (locks), ==, 1);
  g_assert_cmpstr (hp_tempo_lock_get_hit (hp_element_list_get (locks, 0)), ==,
                   hp_element_get_id (HP_ELEMENT (hits[0])));
  tempo = hp_element_list_get (hp_scene_get_tempo_plans (second), 0);
  locks = hp_tempo_plan_get_locks (tempo);
  g_assert_cmpuint (hp_element_list_get_n (locks), ==, 1);
  g_assert_cmpstr (hp_tempo_lock_get_hit (hp_element_list_get (locks, 0)), ==,
                   hp_element_get_id (HP_ELEMENT (hits[2])));
  g_assert_cmpstr (hp_scene_get_tempo_plan (second), ==, hp_element_get_id (HP_ELEMENT (tempo)));
  g_assert_cmpint (hp_tempo_plan_get_downbeat (tempo), ==, 500);
  assert_one_step (f, "Split Scene");
}

/* Both parts have the level of the cut there, and no point lies outside. */
static void
test_curve (SceneSteps    *f,
            gconstpointer  data)
{
  HpScene *second = split (f, 750);
  const HpCurvePoint *points;
  gsize n;

  points = hp_curve_get_points (hp_scene_get_curve (f->scene), &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpint (points[1].at, ==, 750);
  g_assert_cmpfloat (points[1].level, ==, 0.45);

  points = hp_curve_get_points (hp_scene_get_curve (second), &n);
  g_assert_cmpuint (n, ==, 3);
  g_assert_cmpint (points[0].at, ==, 750);
  g_assert_cmpfloat (points[0].level, ==, 0.45);
  g_assert_cmpint (points[0].shape, ==, HP_CURVE_LINE);

  /* What was not drawn is not drawn now. */
  hp_curve_get_points (hp_scene_get_wish (second), &n);
  g_assert_cmpuint (n, ==, 0);
  assert_one_step (f, "Split Scene");
}

static void
test_layers_in_both (SceneSteps    *f,
                     gconstpointer  data)
{
  HpLayer *layer = layer_of (f->scene, 0);
  HpScene *second = split (f, 1000);
  HpElementList *temp = hp_scene_get_temp (second);

  g_assert_true (layer_of (f->scene, 0) == layer);
  g_assert_cmpuint (hp_element_list_get_n (hp_scene_get_layers (second)), ==, 2);
  assert_entries (layer, "500…600 700…1000");
  assert_entries (layer_of (second, 0), "1000…1500");
  g_assert_cmpstr (hp_layer_get_instrument (layer_of (second, 0)), ==,
                   hp_layer_get_instrument (layer));

  /* Temp music runs up to 1000: there is none left for the second. */
  g_assert_cmpuint (hp_element_list_get_n (temp), ==, 0);
  assert_one_step (f, "Split Scene");
}

/* A layer that plays on one side only is there only, as it was. */
static void
test_layers_on_one_side (SceneSteps    *f,
                         gconstpointer  data)
{
  HpLayer *layer = layer_of (f->scene, 0);
  HpScene *second;

  hp_edit_remove (f->history, hp_element_list_get (hp_layer_get_entries (layer), 0), NULL);
  scene_steps_begin (f);

  second = split (f, 650);
  g_assert_cmpuint (hp_element_list_get_n (hp_scene_get_layers (f->scene)), ==, 1);
  g_assert_true (layer_of (second, 0) == layer);
  assert_entries (layer, "700…1500");
  assert_entries (layer_of (f->scene, 0), "500…600");
  assert_entries (layer_of (second, 1), "700…1500");
  assert_one_step (f, "Split Scene");
}

/* A statement is where it sounds; the bars are counted on, so that its position stays. */
static void
test_statements (SceneSteps    *f,
                 gconstpointer  data)
{
  HpElementList *statements = hp_scene_get_statements (f->scene);
  g_autoptr(HpTempoMap) map =
    hp_tempo_plan_make_tempo_map (hp_scene_get_chosen_tempo_plan (f->scene),
                                  hp_plan_get_frame_rate (f->plan));
  HpStatement *early = hp_element_list_get (statements, 0);
  HpStatement *late = hp_element_list_get (statements, 1);
  gint64 at = hp_tempo_map_get_nearest_frame (map, hp_statement_get_at (early));
  HpScene *second;

  hp_edit_set (f->history, early, NULL, "at", &(HpFraction) { 1, 1 });
  scene_steps_begin (f);

  second = split (f, at);
  g_assert_cmpuint (hp_element_list_get_n (statements), ==, 1);
  g_assert_true (hp_element_list_get (statements, 0) == early);
  g_assert_true (hp_element_list_get (hp_scene_get_statements (second), 0) == late);
  g_assert_cmpint (hp_statement_get_at (late).num, ==, 4);
  assert_one_step (f, "Split Scene");
}

static void
test_decisions (SceneSteps    *f,
                gconstpointer  data)
{
  HpElementList *decisions = hp_plan_get_decisions (f->plan);
  HpDecision *early = hp_element_list_get (decisions, 0);
  HpDecision *late = hp_element_list_get (decisions, 1);
  const char *scene = hp_element_get_id (HP_ELEMENT (f->scene));
  const char *layer = hp_element_get_id (HP_ELEMENT (layer_of (f->scene, 0)));
  HpScene *second;

  hp_edit_set (f->history, early, NULL, "scene", scene);
  hp_edit_set (f->history, late, NULL, "scene", scene);
  hp_edit_set (f->history, late, NULL, "at", (gint64) 900);
  hp_edit_set (f->history, early, NULL, "concerns", ((const char *[]) { layer, NULL }));
  scene_steps_begin (f);

  second = split (f, 800);
  g_assert_cmpstr (hp_decision_get_scene (early), ==, scene);
  g_assert_cmpstr (hp_decision_get_scene (late), ==, hp_element_get_id (HP_ELEMENT (second)));
  g_assert_cmpstr (hp_decision_get_concerns (early)[0], ==, layer);
  g_assert_cmpstr (hp_decision_get_concerns (early)[1], ==,
                   hp_element_get_id (HP_ELEMENT (layer_of (second, 0))));
  assert_one_step (f, "Split Scene");
}

static void
test_refuses (SceneSteps    *f,
              gconstpointer  data)
{
  static const gint64 frames[] = { G_MININT64, -1, 499, 500, 1500, 1501, G_MAXINT64 };
  guint n_done = hp_history_get_n_done (f->history);
  g_autoptr(GError) dropped = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (frames); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (hp_edit_split_scene (f->history, f->scene, frames[i], &error));
      g_assert_error (error, HP_MODEL_ERROR, HP_MODEL_ERROR_REFUSED);
    }
  g_assert_cmpuint (hp_history_get_n_done (f->history), ==, n_done);

  hp_edit_set (f->history, f->scene, NULL, "status", HP_SCENE_STATUS_DROPPED);
  g_assert_null (hp_edit_split_scene (f->history, f->scene, 800, &dropped));
  g_assert_error (dropped, HP_MODEL_ERROR, HP_MODEL_ERROR_REFUSED);
}

/* Wherever it is split, it can be, and joined again it has what it had. */
static void
test_every_frame (SceneSteps    *f,
                  gconstpointer  data)
{
  guint n_hits = hp_element_list_get_n (hp_scene_get_hits (f->scene));

  for (gint64 at = 501; at < 1500; at += 37)
    {
      split (f, at);
      assert_one_step (f, "Split Scene");
      g_assert_true (hp_edit_join_scenes (f->history, f->scene, NULL));
      g_assert_cmpuint (hp_element_list_get_n (hp_scene_get_hits (f->scene)), ==, n_hits);
      g_assert_cmpuint (hp_element_list_get_n (hp_scene_get_layers (f->scene)), ==, 2);
      g_assert_cmpuint (hp_element_list_get_n (hp_scene_get_statements (f->scene)), ==, 2);
      g_assert_cmpuint (hp_element_list_get_n (hp_scene_get_tempo_plans (f->scene)), ==, 2);
      g_assert_cmpuint (hp_element_list_get_n (hp_scene_get_writers (f->scene)), ==, 1);
      for (guint i = 0; i < 2; i++)
        {
          HpTempoPlan *tempo = hp_element_list_get (hp_scene_get_tempo_plans (f->scene), i);

          g_assert_cmpuint (hp_element_list_get_n (hp_tempo_plan_get_locks (tempo)), ==, 1);
        }
      hp_history_undo (f->history);
      hp_history_undo (f->history);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) \
  g_test_add ("/model/edit-split/" name, SceneSteps, NULL, scene_steps_set_up, func, \
              scene_steps_tear_down)
  ADD ("spans-and-numbers", test_spans_and_numbers);
  ADD ("frozen", test_frozen);
  ADD ("hits-beats-and-locks", test_hits_beats_and_locks);
  ADD ("curve", test_curve);
  ADD ("layers-in-both", test_layers_in_both);
  ADD ("layers-on-one-side", test_layers_on_one_side);
  ADD ("statements", test_statements);
  ADD ("decisions", test_decisions);
  ADD ("refuses", test_refuses);
  ADD ("every-frame", test_every_frame);
#undef ADD

  return g_test_run ();
}
