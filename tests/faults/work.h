/* A plan at work, as a desk has it: what is edited, and where it is kept.  All that happens is
 * told, in the order it happens. */

#pragma once

#include <gio/gio.h>

#include "store/open-plan.h"

G_BEGIN_DECLS

typedef void (*NoteFunc) (const char *line);

typedef struct
{
  NoteFunc    note;
  const char *name;     /* in the log */
  char       *folder;
  char       *state;
  GFile      *file;     /* NULL while the plan is untitled */
  HpPlan     *plan;
  HpHistory  *history;
  HpJournal  *journal;  /* NULL while edits cannot be kept */
  HpFileMark  mark;
  guint       n_edits;
  guint       n_saved;  /* of those, in the file */
} Work;

Work    *work_new      (const char *name,
                        const char *folder,
                        NoteFunc    note);
void     work_free     (Work       *self);
gboolean work_open     (Work       *self,
                        const char *file);
gboolean work_begin    (Work       *self);
void     work_edit     (Work       *self,
                        guint       what);
void     work_sync     (Work       *self);
void     work_save     (Work       *self,
                        const char *file,
                        guint       n_meanwhile);
void     work_compact  (Work       *self,
                        guint       n_meanwhile);
void     work_close    (Work       *self);

char    *sha_of        (GBytes     *bytes);
char    *sha_of_plan   (HpPlan     *plan);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Work, work_free)

G_END_DECLS
