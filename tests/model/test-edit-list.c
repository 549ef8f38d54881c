#include "model/edit-list.h"

#include "model/automation.h"
#include "model/decision.h"
#include "model/edit-copy.h"
#include "model/edit-member.h"
#include "model/element-order.h"
#include "model/film-plan.h"
#include "model/full-plan.h"
#include "model/hit.h"
#include "model/instrument.h"
#include "model/layer.h"
#include "model/list-words.h"
#include "model/model-error.h"
#include "model/plan-index.h"
#include "model/reel.h"
#include "model/reservation.h"
#include "model/statement.h"
#include "model/tempo-change.h"
#include "model/tempo-lock.h"
#include "model/tempo-plan.h"

typedef struct
{
  HpPlan    *plan;
  HpHistory *history;
  HpScene   *scene;   /* 500…1500 */
  HpScene   *later;   /* 9500…10500 */
} Fixture;

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  f->history = hp_history_new ();
  f->plan = full_plan_new (f->history);
  f->scene = hp_element_list_get (hp_plan_get_scenes (f->plan), 0);
  f->later = hp_element_list_get (hp_plan_get_scenes (f->plan), 1);
  hp_history_mark_saved (f->history);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  g_assert_finalize_object (f->history);
  g_assert_finalize_object (f->plan);
}

static gpointer
find (HpElementList *list,
      guint          index)
{
  gpointer element = hp_element_list_get (list, index);

  g_assert_nonnull (element);
  return element;
}

static const char *
id_of (gpointer element)
{
  return hp_element_get_id (element);
}

#define assert_refused(call) \
  G_STMT_START { \
    g_autoptr(GError) why = NULL; \
    GError **error = &why; \
    g_assert_true (!(call)); \
    g_assert_error (why, HP_MODEL_ERROR, HP_MODEL_ERROR_REFUSED); \
    g_assert_false (hp_history_get_modified (f->history)); \
  } G_STMT_END

static void
collect_cb (HpElement  *element,
            const char *place,
            gpointer    data)
{
  g_ptr_array_add (data, g_object_ref (element));
}

static GPtrArray *
list_elements (Fixture *f)
{
  GPtrArray *elements = g_ptr_array_new_with_free_func (g_object_unref);

  hp_element_visit (HP_ELEMENT (f->plan), NULL, collect_cb, elements);
  return elements;
}

/* Each list has words for what is done to it, and no two the same. */
static void
test_words (Fixture       *f,
            gconstpointer  data)
{
  g_autoptr(GPtrArray) elements = list_elements (f);
  g_autoptr(GHashTable) lists = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < elements->len; i++)
    {
      HpElement *element = g_ptr_array_index (elements, i);
      HpElementList *list = hp_element_get_list (element);
      g_autoptr(GHashTable) words = g_hash_table_new (g_str_hash, g_str_equal);
      HpElementOrder order;

      if (list == NULL)
        continue;

      g_hash_table_add (lists, (gpointer) hp_element_list_get_member (list));
      for (int verb = 0; verb < HP_N_LIST_VERBS; verb++)
        {
          const char *step = hp_list_find_words (G_OBJECT_TYPE (hp_element_get_parent (element)),
                                                 hp_element_list_get_member (list),
                                                 (HpListVerb) verb);

          g_test_message ("%s %d: %s", hp_element_list_get_member (list)->name, verb, step);
          if (verb == HP_LIST_MOVE && hp_element_get_order (element, &order))
            g_assert_null (step);
          else
            g_assert_true (step != NULL && g_hash_table_add (words, (gpointer) step));
        }
    }

  g_assert_cmpuint (g_hash_table_size (lists), ==, 23);
}

/* Whether all that is named in the plan is there. */
static void
assert_references (Fixture *f)
{
  g_autoptr(GPtrArray) elements = list_elements (f);

  for (guint i = 0; i < elements->len; i++)
    {
      HpElement *element = g_ptr_array_index (elements, i);
      HpElementClass *klass = HP_ELEMENT_GET_CLASS (element);

      for (guint j = 0; j < klass->n_members; j++)
        {
          const HpMember *member = &klass->members[j];
          gconstpointer field = hp_element_get_field (element, member);

          if (member->refers == NULL)
            continue;

          if (member->kind == HP_MEMBER_IDS)
            for (GStrv ids = *(const GStrv *) field; *ids != NULL; ids++)
              g_assert_nonnull (hp_plan_find (f->plan, *ids));
          else if (member->required || **(const char *const *) field != '\0')
            g_assert_nonnull (hp_plan_find (f->plan, *(const char *const *) field));
        }
    }
}

