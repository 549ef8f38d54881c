/* What every object of a plan is: members, as one table each tells them.
 *
 * The table of a class says each member's name, kind, range and default, in
 * the order of the plan file.  The object's properties are made of it, and so
 * are the reader and the writer: a new member is a field and a row.
 *
 * A property is read-only to all but the loader and the history: whatever else
 * changes a plan calls a function of edit-*.h.
 */

#pragma once

#include "model/element-list.h"
#include "model/member.h"

G_BEGIN_DECLS

#define HP_TYPE_ELEMENT (hp_element_get_type ())

G_DECLARE_DERIVABLE_TYPE (HpElement, hp_element, HP, ELEMENT, GObject)

struct _HpElementClass
{
  GObjectClass    parent_class;

  const char     *id_kind;    /* "hit" where ids are hit-1, hit-2 …; NULL without ids */
  const HpMember *members;    /* in the order of the file */
  guint           n_members;
  GParamSpec    **pspecs;     /* of the members */

  /* Of the root: an element came into the tree below it, or left it. */
  void          (*entered)    (HpElement *self,
                               HpElement *element);
  void          (*left)       (HpElement *self,
                               HpElement *element);
};

void            hp_element_class_set_members (HpElementClass *klass,
                                              const char     *id_kind,
                                              const HpMember *members,
                                              guint           n_members);

const char     *hp_element_get_id            (HpElement      *self);
int             hp_element_compare_ids       (const char     *a,
                                              const char     *b);

/* What it is in: the element that holds it, and the list there, unless it is a member of its own. */
HpElement     *hp_element_get_parent (HpElement      *self);
HpElementList *hp_element_get_list   (HpElement      *self);
HpElement     *hp_element_get_root   (HpElement      *self);

/* Counts the changes of the element, and of all that is in it. */
guint64         hp_element_get_revision      (HpElement      *self);

/* What a later version wrote beside the members known here: a JSON object as text, or NULL. */
const char     *hp_element_get_extra         (HpElement      *self);
void            hp_element_set_extra         (HpElement      *self,
                                              const char     *extra);

/* Calls @func for @self and all elements in it, the outer before the inner, each with its
 * place: "scenes[2].layers[0]", and "" for @self when @place is "".  Where @place is NULL, who
 * does not read places does not pay for them: @func is given NULL. */
typedef void (*HpElementFunc) (HpElement  *element,
                               const char *place,
                               gpointer    data);

void            hp_element_visit             (HpElement      *self,
                                              const char     *place,
                                              HpElementFunc   func,
                                              gpointer        data);
char           *hp_element_place_member      (const char     *place,
                                              const char     *member);

/* The member called @name, NULL when there is none. */
const HpMember *hp_element_find_member       (HpElement      *self,
                                              const char     *name);

/* Where @member is kept; for reading. */
gconstpointer   hp_element_get_field         (HpElement      *self,
                                              const HpMember *member);

/* Sets a member that is neither a list nor an object; the value is copied.  Returns whether it
 * changed.  For the loader and the history. */
gboolean        hp_element_set_field         (HpElement      *self,
                                              const HpMember *member,
                                              gconstpointer   value);

/* Defines a final class of elements whose table is the array `members`. */
#define HP_DEFINE_ELEMENT(TypeName, type_name, id_kind) \
  G_DEFINE_FINAL_TYPE (TypeName, type_name, HP_TYPE_ELEMENT) \
  static void \
  type_name##_class_init (TypeName##Class *klass) \
  { \
    hp_element_class_set_members (HP_ELEMENT_CLASS (klass), id_kind, \
                                  members, G_N_ELEMENTS (members)); \
  } \
  static void \
  type_name##_init (TypeName *self) \
  { \
  }

/* Defines the getter of a field that is a plain value or a pointer. */
#define HP_DEFINE_GETTER(TypeName, type_name, FieldType, field) \
  FieldType \
  type_name##_get_##field (TypeName *self) \
  { \
    g_return_val_if_fail (G_TYPE_CHECK_INSTANCE_TYPE (self, type_name##_get_type ()), \
                          (FieldType) 0); \
    return self->field; \
  }

G_END_DECLS
