#include "model/element-list.h"

#include "model/element-private.h"

struct _HpElementList
{
  GObject         parent_instance;

  HpElement      *owner;     /* unowned; NULL once the owner is gone */
  const HpMember *member;
  GPtrArray      *elements;  /* (element-type HpElement) */
  guint64         revision;

  /* While frozen: how many there were, and how many at either end nobody touched since. */
  gboolean        frozen;
  guint           n_before;
  guint           n_same_head;
  guint           n_same_tail;
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (HpElementList, hp_element_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static GType
get_item_type (GListModel *model)
{
  return HP_ELEMENT_LIST (model)->member->type ();
}

static guint
get_n_items (GListModel *model)
{
  return HP_ELEMENT_LIST (model)->elements->len;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  HpElementList *self = HP_ELEMENT_LIST (model);

  return position < self->elements->len
         ? g_object_ref (g_ptr_array_index (self->elements, position)) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

/* The list is as it will be already. */
static void
tell (HpElementList *self,
      guint          position,
      guint          n_removed,
      guint          n_added)
{
  guint n_before = self->elements->len + n_removed - n_added;

  self->revision++;
  if (self->owner != NULL)
    hp_element_touch (self->owner);

  if (self->frozen)
    {
      self->n_same_head = MIN (self->n_same_head, position);
      self->n_same_tail = MIN (self->n_same_tail, n_before - position - n_removed);
    }
  else
    g_list_model_items_changed (G_LIST_MODEL (self), position, n_removed, n_added);
}

static void
hp_element_list_dispose (GObject *object)
{
  HpElementList *self = HP_ELEMENT_LIST (object);

  for (guint i = 0; i < self->elements->len; i++)
    hp_element_leave (g_ptr_array_index (self->elements, i));
  g_ptr_array_set_size (self->elements, 0);
  self->owner = NULL;

  G_OBJECT_CLASS (hp_element_list_parent_class)->dispose (object);
}

static void
hp_element_list_finalize (GObject *object)
{
  HpElementList *self = HP_ELEMENT_LIST (object);

  g_ptr_array_unref (self->elements);

  G_OBJECT_CLASS (hp_element_list_parent_class)->finalize (object);
}

static void
hp_element_list_class_init (HpElementListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = hp_element_list_dispose;
  object_class->finalize = hp_element_list_finalize;
}

static void
hp_element_list_init (HpElementList *self)
{
  self->elements = g_ptr_array_new_with_free_func (g_object_unref);
}

/* @owner keeps the list, and runs its dispose when it goes itself. */
HpElementList *
hp_element_list_new (HpElement      *owner,
                     const HpMember *member)
{
  HpElementList *self = g_object_new (HP_TYPE_ELEMENT_LIST, NULL);

  self->owner = owner;
  self->member = member;
  return self;
}

HpElement *
hp_element_list_get_owner (HpElementList *self)
{
  g_return_val_if_fail (HP_IS_ELEMENT_LIST (self), NULL);

  return self->owner;
}

const HpMember *
hp_element_list_get_member (HpElementList *self)
{
  g_return_val_if_fail (HP_IS_ELEMENT_LIST (self), NULL);

  return self->member;
}

guint
hp_element_list_get_n (HpElementList *self)
{
  g_return_val_if_fail (HP_IS_ELEMENT_LIST (self), 0);

  return self->elements->len;
}

/**
 * hp_element_list_get:
 *
 * Returns: (transfer none) (nullable): the element at @position, %NULL past the end
 */
gpointer
hp_element_list_get (HpElementList *self,
                     guint          position)
{
  g_return_val_if_fail (HP_IS_ELEMENT_LIST (self), NULL);

  return position < self->elements->len ? g_ptr_array_index (self->elements, position) : NULL;
}

gboolean
hp_element_list_find (HpElementList *self,
                      gconstpointer  element,
                      guint         *position)
{
  g_return_val_if_fail (HP_IS_ELEMENT_LIST (self), FALSE);

  return g_ptr_array_find (self->elements, element, position);
}

/* Counts the changes of the list, and of all that is in it. */
guint64
hp_element_list_get_revision (HpElementList *self)
{
  g_return_val_if_fail (HP_IS_ELEMENT_LIST (self), 0);

  return self->revision;
}

void
hp_element_list_touch (HpElementList *self)
{
  self->revision++;
}

void
hp_element_list_insert (HpElementList *self,
                        guint          position,
                        gpointer       element)
{
  g_return_if_fail (HP_IS_ELEMENT_LIST (self));
  g_return_if_fail (position <= self->elements->len);
  g_return_if_fail (G_TYPE_CHECK_INSTANCE_TYPE (element, self->member->type ()));

  g_ptr_array_insert (self->elements, (int) position, g_object_ref (element));
  hp_element_enter (element, self);
  tell (self, position, 0, 1);
}

void
hp_element_list_append (HpElementList *self,
                        gpointer       element)
{
  hp_element_list_insert (self, hp_element_list_get_n (self), element);
}

void
hp_element_list_remove (HpElementList *self,
                        guint          position)
{
  g_autoptr(GObject) element = NULL;

  g_return_if_fail (HP_IS_ELEMENT_LIST (self));
  g_return_if_fail (position < self->elements->len);

  element = g_object_ref (g_ptr_array_index (self->elements, position));
  hp_element_leave (HP_ELEMENT (element));
  g_ptr_array_remove_index (self->elements, position);
  tell (self, position, 1, 0);
}

void
hp_element_list_remove_all (HpElementList *self)
{
  guint n;

  g_return_if_fail (HP_IS_ELEMENT_LIST (self));

  n = self->elements->len;
  if (n == 0)
    return;

  for (guint i = 0; i < n; i++)
    hp_element_leave (g_ptr_array_index (self->elements, i));
  g_ptr_array_set_size (self->elements, 0);
  tell (self, 0, n, 0);
}

void
hp_element_list_fill (HpElementList *self,
                      gpointer      *elements,
                      guint          n)
{
  guint position;

  g_return_if_fail (HP_IS_ELEMENT_LIST (self));

  if (n == 0)
    return;

  position = self->elements->len;
  for (guint i = 0; i < n; i++)
    {
      g_ptr_array_add (self->elements, g_object_ref (elements[i]));
      hp_element_enter (elements[i], self);
    }
  tell (self, position, 0, n);
}

gboolean
hp_element_list_freeze (HpElementList *self)
{
  g_return_val_if_fail (HP_IS_ELEMENT_LIST (self), FALSE);

  if (self->frozen)
    return FALSE;

  self->frozen = TRUE;
  self->n_before = self->elements->len;
  self->n_same_head = self->n_before;
  self->n_same_tail = self->n_before;
  return TRUE;
}

void
hp_element_list_thaw (HpElementList *self)
{
  guint n_same, head, tail;

  g_return_if_fail (HP_IS_ELEMENT_LIST (self));
  g_return_if_fail (self->frozen);

  self->frozen = FALSE;
  n_same = MIN (self->n_before, self->elements->len);
  head = MIN (self->n_same_head, n_same);
  tail = MIN (self->n_same_tail, n_same - head);
  if (self->n_before - head - tail > 0 || self->elements->len - head - tail > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), head, self->n_before - head - tail,
                                self->elements->len - head - tail);
}
