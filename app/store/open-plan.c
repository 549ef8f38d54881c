#include "config.h"

#include "store/open-plan.h"

#include <glib/gi18n-lib.h>

#include "store/backups.h"
#include "store/plan-file.h"
#include "store/plan-writer.h"
#include "store/recovery.h"
#include "store/replace.h"
#include "store/state-folder.h"
#include "store/store-error.h"

void
hp_open_plan_free (HpOpenPlan *self)
{
  g_clear_pointer (&self->text, hp_plan_text_free);
  g_clear_object (&self->plan);
  g_clear_pointer (&self->problems, hp_problems_free);
  g_clear_object (&self->file);
  g_clear_pointer (&self->journal, hp_journal_unref);
  g_clear_object (&self->history);
  g_clear_object (&self->set_aside);
  g_free (self->put_away);
  g_free (self->held);
  g_free (self->unkept);
  g_free (self);
}

/* What the journal has, but the file has no place for: it becomes a plan of its own, among the
 * backups, so that the journal can begin anew. */
static void
set_aside (HpOpenPlan *self,
           const char *state,
           HpRecovery *recovery)
{
  g_autoptr(GBytes) bytes = hp_plan_write (recovery->plan);
  g_autoptr(GError) error = NULL;

  self->set_aside = hp_backups_keep (state, self->file, bytes, &error);
  if (self->set_aside != NULL)
    hp_journal_clear (self->journal);
  else
    {
      self->unkept = g_strdup (error->message);
      g_clear_pointer (&self->journal, hp_journal_unref);
    }
}

/* Steps that cannot be done stand in the way of those to come: the journal goes on from what could
 * be, after them. */
static void
begin_from_recovered (HpOpenPlan *self,
                      HpRecovery *recovery)
{
  g_autoptr(GBytes) bytes = hp_plan_write (recovery->plan);
  g_autoptr(GError) error = NULL;

  hp_journal_resume (self->journal, recovery->last + 1, 0, &recovery->mark, NULL);
  hp_journal_begin_snapshot (self->journal);
  if (!hp_journal_write_base (self->journal, recovery->last + 1, bytes, &error) ||
      !hp_journal_end_with_base (self->journal, recovery->last + 1, &error))
    {
      self->unkept = g_strdup (error->message);
      g_clear_pointer (&self->journal, hp_journal_unref);
    }
}

/* The plan of the journal takes the place of that of the file. */
static void
take_recovered (HpOpenPlan *self,
                HpRecovery *recovery,
                GBytes     *bytes)
{
  g_set_object (&self->plan, recovery->plan);
  g_set_object (&self->history, recovery->history);
  self->is_partial = recovery->is_partial;
  if (recovery->is_cut)
    begin_from_recovered (self, recovery);
  else
    hp_journal_resume (self->journal, recovery->seq, hp_history_get_n_done (recovery->history),
                       &recovery->mark, recovery->has_base ? NULL : bytes);
}

/* Another version, or somebody, may read it; and the plan gets a journal that can be read. */
static void
put_away (HpOpenPlan *self,
          const char *state)
{
  g_autoptr(GError) error = NULL;

  self->put_away = hp_journal_put_away (self->journal, state, &error);
  if (self->put_away == NULL)
    {
      self->unkept = g_strdup (error->message);
      g_clear_pointer (&self->journal, hp_journal_unref);
    }
}

static void
recover (HpOpenPlan *self,
         const char *state,
         GBytes     *bytes)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(HpRecovery) recovery = NULL;

  recovery = hp_recovery_read (hp_journal_get_folder (self->journal), bytes, &self->mark, &error);
  if (recovery != NULL && recovery->state == HP_RECOVERY_CONTINUES)
    {
      take_recovered (self, recovery, bytes);
      return;
    }

  if (recovery != NULL && recovery->state == HP_RECOVERY_DIFFERS)
    set_aside (self, state, recovery);
  else if (recovery != NULL)
    hp_journal_clear (self->journal);
  else if (g_error_matches (error, HP_STORE_ERROR, HP_STORE_ERROR_INVALID))
    put_away (self, state);
  else
    {
      /* What cannot be read now may be read the next time. */
      self->unkept = g_strdup (error->message);
      g_clear_pointer (&self->journal, hp_journal_unref);
    }
  if (self->journal != NULL)
    hp_journal_start (self->journal, &self->mark, bytes);
}

static void
open_journal (HpOpenPlan *self,
              const char *state,
              GBytes     *bytes)
{
  g_autoptr(GError) error = NULL;

  self->journal = hp_journal_open (state, self->file, &error);
  if (self->journal != NULL)
    recover (self, state, bytes);
  else if (g_error_matches (error, HP_STORE_ERROR, HP_STORE_ERROR_HELD))
    self->held = g_strdup (error->message);
  else
    self->unkept = g_strdup (error->message);
}

