#include "model/edit-scene.h"

#include "model/decision.h"
#include "model/edit-hit.h"
#include "model/edit-list.h"
#include "model/edit-member.h"
#include "model/film-plan.h"
#include "model/model-error.h"

typedef struct
{
  HpPlan    *plan;
  HpHistory *history;
} Fixture;

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  f->plan = film_plan_new ();
  f->history = hp_history_new ();
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  g_assert_finalize_object (f->history);
  g_assert_finalize_object (f->plan);
}

static HpScene *
spot (Fixture *f,
      gint64   in,
      gint64   out)
{
  g_autoptr(GError) error = NULL;
  HpScene *scene = hp_edit_spot_scene (f->history, f->plan, in, out, &error);

  g_assert_no_error (error);
  g_assert_nonnull (scene);
  return scene;
}

static void
assert_scenes (Fixture    *f,
               const char *expected)
{
  g_autofree char *told = film_plan_tell (hp_plan_get_scenes (f->plan));

  g_assert_cmpstr (told, ==, expected);
}

static void
test_spot (Fixture       *f,
           gconstpointer  data)
{
  HpScene *scene = spot (f, 1440, 4319);

  g_assert_cmpstr (hp_element_get_id (HP_ELEMENT (scene)), ==, "scene-1");
  g_assert_cmpint (hp_scene_get_in (scene), ==, 1440);
  g_assert_cmpint (hp_scene_get_out (scene), ==, 4319);
  assert_scenes (f, "1M1@1440");

  hp_history_undo (f->history);
  assert_scenes (f, "");
  hp_history_redo (f->history);
  assert_scenes (f, "1M1@1440");
}

/* The next number of its reel; between two, the one before it with a letter. */
static void
test_numbers_per_reel (Fixture       *f,
                       gconstpointer  data)
{
  spot (f, 100, 200);
  spot (f, 300, 400);
  spot (f, FILM_REEL, FILM_REEL + 100);
  spot (f, 500, 600);
  spot (f, FILM_REEL + 200, FILM_REEL + 300);
  assert_scenes (f, "1M1@100 1M2@300 1M3@500 2M1@10000 2M2@10200");

  spot (f, 210, 220);
  spot (f, 230, 240);
  assert_scenes (f, "1M1@100 1M1A@210 1M1B@230 1M2@300 1M3@500 2M1@10000 2M2@10200");

  spot (f, 10, 20);
  spot (f, FILM_REEL - 50, FILM_REEL);
  assert_scenes (f, "1M0@10 1M1@100 1M1A@210 1M1B@230 1M2@300 1M3@500 1M4@9950 "
                    "2M1@10000 2M2@10200");
}

static void
test_numbers_continuously (Fixture       *f,
                           gconstpointer  data)
{
  g_object_set (f->plan, "numbering", HP_NUMBERING_CONTINUOUS, NULL);
  spot (f, 100, 200);
  spot (f, FILM_REEL, FILM_REEL + 100);
  spot (f, FILM_REEL + 200, FILM_REEL + 300);
  assert_scenes (f, "1M1@100 2M2@10000 2M3@10200");

  spot (f, 300, 400);
  spot (f, FILM_REEL + 150, FILM_REEL + 160);
  assert_scenes (f, "1M1@100 1M1A@300 2M2@10000 2M2A@10150 2M3@10200");
}

/* A number that a removed scene left is taken again, but only where it keeps the order. */
static void
test_numbers_fill_a_gap (Fixture       *f,
                         gconstpointer  data)
{
  HpScene *second;

  spot (f, 100, 200);
  second = spot (f, 300, 400);
  spot (f, 500, 600);
  hp_edit_remove (f->history, second, NULL);
  spot (f, 350, 360);
  assert_scenes (f, "1M1@100 1M2@350 1M3@500");
  spot (f, 700, 800);
  assert_scenes (f, "1M1@100 1M2@350 1M3@500 1M4@700");
}

