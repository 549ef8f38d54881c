#include "config.h"

#include "store/journal.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <limits.h>
#include <stdlib.h>
#include <unistd.h>

#include "store/folder.h"
#include "store/journal-file.h"
#include "store/journal-folder.h"
#include "store/journal-lock.h"
#include "store/journal-record.h"
#include "store/json-text.h"
#include "store/replace.h"

#define MAX_TRIES 100  /* to lock a folder that others remove */

struct _HpJournal
{
  char          *folder;
  char          *plan_path;   /* of the plan's file, or NULL */
  int            lock;
  GMutex         syncing;     /* held while a worker syncs */

  GMutex         mutex;       /* of what follows, which a worker reads and writes, too */
  HpJournalFile  file;
  guint64        seq;         /* of the last step */
  HpFileMark     told;        /* the file as it was told of last, whether it came to be or not */
  GBytes        *base;        /* to be written with the next sync, or NULL */
  guint64        base_seq;
  guint          epoch;       /* how often what was before became of no use */
  gboolean       is_void;     /* what is in the folder must go before anything comes */
  GString       *since;       /* records since a snapshot began, or NULL */
  GPtrArray     *stale;       /* (element-type filename): not needed after the next sync */
  HpJournal     *before;      /* that has what this one took over, until that is safe here */
  gboolean       is_taken;    /* by another journal, which clears this one in time */

  /* Of the steps of the history, by index, those whose changes the journal has: a reader that
   * has done them can undo and redo them. */
  guint          first_known;
  guint          end_known;
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

/* The folder may go at the moment it is to be locked, with a journal that is closed elsewhere. */
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
          set_errno_error (error, folder, errno);
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

static void
append_mark (GString          *text,
             const HpFileMark *mark)
{
  g_string_append_printf (text, "\"file-seq\":%" G_GUINT64_FORMAT ",\"size\":%" G_GUINT64_FORMAT
                          ",\"checksum\":%u}", mark->seq, mark->size, mark->checksum);
}

/* The first record of the files to come. */
static void
set_head (HpJournal        *self,
          const HpFileMark *mark)
{
  GString *head = self->file.head;

  g_string_truncate (head, 0);
  hp_journal_record_begin (head);
  g_string_append (head, "{\"journal\":1,");
  if (self->plan_path != NULL)
    {
      g_autofree char *uri = g_filename_to_uri (self->plan_path, NULL, NULL);

      g_string_append (head, "\"file\":");
      hp_json_append_string (head, uri != NULL ? uri : "");
      g_string_append_c (head, ',');
    }
  append_mark (head, mark);
  hp_journal_record_end (head, 0);
}

static gboolean
empty_folder (HpJournal  *self,
              GError    **error)
{
  if (self->is_void && !hp_journal_folder_void (self->folder, error))
    return FALSE;

  self->is_void = FALSE;
  return TRUE;
}

static gboolean
write_recent (HpJournal  *self,
              GError    **error)
{
  return empty_folder (self, error) && hp_journal_file_write (&self->file, error);
}

void
hp_journal_start (HpJournal        *self,
                  const HpFileMark *mark,
                  GBytes           *bytes)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (mark != NULL);

  set_head (self, mark);
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
  set_head (self, mark);
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

  return write_recent (self, error);
}

/* Syncing */

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
  is_empty = empty_folder (self, error);
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

/* What another journal took over is safe there. */
static void
drop_taken (HpJournal *self)
{
  g_mutex_lock (&self->mutex);
  self->is_taken = FALSE;
  g_mutex_unlock (&self->mutex);
  hp_journal_clear (self);
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
  begun = empty_folder (self, error) && hp_journal_file_begin_sync (&self->file, &sync, error);
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
    drop_taken (before);

  if (base != NULL && !sync_base (self, base, base_seq, epoch, synced ? error : NULL))
    synced = FALSE;
  if (synced)
    drop_stale (self, epoch);
  return synced;
}

/* Snapshots */

/* That a file may be written from here, tells a reader who finds it where to look. */
guint64
hp_journal_begin_snapshot (HpJournal *self)
{
  g_autoptr(GMutexLocker) locker = NULL;
  GString *recent;
  gsize start;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (self->since == NULL, 0);

  /* Who begins from the snapshot has done none of the steps before it. */
  locker = g_mutex_locker_new (&self->mutex);
  self->since = g_string_new (NULL);
  self->first_known = self->end_known = 0;

  recent = self->file.recent;
  if (self->file.fd >= 0 || recent->len > 0)
    {
      start = hp_journal_record_begin (recent);
      g_string_append_printf (recent, "{\"snapshot\":%" G_GUINT64_FORMAT "}", self->seq);
      hp_journal_record_end (recent, start);
    }
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
  GString *recent;
  gsize start;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (mark != NULL, FALSE);

  locker = g_mutex_locker_new (&self->mutex);
  recent = self->file.recent;
  start = hp_journal_record_begin (recent);
  g_string_append (recent, "{\"mark\":1,");
  append_mark (recent, mark);
  hp_journal_record_end (recent, start);
  self->told = *mark;
  return write_recent (self, error);
}

