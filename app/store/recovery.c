#include "config.h"

#include "store/recovery.h"

#include <glib/gi18n-lib.h>

#include "store/journal-folder.h"
#include "store/journal-lock.h"
#include "store/journal-replay.h"
#include "store/plan-checks.h"
#include "store/plan-reader.h"
#include "store/plan-writer.h"
#include "store/store-error.h"

void
hp_recovery_free (HpRecovery *self)
{
  g_clear_object (&self->plan);
  g_clear_object (&self->history);
  g_free (self);
}

/* What is told of the file, as it is now; of several, by the last. */
static const HpFileMark *
find_mark (HpJournalKept    *kept,
           const HpFileMark *now)
{
  for (guint i = kept->marks->len; now != NULL && i > 0; i--)
    {
      const HpFileMark *mark = &g_array_index (kept->marks, HpFileMark, i - 1);

      if (hp_file_mark_same_text (mark, now))
        return mark;
    }

  return NULL;
}

/* A file may have been written after step @seq. */
static gboolean
is_snapshot (HpJournalKept *kept,
             guint64        seq)
{
  for (guint i = 0; i < kept->snapshots->len; i++)
    if (g_array_index (kept->snapshots, guint64, i) == seq)
      return TRUE;

  return FALSE;
}

static gboolean
is_in (GBytes *bytes,
       HpPlan *plan)
{
  g_autoptr(GBytes) own = NULL;

  if (bytes == NULL)
    return FALSE;

  own = hp_plan_write (plan);
  return g_bytes_equal (own, bytes);
}

/* Begins from @bytes, the plan as it was after step @seq, and does all steps after it again, or
 * those up to a snapshot that is as in @file. */
static gboolean
recover_from (HpJournalKept *kept,
              GBytes        *bytes,
              guint64        seq,
              GBytes        *file,
              HpRecovery    *recovery)
{
  g_autoptr(HpProblems) problems = hp_problems_new ();
  g_autoptr(HpJournalReplay) replay = NULL;
  gboolean newer;
  json_t *step;

  g_clear_object (&recovery->plan);
  g_clear_object (&recovery->history);
  recovery->plan = bytes != NULL ? hp_plan_read (bytes, problems, &newer) : NULL;
  if (recovery->plan == NULL)
    return FALSE;

  recovery->history = hp_history_new ();
  recovery->seq = seq;
  replay = hp_journal_replay_new (recovery->plan, recovery->history);
  for (guint from = 0;; recovery->seq++)
    {
      if (file != NULL && (recovery->seq == seq || is_snapshot (kept, recovery->seq)) &&
          is_in (file, recovery->plan))
        break;

      step = hp_journal_kept_get_step (kept, recovery->seq + 1, &from);
      if (step == NULL || !hp_journal_replay_step (replay, step))
        break;
    }

  hp_history_end_run (recovery->history);
  recovery->is_cut = recovery->seq < kept->last;
  return TRUE;
}

/* A journal that somebody tampered with may make what no edit makes. */
static gboolean
is_sound (HpPlan *plan)
{
  g_autoptr(GHashTable) broken = g_hash_table_new (NULL, NULL);
  g_autoptr(HpProblems) problems = hp_problems_new ();

  hp_plan_check (plan, broken, problems);
  return hp_problems_get_n (problems) == 0;
}

static void
undo_what_is_not_sound (HpRecovery *recovery)
{
  while (!is_sound (recovery->plan) && hp_history_get_n_done (recovery->history) > 0)
    {
      hp_history_undo (recovery->history);
      recovery->is_cut = TRUE;
    }
}

/* The last step that the file is known to have held. */
static guint64
last_in_file (HpJournalKept *kept)
{
  guint64 last = 0;

  for (guint i = 0; i < kept->marks->len; i++)
    last = MAX (last, g_array_index (kept->marks, HpFileMark, i).seq);
  return last;
}

/* A power cut may take the mark of a file, but leave the file: it is known by what it holds. */
static gboolean
find_in_steps (HpJournalKept    *kept,
               GBytes           *bytes,
               const HpFileMark *now,
               HpFileMark       *mark)
{
  HpRecovery probe = { 0 };
  gboolean found = FALSE;

  for (guint i = kept->bases->len; bytes != NULL && !found && i > 0; i--)
    {
      HpJournalBase *base = &g_array_index (kept->bases, HpJournalBase, i - 1);

      found = recover_from (kept, base->bytes, base->seq, bytes, &probe) && is_in (bytes, probe.plan);
    }

  *mark = now != NULL ? *now : (HpFileMark) { 0 };
  mark->seq = probe.seq;
  g_clear_object (&probe.plan);
  g_clear_object (&probe.history);
  return found;
}

