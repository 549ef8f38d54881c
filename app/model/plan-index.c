#include "model/plan-index.h"

#include <string.h>

#include "model/lost-object.h"

#define MAX_DIGITS 15  /* of the number of an id: it stays exact in JSON */
#define MAX_NUMBER G_GUINT64_CONSTANT (999999999999999)

typedef struct
{
  const char *id;
  HpElement  *found;
} Search;

typedef struct
{
  const char *kind;
  guint64     highest;
} Count;

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

static void
search_cb (HpElement  *element,
           const char *place,
           gpointer    data)
{
  Search *search = data;

  if (g_strcmp0 (hp_element_get_id (element), search->id) == 0)
    search->found = element;
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
  Search search = { id, NULL };

  g_return_val_if_fail (HP_IS_PLAN (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  hp_element_visit (HP_ELEMENT (self), NULL, search_cb, &search);
  return search.found;
}

/* The ids in what a new cut parked count as well: it may come back. */
static void
count_parked (Count      *count,
              const char *json)
{
  g_autofree char *start = g_strdup_printf ("\"%s-", count->kind);

  for (const char *at = strstr (json, start); at != NULL; at = strstr (at + 1, start))
    {
      g_autofree char *id = g_strndup (at + 1, strcspn (at + 1, "\""));

      count->highest = MAX (count->highest, hp_id_get_number (id, count->kind));
    }
}

static void
count_cb (HpElement  *element,
          const char *place,
          gpointer    data)
{
  Count *count = data;

  count->highest = MAX (count->highest,
                        hp_id_get_number (hp_element_get_id (element), count->kind));
  if (HP_IS_LOST_OBJECT (element))
    {
      const char *was = hp_lost_object_get_was (HP_LOST_OBJECT (element));

      count->highest = MAX (count->highest, hp_id_get_number (was, count->kind));
      count_parked (count, hp_lost_object_get_object (HP_LOST_OBJECT (element)));
    }
}

/* An id that no element of @self has or, since it was loaded, had. */
char *
hp_plan_new_id (HpPlan     *self,
                const char *kind)
{
  Count count = { kind, 0 };
  guint64 number;

  g_return_val_if_fail (HP_IS_PLAN (self), NULL);
  g_return_val_if_fail (kind != NULL, NULL);

  hp_element_visit (HP_ELEMENT (self), NULL, count_cb, &count);
  number = hp_plan_take_number (self, kind, count.highest + 1);

  /* After the last there is but the first that is free. */
  for (guint64 free_number = 1; number > MAX_NUMBER; free_number++)
    {
      g_autofree char *id = g_strdup_printf ("%s-%" G_GUINT64_FORMAT, kind, free_number);

      if (hp_plan_find (self, id) == NULL)
        number = free_number;
    }

  return g_strdup_printf ("%s-%" G_GUINT64_FORMAT, kind, number);
}