/* Whether it was we who wrote the file as it is @now, though the save may have failed after that. */
gboolean
hp_journal_was_told (HpJournal        *self,
                     const HpFileMark *now)
{
  g_autoptr(GMutexLocker) locker = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  locker = g_mutex_locker_new (&self->mutex);
  return hp_file_mark_same_file (&self->told, now);
}

/* All files of the journal so far, and the bases older than step @seq. */
static void
collect_stale (HpJournal *self,
               guint64    seq,
               guint64    last_number)
{
  g_autoptr(HpJournalFolder) names = hp_journal_folder_read (self->folder, NULL);

  for (guint i = 0; names != NULL && i < names->bases->len; i++)
    {
      guint64 base = g_array_index (names->bases, guint64, i);

      if (base < seq)
        g_ptr_array_add (self->stale, hp_journal_folder_base_path (self->folder, base));
    }

  for (guint i = 0; names != NULL && i < names->journals->len; i++)
    {
      guint64 number = g_array_index (names->journals, guint64, i);

      if (number <= last_number)
        g_ptr_array_add (self->stale, hp_journal_folder_journal_path (self->folder, number));
    }
}

/* Goes on in a file of its own with what was done since the snapshot after step @seq; the files
 * before it go as soon as this one is safe. */
static gboolean
restart (HpJournal  *self,
         guint64     seq,
         GError    **error)
{
  g_autoptr(GString) since = g_steal_pointer (&self->since);
  guint64 last_number = self->file.number;

  self->epoch++;
  g_ptr_array_set_size (self->stale, 0);
  collect_stale (self, seq, last_number);
  hp_journal_file_begin (&self->file, since->str, since->len);
  self->file.is_wanted = TRUE;
  return write_recent (self, error);
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
  return restart (self, seq, error);
}

/* Nothing is kept any more, or it is all in the plan's file. */
static void
drop_all (HpJournal *self)
{
  self->epoch++;
  hp_journal_file_begin (&self->file, "", 0);
  self->file.is_wanted = FALSE;
  g_ptr_array_set_size (self->stale, 0);
  self->is_void = TRUE;
  empty_folder (self, NULL);
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
  set_head (self, mark);
  if (self->since->len > 0)
    return restart (self, mark->seq, error);

  g_string_free (g_steal_pointer (&self->since), TRUE);
  drop_all (self);
  return TRUE;
}

gboolean
hp_journal_move (HpJournal         *self,
                 HpJournal         *to,
                 const HpFileMark  *mark,
                 GBytes            *bytes,
                 GError           **error)
{
  gboolean is_empty;

  g_return_val_if_fail (self != NULL && to != NULL, FALSE);
  g_return_val_if_fail (self->since != NULL, FALSE);

  is_empty = self->since->len == 0;
  to->since = g_steal_pointer (&self->since);
  to->seq = self->seq;
  to->first_known = self->first_known;
  to->end_known = self->end_known;
  if (is_empty)
    hp_journal_clear (self);
  else
    {
      self->is_taken = TRUE;
      to->before = hp_journal_ref (self);
    }

  return hp_journal_end_with_file (to, mark, bytes, error);
}

void
hp_journal_leave (HpJournal *self)
{
  gboolean is_empty;

  g_return_if_fail (self != NULL);
  g_return_if_fail (self->since != NULL);

  is_empty = self->since->len == 0;
  hp_journal_cancel_snapshot (self);
  if (is_empty)
    hp_journal_clear (self);
}

void
hp_journal_clear (HpJournal *self)
{
  g_autoptr(GMutexLocker) locker = NULL;
  g_autoptr(HpJournal) before = NULL;

  g_return_if_fail (self != NULL);

  locker = g_mutex_locker_new (&self->mutex);
  if (self->is_taken)
    return;

  g_clear_pointer (&self->base, g_bytes_unref);
  drop_all (self);
  before = g_steal_pointer (&self->before);
  if (before != NULL)
    drop_taken (before);
}

gboolean
hp_journal_put_away (HpJournal   *self,
                     const char  *folder,
                     GError     **error)
{
  g_autoptr(GMutexLocker) locker = NULL;
  g_autoptr(GPtrArray) names = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (folder != NULL, FALSE);

  locker = g_mutex_locker_new (&self->mutex);
  names = hp_folder_list (self->folder, error);
  if (names == NULL)
    return FALSE;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      set_errno_error (error, folder, errno);
      return FALSE;
    }

  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *from = g_build_filename (self->folder, names->pdata[i], NULL);
      g_autofree char *to = g_build_filename (folder, names->pdata[i], NULL);

      if (!g_str_equal (names->pdata[i], "lock") && g_rename (from, to) != 0)
        {
          set_errno_error (error, to, errno);
          return FALSE;
        }
    }

  return TRUE;
}
