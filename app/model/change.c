#include "model/change.h"

#include <string.h>

/* By its id an element is found anywhere; without one it is named by where it stood. */
static void
remember_place (HpChange  *self,
                HpElement *element)
{
  HpElementList *list = hp_element_get_list (element);

  g_set_object (&self->element, hp_element_get_parent (element));
  if (list != NULL)
    hp_element_list_find (list, element, &self->position);
}

void
hp_change_init_set (HpChange       *self,
                    HpElement      *element,
                    const HpMember *member,
                    gconstpointer   value)
{
  *self = (HpChange) { HP_CHANGE_SET, .target = g_object_ref (element), .member = member };
  hp_member_copy_value (member, &self->before, hp_element_get_field (element, member));
  hp_member_copy_value (member, &self->after, value);
  if (hp_element_get_id (element) == NULL)
    remember_place (self, element);
}

void
hp_change_init_list (HpChange      *self,
                     HpChangeKind   kind,
                     HpElementList *list,
                     guint          position,
                     HpElement     *element)
{
  *self = (HpChange) {
    .kind = kind,
    .position = position,
    .target = g_object_ref (hp_element_list_get_owner (list)),
    .member = hp_element_list_get_member (list),
    .element = g_object_ref (element),
  };
}

void
hp_change_clear (HpChange *self)
{
  if (self->kind == HP_CHANGE_SET)
    {
      hp_member_clear_value (self->member, &self->before);
      hp_member_clear_value (self->member, &self->after);
    }
  g_clear_object (&self->target);
  g_clear_object (&self->element);
}

HpElementList *
hp_change_get_list (const HpChange *self)
{
  g_return_val_if_fail (self->kind != HP_CHANGE_SET, NULL);

  return *(HpElementList *const *) hp_element_get_field (self->target, self->member);
}

void
hp_change_make (const HpChange *self,
                gboolean        forward)
{
  if (self->kind == HP_CHANGE_SET)
    hp_element_set_field (self->target, self->member, forward ? &self->after : &self->before);
  else if ((self->kind == HP_CHANGE_INSERT) == forward)
    hp_element_list_insert (hp_change_get_list (self), self->position, self->element);
  else
    hp_element_list_remove (hp_change_get_list (self), self->position);
}

gboolean
hp_change_join (HpChange *self,
                HpChange *next)
{
  if (self->kind != HP_CHANGE_SET || next->kind != HP_CHANGE_SET ||
      self->target != next->target || self->member != next->member)
    return FALSE;

  hp_member_clear_value (self->member, &self->after);
  hp_member_move_value (self->member, &self->after, &next->after);
  hp_member_clear_value (next->member, &next->before);
  g_clear_object (&next->target);
  g_clear_object (&next->element);
  return TRUE;
}

void
hp_change_amend (HpChange    *self,
                 HpAmendFunc  func,
                 gpointer     data)
{
  if (self->kind == HP_CHANGE_SET)
    {
      func (self->target, self->member, &self->before, data);
      func (self->target, self->member, &self->after, data);
    }
  else if (hp_element_get_list (self->element) == NULL)
    func (self->element, NULL, NULL, data);
}
