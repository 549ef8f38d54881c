/* Two lists of objects side by side: what is in both, what came, what went, what moved. */

#pragma once

#include "model/element.h"

G_BEGIN_DECLS

typedef struct
{
  HpElement *before;  /* NULL where it is new */
  HpElement *after;   /* NULL where it is gone */
  gboolean   moved;   /* among the others, and not because its time changed */
} HpMatched;

GArray *hp_list_match (GListModel *before,
                       GListModel *after);

G_END_DECLS
