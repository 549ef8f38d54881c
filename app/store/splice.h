/* What changed from one value of a member to the next: some items at a place gave way to others.
 *
 * Values that are made of many items have it: curves, notes, frames, ids, and texts, whose items
 * are bytes.
 */

#pragma once

#include "model/member.h"

G_BEGIN_DECLS

typedef struct
{
  gsize         at;    /* the first item that differs */
  gsize         drop;  /* how many give way */
  HpMemberValue put;   /* what takes their place: a value of the same member */
} HpSplice;

/* Whether values of @member are made of items. */
gboolean hp_splice_is_possible (const HpMember *member);

/* The least that leads from @before to @after; texts part between characters. */
void     hp_splice_find        (HpSplice       *self,
                                const HpMember *member,
                                gconstpointer   before,
                                gconstpointer   after);
void     hp_splice_clear       (HpSplice       *self,
                                const HpMember *member);

/* Makes @after; FALSE where there are no such items, or they would not be in order. */
gboolean hp_splice_apply       (const HpSplice *self,
                                const HpMember *member,
                                gconstpointer   before,
                                HpMemberValue  *after);

G_END_DECLS
