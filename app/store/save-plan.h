/* A plan saved while it is edited on: the bytes of one moment, the journal that goes on from there,
 * and a backup of what the file held. */

#pragma once

#include "model/plan.h"
#include "store/journal.h"

G_BEGIN_DECLS

typedef struct
{
  HpFileMark  mark;     /* of the file, as it was written */
  HpJournal  *journal;  /* of the file, where that is another one than before; else NULL */
  char       *unkept;   /* why further edits cannot be kept in a journal, or NULL */
} HpSavedPlan;

void         hp_saved_plan_free  (HpSavedPlan         *self);

/* Saves @bytes as @file.  @seq is the step they were taken after.  @journal is that of the plan
 * when @file is its file already; with NULL, @file gets a journal of its own, and one that somebody
 * has open is refused: HP_STORE_ERROR_HELD.  With @expected, a file that is not as told there is
 * refused: HP_STORE_ERROR_CHANGED. */
void         hp_save_plan_async  (GFile               *file,
                                  GBytes              *bytes,
                                  HpJournal           *journal,
                                  guint64              seq,
                                  const HpFileMark    *expected,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data);
HpSavedPlan *hp_save_plan_finish (GAsyncResult        *result,
                                  GError             **error);

/* The same, at once.  @state is as of hp_state_dup_folder(). */
HpSavedPlan *hp_save_plan        (const char          *state,
                                  GFile               *file,
                                  GBytes              *bytes,
                                  HpJournal           *journal,
                                  guint64              seq,
                                  const HpFileMark    *expected,
                                  GError             **error);

/* The journal that @plan goes on with after it was saved as @bytes, and maybe edited on; @journal
 * is the one it had, if any, where a snapshot began with the save.  NULL, with an error, where
 * further edits cannot be kept. */
HpJournal   *hp_saved_plan_follow (HpSavedPlan        *self,
                                   HpJournal          *journal,
                                   HpPlan             *plan,
                                   GBytes             *bytes,
                                   GError            **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HpSavedPlan, hp_saved_plan_free)

G_END_DECLS
