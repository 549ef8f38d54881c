#include "model/element.h"

#include "model/film-plan.h"
#include "model/hit.h"
#include "model/layer.h"
#include "model/plan-index.h"
#include "model/tempo-change.h"

static void
count_cb (GObject    *object,
          GParamSpec *pspec,
          gpointer    count)
{
  (*(guint *) count)++;
}

/* The defaults that the format of plans promises. */
static void
test_defaults (void)
{
  g_autoptr(HpHit) hit = g_object_new (HP_TYPE_HIT, "id", "hit-1", NULL);
  g_autoptr(HpLayer) layer = g_object_new (HP_TYPE_LAYER, "id", "layer-1", NULL);
  g_autoptr(HpScene) scene = g_object_new (HP_TYPE_SCENE, "id", "scene-1", NULL);
  gsize n_points;

  g_assert_cmpstr (hp_element_get_id (HP_ELEMENT (hit)), ==, "hit-1");
  g_assert_cmpstr (hp_hit_get_label (hit), ==, "");
  g_assert_cmpint (hp_hit_get_weight (hit), ==, 3);
  g_assert_cmpint (hp_hit_get_early (hit), ==, 1);
  g_assert_cmpint (hp_hit_get_late (hit), ==, 2);
  g_assert_cmpint (hp_hit_get_lands_on (hit), ==, HP_LANDS_ON_BEAT);
  g_assert_cmpint (hp_hit_get_streamer (hit), ==, 0);
  g_assert_cmpint (hp_hit_get_punch (hit), ==, 0);

  g_assert_cmpfloat (hp_layer_get_pan (layer), ==, 0);
  g_assert_cmpfloat (hp_layer_get_distance (layer), ==, 0.3);
  g_assert_cmpfloat (hp_layer_get_reverb (layer), ==, 0.2);

  g_assert_cmpint (hp_scene_get_function (scene), ==, HP_SCENE_FUNCTION_SCORE);
  g_assert_cmpint (hp_scene_get_status (scene), ==, HP_SCENE_STATUS_SPOTTED);
  hp_curve_get_points (hp_scene_get_curve (scene), &n_points);
  g_assert_cmpuint (n_points, ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (hp_scene_get_hits (scene))), ==, 0);
  g_assert_nonnull (hp_scene_get_targets (scene));
}

/* A setter that changes nothing says nothing, whatever the kind of its member. */
static void
test_notifies_once (void)
{
  g_autoptr(HpScene) scene = g_object_new (HP_TYPE_SCENE, "id", "scene-1", NULL);
  g_autoptr(HpLayer) layer = g_object_new (HP_TYPE_LAYER, "id", "layer-1", NULL);
  g_autoptr(HpTempoChange) tempo = g_object_new (HP_TYPE_TEMPO_CHANGE, NULL);
  g_autoptr(HpCurve) curve = hp_curve_new (&(HpCurvePoint) { 10, 0.5 }, 1);
  guint n = 0;

  g_signal_connect (scene, "notify", G_CALLBACK (count_cb), &n);
  g_signal_connect (layer, "notify", G_CALLBACK (count_cb), &n);
  g_signal_connect (tempo, "notify", G_CALLBACK (count_cb), &n);

#define ASSERT_ONCE(object, name, value) \
  n = 0; \
  g_object_set (object, name, value, NULL); \
  g_assert_cmpuint (n, ==, 1); \
  g_object_set (object, name, value, NULL); \
  g_assert_cmpuint (n, ==, 1)

  ASSERT_ONCE (scene, "title", "The letter");
  ASSERT_ONCE (scene, "in", G_GINT64_CONSTANT (77));
  ASSERT_ONCE (scene, "status", HP_SCENE_STATUS_APPROVED);
  ASSERT_ONCE (scene, "curve", curve);
  ASSERT_ONCE (layer, "pan", -0.5);
  ASSERT_ONCE (layer, "lead", TRUE);
  ASSERT_ONCE (tempo, "at", (&(HpFraction) { 3, 4 }));
  ASSERT_ONCE (tempo, "bpm", (&(HpBpm) { 72.5, 0 }));
#undef ASSERT_ONCE
}

/* A NULL text is an empty one: a member of text is never NULL. */
static void
test_text_is_never_null (void)
{
  g_autoptr(HpHit) hit = g_object_new (HP_TYPE_HIT, "id", "hit-1", "label", "door", NULL);

  g_object_set (hit, "label", NULL, NULL);
  g_assert_cmpstr (hp_hit_get_label (hit), ==, "");
}

static void
test_extra (void)
{
  g_autoptr(HpHit) hit = g_object_new (HP_TYPE_HIT, "id", "hit-1", NULL);

  g_assert_null (hp_element_get_extra (HP_ELEMENT (hit)));
  hp_element_set_extra (HP_ELEMENT (hit), "{\"later\":1}");
  g_assert_cmpstr (hp_element_get_extra (HP_ELEMENT (hit)), ==, "{\"later\":1}");
}

