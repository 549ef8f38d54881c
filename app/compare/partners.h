/* Which objects of two lists are the same object.
 *
 * Those with ids are.  Those without are told by what they say: first those
 * that say the same, then those of which one member differs, then those at the
 * same time, or of the same name at another; what is then left alone between
 * two that were found is taken for one that was rewritten.
 */

#pragma once

#include "model/element.h"

G_BEGIN_DECLS

guint          *hp_partners_find          (GPtrArray      *before,
                                           GPtrArray      *after);
gboolean        hp_partners_comes_first   (GPtrArray      *a,
                                           GPtrArray      *b);

/* The frame or the bar by which lists are sorted; NULL in a class without. */
const HpMember *hp_element_class_get_time (HpElementClass *klass);

G_END_DECLS
