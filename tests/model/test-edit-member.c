#include "model/edit-member.h"

#include <math.h>
#include <string.h>

#include "model/edit-list.h"
#include "model/film-plan.h"
#include "model/full-plan.h"
#include "model/hit.h"
#include "model/layer.h"
#include "model/list-words.h"
#include "model/member-words.h"
#include "model/model-error.h"
#include "model/motif.h"
#include "model/reel.h"
#include "model/reservation.h"
#include "model/scene-time.h"
#include "model/some-value.h"
#include "model/tempo-change.h"

#define TRIES 400  /* values tried before a member is said not to take one */

typedef struct
{
  HpPlan    *plan;
  HpHistory *history;
  GRand     *rand;
  HpScene   *scene;   /* 500…1500 */
} Fixture;

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  f->history = hp_history_new ();
  f->plan = full_plan_new (f->history);
  f->rand = g_rand_new_with_seed (77);
  f->scene = hp_element_list_get (hp_plan_get_scenes (f->plan), 0);
  hp_history_mark_saved (f->history);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  g_rand_free (f->rand);
  g_assert_finalize_object (f->history);
  g_assert_finalize_object (f->plan);
}

static gboolean
is_value (const HpMember *member)
{
  return member->kind != HP_MEMBER_LIST && member->kind != HP_MEMBER_OBJECT;
}

typedef void (*MemberFunc) (Fixture        *f,
                            HpElement      *element,
                            const HpMember *member);

static void
collect_cb (HpElement  *element,
            const char *place,
            gpointer    data)
{
  g_ptr_array_add (data, g_object_ref (element));
}

/* Calls @func for one member of each class, of the last element of the class that the plan holds:
 * the first meter, tempo and reel may not move. */
static void
for_all_members (Fixture    *f,
                 MemberFunc  func)
{
  g_autoptr(GPtrArray) elements = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GHashTable) done = g_hash_table_new (NULL, NULL);
  guint n_classes = 0;

  hp_element_visit (HP_ELEMENT (f->plan), NULL, collect_cb, elements);
  for (guint i = elements->len; i > 0; i--)
    {
      HpElement *element = g_ptr_array_index (elements, i - 1);
      HpElementClass *klass = HP_ELEMENT_GET_CLASS (element);

      if (!g_hash_table_add (done, klass))
        continue;

      n_classes++;
      for (guint j = 0; j < klass->n_members; j++)
        if (is_value (&klass->members[j]))
          func (f, element, &klass->members[j]);
    }

  g_assert_cmpuint (n_classes, ==, 25);
}

/* Every member of every class has a step of its own name. */
static void
check_words (Fixture        *f,
             HpElement      *element,
             const HpMember *member)
{
  HpElementClass *klass = HP_ELEMENT_GET_CLASS (element);
  const char *words = hp_member_find_words (G_OBJECT_TYPE (element), member);

  g_test_message ("%s.%s", G_OBJECT_TYPE_NAME (element), member->name);
  g_assert_nonnull (words);
  g_assert_true (g_ascii_isupper (words[0]));
  for (guint i = 0; i < klass->n_members; i++)
    if (&klass->members[i] != member && is_value (&klass->members[i]))
      g_assert_cmpstr (hp_member_find_words (G_OBJECT_TYPE (element), &klass->members[i]), !=,
                       words);
}

static void
test_words (Fixture       *f,
            gconstpointer  data)
{
  for_all_members (f, check_words);
}

