/* The numbers of cues: given anew, and following the reels that the cues are in. */

#pragma once

#include "model/history.h"
#include "model/plan.h"

G_BEGIN_DECLS

/* Closes gaps and drops letters, around the numbers that are frozen. */
void    hp_edit_renumber_cues   (HpHistory *history,
                                 HpPlan    *plan);

/* Around an edit of the reels, as parts of its step: notes which reel each cue is in; then gives
 * a number of its new reel to each that is in another. */
GArray *hp_edit_note_reels      (HpPlan    *plan);
void    hp_edit_follow_reels    (HpHistory *history,
                                 HpPlan    *plan,
                                 GArray    *noted);

G_END_DECLS
