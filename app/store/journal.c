#include "config.h"

#include "store/journal.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "store/journal-lock.h"
#include "store/journal-record.h"
#include "store/json-text.h"
#include "store/replace.h"

#define KEY_LENGTH 32  /* hexadecimal digits of the hash of a path: enough to tell plans apart */

struct _HpJournal
{
  char       *folder;
  char       *plan_path;  /* of the plan's file, or NULL */
  int         lock;
  GMutex      syncing;    /* held while a worker syncs */

  GMutex      mutex;      /* of what follows, which a worker reads and writes, too */
  int         fd;         /* of the journal's file; -1 before its first record */
  char       *path;
  gsize       length;     /* of what is whole in it */
  guint64     start;      /* the step after which its first one comes */
  guint64     seq;        /* of the last step */
  HpFileMark  file_mark;
  GBytes     *base;       /* to be written with the next sync, or NULL */
  guint64     base_seq;
  guint       epoch;      /* how often what was before became stale */
  gboolean    unsynced;
  gboolean    is_new;     /* the folder does not know the file for sure yet */
  GString    *unwritten;  /* records that could not be written */
  GString    *since;      /* records since a snapshot began, or NULL */
  GPtrArray  *stale;      /* (element-type filename): not needed after the next sync */

  /* Of the steps of the history, by index, those whose changes the journal has: a reader that
   * has done them can undo and redo them. */
  guint       first_known;
  guint       end_known;
};

static void
set_errno_error (GError     **error,
                 const char  *path,
                 int          number)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, G_IO_ERROR, (int) g_io_error_from_errno (number),
               /* Translators: a file's path, and the system's reason. */
               _("“%s” could not be written: %s"), name, g_strerror (number));
}

/* Two names of one file are one plan. */
static char *
real_path_of (GFile *file)
{
  const char *path = g_file_peek_path (file);
  char real[PATH_MAX];

  if (path == NULL)
    return NULL;

  return g_strdup (realpath (path, real) != NULL ? real : path);
}

/* What is left of bases that were never finished. */
static void
clean (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (*name == '.')
        g_unlink (path);
    }
}

HpJournal *
hp_journal_open_folder (const char  *folder,
                        GFile       *file,
                        GError     **error)
{
  g_autofree char *lock_path = g_build_filename (folder, "lock", NULL);
  HpJournal *self;
  int lock;

  g_return_val_if_fail (folder != NULL, NULL);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      set_errno_error (error, folder, errno);
      return NULL;
    }

  lock = hp_journal_lock_take (lock_path, error);
  if (lock < 0)
    return NULL;

  clean (folder);
  self = g_atomic_rc_box_new0 (HpJournal);
  g_mutex_init (&self->mutex);
  g_mutex_init (&self->syncing);
  self->folder = g_strdup (folder);
  self->plan_path = file != NULL ? real_path_of (file) : NULL;
  self->lock = lock;
  self->fd = -1;
  self->unwritten = g_string_new (NULL);
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
  g_autofree char *key = NULL, *name = NULL, *folder = NULL;

  g_return_val_if_fail (state != NULL, NULL);

  if (path != NULL)
    key = g_compute_checksum_for_string (G_CHECKSUM_SHA256, path, -1);
  else
    key = g_uuid_string_random ();
  name = path != NULL ? g_strdup_printf ("plan-%.*s", KEY_LENGTH, key)
                      : g_strdup_printf ("untitled-%s", key);
  folder = g_build_filename (state, "recovery", name, NULL);
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
  g_autoptr(GDir) dir = g_dir_open (self->folder, 0, NULL);
  gboolean only_lock = dir != NULL;

  for (const char *name; dir != NULL && (name = g_dir_read_name (dir)) != NULL;)
    only_lock = only_lock && g_str_equal (name, "lock");
  if (only_lock)
    {
      g_unlink (lock_path);
      g_rmdir (self->folder);
    }

  if (self->fd >= 0)
    close (self->fd);
  close (self->lock);
  g_mutex_clear (&self->mutex);
  g_mutex_clear (&self->syncing);
  g_free (self->folder);
  g_free (self->plan_path);
  g_free (self->path);
  g_clear_pointer (&self->base, g_bytes_unref);
  g_string_free (self->unwritten, TRUE);
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

/* In bytes. */
gsize
hp_journal_get_length (HpJournal *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->length;
}

