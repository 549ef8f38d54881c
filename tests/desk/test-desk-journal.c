#include <glib/gstdio.h>
#include <string.h>

#include "desk/desk.h"
#include "model/edit-picture.h"
#include "model/edit-reels.h"
#include "model/edit-scene.h"
#include "model/reel.h"
#include "store/plan-writer.h"
#include "store/recovery.h"
#include "store/replace.h"
#include "store/state-folder.h"
#include "waiting.h"

typedef struct
{
  HpDesk *desk;
  char   *folder;
  GFile  *file;
  GError *error;
  int     n_results;
  int     n_notices;
} Fixture;

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
count_notice (Fixture *f)
{
  f->n_notices++;
}

static void
sit_down (Fixture *f)
{
  f->desk = hp_desk_new ("fakesink sync=true");
  g_signal_connect_swapped (f->desk, "notice", G_CALLBACK (count_notice), f);
}

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  g_autofree char *state = hp_state_dup_folder ();
  g_autofree char *path = NULL;
  g_autoptr(HpPlan) plan = NULL;
  g_autoptr(GBytes) bytes = NULL;

  remove_all (state);
  f->folder = g_dir_make_tmp ("hairpin-XXXXXX", NULL);
  path = g_build_filename (f->folder, "film.hairpin", NULL);
  f->file = g_file_new_for_path (path);
  plan = hp_plan_new_with_picture ("A Film", (HpFrameRate) { 24, 1 }, FALSE, "", 5000, 0);
  bytes = hp_plan_write (plan);
  g_assert_true (hp_replace (f->file, bytes, NULL, NULL));
  sit_down (f);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  if (f->desk != NULL)
    waiting_drop (&f->desk);
  remove_all (f->folder);
  g_clear_error (&f->error);
  g_free (f->folder);
  g_object_unref (f->file);
}

static void
result_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  Fixture *f = data;

  g_clear_error (&f->error);
  g_task_propagate_boolean (G_TASK (result), &f->error);
  f->n_results++;
}

#define WAIT_FOR_RESULT(call) \
  G_STMT_START \
    { \
      int before = f->n_results; \
      call; \
      WAIT_UNTIL (f->n_results > before); \
    } \
  G_STMT_END

static void
open_plan (Fixture *f)
{
  WAIT_FOR_RESULT (hp_desk_open_async (f->desk, f->file, FALSE, result_cb, f));
  g_assert_no_error (f->error);
}

static void
spot (Fixture *f,
      gint64   in)
{
  g_assert_nonnull (hp_edit_spot_scene (hp_desk_get_history (f->desk), hp_desk_get_plan (f->desk),
                                        in, in + 100, NULL));
}

static guint
count_scenes (Fixture *f)
{
  return hp_element_list_get_n (hp_plan_get_scenes (hp_desk_get_plan (f->desk)));
}

/* The program ends: what a kill leaves is what was written by then. */
static void
die_and_come_back (Fixture *f)
{
  waiting_drop (&f->desk);
  sit_down (f);
  open_plan (f);
}

static void
test_recovered_is_told_by_name (Fixture       *f,
                                gconstpointer  data)
{
  g_autofree char *told = NULL, *more = NULL, *none = NULL;

  open_plan (f);
  spot (f, 100);
  hp_desk_drop_hit (f->desk, NULL);
  die_and_come_back (f);

  g_assert_cmpuint (count_scenes (f), ==, 1);
  g_assert_true (hp_desk_get_modified (f->desk));
  told = hp_desk_dup_recovered (f->desk);
  g_assert_cmpstr (told, ==, "Recovered what was not saved: Add Marker, Spot Scene.");

  for (guint i = 0; i < 4; i++)
    spot (f, 500 + 200 * i);
  die_and_come_back (f);
  more = hp_desk_dup_recovered (f->desk);
  g_assert_cmpstr (more, ==, "Recovered what was not saved: Spot Scene (4), Add Marker, Spot Scene.");

  hp_desk_keep_recovered (f->desk);
  none = hp_desk_dup_recovered (f->desk);
  g_assert_null (none);
  g_assert_cmpuint (count_scenes (f), ==, 5);
}

/* Told to, the desk shows what is saved; what was edited is not lost by it. */
static void
test_edits_are_dropped (Fixture       *f,
                        gconstpointer  data)
{
  g_autofree char *state = hp_state_dup_folder ();
  g_autofree char *told = NULL;

  open_plan (f);
  spot (f, 100);
  die_and_come_back (f);
  WAIT_FOR_RESULT (hp_desk_drop_edits_async (f->desk, result_cb, f));
  g_assert_no_error (f->error);
  g_assert_cmpuint (count_scenes (f), ==, 0);
  g_assert_false (hp_desk_get_read_only (f->desk));
  told = hp_desk_dup_recovered (f->desk);
  g_assert_null (told);

  spot (f, 300);
  die_and_come_back (f);
  g_assert_cmpuint (count_scenes (f), ==, 1);
}

