#include "model/element.h"

#include <string.h>

#include "core/text.h"

typedef struct
{
  char *id;     /* NULL in a class without ids */
  char *extra;
} HpElementPrivate;

enum
{
  PROP_0,
  PROP_ID,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (HpElement, hp_element, G_TYPE_OBJECT)

#define FIELD(self, member, Type) ((Type *) G_STRUCT_MEMBER_P (self, (member)->offset))

static const HpMember *
member_of (GObject *object,
           guint    prop_id)
{
  return &HP_ELEMENT_GET_CLASS (object)->members[prop_id - 1];
}

static void
member_get (GObject    *object,
            guint       prop_id,
            GValue     *value,
            GParamSpec *pspec)
{
  const HpMember *member = member_of (object, prop_id);

  switch (member->kind)
    {
    case HP_MEMBER_TEXT:
    case HP_MEMBER_JSON:
      g_value_set_string (value, *FIELD (object, member, char *));
      break;

    case HP_MEMBER_FRAME:
      g_value_set_int64 (value, *FIELD (object, member, gint64));
      break;

    case HP_MEMBER_INTEGER:
      g_value_set_int (value, *FIELD (object, member, int));
      break;

    case HP_MEMBER_NUMBER:
      g_value_set_double (value, *FIELD (object, member, double));
      break;

    case HP_MEMBER_BOOLEAN:
      g_value_set_boolean (value, *FIELD (object, member, gboolean));
      break;

    case HP_MEMBER_CHOICE:
      g_value_set_enum (value, *FIELD (object, member, int));
      break;

    case HP_MEMBER_POSITION:
    case HP_MEMBER_RATE:
    case HP_MEMBER_BPM:
      g_value_set_boxed (value, FIELD (object, member, char));
      break;

    case HP_MEMBER_CURVE:
    case HP_MEMBER_FRAMES:
    case HP_MEMBER_NOTES:
    case HP_MEMBER_IDS:
      g_value_set_boxed (value, *FIELD (object, member, gpointer));
      break;

    case HP_MEMBER_LIST:
    case HP_MEMBER_OBJECT:
      g_value_set_object (value, *FIELD (object, member, gpointer));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

/* Copies @size bytes of a plain value; returns whether they changed. */
static gboolean
set_plain (gpointer      field,
           gconstpointer value,
           gsize         size)
{
  if (memcmp (field, value, size) == 0)
    return FALSE;

  memcpy (field, value, size);
  return TRUE;
}

static gboolean
set_boxed (gpointer      *field,
           const GValue  *value,
           GType          type)
{
  gpointer boxed = g_value_get_boxed (value);

  if (*field == boxed)
    return FALSE;

  if (*field != NULL)
    g_boxed_free (type, *field);
  *field = boxed != NULL ? g_boxed_copy (type, boxed) : NULL;
  return TRUE;
}

static gboolean
set_bpm (HpBpm       *field,
         const HpBpm *bpm)
{
  if (hp_bpm_equal (*field, *bpm))
    return FALSE;

  *field = *bpm;
  return TRUE;
}

static gboolean
member_store (GObject        *object,
              const HpMember *member,
              const GValue   *value,
              GParamSpec     *pspec)
{
  const char *text;
  gint64 frame;
  double number;
  int integer;

  switch (member->kind)
    {
    case HP_MEMBER_TEXT:
    case HP_MEMBER_JSON:
      text = g_value_get_string (value);
      return hp_set_str (FIELD (object, member, char *), text != NULL ? text : "");

    case HP_MEMBER_FRAME:
      frame = g_value_get_int64 (value);
      return set_plain (FIELD (object, member, gint64), &frame, sizeof frame);

    case HP_MEMBER_INTEGER:
      integer = g_value_get_int (value);
      return set_plain (FIELD (object, member, int), &integer, sizeof integer);

    case HP_MEMBER_NUMBER:
      number = g_value_get_double (value);
      return set_plain (FIELD (object, member, double), &number, sizeof number);

    case HP_MEMBER_BOOLEAN:
      integer = g_value_get_boolean (value);
      return set_plain (FIELD (object, member, gboolean), &integer, sizeof integer);

    case HP_MEMBER_CHOICE:
      integer = g_value_get_enum (value);
      return set_plain (FIELD (object, member, int), &integer, sizeof integer);

    case HP_MEMBER_POSITION:
      return set_plain (FIELD (object, member, HpFraction), g_value_get_boxed (value),
                        sizeof (HpFraction));

    case HP_MEMBER_RATE:
      return set_plain (FIELD (object, member, HpFrameRate), g_value_get_boxed (value),
                        sizeof (HpFrameRate));

    case HP_MEMBER_BPM:
      return set_bpm (FIELD (object, member, HpBpm), g_value_get_boxed (value));

    case HP_MEMBER_CURVE:
    case HP_MEMBER_FRAMES:
    case HP_MEMBER_NOTES:
    case HP_MEMBER_IDS:
      return set_boxed (FIELD (object, member, gpointer), value, pspec->value_type);

    case HP_MEMBER_LIST:
    case HP_MEMBER_OBJECT:
    default:
      g_return_val_if_reached (FALSE);
    }
}

static void
member_set (GObject      *object,
            guint         prop_id,
            const GValue *value,
            GParamSpec   *pspec)
{
  if (member_store (object, member_of (object, prop_id), value, pspec))
    g_object_notify_by_pspec (object, pspec);
}

static void
initialise (HpElement      *self,
            const HpMember *member)
{
  switch (member->kind)
    {
    case HP_MEMBER_TEXT:
    case HP_MEMBER_JSON:
      *FIELD (self, member, char *) = g_strdup ("");
      break;

    case HP_MEMBER_FRAME:
      *FIELD (self, member, gint64) = (gint64) member->initial;
      break;

    case HP_MEMBER_INTEGER:
    case HP_MEMBER_BOOLEAN:
    case HP_MEMBER_CHOICE:
      *FIELD (self, member, int) = (int) member->initial;
      break;

    case HP_MEMBER_NUMBER:
      *FIELD (self, member, double) = member->initial;
      break;

    case HP_MEMBER_POSITION:
      *FIELD (self, member, HpFraction) = (HpFraction) { (gint64) member->initial, 1 };
      break;

    case HP_MEMBER_RATE:
      *FIELD (self, member, HpFrameRate) = (HpFrameRate) { (guint) member->initial, 1 };
      break;

    case HP_MEMBER_BPM:
      *FIELD (self, member, HpBpm) = (HpBpm) { member->initial, 0 };
      break;

    case HP_MEMBER_CURVE:
      *FIELD (self, member, HpCurve *) = hp_curve_new (NULL, 0);
      break;

    case HP_MEMBER_FRAMES:
      *FIELD (self, member, HpFrameList *) = hp_frame_list_new (NULL, 0);
      break;

    case HP_MEMBER_NOTES:
      *FIELD (self, member, HpNotes *) = hp_notes_new (NULL, 0);
      break;

    case HP_MEMBER_IDS:
      *FIELD (self, member, GStrv) = g_new0 (char *, 1);
      break;

    case HP_MEMBER_LIST:
      *FIELD (self, member, GListStore *) = g_list_store_new (member->type ());
      break;

    case HP_MEMBER_OBJECT:
      *FIELD (self, member, GObject *) = g_object_new (member->type (), NULL);
      break;

    default:
      g_assert_not_reached ();
    }
}

static void
clear (HpElement      *self,
       const HpMember *member)
{
  switch (member->kind)
    {
    case HP_MEMBER_TEXT:
    case HP_MEMBER_JSON:
      g_free (*FIELD (self, member, char *));
      break;

    case HP_MEMBER_CURVE:
      g_clear_pointer (FIELD (self, member, HpCurve *), hp_curve_unref);
      break;

    case HP_MEMBER_FRAMES:
      g_clear_pointer (FIELD (self, member, HpFrameList *), hp_frame_list_unref);
      break;

    case HP_MEMBER_NOTES:
      g_clear_pointer (FIELD (self, member, HpNotes *), hp_notes_unref);
      break;

    case HP_MEMBER_IDS:
      g_strfreev (*FIELD (self, member, GStrv));
      break;

    case HP_MEMBER_LIST:
    case HP_MEMBER_OBJECT:
      g_clear_object (FIELD (self, member, GObject *));
      break;

    case HP_MEMBER_FRAME:
    case HP_MEMBER_INTEGER:
    case HP_MEMBER_NUMBER:
    case HP_MEMBER_BOOLEAN:
    case HP_MEMBER_CHOICE:
    case HP_MEMBER_POSITION:
    case HP_MEMBER_RATE:
    case HP_MEMBER_BPM:
    default:
      break;
    }
}

static GParamSpec *
pspec_of (const HpMember *member)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  const char *name = member->name;

  switch (member->kind)
    {
    case HP_MEMBER_TEXT:
    case HP_MEMBER_JSON:
      return g_param_spec_string (name, NULL, NULL, "", flags);

    case HP_MEMBER_FRAME:
      return g_param_spec_int64 (name, NULL, NULL, -1, HP_FRAME_MAX, (gint64) member->initial,
                                 flags);

    case HP_MEMBER_INTEGER:
      return g_param_spec_int (name, NULL, NULL, (int) member->min, (int) member->max,
                               (int) member->initial, flags);

    case HP_MEMBER_NUMBER:
      return g_param_spec_double (name, NULL, NULL, member->min, member->max, member->initial,
                                  flags);

    case HP_MEMBER_BOOLEAN:
      return g_param_spec_boolean (name, NULL, NULL, member->initial > 0, flags);

    case HP_MEMBER_CHOICE:
      return g_param_spec_enum (name, NULL, NULL, member->type (), (int) member->initial, flags);

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
      return g_param_spec_object (name, NULL, NULL, G_TYPE_LIST_STORE,
                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

    case HP_MEMBER_OBJECT:
      return g_param_spec_object (name, NULL, NULL, member->type (),
                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

    default:
      g_return_val_if_reached (NULL);
    }
}

void
hp_element_class_set_members (HpElementClass *klass,
                              const char     *id_kind,
                              const HpMember *members,
                              guint           n_members)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  klass->id_kind = id_kind;
  klass->members = members;
  klass->n_members = n_members;

  object_class->get_property = member_get;
  object_class->set_property = member_set;
  for (guint i = 0; i < n_members; i++)
    g_object_class_install_property (object_class, i + 1, pspec_of (&members[i]));
}

/* Not in init(): there, the class of an instance is still that of HpElement. */
static void
hp_element_constructed (GObject *object)
{
  HpElementClass *klass = HP_ELEMENT_GET_CLASS (object);

  for (guint i = 0; i < klass->n_members; i++)
    initialise (HP_ELEMENT (object), &klass->members[i]);

  G_OBJECT_CLASS (hp_element_parent_class)->constructed (object);
}

static void
hp_element_finalize (GObject *object)
{
  HpElementPrivate *priv = hp_element_get_instance_private (HP_ELEMENT (object));
  HpElementClass *klass = HP_ELEMENT_GET_CLASS (object);

  for (guint i = 0; i < klass->n_members; i++)
    clear (HP_ELEMENT (object), &klass->members[i]);
  g_free (priv->id);
  g_free (priv->extra);

  G_OBJECT_CLASS (hp_element_parent_class)->finalize (object);
}

static void
hp_element_get_property (GObject    *object,
                         guint       prop_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_ID:
      g_value_set_string (value, hp_element_get_id (HP_ELEMENT (object)));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
hp_element_set_property (GObject      *object,
                         guint         prop_id,
                         const GValue *value,
                         GParamSpec   *pspec)
{
  HpElementPrivate *priv = hp_element_get_instance_private (HP_ELEMENT (object));

  switch (prop_id)
    {
    case PROP_ID:
      priv->id = g_value_dup_string (value);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
hp_element_class_init (HpElementClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = hp_element_constructed;
  object_class->finalize = hp_element_finalize;
  object_class->get_property = hp_element_get_property;
  object_class->set_property = hp_element_set_property;

  properties[PROP_ID] =
    g_param_spec_string ("id", NULL, NULL,
                         NULL,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
hp_element_init (HpElement *self)
{
}

const char *
hp_element_get_id (HpElement *self)
{
  HpElementPrivate *priv = hp_element_get_instance_private (self);

  g_return_val_if_fail (HP_IS_ELEMENT (self), NULL);

  return priv->id;
}

/* Orders ids of one kind by their numbers: hit-2 comes before hit-10. */
int
hp_element_compare_ids (const char *a,
                        const char *b)
{
  gsize length_a = strlen (a), length_b = strlen (b);

  if (length_a != length_b)
    return length_a < length_b ? -1 : 1;

  return strcmp (a, b);
}

const char *
hp_element_get_extra (HpElement *self)
{
  HpElementPrivate *priv = hp_element_get_instance_private (self);

  g_return_val_if_fail (HP_IS_ELEMENT (self), NULL);

  return priv->extra;
}

void
hp_element_set_extra (HpElement  *self,
                      const char *extra)
{
  HpElementPrivate *priv = hp_element_get_instance_private (self);

  g_return_if_fail (HP_IS_ELEMENT (self));

  hp_set_str (&priv->extra, extra);
}

gconstpointer
hp_element_get_field (HpElement      *self,
                      const HpMember *member)
{
  g_return_val_if_fail (HP_IS_ELEMENT (self), NULL);

  return FIELD (self, member, char);
}

/* "scenes[0]" and "curve" make "scenes[0].curve"; "" and "reels" make "reels". */
char *
hp_element_place_member (const char *place,
                         const char *member)
{
  return g_strconcat (place, *place != '\0' ? "." : "", member, NULL);
}

void
hp_element_visit (HpElement     *self,
                  const char    *place,
                  HpElementFunc  func,
                  gpointer       data)
{
  HpElementClass *klass;

  g_return_if_fail (HP_IS_ELEMENT (self));

  klass = HP_ELEMENT_GET_CLASS (self);
  func (self, place, data);

  for (guint i = 0; i < klass->n_members; i++)
    {
      const HpMember *member = &klass->members[i];
      g_autofree char *inner = NULL;

      if (member->kind != HP_MEMBER_OBJECT && member->kind != HP_MEMBER_LIST)
        continue;

      if (place != NULL)
        inner = hp_element_place_member (place, member->name);
      if (member->kind == HP_MEMBER_OBJECT)
        {
          hp_element_visit (*FIELD (self, member, HpElement *), inner, func, data);
          continue;
        }

      for (guint j = 0; j < g_list_model_get_n_items (*FIELD (self, member, GListModel *)); j++)
        {
          g_autoptr(HpElement) element = g_list_model_get_item (*FIELD (self, member, GListModel *),
                                                                j);
          g_autofree char *item = inner != NULL ? g_strdup_printf ("%s[%u]", inner, j) : NULL;

          hp_element_visit (element, item, func, data);
        }
    }
}
