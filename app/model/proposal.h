/* What an edit would make of one element, before it is made.
 *
 * The checks of an edit ask for members here: they are told the value that is
 * proposed, or else the one that the element has.  An element that is not yet
 * in the plan can be asked about in the list that it is proposed for.
 */

#pragma once

#include "model/element.h"
#include "model/plan.h"
#include "model/scene.h"

G_BEGIN_DECLS

typedef struct
{
  const HpMember *member;
  HpMemberValue   value;   /* owned, and round */
} HpProposedValue;

typedef struct
{
  HpElement     *element;  /* unowned, as are the following */
  HpElementList *list;     /* that it is in or is to enter; NULL for a member of its own */
  HpElement     *owner;    /* that the list is of, or the parent; NULL for the plan */
  HpPlan        *plan;
  HpScene       *scene;    /* that the element is in, or is; NULL outside every scene */
  GArray        *values;   /* (element-type HpProposedValue) */
} HpProposal;

void           hp_proposal_init         (HpProposal     *self,
                                         HpElement      *element,
                                         HpElementList  *list);
void           hp_proposal_clear        (HpProposal     *self);

/* Proposes @value, or the next of @args, which is as to g_object_set(). */
void           hp_proposal_add          (HpProposal     *self,
                                         const HpMember *member,
                                         gconstpointer   value);
void           hp_proposal_add_argument (HpProposal     *self,
                                         const char     *name,
                                         va_list        *args);
gboolean       hp_proposal_has          (HpProposal     *self,
                                         const char     *name);

/* Whether it would change the element: of a new one, all changes. */
gboolean       hp_proposal_changes      (HpProposal     *self,
                                         const char     *name);
gboolean       hp_proposal_is_change    (HpProposal     *self);
gboolean       hp_proposal_is_new       (HpProposal     *self);

gconstpointer  hp_proposal_get          (HpProposal     *self,
                                         const HpMember *member);
gint64         hp_proposal_get_frame    (HpProposal     *self,
                                         const char     *name);
int            hp_proposal_get_integer  (HpProposal     *self,
                                         const char     *name);
const char    *hp_proposal_get_text     (HpProposal     *self,
                                         const char     *name);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HpProposal, hp_proposal_clear)

G_END_DECLS
