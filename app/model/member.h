/* A member of an object of a plan: what the table of a class tells of it.
 *
 * A value is held in a field of the object, or in an HpMemberValue beside it;
 * what is done with either depends on the kind alone, and is done here.
 */

#pragma once

#include <glib-object.h>

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
  HP_MEMBER_LIST,      /* HpElementList *: a list of objects */
  HP_MEMBER_OBJECT,    /* HpElement *: an object */
} HpMemberKind;

/* No number of a frame is above this: what every reader of JSON keeps exactly. */
#define HP_FRAME_MAX (G_GINT64_CONSTANT (1) << 53)

/* A text that somebody writes has at most so many bytes: with all of them escaped, a reader takes
 * it still. */
#define HP_TEXT_MAX (160 << 10)

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

/* A value of any kind but a list or an object, laid out as the field that holds it. */
typedef union
{
  char       *text;      /* TEXT, JSON */
  gint64      frame;
  int         integer;   /* INTEGER, BOOLEAN, CHOICE */
  double      number;
  HpFraction  position;
  HpFrameRate rate;
  HpBpm       bpm;
  gpointer    boxed;     /* CURVE, FRAMES, NOTES, IDS */
} HpMemberValue;

GParamSpec *hp_member_make_pspec     (const HpMember *self);

/* In the following, a value is an HpMemberValue, or the field of an object. */
void        hp_member_init_value     (const HpMember *self,
                                      gpointer        value);
void        hp_member_clear_value    (const HpMember *self,
                                      gpointer        value);
void        hp_member_copy_value     (const HpMember *self,
                                      gpointer        to,
                                      gconstpointer   from);
void        hp_member_move_value     (const HpMember *self,
                                      gpointer        to,
                                      gpointer        from);
gboolean    hp_member_values_equal   (const HpMember *self,
                                      gconstpointer   a,
                                      gconstpointer   b);

void        hp_member_get_gvalue     (const HpMember *self,
                                      gconstpointer   value,
                                      GValue         *gvalue);

/* What @gvalue or an argument holds, not copied: it is not to be cleared. */
void        hp_member_peek_gvalue    (const HpMember *self,
                                      const GValue   *gvalue,
                                      HpMemberValue  *value);
void        hp_member_peek_argument  (const HpMember *self,
                                      va_list        *args,
                                      HpMemberValue  *value);

G_END_DECLS
