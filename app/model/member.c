#include "model/member.h"

#include <string.h>

#include "model/element-list.h"

/* A field is as large as its type, and stands where that may: not where a whole union might. */
#define FIELD(value, Type) (*(Type *) (value))
#define GET(value, Type) (*(Type const *) (value))

GParamSpec *
hp_member_make_pspec (const HpMember *self)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  const char *name = self->name;

  switch (self->kind)
    {
    case HP_MEMBER_TEXT:
    case HP_MEMBER_JSON:
      return g_param_spec_string (name, NULL, NULL, "", flags);

    case HP_MEMBER_FRAME:
      return g_param_spec_int64 (name, NULL, NULL, -1, HP_FRAME_MAX, (gint64) self->initial,
                                 flags);

    case HP_MEMBER_INTEGER:
      return g_param_spec_int (name, NULL, NULL, (int) self->min, (int) self->max,
                               (int) self->initial, flags);

    case HP_MEMBER_NUMBER:
      return g_param_spec_double (name, NULL, NULL, self->min, self->max, self->initial,
                                  flags);

    case HP_MEMBER_BOOLEAN:
      return g_param_spec_boolean (name, NULL, NULL, self->initial > 0, flags);

    case HP_MEMBER_CHOICE:
      return g_param_spec_enum (name, NULL, NULL, self->type (), (int) self->initial, flags);

    case HP_MEMBER_POSITION:
      return g_param_spec_boxed (name, NULL, NULL, HP_TYPE_FRACTION, flags);

    case HP_MEMBER_RATE:
      return g_param_spec_boxed (name, NULL, NULL, HP_TYPE_FRAME_RATE, flags);

    case HP_MEMBER_BPM:
      return g_param_spec_boxed (name, NULL, NULL, HP_TYPE_BPM, flags);

    case HP_MEMBER_CURVE:
      return g_param_spec_boxed (name, NULL, NULL, HP_TYPE_CURVE, flags);

    case HP_MEMBER_FRAMES:
      return g_param_spec_boxed (name, NULL, NULL, HP_TYPE_FRAME_LIST, flags);

    case HP_MEMBER_NOTES:
      return g_param_spec_boxed (name, NULL, NULL, HP_TYPE_NOTES, flags);

    case HP_MEMBER_IDS:
      return g_param_spec_boxed (name, NULL, NULL, G_TYPE_STRV, flags);

    case HP_MEMBER_LIST:
      return g_param_spec_object (name, NULL, NULL, HP_TYPE_ELEMENT_LIST,
                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

    case HP_MEMBER_OBJECT:
      return g_param_spec_object (name, NULL, NULL, self->type (),
                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

    default:
      g_return_val_if_reached (NULL);
    }
}

/* Of a list and an object, that which holds them makes them. */
void
hp_member_init_value (const HpMember *self,
                      gpointer        value)
{
  switch (self->kind)
    {
    case HP_MEMBER_TEXT:
    case HP_MEMBER_JSON:
      FIELD (value, char *) = g_strdup ("");
      break;

    case HP_MEMBER_FRAME:
      FIELD (value, gint64) = (gint64) self->initial;
      break;

    case HP_MEMBER_INTEGER:
    case HP_MEMBER_BOOLEAN:
    case HP_MEMBER_CHOICE:
      FIELD (value, int) = (int) self->initial;
      break;

    case HP_MEMBER_NUMBER:
      FIELD (value, double) = self->initial;
      break;

    case HP_MEMBER_POSITION:
      FIELD (value, HpFraction) = (HpFraction) { (gint64) self->initial, 1 };
      break;

    case HP_MEMBER_RATE:
      FIELD (value, HpFrameRate) = (HpFrameRate) { (guint) self->initial, 1 };
      break;

    case HP_MEMBER_BPM:
      FIELD (value, HpBpm) = (HpBpm) { self->initial, 0 };
      break;

    case HP_MEMBER_CURVE:
      FIELD (value, gpointer) = hp_curve_new (NULL, 0);
      break;

    case HP_MEMBER_FRAMES:
      FIELD (value, gpointer) = hp_frame_list_new (NULL, 0);
      break;

    case HP_MEMBER_NOTES:
      FIELD (value, gpointer) = hp_notes_new (NULL, 0);
      break;

    case HP_MEMBER_IDS:
      FIELD (value, gpointer) = g_new0 (char *, 1);
      break;

    case HP_MEMBER_LIST:
    case HP_MEMBER_OBJECT:
    default:
      g_assert_not_reached ();
    }
}

void
hp_member_clear_value (const HpMember *self,
                       gpointer        value)
{
  switch (self->kind)
    {
    case HP_MEMBER_TEXT:
    case HP_MEMBER_JSON:
      g_clear_pointer (&FIELD (value, char *), g_free);
      break;

    case HP_MEMBER_CURVE:
      g_clear_pointer (&FIELD (value, gpointer), hp_curve_unref);
      break;

    case HP_MEMBER_FRAMES:
      g_clear_pointer (&FIELD (value, gpointer), hp_frame_list_unref);
      break;

    case HP_MEMBER_NOTES:
      g_clear_pointer (&FIELD (value, gpointer), hp_notes_unref);
      break;

    case HP_MEMBER_IDS:
      g_clear_pointer (&FIELD (value, gpointer), g_strfreev);
      break;

    case HP_MEMBER_FRAME:
    case HP_MEMBER_INTEGER:
    case HP_MEMBER_NUMBER:
    case HP_MEMBER_BOOLEAN:
    case HP_MEMBER_CHOICE:
    case HP_MEMBER_POSITION:
    case HP_MEMBER_RATE:
    case HP_MEMBER_BPM:
    case HP_MEMBER_LIST:
    case HP_MEMBER_OBJECT:
    default:
      break;
    }
}

/* How much of an HpMemberValue a value takes: as much as its field. */
static gsize
size_of (const HpMember *self)
{
  switch (self->kind)
    {
    case HP_MEMBER_FRAME:
      return sizeof (gint64);

    case HP_MEMBER_INTEGER:
    case HP_MEMBER_BOOLEAN:
    case HP_MEMBER_CHOICE:
      return sizeof (int);

    case HP_MEMBER_NUMBER:
      return sizeof (double);

    case HP_MEMBER_POSITION:
      return sizeof (HpFraction);

    case HP_MEMBER_RATE:
      return sizeof (HpFrameRate);

    case HP_MEMBER_BPM:
      return sizeof (HpBpm);

    case HP_MEMBER_TEXT:
    case HP_MEMBER_JSON:
    case HP_MEMBER_CURVE:
    case HP_MEMBER_FRAMES:
    case HP_MEMBER_NOTES:
    case HP_MEMBER_IDS:
      return sizeof (gpointer);

    case HP_MEMBER_LIST:
    case HP_MEMBER_OBJECT:
    default:
      g_return_val_if_reached (0);
    }
}

/* What @to held before is not cleared.  A text that is NULL is the empty one. */
void
hp_member_copy_value (const HpMember *self,
                      gpointer        to,
                      gconstpointer   from)
{
  switch (self->kind)
    {
    case HP_MEMBER_TEXT:
    case HP_MEMBER_JSON:
      FIELD (to, char *) = g_strdup (GET (from, char *) != NULL ? GET (from, char *) : "");
      break;

    case HP_MEMBER_CURVE:
      FIELD (to, gpointer) = hp_curve_ref (GET (from, gpointer));
      break;

    case HP_MEMBER_FRAMES:
      FIELD (to, gpointer) = hp_frame_list_ref (GET (from, gpointer));
      break;

    case HP_MEMBER_NOTES:
      FIELD (to, gpointer) = hp_notes_ref (GET (from, gpointer));
      break;

    case HP_MEMBER_IDS:
      FIELD (to, gpointer) = g_strdupv (GET (from, gpointer));
      break;

    case HP_MEMBER_FRAME:
    case HP_MEMBER_INTEGER:
    case HP_MEMBER_NUMBER:
    case HP_MEMBER_BOOLEAN:
    case HP_MEMBER_CHOICE:
    case HP_MEMBER_POSITION:
    case HP_MEMBER_RATE:
    case HP_MEMBER_BPM:
    case HP_MEMBER_LIST:
    case HP_MEMBER_OBJECT:
    default:
      memcpy (to, from, size_of (self));
    }
}

/* @from holds nothing afterwards that is to be cleared; what @to held before is not cleared. */
void
hp_member_move_value (const HpMember *self,
                      gpointer        to,
                      gpointer        from)
{
  memcpy (to, from, size_of (self));
}

gboolean
hp_member_values_equal (const HpMember *self,
                        gconstpointer   a,
                        gconstpointer   b)
{
  switch (self->kind)
    {
    case HP_MEMBER_TEXT:
    case HP_MEMBER_JSON:
      return strcmp (GET (a, char *) != NULL ? GET (a, char *) : "",
                     GET (b, char *) != NULL ? GET (b, char *) : "") == 0;

    case HP_MEMBER_NUMBER:
      return GET (a, double) == GET (b, double);

    case HP_MEMBER_BPM:
      return hp_bpm_equal (GET (a, HpBpm), GET (b, HpBpm));

    case HP_MEMBER_CURVE:
      return GET (a, gpointer) == GET (b, gpointer) ||
             hp_curve_equal (GET (a, gpointer), GET (b, gpointer));

    case HP_MEMBER_FRAMES:
      return GET (a, gpointer) == GET (b, gpointer) ||
             hp_frame_list_equal (GET (a, gpointer), GET (b, gpointer));

    case HP_MEMBER_NOTES:
      return GET (a, gpointer) == GET (b, gpointer) ||
             hp_notes_equal (GET (a, gpointer), GET (b, gpointer));

    case HP_MEMBER_IDS:
      return GET (a, gpointer) == GET (b, gpointer) ||
             g_strv_equal (GET (a, gpointer), GET (b, gpointer));

    case HP_MEMBER_FRAME:
    case HP_MEMBER_INTEGER:
    case HP_MEMBER_BOOLEAN:
    case HP_MEMBER_CHOICE:
    case HP_MEMBER_POSITION:
    case HP_MEMBER_RATE:
    case HP_MEMBER_LIST:
    case HP_MEMBER_OBJECT:
    default:
      return memcmp (a, b, size_of (self)) == 0;
    }
}

/* @gvalue is initialised to the type of the member's property. */
void
hp_member_get_gvalue (const HpMember *self,
                      gconstpointer   value,
                      GValue         *gvalue)
{
  switch (self->kind)
    {
    case HP_MEMBER_TEXT:
    case HP_MEMBER_JSON:
      g_value_set_string (gvalue, GET (value, char *));
      break;

    case HP_MEMBER_FRAME:
      g_value_set_int64 (gvalue, GET (value, gint64));
      break;

    case HP_MEMBER_INTEGER:
      g_value_set_int (gvalue, GET (value, int));
      break;

    case HP_MEMBER_NUMBER:
      g_value_set_double (gvalue, GET (value, double));
      break;

    case HP_MEMBER_BOOLEAN:
      g_value_set_boolean (gvalue, GET (value, int));
      break;

    case HP_MEMBER_CHOICE:
      g_value_set_enum (gvalue, GET (value, int));
      break;

    case HP_MEMBER_POSITION:
    case HP_MEMBER_RATE:
    case HP_MEMBER_BPM:
      g_value_set_boxed (gvalue, value);
      break;

    case HP_MEMBER_CURVE:
    case HP_MEMBER_FRAMES:
    case HP_MEMBER_NOTES:
    case HP_MEMBER_IDS:
      g_value_set_boxed (gvalue, GET (value, gpointer));
      break;

    case HP_MEMBER_LIST:
    case HP_MEMBER_OBJECT:
      g_value_set_object (gvalue, GET (value, gpointer));
      break;

    default:
      g_assert_not_reached ();
    }
}

void
hp_member_peek_gvalue (const HpMember *self,
                       const GValue   *gvalue,
                       HpMemberValue  *value)
{
  switch (self->kind)
    {
    case HP_MEMBER_TEXT:
    case HP_MEMBER_JSON:
      value->text = (char *) g_value_get_string (gvalue);
      break;

    case HP_MEMBER_FRAME:
      value->frame = g_value_get_int64 (gvalue);
      break;

    case HP_MEMBER_INTEGER:
      value->integer = g_value_get_int (gvalue);
      break;

    case HP_MEMBER_NUMBER:
      value->number = g_value_get_double (gvalue);
      break;

    case HP_MEMBER_BOOLEAN:
      value->integer = g_value_get_boolean (gvalue);
      break;

    case HP_MEMBER_CHOICE:
      value->integer = g_value_get_enum (gvalue);
      break;

    case HP_MEMBER_POSITION:
    case HP_MEMBER_RATE:
    case HP_MEMBER_BPM:
      memcpy (value, g_value_get_boxed (gvalue), size_of (self));
      break;

    case HP_MEMBER_CURVE:
    case HP_MEMBER_FRAMES:
    case HP_MEMBER_NOTES:
    case HP_MEMBER_IDS:
      value->boxed = g_value_get_boxed (gvalue);
      break;

    case HP_MEMBER_LIST:
    case HP_MEMBER_OBJECT:
    default:
      g_assert_not_reached ();
    }
}

/* The argument is as g_object_set() takes it. */
void
hp_member_peek_argument (const HpMember *self,
                         va_list        *args,
                         HpMemberValue  *value)
{
  switch (self->kind)
    {
    case HP_MEMBER_TEXT:
    case HP_MEMBER_JSON:
      value->text = va_arg (*args, char *);
      break;

    case HP_MEMBER_FRAME:
      value->frame = va_arg (*args, gint64);
      break;

    case HP_MEMBER_INTEGER:
    case HP_MEMBER_BOOLEAN:
    case HP_MEMBER_CHOICE:
      value->integer = va_arg (*args, int);
      break;

    case HP_MEMBER_NUMBER:
      value->number = va_arg (*args, double);
      break;

    case HP_MEMBER_POSITION:
    case HP_MEMBER_RATE:
    case HP_MEMBER_BPM:
      memcpy (value, va_arg (*args, gconstpointer), size_of (self));
      break;

    case HP_MEMBER_CURVE:
    case HP_MEMBER_FRAMES:
    case HP_MEMBER_NOTES:
    case HP_MEMBER_IDS:
      value->boxed = va_arg (*args, gpointer);
      break;

    case HP_MEMBER_LIST:
    case HP_MEMBER_OBJECT:
    default:
      g_assert_not_reached ();
    }
}