static gboolean
may_go (HpElement *element)
{
  gboolean is_first = hp_element_list_get (hp_element_get_list (element), 0) == element;

  return !is_first || (!HP_IS_TEMPO_CHANGE (element) && g_strcmp0 (G_OBJECT_TYPE_NAME (element),
                                                                   "HpMeterChange") != 0);
}

/* Whatever goes takes along what cannot be without it, in one named step that can be undone. */
static void
test_remove_each (Fixture       *f,
                  gconstpointer  data)
{
  g_autoptr(GPtrArray) elements = list_elements (f);
  g_autoptr(Snapshot) before = snapshot_new (f->plan);

  for (guint i = 0; i < elements->len; i++)
    {
      HpElement *element = g_ptr_array_index (elements, i);
      HpElementList *list = hp_element_get_list (element);
      g_autoptr(Snapshot) after = NULL, undone = NULL, redone = NULL;

      if (list == NULL)
        continue;

      g_test_message ("%s", G_OBJECT_TYPE_NAME (element));
      if (!may_go (element))
        {
          assert_refused (hp_edit_remove (f->history, element, error));
          continue;
        }

      g_assert_true (hp_edit_remove_with_dependents (f->history, element, NULL));
      g_assert_cmpstr (hp_history_get_undo_label (f->history), ==,
                       hp_element_list_name_step (list, HP_LIST_REMOVE));
      g_assert_null (hp_element_get_list (element));
      assert_references (f);

      after = snapshot_new (f->plan);
      hp_history_undo (f->history);
      undone = snapshot_new (f->plan);
      g_assert_true (snapshot_equal (before, undone));
      hp_history_redo (f->history);
      redone = snapshot_new (f->plan);
      g_assert_true (snapshot_equal (after, redone));
      hp_history_undo (f->history);
    }
}

/* What something plays, states or is written by stays, unless that goes with it. */
static void
test_remove_needed (Fixture       *f,
                    gconstpointer  data)
{
  gpointer instrument = find (hp_plan_get_palette (f->plan), 0);
  g_autoptr(GError) needed = NULL;

  assert_refused (hp_edit_remove (f->history, instrument, error));
  assert_refused (hp_edit_remove (f->history, find (hp_plan_get_motifs (f->plan), 0), error));
  assert_refused (hp_edit_remove (f->history, find (hp_plan_get_people (f->plan), 1), error));
  g_assert_false (hp_edit_remove (f->history, instrument, &needed));
  g_assert_cmpstr (needed->message, ==, "2 layers play “Solo violin”");

  /* The director wrote nothing. */
  g_assert_true (hp_edit_remove (f->history, find (hp_plan_get_people (f->plan), 0), NULL));
  g_assert_true (hp_edit_remove_with_dependents (f->history, instrument, NULL));
  g_assert_cmpuint (hp_element_list_get_n (hp_scene_get_layers (f->scene)), ==, 1);
  g_assert_cmpuint (hp_element_list_get_n (hp_scene_get_statements (f->scene)), ==, 1);
  g_assert_cmpuint (hp_element_list_get_n (hp_plan_get_reserved (f->plan)), ==, 0);
}

/* A film has a reel, and those that stay follow each other. */
static void
test_remove_reels (Fixture       *f,
                   gconstpointer  data)
{
  HpElementList *reels = hp_plan_get_reels (f->plan);

  g_assert_true (hp_edit_remove (f->history, find (reels, 0), NULL));
  g_assert_cmpint (hp_reel_get_start (find (reels, 0)), ==, 0);
  g_assert_cmpint (hp_reel_get_start (find (reels, 1)), ==, FILM_REEL);
  g_assert_true (hp_edit_remove (f->history, find (reels, 1), NULL));
  hp_history_mark_saved (f->history);
  assert_refused (hp_edit_remove (f->history, find (reels, 0), error));
}

