#include "store/journal-private.h"

#include "store/journal-folder.h"
#include "store/journal-record.h"

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

/* A reader that finds the file as in @mark begins there, whatever came of the rest.  The files of
 * the journal to come say it, too: what was told may be, even where the save failed. */
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
  g_string_append (text, "{\"mark\":1");
  hp_journal_append_mark (text, mark);
  g_string_append_c (text, '}');
  hp_journal_record_end (text, start);

  locker = g_mutex_locker_new (&self->mutex);
  self->told = *mark;
  g_string_append_len (self->file.recent, text->str, (gssize) text->len);
  g_string_append_len (self->file.head, text->str, (gssize) text->len);
  return hp_journal_write_recent (self, error);
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
  return hp_journal_write_recent (self, error);
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
  g_autoptr(HpJournal) before = g_steal_pointer (&self->before);

  self->epoch++;
  hp_journal_file_begin (&self->file, "", 0);
  self->file.is_wanted = FALSE;
  g_ptr_array_set_size (self->stale, 0);
  self->is_void = TRUE;
  hp_journal_empty_folder (self, NULL);
  if (before != NULL)
    hp_journal_drop_taken (before);
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
  hp_journal_set_head (self, mark);
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

  g_return_if_fail (self != NULL);

  locker = g_mutex_locker_new (&self->mutex);
  if (self->is_taken)
    return;

  g_clear_pointer (&self->base, g_bytes_unref);
  drop_all (self);
}

/* What another journal took over is safe there. */
void
hp_journal_drop_taken (HpJournal *self)
{
  g_mutex_lock (&self->mutex);
  self->is_taken = FALSE;
  g_mutex_unlock (&self->mutex);
  hp_journal_clear (self);
}
