#include "model/edit-hit.h"

#include "model/edit-list.h"
#include "model/edit-member.h"
#include "model/edit-scene.h"
#include "model/film-plan.h"
#include "model/model-error.h"
#include "model/tempo-lock.h"
#include "model/tempo-plan.h"

typedef struct
{
  HpPlan    *plan;
  HpHistory *history;
  HpScene   *wide;    /* 100…1000 */
  HpScene   *narrow;  /* 200…300, inside it */
} Fixture;

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  f->plan = film_plan_new ();
  f->history = hp_history_new ();
  f->wide = hp_edit_spot_scene (f->history, f->plan, 100, 1000, NULL);
  f->narrow = hp_edit_spot_scene (f->history, f->plan, 200, 300, NULL);
  hp_history_mark_saved (f->history);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  g_assert_finalize_object (f->history);
  g_assert_finalize_object (f->plan);
}

static HpHit *
drop (Fixture *f,
      gint64   frame,
      HpScene *preferred)
{
  g_autoptr(GError) error = NULL;
  HpHit *hit = hp_edit_drop_hit (f->history, f->plan, frame, preferred, &error);

  g_assert_no_error (error);
  g_assert_nonnull (hit);
  return hit;
}

static void
assert_list (HpElementList *list,
             const char    *expected)
{
  g_autofree char *told = film_plan_tell (list);

  g_assert_cmpstr (told, ==, expected);
}

static void
test_drop (Fixture       *f,
           gconstpointer  data)
{
  HpHit *marker = drop (f, 50, NULL);
  HpHit *hit = drop (f, 500, NULL);

  drop (f, 250, NULL);
  drop (f, 260, f->wide);
  drop (f, 110, NULL);
  assert_list (hp_plan_get_markers (f->plan), "hit-1@50");
  assert_list (hp_scene_get_hits (f->wide), "hit-5@110 hit-4@260 hit-2@500");
  assert_list (hp_scene_get_hits (f->narrow), "hit-3@250");

  g_assert_null (hp_element_get_scene (HP_ELEMENT (marker)));
  g_assert_true (hp_element_get_scene (HP_ELEMENT (hit)) == f->wide);
  g_assert_cmpint (hp_hit_get_kind (hit), ==, HP_HIT_KIND_OTHER);
  g_assert_cmpint (hp_hit_get_weight (hit), ==, 3);
}

/* A preferred scene that does not hold the frame is not asked. */
static void
test_drop_outside_the_preferred (Fixture       *f,
                                 gconstpointer  data)
{
  drop (f, 300, f->narrow);
  drop (f, 1000, f->wide);
  assert_list (hp_scene_get_hits (f->narrow), "");
  assert_list (hp_scene_get_hits (f->wide), "hit-1@300");
  assert_list (hp_plan_get_markers (f->plan), "hit-2@1000");
}

static void
test_drop_refuses (Fixture       *f,
                   gconstpointer  data)
{
  static const gint64 frames[] = { -1, 2 * FILM_REEL, G_MAXINT64, 500, 50 };

  drop (f, 500, NULL);
  drop (f, 50, NULL);
  hp_history_mark_saved (f->history);
  for (guint i = 0; i < G_N_ELEMENTS (frames); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (hp_edit_drop_hit (f->history, f->plan, frames[i], NULL, &error));
      g_assert_error (error, HP_MODEL_ERROR, HP_MODEL_ERROR_REFUSED);
    }

  g_assert_false (hp_history_get_modified (f->history));
  drop (f, 0, NULL);
  drop (f, 2 * FILM_REEL - 1, NULL);
}

static void
test_move (Fixture       *f,
           gconstpointer  data)
{
  HpHit *first = drop (f, 500, NULL);

  drop (f, 600, NULL);
  g_assert_true (hp_edit_set (f->history, first, NULL, "at", (gint64) 700));
  assert_list (hp_scene_get_hits (f->wide), "hit-2@600 hit-1@700");

  /* Out of its scene, it stays its scene's: the advice tells of it. */
  g_assert_true (hp_edit_set (f->history, first, NULL, "at", (gint64) 1500));
  assert_list (hp_scene_get_hits (f->wide), "hit-2@600 hit-1@1500");

  hp_history_undo (f->history);
  hp_history_undo (f->history);
  assert_list (hp_scene_get_hits (f->wide), "hit-1@500 hit-2@600");
}

static void
test_move_refuses (Fixture       *f,
                   gconstpointer  data)
{
  static const gint64 frames[] = { -1, 2 * FILM_REEL, 600 };
  HpHit *hit = drop (f, 500, NULL);

  drop (f, 600, NULL);
  hp_history_mark_saved (f->history);
  for (guint i = 0; i < G_N_ELEMENTS (frames); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_false (hp_edit_set (f->history, hit, &error, "at", frames[i]));
      g_assert_error (error, HP_MODEL_ERROR, HP_MODEL_ERROR_REFUSED);
    }
  g_assert_true (hp_edit_set (f->history, hit, NULL, "at", (gint64) 500));
  g_assert_false (hp_history_get_modified (f->history));
}

