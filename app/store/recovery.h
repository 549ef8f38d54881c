/* What a journal kept that the plan's file does not hold. */

#pragma once

#include "model/history.h"
#include "model/plan.h"
#include "store/journal-kept.h"

G_BEGIN_DECLS

/* How the plan of a journal and the plan's file stand to each other. */
typedef enum
{
  HP_RECOVERY_NONE,       /* the file holds all of it */
  HP_RECOVERY_CONTINUES,  /* the plan goes on from what the file holds */
  HP_RECOVERY_DIFFERS,    /* somebody else wrote the file meanwhile, or it is not there */
} HpRecoveryState;

typedef struct
{
  HpRecoveryState  state;
  HpPlan          *plan;       /* as the journal has it; NULL where there is none */
  HpHistory       *history;    /* of the steps that were recovered, done in @plan */
  gboolean         is_partial; /* there are earlier edits, which are in the plan, not the history */
  gboolean         is_cut;     /* there are more steps, but they cannot be done */
  guint64          seq;        /* the last step that was done */
  guint64          last;       /* the last step there is */
  HpFileMark       mark;
  gboolean         has_base;   /* the plan was built upon a base, not upon the file */
} HpRecovery;

/* Reads the journal in @folder, of a plan whose file is now as @bytes and @mark; both NULL when it
 * is not there, or there never was one.  NULL with an error when there is a journal that nothing
 * can be made of. */
HpRecovery *hp_recovery_read      (const char        *folder,
                                   GBytes            *bytes,
                                   const HpFileMark  *mark,
                                   GError           **error);
HpRecovery *hp_recovery_read_kept (HpJournalKept     *kept,
                                   GBytes            *bytes,
                                   const HpFileMark  *mark,
                                   GError           **error);
void        hp_recovery_free      (HpRecovery        *self);

/* The file of the plan whose journal is in @folder; NULL for an untitled plan. */
GFile      *hp_recovery_dup_file  (const char       *folder);

/* The folders of plans that nobody has open, but whose journals hold something. */
GPtrArray  *hp_recovery_list      (const char       *state);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HpRecovery, hp_recovery_free)

G_END_DECLS
