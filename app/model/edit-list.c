#include "config.h"

#include "model/edit-list.h"

#include <glib/gi18n-lib.h>

#include "model/edit-cues.h"
#include "model/edit-defaults.h"
#include "model/edit-references.h"
#include "model/edit-relations.h"
#include "model/element-order.h"
#include "model/list-words.h"
#include "model/meter-change.h"
#include "model/model-error.h"
#include "model/picture-relations.h"
#include "model/plan-index.h"
#include "model/tempo-change.h"

#define AT_THE_END G_MAXUINT

static HpElementList *
list_of (HpElement  *owner,
         const char *name)
{
  const HpMember *member = hp_element_find_member (owner, name);

  g_return_val_if_fail (member != NULL && member->kind == HP_MEMBER_LIST, NULL);

  return *(HpElementList *const *) hp_element_get_field (owner, member);
}

void
hp_edit_insert (HpHistory  *history,
                HpProposal *proposal,
                HpElement  *element,
                guint       position)
{
  g_autoptr(GArray) noted = HP_IS_REEL (element) ? hp_edit_note_reels (proposal->plan) : NULL;
  HpElementOrder order;

  for (guint i = 0; i < proposal->values->len; i++)
    {
      const HpProposedValue *proposed = &g_array_index (proposal->values, HpProposedValue, i);

      hp_element_set_field (element, proposed->member, &proposed->value);
    }

  if (hp_element_get_order (element, &order))
    position = hp_element_list_place_for (proposal->list, element,
                                          hp_element_get_field (element, order.key));
  else
    position = MIN (position, hp_element_list_get_n (proposal->list));
  hp_history_insert (history, proposal->list, position, element);

  if (noted != NULL)
    hp_edit_follow_reels (history, proposal->plan, noted);
}

static HpElement *
add (HpHistory  *history,
     HpElement  *owner,
     const char *name,
     guint       position,
     GError    **error,
     const char *member,
     va_list    *args)
{
  HpElementList *list = list_of (owner, name);
  g_autoptr(HpElement) draft = g_object_new (hp_element_list_get_member (list)->type (), NULL);
  g_auto(HpProposal) proposal = { 0 };

  hp_proposal_init (&proposal, draft, list);
  for (; member != NULL; member = va_arg (*args, const char *))
    hp_proposal_add_argument (&proposal, member, args);

  return hp_edit_add_proposed (history, &proposal, position, error);
}

gpointer
hp_edit_add (HpHistory   *history,
             gpointer     owner,
             const char  *list,
             GError     **error,
             const char  *member,
             ...)
{
  HpElement *element;
  va_list args;

  g_return_val_if_fail (HP_IS_HISTORY (history), NULL);
  g_return_val_if_fail (HP_IS_ELEMENT (owner), NULL);

  va_start (args, member);
  element = add (history, owner, list, AT_THE_END, error, member, &args);
  va_end (args);
  return element;
}

gpointer
hp_edit_add_at (HpHistory   *history,
                gpointer     owner,
                const char  *list,
                guint        position,
                GError     **error,
                const char  *member,
                ...)
{
  HpElement *element;
  va_list args;

  g_return_val_if_fail (HP_IS_HISTORY (history), NULL);
  g_return_val_if_fail (HP_IS_ELEMENT (owner), NULL);

  va_start (args, member);
  element = add (history, owner, list, position, error, member, &args);
  va_end (args);
  return element;
}

/* The checks are made on a draft, so that an id is only used up by what comes into the plan. */
gpointer
hp_edit_add_proposed (HpHistory  *history,
                      HpProposal *proposal,
                      guint       position,
                      GError    **error)
{
  const char *kind = HP_ELEMENT_GET_CLASS (proposal->element)->id_kind;
  g_autoptr(HpElement) element = NULL;
  g_autofree char *id = NULL;

  g_return_val_if_fail (HP_IS_HISTORY (history), NULL);
  g_return_val_if_fail (hp_proposal_is_new (proposal), NULL);

  hp_proposal_fill (proposal);
  hp_proposal_complete (proposal);
  if (!hp_proposal_is_whole (proposal, error) || !hp_proposal_check (proposal, error))
    return NULL;

  id = kind != NULL ? hp_plan_new_id (proposal->plan, kind) : NULL;
  element = g_object_new (G_OBJECT_TYPE (proposal->element), "id", id, NULL);
  hp_element_furnish (element);

  hp_history_begin (history, hp_element_list_name_step (proposal->list, HP_LIST_ADD));
  hp_edit_insert (history, proposal, element, position);
  hp_history_end (history);
  return element;  /* the list keeps it */
}