/* There are 23 letters; after the last a number that is free is better than none. */
static void
test_letters_run_out (Fixture       *f,
                      gconstpointer  data)
{
  HpScene *last = NULL;

  spot (f, 0, 10);
  spot (f, 5000, 5010);
  for (int i = 0; i < 24; i++)
    last = spot (f, 100 + i, 110 + i);

  g_assert_cmpstr (hp_scene_get_cue (last), ==, "1M3");
}

static void
test_refuses_spans (Fixture       *f,
                    gconstpointer  data)
{
  static const struct { gint64 in, out; } cases[] = {
    { -1, 100 }, { 100, 100 }, { 100, 99 }, { 0, 2 * FILM_REEL + 1 }, { G_MININT64, G_MAXINT64 },
  };
  HpScene *scene = spot (f, 100, 200);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(GError) set_error = NULL;

      g_assert_null (hp_edit_spot_scene (f->history, f->plan, cases[i].in, cases[i].out, &error));
      g_assert_error (error, HP_MODEL_ERROR, HP_MODEL_ERROR_REFUSED);
      g_assert_false (hp_edit_set_scene_span (f->history, scene, cases[i].in, cases[i].out,
                                              &set_error));
      g_assert_error (set_error, HP_MODEL_ERROR, HP_MODEL_ERROR_REFUSED);
    }

  assert_scenes (f, "1M1@100");
  hp_history_undo (f->history);
  g_assert_null (hp_history_get_undo_label (f->history));
  spot (f, 0, 2 * FILM_REEL);
}

/* A scene may lie over two reels, and over another scene: that is advice, not an error. */
static void
test_scenes_may_overlap (Fixture       *f,
                         gconstpointer  data)
{
  HpScene *wide = spot (f, 100, 1000), *narrow = spot (f, 200, 300);

  g_assert_true (hp_plan_get_scene_at (f->plan, 250, NULL) == narrow);
  g_assert_true (hp_plan_get_scene_at (f->plan, 250, wide) == wide);
  g_assert_true (hp_plan_get_scene_at (f->plan, 300, narrow) == wide);
  g_assert_true (hp_plan_get_scene_at (f->plan, 100, NULL) == wide);
  g_assert_null (hp_plan_get_scene_at (f->plan, 99, wide));
  g_assert_null (hp_plan_get_scene_at (f->plan, 1000, NULL));
}

static void
test_adopts_markers (Fixture       *f,
                     gconstpointer  data)
{
  g_autofree char *markers = NULL, *hits = NULL, *back = NULL;
  HpScene *scene;

  for (gint64 frame = 99; frame <= 201; frame += 17)
    g_assert_nonnull (hp_edit_drop_hit (f->history, f->plan, frame, NULL, NULL));
  scene = spot (f, 116, 201);

  markers = film_plan_tell (hp_plan_get_markers (f->plan));
  hits = film_plan_tell (hp_scene_get_hits (scene));
  g_assert_cmpstr (markers, ==, "hit-1@99 hit-7@201");
  g_assert_cmpstr (hits, ==, "hit-2@116 hit-3@133 hit-4@150 hit-5@167 hit-6@184");

  /* All of it is one step. */
  hp_history_undo (f->history);
  back = film_plan_tell (hp_plan_get_markers (f->plan));
  g_assert_cmpstr (back, ==, "hit-1@99 hit-2@116 hit-3@133 hit-4@150 hit-5@167 hit-6@184 hit-7@201");
}

