#include "store/journal-private.h"

#include <glib/gstdio.h>

#include "store/journal-folder.h"
#include "store/replace.h"

gboolean
hp_journal_needs_sync (HpJournal *self)
{
  g_autoptr(GMutexLocker) locker = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  locker = g_mutex_locker_new (&self->mutex);
  return hp_journal_file_needs_sync (&self->file);
}

gboolean
hp_journal_write_base (HpJournal  *self,
                       guint64     seq,
                       GBytes     *bytes,
                       GError    **error)
{
  g_autofree char *path = NULL;
  g_autoptr(GFile) file = NULL;
  gboolean is_empty;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (bytes != NULL, FALSE);

  g_mutex_lock (&self->mutex);
  is_empty = hp_journal_empty_folder (self, error);
  g_mutex_unlock (&self->mutex);

  path = hp_journal_folder_base_path (self->folder, seq);
  file = g_file_new_for_path (path);
  return is_empty && hp_replace (file, bytes, NULL, error);
}

/* A base that is of no use any more when it is written goes again. */
static gboolean
sync_base (HpJournal  *self,
           GBytes     *base,
           guint64     seq,
           guint       epoch,
           GError    **error)
{
  gboolean written = hp_journal_write_base (self, seq, base, error);
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  g_autofree char *path = hp_journal_folder_base_path (self->folder, seq);

  if (epoch != self->epoch)
    g_unlink (path);
  else if (!written && self->base == NULL)
    {
      self->base = g_bytes_ref (base);
      self->base_seq = seq;
    }
  return written;
}

static void
drop_stale (HpJournal *self,
            guint      epoch)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  for (guint i = 0; epoch == self->epoch && i < self->stale->len; i++)
    g_unlink (g_ptr_array_index (self->stale, i));
  if (epoch == self->epoch)
    g_ptr_array_set_size (self->stale, 0);
}

/* What is to be synced is taken at once; what is written meanwhile waits for the next sync. The
 * steps come first: a disk too full for a base may have room for them. */
gboolean
hp_journal_sync (HpJournal  *self,
                 GError    **error)
{
  g_autoptr(GMutexLocker) alone = NULL;
  g_autoptr(GBytes) base = NULL;
  g_autoptr(GPtrArray) stale = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(HpJournal) before = NULL;
  HpJournalSync sync;
  gboolean begun, synced;
  guint64 base_seq;
  guint epoch;

  g_return_val_if_fail (self != NULL, FALSE);

  alone = g_mutex_locker_new (&self->syncing);
  g_mutex_lock (&self->mutex);
  begun = hp_journal_empty_folder (self, error) &&
          hp_journal_file_begin_sync (&self->file, &sync, error);
  base = begun && sync.fd >= 0 ? g_steal_pointer (&self->base) : NULL;
  base_seq = self->base_seq;
  epoch = self->epoch;
  g_mutex_unlock (&self->mutex);
  if (!begun)
    return FALSE;

  synced = hp_journal_file_sync (&self->file, &sync, error);
  g_mutex_lock (&self->mutex);
  hp_journal_file_end_sync (&self->file, &sync, synced);
  if (synced)
    before = g_steal_pointer (&self->before);
  g_mutex_unlock (&self->mutex);
  if (before != NULL)
    hp_journal_drop_taken (before);

  if (base != NULL && !sync_base (self, base, base_seq, epoch, synced ? error : NULL))
    synced = FALSE;
  if (synced)
    drop_stale (self, epoch);
  return synced;
}
