/* The records of a journal on their way to the disk: as soon as they are there, into a file, and
 * into another where that one fails.
 *
 * Nothing of it may be called by two threads at once, but what is between its
 * begin_sync and end_sync.
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  char     *folder;
  guint64   number;     /* of the file */
  int       fd;         /* -1 before its first record */
  gsize     length;     /* of what is whole in it */
  GString  *head;       /* the first records of each file */
  GString  *recent;     /* records that may not outlive a power cut yet */
  gsize     n_written;  /* of those, in the file */
  gboolean  is_wanted;  /* even without a record, for its head */
  gboolean  is_new;     /* the folder does not know the file for sure yet */
  gboolean  is_rooted;  /* the folders above know this one */
} HpJournalFile;

/* What a sync is about. */
typedef struct
{
  int       fd;
  guint64   number;
  gsize     n_written;
  gboolean  is_new;
  gboolean  is_rooted;
} HpJournalSync;

void     hp_journal_file_init       (HpJournalFile        *self,
                                     const char           *folder,
                                     guint64               last_number);
void     hp_journal_file_clear      (HpJournalFile        *self);

/* From the next record on, another file is written. */
void     hp_journal_file_begin      (HpJournalFile        *self,
                                     const char           *records,
                                     gsize                 size);
/* Writes what was appended to the recent records, and what could not be written before. */
gboolean hp_journal_file_write      (HpJournalFile        *self,
                                     GError              **error);

gboolean hp_journal_file_needs_sync (const HpJournalFile  *self);
gboolean hp_journal_file_begin_sync (HpJournalFile        *self,
                                     HpJournalSync        *sync,
                                     GError              **error);
gboolean hp_journal_file_sync       (const HpJournalFile  *self,
                                     const HpJournalSync  *sync,
                                     GError              **error);
void     hp_journal_file_end_sync   (HpJournalFile        *self,
                                     HpJournalSync        *sync,
                                     gboolean              synced);

G_END_DECLS
