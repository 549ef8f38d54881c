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

#include <gio/gio.h>

#include "core/curve.h"
#include "core/fraction.h"
#include "core/frame-list.h"
#include "core/frame-rate.h"
#include "music/bpm.h"
#include "music/notes.h"

G_BEGIN_DECLS

/* The kind of a member, the field that holds it, and how a file writes it. */
typedef enum
{
  HP_MEMBER_TEXT,      /* char *, never NULL: a string */
  HP_MEMBER_FRAME,     /* gint64: an integer; -1 where there is none, which is not written */
  HP_MEMBER_INTEGER,   /* int: an integer */
  HP_MEMBER_NUMBER,    /* double: a number */
  HP_MEMBER_BOOLEAN,   /* gboolean */
  HP_MEMBER_CHOICE,    /* int, of an enumeration: the nickname of its value */
  HP_MEMBER_POSITION,  /* HpFraction of whole notes: a string */
  HP_MEMBER_RATE,      /* HpFrameRate: a string */
  HP_MEMBER_BPM,       /* HpBpm: a number, or a film click as a string */
  HP_MEMBER_CURVE,     /* HpCurve *: a list of points */
  HP_MEMBER_FRAMES,    /* HpFrameList *: a list of integers, ascending */
  HP_MEMBER_NOTES,     /* HpNotes *: a list of notes */
  HP_MEMBER_IDS,       /* GStrv: a list of strings */
  HP_MEMBER_JSON,      /* char *: any object, kept as text */
  HP_MEMBER_LIST,      /* GListStore *: a list of objects */
  HP_MEMBER_OBJECT,    /* HpElement *: an object */
} HpMemberKind;

/* No number of a frame is above this: what every reader of JSON keeps exactly. */
#define HP_FRAME_MAX (G_GINT64_CONSTANT (1) << 53)

/* Says whether @text may stand in a text member; the empty text always may. */
typedef gboolean (*HpMemberCheck) (const char  *text,
                                   GError     **error);

typedef struct
{
  const char    *name;      /* in the file, and of the property */
  HpMemberKind   kind;
  gsize          offset;    /* of the field */
  gboolean       required;  /* a list: it may not be empty, either */
  double         min;       /* of numbers */
  double         max;
  double         initial;   /* the default; of a position, in whole notes */
  GType        (*type) (void);  /* of a choice, of an object, of a list's items */
  HpMemberCheck  check;     /* of texts */
  const char    *refers;    /* of texts and ids: the kind of the object named, or "*" for any */
} HpMember;

#define HP_TYPE_ELEMENT (hp_element_get_type ())

G_DECLARE_DERIVABLE_TYPE (HpElement, hp_element, HP, ELEMENT, GObject)

struct _HpElementClass
{
  GObjectClass    parent_class;

  const char     *id_kind;    /* "hit" where ids are hit-1, hit-2 …; NULL without ids */
  const HpMember *members;    /* in the order of the file */
  guint           n_members;
};

void            hp_element_class_set_members (HpElementClass *klass,
                                              const char     *id_kind,
                                              const HpMember *members,
                                              guint           n_members);

const char     *hp_element_get_id            (HpElement      *self);
int             hp_element_compare_ids       (const char     *a,
                                              const char     *b);

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

/* Where @member is kept; for reading. */
gconstpointer   hp_element_get_field         (HpElement      *self,
                                              const HpMember *member);

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
