/* Which lists of a plan are sorted, and where in one an element belongs.
 *
 * A file may not have scenes, reels, entries, meters and tempi in another
 * order.  Hits, beats, temp music and dialogue are kept sorted, too, but a
 * file may bring them as it likes.
 */

#pragma once

#include "model/element.h"

G_BEGIN_DECLS

typedef struct
{
  const HpMember *key;    /* the member that the list is sorted by */
  const char     *taken;  /* untranslated: why a key is there once; NULL where that is free */
} HpElementOrder;

/* FALSE when lists of what @self is are in no order but the user's. */
gboolean  hp_element_get_order         (HpElement      *self,
                                        HpElementOrder *order);

/* Where in @list an element with the id and @key belongs, not counting @self, which may be in
 * it: after those that it is equal to. */
guint     hp_element_list_place_for    (HpElementList  *list,
                                        HpElement      *self,
                                        gconstpointer   key);

/* The element of @list at @position, not counting @self; NULL past the end. */
gpointer  hp_element_list_get_other    (HpElementList  *list,
                                        HpElement      *self,
                                        guint           position);

/* Below, at or above 0 as @a comes before, with or after @b; values of the member @key. */
int       hp_element_compare_keys      (const HpMember *key,
                                        gconstpointer   a,
                                        gconstpointer   b);

G_END_DECLS
