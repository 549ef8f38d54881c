#include "store/plan-text.h"

#include <string.h>

#include "store/element-writer.h"
#include "store/json-holder.h"
#include "store/plan-writer.h"

/* The text of a list, or of one element of it, as it was at a revision. */
typedef struct
{
  GObject *object;    /* kept, so that no other can take its address */
  guint64  revision;
  GString *text;
} Part;

struct _HpPlanText
{
  HpPlan     *plan;
  GHashTable *parts;  /* (element-type GObject Part): those of the last time */
  gsize       size;   /* bytes, the last time */
};

static void
part_free (Part *part)
{
  g_object_unref (part->object);
  g_string_free (part->text, TRUE);
  g_free (part);
}

static GHashTable *
parts_new (void)
{
  return g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) part_free);
}

/* The part of @object: the one of the last time, or a new, empty one where that is out of date. */
static Part *
take_part (HpPlanText *self,
           GHashTable *now,
           gpointer    object,
           guint64     revision)
{
  Part *part = g_hash_table_lookup (self->parts, object);

  if (part != NULL && part->revision == revision)
    g_hash_table_steal (self->parts, object);
  else
    {
      part = g_new0 (Part, 1);
      part->object = g_object_ref (object);
      part->revision = revision;
      part->text = g_string_new (NULL);
    }

  g_hash_table_insert (now, object, part);
  return part;
}

static void
append_element (HpPlanText   *self,
                GHashTable   *now,
                HpJsonHolder *list,
                HpElement    *element)
{
  Part *part = take_part (self, now, element, hp_element_get_revision (element));

  hp_json_holder_begin_item (list);
  if (part->text->len == 0)
    hp_element_append (part->text, element, hp_json_holder_get_inner_depth (list));
  g_string_append_len (list->text, part->text->str, (gssize) part->text->len);
}

/* Elements that take a line each are kept together; those that take more, each. */
static void
append_list (HpPlanText     *self,
             GHashTable     *now,
             HpJsonHolder   *holder,
             const HpMember *member,
             HpElementList  *elements)
{
  int depth = hp_json_holder_get_inner_depth (holder);
  HpJsonHolder list;

  hp_json_holder_begin_member (holder, member->name);
  if (hp_json_is_one_line_list (member->name))
    {
      Part *part = take_part (self, now, elements, hp_element_list_get_revision (elements));

      if (part->text->len == 0)
        hp_element_append_list (part->text, elements, depth);
      g_string_append_len (holder->text, part->text->str, (gssize) part->text->len);
      return;
    }

  list = hp_json_holder_open (holder->text, '[', depth);
  for (guint i = 0; i < hp_element_list_get_n (elements); i++)
    append_element (self, now, &list, hp_element_list_get (elements, i));
  hp_json_holder_close (&list);
}

HpPlanText *
hp_plan_text_new (HpPlan *plan)
{
  HpPlanText *self;

  g_return_val_if_fail (HP_IS_PLAN (plan), NULL);

  self = g_new0 (HpPlanText, 1);
  self->plan = g_object_ref (plan);
  self->parts = parts_new ();
  return self;
}

void
hp_plan_text_free (HpPlanText *self)
{
  g_object_unref (self->plan);
  g_hash_table_unref (self->parts);
  g_free (self);
}

GBytes *
hp_plan_text_write (HpPlanText *self)
{
  HpElement *plan;
  HpElementClass *klass;
  g_autoptr(GHashTable) now = parts_new ();
  GString *text;
  HpJsonHolder holder;

  g_return_val_if_fail (self != NULL, NULL);

  plan = HP_ELEMENT (self->plan);
  klass = HP_ELEMENT_GET_CLASS (plan);
  text = g_string_sized_new (self->size);
  holder = hp_plan_write_head (text);

  for (guint i = 0; i < klass->n_members; i++)
    {
      const HpMember *member = &klass->members[i];
      HpElementList *list = NULL;

      if (member->kind == HP_MEMBER_LIST)
        list = *(HpElementList *const *) hp_element_get_field (plan, member);
      if (list != NULL && hp_element_list_get_n (list) > 0)
        append_list (self, now, &holder, member, list);
      else
        hp_element_append_member (&holder, plan, member);
    }
  hp_json_holder_append_extra (&holder, hp_element_get_extra (plan));
  hp_plan_write_foot (&holder);

  g_hash_table_unref (self->parts);
  self->parts = g_steal_pointer (&now);
  self->size = text->len;
  return g_string_free_to_bytes (text);
}
