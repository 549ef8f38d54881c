#include "config.h"

#include "store/save-plan.h"

#include <glib/gi18n-lib.h>

#include "store/backups.h"
#include "store/plan-writer.h"
#include "store/recovery.h"
#include "store/replace.h"
#include "store/state-folder.h"
#include "store/store-error.h"

typedef struct
{
  GFile      *file;
  GBytes     *bytes;
  HpJournal  *journal;
  guint64     seq;
  HpFileMark  expected;
  gboolean    is_expected;
} Save;

/* What the journal is told of a file that is about to take its name. */
typedef struct
{
  HpJournal  *journal;
  GBytes     *bytes;
  guint64     seq;
  HpFileMark  mark;
} Marking;

void
hp_saved_plan_free (HpSavedPlan *self)
{
  g_clear_pointer (&self->journal, hp_journal_unref);
  g_free (self->unkept);
  g_free (self);
}

static void
save_free (Save *self)
{
  g_object_unref (self->file);
  g_bytes_unref (self->bytes);
  g_clear_pointer (&self->journal, hp_journal_unref);
  g_free (self);
}

/* A journal that cannot be written is no reason not to save: just then it is needed most. */
static gboolean
mark_cb (const struct stat  *written,
         gpointer            data,
         GError            **error)
{
  Marking *self = data;
  g_autoptr(GError) unwritten = NULL;

  hp_file_mark_init (&self->mark, written);
  hp_file_mark_set_contents (&self->mark, self->bytes);
  self->mark.seq = self->seq;
  if (self->journal != NULL && !hp_journal_mark (self->journal, &self->mark, &unwritten))
    g_debug ("The journal was not told of the save: %s", unwritten->message);
  return TRUE;
}

/* A save that failed at its end has written the file all the same. */
static gboolean
check_expected (GFile             *file,
                HpJournal         *journal,
                const HpFileMark  *expected,
                GError           **error)
{
  HpFileMark now;

  hp_file_mark_read (&now, file);
  if (now.mtime == 0 || hp_file_mark_same_file (&now, expected) ||
      (journal != NULL && hp_journal_was_told (journal, &now)))
    return TRUE;

  g_set_error_literal (error, HP_STORE_ERROR, HP_STORE_ERROR_CHANGED,
                       _("Its file was changed by somebody else since it was opened"));
  return FALSE;
}

/* What another plan of that name had kept is not of this one. */
static gboolean
put_aside (HpJournal   *journal,
           GFile       *file,
           const char  *state,
           GError     **error)
{
  g_autoptr(GBytes) held = NULL;
  g_autoptr(HpRecovery) recovery = NULL;
  g_autoptr(GFile) backup = NULL;
  HpFileMark mark;

  hp_file_mark_read (&mark, file);
  if (mark.mtime != 0)
    {
      held = g_file_load_bytes (file, NULL, NULL, error);
      if (held == NULL)
        return FALSE;
      hp_file_mark_set_contents (&mark, held);
    }

  recovery = hp_recovery_read (hp_journal_get_folder (journal), held, &mark, error);
  if (recovery == NULL)
    return FALSE;

  if (recovery->state != HP_RECOVERY_NONE)
    {
      g_autoptr(GBytes) bytes = hp_plan_write (recovery->plan);

      backup = hp_backups_keep (state, file, bytes, error);
      if (backup == NULL)
        return FALSE;
    }

  hp_journal_clear (journal);
  return TRUE;
}

/* What nothing can be made of is put away. */
static gboolean
make_empty (HpJournal   *journal,
            GFile       *file,
            const char  *state,
            GError     **error)
{
  g_autoptr(GError) kept = NULL;
  g_autofree char *away = NULL;

  if (put_aside (journal, file, state, &kept))
    return TRUE;

  if (!g_error_matches (kept, HP_STORE_ERROR, HP_STORE_ERROR_INVALID))
    {
      g_propagate_error (error, g_steal_pointer (&kept));
      return FALSE;
    }

  away = hp_journal_put_away (journal, state, error);
  return away != NULL;
}

/* The journal of a file that the plan did not have before. */
static gboolean
open_journal (HpSavedPlan  *self,
              const char   *state,
              GFile        *file,
              GError      **error)
{
  g_autoptr(GError) unkept = NULL;

  self->journal = hp_journal_open (state, file, &unkept);
  if (g_error_matches (unkept, HP_STORE_ERROR, HP_STORE_ERROR_HELD))
    {
      g_propagate_error (error, g_steal_pointer (&unkept));
      return FALSE;
    }

  if (self->journal == NULL || !make_empty (self->journal, file, state, &unkept))
    {
      g_clear_pointer (&self->journal, hp_journal_unref);
      self->unkept = g_strdup (unkept->message);
    }
  return TRUE;
}