static void
test_ids_compare_by_number (void)
{
  g_assert_cmpint (hp_element_compare_ids ("hit-2", "hit-10"), <, 0);
  g_assert_cmpint (hp_element_compare_ids ("hit-10", "hit-9"), >, 0);
  g_assert_cmpint (hp_element_compare_ids ("hit-10", "hit-10"), ==, 0);
}

static void
place_cb (HpElement  *element,
          const char *place,
          gpointer    text)
{
  if (HP_IS_HIT (element) || HP_IS_LAYER (element) || HP_IS_SCENE (element))
    g_string_append_printf (text, "%s\n", place);
}

static HpScene *
add_scene (HpPlan     *plan,
           const char *id,
           const char *hit_id)
{
  g_autoptr(HpScene) scene = g_object_new (HP_TYPE_SCENE, "id", id, "cue", "1M1", NULL);
  g_autoptr(HpHit) hit = g_object_new (HP_TYPE_HIT, "id", hit_id, NULL);

  hp_element_list_append (hp_scene_get_hits (scene), hit);
  hp_element_list_append (hp_plan_get_scenes (plan), scene);
  return scene;
}

static void
test_visit (void)
{
  g_autoptr(HpPlan) plan = film_plan_new ();
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(HpLayer) layer = g_object_new (HP_TYPE_LAYER, "id", "layer-1", NULL);

  add_scene (plan, "scene-1", "hit-1");
  hp_element_list_append (hp_scene_get_layers (add_scene (plan, "scene-2", "hit-2")), layer);

  hp_element_visit (HP_ELEMENT (plan), "", place_cb, text);
  g_assert_cmpstr (text->str, ==,
                   "scenes[0]\n"
                   "scenes[0].hits[0]\n"
                   "scenes[1]\n"
                   "scenes[1].hits[0]\n"
                   "scenes[1].layers[0]\n");
}

static void
test_find_and_new_ids (void)
{
  g_autoptr(HpPlan) plan = film_plan_new ();
  g_autofree char *third = NULL, *fourth = NULL, *first = NULL, *fifth = NULL;

  add_scene (plan, "scene-1", "hit-2");
  g_assert_true (HP_IS_HIT (hp_plan_find (plan, "hit-2")));
  g_assert_null (hp_plan_find (plan, "hit-1"));

  third = hp_plan_new_id (plan, "hit");
  fourth = hp_plan_new_id (plan, "hit");
  first = hp_plan_new_id (plan, "layer");
  g_assert_cmpstr (third, ==, "hit-3");
  g_assert_cmpstr (fourth, ==, "hit-4");
  g_assert_cmpstr (first, ==, "layer-1");

  /* One that went is not given out again. */
  hp_element_list_remove_all (hp_plan_get_scenes (plan));
  fifth = hp_plan_new_id (plan, "hit");
  g_assert_cmpstr (fifth, ==, "hit-5");
}

static void
test_number_of_id (void)
{
  static const struct { const char *id; guint64 number; } cases[] = {
    { "hit-1", 1 }, { "hit-120", 120 }, { "hit-0", 0 }, { "hit-01", 0 }, { "hit-", 0 }, { "hit", 0 },
    { "hits-1", 0 }, { "hit-1a", 0 }, { "hit--1", 0 }, { "layer-1", 0 }, { "", 0 }, { NULL, 0 },
    { "hit-999999999999999", 999999999999999 }, { "hit-1000000000000000", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpuint (hp_id_get_number (cases[i].id, "hit"), ==, cases[i].number);
}

static void
test_a_plan_lets_go (void)
{
  HpPlan *plan = film_plan_new ();
  HpScene *scene = g_object_ref (add_scene (plan, "scene-1", "hit-1"));
  HpHit *hit = g_list_model_get_item (G_LIST_MODEL (hp_scene_get_hits (scene)), 0);

  g_assert_finalize_object (plan);
  g_assert_finalize_object (scene);
  g_assert_finalize_object (hit);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/element/defaults", test_defaults);
  g_test_add_func ("/model/element/notifies-once", test_notifies_once);
  g_test_add_func ("/model/element/text-is-never-null", test_text_is_never_null);
  g_test_add_func ("/model/element/extra", test_extra);
  g_test_add_func ("/model/element/ids-compare-by-number", test_ids_compare_by_number);
  g_test_add_func ("/model/element/visit", test_visit);
  g_test_add_func ("/model/element/find-and-new-ids", test_find_and_new_ids);
  g_test_add_func ("/model/element/number-of-id", test_number_of_id);
  g_test_add_func ("/model/element/a-plan-lets-go", test_a_plan_lets_go);

  return g_test_run ();
}
