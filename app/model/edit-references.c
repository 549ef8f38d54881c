#include "config.h"

#include "model/edit-references.h"

#include <glib/gi18n-lib.h>

#include "model/instrument.h"
#include "model/layer.h"
#include "model/model-error.h"
#include "model/motif.h"
#include "model/person.h"
#include "model/reservation.h"
#include "model/statement.h"
#include "model/writer.h"

typedef struct
{
  HpHistory  *history;
  GHashTable *going;       /* (element-type HpElement): the elements that go */
  GHashTable *ids;         /* (element-type utf8): theirs */
  GPtrArray  *dependents;  /* (element-type HpElement) */
} Going;

static void
collect_cb (HpElement  *element,
            const char *place,
            gpointer    data)
{
  Going *self = data;
  const char *id = hp_element_get_id (element);

  g_hash_table_add (self->going, element);
  if (id != NULL)
    g_hash_table_add (self->ids, (gpointer) id);
}

static gboolean
names_one (Going          *self,
           HpElement      *element,
           const HpMember *member)
{
  return member->kind == HP_MEMBER_TEXT && member->refers != NULL &&
         g_hash_table_contains (self->ids,
                                *(char *const *) hp_element_get_field (element, member));
}

/* Whether @element cannot be without one that goes.  Nor is a colour kept for a scene that is
 * gone. */
static gboolean
depends (Going     *self,
         HpElement *element)
{
  HpElementClass *klass = HP_ELEMENT_GET_CLASS (element);

  for (guint i = 0; i < klass->n_members; i++)
    if (klass->members[i].required && names_one (self, element, &klass->members[i]))
      return TRUE;

  return HP_IS_RESERVATION (element) &&
         hp_reservation_get_rule (HP_RESERVATION (element)) == HP_RESERVATION_RULE_ONLY_IN &&
         g_hash_table_contains (self->ids, hp_reservation_get_scene (HP_RESERVATION (element)));
}

static void
depends_cb (HpElement  *element,
            const char *place,
            gpointer    data)
{
  Going *self = data;

  if (g_hash_table_contains (self->going, element) || !depends (self, element))
    return;

  g_ptr_array_add (self->dependents, g_object_ref (element));
  hp_element_visit (element, NULL, collect_cb, self);
}

GPtrArray *
hp_plan_list_dependents (HpPlan    *plan,
                         HpElement *element)
{
  g_autoptr(GHashTable) going = g_hash_table_new (NULL, NULL);
  g_autoptr(GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *dependents = g_ptr_array_new_with_free_func (g_object_unref);
  Going self = { NULL, going, ids, dependents };
  guint n_before;

  hp_element_visit (element, NULL, collect_cb, &self);
  if (g_hash_table_size (ids) == 0)
    return dependents;

  do
    {
      n_before = dependents->len;
      hp_element_visit (HP_ELEMENT (plan), NULL, depends_cb, &self);
    }
  while (dependents->len > n_before);

  return dependents;
}

static guint
count (GPtrArray *dependents,
       GType      type)
{
  guint n = 0;

  for (guint i = 0; i < dependents->len; i++)
    n += G_OBJECT_TYPE (g_ptr_array_index (dependents, i)) == type;

  return n;
}

gboolean
hp_element_check_unneeded (HpElement *element,
                           GPtrArray *dependents,
                           GError   **error)
{
  guint n;

  if (HP_IS_INSTRUMENT (element) && (n = count (dependents, HP_TYPE_LAYER)) > 0)
    /* Translators: how many layers, and the name of an instrument. */
    return hp_model_refuse (error, ngettext ("%u layer plays “%s”", "%u layers play “%s”", n),
                            n, hp_instrument_get_name (HP_INSTRUMENT (element)));
  if (HP_IS_MOTIF (element) && (n = count (dependents, HP_TYPE_STATEMENT)) > 0)
    /* Translators: how many statements of a motif there are, and its name. */
    return hp_model_refuse (error, ngettext ("“%2$s” is stated %1$u time",
                                             "“%2$s” is stated %1$u times", n),
                            n, hp_motif_get_name (HP_MOTIF (element)));
  if (HP_IS_PERSON (element) && (n = count (dependents, HP_TYPE_WRITER)) > 0)
    /* Translators: the name of a person, and how many cues they are a writer of. */
    return hp_model_refuse (error, ngettext ("“%2$s” is a writer of %1$u cue",
                                             "“%2$s” is a writer of %1$u cues", n),
                            n, hp_person_get_name (HP_PERSON (element)));

  return TRUE;
}

static void
drop_ids (Going          *self,
          HpElement      *element,
          const HpMember *member)
{
  GStrv ids = *(const GStrv *) hp_element_get_field (element, member);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) kept = NULL;

  for (guint i = 0; ids[i] != NULL; i++)
    if (!g_hash_table_contains (self->ids, ids[i]))
      g_strv_builder_add (builder, ids[i]);

  kept = g_strv_builder_end (builder);
  if (g_strv_length (kept) < g_strv_length (ids))
    hp_history_set (self->history, element, member->name, kept);
}

static void
drop_cb (HpElement  *element,
         const char *place,
         gpointer    data)
{
  Going *self = data;
  HpElementClass *klass = HP_ELEMENT_GET_CLASS (element);

  if (g_hash_table_contains (self->going, element))
    return;

  for (guint i = 0; i < klass->n_members; i++)
    if (klass->members[i].refers != NULL && klass->members[i].kind == HP_MEMBER_IDS)
      drop_ids (self, element, &klass->members[i]);
    else if (names_one (self, element, &klass->members[i]))
      hp_history_set (self->history, element, klass->members[i].name, "");
}

static void
remove_one (HpHistory *history,
            HpElement *element)
{
  HpElementList *list = hp_element_get_list (element);
  guint position;

  g_return_if_fail (hp_element_list_find (list, element, &position));

  hp_history_remove (history, list, position);
}

void
hp_edit_remove_together (HpHistory *history,
                         HpPlan    *plan,
                         HpElement *element,
                         GPtrArray *dependents)
{
  g_autoptr(GHashTable) going = g_hash_table_new (NULL, NULL);
  g_autoptr(GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  Going self = { history, going, ids, dependents };

  g_return_if_fail (HP_IS_HISTORY (history));
  g_return_if_fail (HP_IS_PLAN (plan));
  g_return_if_fail (HP_IS_ELEMENT (element));

  hp_element_visit (element, NULL, collect_cb, &self);
  for (guint i = 0; i < dependents->len; i++)
    hp_element_visit (g_ptr_array_index (dependents, i), NULL, collect_cb, &self);

  if (g_hash_table_size (ids) > 0)
    hp_element_visit (HP_ELEMENT (plan), NULL, drop_cb, &self);
  for (guint i = dependents->len; i > 0; i--)
    remove_one (history, g_ptr_array_index (dependents, i - 1));
  remove_one (history, element);
}
