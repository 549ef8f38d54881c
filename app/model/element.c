#include "model/element-private.h"

#include <string.h>

#include "core/text.h"

typedef struct
{
  char          *id;      /* NULL in a class without ids */
  char          *extra;
  HpElement     *parent;  /* unowned */
  HpElementList *list;    /* unowned: of the parent; NULL for a member of its own */
  guint64        revision;
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

  hp_member_get_gvalue (member, FIELD (object, member, void), value);
}

static void
member_set (GObject      *object,
            guint         prop_id,
            const GValue *gvalue,
            GParamSpec   *pspec)
{
  const HpMember *member = member_of (object, prop_id);
  HpMemberValue value;

  hp_member_peek_gvalue (member, gvalue, &value);
  hp_element_set_field (HP_ELEMENT (object), member, &value);
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
  klass->pspecs = g_new (GParamSpec *, n_members);  /* as long as the class, which is for ever */

  object_class->get_property = member_get;
  object_class->set_property = member_set;
  for (guint i = 0; i < n_members; i++)
    {
      klass->pspecs[i] = hp_member_make_pspec (&members[i]);
      g_object_class_install_property (object_class, i + 1, klass->pspecs[i]);
    }
}

/* Not in init(): there, the class of an instance is still that of HpElement. */
static void
hp_element_constructed (GObject *object)
{
  HpElement *self = HP_ELEMENT (object);
  HpElementClass *klass = HP_ELEMENT_GET_CLASS (self);

  for (guint i = 0; i < klass->n_members; i++)
    {
      const HpMember *member = &klass->members[i];

      if (member->kind == HP_MEMBER_LIST)
        *FIELD (self, member, HpElementList *) = hp_element_list_new (self, member);
      else if (member->kind == HP_MEMBER_OBJECT)
        {
          HpElement *inner = g_object_new (member->type (), NULL);

          ((HpElementPrivate *) hp_element_get_instance_private (inner))->parent = self;
          *FIELD (self, member, HpElement *) = inner;
        }
      else
        hp_member_init_value (member, FIELD (self, member, void));
    }

  G_OBJECT_CLASS (hp_element_parent_class)->constructed (object);
}

/* Somebody may hold on to what was in it: that has no parent any longer. */
static void
let_go (HpElement      *self,
        const HpMember *member)
{
  if (member->kind == HP_MEMBER_LIST)
    g_object_run_dispose (*FIELD (self, member, GObject *));
  else
    ((HpElementPrivate *) hp_element_get_instance_private (*FIELD (self, member, HpElement *)))->parent = NULL;

  g_clear_object (FIELD (self, member, GObject *));
}

static void
hp_element_finalize (GObject *object)
{
  HpElementPrivate *priv = hp_element_get_instance_private (HP_ELEMENT (object));
  HpElementClass *klass = HP_ELEMENT_GET_CLASS (object);

  for (guint i = 0; i < klass->n_members; i++)
    if (klass->members[i].kind == HP_MEMBER_LIST || klass->members[i].kind == HP_MEMBER_OBJECT)
      let_go (HP_ELEMENT (object), &klass->members[i]);
    else
      hp_member_clear_value (&klass->members[i], FIELD (object, &klass->members[i], void));
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

  if (hp_set_str (&priv->extra, extra))
    hp_element_touch (self);
}

/**
 * hp_element_get_parent:
 *
 * Returns: (transfer none) (nullable): the element that @self is in
 */
HpElement *
hp_element_get_parent (HpElement *self)
{
  HpElementPrivate *priv = hp_element_get_instance_private (self);

  g_return_val_if_fail (HP_IS_ELEMENT (self), NULL);

  return priv->parent;
}

/**
 * hp_element_get_list:
 *
 * Returns: (transfer none) (nullable): the list that @self is in
 */
HpElementList *
hp_element_get_list (HpElement *self)
{
  HpElementPrivate *priv = hp_element_get_instance_private (self);

  g_return_val_if_fail (HP_IS_ELEMENT (self), NULL);

  return priv->list;
}