/* A good value is one named step, undone and redone exactly. */
static void
check_good (Fixture        *f,
            HpElement      *element,
            const HpMember *member)
{
  g_autoptr(Snapshot) before = snapshot_new (f->plan);
  g_autoptr(Snapshot) after = NULL;
  g_autoptr(Snapshot) undone = NULL;
  g_autoptr(Snapshot) redone = NULL;
  guint n_done = hp_history_get_n_done (f->history);

  g_test_message ("%s.%s", G_OBJECT_TYPE_NAME (element), member->name);
  for (guint i = 0; i < TRIES && hp_history_get_n_done (f->history) == n_done; i++)
    {
      g_autoptr(GError) error = NULL;
      HpMemberValue value;

      some_value_good (f->plan, element, element, member, f->rand, &value);
      if (!hp_edit_set_value (f->history, element, member, &value, &error))
        g_assert_error (error, HP_MODEL_ERROR, HP_MODEL_ERROR_REFUSED);
      hp_member_clear_value (member, &value);
    }

  g_assert_cmpuint (hp_history_get_n_done (f->history), ==, n_done + 1);
  g_assert_cmpstr (hp_history_get_undo_label (f->history), ==,
                   hp_element_name_change (element, member));
  after = snapshot_new (f->plan);
  g_assert_false (snapshot_equal (before, after));

  hp_history_undo (f->history);
  undone = snapshot_new (f->plan);
  g_assert_true (snapshot_equal (before, undone));
  hp_history_redo (f->history);
  redone = snapshot_new (f->plan);
  g_assert_true (snapshot_equal (after, redone));
  hp_history_undo (f->history);
}

static void
test_good (Fixture       *f,
           gconstpointer  data)
{
  /* A rate that may drop frames, so that there is something to choose. */
  hp_edit_set (f->history, hp_plan_get_picture (f->plan), NULL, "frame-rate",
               &(HpFrameRate) { 30000, 1001 });
  for_all_members (f, check_good);
}

/* A bad one is refused, and changes nothing. */
static void
check_bad (Fixture        *f,
           HpElement      *element,
           const HpMember *member)
{
  g_autoptr(Snapshot) before = snapshot_new (f->plan);
  HpMemberValue value;

  for (guint i = 0; some_value_bad (member, i, &value); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(Snapshot) after = NULL;

      g_test_message ("%s.%s %u", G_OBJECT_TYPE_NAME (element), member->name, i);
      g_assert_false (hp_edit_set_value (f->history, element, member, &value, &error));
      g_assert_error (error, HP_MODEL_ERROR, HP_MODEL_ERROR_REFUSED);
      g_assert_false (hp_history_get_modified (f->history));
      after = snapshot_new (f->plan);
      g_assert_true (snapshot_equal (before, after));
      hp_member_clear_value (member, &value);
    }
}

static void
test_bad (Fixture       *f,
          gconstpointer  data)
{
  for_all_members (f, check_bad);
}

/* What is there already is no step, whatever it is. */
static void
check_same (Fixture        *f,
            HpElement      *element,
            const HpMember *member)
{
  HpMemberValue value;

  hp_member_copy_value (member, &value, hp_element_get_field (element, member));
  g_assert_true (hp_edit_set_value (f->history, element, member, &value, NULL));
  g_assert_false (hp_history_get_modified (f->history));
  hp_member_clear_value (member, &value);
}

static void
test_same (Fixture       *f,
           gconstpointer  data)
{
  for_all_members (f, check_same);
}

static gpointer
find (HpElementList *list,
      guint          index)
{
  gpointer element = hp_element_list_get (list, index);

  g_assert_nonnull (element);
  return element;
}

#define assert_refused(call) \
  G_STMT_START { \
    g_autoptr(GError) why = NULL; \
    GError **error = &why; \
    g_assert_false (call); \
    g_assert_error (why, HP_MODEL_ERROR, HP_MODEL_ERROR_REFUSED); \
    g_assert_false (hp_history_get_modified (f->history)); \
  } G_STMT_END

