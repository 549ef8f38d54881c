#include "model/history.h"
#include "model/hit.h"
#include "model/scene.h"
#include "model/tempo-change.h"

typedef struct
{
  HpHistory     *history;
  HpScene       *scene;
  HpElementList *hits;
  HpHit         *hit;
} Fixture;

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  f->history = hp_history_new ();
  f->scene = g_object_new (HP_TYPE_SCENE, "id", "scene-1", NULL);
  f->hits = g_object_ref (hp_scene_get_hits (f->scene));
  f->hit = g_object_new (HP_TYPE_HIT, "id", "hit-1", "at", G_GINT64_CONSTANT (100), NULL);
  hp_element_list_append (f->hits, f->hit);
  hp_history_mark_saved (f->history);
}

/* Nothing may outlive its test: neither the history nor what it remembers. */
static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  g_assert_finalize_object (f->history);
  g_assert_finalize_object (f->scene);
  g_assert_finalize_object (f->hits);
  g_assert_finalize_object (f->hit);
}

static void
move (Fixture *f,
      gint64   at)
{
  hp_history_begin (f->history, "Move Hit");
  hp_history_set (f->history, f->hit, "at", at);
  hp_history_end (f->history);
}

static void
count_cb (GObject    *object,
          GParamSpec *pspec,
          gpointer    count)
{
  (*(guint *) count)++;
}

static void
test_set (Fixture       *f,
          gconstpointer  data)
{
  move (f, 200);
  g_assert_cmpint (hp_hit_get_at (f->hit), ==, 200);
  g_assert_cmpstr (hp_history_get_undo_label (f->history), ==, "Move Hit");
  g_assert_null (hp_history_get_redo_label (f->history));

  hp_history_undo (f->history);
  g_assert_cmpint (hp_hit_get_at (f->hit), ==, 100);
  g_assert_null (hp_history_get_undo_label (f->history));
  g_assert_cmpstr (hp_history_get_redo_label (f->history), ==, "Move Hit");

  hp_history_redo (f->history);
  g_assert_cmpint (hp_hit_get_at (f->hit), ==, 200);
  g_assert_null (hp_history_get_redo_label (f->history));
}

/* An item that left comes back as the same object, in its place. */
static void
test_list (Fixture       *f,
           gconstpointer  data)
{
  GListModel *hits = G_LIST_MODEL (f->hits);
  g_autoptr(HpHit) other = g_object_new (HP_TYPE_HIT, "id", "hit-2", NULL);
  g_autoptr(HpHit) back = NULL;

  hp_element_list_append (f->hits, other);
  hp_history_begin (f->history, "Remove Hit");
  hp_history_remove (f->history, f->hits, 0);
  hp_history_end (f->history);
  g_assert_cmpuint (g_list_model_get_n_items (hits), ==, 1);

  hp_history_undo (f->history);
  back = g_list_model_get_item (hits, 0);
  g_assert_true (back == f->hit);

  hp_history_redo (f->history);
  g_assert_cmpuint (g_list_model_get_n_items (hits), ==, 1);
}

static void
test_step_is_undone_whole (Fixture       *f,
                           gconstpointer  data)
{
  hp_history_begin (f->history, "Retime");
  move (f, 300);
  hp_history_set (f->history, f->hit, "weight", 5);
  hp_history_end (f->history);
  g_assert_cmpstr (hp_history_get_undo_label (f->history), ==, "Retime");

  hp_history_undo (f->history);
  g_assert_cmpint (hp_hit_get_at (f->hit), ==, 100);
  g_assert_cmpint (hp_hit_get_weight (f->hit), ==, 3);
  g_assert_null (hp_history_get_undo_label (f->history));
}

static void
test_cancel (Fixture       *f,
             gconstpointer  data)
{
  hp_history_begin (f->history, "Move Hit");
  hp_history_set (f->history, f->hit, "at", G_GINT64_CONSTANT (300));
  hp_history_remove (f->history, f->hits, 0);
  hp_history_cancel (f->history);

  g_assert_cmpint (hp_hit_get_at (f->hit), ==, 100);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (f->hits)), ==, 1);
  g_assert_null (hp_history_get_undo_label (f->history));
  g_assert_null (hp_history_get_redo_label (f->history));
  g_assert_false (hp_history_get_modified (f->history));
}

