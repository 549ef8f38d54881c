#include "store/journal-private.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <limits.h>
#include <stdlib.h>
#include <unistd.h>

#include "store/folder.h"
#include "store/journal-folder.h"
#include "store/journal-lock.h"
#include "store/journal-record.h"
#include "store/json-text.h"
#include "store/store-error.h"

#define MAX_TRIES 100  /* to lock a folder that others remove */

/* Two names of one file are one plan, also before it is there. */
static char *
real_path_of (GFile *file)
{
  const char *path = g_file_peek_path (file);
  g_autofree char *folder = NULL, *name = NULL;
  char real[PATH_MAX];

  if (path == NULL)
    return NULL;
  if (realpath (path, real) != NULL)
    return g_strdup (real);

  folder = g_path_get_dirname (path);
  name = g_path_get_basename (path);
  return realpath (folder, real) != NULL ? g_build_filename (real, name, NULL) : g_strdup (path);
}

void
hp_journal_append_mark (GString          *text,
                        const HpFileMark *mark)
{
  g_string_append_printf (text, ",\"file-seq\":%" G_GUINT64_FORMAT ",\"size\":%" G_GUINT64_FORMAT
                          ",\"checksum\":%u", mark->seq, mark->size, mark->checksum);
}

/* The first record of the files to come: what the plan's file is, and, where that is known, how it
 * was. */
void
hp_journal_set_head (HpJournal        *self,
                     const HpFileMark *mark)
{
  GString *head = self->file.head;

  g_string_truncate (head, 0);
  hp_journal_record_begin (head);
  g_string_append (head, "{\"journal\":1");
  if (self->plan_path != NULL)
    {
      g_autofree char *uri = g_filename_to_uri (self->plan_path, NULL, NULL);

      g_string_append (head, ",\"file\":");
      hp_json_append_string (head, uri != NULL ? uri : "");
    }
  if (mark->size > 0)
    hp_journal_append_mark (head, mark);
  g_string_append_c (head, '}');
  hp_journal_record_end (head, 0);
}

/* The folder may go at the moment it is to be locked, with a journal that is closed elsewhere; or
 * just after it was found there, which the making of it takes for a file in its place. */