/* What a file keeps is what is there at once. */
static void
test_rounds (Fixture       *f,
             gconstpointer  data)
{
  HpLayer *layer = find (hp_scene_get_layers (f->scene), 0);
  HpMotif *motif = find (hp_plan_get_motifs (f->plan), 0);
  const HpCurvePoint points[] = { { 600, 0.123456 }, { 700, 0.99999 } };
  g_autoptr(HpCurve) curve = hp_curve_new (points, 2);
  const HpCurvePoint *kept;

  g_assert_true (hp_edit_set (f->history, layer, NULL, "pan", 1.00001));
  g_assert_cmpfloat (hp_layer_get_pan (layer), ==, 1);
  g_assert_true (hp_edit_set (f->history, layer, NULL, "pan", -0.00001));
  g_assert_false (signbit (hp_layer_get_pan (layer)));
  g_assert_true (hp_edit_set (f->history, motif, NULL, "bpm", &(HpBpm) { 71.99996, 0 }));
  g_assert_cmpfloat (hp_motif_get_bpm (motif).per_minute, ==, 72);

  g_assert_true (hp_edit_set (f->history, layer, NULL, "curve", curve));
  kept = hp_curve_get_points (hp_layer_get_curve (layer), NULL);
  g_assert_cmpfloat (kept[0].level, ==, 0.1235);
  g_assert_cmpfloat (kept[1].level, ==, 1);
}

/* Only what is of the scene itself can be named where a scene is meant. */
static void
test_own_scene (Fixture       *f,
                gconstpointer  data)
{
  HpScene *other = find (hp_plan_get_scenes (f->plan), 1);
  HpTempoPlan *tempo = find (hp_scene_get_tempo_plans (f->scene), 0);
  gpointer lock = find (hp_tempo_plan_get_locks (tempo), 0);
  gpointer statement = find (hp_scene_get_statements (f->scene), 0);
  const char *hit = hp_element_get_id (find (hp_scene_get_hits (other), 0));
  const char *marker = hp_element_get_id (find (hp_plan_get_markers (f->plan), 0));
  const char *layer = hp_element_get_id (find (hp_scene_get_layers (other), 0));
  const char *others = hp_element_get_id (find (hp_scene_get_tempo_plans (other), 0));

  assert_refused (hp_edit_set (f->history, lock, error, "hit", hit));
  assert_refused (hp_edit_set (f->history, lock, error, "hit", marker));
  assert_refused (hp_edit_set (f->history, lock, error, "hit", layer));
  assert_refused (hp_edit_set (f->history, statement, error, "layer", layer));
  assert_refused (hp_edit_set (f->history, f->scene, error, "tempo-plan", others));
  assert_refused (hp_edit_set (f->history, f->scene, error, "tempo-plan", layer));
  g_assert_true (hp_edit_set (f->history, f->scene, NULL, "tempo-plan", ""));
  g_assert_true (hp_edit_set (f->history, lock, NULL, "hit",
                              hp_element_get_id (find (hp_scene_get_hits (f->scene), 1))));
}