void
hp_journal_start (HpJournal        *self,
                  const HpFileMark *mark,
                  GBytes           *bytes)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (mark != NULL);

  self->file_mark = *mark;
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

  self->start = seq;
  self->seq = seq;
  self->end_known = n_steps;
  self->file_mark = *mark;
  if (bytes != NULL)
    {
      self->base = g_bytes_ref (bytes);
      self->base_seq = mark->seq;
    }
}

/* Writing */

static void
append_mark (GString          *text,
             const HpFileMark *mark)
{
  g_string_append_printf (text, "\"file-seq\":%" G_GUINT64_FORMAT ",\"size\":%" G_GUINT64_FORMAT
                          ",\"mtime\":%" G_GINT64_FORMAT "}", mark->seq, mark->size, mark->mtime);
}

static void
append_head (HpJournal *self,
             GString   *text)
{
  gsize start = hp_journal_record_begin (text);

  g_string_append_printf (text, "{\"journal\":1,\"start\":%" G_GUINT64_FORMAT ",", self->start);
  if (self->plan_path != NULL)
    {
      g_autofree char *uri = g_filename_to_uri (self->plan_path, NULL, NULL);

      g_string_append (text, "\"file\":");
      hp_json_append_string (text, uri != NULL ? uri : "");
      g_string_append_c (text, ',');
    }
  append_mark (text, &self->file_mark);
  hp_journal_record_end (text, start);
}

static gboolean
open_file (HpJournal  *self,
           GError    **error)
{
  g_free (self->path);
  self->path = g_strdup_printf ("%s/journal-%" G_GUINT64_FORMAT, self->folder, self->start);
  self->length = 0;
  self->is_new = TRUE;
  self->fd = g_open (self->path, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC, 0600);
  if (self->fd < 0)
    set_errno_error (error, self->path, errno);

  return self->fd >= 0;
}

/* By one write, or not at all: a part of it is cut off again. */
static gboolean
write_whole (HpJournal   *self,
             const char  *text,
             gsize        size,
             GError     **error)
{
  gssize written;

  do
    written = write (self->fd, text, size);
  while (written < 0 && errno == EINTR);

  if (written == (gssize) size)
    {
      self->length += size;
      self->unsynced = TRUE;
      return TRUE;
    }

  set_errno_error (error, self->path, written < 0 ? errno : ENOSPC);
  /* Where that fails, a reader stops at the part: what follows goes to another file. */
  if (written > 0 && ftruncate (self->fd, (off_t) self->length) != 0)
    {
      close (self->fd);
      self->fd = -1;
      self->start = self->seq;
    }

  return FALSE;
}

/* Writes @text, and first of all the head of a file that is new. */
static gboolean
write_text (HpJournal   *self,
            const char  *text,
            gsize        size,
            GError     **error)
{
  g_autoptr(GString) whole = NULL;

  if (self->fd >= 0 && self->length > 0)
    return write_whole (self, text, size, error);

  if (self->fd < 0 && !open_file (self, error))
    return FALSE;

  whole = g_string_new (NULL);
  append_head (self, whole);
  g_string_append_len (whole, text, (gssize) size);
  return write_whole (self, whole->str, whole->len, error);
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
  gsize n_before;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (step != NULL, FALSE);

  locker = g_mutex_locker_new (&self->mutex);
  n_before = self->unwritten->len;
  hp_journal_record_append_step (self->unwritten, self->seq + 1, step, !is_known (self, step));
  if (self->since != NULL)
    g_string_append_len (self->since, self->unwritten->str + n_before,
                         (gssize) (self->unwritten->len - n_before));

  if (!write_text (self, self->unwritten->str, self->unwritten->len, error))
    {
      self->seq++;
      return FALSE;
    }

  self->seq++;
  g_string_truncate (self->unwritten, 0);
  return TRUE;
}

/* Syncing */

static gboolean
sync_folder (const char *folder)
{
  int fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  gboolean synced = fd >= 0 && fsync (fd) == 0;

  if (fd >= 0)
    close (fd);
  return synced;
}

gboolean
hp_journal_needs_sync (HpJournal *self)
{
  g_autoptr(GMutexLocker) locker = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  locker = g_mutex_locker_new (&self->mutex);
  return self->unsynced;
}

static char *
base_path (HpJournal *self,
           guint64    seq)
{
  return g_strdup_printf ("%s/base-%" G_GUINT64_FORMAT, self->folder, seq);
}

