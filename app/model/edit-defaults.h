/* What a new element begins with where the user says nothing. */

#pragma once

#include "model/proposal.h"

G_BEGIN_DECLS

/* Proposes what the place of a new element tells: the number of a reel, the cue of a scene. */
void      hp_proposal_fill_place (HpProposal  *self);

/* The same, and what else can be told: a layer is called as its instrument is. */
void      hp_proposal_fill       (HpProposal  *self);

/* Whether all is proposed that an element must have and nothing can tell. */
gboolean  hp_proposal_is_whole   (HpProposal  *self,
                                  GError     **error);

/* Gives a new element what it must hold: a tempo plan has a meter and a tempo. */
void      hp_element_furnish     (HpElement   *self);

/* Tempo plans are called A, B, C …: whether one of the list is, and the next that none is. */
gboolean  hp_tempo_plans_have_name (HpElementList *tempo_plans,
                                    const char    *name);
char     *hp_tempo_plans_make_name (HpElementList *tempo_plans);

G_END_DECLS
