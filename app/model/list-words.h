/* What the step is called that changes a list: one table for every list of every class. */

#pragma once

#include "model/element.h"

G_BEGIN_DECLS

typedef enum
{
  HP_LIST_ADD,
  HP_LIST_REMOVE,
  HP_LIST_MOVE,
  HP_LIST_DUPLICATE,
  HP_LIST_PASTE,
  HP_N_LIST_VERBS,
} HpListVerb;

const char *hp_list_find_words        (GType           owner,
                                       const HpMember *list,
                                       HpListVerb      verb);
const char *hp_element_list_name_step (HpElementList  *self,
                                       HpListVerb      verb);

G_END_DECLS