gboolean
hp_journal_write_base (HpJournal  *self,
                       guint64     seq,
                       GBytes     *bytes,
                       GError    **error)
{
  g_autofree char *path = base_path (self, seq);
  g_autoptr(GFile) file = g_file_new_for_path (path);

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (bytes != NULL, FALSE);

  return hp_replace (file, bytes, NULL, error);
}

/* A base that became stale while it was written goes again. */
static void
drop_stale_base (HpJournal *self,
                 guint64    base_seq,
                 guint      epoch)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  g_autofree char *path = base_path (self, base_seq);

  if (epoch != self->epoch)
    g_unlink (path);
}

/* What is to be synced is taken at once; what is written meanwhile waits for the next sync. */
gboolean
hp_journal_sync (HpJournal  *self,
                 GError    **error)
{
  g_autoptr(GMutexLocker) alone = NULL;
  g_autoptr(GBytes) base = NULL;
  g_autoptr(GPtrArray) stale = NULL;
  gboolean is_new;
  guint64 base_seq;
  guint epoch;
  int fd;

  g_return_val_if_fail (self != NULL, FALSE);

  alone = g_mutex_locker_new (&self->syncing);
  g_mutex_lock (&self->mutex);
  epoch = self->epoch;
  fd = self->fd >= 0 ? dup (self->fd) : -1;
  base = g_steal_pointer (&self->base);
  base_seq = self->base_seq;
  stale = g_steal_pointer (&self->stale);
  self->stale = g_ptr_array_new_with_free_func (g_free);
  is_new = self->is_new;
  self->is_new = FALSE;
  self->unsynced = FALSE;
  g_mutex_unlock (&self->mutex);

  if ((base != NULL && !hp_journal_write_base (self, base_seq, base, error)) ||
      (fd >= 0 && fdatasync (fd) != 0) || (is_new && !sync_folder (self->folder)))
    {
      if (error != NULL && *error == NULL)
        set_errno_error (error, self->folder, errno);

      g_mutex_lock (&self->mutex);
      if (self->base == NULL && base != NULL && epoch == self->epoch)
        {
          self->base = g_steal_pointer (&base);
          self->base_seq = base_seq;
        }
      self->is_new = self->is_new || is_new;
      self->unsynced = TRUE;
      g_ptr_array_extend_and_steal (self->stale, g_steal_pointer (&stale));
      g_mutex_unlock (&self->mutex);
    }

  if (base != NULL)
    drop_stale_base (self, base_seq, epoch);
  if (fd >= 0)
    close (fd);
  for (guint i = 0; stale != NULL && i < stale->len; i++)
    g_unlink (g_ptr_array_index (stale, i));
  return stale != NULL;
}

/* Snapshots */

guint64
hp_journal_begin_snapshot (HpJournal *self)
{
  g_autoptr(GMutexLocker) locker = NULL;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (self->since == NULL, 0);

  /* Who begins from the snapshot has done none of the steps before it. */
  locker = g_mutex_locker_new (&self->mutex);
  self->since = g_string_new (NULL);
  self->first_known = self->end_known = 0;
  return self->seq;
}

void
hp_journal_cancel_snapshot (HpJournal *self)
{
  g_autoptr(GMutexLocker) locker = NULL;

  g_return_if_fail (self != NULL);

  locker = g_mutex_locker_new (&self->mutex);
  if (self->since != NULL)
    g_string_free (g_steal_pointer (&self->since), TRUE);
}

/* A reader that finds the file as in @mark begins there, whatever came of the rest. */
gboolean
hp_journal_mark (HpJournal         *self,
                 const HpFileMark  *mark,
                 GError           **error)
{
  g_autoptr(GMutexLocker) locker = NULL;
  g_autoptr(GString) text = g_string_new (NULL);
  gsize start;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (mark != NULL, FALSE);

  start = hp_journal_record_begin (text);
  g_string_append (text, "{\"mark\":1,");
  append_mark (text, mark);
  hp_journal_record_end (text, start);

  locker = g_mutex_locker_new (&self->mutex);
  return write_text (self, text->str, text->len, error);
}

/* The files of the folder that are older than step @seq. */
static void
collect_stale (HpJournal *self,
               guint64    seq,
               GPtrArray *stale)
{
  g_autoptr(GDir) dir = g_dir_open (self->folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      const char *dash = strrchr (name, '-');
      guint64 number;

      if (dash != NULL && g_ascii_string_to_unsigned (dash + 1, 10, 0, G_MAXUINT64, &number, NULL) &&
          number < seq)
        g_ptr_array_add (stale, g_build_filename (self->folder, name, NULL));
    }
}