/* The outermost element that @self is in; @self, where it is in none. */
HpElement *
hp_element_get_root (HpElement *self)
{
  HpElement *root = self;

  g_return_val_if_fail (HP_IS_ELEMENT (self), NULL);

  for (HpElement *at = self; at != NULL; at = hp_element_get_parent (at))
    root = at;

  return root;
}

guint64
hp_element_get_revision (HpElement *self)
{
  HpElementPrivate *priv = hp_element_get_instance_private (self);

  g_return_val_if_fail (HP_IS_ELEMENT (self), 0);

  return priv->revision;
}

void
hp_element_touch (HpElement *self)
{
  for (HpElement *at = self; at != NULL; )
    {
      HpElementPrivate *priv = hp_element_get_instance_private (at);

      priv->revision++;
      if (priv->list != NULL)
        hp_element_list_touch (priv->list);
      at = priv->parent;
    }
}

static void
entered_cb (HpElement  *element,
            const char *place,
            gpointer    root)
{
  HP_ELEMENT_GET_CLASS (root)->entered (root, element);
}

static void
left_cb (HpElement  *element,
         const char *place,
         gpointer    root)
{
  HP_ELEMENT_GET_CLASS (root)->left (root, element);
}

void
hp_element_enter (HpElement     *self,
                  HpElementList *list)
{
  HpElementPrivate *priv = hp_element_get_instance_private (self);
  HpElement *root;

  g_return_if_fail (priv->list == NULL);

  priv->list = list;
  priv->parent = hp_element_list_get_owner (list);
  root = hp_element_get_root (self);
  if (HP_ELEMENT_GET_CLASS (root)->entered != NULL)
    hp_element_visit (self, NULL, entered_cb, root);
}

void
hp_element_leave (HpElement *self)
{
  HpElementPrivate *priv = hp_element_get_instance_private (self);
  HpElement *root = hp_element_get_root (self);

  if (HP_ELEMENT_GET_CLASS (root)->left != NULL)
    hp_element_visit (self, NULL, left_cb, root);
  priv->list = NULL;
  priv->parent = NULL;
}

const HpMember *
hp_element_find_member (HpElement  *self,
                        const char *name)
{
  HpElementClass *klass;

  g_return_val_if_fail (HP_IS_ELEMENT (self), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  klass = HP_ELEMENT_GET_CLASS (self);
  for (guint i = 0; i < klass->n_members; i++)
    if (strcmp (klass->members[i].name, name) == 0)
      return &klass->members[i];

  return NULL;
}

gconstpointer
hp_element_get_field (HpElement      *self,
                      const HpMember *member)
{
  g_return_val_if_fail (self != NULL, NULL);

  return FIELD (self, member, void);
}

gboolean
hp_element_set_field (HpElement      *self,
                      const HpMember *member,
                      gconstpointer   value)
{
  HpElementClass *klass;
  HpMemberValue copy;

  g_return_val_if_fail (HP_IS_ELEMENT (self), FALSE);

  if (hp_member_values_equal (member, FIELD (self, member, void), value))
    return FALSE;

  /* The new value first: it may be a part of the old one. */
  klass = HP_ELEMENT_GET_CLASS (self);
  hp_member_copy_value (member, &copy, value);
  hp_member_clear_value (member, FIELD (self, member, void));
  hp_member_move_value (member, FIELD (self, member, void), &copy);
  hp_element_touch (self);
  g_object_notify_by_pspec (G_OBJECT (self), klass->pspecs[member - klass->members]);
  return TRUE;
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

      for (guint j = 0; j < hp_element_list_get_n (*FIELD (self, member, HpElementList *)); j++)
        {
          HpElement *element = hp_element_list_get (*FIELD (self, member, HpElementList *), j);
          g_autofree char *item = inner != NULL ? g_strdup_printf ("%s[%u]", inner, j) : NULL;

          hp_element_visit (element, item, func, data);
        }
    }
}