static void
test_no_change_is_no_step (Fixture       *f,
                           gconstpointer  data)
{
  move (f, 100);
  hp_history_begin (f->history, "Name Hit");
  hp_history_set (f->history, f->hit, "label", "");
  hp_history_set (f->history, f->hit, "weight", 3);
  hp_history_end (f->history);

  g_assert_null (hp_history_get_undo_label (f->history));
  g_assert_false (hp_history_get_modified (f->history));
}

static void
test_new_step_drops_redo (Fixture       *f,
                          gconstpointer  data)
{
  move (f, 200);
  move (f, 300);
  hp_history_undo (f->history);
  move (f, 400);
  g_assert_null (hp_history_get_redo_label (f->history));

  hp_history_undo (f->history);
  g_assert_cmpint (hp_hit_get_at (f->hit), ==, 200);
  hp_history_undo (f->history);
  g_assert_cmpint (hp_hit_get_at (f->hit), ==, 100);
}

static void
test_nothing_left_to_undo (Fixture       *f,
                           gconstpointer  data)
{
  hp_history_undo (f->history);
  hp_history_redo (f->history);
  move (f, 200);
  hp_history_redo (f->history);
  g_assert_cmpint (hp_hit_get_at (f->hit), ==, 200);
}

static void
test_modified (Fixture       *f,
               gconstpointer  data)
{
  move (f, 200);
  g_assert_true (hp_history_get_modified (f->history));
  hp_history_undo (f->history);
  g_assert_false (hp_history_get_modified (f->history));

  /* A new edit throws the redone state away: saved at 300, it cannot come back. */
  move (f, 300);
  hp_history_mark_saved (f->history);
  hp_history_undo (f->history);
  move (f, 400);
  g_assert_true (hp_history_get_modified (f->history));
  hp_history_undo (f->history);
  g_assert_true (hp_history_get_modified (f->history));
}

/* What is edited while a save is under way is not saved by it. */
static void
test_edits_during_a_save (Fixture       *f,
                          gconstpointer  data)
{
  move (f, 200);
  hp_history_begin_save (f->history);
  move (f, 300);
  hp_history_end_save (f->history, TRUE);
  g_assert_true (hp_history_get_modified (f->history));
  hp_history_undo (f->history);
  g_assert_false (hp_history_get_modified (f->history));

  hp_history_begin_save (f->history);
  hp_history_undo (f->history);
  move (f, 400);
  hp_history_end_save (f->history, TRUE);
  g_assert_true (hp_history_get_modified (f->history));
  hp_history_undo (f->history);
  g_assert_true (hp_history_get_modified (f->history));
}

static void
test_failed_save_changes_nothing (Fixture       *f,
                                  gconstpointer  data)
{
  move (f, 200);
  hp_history_begin_save (f->history);
  hp_history_end_save (f->history, FALSE);
  g_assert_true (hp_history_get_modified (f->history));
}

static void
test_notifies (Fixture       *f,
               gconstpointer  data)
{
  guint n_undo = 0, n_redo = 0, n_modified = 0, n_at = 0;

  g_signal_connect (f->history, "notify::undo-label", G_CALLBACK (count_cb), &n_undo);
  g_signal_connect (f->history, "notify::redo-label", G_CALLBACK (count_cb), &n_redo);
  g_signal_connect (f->history, "notify::modified", G_CALLBACK (count_cb), &n_modified);
  g_signal_connect (f->hit, "notify::at", G_CALLBACK (count_cb), &n_at);

  move (f, 200);
  hp_history_undo (f->history);
  hp_history_redo (f->history);
  move (f, 200);

  g_assert_cmpuint (n_at, ==, 3);
  g_assert_cmpuint (n_undo, ==, 3);
  g_assert_cmpuint (n_redo, ==, 3);
  g_assert_cmpuint (n_modified, ==, 3);
}