static void
test_label_and_weight (Fixture       *f,
                       gconstpointer  data)
{
  HpHit *hit = drop (f, 500, NULL);

  hp_edit_set (f->history, hit, NULL, "label", "She looks up");
  hp_edit_set (f->history, hit, NULL, "weight", 5);
  g_assert_cmpstr (hp_hit_get_label (hit), ==, "She looks up");
  g_assert_cmpint (hp_hit_get_weight (hit), ==, 5);

  hp_history_undo (f->history);
  hp_history_undo (f->history);
  g_assert_cmpstr (hp_hit_get_label (hit), ==, "");
  g_assert_cmpint (hp_hit_get_weight (hit), ==, 3);
}

/* A lock without its hit is no lock, and a file with one would not open. */
static void
test_remove_drops_locks (Fixture       *f,
                         gconstpointer  data)
{
  HpHit *hit = drop (f, 500, NULL), *other = drop (f, 600, NULL);
  g_autoptr(HpTempoPlan) tempo = g_object_new (HP_TYPE_TEMPO_PLAN, "id", "tempo-1", NULL);
  const HpHit *const locked[] = { hit, other, hit };

  for (guint i = 0; i < G_N_ELEMENTS (locked); i++)
    {
      g_autoptr(HpTempoLock) lock = NULL;

      lock = g_object_new (HP_TYPE_TEMPO_LOCK,
                           "hit", hp_element_get_id (HP_ELEMENT ((gpointer) locked[i])), NULL);
      hp_element_list_append (hp_tempo_plan_get_locks (tempo), lock);
    }
  hp_element_list_append (hp_scene_get_tempo_plans (f->wide), tempo);

  hp_edit_remove (f->history, hit, NULL);
  assert_list (hp_scene_get_hits (f->wide), "hit-2@600");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (hp_tempo_plan_get_locks (tempo))), ==, 1);

  hp_history_undo (f->history);
  assert_list (hp_scene_get_hits (f->wide), "hit-1@500 hit-2@600");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (hp_tempo_plan_get_locks (tempo))), ==, 3);
}

static void
test_remove_marker (Fixture       *f,
                    gconstpointer  data)
{
  HpHit *marker = drop (f, 50, NULL);

  hp_edit_remove (f->history, marker, NULL);
  assert_list (hp_plan_get_markers (f->plan), "");
  hp_history_undo (f->history);
  assert_list (hp_plan_get_markers (f->plan), "hit-1@50");
}

static void
test_beats (Fixture       *f,
            gconstpointer  data)
{
  HpStoryBeat *beat = hp_edit_drop_beat (f->history, f->plan, 500, NULL, NULL);
  g_autoptr(GError) no_scene = NULL;
  g_autoptr(GError) taken = NULL;

  g_assert_nonnull (beat);
  g_assert_nonnull (hp_edit_drop_beat (f->history, f->plan, 250, f->wide, NULL));
  g_assert_nonnull (hp_edit_drop_beat (f->history, f->plan, 250, NULL, NULL));
  assert_list (hp_scene_get_beats (f->wide), "beat-2@250 beat-1@500");
  assert_list (hp_scene_get_beats (f->narrow), "beat-3@250");

  g_assert_null (hp_edit_drop_beat (f->history, f->plan, 50, NULL, &no_scene));
  g_assert_error (no_scene, HP_MODEL_ERROR, HP_MODEL_ERROR_REFUSED);
  g_assert_null (hp_edit_drop_beat (f->history, f->plan, 500, NULL, &taken));
  g_assert_error (taken, HP_MODEL_ERROR, HP_MODEL_ERROR_REFUSED);

  hp_edit_set (f->history, beat, NULL, "feeling", "restraint");
  g_assert_cmpstr (hp_story_beat_get_feeling (beat), ==, "restraint");
  hp_edit_remove (f->history, beat, NULL);
  assert_list (hp_scene_get_beats (f->wide), "beat-2@250");
  hp_history_undo (f->history);
  assert_list (hp_scene_get_beats (f->wide), "beat-2@250 beat-1@500");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) \
  g_test_add ("/model/edit-hit/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("drop", test_drop);
  ADD ("drop-outside-the-preferred", test_drop_outside_the_preferred);
  ADD ("drop-refuses", test_drop_refuses);
  ADD ("move", test_move);
  ADD ("move-refuses", test_move_refuses);
  ADD ("label-and-weight", test_label_and_weight);
  ADD ("remove-drops-locks", test_remove_drops_locks);
  ADD ("remove-marker", test_remove_marker);
  ADD ("beats", test_beats);
#undef ADD

  return g_test_run ();
}
