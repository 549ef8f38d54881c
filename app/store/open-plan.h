/* A plan opened to be worked at: with its history, its journal and what that had kept. */

#pragma once

#include "core/problem.h"
#include "model/history.h"
#include "model/plan.h"
#include "store/journal.h"
#include "store/plan-text.h"

G_BEGIN_DECLS

typedef struct
{
  HpPlan     *plan;         /* NULL where the file is not a plan without errors */
  HpPlanText *text;         /* of the plan, written once: what does not change is not written again */
  HpProblems *problems;     /* of the file */
  gboolean    newer;        /* a later version wrote it: read, never write it */

  GFile      *file;         /* NULL for an untitled plan */
  HpFileMark  mark;         /* of the file, as it was read */
  HpJournal  *journal;      /* NULL when it may not be edited, or edits cannot be kept */
  char       *held;         /* who has it open, where that is not we; else NULL */
  char       *unkept;       /* why edits cannot be kept, or NULL */

  /* What was recovered. */
  HpHistory  *history;      /* its steps were done in the plan; NULL where there are none */
  gboolean    is_partial;   /* earlier edits are in the plan, too, but not in the history */
  GFile      *set_aside;    /* a copy of a plan whose edits do not fit the file any longer, or NULL */
  char       *put_away;     /* where a journal lies that nothing could be made of, or NULL */
} HpOpenPlan;

void        hp_open_plan_free            (HpOpenPlan           *self);

/* Opens the plan in @file.  One whose file has errors is no failure: its problems are returned. */
void        hp_open_plan_async           (GFile                *file,
                                          GCancellable         *cancellable,
                                          GAsyncReadyCallback   callback,
                                          gpointer              user_data);
/* Opens what the journal in @folder kept: an untitled plan, or one whose file is gone. */
void        hp_open_plan_from_folder_async (const char           *folder,
                                          GCancellable         *cancellable,
                                          GAsyncReadyCallback   callback,
                                          gpointer              user_data);
HpOpenPlan *hp_open_plan_finish          (GAsyncResult         *result,
                                          GError              **error);

/* Begins the journal of an untitled plan, which is @bytes now. */
void        hp_begin_untitled_async      (GBytes               *bytes,
                                          GAsyncReadyCallback   callback,
                                          gpointer              user_data);
HpJournal  *hp_begin_untitled_finish     (GAsyncResult         *result,
                                          GError              **error);

/* The same, at once: for a worker. */
HpOpenPlan *hp_open_plan                 (const char           *state,
                                          GFile                *file,
                                          GCancellable         *cancellable,
                                          GError              **error);
HpOpenPlan *hp_open_plan_from_folder     (const char           *state,
                                          const char           *folder,
                                          GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HpOpenPlan, hp_open_plan_free)

G_END_DECLS