/* Goes on in a file of its own with what was done since the snapshot; the files before it go as
 * soon as this one is safe.  Where nothing was done since, and the plan's file holds it all, there
 * is nothing to keep. */
static gboolean
restart (HpJournal  *self,
         guint64     seq,
         gboolean    in_file,
         GError    **error)
{
  g_autoptr(GString) since = g_steal_pointer (&self->since);
  gboolean same_file = self->fd >= 0 && self->start == seq;

  /* It holds no step from before the snapshot: it can stay. */
  if (same_file && since->len > 0)
    {
      collect_stale (self, seq, self->stale);
      return TRUE;
    }

  if (self->fd >= 0)
    close (self->fd);
  self->fd = -1;
  self->length = 0;
  self->start = seq;
  self->epoch++;
  g_string_truncate (self->unwritten, 0);

  if (in_file && since->len == 0)
    {
      collect_stale (self, seq + 1, self->stale);
      for (guint i = 0; i < self->stale->len; i++)
        g_unlink (g_ptr_array_index (self->stale, i));
      g_ptr_array_set_size (self->stale, 0);
      self->unsynced = FALSE;
      return TRUE;
    }

  if (!write_text (self, since->str, since->len, error))
    {
      g_string_assign (self->unwritten, since->str);
      return FALSE;
    }

  collect_stale (self, seq, self->stale);
  return TRUE;
}

gboolean
hp_journal_end_with_base (HpJournal  *self,
                          guint64     seq,
                          GError    **error)
{
  g_autoptr(GMutexLocker) locker = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (self->since != NULL, FALSE);

  locker = g_mutex_locker_new (&self->mutex);
  g_clear_pointer (&self->base, g_bytes_unref);
  return restart (self, seq, FALSE, error);
}

/* @bytes are those that the plan's file holds now. */
gboolean
hp_journal_end_with_file (HpJournal         *self,
                          const HpFileMark  *mark,
                          GBytes            *bytes,
                          GError           **error)
{
  g_autoptr(GMutexLocker) locker = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (self->since != NULL, FALSE);

  locker = g_mutex_locker_new (&self->mutex);
  g_clear_pointer (&self->base, g_bytes_unref);
  self->base = g_bytes_ref (bytes);
  self->base_seq = mark->seq;
  self->file_mark = *mark;
  return restart (self, mark->seq, TRUE, error);
}

gboolean
hp_journal_move (HpJournal         *self,
                 HpJournal         *to,
                 const HpFileMark  *mark,
                 GBytes            *bytes,
                 GError           **error)
{
  g_return_val_if_fail (self != NULL && to != NULL, FALSE);
  g_return_val_if_fail (self->since != NULL, FALSE);

  to->since = g_steal_pointer (&self->since);
  to->seq = self->seq;
  to->first_known = self->first_known;
  to->end_known = self->end_known;
  return hp_journal_end_with_file (to, mark, bytes, error);
}

void
hp_journal_clear (HpJournal *self)
{
  g_autoptr(GMutexLocker) locker = NULL;

  g_return_if_fail (self != NULL);

  locker = g_mutex_locker_new (&self->mutex);
  if (self->fd >= 0)
    close (self->fd);
  self->fd = -1;
  self->length = 0;
  self->epoch++;
  self->unsynced = FALSE;
  g_clear_pointer (&self->base, g_bytes_unref);
  g_string_truncate (self->unwritten, 0);
  collect_stale (self, G_MAXUINT64, self->stale);
  for (guint i = 0; i < self->stale->len; i++)
    g_unlink (g_ptr_array_index (self->stale, i));
  g_ptr_array_set_size (self->stale, 0);
}

gboolean
hp_journal_put_away (HpJournal   *self,
                     const char  *folder,
                     GError     **error)
{
  g_autoptr(GMutexLocker) locker = NULL;
  g_autoptr(GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (folder != NULL, FALSE);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      set_errno_error (error, folder, errno);
      return FALSE;
    }

  locker = g_mutex_locker_new (&self->mutex);
  collect_stale (self, G_MAXUINT64, paths);
  for (guint i = 0; i < paths->len; i++)
    {
      g_autofree char *name = g_path_get_basename (g_ptr_array_index (paths, i));
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_rename (g_ptr_array_index (paths, i), path) != 0)
        {
          set_errno_error (error, path, errno);
          return FALSE;
        }
    }

  return TRUE;
}
