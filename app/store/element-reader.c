#include "config.h"

#include "store/element-reader.h"

#include <glib/gi18n-lib.h>

#include "model/plan-index.h"
#include "store/member-reader.h"

static void read_members (HpReader      *self,
                          HpElement     *element,
                          const HpPlace *place,
                          json_t        *object);

gboolean
hp_reader_is_full (const HpReader *self)
{
  return self->n_members > HP_READER_MAX_MEMBERS;
}

gboolean
hp_reader_has_enough (const HpReader *self)
{
  return self->n_problems >= 2 * HP_PROBLEMS_MAX;
}

/* A new element of @type with the id that @object gives it. */
static HpElement *
new_element (HpReader      *self,
             const HpPlace *place,
             json_t        *object,
             GType          type,
             const char    *kind)
{
  const HpPlace id_place = { place, "id" };
  json_t *value = json_object_get (object, "id");
  const char *id = json_is_string (value) ? json_string_value (value) : NULL;
  HpElement *element = g_object_new (type, "id", id != NULL ? id : "", NULL);

  if (value == NULL)
    hp_reader_tell (self, element, &id_place, _("it is missing"));
  else if (id == NULL)
    hp_reader_tell (self, element, &id_place, _("a text is expected"));
  else if (hp_id_get_number (id, kind) == 0)
    /* Translators: a text of the file, and the kind of id expected there, as in "hit-1". */
    hp_reader_tell (self, element, &id_place,
                    _("“%s” is not an id here: one such as “%s-1” is expected"), id, kind);

  return element;
}

HpElement *
hp_reader_read_item (HpReader      *self,
                     const HpPlace *place,
                     json_t        *object,
                     GType          type)
{
  HpElementClass *klass;
  HpElement *element;

  self->n_members++;
  if (hp_reader_has_enough (self) || !hp_reader_check_object (self, NULL, place, object))
    return NULL;

  klass = g_type_class_ref (type);
  self->n_members += klass->n_members;
  if (klass->id_kind != NULL)
    element = new_element (self, place, object, type, klass->id_kind);
  else
    element = g_object_new (type, NULL);
  g_type_class_unref (klass);

  read_members (self, element, place, object);
  return element;
}

void
hp_reader_fill_list (HpElement      *element,
                     GPtrArray      *elements,
                     const HpMember *member)
{
  HpElementList *list = *(HpElementList *const *) hp_element_get_field (element, member);

  hp_element_list_remove_all (list);
  hp_element_list_fill (list, elements->pdata, elements->len);
}

static void
read_list (HpReader       *self,
           HpElement      *element,
           const HpPlace  *place,
           json_t         *list,
           const HpMember *member)
{
  g_autoptr(GPtrArray) elements = g_ptr_array_new_with_free_func (g_object_unref);
  gsize index;
  json_t *object;

  json_array_foreach (list, index, object)
    {
      const HpPlace item = { place, NULL, index };
      HpElement *inner;

      if (hp_reader_is_full (self))
        break;

      inner = hp_reader_read_item (self, &item, object, member->type ());
      if (inner != NULL)
        g_ptr_array_add (elements, inner);
    }

  hp_reader_fill_list (element, elements, member);
}

void
hp_reader_read_member (HpReader       *self,
                       HpElement      *element,
                       const HpPlace  *place,
                       json_t         *value,
                       const HpMember *member)
{
  if (member->kind == HP_MEMBER_OBJECT)
    {
      if (hp_reader_check_object (self, element, place, value))
        read_members (self, *(HpElement *const *) hp_element_get_field (element, member), place,
                      value);
    }
  else if (member->kind == HP_MEMBER_LIST)
    {
      if (hp_reader_check_list (self, element, place, value, member))
        read_list (self, element, place, value, member);
    }
  else
    hp_reader_read_value_member (self, element, place, value, member);
}

/* Keeps what a later version wrote beside the members of @klass. */
static void
set_extra (HpElement      *element,
           HpElementClass *klass,
           json_t         *object)
{
  g_autoptr(GPtrArray) known = g_ptr_array_new ();
  g_autofree char *extra = NULL;

  if (klass->id_kind != NULL)
    g_ptr_array_add (known, (gpointer) "id");
  for (guint i = 0; i < klass->n_members; i++)
    g_ptr_array_add (known, (gpointer) klass->members[i].name);
  g_ptr_array_add (known, NULL);

  extra = hp_reader_take_extra (object, (const char *const *) known->pdata);
  hp_element_set_extra (element, extra);
}

static void
read_members (HpReader      *self,
              HpElement     *element,
              const HpPlace *place,
              json_t        *object)
{
  HpElementClass *klass = HP_ELEMENT_GET_CLASS (element);
  gsize n_known = klass->id_kind != NULL && json_object_get (object, "id") != NULL;

  for (guint i = 0; i < klass->n_members; i++)
    {
      const HpMember *member = &klass->members[i];
      const HpPlace member_place = { place, member->name };
      json_t *value = json_object_get (object, member->name);

      n_known += value != NULL;
      if (value != NULL)
        hp_reader_read_member (self, element, &member_place, value, member);
      else if (member->required)
        hp_reader_tell (self, element, &member_place, _("it is missing"));
    }

  if (json_object_size (object) > n_known)
    set_extra (element, klass, object);
}

HpElement *
hp_element_read (GType       type,
                 json_t     *object,
                 const char *place,
                 HpProblems *problems)
{
  g_autoptr(GHashTable) broken = g_hash_table_new (NULL, NULL);
  const guint n_before = hp_problems_get_n (problems);
  const HpPlace start = { NULL, place };
  HpReader self = { problems, broken };
  g_autoptr(HpElement) element = NULL;

  g_return_val_if_fail (g_type_is_a (type, HP_TYPE_ELEMENT), NULL);
  g_return_val_if_fail (object != NULL, NULL);

  element = hp_reader_read_item (&self, &start, object, type);
  if (hp_reader_is_full (&self))
    hp_reader_tell (&self, NULL, &start, _("there is more than a plan can hold"));

  return hp_problems_get_n (problems) == n_before ? g_steal_pointer (&element) : NULL;
}

gboolean
hp_element_read_member (HpElement      *self,
                        const HpMember *member,
                        json_t         *value,
                        const char     *place,
                        HpProblems     *problems)
{
  g_autoptr(GHashTable) broken = g_hash_table_new (NULL, NULL);
  const guint n_before = hp_problems_get_n (problems);
  const HpPlace start = { NULL, place };
  HpReader reader = { problems, broken };

  g_return_val_if_fail (HP_IS_ELEMENT (self), FALSE);
  g_return_val_if_fail (value != NULL, FALSE);

  hp_reader_read_member (&reader, self, &start, value, member);
  if (hp_reader_is_full (&reader))
    hp_reader_tell (&reader, NULL, &start, _("there is more than a plan can hold"));

  return hp_problems_get_n (problems) == n_before;
}
