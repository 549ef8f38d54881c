/* A journal as its own files know it: journal.c opens and writes, journal-sync.c syncs,
 * journal-snapshot.c begins anew. */

#pragma once

#include "store/journal.h"
#include "store/journal-file.h"

G_BEGIN_DECLS

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

void     hp_journal_append_mark  (GString           *text,
                                  const HpFileMark  *mark);
/* The first record of the files to come, until more is told. */
void     hp_journal_set_head     (HpJournal         *self,
                                  const HpFileMark  *mark);

/* With the mutex held: what is void goes, and what is recent is written. */
gboolean hp_journal_empty_folder (HpJournal         *self,
                                  GError           **error);
gboolean hp_journal_write_recent (HpJournal         *self,
                                  GError           **error);

/* What another journal took over is safe there. */
void     hp_journal_drop_taken   (HpJournal         *self);

G_END_DECLS