static void
test_the_second_desk_reads (Fixture       *f,
                            gconstpointer  data)
{
  Fixture second = *f;

  open_plan (f);
  sit_down (&second);
  open_plan (&second);
  g_assert_true (hp_desk_get_read_only (second.desk));
  g_assert_nonnull (strstr (hp_desk_get_held (second.desk), "another window"));
  WAIT_FOR_RESULT (hp_desk_save_async (second.desk, NULL, FALSE, result_cb, f));
  g_assert_nonnull (f->error);
  waiting_drop (&second.desk);

  g_assert_false (hp_desk_get_read_only (f->desk));
  spot (f, 100);
  WAIT_FOR_RESULT (hp_desk_save_async (f->desk, NULL, FALSE, result_cb, f));
  g_assert_no_error (f->error);
}

/* Closed in order, a saved plan leaves nothing; edits that nobody saved stay. */
static void
test_close (Fixture       *f,
            gconstpointer  data)
{
  g_autofree char *state = hp_state_dup_folder ();
  g_autoptr(GPtrArray) left = NULL, none = NULL;

  open_plan (f);
  spot (f, 100);
  WAIT_FOR_RESULT (hp_desk_close_async (f->desk, result_cb, f));
  g_assert_no_error (f->error);
  waiting_drop (&f->desk);
  left = hp_recovery_list (state);
  g_assert_cmpuint (left->len, ==, 1);

  sit_down (f);
  open_plan (f);
  WAIT_FOR_RESULT (hp_desk_save_async (f->desk, NULL, FALSE, result_cb, f));
  WAIT_FOR_RESULT (hp_desk_close_async (f->desk, result_cb, f));
  waiting_drop (&f->desk);
  none = hp_recovery_list (state);
  g_assert_cmpuint (none->len, ==, 0);
}

/* A plan without a file comes back from its journal, as often as it takes. */
static void
test_untitled (Fixture       *f,
               gconstpointer  data)
{
  g_autofree char *state = hp_state_dup_folder ();
  g_autofree char *sample_path = g_test_build_filename (G_TEST_DIST, "..", "data", "samples",
                                                        "the-letter.hairpin", NULL);
  g_autoptr(GFile) sample = g_file_new_for_path (sample_path);
  guint n = 0;

  WAIT_FOR_RESULT (hp_desk_open_async (f->desk, sample, TRUE, result_cb, f));
  g_assert_no_error (f->error);
  n = count_scenes (f);
  spot (f, 1000);

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr(GPtrArray) left = NULL;
      g_autofree char *told = NULL;

      waiting_drop (&f->desk);
      left = hp_recovery_list (state);
      g_assert_cmpuint (left->len, ==, 1);
      sit_down (f);
      WAIT_FOR_RESULT (hp_desk_open_folder_async (f->desk, left->pdata[0], result_cb, f));
      g_assert_no_error (f->error);
      g_assert_cmpuint (count_scenes (f), ==, n + 1);
      g_assert_null (hp_desk_get_file (f->desk));
      told = hp_desk_dup_recovered (f->desk);
      g_assert_cmpstr (told, ==, "Recovered what was not saved: Spot Scene.");
    }

  /* Saved, it has a file, and no journal of its own any more. */
  WAIT_FOR_RESULT (hp_desk_save_async (f->desk, f->file, TRUE, result_cb, f));
  g_assert_no_error (f->error);
  waiting_drop (&f->desk);
  {
    g_autoptr(GPtrArray) left = hp_recovery_list (state);

    g_assert_cmpuint (left->len, ==, 0);
  }
  sit_down (f);
  open_plan (f);
  g_assert_cmpuint (count_scenes (f), ==, n + 1);
}

