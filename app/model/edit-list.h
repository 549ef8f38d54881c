/* What a user does to the lists of a plan: each is checked, and is then one named step.
 *
 * A sorted list stays sorted, whatever enters it.  A refusal is
 * HP_MODEL_ERROR_REFUSED, in a sentence for the user.
 */

#pragma once

#include "model/history.h"
#include "model/proposal.h"

G_BEGIN_DECLS

/* Members and values in turn, then NULL.  Those that are required must be among them, where the
 * place in the plan does not tell.  Returns the new element, which the list keeps. */
gpointer  hp_edit_add                    (HpHistory   *history,
                                          gpointer     owner,
                                          const char  *list,
                                          GError     **error,
                                          const char  *member,
                                          ...);

/* In a list in the user's order, at @position; the others move down. */
gpointer  hp_edit_add_at                 (HpHistory   *history,
                                          gpointer     owner,
                                          const char  *list,
                                          guint        position,
                                          GError     **error,
                                          const char  *member,
                                          ...);

/* As the others, from a proposal about an element that is in no list: a draft, which stays out. */
gpointer  hp_edit_add_proposed           (HpHistory   *history,
                                          HpProposal  *proposal,
                                          guint        position,
                                          GError     **error);

/* So that it stands at @position afterwards. */
gboolean  hp_edit_move                   (HpHistory   *history,
                                          gpointer     element,
                                          guint        position,
                                          GError     **error);

/* Removes what stands on it, too, and every id that names it.  A person, an instrument or a motif
 * that something cannot be without stays; with_dependents() takes all that along.  A scene whose
 * number is frozen is dropped: it stays in the plan until it is removed again. */
gboolean  hp_edit_remove                 (HpHistory   *history,
                                          gpointer     element,
                                          GError     **error);
gboolean  hp_edit_remove_with_dependents (HpHistory   *history,
                                          gpointer     element,
                                          GError     **error);

/* As part of an open step: puts @element, checked in @proposal, into the list proposed. */
void      hp_edit_insert                 (HpHistory   *history,
                                          HpProposal  *proposal,
                                          HpElement   *element,
                                          guint        position);

G_END_DECLS