/* @state is as of hp_state_dup_folder(). */
HpOpenPlan *
hp_open_plan (const char    *state,
              GFile         *file,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr(HpOpenPlan) self = g_new0 (HpOpenPlan, 1);
  g_autoptr(HpPlanLoad) load = NULL;
  HpFileMark after;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  /* Of one moment: not one that somebody writes while it is read. */
  do
    {
      g_clear_pointer (&load, hp_plan_load_free);
      hp_file_mark_read (&self->mark, file);
      load = hp_plan_file_load (file, cancellable, error);
      if (load == NULL)
        return NULL;
      hp_file_mark_read (&after, file);
    }
  while (!hp_file_mark_same_file (&self->mark, &after));

  hp_file_mark_set_contents (&self->mark, load->bytes);
  self->file = g_object_ref (file);
  self->newer = load->newer;
  self->problems = g_steal_pointer (&load->problems);
  g_set_object (&self->plan, load->plan);
  if (self->plan != NULL && !self->newer)
    open_journal (self, state, load->bytes);
  if (self->journal != NULL)
    hp_replace_clean (file);

  return g_steal_pointer (&self);
}

HpOpenPlan *
hp_open_plan_from_folder (const char  *state,
                          const char  *folder,
                          GError     **error)
{
  g_autoptr(HpOpenPlan) self = g_new0 (HpOpenPlan, 1);
  g_autoptr(HpRecovery) recovery = NULL;
  g_autoptr(GFile) lost_file = NULL;
  g_autoptr(GError) unread = NULL;

  g_return_val_if_fail (folder != NULL, NULL);

  lost_file = hp_recovery_dup_file (folder);
  self->journal = hp_journal_open_folder (folder, lost_file, error);
  if (self->journal == NULL)
    return NULL;

  recovery = hp_recovery_read (folder, NULL, NULL, &unread);
  if (recovery == NULL && !g_error_matches (unread, HP_STORE_ERROR, HP_STORE_ERROR_INVALID))
    {
      g_propagate_error (error, g_steal_pointer (&unread));
      return NULL;
    }

  if (recovery == NULL || recovery->plan == NULL)
    {
      put_away (self, state);
      g_set_error (error, HP_STORE_ERROR, HP_STORE_ERROR_INVALID,
                   /* Translators: the path of a folder. */
                   _("A plan that had no file cannot be read. What there is of it lies in “%s”."),
                   self->put_away != NULL ? self->put_away : folder);
      return NULL;
    }

  self->problems = hp_problems_new ();
  take_recovered (self, recovery, NULL);
  return g_steal_pointer (&self);
}

/* Here nobody waits for the first time that all of the plan is written. */
static void
write_once (HpOpenPlan *self)
{
  g_autoptr(GBytes) bytes = NULL;

  if (self->plan == NULL)
    return;

  self->text = hp_plan_text_new (self->plan);
  bytes = hp_plan_text_write (self->text);
}

static void
open_in_thread (GTask        *task,
                gpointer      source,
                gpointer      file,
                GCancellable *cancellable)
{
  g_autofree char *state = hp_state_dup_folder ();
  GError *error = NULL;
  HpOpenPlan *opened = hp_open_plan (state, file, cancellable, &error);

  if (opened == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  write_once (opened);
  g_task_return_pointer (task, opened, (GDestroyNotify) hp_open_plan_free);
}

void
hp_open_plan_async (GFile               *file,
                    GCancellable        *cancellable,
                    GAsyncReadyCallback  callback,
                    gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_return_if_fail (G_IS_FILE (file));

  g_task_set_source_tag (task, hp_open_plan_async);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (task, open_in_thread);
}

static void
open_folder_in_thread (GTask        *task,
                       gpointer      source,
                       gpointer      folder,
                       GCancellable *cancellable)
{
  g_autofree char *state = hp_state_dup_folder ();
  GError *error = NULL;
  HpOpenPlan *opened = hp_open_plan_from_folder (state, folder, &error);

  if (opened == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  write_once (opened);
  g_task_return_pointer (task, opened, (GDestroyNotify) hp_open_plan_free);
}

void
hp_open_plan_from_folder_async (const char          *folder,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_return_if_fail (folder != NULL);

  g_task_set_source_tag (task, hp_open_plan_from_folder_async);
  g_task_set_task_data (task, g_strdup (folder), g_free);
  g_task_run_in_thread (task, open_folder_in_thread);
}

HpOpenPlan *
hp_open_plan_finish (GAsyncResult  *result,
                     GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
begin_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      bytes,
                 GCancellable *cancellable)
{
  g_autofree char *state = hp_state_dup_folder ();
  GError *error = NULL;
  g_autoptr(HpJournal) journal = hp_journal_open (state, NULL, &error);

  if (journal == NULL || !hp_journal_write_base (journal, 0, bytes, &error))
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&journal), (GDestroyNotify) hp_journal_unref);
}

void
hp_begin_untitled_async (GBytes              *bytes,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, NULL, callback, user_data);

  g_return_if_fail (bytes != NULL);

  g_task_set_source_tag (task, hp_begin_untitled_async);
  g_task_set_task_data (task, g_bytes_ref (bytes), (GDestroyNotify) g_bytes_unref);
  g_task_run_in_thread (task, begin_in_thread);
}

HpJournal *
hp_begin_untitled_finish (GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
