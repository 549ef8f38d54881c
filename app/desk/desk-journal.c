/* The plan on the desk and its journal: every step kept, and what was kept before. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "desk/desk-private.h"
#include "store/backups.h"
#include "store/state-folder.h"

#define SYNC_INTERVAL 400                /* ms from a step to its sync: well within a second */
#define MIN_COMPACT ((gsize) 1 << 20)    /* bytes of a journal that is worth a new base */
#define MAX_NAMED 4                      /* kinds of steps that are told by name */

/* The plan as it is now. */
GBytes *
hp_desk_write_plan (HpDesk *self)
{
  if (self->text == NULL)
    self->text = hp_plan_text_new (self->plan);

  return hp_plan_text_write (self->text);
}

/* Takes another journal, or none: @unkept says why, then. */
void
hp_desk_set_journal (HpDesk     *self,
                     HpJournal  *journal,
                     const char *unkept)
{
  HpJournal *taken = journal != NULL ? hp_journal_ref (journal) : NULL;

  g_clear_pointer (&self->journal, hp_journal_unref);
  self->journal = taken;
  if (g_strcmp0 (unkept, self->unkept) != 0)
    {
      g_free (self->unkept);
      self->unkept = g_strdup (unkept);
      hp_desk_tell_notice (self);
    }
}

void
hp_desk_set_recovered (HpDesk     *self,
                       HpOpenPlan *opened)
{
  self->n_recovered = opened->history != NULL ? hp_history_get_n_done (opened->history) : 0;
  self->is_partial = opened->is_partial;
  self->is_recovered = self->n_recovered > 0 || self->is_partial;
  g_set_object (&self->set_aside, opened->set_aside);
}

/* What is to be kept of the plan is in its file, or in the journal, where it stays. */
void
hp_desk_leave_journal (HpDesk *self)
{
  gboolean is_untouched = self->history == NULL ||
                          (!self->is_recovered && hp_history_get_n_done (self->history) == 0 &&
                           hp_history_get_redo_label (self->history) == NULL);
  gboolean is_saved = self->file != NULL && !hp_desk_get_modified (self);

  g_clear_handle_id (&self->sync_source, g_source_remove);
  if (self->journal != NULL && (is_saved || (self->file == NULL && is_untouched)))
    hp_journal_clear (self->journal);
  g_clear_pointer (&self->journal, hp_journal_unref);
  g_clear_pointer (&self->unkept, g_free);
  g_clear_pointer (&self->held, g_free);
  g_clear_object (&self->set_aside);
  self->is_recovered = FALSE;
  self->compacting = FALSE;
}

/* Workers: each has the journal, which may not be that of the desk any longer when it is done. */

typedef struct
{
  HpJournal *journal;
  GBytes    *bytes;
  guint64    seq;
} Work;

static Work *
work_new (HpJournal *journal,
          GBytes    *bytes,
          guint64    seq)
{
  Work *self = g_new0 (Work, 1);

  self->journal = journal != NULL ? hp_journal_ref (journal) : NULL;
  self->bytes = bytes != NULL ? g_bytes_ref (bytes) : NULL;
  self->seq = seq;
  return self;
}

static void
work_free (Work *self)
{
  g_clear_pointer (&self->journal, hp_journal_unref);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self);
}

