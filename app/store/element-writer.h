/* An element as JSON, at any place of a plan file or alone.
 *
 * What an element writes depends on nothing but the element and its depth, so
 * that its text can be kept, and used again, for as long as it does not change.
 */

#pragma once

#include "model/element.h"

G_BEGIN_DECLS

/* On one line, without a final newline. */
char *hp_element_write          (HpElement      *self);

/* Appends @self as it stands at @depth of a plan file: without the indent before it, and
 * without what separates it from the next. */
void  hp_element_append         (GString        *text,
                                 HpElement      *self,
                                 int             depth);

/* Appends the members alone, each on a line of its own at @depth + 1, all but the first after
 * a comma; so is the first where others stand before it. */
void  hp_element_append_members (GString        *text,
                                 HpElement      *self,
                                 int             depth,
                                 gboolean        others);

/* Appends a @value that is no list and no object. */
void  hp_element_append_value   (GString        *text,
                                 const HpMember *member,
                                 gconstpointer   value);

G_END_DECLS
