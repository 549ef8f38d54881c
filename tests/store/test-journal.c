#include <glib/gstdio.h>

#include "model/edit-hit.h"
#include "model/edit-list.h"
#include "model/edit-member.h"
#include "model/edit-picture.h"
#include "model/edit-scene.h"
#include "store/backups.h"
#include "store/journal.h"
#include "store/open-plan.h"
#include "store/plan-writer.h"
#include "store/random-edit.h"
#include "store/recovery.h"
#include "store/replace.h"
#include "store/save-plan.h"
#include "store/store-error.h"

#define DURATION 20000  /* frames */
#define N_LIVES 150     /* how often the program ends without a word */

/* A plan on a desk, as far as its file and its journal are concerned. */
typedef struct
{
  char       *state;
  GFile      *file;
  HpPlan     *plan;
  HpHistory  *history;
  HpJournal  *journal;
  HpFileMark  mark;
  GRand      *rand;
} Fixture;

static void
record_cb (const HpStep *step,
           gpointer      journal)
{
  g_autoptr(GError) error = NULL;

  hp_journal_append (journal, step, &error);
  g_assert_no_error (error);
}

static void
sit_down (Fixture    *f,
          HpOpenPlan *opened)
{
  g_set_object (&f->plan, opened->plan);
  f->journal = g_steal_pointer (&opened->journal);
  f->mark = opened->mark;
  f->history = opened->history != NULL ? g_object_ref (opened->history) : hp_history_new ();
  g_assert_nonnull (f->journal);
  hp_history_set_recorder (f->history, record_cb, f->journal);
}

static HpOpenPlan *
try_open (Fixture *f)
{
  g_autoptr(GError) error = NULL;
  HpOpenPlan *opened = hp_open_plan (f->state, f->file, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (opened->plan);
  return opened;
}

/* The program is gone: nothing was closed, nothing put in order. */
static void
die (Fixture *f)
{
  g_clear_object (&f->history);
  g_clear_object (&f->plan);
  g_clear_pointer (&f->journal, hp_journal_unref);
}

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  g_autofree char *path = NULL;
  g_autoptr(HpPlan) plan = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(HpOpenPlan) opened = NULL;

  f->state = g_dir_make_tmp ("hairpin-journal-XXXXXX", NULL);
  path = g_build_filename (f->state, "film.hairpin", NULL);
  f->file = g_file_new_for_path (path);
  f->rand = g_rand_new_with_seed (1440);

  plan = hp_plan_new_with_picture ("A Film", (HpFrameRate) { 24, 1 }, FALSE, "film.mov", DURATION, 0);
  bytes = hp_plan_write (plan);
  g_assert_true (hp_replace (f->file, bytes, NULL, NULL));
  opened = try_open (f);
  sit_down (f, opened);
}

static void
remove_all (const char *path)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *inner = g_build_filename (path, name, NULL);

      remove_all (inner);
    }
  g_remove (path);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  die (f);
  remove_all (f->state);
  g_free (f->state);
  g_object_unref (f->file);
  g_rand_free (f->rand);
}

static GBytes *
read_file (GFile *file)
{
  GBytes *bytes = g_file_load_bytes (file, NULL, NULL, NULL);

  g_assert_nonnull (bytes);
  return bytes;
}

static void
assert_same (GBytes *a,
             GBytes *b)
{
  const char *text_a = g_bytes_get_data (a, NULL), *text_b = g_bytes_get_data (b, NULL);
  gsize same = 0;

  if (g_bytes_equal (a, b))
    return;

  while (text_a[same] == text_b[same])
    same++;
  g_error ("“%.160s” should be “%.160s”", text_a + same - MIN (same, 80), text_b + same - MIN (same, 80));
}

static void
assert_plan (HpPlan *plan,
             GBytes *expected)
{
  g_autoptr(GBytes) bytes = hp_plan_write (plan);

  assert_same (bytes, expected);
}

/* Who opens the plan next finds it as @expected. */
static void
come_back (Fixture *f,
           GBytes  *expected)
{
  g_autoptr(HpOpenPlan) opened = NULL;

  die (f);
  opened = try_open (f);
  g_assert_null (opened->set_aside);
  g_assert_null (opened->unkept);
  assert_plan (opened->plan, expected);
  sit_down (f, opened);
}