static void
test_add_refuses (Fixture       *f,
                  gconstpointer  data)
{
  gpointer tempo = find (hp_scene_get_tempo_plans (f->scene), 0);
  gpointer layer = find (hp_scene_get_layers (f->scene), 0);
  const char *instrument = id_of (find (hp_plan_get_palette (f->plan), 0));
  const char *foreign = id_of (find (hp_scene_get_layers (f->later), 0));
  const char *motif = id_of (find (hp_plan_get_motifs (f->plan), 0));
  const HpFraction at = { 4, 1 }, quarter = { 1, 4 };
  const HpBpm bpm = { 60, 0 };
  gpointer added;

#define REFUSED(owner, list, ...) \
  assert_refused (hp_edit_add (f->history, owner, list, error, __VA_ARGS__, NULL))
  /* What must be said is missing … */
  REFUSED (f->scene, "layers", "name", "Cello");
  REFUSED (f->scene, "hits", "label", "She looks up");
  REFUSED (f->plan, "people", "name", "A. Novak");
  REFUSED (f->plan, "scenes", "in", (gint64) 0);
  REFUSED (tempo, "meters", "meter", "4/4");
  /* … or not so … */
  REFUSED (f->scene, "layers", "instrument", "layer-1");
  REFUSED (f->scene, "layers", "instrument", instrument, "pan", 2.0);
  REFUSED (f->scene, "statements", "motif", motif, "layer", foreign, "at", &at);
  REFUSED (f->plan, "scenes", "in", (gint64) 10, "out", (gint64) 10);
  REFUSED (f->plan, "scenes", "in", (gint64) -10, "out", (gint64) 10);
  REFUSED (f->plan, "scenes", "in", (gint64) 10, "out", (gint64) 20, "cue", "1M1");
  REFUSED (f->plan, "reserved", "instrument", instrument, "rule", HP_RESERVATION_RULE_ONLY_IN);
  REFUSED (f->plan, "reels", "duration", (gint64) 10, "start", (gint64) 5);
  REFUSED (f->plan, "reels", "duration", (gint64) 10, "number", 2);
  /* … or where there is one. */
  REFUSED (f->scene, "hits", "at", (gint64) 700);
  REFUSED (f->plan, "markers", "at", (gint64) 18000);
  REFUSED (f->scene, "beats", "at", (gint64) 700);
  REFUSED (layer, "entries", "in", (gint64) 650, "out", (gint64) 701);
  REFUSED (layer, "entries", "in", (gint64) 599, "out", (gint64) 650);
  REFUSED (layer, "automation", "control", HP_CONTROL_FILTER);
  REFUSED (tempo, "meters", "bar", 1, "meter", "4/4");
  REFUSED (tempo, "meters", "bar", 5, "meter", "4/4");
  REFUSED (tempo, "tempos", "at", &at, "beat", &quarter, "bpm", &bpm);
#undef REFUSED

  /* Nor is a number used up by what is not there. */
  added = hp_edit_add (f->history, f->scene, "hits", NULL, "at", (gint64) 701, NULL);
  g_assert_cmpstr (id_of (added), ==, "hit-9");
}

static void
test_add_places (Fixture       *f,
                 gconstpointer  data)
{
  gpointer layer = find (hp_scene_get_layers (f->scene), 0);
  const char *instrument = id_of (find (hp_plan_get_palette (f->plan), 1));
  gpointer added = hp_edit_add (f->history, layer, "entries", NULL, "in", (gint64) 620,
                                "out", (gint64) 680, NULL);

  g_assert_true (find (hp_layer_get_entries (HP_LAYER (layer)), 1) == added);
  g_assert_cmpstr (hp_history_get_undo_label (f->history), ==, "Add Entry");

  added = hp_edit_add_at (f->history, f->scene, "layers", 1, NULL, "instrument", instrument, NULL);
  g_assert_true (find (hp_scene_get_layers (f->scene), 1) == added);
  g_assert_cmpstr (hp_layer_get_name (added), ==, "Cello");
  added = hp_edit_add (f->history, f->scene, "layers", NULL, "instrument", instrument,
                       "name", "", NULL);
  g_assert_true (find (hp_scene_get_layers (f->scene), 3) == added);
  g_assert_cmpstr (hp_layer_get_name (added), ==, "");
}

/* What the place tells need not be said. */
static void
test_add_defaults (Fixture       *f,
                   gconstpointer  data)
{
  HpTempoPlan *tempo = hp_edit_add (f->history, f->scene, "tempo-plans", NULL, NULL);
  HpReel *reel = hp_edit_add (f->history, f->plan, "reels", NULL, "duration", (gint64) 10, NULL);
  HpScene *scene = hp_edit_add (f->history, f->plan, "scenes", NULL, "in", (gint64) 10000,
                                "out", (gint64) 10010, NULL);

  g_assert_cmpstr (hp_tempo_plan_get_name (tempo), ==, "C");
  g_assert_cmpint (hp_tempo_plan_get_downbeat (tempo), ==, 500);
  g_assert_cmpuint (hp_element_list_get_n (hp_tempo_plan_get_meters (tempo)), ==, 1);
  g_assert_cmpuint (hp_element_list_get_n (hp_tempo_plan_get_tempos (tempo)), ==, 1);
  g_assert_cmpint (hp_reel_get_number (reel), ==, 4);
  g_assert_cmpint (hp_reel_get_start (reel), ==, 3 * FILM_REEL);
  g_assert_cmpstr (hp_reel_get_start_timecode (reel), ==, "04:00:00:00");
  g_assert_cmpstr (hp_scene_get_cue (scene), ==, "2M1");
}