static int
take_lock (const char  *folder,
           GError     **error)
{
  g_autofree char *path = g_build_filename (folder, "lock", NULL);

  for (guint i = 0;; i++)
    {
      g_autoptr(GError) failed = NULL;
      int lock;

      if (g_mkdir_with_parents (folder, 0700) != 0)
        {
          if (i < MAX_TRIES && errno == ENOTDIR)
            continue;

          hp_store_set_errno (error, folder, errno);
          return -1;
        }

      lock = hp_journal_lock_take (path, &failed);
      if (lock < 0 && i < MAX_TRIES && g_error_matches (failed, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
        continue;

      if (lock < 0)
        g_propagate_error (error, g_steal_pointer (&failed));
      return lock;
    }
}

/* The number of the last file there was, of use or not. */
static gboolean
find_last (const char  *folder,
           guint64     *last,
           GError     **error)
{
  g_autoptr(HpJournalFolder) names = hp_journal_folder_read (folder, error);

  if (names == NULL)
    return FALSE;

  *last = 0;
  if (names->journals->len > 0)
    *last = g_array_index (names->journals, guint64, names->journals->len - 1);
  return TRUE;
}

HpJournal *
hp_journal_open_folder (const char  *folder,
                        GFile       *file,
                        GError     **error)
{
  const HpFileMark unknown = { 0 };
  HpJournal *self;
  guint64 last;
  int lock;

  g_return_val_if_fail (folder != NULL, NULL);

  lock = take_lock (folder, error);
  if (lock < 0)
    return NULL;

  if (!hp_journal_folder_sweep (folder, error) || !find_last (folder, &last, error))
    {
      close (lock);
      return NULL;
    }

  self = g_atomic_rc_box_new0 (HpJournal);
  g_mutex_init (&self->mutex);
  g_mutex_init (&self->syncing);
  self->folder = g_strdup (folder);
  self->plan_path = file != NULL ? real_path_of (file) : NULL;
  self->lock = lock;
  hp_journal_file_init (&self->file, folder, last);
  hp_journal_set_head (self, &unknown);
  self->stale = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/**
 * hp_journal_open:
 * @file: (nullable): the plan's file; %NULL for an untitled plan
 *
 * Returns: (transfer full) (nullable): the journal, locked
 */
HpJournal *
hp_journal_open (const char  *state,
                 GFile       *file,
                 GError     **error)
{
  g_autofree char *path = file != NULL ? real_path_of (file) : NULL;
  g_autofree char *folder = NULL;

  g_return_val_if_fail (state != NULL, NULL);

  folder = hp_journal_folder_new_path (state, path);
  return hp_journal_open_folder (folder, file, error);
}

HpJournal *
hp_journal_ref (HpJournal *self)
{
  return g_atomic_rc_box_acquire (self);
}

/* The lock goes last, and only from a folder that has nothing else. */
static void
close_journal (gpointer data)
{
  HpJournal *self = data;
  g_autofree char *lock_path = g_build_filename (self->folder, "lock", NULL);
  g_autoptr(GPtrArray) names = hp_folder_list (self->folder, NULL);

  hp_journal_file_clear (&self->file);
  if (names != NULL && names->len == 1 && g_str_equal (names->pdata[0], "lock"))
    {
      g_unlink (lock_path);
      g_rmdir (self->folder);
    }
  close (self->lock);

  g_clear_pointer (&self->before, hp_journal_unref);
  g_mutex_clear (&self->mutex);
  g_mutex_clear (&self->syncing);
  g_free (self->folder);
  g_free (self->plan_path);
  g_clear_pointer (&self->base, g_bytes_unref);
  if (self->since != NULL)
    g_string_free (self->since, TRUE);
  g_ptr_array_unref (self->stale);
}

void
hp_journal_unref (HpJournal *self)
{
  g_atomic_rc_box_release_full (self, close_journal);
}

const char *
hp_journal_get_folder (HpJournal *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->folder;
}

gboolean
hp_journal_is_of (HpJournal *self,
                  GFile     *file)
{
  g_autofree char *path = NULL, *own = NULL, *folder = NULL, *name = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  path = real_path_of (file);
  if (path == NULL)
    return FALSE;

  own = g_path_get_basename (self->folder);
  folder = hp_journal_folder_new_path ("", path);
  name = g_path_get_basename (folder);
  return g_str_equal (own, name);
}

/* In bytes. */
gsize
hp_journal_get_length (HpJournal *self)
{
  g_autoptr(GMutexLocker) locker = NULL;

  g_return_val_if_fail (self != NULL, 0);

  locker = g_mutex_locker_new (&self->mutex);
  return self->file.length;
}

/* Writing */

gboolean
hp_journal_empty_folder (HpJournal  *self,
                         GError    **error)
{
  if (self->is_void && !hp_journal_folder_void (self->folder, error))
    return FALSE;

  self->is_void = FALSE;
  return TRUE;
}

gboolean
hp_journal_write_recent (HpJournal  *self,
                         GError    **error)
{
  return hp_journal_empty_folder (self, error) && hp_journal_file_write (&self->file, error);
}

void
hp_journal_start (HpJournal        *self,
                  const HpFileMark *mark,
                  GBytes           *bytes)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (mark != NULL);

  hp_journal_set_head (self, mark);
  self->base = g_bytes_ref (bytes);
}

void
hp_journal_resume (HpJournal        *self,
                   guint64           seq,
                   guint             n_steps,
                   const HpFileMark *mark,
                   GBytes           *bytes)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (mark != NULL);

  self->seq = seq;
  self->end_known = n_steps;
  hp_journal_set_head (self, mark);
  if (bytes != NULL)
    {
      self->base = g_bytes_ref (bytes);
      self->base_seq = mark->seq;
    }
}

/* Whether a reader of the journal can take @step, which is undone or redone, back or again by
 * itself; and what it knows from now on. */
static gboolean
is_known (HpJournal    *self,
          const HpStep *step)
{
  if (step->kind == HP_STEP_DONE)
    {
      if (self->end_known <= self->first_known || step->index < self->first_known ||
          step->index > self->end_known)
        self->first_known = step->index;
      self->end_known = step->index + 1;
      return FALSE;
    }

  if (step->index >= self->first_known && step->index < self->end_known)
    return TRUE;

  /* It becomes a step of its own for the reader, who can go back no further. */
  self->first_known = self->end_known = 0;
  return FALSE;
}

gboolean
hp_journal_append (HpJournal     *self,
                   const HpStep  *step,
                   GError       **error)
{
  g_autoptr(GMutexLocker) locker = NULL;
  GString *recent;
  gsize n_before;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (step != NULL, FALSE);

  locker = g_mutex_locker_new (&self->mutex);
  recent = self->file.recent;
  n_before = recent->len;
  hp_journal_record_append_step (recent, ++self->seq, step, !is_known (self, step));
  if (self->since != NULL)
    g_string_append_len (self->since, recent->str + n_before, (gssize) (recent->len - n_before));

  return hp_journal_write_recent (self, error);
}

char *
hp_journal_put_away (HpJournal   *self,
                     const char  *state,
                     GError     **error)
{
  g_autoptr(GMutexLocker) locker = NULL;
  g_autoptr(GPtrArray) names = NULL;
  g_autofree char *own = NULL, *key = NULL, *folder = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (state != NULL, NULL);

  locker = g_mutex_locker_new (&self->mutex);
  own = g_path_get_basename (self->folder);
  key = g_uuid_string_random ();
  folder = g_build_filename (state, "unreadable", own, key, NULL);
  names = hp_folder_list (self->folder, error);
  if (names == NULL)
    return NULL;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      hp_store_set_errno (error, folder, errno);
      return NULL;
    }

  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *from = g_build_filename (self->folder, names->pdata[i], NULL);
      g_autofree char *to = g_build_filename (folder, names->pdata[i], NULL);

      if (!g_str_equal (names->pdata[i], "lock") && g_rename (from, to) != 0)
        {
          hp_store_set_errno (error, to, errno);
          return NULL;
        }
    }

  return g_steal_pointer (&folder);
}