static void
save (Fixture *f)
{
  g_autoptr(GBytes) bytes = hp_plan_write (f->plan);
  guint64 seq = hp_journal_begin_snapshot (f->journal);
  g_autoptr(GError) error = NULL;
  g_autoptr(HpSavedPlan) saved = NULL;

  hp_history_begin_save (f->history);
  saved = hp_save_plan (f->state, f->file, bytes, f->journal, seq, &f->mark, &error);
  g_assert_no_error (error);
  f->mark = saved->mark;
  hp_history_end_save (f->history, TRUE);
  g_assert_true (hp_journal_end_with_file (f->journal, &saved->mark, bytes, NULL));
}

static HpScene *
spot (Fixture *f,
      gint64   in)
{
  return hp_edit_spot_scene (f->history, f->plan, in, in + 300, NULL);
}

static void
test_recovers_by_name (Fixture       *f,
                       gconstpointer  data)
{
  g_autoptr(GBytes) before = read_file (f->file);
  g_autoptr(GBytes) after = NULL;

  spot (f, 100);
  hp_edit_drop_hit (f->history, f->plan, 150, NULL, NULL);
  after = hp_plan_write (f->plan);

  come_back (f, after);
  g_assert_cmpuint (hp_history_get_n_done (f->history), ==, 2);
  g_assert_cmpstr (hp_history_get_label (f->history, 0), ==, "Spot Scene");
  g_assert_cmpstr (hp_history_get_label (f->history, 1), ==, "Add Hit");

  /* What came back can be undone, down to what the file holds. */
  hp_history_undo (f->history);
  hp_history_undo (f->history);
  assert_plan (f->plan, before);
  come_back (f, before);
}

/* What is there to recover is what the file does not hold. */
static void
test_nothing_after_a_save (Fixture       *f,
                           gconstpointer  data)
{
  g_autoptr(HpOpenPlan) opened = NULL;

  spot (f, 100);
  save (f);
  die (f);
  opened = try_open (f);
  g_assert_null (opened->history);
  sit_down (f, opened);

  spot (f, 1000);
  die (f);
  g_clear_pointer (&opened, hp_open_plan_free);
  opened = try_open (f);
  g_assert_cmpuint (hp_history_get_n_done (opened->history), ==, 1);
  g_assert_false (opened->is_partial);
  sit_down (f, opened);
}

/* A plan that was closed in order leaves nothing behind. */
static void
test_a_closed_plan_leaves_nothing (Fixture       *f,
                                   gconstpointer  data)
{
  g_autofree char *folder = g_strdup (hp_journal_get_folder (f->journal));

  spot (f, 100);
  g_assert_true (hp_journal_sync (f->journal, NULL));
  save (f);
  die (f);
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
}

static void
test_held (Fixture       *f,
           gconstpointer  data)
{
  g_autofree char *link_path = g_build_filename (f->state, "other name.hairpin", NULL);
  g_autoptr(HpOpenPlan) second = try_open (f);
  g_autoptr(HpOpenPlan) third = NULL;
  g_autoptr(GFile) link_file = g_file_new_for_path (link_path);

  g_assert_null (second->journal);
  g_assert_nonnull (strstr (second->held, "another window"));

  /* Under another name it is the same plan. */
  g_assert_true (g_file_make_symbolic_link (link_file, "film.hairpin", NULL, NULL));
  third = hp_open_plan (f->state, link_file, NULL, NULL);
  g_assert_nonnull (third->held);
  g_assert_null (third->journal);

  g_clear_pointer (&second, hp_open_plan_free);
  die (f);
  second = try_open (f);
  g_assert_nonnull (second->journal);
  g_assert_null (second->held);
}

/* Cut off anywhere, a journal gives back the steps that are whole. */
static void
test_a_torn_journal (Fixture       *f,
                     gconstpointer  data)
{
  g_autofree char *path = NULL, *text = NULL;
  g_autoptr(GPtrArray) states = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  gsize size, ends[5];

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_ptr_array_add (states, hp_plan_write (f->plan));
      spot (f, 100 + 500 * i);
      ends[i] = hp_journal_get_length (f->journal);
    }
  g_ptr_array_add (states, hp_plan_write (f->plan));
  path = g_build_filename (hp_journal_get_folder (f->journal), "journal-1", NULL);
  g_assert_true (g_file_get_contents (path, &text, &size, NULL));
  die (f);

  for (gsize cut = 1; cut <= size; cut += 7)
    {
      g_autoptr(HpRecovery) recovery = NULL;
      g_autoptr(GBytes) bytes = read_file (f->file);
      g_autofree char *folder = g_path_get_dirname (path);
      guint n = 0;

      while (n < G_N_ELEMENTS (ends) && ends[n] <= cut)
        n++;
      g_assert_true (g_file_set_contents (path, text, (gssize) cut, NULL));
      recovery = hp_recovery_read (folder, bytes, &f->mark, NULL);
      g_assert_nonnull (recovery);
      if (n > 0)
        assert_plan (recovery->plan, g_ptr_array_index (states, n));
      else
        g_assert_cmpint (recovery->state, ==, HP_RECOVERY_NONE);
    }
}

