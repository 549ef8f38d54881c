/* What an element and the list it is in tell each other, and nobody else. */

#pragma once

#include "model/element.h"

G_BEGIN_DECLS

/* @self is in @list now, or in none any longer. */
void hp_element_enter      (HpElement     *self,
                            HpElementList *list);
void hp_element_leave      (HpElement     *self);

/* Counts a change of @self, and of all that it is in. */
void hp_element_touch      (HpElement     *self);
void hp_element_list_touch (HpElementList *self);

G_END_DECLS