static void
test_move (Fixture       *f,
           gconstpointer  data)
{
  HpElementList *layers = hp_scene_get_layers (f->scene);
  gpointer first = find (layers, 0);

  assert_refused (hp_edit_move (f->history, first, 2, error));
  assert_refused (hp_edit_move (f->history, f->scene, 1, error));
  assert_refused (hp_edit_move (f->history, find (hp_scene_get_hits (f->scene), 0), 1, error));
  g_assert_true (hp_edit_move (f->history, first, 0, NULL));
  g_assert_false (hp_history_get_modified (f->history));

  g_assert_true (hp_edit_move (f->history, first, 1, NULL));
  g_assert_true (find (layers, 1) == first);
  g_assert_cmpstr (hp_history_get_undo_label (f->history), ==, "Move Layer");
  hp_history_undo (f->history);
  g_assert_true (find (layers, 0) == first);
}

/* Ids are new throughout, and name within the copy what they named within the original. */
static void
test_duplicate_scene (Fixture       *f,
                      gconstpointer  data)
{
  g_autoptr(Snapshot) before = snapshot_new (f->plan), undone = NULL;
  HpScene *copy;
  HpTempoPlan *tempo;

  g_assert_true (hp_edit_set (f->history, f->scene, NULL, "status", HP_SCENE_STATUS_APPROVED));
  copy = hp_edit_duplicate (f->history, f->scene, NULL);
  g_assert_nonnull (copy);
  g_assert_cmpstr (hp_history_get_undo_label (f->history), ==, "Duplicate Scene");
  g_assert_true (find (hp_plan_get_scenes (f->plan), 1) == (gpointer) copy);
  g_assert_cmpstr (hp_scene_get_cue (copy), !=, hp_scene_get_cue (f->scene));
  g_assert_cmpint (hp_scene_get_status (copy), ==, HP_SCENE_STATUS_SPOTTED);

  tempo = find (hp_scene_get_tempo_plans (copy), 0);
  g_assert_cmpstr (hp_scene_get_tempo_plan (copy), ==, id_of (tempo));
  g_assert_cmpstr (hp_tempo_lock_get_hit (find (hp_tempo_plan_get_locks (tempo), 0)), ==,
                   id_of (find (hp_scene_get_hits (copy), 0)));
  g_assert_cmpstr (hp_statement_get_layer (find (hp_scene_get_statements (copy), 1)), ==,
                   id_of (find (hp_scene_get_layers (copy), 1)));
  g_assert_cmpstr (hp_layer_get_instrument (find (hp_scene_get_layers (copy), 1)), ==,
                   id_of (find (hp_plan_get_palette (f->plan), 1)));
  assert_references (f);

  hp_history_undo (f->history);
  hp_history_undo (f->history);
  undone = snapshot_new (f->plan);
  g_assert_true (snapshot_equal (before, undone));
}

/* What cannot stand twice in a place is no duplicate. */
static void
test_duplicate_refuses (Fixture       *f,
                        gconstpointer  data)
{
  HpTempoPlan *tempo = find (hp_scene_get_tempo_plans (f->scene), 0);
  HpLayer *layer = find (hp_scene_get_layers (f->scene), 0);

  assert_refused (hp_edit_duplicate (f->history, find (hp_scene_get_hits (f->scene), 0), error));
  assert_refused (hp_edit_duplicate (f->history, find (hp_layer_get_entries (layer), 0), error));
  assert_refused (hp_edit_duplicate (f->history, find (hp_layer_get_automation (layer), 0), error));
  assert_refused (hp_edit_duplicate (f->history, find (hp_tempo_plan_get_meters (tempo), 1),
                                     error));
  assert_refused (hp_edit_duplicate (f->history, find (hp_tempo_plan_get_tempos (tempo), 1),
                                     error));
}