/* A list that is sorted stays so, in the one step. */
static void
test_sorted (Fixture       *f,
             gconstpointer  data)
{
  static const struct
  {
    const char *list;
    const char *key;
    gint64      frame;    /* for the first of the list */
    guint       place;    /* where it stands then */
  } cases[] = {
    { "hits", "at", 550, 0 },  { "hits", "at", 800, 1 },  { "hits", "at", 2000, 2 },
    { "beats", "at", 901, 2 }, { "beats", "at", 0, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(Snapshot) before = snapshot_new (f->plan), after = NULL;
      HpElementList *list;
      gpointer first;

      g_object_get (f->scene, cases[i].list, &list, NULL);
      first = find (list, 0);
      g_assert_true (hp_edit_set (f->history, first, NULL, cases[i].key, cases[i].frame));
      g_assert_true (find (list, cases[i].place) == first);
      hp_history_undo (f->history);
      after = snapshot_new (f->plan);
      g_assert_true (snapshot_equal (before, after));
      g_object_unref (list);
    }

  g_assert_true (hp_edit_set_many (f->history, f->scene, "Move Scene", NULL, "in", (gint64) 9500,
                                   "out", (gint64) 9600, NULL));
  g_assert_true (find (hp_plan_get_scenes (f->plan), 1) == (gpointer) f->scene);
  g_assert_cmpstr (hp_history_get_undo_label (f->history), ==, "Move Scene");
}

/* What one owes another. */
static void
test_relations (Fixture       *f,
                gconstpointer  data)
{
  HpTempoPlan *tempo = find (hp_scene_get_tempo_plans (f->scene), 0);
  HpLayer *layer = find (hp_scene_get_layers (f->scene), 0);
  HpElementList *entries = hp_layer_get_entries (layer);
  gpointer meter = find (hp_tempo_plan_get_meters (tempo), 0);
  gpointer second_meter = find (hp_tempo_plan_get_meters (tempo), 1);
  gpointer change = find (hp_tempo_plan_get_tempos (tempo), 0);
  gpointer second_change = find (hp_tempo_plan_get_tempos (tempo), 1);
  gpointer hit = find (hp_scene_get_hits (f->scene), 0);
  gpointer not_before = find (hp_plan_get_reserved (f->plan), 0);
  gpointer only_in = find (hp_plan_get_reserved (f->plan), 1);
  gpointer picture = hp_plan_get_picture (f->plan);
  const HpFraction zero = { 0, 1 }, one = { 1, 1 }, early = { -1, 4 };

  assert_refused (hp_edit_set (f->history, f->scene, error, "in", (gint64) 1500));
  assert_refused (hp_edit_set (f->history, f->scene, error, "out", (gint64) 500));
  assert_refused (hp_edit_set (f->history, f->scene, error, "out", (gint64) 3 * FILM_REEL + 1));
  assert_refused (hp_edit_set (f->history, find (entries, 0), error, "out", (gint64) 701));
  assert_refused (hp_edit_set (f->history, find (entries, 0), error, "in", (gint64) 600));
  assert_refused (hp_edit_set (f->history, find (entries, 1), error, "in", (gint64) 599));
  assert_refused (hp_edit_set (f->history, find (hp_plan_get_dialogue (f->plan), 0), error,
                               "out", (gint64) 210));
  assert_refused (hp_edit_set (f->history, meter, error, "bar", 2));
  assert_refused (hp_edit_set (f->history, meter, error, "bar", 9));
  assert_refused (hp_edit_set (f->history, second_meter, error, "bar", 1));
  assert_refused (hp_edit_set (f->history, change, error, "at", &one));
  assert_refused (hp_edit_set (f->history, second_change, error, "at", &zero));
  assert_refused (hp_edit_set (f->history, second_change, error, "at", &early));
  assert_refused (hp_edit_set (f->history, hit, error, "at", (gint64) 700));
  assert_refused (hp_edit_set (f->history, hit, error, "at", (gint64) 3 * FILM_REEL));
  assert_refused (hp_edit_set (f->history, not_before, error, "at", (gint64) -1));
  assert_refused (hp_edit_set (f->history, not_before, error, "rule", HP_RESERVATION_RULE_ONLY_IN));
  assert_refused (hp_edit_set (f->history, only_in, error, "scene", ""));
  assert_refused (hp_edit_set (f->history, picture, error, "drop-frame", TRUE));
  assert_refused (hp_edit_set_many (f->history, not_before, "Keep Back", error,
                                    "rule", HP_RESERVATION_RULE_ONLY_IN, "scene", "scene-9", NULL));

  g_assert_true (hp_edit_set_many (f->history, not_before, "Keep Back", NULL,
                                   "rule", HP_RESERVATION_RULE_ONLY_IN, "scene", "scene-1", NULL));
  g_assert_true (hp_edit_set (f->history, find (entries, 0), NULL, "out", (gint64) 700));
}

/* Past the frames of its scene a curve has no new points; those it had may stay. */
static void
test_curves_stay_inside (Fixture       *f,
                         gconstpointer  data)
{
  HpLayer *layer = find (hp_scene_get_layers (f->scene), 0);
  const HpCurvePoint points[] = { { 500, 0 }, { 1500, 1 } };
  const HpCurvePoint outside[] = { { 499, 0 }, { 1500, 1 } };
  const HpCurvePoint moved[] = { { 500, 0.5 }, { 1500, 1 } };
  const HpCurvePoint added[] = { { 500, 0.5 }, { 1499, 1 } };
  g_autoptr(HpCurve) curve = hp_curve_new (points, 2), before = hp_curve_new (outside, 2);
  g_autoptr(HpCurve) still = hp_curve_new (moved, 2), another = hp_curve_new (added, 2);

  assert_refused (hp_edit_set (f->history, f->scene, error, "wish", before));
  assert_refused (hp_edit_set (f->history, layer, error, "curve", before));
  g_assert_true (hp_edit_set (f->history, layer, NULL, "curve", curve));
  g_assert_true (hp_edit_set (f->history, f->scene, NULL, "out", (gint64) 1000));
  g_assert_true (hp_edit_set (f->history, layer, NULL, "curve", still));
  hp_history_mark_saved (f->history);
  assert_refused (hp_edit_set (f->history, layer, error, "curve", another));
}

/* Reels follow each other, whatever is done to one. */
static void
test_reels (Fixture       *f,
            gconstpointer  data)
{
  HpElementList *reels = hp_plan_get_reels (f->plan);
  HpReel *first = find (reels, 0), *second = find (reels, 1), *third = find (reels, 2);

  assert_refused (hp_edit_set (f->history, first, error, "start", (gint64) 1));
  assert_refused (hp_edit_set (f->history, second, error, "start", (gint64) 2 * FILM_REEL + 1));
  assert_refused (hp_edit_set (f->history, third, error, "start", (gint64) FILM_REEL - 1));
  assert_refused (hp_edit_set (f->history, third, error, "duration", HP_FRAME_MAX));
  assert_refused (hp_edit_set (f->history, third, error, "number", 1));
  assert_refused (hp_edit_set (f->history, third, error, "start-timecode", "03:00:00:24"));
  assert_refused (hp_edit_set (f->history, third, error, "start-timecode", "three"));

  g_assert_true (hp_edit_set (f->history, first, NULL, "duration", (gint64) 100));
  g_assert_cmpint (hp_reel_get_start (second), ==, 100);
  g_assert_cmpint (hp_reel_get_start (third), ==, FILM_REEL + 100);
  g_assert_true (hp_edit_set (f->history, third, NULL, "start", (gint64) 200));
  g_assert_cmpint (hp_reel_get_duration (second), ==, 100);
  g_assert_cmpint (hp_reel_get_duration (third), ==, 2 * FILM_REEL - 100);
  g_assert_true (hp_edit_set (f->history, third, NULL, "start-timecode", "3.1;02,3"));
  g_assert_cmpstr (hp_reel_get_start_timecode (third), ==, "03:01:02:03");

  hp_history_undo (f->history);
  hp_history_undo (f->history);
  hp_history_undo (f->history);
  g_assert_cmpint (hp_reel_get_start (third), ==, 2 * FILM_REEL);
}

/* Of one file, the frames that are shown stay where they were. */
static void
test_boundary_in_a_file (Fixture       *f,
                         gconstpointer  data)
{
  HpElementList *reels = hp_plan_get_reels (f->plan);
  HpReel *second = find (reels, 1);

  g_assert_true (hp_edit_set_many (f->history, second, "Use Long Play", NULL, "uri", "reel1.mov",
                                   "offset", (gint64) FILM_REEL, NULL));
  g_assert_true (hp_edit_set (f->history, second, NULL, "start", (gint64) FILM_REEL - 500));
  g_assert_cmpint (hp_reel_get_offset (second), ==, FILM_REEL - 500);
}

/* Timecode follows the rate; a label that the new one does not have is not lost. */
static void
test_frame_rate (Fixture       *f,
                 gconstpointer  data)
{
  const HpFrameRate ntsc = { 30000, 1001 }, pal = { 25, 1 }, film = { 24, 1 };
  HpPicture *picture = hp_plan_get_picture (f->plan);
  HpReel *reel = find (hp_plan_get_reels (f->plan), 0);

  g_assert_true (hp_edit_set_many (f->history, picture, "Change Picture", NULL,
                                   "frame-rate", &ntsc, "drop-frame", TRUE, NULL));
  g_assert_cmpstr (hp_reel_get_start_timecode (reel), ==, "01:00:00;00");
  g_assert_true (hp_edit_set (f->history, picture, NULL, "frame-rate", &pal));
  g_assert_false (hp_picture_get_drop_frame (picture));
  g_assert_cmpstr (hp_reel_get_start_timecode (reel), ==, "01:00:00:00");

  g_assert_true (hp_edit_set (f->history, reel, NULL, "start-timecode", "00:59:59:24"));
  hp_history_mark_saved (f->history);
  assert_refused (hp_edit_set (f->history, picture, error, "frame-rate", &film));
  g_assert_true (hp_edit_set (f->history, reel, NULL, "start-timecode", "00:01:00:00"));
  g_assert_true (hp_edit_set (f->history, picture, NULL, "frame-rate", &ntsc));
  hp_history_mark_saved (f->history);
  assert_refused (hp_edit_set (f->history, picture, error, "drop-frame", TRUE));
}

/* While it is dragged, a hit is moved in one step, past others and back. */
static void
test_run (Fixture       *f,
          gconstpointer  data)
{
  HpElementList *hits = hp_scene_get_hits (f->scene);
  gpointer hit = find (hits, 0);
  guint n_done = hp_history_get_n_done (f->history);

  hp_history_begin_run (f->history);
  for (gint64 at = 501; at < 1000; at += 50)
    g_assert_true (hp_edit_set (f->history, hit, NULL, "at", at));
  hp_history_end_run (f->history);
  g_assert_true (find (hits, 2) == hit);
  g_assert_cmpuint (hp_history_get_n_done (f->history), ==, n_done + 1);

  hp_history_undo (f->history);
  g_assert_true (find (hits, 0) == hit);
  g_assert_cmpint (hp_hit_get_at (hit), ==, 500);
}

/* What a file brought unsorted does not stop an edit. */
static void
test_unsorted (Fixture       *f,
               gconstpointer  data)
{
  HpElementList *hits = hp_scene_get_hits (f->scene);

  g_object_set (find (hits, 0), "at", (gint64) 1400, NULL);
  g_assert_true (hp_edit_set (f->history, find (hits, 2), NULL, "at", (gint64) 600));
  g_assert_true (hp_edit_set (f->history, find (hits, 1), NULL, "weight", 1));
  hp_history_undo (f->history);
  hp_history_undo (f->history);
  g_assert_cmpint (hp_hit_get_at (find (hits, 2)), ==, 900);
}

/* No text gets so long that the file would be refused. */
static void
test_long_text (Fixture       *f,
                gconstpointer  data)
{
  g_autofree char *longest = g_strnfill (HP_TEXT_MAX, '\x01');
  g_autofree char *longer = g_strconcat (longest, "x", NULL);

  g_assert_true (hp_edit_set (f->history, f->scene, NULL, "story", longest));
  hp_history_mark_saved (f->history);
  assert_refused (hp_edit_set (f->history, f->scene, error, "story", longer));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) \
  g_test_add ("/model/edit-member/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("words", test_words);
  ADD ("good", test_good);
  ADD ("bad", test_bad);
  ADD ("same", test_same);
  ADD ("rounds", test_rounds);
  ADD ("own-scene", test_own_scene);
  ADD ("sorted", test_sorted);
  ADD ("relations", test_relations);
  ADD ("curves-stay-inside", test_curves_stay_inside);
  ADD ("reels", test_reels);
  ADD ("boundary-in-a-file", test_boundary_in_a_file);
  ADD ("frame-rate", test_frame_rate);
  ADD ("run", test_run);
  ADD ("unsorted", test_unsorted);
  ADD ("long-text", test_long_text);
#undef ADD

  return g_test_run ();
}