static void
test_span_keeps_the_order (Fixture       *f,
                           gconstpointer  data)
{
  HpScene *first = spot (f, 100, 200);

  spot (f, 300, 400);
  g_assert_true (hp_edit_set_scene_span (f->history, first, 350, 500, NULL));
  g_assert_cmpint (hp_scene_get_out (first), ==, 500);
  assert_scenes (f, "1M2@300 1M1@350");

  /* At one frame, the older comes first. */
  g_assert_true (hp_edit_set_scene_span (f->history, first, 300, 500, NULL));
  assert_scenes (f, "1M1@300 1M2@300");

  hp_history_undo (f->history);
  hp_history_undo (f->history);
  assert_scenes (f, "1M1@100 1M2@300");
  g_assert_cmpint (hp_scene_get_out (first), ==, 200);
}

static void
test_same_span_is_no_step (Fixture       *f,
                           gconstpointer  data)
{
  HpScene *scene = spot (f, 100, 200);

  hp_history_mark_saved (f->history);
  g_assert_true (hp_edit_set_scene_span (f->history, scene, 100, 200, NULL));
  g_assert_false (hp_history_get_modified (f->history));
}

static void
test_curve (Fixture       *f,
            gconstpointer  data)
{
  static const HpCurvePoint ends[] = { { 100, 0.123456, HP_CURVE_LINE }, { 200, 1, HP_CURVE_HOLD } };
  static const HpCurvePoint early[] = { { 99, 0.5 } }, late[] = { { 201, 0.5 } };
  g_autoptr(HpCurve) good = hp_curve_new (ends, G_N_ELEMENTS (ends));
  g_autoptr(HpCurve) before = hp_curve_new (early, 1);
  g_autoptr(HpCurve) after = hp_curve_new (late, 1);
  g_autoptr(HpCurve) none = hp_curve_new (NULL, 0);
  HpScene *scene = spot (f, 100, 200);
  gsize n_points;

  /* The last point is the level reached, on the frame after the scene's last. */
  g_assert_true (hp_edit_set_scene_curve (f->history, scene, good, NULL));
  g_assert_cmpfloat (hp_curve_get_points (hp_scene_get_curve (scene), NULL)[0].level, ==, 0.1235);
  g_assert_cmpstr (hp_history_get_undo_label (f->history), ==, "Add Curve Points");

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_false (hp_edit_set_scene_curve (f->history, scene, i == 0 ? before : after, &error));
      g_assert_error (error, HP_MODEL_ERROR, HP_MODEL_ERROR_REFUSED);
    }

  g_assert_true (hp_edit_set_scene_curve (f->history, scene, none, NULL));
  g_assert_cmpstr (hp_history_get_undo_label (f->history), ==, "Remove Curve Points");
  hp_history_undo (f->history);
  hp_curve_get_points (hp_scene_get_curve (scene), &n_points);
  g_assert_cmpuint (n_points, ==, 2);
}

/* What a shorter scene no longer reaches may stay, but nothing is drawn there anew. */
static void
test_curve_of_a_shorter_scene (Fixture       *f,
                               gconstpointer  data)
{
  static const HpCurvePoint ends[] = { { 100, 0.25, HP_CURVE_LINE }, { 200, 1, HP_CURVE_HOLD } };
  g_autoptr(HpCurve) curve = hp_curve_new (ends, G_N_ELEMENTS (ends));
  g_autoptr(HpCurve) drawn = hp_curve_with_point (curve, 120, 0.5);
  g_autoptr(HpCurve) outside = hp_curve_with_point (curve, 180, 0.5);
  HpScene *scene = spot (f, 100, 200);

  g_assert_true (hp_edit_set_scene_curve (f->history, scene, curve, NULL));
  g_assert_true (hp_edit_set_scene_span (f->history, scene, 100, 150, NULL));
  g_assert_false (hp_edit_set_scene_curve (f->history, scene, outside, NULL));
  g_assert_true (hp_edit_set_scene_curve (f->history, scene, drawn, NULL));
  g_assert_cmpint (hp_curve_index_at (hp_scene_get_curve (scene), 200), ==, 2);
}