static void
sync_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  Work *work = data;
  GError *error = NULL;

  if (work->journal == NULL || hp_journal_sync (work->journal, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void schedule_sync (HpDesk *self);

static void
synced_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  HpDesk *self = HP_DESK (source);
  Work *work = g_task_get_task_data (G_TASK (result));
  g_autoptr(GError) error = NULL;
  gboolean synced = g_task_propagate_boolean (G_TASK (result), &error);
  gboolean is_own = work->journal == self->journal;

  /* Its thread may keep the task a little longer, but nobody the lock. */
  g_clear_pointer (&work->journal, hp_journal_unref);
  self->syncing = FALSE;
  if (!is_own)
    return;

  hp_desk_set_journal (self, self->journal, synced ? NULL : error->message);
  if (hp_journal_needs_sync (self->journal))
    schedule_sync (self);
}

static gboolean
sync_cb (gpointer data)
{
  HpDesk *self = data;
  g_autoptr(GTask) task = NULL;

  self->sync_source = 0;
  if (self->syncing || self->journal == NULL)
    return G_SOURCE_REMOVE;

  self->syncing = TRUE;
  task = g_task_new (self, NULL, synced_cb, NULL);
  g_task_set_source_tag (task, sync_cb);
  g_task_set_task_data (task, work_new (self->journal, NULL, 0), (GDestroyNotify) work_free);
  g_task_run_in_thread (task, sync_in_thread);
  return G_SOURCE_REMOVE;
}

static void
schedule_sync (HpDesk *self)
{
  if (self->sync_source == 0 && !self->syncing)
    self->sync_source = g_timeout_add (SYNC_INTERVAL, sync_cb, self);
}

static void
compact_in_thread (GTask        *task,
                   gpointer      source,
                   gpointer      data,
                   GCancellable *cancellable)
{
  Work *work = data;
  GError *error = NULL;

  if (hp_journal_write_base (work->journal, work->seq, work->bytes, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
compacted_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  HpDesk *self = HP_DESK (source);
  Work *work = g_task_get_task_data (G_TASK (result));
  g_autoptr(GError) error = NULL;
  gboolean written = g_task_propagate_boolean (G_TASK (result), &error);
  gboolean is_own = work->journal == self->journal;

  g_clear_pointer (&work->journal, hp_journal_unref);
  /* A save, or another plan, came between. */
  if (!self->compacting || !is_own)
    return;

  self->compacting = FALSE;
  self->plan_size = g_bytes_get_size (work->bytes);
  if (written)
    hp_journal_end_with_base (self->journal, work->seq, &error);
  else
    hp_journal_cancel_snapshot (self->journal);
  if (error != NULL)
    hp_desk_set_journal (self, self->journal, error->message);
  schedule_sync (self);
}

/* A journal that has grown long begins anew, from the plan as it is now. */
static void
compact (HpDesk *self)
{
  g_autoptr(GTask) task = g_task_new (self, NULL, compacted_cb, NULL);
  g_autoptr(GBytes) bytes = hp_desk_write_plan (self);
  guint64 seq = hp_journal_begin_snapshot (self->journal);

  self->compacting = TRUE;
  hp_history_part_run (self->history);
  g_task_set_source_tag (task, compact);
  g_task_set_task_data (task, work_new (self->journal, bytes, seq), (GDestroyNotify) work_free);
  g_task_run_in_thread (task, compact_in_thread);
}

/* The recorder of the history. */
void
hp_desk_record (const HpStep *step,
                gpointer      data)
{
  HpDesk *self = data;
  g_autoptr(GError) error = NULL;

  if (self->journal == NULL)
    return;

  hp_journal_append (self->journal, step, &error);
  hp_desk_set_journal (self, self->journal, error != NULL ? error->message : NULL);
  schedule_sync (self);
  if (!self->saving && !self->compacting &&
      hp_journal_get_length (self->journal) > MAX (MIN_COMPACT, self->plan_size / 4))
    compact (self);
}

/* What is told of it */

const char *
hp_desk_get_held (HpDesk *self)
{
  g_return_val_if_fail (HP_IS_DESK (self), NULL);

  return self->held;
}

const char *
hp_desk_get_unkept (HpDesk *self)
{
  g_return_val_if_fail (HP_IS_DESK (self), NULL);

  return self->unkept;
}

GFile *
hp_desk_get_set_aside (HpDesk *self)
{
  g_return_val_if_fail (HP_IS_DESK (self), NULL);

  return self->set_aside;
}

/* The names of the steps that were recovered, the newest first, as that is what is remembered best;
 * each once, with how often it was done.  Returns how many steps are not among them. */
static guint
name_recovered (HpDesk  *self,
                GString *names)
{
  guint n_left = self->n_recovered;

  for (guint n_named = 0; n_left > 0 && n_named < MAX_NAMED; n_named++)
    {
      const char *label = hp_history_get_label (self->history, n_left - 1);
      guint n_times = 0;

      for (; n_left > 0 && hp_history_get_label (self->history, n_left - 1) == label; n_left--)
        n_times++;

      if (n_named > 0)
        /* Translators: between the names of steps. */
        g_string_append (names, _(", "));
      if (n_times == 1)
        g_string_append (names, label);
      else
        /* Translators: the name of a step, and how often it was done, as in “Move Hit (3)”. */
        g_string_append_printf (names, _("%s (%u)"), label, n_times);
    }

  return n_left;
}

char *
hp_desk_dup_recovered (HpDesk *self)
{
  g_autoptr(GString) names = NULL;
  guint n_more;

  g_return_val_if_fail (HP_IS_DESK (self), NULL);

  if (!self->is_recovered)
    return NULL;
  if (self->n_recovered == 0)
    return g_strdup (_("Recovered what was edited last, and not saved."));

  names = g_string_new (NULL);
  n_more = name_recovered (self, names);
  if (self->is_partial)
    /* Translators: the names of steps. */
    return g_strdup_printf (_("Recovered what was not saved: %s, and what was edited before."),
                            names->str);
  if (n_more == 0)
    /* Translators: the names of steps. */
    return g_strdup_printf (_("Recovered what was not saved: %s."), names->str);

  /* Translators: the names of steps, and how many there were beside them. */
  return g_strdup_printf (ngettext ("Recovered what was not saved: %s, and %u edit before.",
                                    "Recovered what was not saved: %s, and %u edits before.",
                                    n_more),
                          names->str, n_more);
}

/* Somebody has seen what was recovered, or set aside. */
void
hp_desk_keep_recovered (HpDesk *self)
{
  g_return_if_fail (HP_IS_DESK (self));

  if (!self->is_recovered && self->set_aside == NULL)
    return;

  self->is_recovered = FALSE;
  g_clear_object (&self->set_aside);
  hp_desk_tell_notice (self);
}

static void
set_aside_in_thread (GTask        *task,
                     gpointer      source,
                     gpointer      data,
                     GCancellable *cancellable)
{
  Work *work = data;
  GFile *file = g_object_get_data (G_OBJECT (task), "file");
  g_autofree char *state = hp_state_dup_folder ();
  GError *error = NULL;
  g_autoptr(GFile) backup = hp_backups_keep (state, file, work->bytes, &error);

  /* A sync under way would hold the lock of a file that is opened again in a moment. */
  if (work->journal != NULL)
    hp_journal_sync (work->journal, NULL);
  g_clear_pointer (&work->journal, hp_journal_unref);

  if (backup != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
reopened_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr(GTask) task = data;
  GError *error = NULL;

  if (hp_desk_open_finish (HP_DESK (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
put_aside_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  HpDesk *self = HP_DESK (source);
  g_autoptr(GTask) task = data;
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_task_return_error (task, error);
      return;
    }

  if (self->journal != NULL)
    hp_journal_clear (self->journal);
  hp_desk_leave_journal (self);
  if (self->file != NULL)
    {
      hp_desk_open_async (self, self->file, FALSE, reopened_cb, g_steal_pointer (&task));
      return;
    }

  hp_desk_set_plan (self, NULL, NULL, NULL, NULL);
  hp_desk_tell_notice (self);
  g_task_return_boolean (task, TRUE);
}

void
hp_desk_drop_edits_async (HpDesk              *self,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);
  g_autoptr(GTask) worker = NULL;
  g_autoptr(GBytes) bytes = NULL;

  g_return_if_fail (HP_IS_DESK (self));
  g_return_if_fail (self->plan != NULL);

  g_task_set_source_tag (task, hp_desk_drop_edits_async);
  worker = g_task_new (self, NULL, put_aside_cb, task);
  bytes = hp_desk_write_plan (self);
  g_task_set_source_tag (worker, hp_desk_drop_edits_async);
  g_task_set_task_data (worker, work_new (self->journal, bytes, 0), (GDestroyNotify) work_free);
  if (self->file != NULL)
    g_object_set_data_full (G_OBJECT (worker), "file", g_object_ref (self->file), g_object_unref);
  g_task_run_in_thread (worker, set_aside_in_thread);
}

gboolean
hp_desk_drop_edits_finish (HpDesk        *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
hp_desk_close_async (HpDesk              *self,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (self, NULL, callback, user_data);

  g_return_if_fail (HP_IS_DESK (self));

  g_task_set_source_tag (task, hp_desk_close_async);
  g_task_set_task_data (task, work_new (self->journal, NULL, 0), (GDestroyNotify) work_free);
  g_task_run_in_thread (task, sync_in_thread);
}

gboolean
hp_desk_close_finish (HpDesk        *self,
                      GAsyncResult  *result,
                      GError       **error)
{
  Work *work;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  work = g_task_get_task_data (G_TASK (result));
  g_clear_pointer (&work->journal, hp_journal_unref);

  return g_task_propagate_boolean (G_TASK (result), error);
}
