/* An element made of what JSON says, or all that is wrong with it.
 *
 * What is told of are the members of each element; whether what they name
 * exists is a question to the whole plan (plan-checks).
 */

#pragma once

#include "store/value-reader.h"

G_BEGIN_DECLS

/* Elements of a plan have no more members than this, in all: eight times those of a feature
 * film. */
#define HP_READER_MAX_MEMBERS (1 << 19)

/* An element of @type; NULL after telling @problems what is wrong, at @place or in it. */
HpElement *hp_element_read         (GType           type,
                                    json_t         *object,
                                    const char     *place,
                                    HpProblems     *problems);

/* Sets @member of @self to @value, unless something is wrong with that.  Of an object that the
 * element always has, what is not written stays as it is. */
gboolean   hp_element_read_member  (HpElement      *self,
                                    const HpMember *member,
                                    json_t         *value,
                                    const char     *place,
                                    HpProblems     *problems);

/* As they are, with a reader that reads more.  @place is that of the item, or of the member. */
HpElement *hp_reader_read_item     (HpReader       *self,
                                    const HpPlace  *place,
                                    json_t         *object,
                                    GType           type);
void       hp_reader_read_member   (HpReader       *self,
                                    HpElement      *element,
                                    const HpPlace  *place,
                                    json_t         *value,
                                    const HpMember *member);

/* Makes @elements all that a list of @element holds. */
void       hp_reader_fill_list     (HpElement      *element,
                                    GPtrArray      *elements,
                                    const HpMember *member);

/* Whether more was read than a plan can hold; the rest is left unread. */
gboolean   hp_reader_is_full       (const HpReader *self);

/* Whether so much is wrong that no more elements are made, nor looked for: to make one takes far
 * more time than its text, and more problems than these are not shown. */
gboolean   hp_reader_has_enough    (const HpReader *self);

G_END_DECLS