HpSavedPlan *
hp_save_plan (const char        *state,
              GFile             *file,
              GBytes            *bytes,
              HpJournal         *journal,
              guint64            seq,
              const HpFileMark  *expected,
              GError           **error)
{
  g_autoptr(HpSavedPlan) self = g_new0 (HpSavedPlan, 1);
  g_autoptr(GFile) backup = NULL;
  g_autoptr(GError) no_backup = NULL;
  Marking marking = { journal, bytes, seq };

  g_return_val_if_fail (G_IS_FILE (file), NULL);
  g_return_val_if_fail (bytes != NULL, NULL);

  if (expected != NULL && !check_expected (file, journal, expected, error))
    return NULL;

  if (journal == NULL)
    {
      if (!open_journal (self, state, file, error))
        return NULL;
      marking.journal = self->journal;
    }

  /* A disk too full for a backup may have room for the plan. */
  backup = hp_backups_keep_file (state, file, &no_backup);
  if (no_backup != NULL)
    g_message ("No backup was kept: %s", no_backup->message);

  if (!hp_replace_full (file, bytes, mark_cb, &marking, NULL, error))
    {
      if (backup != NULL)
        g_file_delete (backup, NULL, NULL);
      if (self->journal != NULL)
        hp_journal_clear (self->journal);
      return NULL;
    }

  self->mark = marking.mark;
  return g_steal_pointer (&self);
}

static void
save_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  Save *save = data;
  g_autofree char *state = hp_state_dup_folder ();
  GError *error = NULL;
  HpSavedPlan *saved = hp_save_plan (state, save->file, save->bytes, save->journal, save->seq,
                                     save->is_expected ? &save->expected : NULL, &error);

  if (saved != NULL)
    g_task_return_pointer (task, saved, (GDestroyNotify) hp_saved_plan_free);
  else
    g_task_return_error (task, error);
}

void
hp_save_plan_async (GFile               *file,
                    GBytes              *bytes,
                    HpJournal           *journal,
                    guint64              seq,
                    const HpFileMark    *expected,
                    GAsyncReadyCallback  callback,
                    gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, NULL, callback, user_data);
  Save *save;

  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (bytes != NULL);

  save = g_new0 (Save, 1);
  save->file = g_object_ref (file);
  save->bytes = g_bytes_ref (bytes);
  save->journal = journal != NULL ? hp_journal_ref (journal) : NULL;
  save->seq = seq;
  save->is_expected = expected != NULL;
  if (expected != NULL)
    save->expected = *expected;

  g_task_set_source_tag (task, hp_save_plan_async);
  g_task_set_task_data (task, save, (GDestroyNotify) save_free);
  g_task_run_in_thread (task, save_in_thread);
}

HpSavedPlan *
hp_save_plan_finish (GAsyncResult  *result,
                     GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* A plan that had no journal, but has one now: edits since it was saved are in none. */
static gboolean
begin_with_plan (HpSavedPlan  *self,
                 HpPlan       *plan,
                 GBytes       *bytes,
                 GError      **error)
{
  g_autoptr(GBytes) now = hp_plan_write (plan);

  if (g_bytes_equal (now, bytes))
    {
      hp_journal_start (self->journal, &self->mark, bytes);
      return TRUE;
    }

  hp_journal_resume (self->journal, self->mark.seq + 1, 0, &self->mark, NULL);
  hp_journal_begin_snapshot (self->journal);
  return hp_journal_write_base (self->journal, self->mark.seq + 1, now, error) &&
         hp_journal_end_with_base (self->journal, self->mark.seq + 1, error);
}

HpJournal *
hp_saved_plan_follow (HpSavedPlan  *self,
                      HpJournal    *journal,
                      HpPlan       *plan,
                      GBytes       *bytes,
                      GError      **error)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->unkept != NULL)
    {
      if (journal != NULL)
        hp_journal_leave (journal);
      g_set_error_literal (error, HP_STORE_ERROR, HP_STORE_ERROR_UNKEPT, self->unkept);
      return NULL;
    }

  if (self->journal == NULL)
    {
      hp_journal_end_with_file (journal, &self->mark, bytes, error);
      return hp_journal_ref (journal);
    }

  if (journal != NULL)
    hp_journal_move (journal, self->journal, &self->mark, bytes, error);
  else if (!begin_with_plan (self, plan, bytes, error))
    return NULL;
  return hp_journal_ref (self->journal);
}
