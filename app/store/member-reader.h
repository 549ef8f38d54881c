/* A member that holds no elements, read and set: the switch over the kinds of members. */

#pragma once

#include "store/value-reader.h"

G_BEGIN_DECLS

/* Sets @member of @element, unless something is wrong, which is told at @place. */
void     hp_reader_read_value_member (HpReader       *self,
                                      HpElement      *element,
                                      const HpPlace  *place,
                                      json_t         *value,
                                      const HpMember *member);

/* Whether @value is what a list or an object may be; tells what is wrong where it is not. */
gboolean hp_reader_check_list        (HpReader       *self,
                                      HpElement      *element,
                                      const HpPlace  *place,
                                      json_t         *value,
                                      const HpMember *member);
gboolean hp_reader_check_object      (HpReader       *self,
                                      HpElement      *element,
                                      const HpPlace  *place,
                                      json_t         *value);

G_END_DECLS
