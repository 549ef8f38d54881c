#include "model/edit-references.h"

#include "model/reservation.h"
#include "model/scene.h"
#include "model/tempo-lock.h"
#include "model/tempo-plan.h"

typedef struct
{
  HpHistory  *history;
  GHashTable *going;     /* (element-type HpElement): the elements that go */
  GHashTable *ids;       /* (element-type utf8): theirs */
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

/* A lock without its hit is no lock. */
static void
drop_locks (Going       *self,
            HpTempoPlan *tempo_plan)
{
  HpElementList *locks = hp_tempo_plan_get_locks (tempo_plan);

  for (guint i = g_list_model_get_n_items (G_LIST_MODEL (locks)); i > 0; i--)
    {
      g_autoptr(HpTempoLock) lock = g_list_model_get_item (G_LIST_MODEL (locks), i - 1);

      if (g_hash_table_contains (self->ids, hp_tempo_lock_get_hit (lock)))
        hp_history_remove (self->history, locks, i - 1);
    }
}

/* Nor is a colour kept for a scene that is gone. */
static void
drop_reservations (Going  *self,
                   HpPlan *plan)
{
  HpElementList *reserved = hp_plan_get_reserved (plan);

  for (guint i = g_list_model_get_n_items (G_LIST_MODEL (reserved)); i > 0; i--)
    {
      g_autoptr(HpReservation) reservation = g_list_model_get_item (G_LIST_MODEL (reserved), i - 1);

      if (hp_reservation_get_rule (reservation) == HP_RESERVATION_RULE_ONLY_IN &&
          g_hash_table_contains (self->ids, hp_reservation_get_scene (reservation)))
        hp_history_remove (self->history, reserved, i - 1);
    }
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

  if (HP_IS_TEMPO_PLAN (element))
    drop_locks (self, HP_TEMPO_PLAN (element));

  for (guint i = 0; i < klass->n_members; i++)
    {
      const HpMember *member = &klass->members[i];

      if (member->refers == NULL || member->required)
        continue;

      if (member->kind == HP_MEMBER_IDS)
        drop_ids (self, element, member);
      else if (g_hash_table_contains (self->ids,
                                      *(char *const *) hp_element_get_field (element, member)))
        hp_history_set (self->history, element, member->name, "");
    }
}

/* Takes the ids of @element, and of all in it, out of the rest of @plan, as part of the open
 * step: an id that points nowhere would make the file one that does not open. */
void
hp_edit_drop_references (HpHistory *history,
                         HpPlan    *plan,
                         HpElement *element)
{
  g_autoptr(GHashTable) going = g_hash_table_new (NULL, NULL);
  g_autoptr(GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  Going self = { history, going, ids };

  g_return_if_fail (HP_IS_HISTORY (history));
  g_return_if_fail (HP_IS_PLAN (plan));
  g_return_if_fail (HP_IS_ELEMENT (element));

  hp_element_visit (element, NULL, collect_cb, &self);
  drop_reservations (&self, plan);
  hp_element_visit (HP_ELEMENT (plan), NULL, drop_cb, &self);
}