/* A point that was taken and put back where it was has not moved. */
static void
test_same_curve_is_no_step (Fixture       *f,
                            gconstpointer  data)
{
  static const HpCurvePoint ends[] = { { 100, 0.25, HP_CURVE_LINE }, { 200, 1, HP_CURVE_HOLD } };
  g_autoptr(HpCurve) curve = hp_curve_new (ends, G_N_ELEMENTS (ends));
  g_autoptr(HpCurve) same = hp_curve_with_moved (curve, 0, 100, 0.25);
  g_autoptr(HpCurve) nearly = hp_curve_with_moved (curve, 0, 100, 0.25001);
  HpScene *scene = spot (f, 100, 200);

  g_assert_true (hp_edit_set_scene_curve (f->history, scene, curve, NULL));
  hp_history_mark_saved (f->history);
  g_assert_true (hp_edit_set_scene_curve (f->history, scene, same, NULL));
  g_assert_true (hp_edit_set_scene_curve (f->history, scene, nearly, NULL));
  g_assert_false (hp_history_get_modified (f->history));
}

static void
test_title (Fixture       *f,
            gconstpointer  data)
{
  HpScene *scene = spot (f, 100, 200);

  hp_edit_set (f->history, scene, NULL, "title", "The letter");
  g_assert_cmpstr (hp_scene_get_title (scene), ==, "The letter");
  hp_history_undo (f->history);
  g_assert_cmpstr (hp_scene_get_title (scene), ==, "");
}

/* Whoever named the scene, or something in it, names it no more; undo brings all back. */
static void
test_remove_drops_references (Fixture       *f,
                              gconstpointer  data)
{
  HpScene *scene = spot (f, 100, 200), *other = spot (f, 300, 400);
  HpHit *hit = hp_edit_drop_hit (f->history, f->plan, 150, scene, NULL);
  const char *concerns[] = { hp_element_get_id (HP_ELEMENT (hit)),
                             hp_element_get_id (HP_ELEMENT (other)), NULL };
  g_autoptr(HpDecision) decision = g_object_new (HP_TYPE_DECISION, "id", "decision-1",
                                                 "scene", hp_element_get_id (HP_ELEMENT (scene)),
                                                 "concerns", concerns, NULL);

  hp_element_list_append (hp_plan_get_decisions (f->plan), decision);
  hp_edit_remove (f->history, scene, NULL);
  g_assert_cmpstr (hp_decision_get_scene (decision), ==, "");
  g_assert_cmpuint (g_strv_length (hp_decision_get_concerns (decision)), ==, 1);
  g_assert_cmpstr (hp_decision_get_concerns (decision)[0], ==, "scene-2");
  assert_scenes (f, "1M2@300");

  hp_history_undo (f->history);
  g_assert_cmpstr (hp_decision_get_scene (decision), ==, "scene-1");
  g_assert_cmpuint (g_strv_length (hp_decision_get_concerns (decision)), ==, 2);
  assert_scenes (f, "1M1@100 1M2@300");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) \
  g_test_add ("/model/edit-scene/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("spot", test_spot);
  ADD ("numbers-per-reel", test_numbers_per_reel);
  ADD ("numbers-continuously", test_numbers_continuously);
  ADD ("numbers-fill-a-gap", test_numbers_fill_a_gap);
  ADD ("letters-run-out", test_letters_run_out);
  ADD ("refuses-spans", test_refuses_spans);
  ADD ("scenes-may-overlap", test_scenes_may_overlap);
  ADD ("adopts-markers", test_adopts_markers);
  ADD ("span-keeps-the-order", test_span_keeps_the_order);
  ADD ("same-span-is-no-step", test_same_span_is_no_step);
  ADD ("curve", test_curve);
  ADD ("curve-of-a-shorter-scene", test_curve_of_a_shorter_scene);
  ADD ("same-curve-is-no-step", test_same_curve_is_no_step);
  ADD ("title", test_title);
  ADD ("remove-drops-references", test_remove_drops_references);
#undef ADD

  return g_test_run ();
}