static void
count_items_cb (GListModel *model,
                guint       position,
                guint       removed,
                guint       added,
                gpointer    count)
{
  (*(guint *) count)++;
}

/* A hit that moves past others leaves its place and takes another: the list says so once. */
static void
test_a_list_tells_once_a_step (Fixture       *f,
                               gconstpointer  data)
{
  g_autoptr(HpHit) other = g_object_new (HP_TYPE_HIT, "id", "hit-2", NULL);
  guint n = 0;

  hp_element_list_append (f->hits, other);
  g_signal_connect (f->hits, "items-changed", G_CALLBACK (count_items_cb), &n);
  hp_history_begin (f->history, "Move Hit");
  hp_history_remove (f->history, f->hits, 0);
  hp_history_insert (f->history, f->hits, 1, f->hit);
  hp_history_end (f->history);
  g_assert_cmpuint (n, ==, 1);

  hp_history_undo (f->history);
  g_assert_cmpuint (n, ==, 2);
  hp_history_redo (f->history);
  g_assert_cmpuint (n, ==, 3);
}

/* Equal values are no change, whatever holds them. */
static void
test_equal_values_are_no_step (Fixture       *f,
                               gconstpointer  data)
{
  g_autoptr(HpTempoChange) tempo = g_object_new (HP_TYPE_TEMPO_CHANGE, NULL);
  g_autoptr(HpCurve) curve = hp_curve_new (&(HpCurvePoint) { 10, 0.5 }, 1);
  g_autoptr(HpCurve) same = hp_curve_new (&(HpCurvePoint) { 10, 0.5 }, 1);

  g_object_set (tempo, "at", &(HpFraction) { 3, 4 }, "bpm", &(HpBpm) { 72.5, 0 }, NULL);
  g_object_set (f->scene, "curve", curve, NULL);

  hp_history_begin (f->history, "Change Tempo");
  hp_history_set (f->history, tempo, "at", &(HpFraction) { 3, 4 });
  hp_history_set (f->history, tempo, "bpm", &(HpBpm) { 72.5, 0 });
  hp_history_set (f->history, f->scene, "curve", same);
  hp_history_end (f->history);
  g_assert_null (hp_history_get_undo_label (f->history));
}

static void
name_hit (Fixture    *f,
          const char *label)
{
  hp_history_begin (f->history, "Name Hit");
  hp_history_set (f->history, f->hit, "label", label);
  hp_history_end (f->history);
}

/* What is typed in one go is one step; what comes after it is another. */
static void
test_a_run_is_one_step (Fixture       *f,
                        gconstpointer  data)
{
  hp_history_begin_run (f->history);
  name_hit (f, "d");
  name_hit (f, "do");
  name_hit (f, "door");
  hp_history_end_run (f->history);
  name_hit (f, "doors");
  g_assert_cmpuint (hp_history_get_n_done (f->history), ==, 2);

  hp_history_undo (f->history);
  g_assert_cmpstr (hp_hit_get_label (f->hit), ==, "door");
  hp_history_undo (f->history);
  g_assert_cmpstr (hp_hit_get_label (f->hit), ==, "");
  hp_history_redo (f->history);
  g_assert_cmpstr (hp_hit_get_label (f->hit), ==, "door");
}

/* Within a run, a step of another name stands alone, and so does what follows an undo. */
static void
test_a_run_joins_like_to_like (Fixture       *f,
                               gconstpointer  data)
{
  hp_history_begin_run (f->history);
  name_hit (f, "d");
  move (f, 200);
  move (f, 300);
  name_hit (f, "do");
  g_assert_cmpuint (hp_history_get_n_done (f->history), ==, 3);

  hp_history_undo (f->history);
  hp_history_undo (f->history);
  g_assert_cmpint (hp_hit_get_at (f->hit), ==, 100);
  name_hit (f, "dx");
  g_assert_cmpuint (hp_history_get_n_done (f->history), ==, 2);
}

