/* A list of elements: a member of an object of a plan.
 *
 * It is a GListModel, and it knows whose it is: an element in it can tell its
 * list and its owner, and the root above them hears who came and who went.  An
 * element is in one list at a time.
 *
 * Only the loader and the history change a list; whatever else changes a plan
 * calls a function of edit-*.h.
 */

#pragma once

#include <gio/gio.h>

#include "model/member.h"

G_BEGIN_DECLS

typedef struct _HpElement HpElement;

#define HP_TYPE_ELEMENT_LIST (hp_element_list_get_type ())

G_DECLARE_FINAL_TYPE (HpElementList, hp_element_list, HP, ELEMENT_LIST, GObject)

HpElementList  *hp_element_list_new          (HpElement      *owner,
                                              const HpMember *member);

HpElement      *hp_element_list_get_owner    (HpElementList  *self);
const HpMember *hp_element_list_get_member   (HpElementList  *self);
guint           hp_element_list_get_n        (HpElementList  *self);
gpointer        hp_element_list_get          (HpElementList  *self,
                                              guint           position);
gboolean        hp_element_list_find         (HpElementList  *self,
                                              gconstpointer   element,
                                              guint          *position);
guint64         hp_element_list_get_revision (HpElementList  *self);

void            hp_element_list_insert       (HpElementList  *self,
                                              guint           position,
                                              gpointer        element);
void            hp_element_list_append       (HpElementList  *self,
                                              gpointer        element);
void            hp_element_list_remove       (HpElementList  *self,
                                              guint           position);
void            hp_element_list_remove_all   (HpElementList  *self);

/* Appends @n elements with one items-changed. */
void            hp_element_list_fill         (HpElementList  *self,
                                              gpointer       *elements,
                                              guint           n);

/* Between these, changes are told as one items-changed, at the thaw.  Freeze says whether the
 * list was not frozen before. */
gboolean        hp_element_list_freeze       (HpElementList  *self);
void            hp_element_list_thaw         (HpElementList  *self);

G_END_DECLS
