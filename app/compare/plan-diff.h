/* What changed between two plans: a list of differences, in the crew's words.
 *
 * It is driven by the tables of members, so that a member added to a class is
 * told, too.  Objects with ids are the same wherever they stand; the others are
 * found again by what they say.  The list never changes; what it tells holds
 * for the plans as they were, which it keeps.
 */

#pragma once

#include "model/plan.h"
#include "model/scene.h"

G_BEGIN_DECLS

typedef enum
{
  HP_DIFFERENCE_ADDED,
  HP_DIFFERENCE_REMOVED,
  HP_DIFFERENCE_CHANGED,
  HP_DIFFERENCE_MOVED,  /* to another list, or to another place in its own */
} HpDifferenceKind;

typedef struct
{
  HpDifferenceKind  kind;
  HpScene          *scene;    /* in the new plan, or one that is gone; NULL outside of scenes */
  const HpMember   *section;  /* of the plan: the palette, the scenes …; NULL: it itself */
  HpElement        *before;   /* the object; NULL where it is new */
  HpElement        *after;    /* NULL where it is gone */
  const HpMember   *member;   /* that changed; NULL for all of it, or for unknown members */

  char             *place_before;  /* of the object: "scenes[2].hits[0]" */
  char             *place_after;
  char             *from;          /* words for the value; NULL where there are none */
  char             *to;

  HpElement        *subject;       /* what @words is said of, or NULL: of the scene or section */
  char             *called;        /* layer “Violin alone” */
  gboolean          follows;       /* @words follow on those at once: 3 frames later */
  char             *words;
  char             *text;          /* both */
  char             *in_and_out;    /* in place of @words and those of the next, or NULL */
} HpDifference;

typedef struct _HpPlanDiff HpPlanDiff;

HpPlanDiff         *hp_plan_diff_new   (HpPlan           *before,
                                        HpPlan           *after);
void                hp_plan_diff_free  (HpPlanDiff       *self);

guint               hp_plan_diff_get_n (const HpPlanDiff *self);
const HpDifference *hp_plan_diff_get   (const HpPlanDiff *self,
                                        guint             index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HpPlanDiff, hp_plan_diff_free)

G_END_DECLS
