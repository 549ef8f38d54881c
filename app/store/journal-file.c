#include "store/journal-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "store/folder.h"
#include "store/journal-folder.h"
#include "store/store-error.h"

#define N_ABOVE 3  /* folders above that of the journal, which may have been made for it */

static void
set_error (const HpJournalFile  *self,
           guint64               number,
           GError              **error)
{
  int reason = errno;
  g_autofree char *path = hp_journal_folder_journal_path (self->folder, number);

  hp_store_set_errno (error, path, reason);
}

void
hp_journal_file_init (HpJournalFile *self,
                      const char    *folder,
                      guint64        last_number)
{
  *self = (HpJournalFile) { 0 };
  self->folder = g_strdup (folder);
  self->number = last_number;
  self->fd = -1;
  self->head = g_string_new (NULL);
  self->recent = g_string_new (NULL);
}

/* All that is not safe is to be written to another file. */
static void
leave (HpJournalFile *self)
{
  if (self->fd >= 0)
    close (self->fd);
  self->fd = -1;
  self->length = 0;
  self->n_written = 0;
}

void
hp_journal_file_clear (HpJournalFile *self)
{
  leave (self);
  g_free (self->folder);
  g_string_free (self->head, TRUE);
  g_string_free (self->recent, TRUE);
}

void
hp_journal_file_begin (HpJournalFile *self,
                       const char    *records,
                       gsize          size)
{
  leave (self);
  g_string_truncate (self->recent, 0);
  g_string_append_len (self->recent, records, (gssize) size);
}

/* A number is taken once, whatever comes of it: what may be there under it is not touched. */
static gboolean
open_file (HpJournalFile  *self,
           GError        **error)
{
  g_autofree char *path = hp_journal_folder_journal_path (self->folder, ++self->number);

  self->fd = g_open (path, O_WRONLY | O_CREAT | O_EXCL | O_APPEND | O_CLOEXEC, 0600);
  self->is_new = TRUE;
  if (self->fd < 0)
    set_error (self, self->number, error);

  return self->fd >= 0;
}

/* By one write, or not at all: a part of it is cut off again. */
static gboolean
write_whole (HpJournalFile  *self,
             const char     *text,
             gsize           size,
             GError        **error)
{
  gssize written;

  do
    written = write (self->fd, text, size);
  while (written < 0 && errno == EINTR);

  if (written == (gssize) size)
    {
      self->length += size;
      return TRUE;
    }

  if (written >= 0)
    errno = ENOSPC;
  set_error (self, self->number, error);
  /* Where that fails, a reader stops at the part: what follows goes to another file. */
  if (written > 0 && ftruncate (self->fd, (off_t) self->length) != 0)
    leave (self);

  return FALSE;
}

gboolean
hp_journal_file_write (HpJournalFile  *self,
                       GError        **error)
{
  const char *text = self->recent->str + self->n_written;
  gsize size = self->recent->len - self->n_written;
  g_autoptr(GString) whole = NULL;

  if (size == 0 && (self->fd >= 0 || !self->is_wanted))
    return TRUE;

  if (self->fd < 0 && !open_file (self, error))
    return FALSE;

  if (self->length == 0)
    {
      whole = g_string_new_len (self->head->str, (gssize) self->head->len);
      g_string_append_len (whole, text, (gssize) size);
    }
  if (!write_whole (self, whole != NULL ? whole->str : text, whole != NULL ? whole->len : size, error))
    return FALSE;

  self->n_written = self->recent->len;
  return TRUE;
}

gboolean
hp_journal_file_needs_sync (const HpJournalFile *self)
{
  return self->recent->len > 0 || self->is_wanted;
}

gboolean
hp_journal_file_begin_sync (HpJournalFile  *self,
                            HpJournalSync  *sync,
                            GError        **error)
{
  *sync = (HpJournalSync) { -1 };
  if (!hp_journal_file_write (self, error))
    return FALSE;
  if (self->fd < 0)
    return TRUE;

  sync->fd = dup (self->fd);
  sync->number = self->number;
  sync->n_written = self->n_written;
  sync->is_new = self->is_new;
  sync->is_rooted = self->is_rooted;
  if (sync->fd < 0)
    set_error (self, self->number, error);
  return sync->fd >= 0;
}

/* The file, and its name in the folder. */
gboolean
hp_journal_file_sync (const HpJournalFile  *self,
                      const HpJournalSync  *sync,
                      GError              **error)
{
  if (sync->fd < 0)
    return TRUE;

  if (fdatasync (sync->fd) != 0)
    {
      set_error (self, sync->number, error);
      return FALSE;
    }

  if (!sync->is_new)
    return TRUE;

  return hp_folder_sync (self->folder, sync->is_rooted ? 0 : N_ABOVE, error);
}

/* After a sync that failed nobody knows what of the file is on the disk, and one that does not
 * fail proves nothing: all of it is written again. */
void
hp_journal_file_end_sync (HpJournalFile *self,
                          HpJournalSync *sync,
                          gboolean       synced)
{
  if (sync->fd < 0)
    return;

  close (sync->fd);
  if (sync->number != self->number || self->fd < 0)
    return;

  if (synced)
    {
      g_string_erase (self->recent, 0, (gssize) sync->n_written);
      self->n_written -= sync->n_written;
      self->is_wanted = FALSE;
      self->is_new = FALSE;
      self->is_rooted = TRUE;
    }
  else
    leave (self);
}
