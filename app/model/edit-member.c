#include "model/edit-member.h"

#include "model/edit-cues.h"
#include "model/edit-relations.h"
#include "model/element-order.h"
#include "model/member-words.h"
#include "model/picture-relations.h"

/* Puts the element where the key that it has now belongs. */
static void
sort_in (HpHistory  *history,
         HpProposal *proposal)
{
  HpElementOrder order;
  guint position, place;

  if (proposal->list == NULL || !hp_element_get_order (proposal->element, &order) ||
      !hp_proposal_has (proposal, order.key->name))
    return;

  g_return_if_fail (hp_element_list_find (proposal->list, proposal->element, &position));

  place = hp_element_list_place_for (proposal->list, proposal->element,
                                     hp_element_get_field (proposal->element, order.key));
  if (place == position)
    return;

  hp_history_remove (history, proposal->list, position);
  hp_history_insert (history, proposal->list, place, proposal->element);
}

static void
set_all (HpHistory  *history,
         HpProposal *proposal)
{
  for (guint i = 0; i < proposal->values->len; i++)
    {
      const HpProposedValue *proposed = &g_array_index (proposal->values, HpProposedValue, i);

      hp_history_set_value (history, proposal->element, proposed->member, &proposed->value);
    }
}

static void
set_reel (HpHistory  *history,
          HpProposal *proposal)
{
  g_autoptr(GArray) noted = hp_edit_note_reels (proposal->plan);
  gboolean leads = hp_proposal_has (proposal, "start");

  set_all (history, proposal);
  hp_edit_chain_reels (history, proposal->plan, leads ? HP_REEL (proposal->element) : NULL);
  hp_edit_follow_reels (history, proposal->plan, noted);
}

static void
set_plan (HpHistory  *history,
          HpProposal *proposal)
{
  gboolean numbers = hp_proposal_changes (proposal, "numbering");

  set_all (history, proposal);
  if (numbers)
    hp_edit_renumber_cues (history, proposal->plan);
}

static gboolean
set (HpHistory   *history,
     HpProposal  *proposal,
     const char  *label,
     GError     **error)
{
  if (!hp_proposal_is_change (proposal))
    return TRUE;

  hp_proposal_complete (proposal);
  if (!hp_proposal_check (proposal, error))
    return FALSE;

  hp_history_begin (history, label);
  if (HP_IS_REEL (proposal->element))
    set_reel (history, proposal);
  else if (HP_IS_PLAN (proposal->element))
    set_plan (history, proposal);
  else
    set_all (history, proposal);

  if (HP_IS_PICTURE (proposal->element))
    hp_edit_follow_picture (history, proposal->plan);
  else if (!HP_IS_REEL (proposal->element))
    sort_in (history, proposal);
  hp_history_end (history);
  return TRUE;
}

gboolean
hp_edit_set (HpHistory   *history,
             gpointer     element,
             GError     **error,
             const char  *member,
             ...)
{
  const HpMember *found = hp_element_find_member (element, member);
  HpMemberValue value;
  va_list args;

  g_return_val_if_fail (found != NULL, FALSE);

  va_start (args, member);
  hp_member_peek_argument (found, &args, &value);
  va_end (args);
  return hp_edit_set_value (history, element, found, &value, error);
}

gboolean
hp_edit_set_value (HpHistory            *history,
                   gpointer              element,
                   const HpMember       *member,
                   const HpMemberValue  *value,
                   GError              **error)
{
  g_auto(HpProposal) proposal = { 0 };

  g_return_val_if_fail (HP_IS_HISTORY (history), FALSE);
  g_return_val_if_fail (HP_IS_ELEMENT (element), FALSE);

  hp_proposal_init (&proposal, element, NULL);
  hp_proposal_add (&proposal, member, value);
  return set (history, &proposal, hp_element_name_change (element, member), error);
}

gboolean
hp_edit_set_many (HpHistory   *history,
                  gpointer     element,
                  const char  *label,
                  GError     **error,
                  const char  *member,
                  ...)
{
  g_auto(HpProposal) proposal = { 0 };
  va_list args;

  g_return_val_if_fail (HP_IS_HISTORY (history), FALSE);
  g_return_val_if_fail (HP_IS_ELEMENT (element), FALSE);
  g_return_val_if_fail (label != NULL, FALSE);

  hp_proposal_init (&proposal, element, NULL);
  va_start (args, member);
  for (const char *name = member; name != NULL; name = va_arg (args, const char *))
    hp_proposal_add_argument (&proposal, name, &args);
  va_end (args);
  return set (history, &proposal, label, error);
}