/* Put away, it does not come back; it is a plan among the backups. */
static void
test_untitled_is_put_away (Fixture       *f,
                           gconstpointer  data)
{
  g_autofree char *state = hp_state_dup_folder ();
  g_autofree char *path = g_build_filename (state, "backups", "untitled", "Untitled Plan 1.hairpin",
                                            NULL);
  g_autofree char *sample_path = g_test_build_filename (G_TEST_DIST, "..", "data", "samples",
                                                        "the-letter.hairpin", NULL);
  g_autoptr(GFile) sample = g_file_new_for_path (sample_path);
  g_autoptr(GPtrArray) left = NULL;

  WAIT_FOR_RESULT (hp_desk_open_async (f->desk, sample, TRUE, result_cb, f));
  spot (f, 1000);
  WAIT_FOR_RESULT (hp_desk_drop_edits_async (f->desk, result_cb, f));
  g_assert_no_error (f->error);
  g_assert_null (hp_desk_get_plan (f->desk));
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  waiting_drop (&f->desk);
  left = hp_recovery_list (state);
  g_assert_cmpuint (left->len, ==, 0);
}

/* Saved under another name, the plan goes on in the other journal, and the first is free. */
static void
test_save_as (Fixture       *f,
              gconstpointer  data)
{
  g_autofree char *path = g_build_filename (f->folder, "other.hairpin", NULL);
  g_autoptr(GFile) other = g_file_new_for_path (path);
  g_autoptr(GFile) first = g_object_ref (f->file);

  open_plan (f);
  spot (f, 100);
  hp_desk_save_async (f->desk, other, TRUE, result_cb, f);
  spot (f, 300);
  WAIT_UNTIL (f->n_results == 2);
  g_assert_no_error (f->error);
  g_assert_true (hp_desk_get_modified (f->desk));
  WAIT_FOR_RESULT (hp_desk_close_async (f->desk, result_cb, f));
  waiting_drop (&f->desk);

  sit_down (f);
  open_plan (f);
  g_assert_cmpuint (count_scenes (f), ==, 0);
  g_assert_false (hp_desk_get_read_only (f->desk));
  waiting_drop (&f->desk);

  g_set_object (&f->file, other);
  sit_down (f);
  open_plan (f);
  g_assert_cmpuint (count_scenes (f), ==, 2);
}

/* What is undone after the plan went elsewhere names its picture from there. */
static void
test_undo_after_save_as (Fixture       *f,
                         gconstpointer  data)
{
  g_autofree char *folder = g_build_filename (f->folder, "other", NULL);
  g_autofree char *path = g_build_filename (folder, "film.hairpin", NULL);
  g_autofree char *first = g_build_filename (f->folder, "a.mov", NULL);
  g_autoptr(GFile) other = g_file_new_for_path (path);
  g_autofree char *expected = NULL;
  HpReel *reel;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  open_plan (f);
  reel = hp_element_list_get (hp_plan_get_reels (hp_desk_get_plan (f->desk)), 0);
  g_object_set (reel, "uri", "a.mov", NULL);
  hp_edit_locate_picture (hp_desk_get_history (f->desk), hp_desk_get_plan (f->desk), reel, "b.mov");
  g_assert_cmpstr (hp_reel_get_uri (reel), ==, "b.mov");

  WAIT_FOR_RESULT (hp_desk_save_async (f->desk, other, TRUE, result_cb, f));
  g_assert_no_error (f->error);
  hp_history_undo (hp_desk_get_history (f->desk));
  expected = g_filename_to_uri (first, NULL, NULL);
  g_assert_cmpstr (hp_reel_get_uri (reel), ==, expected);
}

/* A journal that has grown long begins anew, and loses nothing by it. */
static void
test_a_long_journal (Fixture       *f,
                     gconstpointer  data)
{
  g_autofree char *state = hp_state_dup_folder ();
  g_autofree char *long_text = g_strnfill (150000, 'x');
  g_autoptr(GPtrArray) left = NULL;
  g_autoptr(GBytes) before = NULL, after = NULL;
  HpHistory *history;
  gsize size = 0;

  open_plan (f);
  history = hp_desk_get_history (f->desk);
  for (guint i = 0; i < 40; i++)
    {
      hp_history_begin (history, "Change Production");
      long_text[i] = (char) ('a' + i % 26);
      long_text[149999] = (char) ('a' + i % 26);
      hp_history_set (history, hp_desk_get_plan (f->desk), "production", long_text);
      hp_history_end (history);
      for (guint n = 0; n < 20; n++)
        g_main_context_iteration (NULL, FALSE);
      g_usleep (2000);
    }
  before = hp_plan_write (hp_desk_get_plan (f->desk));
  for (guint i = 0; i < 300; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (4000);
    }
  g_assert_null (hp_desk_get_unkept (f->desk));
  waiting_drop (&f->desk);

  left = hp_recovery_list (state);
  g_assert_cmpuint (left->len, ==, 1);
  {
    g_autoptr(GDir) dir = g_dir_open (left->pdata[0], 0, NULL);
    const char *name;

    while ((name = g_dir_read_name (dir)) != NULL)
      {
        g_autofree char *path = g_build_filename (left->pdata[0], name, NULL);
        GStatBuf info;

        g_assert_cmpint (g_stat (path, &info), ==, 0);
        size += (gsize) info.st_size;
      }
  }
  g_assert_cmpuint (size, <, 3 << 20);

  /* What was recovered without its steps is not what the file holds: it stays until it is saved. */
  for (guint i = 0; i < 2; i++)
    {
      g_clear_pointer (&after, g_bytes_unref);
      sit_down (f);
      open_plan (f);
      after = hp_plan_write (hp_desk_get_plan (f->desk));
      g_assert_true (g_bytes_equal (before, after));
      g_assert_true (hp_desk_get_modified (f->desk));
      hp_desk_keep_recovered (f->desk);
      while (hp_history_get_undo_label (hp_desk_get_history (f->desk)) != NULL)
        hp_history_undo (hp_desk_get_history (f->desk));
      g_assert_true (hp_desk_get_modified (f->desk));
      while (hp_history_get_redo_label (hp_desk_get_history (f->desk)) != NULL)
        hp_history_redo (hp_desk_get_history (f->desk));
      waiting_drop (&f->desk);
    }
}

