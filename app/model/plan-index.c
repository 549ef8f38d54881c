#include "model/plan-index.h"

#include <string.h>

#include "model/lost-object.h"

#define MAX_DIGITS 15  /* of the number of an id: it stays exact in JSON */
#define MAX_NUMBER G_GUINT64_CONSTANT (999999999999999)

struct _HpPlanIndex
{
  GHashTable *elements;  /* (element-type utf8 HpElement): by id; both belong to the plan */
  GHashTable *highest;   /* (element-type utf8 guint64): the highest number there was, by kind */
};

guint64
hp_id_get_number (const char *id,
                  const char *kind)
{
  gsize length;

  g_return_val_if_fail (kind != NULL, 0);

  length = strlen (kind);
  if (id == NULL || strncmp (id, kind, length) != 0 || id[length] != '-')
    return 0;

  id += length + 1;
  if (*id < '1' || *id > '9' || strlen (id) > MAX_DIGITS ||
      strspn (id, "0123456789") != strlen (id))
    return 0;

  return g_ascii_strtoull (id, NULL, 10);
}

HpPlanIndex *
hp_plan_index_new (void)
{
  HpPlanIndex *self = g_new0 (HpPlanIndex, 1);

  self->elements = g_hash_table_new (g_str_hash, g_str_equal);
  self->highest = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

void
hp_plan_index_free (HpPlanIndex *self)
{
  g_hash_table_unref (self->elements);
  g_hash_table_unref (self->highest);
  g_free (self);
}

static guint64 *
highest_of (HpPlanIndex *self,
            const char  *kind)
{
  guint64 *highest = g_hash_table_lookup (self->highest, kind);

  if (highest == NULL)
    {
      highest = g_new0 (guint64, 1);
      g_hash_table_insert (self->highest, g_strdup (kind), highest);
    }

  return highest;
}

/* Numbers are not given out again, even of what is gone: it may come back. */
static void
count (HpPlanIndex *self,
       const char  *id)
{
  const char *dash = strrchr (id, '-');
  g_autofree char *kind = dash != NULL ? g_strndup (id, (gsize) (dash - id)) : NULL;
  guint64 number = kind != NULL ? hp_id_get_number (id, kind) : 0;

  if (number > 0)
    *highest_of (self, kind) = MAX (*highest_of (self, kind), number);
}

/* The ids in what a new cut parked count as well: all that reads as one. */
static void
count_parked (HpPlanIndex *self,
              const char  *json)
{
  for (const char *at = strchr (json, '"'); at != NULL; at = strchr (at + 1, '"'))
    {
      g_autofree char *text = g_strndup (at + 1, strcspn (at + 1, "\""));

      count (self, text);
    }
}

void
hp_plan_index_enter (HpPlanIndex *self,
                     HpElement   *element)
{
  const char *kind = HP_ELEMENT_GET_CLASS (element)->id_kind;
  const char *id = hp_element_get_id (element);

  if (kind != NULL && id != NULL)
    {
      guint64 number = hp_id_get_number (id, kind);
      guint64 *highest = highest_of (self, kind);

      *highest = MAX (*highest, number);
      /* The key belongs to the element: one that takes the id over brings its own. */
      g_hash_table_replace (self->elements, (gpointer) id, element);
    }

  if (HP_IS_LOST_OBJECT (element))
    {
      count (self, hp_lost_object_get_was (HP_LOST_OBJECT (element)));
      count_parked (self, hp_lost_object_get_object (HP_LOST_OBJECT (element)));
    }
}

void
hp_plan_index_leave (HpPlanIndex *self,
                     HpElement   *element)
{
  const char *id = hp_element_get_id (element);

  if (id != NULL && g_hash_table_lookup (self->elements, id) == element)
    g_hash_table_remove (self->elements, id);
}

/**
 * hp_plan_find:
 * @self: a plan
 * @id: an id
 *
 * Returns: (transfer none) (nullable): the element that has @id
 */
HpElement *
hp_plan_find (HpPlan     *self,
              const char *id)
{
  g_return_val_if_fail (HP_IS_PLAN (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  return g_hash_table_lookup (hp_plan_get_index (self)->elements, id);
}

/* An id that no element of @self has or, since it was loaded, had. */
char *
hp_plan_new_id (HpPlan     *self,
                const char *kind)
{
  guint64 *highest;
  guint64 number;

  g_return_val_if_fail (HP_IS_PLAN (self), NULL);
  g_return_val_if_fail (kind != NULL, NULL);

  highest = highest_of (hp_plan_get_index (self), kind);
  number = ++*highest;

  /* After the last there is but the first that is free. */
  for (guint64 free_number = 1; number > MAX_NUMBER; free_number++)
    {
      g_autofree char *id = g_strdup_printf ("%s-%" G_GUINT64_FORMAT, kind, free_number);

      if (hp_plan_find (self, id) == NULL)
        number = free_number;
    }

  return g_strdup_printf ("%s-%" G_GUINT64_FORMAT, kind, number);
}