/* Somebody else wrote the file: that is what is opened, and what was edited is kept beside it. */
static void
test_a_file_that_was_changed (Fixture       *f,
                              gconstpointer  data)
{
  g_autoptr(GBytes) edited = NULL, others = NULL, aside = NULL;
  g_autoptr(HpOpenPlan) opened = NULL;

  spot (f, 100);
  edited = hp_plan_write (f->plan);
  g_assert_true (hp_journal_sync (f->journal, NULL));
  g_object_set (f->plan, "title", "By Somebody Else", NULL);
  others = hp_plan_write (f->plan);
  die (f);
  g_assert_true (hp_replace (f->file, others, NULL, NULL));

  opened = try_open (f);
  assert_plan (opened->plan, others);
  g_assert_null (opened->history);
  g_assert_nonnull (opened->set_aside);
  aside = read_file (opened->set_aside);
  assert_same (aside, edited);
  sit_down (f, opened);
}

/* Touched, or put back by a copy, it holds what it held. */
static void
test_a_file_that_was_touched (Fixture       *f,
                              gconstpointer  data)
{
  g_autoptr(GBytes) before = read_file (f->file);
  g_autoptr(GBytes) after = NULL;

  spot (f, 100);
  after = hp_plan_write (f->plan);
  g_assert_true (hp_journal_sync (f->journal, NULL));
  g_assert_true (hp_replace (f->file, before, NULL, NULL));
  come_back (f, after);
  g_assert_cmpuint (hp_history_get_n_done (f->history), ==, 1);
}

