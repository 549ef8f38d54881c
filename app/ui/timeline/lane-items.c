#include "config.h"

#include "ui/timeline/lane-items.h"

#include <glib/gi18n.h>

#include "model/plan-time.h"

typedef struct
{
  HpLaneView *lane;
  guint       n;
} HpLaneItemsPrivate;

enum
{
  PROP_0,
  PROP_LANE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void hp_lane_items_list_model_init (GListModelInterface *iface);

G_DEFINE_ABSTRACT_TYPE_WITH_CODE (HpLaneItems, hp_lane_items, G_TYPE_OBJECT,
                                  G_ADD_PRIVATE (HpLaneItems)
                                  G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                         hp_lane_items_list_model_init))

void
hp_lane_item_clear (HpLaneItem *item)
{
  g_clear_pointer (&item->who, g_free);
  g_clear_pointer (&item->name, g_free);
  g_clear_pointer (&item->remark, g_free);
}

static void
add (GPtrArray *parts,
     char      *text)
{
  if (text != NULL && *text != '\0')
    g_ptr_array_add (parts, text);
  else
    g_free (text);
}

/* "Ada: Is there a letter?", or what there is of it. */
static char *
join_names (const HpLaneItem *item)
{
  if (item->who == NULL || *item->who == '\0')
    return g_strdup (item->name);
  if (item->name == NULL || *item->name == '\0')
    return g_strdup (item->who);

  /* Translators: who speaks, and what is said. */
  return g_strdup_printf (_("%s: %s"), item->who, item->name);
}

static char *
describe_place (const HpLaneItem *item,
                HpPlan           *plan)
{
  g_autofree char *in = hp_plan_format_timecode (plan, item->in);
  g_autofree char *out = NULL;

  if (!(item->fields & HP_LANE_OUT))
    return g_steal_pointer (&in);

  out = hp_plan_format_timecode (plan, item->out);
  /* Translators: from a timecode to another. */
  return g_strdup_printf (_("%s to %s"), in, out);
}

char *
hp_lane_item_describe (const HpLaneItem *item,
                       HpPlan           *plan)
{
  g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  add (parts, join_names (item));
  add (parts, g_strdup (item->kind));
  add (parts, describe_place (item, plan));
  add (parts, g_strdup (item->remark));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (", ", (char **) parts->pdata);
}

static GType
hp_lane_items_get_item_type (GListModel *model)
{
  return G_TYPE_OBJECT;
}

static guint
hp_lane_items_get_n_items (GListModel *model)
{
  HpLaneItemsPrivate *priv = hp_lane_items_get_instance_private (HP_LANE_ITEMS (model));

  return priv->n;
}

static gpointer
hp_lane_items_get_item (GListModel *model,
                        guint       position)
{
  HpLaneItemsPrivate *priv = hp_lane_items_get_instance_private (HP_LANE_ITEMS (model));

  return position < priv->n ? g_object_new (G_TYPE_OBJECT, NULL) : NULL;
}

static void
hp_lane_items_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = hp_lane_items_get_item_type;
  iface->get_n_items = hp_lane_items_get_n_items;
  iface->get_item = hp_lane_items_get_item;
}

static void
hp_lane_items_set_property (GObject      *object,
                            guint         property_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  HpLaneItemsPrivate *priv = hp_lane_items_get_instance_private (HP_LANE_ITEMS (object));

  switch (property_id)
    {
    case PROP_LANE:
      priv->lane = g_value_dup_object (value);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
hp_lane_items_dispose (GObject *object)
{
  HpLaneItemsPrivate *priv = hp_lane_items_get_instance_private (HP_LANE_ITEMS (object));

  g_clear_object (&priv->lane);

  G_OBJECT_CLASS (hp_lane_items_parent_class)->dispose (object);
}

static void
hp_lane_items_class_init (HpLaneItemsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = hp_lane_items_set_property;
  object_class->dispose = hp_lane_items_dispose;

  properties[PROP_LANE] =
    g_param_spec_object ("lane", NULL, NULL, HP_TYPE_LANE_VIEW,
                         G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
hp_lane_items_init (HpLaneItems *self)
{
}

HpLaneView *
hp_lane_items_get_lane (HpLaneItems *self)
{
  HpLaneItemsPrivate *priv = hp_lane_items_get_instance_private (self);

  g_return_val_if_fail (HP_IS_LANE_ITEMS (self), NULL);

  return priv->lane;
}

void
hp_lane_items_refresh (HpLaneItems *self)
{
  g_return_if_fail (HP_IS_LANE_ITEMS (self));

  HP_LANE_ITEMS_GET_CLASS (self)->refresh (self);
}

void
hp_lane_items_read (HpLaneItems *self,
                    guint        position,
                    HpLaneItem  *item)
{
  HpLaneItemsPrivate *priv = hp_lane_items_get_instance_private (self);

  g_return_if_fail (HP_IS_LANE_ITEMS (self));
  g_return_if_fail (position < priv->n);

  HP_LANE_ITEMS_GET_CLASS (self)->read (self, position, item);
  if (hp_desk_get_read_only (hp_lane_view_get_desk (priv->lane)))
    item->editable = 0;
}

gboolean
hp_lane_items_write (HpLaneItems       *self,
                     guint              position,
                     const HpLaneItem  *item,
                     GError           **error)
{
  HpLaneItemsPrivate *priv = hp_lane_items_get_instance_private (self);

  g_return_val_if_fail (HP_IS_LANE_ITEMS (self), FALSE);
  g_return_val_if_fail (position < priv->n, FALSE);

  return HP_LANE_ITEMS_GET_CLASS (self)->write (self, position, item, error);
}

gboolean
hp_lane_items_remove (HpLaneItems  *self,
                      guint         position,
                      GError      **error)
{
  HpLaneItemsPrivate *priv = hp_lane_items_get_instance_private (self);

  g_return_val_if_fail (HP_IS_LANE_ITEMS (self), FALSE);
  g_return_val_if_fail (position < priv->n, FALSE);

  return HP_LANE_ITEMS_GET_CLASS (self)->remove (self, position, error);
}

guint
hp_lane_items_get_selected (HpLaneItems *self)
{
  g_return_val_if_fail (HP_IS_LANE_ITEMS (self), GTK_INVALID_LIST_POSITION);

  return HP_LANE_ITEMS_GET_CLASS (self)->get_selected (self);
}

gboolean
hp_lane_items_select (HpLaneItems *self,
                      guint        position)
{
  HpLaneItemsPrivate *priv = hp_lane_items_get_instance_private (self);

  g_return_val_if_fail (HP_IS_LANE_ITEMS (self), FALSE);
  g_return_val_if_fail (position < priv->n, FALSE);

  return HP_LANE_ITEMS_GET_CLASS (self)->select (self, position);
}

void
hp_lane_items_set_n (HpLaneItems *self,
                     guint        n_now,
                     guint        n_same_first,
                     guint        n_same_last)
{
  HpLaneItemsPrivate *priv = hp_lane_items_get_instance_private (self);
  guint n_before = priv->n;
  guint n_same = n_same_first + n_same_last;

  g_return_if_fail (n_same <= MIN (n_before, n_now));

  priv->n = n_now;
  if (n_before != n_now || n_same < n_now)
    g_list_model_items_changed (G_LIST_MODEL (self), n_same_first, n_before - n_same,
                                n_now - n_same);
}
