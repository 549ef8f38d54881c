/* The plan on the desk and its journal: every step is kept. */

#include "config.h"

#include "desk/desk-private.h"

#define SYNC_INTERVAL 400                /* ms from a step to its sync: well within a second */
#define MIN_COMPACT ((gsize) 1 << 20)    /* bytes of a journal that is worth a new base */

/* The plan as it is now. */
GBytes *
hp_desk_write_plan (HpDesk *self)
{
  if (self->text == NULL)
    self->text = hp_plan_text_new (self->plan);

  return hp_plan_text_write (self->text);
}

/* Takes another journal, or none: @unkept says why, then, or what is wrong with this one. */
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

/* @size: in bytes, of the plan as it was last read or written.  A journal is worth a new base when
 * it is a quarter of that. */
void
hp_desk_set_plan_size (HpDesk *self,
                       gsize   size)
{
  self->compact_length = MAX (MIN_COMPACT, size / 4);
}

/* What is to be kept of the plan is in its file, or in the journal, where it stays. */
void
hp_desk_leave_journal (HpDesk *self)
{
  gboolean is_untouched = self->history == NULL ||
                          (!self->was_recovered && hp_history_get_n_done (self->history) == 0 &&
                           hp_history_get_redo_label (self->history) == NULL);
  gboolean is_saved = self->file != NULL && !hp_desk_get_modified (self);

  g_clear_handle_id (&self->sync_source, g_source_remove);
  if (self->journal != NULL && (is_saved || (self->file == NULL && is_untouched)))
    hp_journal_clear (self->journal);
  g_clear_pointer (&self->journal, hp_journal_unref);
  g_clear_pointer (&self->unkept, g_free);
  g_clear_pointer (&self->held, g_free);
  g_clear_pointer (&self->recovered, g_free);
  g_clear_object (&self->set_aside);
  self->was_recovered = FALSE;
  self->compacting = FALSE;
}

/* Workers: each has the journal, which may not be that of the desk any longer when it is done.
 * They never have the desk: the last to let go of that must be the thread that edits. */

typedef struct
{
  HpJournal *journal;
  GBytes    *bytes;
  guint64    seq;
} Work;

static void
work_free (Work *self)
{
  g_clear_pointer (&self->journal, hp_journal_unref);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self);
}

static void
start_work (HpDesk              *self,
            GBytes              *bytes,
            guint64              seq,
            GTaskThreadFunc      func,
            GAsyncReadyCallback  done_cb,
            gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, NULL, done_cb, user_data);
  Work *work = g_new0 (Work, 1);

  work->journal = hp_journal_ref (self->journal);
  work->bytes = bytes != NULL ? g_bytes_ref (bytes) : NULL;
  work->seq = seq;
  self->n_working++;
  g_task_set_source_tag (task, start_work);
  g_task_set_task_data (task, work, (GDestroyNotify) work_free);
  g_task_run_in_thread (task, func);
}

/* Whether the journal is still that of the desk.  The thread may keep the task a little longer, but
 * nobody the lock. */
static gboolean
end_work (HpDesk *self,
          Work   *work)
{
  gboolean is_own = work->journal == self->journal;

  g_clear_pointer (&work->journal, hp_journal_unref);
  self->n_working--;
  hp_desk_go_on_dropping (self);
  return is_own;
}

static void
sync_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  Work *work = data;
  GError *error = NULL;

  if (hp_journal_sync (work->journal, &error))
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
  g_autoptr(HpDesk) self = data;
  g_autoptr(GError) error = NULL;
  gboolean synced = g_task_propagate_boolean (G_TASK (result), &error);

  self->syncing = FALSE;
  if (!end_work (self, g_task_get_task_data (G_TASK (result))) || self->journal == NULL)
    return;

  hp_desk_set_journal (self, self->journal, synced ? NULL : error->message);
  if (hp_journal_needs_sync (self->journal))
    schedule_sync (self);
}

static gboolean
sync_cb (gpointer data)
{
  HpDesk *self = data;

  self->sync_source = 0;
  if (self->syncing || self->journal == NULL || self->dropping != NULL)
    return G_SOURCE_REMOVE;

  self->syncing = TRUE;
  start_work (self, NULL, 0, sync_in_thread, synced_cb, g_object_ref (self));
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
  g_autoptr(HpDesk) self = data;
  Work *work = g_task_get_task_data (G_TASK (result));
  g_autoptr(GError) error = NULL;
  gboolean written = g_task_propagate_boolean (G_TASK (result), &error);

  /* A save, another base, or another plan may have come between. */
  if (!end_work (self, work) || !self->compacting || self->compacting_seq != work->seq)
    return;

  self->compacting = FALSE;
  hp_desk_set_plan_size (self, g_bytes_get_size (work->bytes));
  if (!written)
    {
      /* The journal has it all, and is only longer than it need be. */
      g_message ("The journal could not begin anew: %s", error->message);
      hp_journal_cancel_snapshot (self->journal);
      self->compact_length = 2 * hp_journal_get_length (self->journal);
    }
  else if (!hp_journal_end_with_base (self->journal, work->seq, &error))
    hp_desk_set_journal (self, self->journal, error->message);
  schedule_sync (self);
}

/* A journal that has grown long begins anew, from the plan as it is now. */
static void
compact (HpDesk *self)
{
  g_autoptr(GBytes) bytes = hp_desk_write_plan (self);

  self->compacting = TRUE;
  self->compacting_seq = hp_journal_begin_snapshot (self->journal);
  hp_history_part_run (self->history);
  start_work (self, bytes, self->compacting_seq, compact_in_thread, compacted_cb,
              g_object_ref (self));
}

/* The recorder of the history.  That all is well again, the sync says. */
void
hp_desk_record (const HpStep *step,
                gpointer      data)
{
  HpDesk *self = data;
  g_autoptr(GError) error = NULL;

  if (self->journal == NULL)
    return;

  if (!hp_journal_append (self->journal, step, &error))
    hp_desk_set_journal (self, self->journal, error->message);
  schedule_sync (self);
  if (!self->saving && !self->compacting &&
      hp_journal_get_length (self->journal) > self->compact_length)
    compact (self);
}

const char *
hp_desk_get_unkept (HpDesk *self)
{
  g_return_val_if_fail (HP_IS_DESK (self), NULL);

  return self->unkept;
}

const char *
hp_desk_get_held (HpDesk *self)
{
  g_return_val_if_fail (HP_IS_DESK (self), NULL);

  return self->held;
}

/* Closing */

static void
closed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(GTask) task = data;
  HpDesk *self = g_task_get_source_object (task);
  GError *error = NULL;
  gboolean synced = g_task_propagate_boolean (G_TASK (result), &error);
  gboolean is_own = end_work (self, g_task_get_task_data (G_TASK (result)));

  if (synced)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }

  if (is_own)
    hp_desk_set_journal (self, self->journal, error->message);
  g_task_return_error (task, error);
}

void
hp_desk_close_async (HpDesk              *self,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (self, NULL, callback, user_data);

  g_return_if_fail (HP_IS_DESK (self));

  g_task_set_source_tag (task, hp_desk_close_async);
  if (self->journal == NULL)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }

  start_work (self, NULL, 0, sync_in_thread, closed_cb, g_steal_pointer (&task));
}

gboolean
hp_desk_close_finish (HpDesk        *self,
                      GAsyncResult  *result,
                      GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
