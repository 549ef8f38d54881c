/* The files in a journal's folder, by their names.
 *
 *   lock       who has the plan open
 *   base-12    the plan as it was after step 12
 *   journal-3  steps; what is in several is read in the order of their numbers
 *   void       all others are of no use any more, and about to go
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  GArray *bases;     /* (element-type guint64): steps, ascending */
  GArray *journals;  /* (element-type guint64): numbers, ascending */
} HpJournalFolder;

/* What is of use in @path; a folder that is not there has nothing. */
HpJournalFolder *hp_journal_folder_read         (const char       *path,
                                                 GError          **error);
void             hp_journal_folder_free         (HpJournalFolder  *self);

/* The folder of the plan in @path, or of an untitled plan where that is NULL, in @state. */
char            *hp_journal_folder_new_path     (const char       *state,
                                                 const char       *path);
gboolean         hp_journal_folder_is_untitled  (const char       *path);

char            *hp_journal_folder_base_path    (const char       *path,
                                                 guint64           seq);
char            *hp_journal_folder_journal_path (const char       *path,
                                                 guint64           number);

/* All goes, or nothing: a reader never finds some of it. */
gboolean         hp_journal_folder_void         (const char       *path,
                                                 GError          **error);
/* Removes what is void, and what was never finished. */
gboolean         hp_journal_folder_sweep        (const char       *path,
                                                 GError          **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HpJournalFolder, hp_journal_folder_free)

G_END_DECLS