/* In another scene, what was of the first is left behind, and frames go along. */
static void
test_paste (Fixture       *f,
            gconstpointer  data)
{
  gpointer statement = find (hp_scene_get_statements (f->scene), 0);
  gpointer layer = find (hp_scene_get_layers (f->scene), 0);
  HpTempoPlan *tempo = hp_edit_paste (f->history, find (hp_scene_get_tempo_plans (f->scene), 0),
                                      f->later, "tempo-plans", 9000, NULL, NULL);
  HpLayer *pasted;
  HpHit *hit;
  HpScene *scene;

  g_assert_cmpstr (hp_history_get_undo_label (f->history), ==, "Paste Tempo Plan");
  g_assert_cmpint (hp_tempo_plan_get_downbeat (tempo), ==, 9500);
  g_assert_cmpuint (hp_element_list_get_n (hp_tempo_plan_get_meters (tempo)), ==, 2);
  g_assert_cmpuint (hp_element_list_get_n (hp_tempo_plan_get_locks (tempo)), ==, 0);

  pasted = hp_edit_paste (f->history, layer, f->later, "layers", 9000, NULL, "name", "Again", NULL);
  g_assert_cmpstr (hp_layer_get_name (pasted), ==, "Again");
  g_assert_cmpuint (hp_element_list_get_n (hp_layer_get_automation (pasted)), ==, 1);

  hit = hp_edit_paste (f->history, find (hp_scene_get_hits (f->scene), 0), f->plan, "markers", 0,
                       NULL, "at", (gint64) 17000, NULL);
  g_assert_true (find (hp_plan_get_markers (f->plan), 0) == (gpointer) hit);
  g_assert_cmpstr (hp_hit_get_label (hit), ==, "She looks up");

  scene = hp_edit_paste (f->history, HP_ELEMENT (f->scene), f->plan, "scenes", 100, NULL, NULL);
  g_assert_cmpint (hp_scene_get_out (scene), ==, 1600);
  g_assert_cmpint (hp_hit_get_at (find (hp_scene_get_hits (scene), 2)), ==, 1000);
  g_assert_cmpint (hp_hit_get_late (find (hp_scene_get_hits (scene), 2)), ==, 2);
  assert_references (f);

  hp_history_mark_saved (f->history);
  assert_refused (hp_edit_paste (f->history, statement, f->later, "statements", 0, error, NULL));
  assert_refused (hp_edit_paste (f->history, layer, f->later, "layers", -501, error, NULL));
  g_assert_nonnull (hp_edit_paste (f->history, statement, f->later, "statements", 0, NULL,
                                   "layer", id_of (pasted), NULL));
}

/* What was cut can be pasted, though what it named went with it. */
static void
test_paste_what_is_gone (Fixture       *f,
                         gconstpointer  data)
{
  HpElementList *decisions = hp_plan_get_decisions (f->plan);
  g_autoptr(HpElement) decision = g_object_ref (find (decisions, 0));
  g_autoptr(HpElement) layer = g_object_ref (find (hp_scene_get_layers (f->scene), 0));
  HpDecision *pasted;

  g_assert_true (hp_edit_remove (f->history, decision, NULL));
  g_assert_true (hp_edit_remove (f->history, layer, NULL));
  g_assert_true (hp_edit_remove (f->history, f->scene, NULL));
  pasted = hp_edit_paste (f->history, decision, f->plan, "decisions", 0, NULL, NULL);
  g_assert_cmpstr (hp_decision_get_scene (pasted), ==, "");
  g_assert_cmpuint (g_strv_length (hp_decision_get_concerns (pasted)), ==, 1);
  g_assert_cmpstr (id_of (pasted), ==, "decision-3");
  g_assert_nonnull (hp_edit_paste (f->history, layer, f->later, "layers", 9000, NULL, NULL));
  assert_references (f);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) \
  g_test_add ("/model/edit-list/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("words", test_words);
  ADD ("remove-each", test_remove_each);
  ADD ("remove-needed", test_remove_needed);
  ADD ("remove-reels", test_remove_reels);
  ADD ("add-refuses", test_add_refuses);
  ADD ("add-places", test_add_places);
  ADD ("add-defaults", test_add_defaults);
  ADD ("move", test_move);
  ADD ("duplicate-scene", test_duplicate_scene);
  ADD ("duplicate-refuses", test_duplicate_refuses);
  ADD ("paste", test_paste);
  ADD ("paste-what-is-gone", test_paste_what_is_gone);
#undef ADD

  return g_test_run ();
}