/* Going back fails where the file cannot be read any more; that nothing is kept then is said. */
static void
test_going_back_fails (Fixture       *f,
                       gconstpointer  data)
{
  open_plan (f);
  spot (f, 100);
  g_assert_true (g_file_delete (f->file, NULL, NULL));
  WAIT_FOR_RESULT (hp_desk_drop_edits_async (f->desk, result_cb, f));
  g_assert_nonnull (f->error);
  g_assert_cmpuint (count_scenes (f), ==, 1);
  g_assert_nonnull (hp_desk_get_unkept (f->desk));
  g_assert_false (hp_desk_get_read_only (f->desk));
}

/* While the desk goes back, nothing can be edited: it would be in neither plan. */
static void
test_no_edits_while_going_back (Fixture       *f,
                                gconstpointer  data)
{
  open_plan (f);
  spot (f, 100);
  WAIT_FOR_RESULT (hp_desk_drop_edits_async (f->desk, NULL, NULL);
                   g_assert_true (hp_desk_get_read_only (f->desk));
                   hp_desk_save_async (f->desk, NULL, FALSE, result_cb, f));
  g_assert_error (f->error, G_IO_ERROR, G_IO_ERROR_BUSY);
  WAIT_UNTIL (!hp_desk_get_read_only (f->desk));
  g_assert_cmpuint (count_scenes (f), ==, 0);
}

/* Where nothing can be kept, the plan opens, says so, and keeps on trying. */
static void
test_unkept (Fixture       *f,
             gconstpointer  data)
{
  g_autofree char *state = hp_state_dup_folder ();
  g_autofree char *parent = g_path_get_dirname (state);

  g_mkdir_with_parents (parent, 0700);
  g_assert_true (g_file_set_contents (state, "in the way", -1, NULL));
  open_plan (f);
  g_assert_nonnull (hp_desk_get_unkept (f->desk));
  g_assert_false (hp_desk_get_read_only (f->desk));
  spot (f, 100);
  g_assert_cmpint (g_unlink (state), ==, 0);

  WAIT_FOR_RESULT (hp_desk_save_async (f->desk, NULL, FALSE, result_cb, f));
  g_assert_no_error (f->error);
  g_assert_null (hp_desk_get_unkept (f->desk));
  spot (f, 300);
  die_and_come_back (f);
  g_assert_cmpuint (count_scenes (f), ==, 2);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *state = g_dir_make_tmp ("hairpin-state-XXXXXX", NULL);
  int status;

  g_setenv ("XDG_STATE_HOME", state, TRUE);
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/desk/journal/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("recovered-is-told-by-name", test_recovered_is_told_by_name);
  ADD ("edits-are-dropped", test_edits_are_dropped);
  ADD ("the-second-desk-reads", test_the_second_desk_reads);
  ADD ("close", test_close);
  ADD ("untitled", test_untitled);
  ADD ("untitled-is-put-away", test_untitled_is_put_away);
  ADD ("save-as", test_save_as);
  ADD ("undo-after-save-as", test_undo_after_save_as);
  ADD ("a-long-journal", test_a_long_journal);
  ADD ("going-back-fails", test_going_back_fails);
  ADD ("no-edits-while-going-back", test_no_edits_while_going_back);
  ADD ("unkept", test_unkept);
#undef ADD

  status = g_test_run ();
  remove_all (state);
  return status;
}
