#include "model/element-list.h"

#include "model/film-plan.h"
#include "model/hit.h"
#include "model/plan-index.h"
#include "model/scene.h"

typedef struct
{
  HpPlan        *plan;
  HpScene       *scene;
  HpElementList *hits;
  GString       *told;    /* every items-changed, as position-removed+added */
} Fixture;

static void
items_changed_cb (GListModel *model,
                  guint       position,
                  guint       removed,
                  guint       added,
                  gpointer    told)
{
  g_string_append_printf (told, "%u-%u+%u ", position, removed, added);
}

static void
add (HpElementList *hits,
     guint          position,
     const char    *id)
{
  g_autoptr(HpHit) hit = g_object_new (HP_TYPE_HIT, "id", id, NULL);

  hp_element_list_insert (hits, position, hit);
}

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  f->plan = film_plan_new ();
  f->scene = g_object_new (HP_TYPE_SCENE, "id", "scene-1", NULL);
  hp_element_list_append (hp_plan_get_scenes (f->plan), f->scene);
  f->hits = hp_scene_get_hits (f->scene);
  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *id = g_strdup_printf ("hit-%u", i + 1);

      add (f->hits, i, id);
    }

  f->told = g_string_new (NULL);
  g_signal_connect (f->hits, "items-changed", G_CALLBACK (items_changed_cb), f->told);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  g_assert_finalize_object (f->plan);
  g_assert_finalize_object (f->scene);
  g_string_free (f->told, TRUE);
}

static void
test_is_a_list_model (Fixture       *f,
                      gconstpointer  data)
{
  GListModel *model = G_LIST_MODEL (f->hits);
  g_autoptr(HpHit) third = g_list_model_get_item (model, 2);

  g_assert_true (g_list_model_get_item_type (model) == HP_TYPE_HIT);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 4);
  g_assert_cmpstr (hp_element_get_id (HP_ELEMENT (third)), ==, "hit-3");
  g_assert_null (g_list_model_get_item (model, 4));

  add (f->hits, 1, "hit-9");
  hp_element_list_remove (f->hits, 0);
  hp_element_list_remove_all (f->hits);
  g_assert_cmpstr (f->told->str, ==, "1-0+1 0-1+0 0-4+0 ");
}

/* What was touched is told once, and no more than that. */
static void
test_tells_once_when_thawed (Fixture       *f,
                             gconstpointer  data)
{
  g_autoptr(HpElement) second = g_object_ref (hp_element_list_get (f->hits, 1));

  g_assert_true (hp_element_list_freeze (f->hits));
  g_assert_false (hp_element_list_freeze (f->hits));
  hp_element_list_remove (f->hits, 1);
  hp_element_list_insert (f->hits, 2, second);
  g_assert_cmpstr (f->told->str, ==, "");
  hp_element_list_thaw (f->hits);
  g_assert_cmpstr (f->told->str, ==, "1-2+2 ");

  g_string_truncate (f->told, 0);
  hp_element_list_freeze (f->hits);
  add (f->hits, 4, "hit-8");
  add (f->hits, 1, "hit-9");
  hp_element_list_remove (f->hits, 0);
  hp_element_list_thaw (f->hits);
  g_assert_cmpstr (f->told->str, ==, "0-4+5 ");

  g_string_truncate (f->told, 0);
  hp_element_list_freeze (f->hits);
  hp_element_list_thaw (f->hits);
  g_assert_cmpstr (f->told->str, ==, "");
}

static void
test_elements_know_where_they_are (Fixture       *f,
                                   gconstpointer  data)
{
  g_autoptr(HpElement) hit = g_object_ref (hp_element_list_get (f->hits, 0));
  HpElement *targets = HP_ELEMENT (hp_scene_get_targets (f->scene));

  g_assert_true (hp_element_get_list (hit) == f->hits);
  g_assert_true (hp_element_get_parent (hit) == HP_ELEMENT (f->scene));
  g_assert_true (hp_element_get_root (hit) == HP_ELEMENT (f->plan));
  g_assert_true (hp_element_get_parent (targets) == HP_ELEMENT (f->scene));
  g_assert_null (hp_element_get_list (targets));

  hp_element_list_remove (f->hits, 0);
  g_assert_null (hp_element_get_list (hit));
  g_assert_null (hp_element_get_parent (hit));
  g_assert_true (hp_element_get_root (hit) == hit);
}

