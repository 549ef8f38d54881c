/* What an element owes the others in its plan: the checks of an edit that go beyond a member.
 *
 * A plan that keeps these relations opens again.  Some are only kept by edits:
 * a hit or a scene outside the picture is refused here, and a file may have one.
 */

#pragma once

#include "model/proposal.h"

G_BEGIN_DECLS

void      hp_proposal_complete        (HpProposal      *self);
gboolean  hp_proposal_check           (HpProposal      *self,
                                       GError         **error);

/* Whether @member may name @id where the element is to be. */
gboolean  hp_proposal_check_reference (HpProposal      *self,
                                       const HpMember  *member,
                                       const char      *id,
                                       GError         **error);

G_END_DECLS
