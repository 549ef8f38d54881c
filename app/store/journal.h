/* The journal of an open plan: every step, on disk as soon as it is taken.
 *
 * A plan has a folder in the user's state while it is open, locked by who has
 * it open.  Each step is one record there, by one write, and outlives the end
 * of the program whatever way that comes; what was written is synced by a worker
 * within a second, and outlives a power cut, too.  When the plan is closed and
 * its file holds all of it, the folder goes.
 *
 * What is there of files, journal-folder.h says.  A reader begins from the plan's
 * file, where the journal knows it by what it holds, or from a base.
 *
 * While the file is as it was, no base is needed.  One is written all the same
 * with the first sync, as others may change the file.
 *
 * A journal is edited by one thread; hp_journal_sync(), hp_journal_write_base()
 * and hp_journal_mark() are for a worker, at the same time if need be.
 */

#pragma once

#include <gio/gio.h>

#include "model/history.h"
#include "store/file-mark.h"

G_BEGIN_DECLS

typedef struct _HpJournal HpJournal;

/* Opening.  When another process, or another desk, has the plan: HP_STORE_ERROR_HELD, and the
 * message says who.  @state is the folder of the user's state. */
HpJournal  *hp_journal_open             (const char       *state,
                                         GFile            *file,
                                         GError          **error);
HpJournal  *hp_journal_open_folder      (const char       *folder,
                                         GFile            *file,
                                         GError          **error);
HpJournal  *hp_journal_ref              (HpJournal        *self);
void        hp_journal_unref            (HpJournal        *self);

const char *hp_journal_get_folder       (HpJournal        *self);
gsize       hp_journal_get_length       (HpJournal        *self);

/* The plan is as in @bytes, and so is its file, as @mark tells it; the first step to come is 1. */
void        hp_journal_start            (HpJournal        *self,
                                         const HpFileMark *mark,
                                         GBytes           *bytes);

/* The journal goes on after the steps that were recovered from it: step @seq was the last, and
 * the history has @n_steps of them.  @bytes are what the file holds, as @mark tells it, or NULL where
 * there is a base. */
void        hp_journal_resume           (HpJournal        *self,
                                         guint64           seq,
                                         guint             n_steps,
                                         const HpFileMark *mark,
                                         GBytes           *bytes);

/* Writes one record.  What cannot be written is kept, and tried again with the next, or with a
 * sync. */
gboolean    hp_journal_append           (HpJournal        *self,
                                         const HpStep     *step,
                                         GError          **error);

gboolean    hp_journal_needs_sync       (HpJournal        *self);
gboolean    hp_journal_sync             (HpJournal        *self,
                                         GError          **error);

/* A snapshot: from its begin on, the plan as it is then is written somewhere.  Where it became
 * a base, or the plan's file, the steps before it are dropped at its end.
 *
 * Before a file is replaced, mark tells the journal what it will hold. */
guint64     hp_journal_begin_snapshot   (HpJournal        *self);
gboolean    hp_journal_write_base       (HpJournal        *self,
                                         guint64           seq,
                                         GBytes           *bytes,
                                         GError          **error);
gboolean    hp_journal_mark             (HpJournal        *self,
                                         const HpFileMark *mark,
                                         GError          **error);
gboolean    hp_journal_was_told         (HpJournal        *self,
                                         const HpFileMark *now);
gboolean    hp_journal_end_with_base    (HpJournal        *self,
                                         guint64           seq,
                                         GError          **error);
gboolean    hp_journal_end_with_file    (HpJournal        *self,
                                         const HpFileMark *mark,
                                         GBytes           *bytes,
                                         GError          **error);
void        hp_journal_cancel_snapshot  (HpJournal        *self);

/* Ends a snapshot that became the file of another journal, which takes over what was done since,
 * and clears this one as soon as that is safe. */
gboolean    hp_journal_move             (HpJournal        *self,
                                         HpJournal        *to,
                                         const HpFileMark *mark,
                                         GBytes           *bytes,
                                         GError          **error);

/* Whether it is that of the plan in @file. */
gboolean    hp_journal_is_of            (HpJournal        *self,
                                         GFile            *file);

/* Moves all but the lock out of the way: what nothing can be made of here, another version or
 * somebody may read.  Returns the folder where it lies. */
char       *hp_journal_put_away         (HpJournal        *self,
                                         const char       *state,
                                         GError          **error);

/* Ends a snapshot that became the file of no journal.  What was done since stays here. */
void        hp_journal_leave            (HpJournal        *self);

/* Removes all but the lock: the plan's file holds it, or it was put elsewhere. What another journal
 * takes over stays until it has. */
void        hp_journal_clear            (HpJournal        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HpJournal, hp_journal_unref)

G_END_DECLS
