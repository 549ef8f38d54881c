/* One change of a plan, which can be made and taken back. */

#pragma once

#include "model/element.h"

G_BEGIN_DECLS

typedef enum
{
  HP_CHANGE_SET,
  HP_CHANGE_INSERT,
  HP_CHANGE_REMOVE,
} HpChangeKind;

typedef struct
{
  HpChangeKind    kind;
  guint           position;  /* of the element in its list; of a target without an id in its own */
  HpElement      *target;    /* the element set, or the owner of the list */
  const HpMember *member;    /* of the target: what was set, or the list */
  HpElement      *element;   /* that entered or left; the parent of a target without an id */
  HpMemberValue   before;    /* of what was set */
  HpMemberValue   after;
} HpChange;

/* That sets @member of @element to @value, or that @element enters @list at @position or leaves it;
 * none is made by that. */
void           hp_change_init_set  (HpChange       *self,
                                    HpElement      *element,
                                    const HpMember *member,
                                    gconstpointer   value);
void           hp_change_init_list (HpChange       *self,
                                    HpChangeKind    kind,
                                    HpElementList  *list,
                                    guint           position,
                                    HpElement      *element);
void           hp_change_clear     (HpChange       *self);

/* The list that an element enters or leaves. */
HpElementList *hp_change_get_list  (const HpChange *self);
void           hp_change_make      (const HpChange *self,
                                    gboolean        forward);

/* Takes @next into @self, where both set the same member of the same element; the value between is
 * forgotten.  FALSE, and nothing done, where they do not. */
gboolean       hp_change_join      (HpChange       *self,
                                    HpChange       *next);

/* Is given each value that a change would set, which it may exchange, and each element that one
 * would bring back, with no value. */
typedef void (*HpAmendFunc) (HpElement      *element,
                             const HpMember *member,
                             HpMemberValue  *value,
                             gpointer        data);

void           hp_change_amend     (HpChange       *self,
                                    HpAmendFunc     func,
                                    gpointer        data);

G_END_DECLS
