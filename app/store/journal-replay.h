/* The steps of a journal, done again. */

#pragma once

#include <jansson.h>

#include "model/history.h"
#include "model/plan.h"

G_BEGIN_DECLS

typedef struct _HpJournalReplay HpJournalReplay;

/* Into @plan, as it was when the journal began, by @history, which is empty. */
HpJournalReplay *hp_journal_replay_new  (HpPlan          *plan,
                                         HpHistory       *history);
void             hp_journal_replay_free (HpJournalReplay *self);

/* Does, undoes or redoes what @record tells; FALSE, and nothing done, where it does not fit. */
gboolean         hp_journal_replay_step (HpJournalReplay *self,
                                         json_t          *record);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HpJournalReplay, hp_journal_replay_free)

G_END_DECLS
