/* Values for members, by chance: such as a user may give, and such as nobody may. */

#pragma once

#include "model/element.h"
#include "model/plan.h"
#include "model/scene.h"

G_BEGIN_DECLS

/* One that is good in itself; what stands around it may still be against it.  Of an element that
 * is in no plan yet, @where is what it is to be in. */
void     some_value_good (HpPlan         *plan,
                          HpElement      *element,
                          HpElement      *where,
                          const HpMember *member,
                          GRand          *rand,
                          HpMemberValue  *value);

/* One of those that are bad in any plan; FALSE past the last. */
gboolean some_value_bad  (const HpMember *member,
                          guint           index,
                          HpMemberValue  *value);

G_END_DECLS