/* The newest base there is, unless the file is newer; of those that no step is missing after. */
static gboolean
recover (HpJournalKept    *kept,
         GBytes           *bytes,
         const HpFileMark *mark,
         HpRecovery       *recovery)
{
  for (guint i = kept->bases->len; i > 0; i--)
    {
      HpJournalBase *base = &g_array_index (kept->bases, HpJournalBase, i - 1);

      if (mark != NULL && mark->seq >= base->seq)
        break;
      if (!recover_from (kept, base->bytes, base->seq, NULL, recovery))
        continue;

      recovery->has_base = TRUE;
      recovery->is_partial = base->seq > (mark != NULL ? mark->seq : last_in_file (kept));
      return TRUE;
    }

  return mark != NULL && recover_from (kept, bytes, mark->seq, NULL, recovery);
}

/**
 * hp_recovery_read_kept:
 * @kept: what the journal holds
 * @bytes: (nullable): what the plan's file holds now
 * @now: (nullable): how the file is known now
 *
 * Returns: (transfer full) (nullable): what came of it, as of hp_recovery_read()
 */
HpRecovery *
hp_recovery_read_kept (HpJournalKept     *kept,
                       GBytes            *bytes,
                       const HpFileMark  *now,
                       GError           **error)
{
  g_autoptr(HpRecovery) self = g_new0 (HpRecovery, 1);
  const HpFileMark *mark;
  HpFileMark found;

  g_return_val_if_fail (kept != NULL, NULL);

  /* A base alone is of a journal that was not begun, or is gone: the file has all of it. */
  self->state = HP_RECOVERY_NONE;
  if (kept->n_files == 0 && (kept->bases->len == 0 || bytes != NULL))
    return g_steal_pointer (&self);

  mark = find_mark (kept, now);
  if (mark == NULL && find_in_steps (kept, bytes, now, &found))
    mark = &found;
  if (mark != NULL || now != NULL)
    self->mark = mark != NULL ? *mark : *now;

  self->last = MAX (kept->last, self->mark.seq);
  if (recover (kept, bytes, mark, self))
    undo_what_is_not_sound (self);
  else if (kept->last > (mark != NULL ? mark->seq : 0))
    {
      g_set_error_literal (error, HP_STORE_ERROR, HP_STORE_ERROR_INVALID,
                           _("What was edited when the plan was open last cannot be read"));
      return NULL;
    }

  if (self->plan != NULL && (self->is_partial || hp_history_get_n_done (self->history) > 0))
    self->state = mark != NULL ? HP_RECOVERY_CONTINUES : HP_RECOVERY_DIFFERS;
  return g_steal_pointer (&self);
}

HpRecovery *
hp_recovery_read (const char        *folder,
                  GBytes            *bytes,
                  const HpFileMark  *now,
                  GError           **error)
{
  g_autoptr(HpJournalKept) kept = NULL;

  g_return_val_if_fail (folder != NULL, NULL);

  kept = hp_journal_kept_read (folder, error);
  return kept != NULL ? hp_recovery_read_kept (kept, bytes, now, error) : NULL;
}

GFile *
hp_recovery_dup_file (const char *folder)
{
  g_autoptr(HpJournalKept) kept = NULL;

  g_return_val_if_fail (folder != NULL, NULL);

  kept = hp_journal_kept_read (folder, NULL);
  return kept != NULL && kept->uri != NULL ? g_file_new_for_uri (kept->uri) : NULL;
}

/* A plan, or steps of one that is there.  A journal of a plan with a file names it first of all. */
static gboolean
has_something (const char *folder)
{
  g_autoptr(HpJournalFolder) names = hp_journal_folder_read (folder, NULL);
  g_autoptr(GFile) file = NULL;

  if (names == NULL)
    return FALSE;
  if (hp_journal_folder_is_untitled (folder))
    return names->bases->len > 0;

  file = names->journals->len > 0 ? hp_recovery_dup_file (folder) : NULL;
  return file != NULL && (names->bases->len > 0 || g_file_query_exists (file, NULL));
}

GPtrArray *
hp_recovery_list (const char *state)
{
  g_autofree char *root = g_build_filename (state, "recovery", NULL);
  g_autoptr(GDir) dir = g_dir_open (root, 0, NULL);
  GPtrArray *folders = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *folder = g_build_filename (root, name, NULL);
      g_autofree char *lock = g_build_filename (folder, "lock", NULL);

      if (!hp_journal_lock_is_held (lock) && has_something (folder))
        g_ptr_array_add (folders, g_steal_pointer (&folder));
    }

  return folders;
}
