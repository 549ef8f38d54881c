/* What the step is called that sets a member: one table for every member of every class. */

#pragma once

#include "model/element.h"

G_BEGIN_DECLS

const char *hp_member_find_words   (GType           type,
                                    const HpMember *member);
const char *hp_element_name_change (HpElement      *self,
                                    const HpMember *member);

G_END_DECLS