/* A state that was saved is one that undo can come back to. */
static void
test_a_save_parts_a_run (Fixture       *f,
                         gconstpointer  data)
{
  hp_history_begin_run (f->history);
  name_hit (f, "d");
  hp_history_mark_saved (f->history);
  name_hit (f, "do");
  g_assert_true (hp_history_get_modified (f->history));
  hp_history_undo (f->history);
  g_assert_false (hp_history_get_modified (f->history));
  g_assert_cmpstr (hp_hit_get_label (f->hit), ==, "d");
}

static void
test_a_run_is_taken_back (Fixture       *f,
                          gconstpointer  data)
{
  name_hit (f, "door");
  hp_history_begin_run (f->history);
  name_hit (f, "x");
  move (f, 300);
  hp_history_take_back_run (f->history);
  g_assert_cmpstr (hp_hit_get_label (f->hit), ==, "door");
  g_assert_cmpint (hp_hit_get_at (f->hit), ==, 100);
  g_assert_cmpuint (hp_history_get_n_done (f->history), ==, 1);
}

static void
record_cb (const HpStep *step,
           gpointer      told)
{
  static const char *const kinds[] = { "done", "undone", "redone" };

  g_string_append_printf (told, "%s %u %s %u\n", kinds[step->kind], step->index, step->label,
                          step->n_changes);
}

/* What is kept of the steps is in the order they were taken in; a joined one tells what it adds. */
static void
test_recorder (Fixture       *f,
               gconstpointer  data)
{
  g_autoptr(GString) told = g_string_new (NULL);

  hp_history_set_recorder (f->history, record_cb, told);
  move (f, 200);
  move (f, 200);
  hp_history_begin_run (f->history);
  name_hit (f, "d");
  name_hit (f, "do");
  hp_history_undo (f->history);
  hp_history_redo (f->history);
  g_assert_cmpstr (told->str, ==,
                   "done 0 Move Hit 1\n"
                   "done 1 Name Hit 1\n"
                   "done 1 Name Hit 1\n"
                   "undone 1 Name Hit 1\n"
                   "redone 1 Name Hit 1\n");
}

/* A journal may have steps of any name: none is kept for longer than the step. */
static void
test_labels_go_with_their_steps (Fixture       *f,
                                 gconstpointer  data)
{
  static const char label[] = "Some Label That Nobody Else Has";

  hp_history_begin (f->history, label);
  hp_history_set (f->history, f->scene, "title", "Storm");
  hp_history_end (f->history);
  g_assert_cmpstr (hp_history_get_undo_label (f->history), ==, label);
  g_assert_cmpuint (g_quark_try_string (label), ==, 0);

  hp_history_undo (f->history);
  hp_history_begin (f->history, "Another");
  hp_history_set (f->history, f->scene, "title", "Calm");
  hp_history_end (f->history);
  g_assert_null (hp_history_get_redo_label (f->history));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/model/history/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("set", test_set);
  ADD ("list", test_list);
  ADD ("step-is-undone-whole", test_step_is_undone_whole);
  ADD ("cancel", test_cancel);
  ADD ("no-change-is-no-step", test_no_change_is_no_step);
  ADD ("new-step-drops-redo", test_new_step_drops_redo);
  ADD ("nothing-left-to-undo", test_nothing_left_to_undo);
  ADD ("modified", test_modified);
  ADD ("edits-during-a-save", test_edits_during_a_save);
  ADD ("failed-save-changes-nothing", test_failed_save_changes_nothing);
  ADD ("notifies", test_notifies);
  ADD ("a-list-tells-once-a-step", test_a_list_tells_once_a_step);
  ADD ("equal-values-are-no-step", test_equal_values_are_no_step);
  ADD ("a-run-is-one-step", test_a_run_is_one_step);
  ADD ("a-run-joins-like-to-like", test_a_run_joins_like_to_like);
  ADD ("a-save-parts-a-run", test_a_save_parts_a_run);
  ADD ("a-run-is-taken-back", test_a_run_is_taken_back);
  ADD ("labels-go-with-their-steps", test_labels_go_with_their_steps);
  ADD ("recorder", test_recorder);
#undef ADD

  return g_test_run ();
}