/* The plan finds by its id what is anywhere in it, and nothing else. */
static void
test_the_root_hears_who_comes_and_goes (Fixture       *f,
                                        gconstpointer  data)
{
  HpElementList *scenes = hp_plan_get_scenes (f->plan);

  g_assert_true (hp_plan_find (f->plan, "hit-2") == hp_element_list_get (f->hits, 1));
  hp_element_list_remove (scenes, 0);
  g_assert_null (hp_plan_find (f->plan, "scene-1"));
  g_assert_null (hp_plan_find (f->plan, "hit-2"));

  hp_element_list_append (scenes, f->scene);
  g_assert_true (hp_plan_find (f->plan, "hit-2") == hp_element_list_get (f->hits, 1));
}

static void
test_revisions_count_what_is_inside (Fixture       *f,
                                     gconstpointer  data)
{
  HpElement *hit = hp_element_list_get (f->hits, 0);
  guint64 of_plan = hp_element_get_revision (HP_ELEMENT (f->plan));
  guint64 of_scenes = hp_element_list_get_revision (hp_plan_get_scenes (f->plan));
  guint64 of_markers = hp_element_list_get_revision (hp_plan_get_markers (f->plan));
  guint64 of_scene = hp_element_get_revision (HP_ELEMENT (f->scene));

#define ASSERT_MOVED(value, now) \
  g_assert_cmpuint (now, >, value); \
  value = now

  g_object_set (hit, "label", "door", NULL);
  ASSERT_MOVED (of_plan, hp_element_get_revision (HP_ELEMENT (f->plan)));
  ASSERT_MOVED (of_scenes, hp_element_list_get_revision (hp_plan_get_scenes (f->plan)));
  ASSERT_MOVED (of_scene, hp_element_get_revision (HP_ELEMENT (f->scene)));

  g_object_set (hp_scene_get_targets (f->scene), "cinema", "loud", NULL);
  ASSERT_MOVED (of_scene, hp_element_get_revision (HP_ELEMENT (f->scene)));

  hp_element_set_extra (hit, "{\"later\":1}");
  ASSERT_MOVED (of_scene, hp_element_get_revision (HP_ELEMENT (f->scene)));

  hp_element_list_freeze (f->hits);
  hp_element_list_remove (f->hits, 0);
  ASSERT_MOVED (of_plan, hp_element_get_revision (HP_ELEMENT (f->plan)));
  hp_element_list_thaw (f->hits);
  g_assert_cmpuint (of_markers, ==, hp_element_list_get_revision (hp_plan_get_markers (f->plan)));
#undef ASSERT_MOVED
}

static void
test_outlives_its_owner (void)
{
  HpScene *scene = g_object_new (HP_TYPE_SCENE, "id", "scene-1", NULL);
  HpElementList *hits = g_object_ref (hp_scene_get_hits (scene));
  g_autoptr(HpHit) hit = g_object_new (HP_TYPE_HIT, "id", "hit-1", NULL);

  hp_element_list_append (hits, hit);
  g_assert_finalize_object (scene);
  g_assert_null (hp_element_list_get_owner (hits));
  g_assert_cmpuint (hp_element_list_get_n (hits), ==, 0);
  g_assert_null (hp_element_get_parent (HP_ELEMENT (hit)));
  g_assert_finalize_object (hits);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) \
  g_test_add ("/model/element-list/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("is-a-list-model", test_is_a_list_model);
  ADD ("tells-once-when-thawed", test_tells_once_when_thawed);
  ADD ("elements-know-where-they-are", test_elements_know_where_they_are);
  ADD ("the-root-hears-who-comes-and-goes", test_the_root_hears_who_comes_and_goes);
  ADD ("revisions-count-what-is-inside", test_revisions_count_what_is_inside);
#undef ADD
  g_test_add_func ("/model/element-list/outlives-its-owner", test_outlives_its_owner);

  return g_test_run ();
}
