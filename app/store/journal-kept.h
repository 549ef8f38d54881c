/* What a journal holds, as it is read: bases, steps, and what is told of the plan's file. */

#pragma once

#include <jansson.h>

#include "store/file-mark.h"

G_BEGIN_DECLS

typedef struct
{
  guint64  seq;    /* of the last step in it */
  GBytes  *bytes;
} HpJournalBase;

typedef struct
{
  GArray    *bases;      /* (element-type HpJournalBase), ascending */
  guint      n_files;    /* of the journal */
  GPtrArray *steps;      /* (element-type json_t): in order, some of them twice */
  guint64    last;       /* the number of the last step; 0 where there is none */
  GArray    *marks;      /* (element-type HpFileMark): what the file was, or was about to be */
  GArray    *snapshots;  /* (element-type guint64): steps after which a file may have been written */
  char      *uri;        /* of the plan's file, or NULL */
} HpJournalKept;

/* All of @folder; NULL where some of it cannot be read. */
HpJournalKept *hp_journal_kept_read     (const char     *folder,
                                         GError        **error);

/* Piece by piece: bases by their steps, then files in the order they were written. */
HpJournalKept *hp_journal_kept_new      (void);
void           hp_journal_kept_free     (HpJournalKept  *self);
void           hp_journal_kept_add_base (HpJournalKept  *self,
                                         guint64         seq,
                                         GBytes         *bytes);
void           hp_journal_kept_add_file (HpJournalKept  *self,
                                         GBytes         *bytes);

/* The step that has number @seq, or NULL; looked for from place @from on, which moves to it. */
json_t        *hp_journal_kept_get_step (HpJournalKept  *self,
                                         guint64         seq,
                                         guint          *from);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HpJournalKept, hp_journal_kept_free)

G_END_DECLS