static void
test_untitled (Fixture       *f,
               gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = hp_plan_write (f->plan);
  g_autoptr(GBytes) after = NULL;
  g_autoptr(GPtrArray) left = NULL;
  g_autoptr(HpOpenPlan) opened = NULL;

  die (f);
  f->journal = hp_journal_open (f->state, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (hp_journal_write_base (f->journal, 0, bytes, NULL));
  opened = try_open (f);
  g_set_object (&f->plan, opened->plan);
  f->history = hp_history_new ();
  hp_history_set_recorder (f->history, record_cb, f->journal);
  spot (f, 100);
  after = hp_plan_write (f->plan);

  /* While it is open, nobody takes it. */
  left = hp_recovery_list (f->state);
  g_assert_cmpuint (left->len, ==, 0);
  die (f);

  g_clear_pointer (&left, g_ptr_array_unref);
  left = hp_recovery_list (f->state);
  g_assert_cmpuint (left->len, ==, 1);
  g_assert_null (hp_recovery_dup_file (left->pdata[0]));
  g_clear_pointer (&opened, hp_open_plan_free);
  opened = hp_open_plan_from_folder (f->state, left->pdata[0], &error);
  g_assert_no_error (error);
  assert_plan (opened->plan, after);
  g_assert_cmpuint (hp_history_get_n_done (opened->history), ==, 1);
}

/* Its folder knows which plan it is of, and holds it even when the file is gone. */
static void
test_a_file_that_is_gone (Fixture       *f,
                          gconstpointer  data)
{
  g_autoptr(GBytes) after = NULL;
  g_autoptr(GPtrArray) left = NULL;
  g_autoptr(GFile) file = NULL;
  g_autoptr(HpOpenPlan) opened = NULL;

  spot (f, 100);
  after = hp_plan_write (f->plan);
  g_assert_true (hp_journal_sync (f->journal, NULL));
  die (f);
  g_assert_true (g_file_delete (f->file, NULL, NULL));

  left = hp_recovery_list (f->state);
  g_assert_cmpuint (left->len, ==, 1);
  file = hp_recovery_dup_file (left->pdata[0]);
  g_assert_true (g_file_equal (file, f->file));
  opened = hp_open_plan_from_folder (f->state, left->pdata[0], NULL);
  assert_plan (opened->plan, after);
}

/* What nobody can make anything of is kept out of the way, and the plan opens. */
static void
test_an_unreadable_journal (Fixture       *f,
                            gconstpointer  data)
{
  g_autofree char *path = NULL, *kept = NULL, *text = NULL, *found = NULL;
  g_autoptr(GBytes) others = NULL;
  g_autoptr(HpOpenPlan) opened = NULL;

  spot (f, 100);
  g_object_set (f->plan, "title", "By Somebody Else", NULL);
  others = hp_plan_write (f->plan);
  path = g_build_filename (hp_journal_get_folder (f->journal), "journal-1", NULL);
  die (f);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_true (hp_replace (f->file, others, NULL, NULL));  /* and there is no base yet */

  opened = try_open (f);
  g_assert_nonnull (opened->put_away);
  g_assert_nonnull (opened->journal);
  g_assert_null (opened->unkept);
  kept = g_build_filename (opened->put_away, "journal-1", NULL);
  g_assert_true (g_file_get_contents (kept, &found, NULL, NULL));
  g_assert_cmpstr (found, ==, text);
  sit_down (f, opened);
}

static void
test_save_is_refused (Fixture       *f,
                      gconstpointer  data)
{
  g_autoptr(GBytes) bytes = hp_plan_write (f->plan);
  g_autoptr(GError) error = NULL;
  g_autofree char *path = g_build_filename (f->state, "other.hairpin", NULL);
  g_autoptr(GFile) other = g_file_new_for_path (path);
  g_autoptr(HpOpenPlan) opened = NULL;

  g_assert_true (hp_replace (f->file, bytes, NULL, NULL));
  g_assert_null (hp_save_plan (f->state, f->file, bytes, f->journal, 0, &f->mark, &error));
  g_assert_error (error, HP_STORE_ERROR, HP_STORE_ERROR_CHANGED);
  g_clear_error (&error);

  g_assert_true (hp_replace (other, bytes, NULL, NULL));
  opened = hp_open_plan (f->state, other, NULL, NULL);
  g_assert_null (hp_save_plan (f->state, other, bytes, NULL, 0, NULL, &error));
  g_assert_error (error, HP_STORE_ERROR, HP_STORE_ERROR_HELD);
}

static void
test_ten_backups (Fixture       *f,
                  gconstpointer  data)
{
  g_autofree char *folder = hp_backups_dup_folder (f->state, f->file);
  g_autoptr(GDir) dir = NULL;
  g_autoptr(GBytes) last = NULL, newest = NULL;
  g_autoptr(GFile) backup = NULL, origin = NULL;
  g_autofree char *path = g_build_filename (folder, "film 14.hairpin", NULL);
  guint n = 0;

  for (guint i = 0; i < 14; i++)
    {
      spot (f, 100 + 500 * i);
      g_clear_pointer (&last, g_bytes_unref);
      last = read_file (f->file);
      save (f);
    }

  dir = g_dir_open (folder, 0, NULL);
  for (const char *name; (name = g_dir_read_name (dir)) != NULL;)
    n += g_str_has_suffix (name, ".hairpin");
  g_assert_cmpuint (n, ==, HP_BACKUPS_KEPT);
  backup = g_file_new_for_path (path);
  newest = read_file (backup);
  assert_same (newest, last);
  origin = hp_backups_dup_origin (backup);
  g_assert_true (g_file_equal (origin, f->file));
}

/* What an edit writes does not grow with the plan. */
static void
test_an_edit_is_short (Fixture       *f,
                       gconstpointer  data)
{
  HpScene *scene = spot (f, 100);
  g_autoptr(HpCurve) curve = NULL;
  g_autoptr(HpCurve) moved = NULL;
  HpCurvePoint points[200] = { 0 };
  g_autofree char *remarks = g_strnfill (5000, 'x'), *more = g_strconcat (remarks, "y", NULL);
  gsize before;

  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    points[i] = (HpCurvePoint) { 100 + i, i / 200.0, HP_CURVE_SMOOTH };
  curve = hp_curve_new (points, G_N_ELEMENTS (points));
  hp_edit_set_scene_curve (f->history, scene, curve, NULL);
  moved = hp_curve_with_moved (curve, 100, 200, 0.25);
  hp_history_begin (f->history, "Change Remarks");
  hp_history_set (f->history, scene, "remarks", remarks);
  hp_history_end (f->history);

#define ASSERT_SHORT(edit) \
  before = hp_journal_get_length (f->journal); \
  edit; \
  g_assert_cmpuint (hp_journal_get_length (f->journal), >, before); \
  g_assert_cmpuint (hp_journal_get_length (f->journal), <, before + 1000)

  ASSERT_SHORT (hp_edit_set_scene_curve (f->history, scene, moved, NULL));
  ASSERT_SHORT (hp_edit_set_scene_span (f->history, scene, 90, 400, NULL));
  ASSERT_SHORT (hp_history_undo (f->history));
  ASSERT_SHORT (hp_history_begin (f->history, "Change Remarks");
                hp_history_set (f->history, scene, "remarks", more);
                hp_history_end (f->history));
  ASSERT_SHORT (hp_edit_remove (f->history, scene, NULL));
  ASSERT_SHORT (hp_history_undo (f->history));
  ASSERT_SHORT (hp_history_redo (f->history));
#undef ASSERT_SHORT
}

static void
edit (Fixture *f)
{
  switch (g_rand_int_range (f->rand, 0, 12))
    {
    case 0:
    case 1:
      hp_history_undo (f->history);
      break;

    case 2:
      hp_history_redo (f->history);
      break;

    case 3:
      hp_history_begin_run (f->history);
      break;

    case 4:
      hp_history_end_run (f->history);
      break;

    default:
      random_edit (f->history, f->plan, f->rand);
    }
}

/* Everything at once, many times over: edits, undo, saves, new bases, and an end at any moment. */
static void
test_many_lives (Fixture       *f,
                 gconstpointer  data)
{
  guint n_undone = 0;

  for (guint life = 0; life < N_LIVES; life++)
    {
      g_autoptr(GBytes) now = NULL;

      for (int n = g_rand_int_range (f->rand, 0, 30); n > 0; n--)
        {
          g_autoptr(GBytes) bytes = NULL;
          guint64 seq;

          edit (f);
          switch (g_rand_int_range (f->rand, 0, 24))
            {
            case 0:
              save (f);
              break;

            case 1:  /* edits go on while a base is written */
              bytes = hp_plan_write (f->plan);
              seq = hp_journal_begin_snapshot (f->journal);
              hp_history_part_run (f->history);
              edit (f);
              g_assert_true (hp_journal_write_base (f->journal, seq, bytes, NULL));
              if (g_rand_boolean (f->rand))
                edit (f);
              if (g_rand_boolean (f->rand))
                g_assert_true (hp_journal_end_with_base (f->journal, seq, NULL));
              else
                hp_journal_cancel_snapshot (f->journal);
              break;

            case 2:
              g_assert_true (hp_journal_sync (f->journal, NULL));
              break;

            case 3:  /* saved, but the program did not get to say so */
              bytes = hp_plan_write (f->plan);
              seq = hp_journal_begin_snapshot (f->journal);
              hp_history_part_run (f->history);
              edit (f);
              {
                g_autoptr(HpSavedPlan) saved = hp_save_plan (f->state, f->file, bytes, f->journal, seq,
                                                             NULL, NULL);

                g_assert_nonnull (saved);
              }
              edit (f);
              n = 1;
              break;

            default:
              break;
            }
        }

      now = hp_plan_write (f->plan);
      come_back (f, now);
      n_undone += hp_history_get_n_done (f->history);
    }

  g_test_message ("%u steps recovered", n_undone);
  g_assert_cmpuint (n_undone, >, N_LIVES);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/store/journal/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("recovers-by-name", test_recovers_by_name);
  ADD ("nothing-after-a-save", test_nothing_after_a_save);
  ADD ("a-closed-plan-leaves-nothing", test_a_closed_plan_leaves_nothing);
  ADD ("held", test_held);
  ADD ("a-torn-journal", test_a_torn_journal);
  ADD ("a-file-that-was-changed", test_a_file_that_was_changed);
  ADD ("a-file-that-was-touched", test_a_file_that_was_touched);
  ADD ("untitled", test_untitled);
  ADD ("a-file-that-is-gone", test_a_file_that_is_gone);
  ADD ("an-unreadable-journal", test_an_unreadable_journal);
  ADD ("save-is-refused", test_save_is_refused);
  ADD ("ten-backups", test_ten_backups);
  ADD ("an-edit-is-short", test_an_edit_is_short);
  ADD ("many-lives", test_many_lives);
#undef ADD

  return g_test_run ();
}
