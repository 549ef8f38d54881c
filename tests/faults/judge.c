#include "judge.h"

#include <stdio.h>

#include "model/edit-hit.h"
#include "store/plan-file.h"
#include "store/recovery.h"
#include "work.h"

static void
record_cb (const HpStep *step,
           gpointer      journal)
{
  g_autoptr(GError) error = NULL;

  if (!hp_journal_append (journal, step, &error))
    printf ("unkept\t%s\n", error->message);
}

/* Life goes on: one edit more, an end without a word, and it is there again. */
static void
go_on (const char *state,
       const char *folder,
       HpOpenPlan *opened)
{
  g_autoptr(HpHistory) history = opened->history != NULL ? g_object_ref (opened->history)
                                                         : hp_history_new ();
  g_autoptr(HpOpenPlan) again = NULL;
  g_autofree char *before = NULL, *after = NULL;

  hp_history_set_recorder (history, record_cb, opened->journal);
  hp_edit_drop_hit (history, opened->plan, 12345, NULL, NULL);
  before = sha_of_plan (opened->plan);
  g_clear_pointer (&opened->journal, hp_journal_unref);

  again = folder != NULL ? hp_open_plan_from_folder (state, folder, NULL)
                         : hp_open_plan (state, opened->file, NULL, NULL);
  after = again != NULL && again->plan != NULL ? sha_of_plan (again->plan) : NULL;
  if (g_strcmp0 (before, after) != 0)
    printf ("lost-later\t%s\n", folder != NULL ? folder : g_file_peek_path (opened->file));
}

static void
tell_opened (const char *state,
             const char *what,
             const char *folder,
             HpOpenPlan *opened,
             GError     *error)
{
  g_autofree char *sha = NULL;

  if (opened == NULL || opened->plan == NULL)
    {
      printf ("closed\t%s\t%s\n", what, error != NULL ? error->message : "it has errors");
      return;
    }

  sha = sha_of_plan (opened->plan);
  printf ("open\t%s\t%s\t%s\t%s\t%s\n", what, sha, opened->set_aside != NULL ? "aside" : "",
          opened->held != NULL ? opened->held : "", opened->unkept != NULL ? opened->unkept : "");
  if (opened->journal != NULL)
    go_on (state, folder, opened);
}

static void
judge_file (const char *folder,
            const char *state,
            const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(HpPlanLoad) load = NULL;
  g_autoptr(HpOpenPlan) opened = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *sha = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return;

  load = hp_plan_file_load (file, NULL, NULL);
  sha = load != NULL && load->plan != NULL ? sha_of (load->bytes) : g_strdup ("broken");
  printf ("file\t%s\t%s\n", name, sha);
  opened = hp_open_plan (state, file, NULL, &error);
  tell_opened (state, name, NULL, opened, error);
  if (opened == NULL || opened->unkept == NULL)
    return;

  /* Told once, that is enough: whatever stood in the way is out of it. */
  g_clear_pointer (&opened, hp_open_plan_free);
  opened = hp_open_plan (state, file, NULL, &error);
  if (opened == NULL || opened->unkept != NULL)
    printf ("blocked\t%s\n", name);
}

/* Only those of plans that have no file: the others are opened with it. */
static void
judge_folder (const char *state,
              const char *folder)
{
  g_autoptr(GFile) file = hp_recovery_dup_file (folder);
  g_autoptr(HpOpenPlan) opened = NULL;
  g_autoptr(GError) error = NULL;

  if (file != NULL && g_file_query_exists (file, NULL))
    return;

  opened = hp_open_plan_from_folder (state, folder, &error);
  tell_opened (state, "folder", folder, opened, error);
}

void
judge (const char *folder)
{
  g_autofree char *state = g_build_filename (folder, "state", NULL);
  g_autoptr(GPtrArray) folders = hp_recovery_list (state);

  for (guint i = 0; i < folders->len; i++)
    judge_folder (state, g_ptr_array_index (folders, i));
  judge_file (folder, state, "film.hairpin");
  judge_file (folder, state, "other.hairpin");
  judge_file (folder, state, "new.hairpin");
}
