#include "model/element-copy.h"

#include "model/plan-index.h"

typedef struct
{
  HpPlan     *plan;
  GHashTable *ids;   /* (element-type utf8 utf8): of the originals, those of the copies */
} Copying;

static void copy_members (Copying   *self,
                          HpElement *from,
                          HpElement *to);

static HpElement *
copy_element (Copying   *self,
              HpElement *source)
{
  const char *kind = HP_ELEMENT_GET_CLASS (source)->id_kind;
  char *id = kind != NULL ? hp_plan_new_id (self->plan, kind) : NULL;
  HpElement *copy = g_object_new (G_OBJECT_TYPE (source), "id", id, NULL);

  if (id != NULL)
    g_hash_table_insert (self->ids, (gpointer) hp_element_get_id (source), id);
  copy_members (self, source, copy);
  return copy;
}

static void
copy_list (Copying       *self,
           HpElementList *from,
           HpElementList *to)
{
  for (guint i = 0; i < hp_element_list_get_n (from); i++)
    {
      g_autoptr(HpElement) copy = copy_element (self, hp_element_list_get (from, i));

      hp_element_list_append (to, copy);
    }
}

static void
copy_members (Copying   *self,
              HpElement *from,
              HpElement *to)
{
  HpElementClass *klass = HP_ELEMENT_GET_CLASS (from);

  for (guint i = 0; i < klass->n_members; i++)
    {
      const HpMember *member = &klass->members[i];
      gconstpointer source = hp_element_get_field (from, member);
      gconstpointer target = hp_element_get_field (to, member);

      if (member->kind == HP_MEMBER_LIST)
        copy_list (self, *(HpElementList *const *) source, *(HpElementList *const *) target);
      else if (member->kind == HP_MEMBER_OBJECT)
        copy_members (self, *(HpElement *const *) source, *(HpElement *const *) target);
      else
        hp_element_set_field (to, member, source);
    }

  hp_element_set_extra (to, hp_element_get_extra (from));
}

static void
point_anew (Copying        *self,
            HpElement      *element,
            const HpMember *member)
{
  gconstpointer field = hp_element_get_field (element, member);
  HpMemberValue value;
  const char *id;

  if (member->kind == HP_MEMBER_TEXT)
    {
      id = g_hash_table_lookup (self->ids, *(const char *const *) field);
      value.text = (char *) id;
      if (id != NULL)
        hp_element_set_field (element, member, &value);
      return;
    }

  hp_member_copy_value (member, &value, field);
  for (char **ids = value.boxed; *ids != NULL; ids++)
    {
      id = g_hash_table_lookup (self->ids, *ids);
      if (id != NULL)
        {
          g_free (*ids);
          *ids = g_strdup (id);
        }
    }
  hp_element_set_field (element, member, &value);
  hp_member_clear_value (member, &value);
}

static void
point_anew_cb (HpElement  *element,
               const char *place,
               gpointer    data)
{
  HpElementClass *klass = HP_ELEMENT_GET_CLASS (element);

  for (guint i = 0; i < klass->n_members; i++)
    if (klass->members[i].refers != NULL)
      point_anew (data, element, &klass->members[i]);
}

HpElement *
hp_element_copy (HpElement *self,
                 HpPlan    *plan)
{
  g_autoptr(GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  Copying copying = { plan, ids };
  HpElement *copy;

  g_return_val_if_fail (HP_IS_ELEMENT (self), NULL);
  g_return_val_if_fail (HP_IS_PLAN (plan), NULL);

  copy = copy_element (&copying, self);
  hp_element_visit (copy, NULL, point_anew_cb, &copying);
  return copy;
}