gboolean
hp_edit_move (HpHistory *history,
              gpointer   element,
              guint      position,
              GError   **error)
{
  HpElementList *list;
  HpElementOrder order;
  guint before;

  g_return_val_if_fail (HP_IS_HISTORY (history), FALSE);
  g_return_val_if_fail (HP_IS_ELEMENT (element), FALSE);

  list = hp_element_get_list (element);
  g_return_val_if_fail (list != NULL && hp_element_list_find (list, element, &before), FALSE);

  if (hp_element_get_order (element, &order))
    return hp_model_refuse (error, _("These stand in the order of time"));
  if (position >= hp_element_list_get_n (list))
    return hp_model_refuse (error, _("It cannot be moved beyond the last"));
  if (position == before)
    return TRUE;

  hp_history_begin (history, hp_element_list_name_step (list, HP_LIST_MOVE));
  hp_history_remove (history, list, before);
  /* The history holds it meanwhile. */
  hp_history_insert (history, list, position, element);
  hp_history_end (history);
  return TRUE;
}

static gboolean
check_removal (HpElement     *element,
               HpElementList *list,
               GError       **error)
{
  gboolean is_first = hp_element_list_get (list, 0) == element;

  if (is_first && HP_IS_METER_CHANGE (element))
    return hp_model_refuse (error, _("A tempo plan begins with a meter"));
  if (is_first && HP_IS_TEMPO_CHANGE (element))
    return hp_model_refuse (error, _("A tempo plan begins with a tempo"));
  if (HP_IS_REEL (element) && hp_element_list_get_n (list) == 1)
    return hp_model_refuse (error, _("A film has one reel at least"));

  return TRUE;
}

static void
drop_scene (HpHistory *history,
            HpElement *scene)
{
  hp_history_begin (history, _("Drop Scene"));
  hp_history_set (history, scene, "status", HP_SCENE_STATUS_DROPPED);
  hp_history_end (history);
}

static gboolean
remove_element (HpHistory *history,
                HpElement *element,
                gboolean   with_dependents,
                GError   **error)
{
  HpElementList *list = hp_element_get_list (element);
  HpPlan *plan = HP_PLAN (hp_element_get_root (element));
  g_autoptr(HpElement) kept = g_object_ref (element);
  g_autoptr(GPtrArray) dependents = NULL;
  g_autoptr(GArray) noted = NULL;

  g_return_val_if_fail (list != NULL, FALSE);

  if (!check_removal (element, list, error))
    return FALSE;

  if (HP_IS_SCENE (element) && hp_scene_is_frozen (HP_SCENE (element)) &&
      hp_scene_get_status (HP_SCENE (element)) != HP_SCENE_STATUS_DROPPED)
    {
      drop_scene (history, element);
      return TRUE;
    }

  dependents = hp_plan_list_dependents (plan, element);
  if (!with_dependents && !hp_element_check_unneeded (element, dependents, error))
    return FALSE;

  hp_history_begin (history, hp_element_list_name_step (list, HP_LIST_REMOVE));
  if (HP_IS_REEL (element))
    noted = hp_edit_note_reels (plan);
  hp_edit_remove_together (history, plan, element, dependents);
  if (noted != NULL)
    {
      hp_edit_chain_reels (history, plan, NULL);
      hp_edit_follow_reels (history, plan, noted);
    }
  hp_history_end (history);
  return TRUE;
}

gboolean
hp_edit_remove (HpHistory *history,
                gpointer   element,
                GError   **error)
{
  g_return_val_if_fail (HP_IS_HISTORY (history), FALSE);
  g_return_val_if_fail (HP_IS_ELEMENT (element), FALSE);

  return remove_element (history, element, FALSE, error);
}

gboolean
hp_edit_remove_with_dependents (HpHistory *history,
                                gpointer   element,
                                GError   **error)
{
  g_return_val_if_fail (HP_IS_HISTORY (history), FALSE);
  g_return_val_if_fail (HP_IS_ELEMENT (element), FALSE);

  return remove_element (history, element, TRUE, error);
}
