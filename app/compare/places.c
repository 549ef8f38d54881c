#include "compare/places.h"

typedef struct
{
  HpElement      *holder;
  const HpMember *member;
  guint           index;   /* in a list */
} Place;

struct _HpPlaces
{
  HpPlan         *plan;
  const HpPlaces *other;     /* not ours */
  GHashTable     *elements;  /* id → HpElement; both belong to the plan */
  GHashTable     *places;    /* HpElement → Place */
};

static void collect (HpPlaces  *self,
                     HpElement *holder);

static void
add (HpPlaces       *self,
     HpElement      *element,
     HpElement      *holder,
     const HpMember *member,
     guint           index)
{
  const char *id = hp_element_get_id (element);
  Place *place = g_new (Place, 1);

  *place = (Place) { holder, member, index };
  g_hash_table_insert (self->places, element, place);
  if (id != NULL)
    g_hash_table_insert (self->elements, (gpointer) id, element);
  collect (self, element);
}

static void
collect (HpPlaces  *self,
         HpElement *holder)
{
  HpElementClass *klass = HP_ELEMENT_GET_CLASS (holder);

  for (guint i = 0; i < klass->n_members; i++)
    {
      const HpMember *member = &klass->members[i];
      gpointer const *field = hp_element_get_field (holder, member);

      if (member->kind == HP_MEMBER_OBJECT)
        add (self, *field, holder, member, 0);
      else if (member->kind == HP_MEMBER_LIST)
        for (guint j = 0; j < g_list_model_get_n_items (*field); j++)
          {
            g_autoptr(HpElement) element = g_list_model_get_item (*field, j);

            add (self, element, holder, member, j);
          }
    }
}

/* The places in @plan as it is now; it must not change while they are in use. */
HpPlaces *
hp_places_new (HpPlan *plan)
{
  HpPlaces *self;

  g_return_val_if_fail (HP_IS_PLAN (plan), NULL);

  self = g_new0 (HpPlaces, 1);
  self->plan = g_object_ref (plan);
  self->elements = g_hash_table_new (g_str_hash, g_str_equal);
  self->places = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  collect (self, HP_ELEMENT (plan));
  return self;
}

void
hp_places_free (HpPlaces *self)
{
  g_hash_table_unref (self->places);
  g_hash_table_unref (self->elements);
  g_object_unref (self->plan);
  g_free (self);
}

void
hp_places_set_other (HpPlaces       *self,
                     const HpPlaces *other)
{
  g_return_if_fail (self != NULL);

  self->other = other;
}

const HpPlaces *
hp_places_get_other (const HpPlaces *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->other;
}

HpPlan *
hp_places_get_plan (const HpPlaces *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->plan;
}

/**
 * hp_places_find:
 * @self: the places of a plan
 * @id: an id
 *
 * Returns: (transfer none) (nullable): the object that has @id
 */
HpElement *
hp_places_find (const HpPlaces *self,
                const char     *id)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (id != NULL, NULL);

  return g_hash_table_lookup (self->elements, id);
}

HpElement *
hp_places_get_holder (const HpPlaces *self,
                      HpElement      *element)
{
  const Place *place;

  g_return_val_if_fail (self != NULL, NULL);

  place = g_hash_table_lookup (self->places, element);
  return place != NULL ? place->holder : NULL;
}

const HpMember *
hp_places_get_member (const HpPlaces *self,
                      HpElement      *element)
{
  const Place *place;

  g_return_val_if_fail (self != NULL, NULL);

  place = g_hash_table_lookup (self->places, element);
  return place != NULL ? place->member : NULL;
}

HpScene *
hp_places_get_scene (const HpPlaces *self,
                     HpElement      *element)
{
  g_return_val_if_fail (self != NULL, NULL);

  while (element != NULL && !HP_IS_SCENE (element))
    element = hp_places_get_holder (self, element);

  return (HpScene *) element;
}

const HpMember *
hp_places_get_section (const HpPlaces *self,
                       HpElement      *element)
{
  const HpMember *section = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  for (; element != NULL; element = hp_places_get_holder (self, element))
    {
      const HpMember *member = hp_places_get_member (self, element);

      section = member != NULL ? member : section;
    }

  return section;
}

HpElement *
hp_places_get_subject (const HpPlaces *self,
                       HpElement      *element)
{
  HpElement *holder;

  g_return_val_if_fail (self != NULL, NULL);

  while ((holder = hp_places_get_holder (self, element)) != NULL &&
         !HP_IS_PLAN (holder) && !HP_IS_SCENE (holder))
    element = holder;

  if (holder == NULL || HP_IS_SCENE (element) ||
      hp_places_get_member (self, element)->kind != HP_MEMBER_LIST)
    return NULL;

  return element;
}

/* As the errors of a file name it: "scenes[2].layers[0]"; "" is the plan. */
char *
hp_places_to_string (const HpPlaces *self,
                     HpElement      *element)
{
  g_autofree char *outer = NULL, *inner = NULL;
  const Place *place;

  g_return_val_if_fail (self != NULL, NULL);

  place = g_hash_table_lookup (self->places, element);
  if (place == NULL)
    return g_strdup ("");

  outer = hp_places_to_string (self, place->holder);
  inner = hp_element_place_member (outer, place->member->name);
  if (place->member->kind == HP_MEMBER_OBJECT)
    return g_steal_pointer (&inner);

  return g_strdup_printf ("%s[%u]", inner, place->index);
}
