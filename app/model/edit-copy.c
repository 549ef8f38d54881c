#include "model/edit-copy.h"

#include "model/edit-defaults.h"
#include "model/edit-list.h"
#include "model/edit-relations.h"
#include "model/element-copy.h"
#include "model/element-shift.h"
#include "model/list-words.h"

/* Where a copy goes, what the original named may be gone, or be another scene's. */
typedef struct
{
  HpElement  *copy;
  HpProposal *proposal;
  GHashTable *own;      /* (element-type utf8): ids of the copy */
} Mend;

static void
collect_own_cb (HpElement  *element,
                const char *place,
                gpointer    data)
{
  if (hp_element_get_id (element) != NULL)
    g_hash_table_add (data, (gpointer) hp_element_get_id (element));
}

static gboolean
may_name (Mend           *self,
          const HpMember *member,
          const char     *id)
{
  return g_hash_table_contains (self->own, id) ||
         hp_proposal_check_reference (self->proposal, member, id, NULL);
}

static void
mend_ids (Mend           *self,
          HpElement      *element,
          const HpMember *member)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) kept = NULL;

  for (GStrv ids = *(const GStrv *) hp_element_get_field (element, member); *ids != NULL; ids++)
    if (may_name (self, member, *ids))
      g_strv_builder_add (builder, *ids);

  kept = g_strv_builder_end (builder);
  hp_element_set_field (element, member, &(HpMemberValue) { .boxed = kept });
}

static void
mend_cb (HpElement  *element,
         const char *place,
         gpointer    data)
{
  HpElementClass *klass = HP_ELEMENT_GET_CLASS (element);

  for (guint i = 0; i < klass->n_members; i++)
    {
      const HpMember *member = &klass->members[i];
      gconstpointer field = hp_element_get_field (element, member);

      if (member->refers == NULL || member->required)
        continue;

      if (member->kind == HP_MEMBER_IDS)
        mend_ids (data, element, member);
      else if (**(const char *const *) field != '\0' &&
               !may_name (data, member, *(const char *const *) field))
        hp_element_set_field (element, member, &(HpMemberValue) { .text = (char *) "" });
    }
}

/* What must name something and cannot any longer goes: the locks of another scene's hits. */
static void
mend_list (Mend          *self,
           HpElementList *list)
{
  for (guint i = hp_element_list_get_n (list); i > 0; i--)
    {
      HpElement *element = hp_element_list_get (list, i - 1);
      HpElementClass *klass = HP_ELEMENT_GET_CLASS (element);
      gboolean good = TRUE;

      for (guint j = 0; j < klass->n_members; j++)
        {
          const HpMember *member = &klass->members[j];
          gconstpointer field = hp_element_get_field (element, member);

          if (member->kind == HP_MEMBER_LIST)
            mend_list (self, *(HpElementList *const *) field);
          else if (member->refers != NULL && member->required)
            good &= may_name (self, member, *(const char *const *) field);
        }

      if (!good)
        hp_element_list_remove (list, i - 1);
    }
}

static void
mend (HpElement  *copy,
      HpProposal *proposal)
{
  g_autoptr(GHashTable) own = g_hash_table_new (g_str_hash, g_str_equal);
  HpElementClass *klass = HP_ELEMENT_GET_CLASS (copy);
  Mend self = { copy, proposal, own };

  hp_element_visit (copy, NULL, collect_own_cb, own);
  hp_element_visit (copy, NULL, mend_cb, &self);
  for (guint i = 0; i < klass->n_members; i++)
    {
      const HpMember *member = &klass->members[i];
      gconstpointer field = hp_element_get_field (copy, member);

      if (member->kind == HP_MEMBER_LIST)
        mend_list (&self, *(HpElementList *const *) field);
      else if (member->refers != NULL && member->required &&
               !hp_proposal_has (proposal, member->name))
        hp_proposal_add (proposal, member, field);  /* to be checked with the rest */
    }
}

/* Takes @copy. */
static HpElement *
insert_copy (HpHistory  *history,
             HpElement  *copy,
             HpProposal *proposal,
             guint       position,
             HpListVerb  verb,
             GError    **error)
{
  g_autoptr(HpElement) element = copy;

  hp_proposal_fill_place (proposal);
  hp_proposal_complete (proposal);
  mend (copy, proposal);
  if (!hp_proposal_check (proposal, error))
    return NULL;

  hp_history_begin (history, hp_element_list_name_step (proposal->list, verb));
  hp_edit_insert (history, proposal, element, position);
  hp_history_end (history);
  return element;  /* the list keeps it */
}

gpointer
hp_edit_duplicate (HpHistory *history,
                   gpointer   element,
                   GError   **error)
{
  HpElementList *list;
  g_auto(HpProposal) proposal = { 0 };
  HpElement *copy;
  guint position;

  g_return_val_if_fail (HP_IS_HISTORY (history), NULL);
  g_return_val_if_fail (HP_IS_ELEMENT (element), NULL);

  list = hp_element_get_list (element);
  g_return_val_if_fail (list != NULL && hp_element_list_find (list, element, &position), NULL);

  copy = hp_element_copy (element, HP_PLAN (hp_element_get_root (element)));
  hp_proposal_init (&proposal, copy, list);
  return insert_copy (history, copy, &proposal, position + 1, HP_LIST_DUPLICATE, error);
}

gpointer
hp_edit_paste (HpHistory   *history,
               HpElement   *source,
               gpointer     owner,
               const char  *list,
               gint64       shift,
               GError     **error,
               const char  *member,
               ...)
{
  const HpMember *found = hp_element_find_member (owner, list);
  g_autoptr(HpElement) copy = NULL;
  g_auto(HpProposal) proposal = { 0 };
  va_list args;

  g_return_val_if_fail (HP_IS_HISTORY (history), NULL);
  g_return_val_if_fail (found != NULL && found->kind == HP_MEMBER_LIST, NULL);
  g_return_val_if_fail (G_OBJECT_TYPE (source) == found->type (), NULL);

  copy = hp_element_copy (source, HP_PLAN (hp_element_get_root (owner)));
  if (!hp_element_shift (copy, shift, error))
    return NULL;

  hp_proposal_init (&proposal, copy,
                    *(HpElementList *const *) hp_element_get_field (owner, found));
  va_start (args, member);
  for (const char *name = member; name != NULL; name = va_arg (args, const char *))
    hp_proposal_add_argument (&proposal, name, &args);
  va_end (args);
  return insert_copy (history, g_steal_pointer (&copy), &proposal, G_MAXUINT, HP_LIST_PASTE, error);
}
