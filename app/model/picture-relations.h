/* What the picture and the reels owe each other, and what goes with a change of one. */

#pragma once

#include "model/history.h"
#include "model/proposal.h"
#include "model/reel.h"

G_BEGIN_DECLS

gboolean hp_proposal_check_picture    (HpProposal  *self,
                                       GError     **error);
gboolean hp_proposal_check_reel       (HpProposal  *self,
                                       GError     **error);

/* Adds what follows for the element itself: a rate that cannot drop frames ends drop-frame. */
void     hp_proposal_complete_picture (HpProposal  *self);
void     hp_proposal_complete_reel    (HpProposal  *self);

/* What follows for others, as part of the open step. */
void     hp_edit_follow_picture       (HpHistory   *history,
                                       HpPlan      *plan);
void     hp_edit_chain_reels          (HpHistory   *history,
                                       HpPlan      *plan,
                                       HpReel      *led);

G_END_DECLS
