#include "model/proposal.h"

#include "model/member-check.h"

static void
clear_value (gpointer data)
{
  HpProposedValue *proposed = data;

  hp_member_clear_value (proposed->member, &proposed->value);
}

/* @list is where the element is to be, if it is in none yet. */
void
hp_proposal_init (HpProposal    *self,
                  HpElement     *element,
                  HpElementList *list)
{
  HpElement *root;

  g_return_if_fail (HP_IS_ELEMENT (element));

  self->element = element;
  self->list = list != NULL ? list : hp_element_get_list (element);
  self->owner = list != NULL ? hp_element_list_get_owner (list) : hp_element_get_parent (element);
  root = self->owner != NULL ? hp_element_get_root (self->owner) : element;
  self->plan = HP_IS_PLAN (root) ? HP_PLAN (root) : NULL;
  self->scene = hp_element_get_scene (element);
  if (self->scene == NULL && self->owner != NULL)
    self->scene = hp_element_get_scene (self->owner);

  self->values = g_array_new (FALSE, FALSE, sizeof (HpProposedValue));
  g_array_set_clear_func (self->values, clear_value);
}

void
hp_proposal_clear (HpProposal *self)
{
  g_clear_pointer (&self->values, g_array_unref);
}

static HpProposedValue *
find (HpProposal     *self,
      const HpMember *member)
{
  for (guint i = 0; i < self->values->len; i++)
    {
      HpProposedValue *proposed = &g_array_index (self->values, HpProposedValue, i);

      if (proposed->member == member)
        return proposed;
    }

  return NULL;
}

void
hp_proposal_add (HpProposal     *self,
                 const HpMember *member,
                 gconstpointer   value)
{
  HpProposedValue proposed = { member };
  HpProposedValue *before = find (self, member);

  hp_member_copy_rounded (member, &proposed.value, value);
  if (before != NULL)
    {
      clear_value (before);
      *before = proposed;
    }
  else
    g_array_append_val (self->values, proposed);
}

void
hp_proposal_add_argument (HpProposal *self,
                          const char *name,
                          va_list    *args)
{
  const HpMember *member = hp_element_find_member (self->element, name);
  HpMemberValue value;

  g_return_if_fail (member != NULL);
  g_return_if_fail (member->kind != HP_MEMBER_LIST && member->kind != HP_MEMBER_OBJECT);

  hp_member_peek_argument (member, args, &value);
  hp_proposal_add (self, member, &value);
}

gboolean
hp_proposal_has (HpProposal *self,
                 const char *name)
{
  return find (self, hp_element_find_member (self->element, name)) != NULL;
}

/* It is where it is not in the list that it is proposed for. */
gboolean
hp_proposal_is_new (HpProposal *self)
{
  return self->list != hp_element_get_list (self->element);
}

gboolean
hp_proposal_changes (HpProposal *self,
                     const char *name)
{
  const HpMember *member = hp_element_find_member (self->element, name);

  return hp_proposal_is_new (self) ||
         !hp_member_values_equal (member, hp_proposal_get (self, member),
                                  hp_element_get_field (self->element, member));
}

gboolean
hp_proposal_is_change (HpProposal *self)
{
  for (guint i = 0; i < self->values->len; i++)
    {
      HpProposedValue *proposed = &g_array_index (self->values, HpProposedValue, i);

      if (!hp_member_values_equal (proposed->member, &proposed->value,
                                   hp_element_get_field (self->element, proposed->member)))
        return TRUE;
    }

  return hp_proposal_is_new (self);
}

gconstpointer
hp_proposal_get (HpProposal     *self,
                 const HpMember *member)
{
  HpProposedValue *proposed = find (self, member);

  return proposed != NULL ? &proposed->value : hp_element_get_field (self->element, member);
}

static gconstpointer
get (HpProposal *self,
     const char *name)
{
  return hp_proposal_get (self, hp_element_find_member (self->element, name));
}

gint64
hp_proposal_get_frame (HpProposal *self,
                       const char *name)
{
  return *(const gint64 *) get (self, name);
}

int
hp_proposal_get_integer (HpProposal *self,
                         const char *name)
{
  return *(const int *) get (self, name);
}

const char *
hp_proposal_get_text (HpProposal *self,
                      const char *name)
{
  return *(const char *const *) get (self, name);
}
