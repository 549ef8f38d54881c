/* An element as JSON, at any place of a plan file or alone.
 *
 * What an element writes depends on nothing but the element and its depth, so
 * that its text can be kept, and used again, for as long as it does not change.
 */

#pragma once

#include "model/element.h"
#include "store/json-holder.h"

G_BEGIN_DECLS

/* On one line, without a final newline. */
char *hp_element_write          (HpElement      *self);

/* Appends @self as it stands at @depth of a plan file: without the indent before it, and
 * without what separates it from the next. */
void  hp_element_append         (GString        *text,
                                 HpElement      *self,
                                 int             depth);

/* The same of a list of a plan. */
void  hp_element_append_list    (GString        *text,
                                 HpElementList  *elements,
                                 int             depth);

/* Appends the members alone, or one of them. */
void  hp_element_append_members (HpJsonHolder   *holder,
                                 HpElement      *self);
void  hp_element_append_member  (HpJsonHolder   *holder,
                                 HpElement      *self,
                                 const HpMember *member);

/* Appends a @value that is no list and no object. */
void  hp_element_append_value   (GString        *text,
                                 const HpMember *member,
                                 gconstpointer   value);

G_END_DECLS
