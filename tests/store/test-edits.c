#include "model/edit-hit.h"
#include "model/edit-list.h"
#include "model/edit-member.h"
#include "model/edit-picture.h"
#include "model/edit-scene.h"
#include "store/plan-reader.h"
#include "store/plan-writer.h"

#define DURATION 5000  /* frames */
#define N_EDITS 1500

typedef struct
{
  HpPlan    *plan;
  HpHistory *history;
  GRand     *rand;
} Fixture;

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  f->plan = hp_plan_new_with_picture ("A Film", (HpFrameRate) { 30000, 1001 }, TRUE, "film.mov",
                                      DURATION, 107892);
  f->history = hp_history_new ();
  f->rand = g_rand_new_with_seed (1440);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  g_rand_free (f->rand);
  g_assert_finalize_object (f->history);
  g_assert_finalize_object (f->plan);
}

static HpElement *
any_of (Fixture       *f,
        HpElementList *list)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (list));
  g_autoptr(HpElement) element = NULL;

  if (n > 0)
    element = g_list_model_get_item (G_LIST_MODEL (list), (guint) g_rand_int_range (f->rand, 0, (int) n));
  return element;  /* the list keeps it */
}

static void
edit_scene (Fixture *f,
            HpScene *scene,
            gint64   frame)
{
  g_autoptr(HpCurve) curve = NULL;
  gsize n_points;

  switch (g_rand_int_range (f->rand, 0, 5))
    {
    case 0:
      hp_edit_set_scene_span (f->history, f->plan, scene, frame, hp_scene_get_out (scene), NULL);
      break;

    case 1:
      hp_edit_set_scene_span (f->history, f->plan, scene, hp_scene_get_in (scene), frame, NULL);
      break;

    case 2:
      hp_edit_set (f->history, scene, NULL, "title", frame % 2 == 0 ? "“Zoë”\n\t音" : "");
      break;

    case 3:
      curve = hp_curve_with_point (hp_scene_get_curve (scene), frame, g_rand_double (f->rand));
      hp_edit_set_scene_curve (f->history, scene, curve, NULL);
      break;

    default:
      hp_curve_get_points (hp_scene_get_curve (scene), &n_points);
      if (n_points > 0)
        {
          curve = hp_curve_without_point (hp_scene_get_curve (scene), n_points - 1);
          hp_edit_set_scene_curve (f->history, scene, curve, NULL);
        }
    }
}

static void
edit_hit (Fixture *f,
          HpHit   *hit,
          gint64   frame)
{
  switch (g_rand_int_range (f->rand, 0, 4))
    {
    case 0:
      hp_edit_set (f->history, hit, NULL, "at", frame);
      break;

    case 1:
      hp_edit_set (f->history, hit, NULL, "label", frame % 2 == 0 ? "door" : "");
      break;

    case 2:
      hp_edit_set (f->history, hit, NULL, "weight", g_rand_int_range (f->rand, 1, 6));
      break;

    default:
      hp_edit_remove (f->history, hit, NULL);
    }
}

/* Does something a user can do, or is refused. */
static void
edit (Fixture *f)
{
  gint64 frame = g_rand_int_range (f->rand, 0, DURATION);
  HpScene *scene = (HpScene *) any_of (f, hp_plan_get_scenes (f->plan));
  gboolean has_scene = scene != NULL;
  HpElement *marker = any_of (f, hp_plan_get_markers (f->plan));
  HpElement *hit = has_scene ? any_of (f, hp_scene_get_hits (scene)) : NULL;
  HpElement *beat = has_scene ? any_of (f, hp_scene_get_beats (scene)) : NULL;

  switch (g_rand_int_range (f->rand, 0, 9))
    {
    case 0:
      hp_edit_spot_scene (f->history, f->plan, frame, frame + g_rand_int_range (f->rand, 0, 500), NULL);
      break;

    case 1:
      hp_edit_drop_hit (f->history, f->plan, frame, scene, NULL);
      break;

    case 2:
      hp_edit_drop_beat (f->history, f->plan, frame, scene, NULL);
      break;

    case 3:
      if (beat != NULL && frame % 2 == 0)
        hp_edit_set (f->history, beat, NULL, "feeling", frame % 4 == 0 ? "dread" : "");
      else if (beat != NULL)
        hp_edit_remove (f->history, beat, NULL);
      break;

    case 4:
      if (has_scene && frame % 4 == 0)
        hp_edit_remove (f->history, scene, NULL);
      break;

    case 5:
      if (marker != NULL)
        edit_hit (f, HP_HIT (marker), frame);
      break;

    case 6:
      if (hit != NULL)
        edit_hit (f, HP_HIT (hit), frame);
      break;

    default:
      if (has_scene)
        edit_scene (f, scene, frame);
    }
}

static void
assert_same (GBytes *a,
             GBytes *b)
{
  if (!g_bytes_equal (a, b))
    g_assert_cmpstr (g_bytes_get_data (a, NULL), ==, g_bytes_get_data (b, NULL));
}

static void
assert_loads (GBytes *bytes)
{
  g_autoptr(HpProblems) problems = hp_problems_new ();
  g_autoptr(HpPlan) read = NULL;
  gboolean newer;

  read = hp_plan_read (bytes, problems, &newer);
  if (read == NULL)
    g_error ("%s: %s", hp_problems_get (problems, 0)->place, hp_problems_get (problems, 0)->sentence);
}

/* Undone, redone and undone again, each step leaves the very bytes that were there; and what
 * an edit leaves always opens. */
static void
test_undo_redo_undo (Fixture       *f,
                     gconstpointer  data)
{
  g_autoptr(GPtrArray) states = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  guint n_refused = 0;

  g_ptr_array_add (states, hp_plan_write (f->plan));
  for (guint i = 0; i < N_EDITS; i++)
    {
      GBytes *bytes;

      hp_history_mark_saved (f->history);
      edit (f);
      if (!hp_history_get_modified (f->history))
        {
          n_refused++;
          continue;
        }

      bytes = hp_plan_write (f->plan);
      assert_loads (bytes);
      g_ptr_array_add (states, bytes);
    }

  for (guint round = 0; round < 2; round++)
    {
      for (guint i = states->len - 1; i > 0; i--)
        {
          g_autoptr(GBytes) bytes = NULL;

          hp_history_undo (f->history);
          bytes = hp_plan_write (f->plan);
          assert_same (bytes, g_ptr_array_index (states, i - 1));
        }
      g_assert_null (hp_history_get_undo_label (f->history));

      for (guint i = 1; round == 0 && i < states->len; i++)
        {
          g_autoptr(GBytes) bytes = NULL;

          hp_history_redo (f->history);
          bytes = hp_plan_write (f->plan);
          assert_same (bytes, g_ptr_array_index (states, i));
        }
    }

  g_test_message ("%u steps, %u edits that changed nothing", states->len - 1, n_refused);
  g_assert_cmpuint (states->len, >, N_EDITS / 3);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/store/edits/undo-redo-undo", Fixture, NULL, set_up, test_undo_redo_undo, tear_down);

  return g_test_run ();
}
