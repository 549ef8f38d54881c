#include "store/plan-writer.h"

#include "store/element-writer.h"

/* The canonical bytes of @plan. */
GBytes *
hp_plan_write (HpPlan *plan)
{
  GString *text;
  HpJsonHolder holder;

  g_return_val_if_fail (HP_IS_PLAN (plan), NULL);

  text = g_string_new (NULL);
  holder = hp_plan_write_head (text);
  hp_element_append_members (&holder, HP_ELEMENT (plan));
  hp_plan_write_foot (&holder);
  return g_string_free_to_bytes (text);
}

HpJsonHolder
hp_plan_write_head (GString *text)
{
  HpJsonHolder holder = hp_json_holder_open (text, '{', 0);

  hp_json_holder_begin_member (&holder, "format");
  hp_json_append_string (text, HP_PLAN_FORMAT);
  hp_json_holder_begin_member (&holder, "version");
  hp_json_append_integer (text, HP_PLAN_VERSION);
  return holder;
}

void
hp_plan_write_foot (HpJsonHolder *holder)
{
  hp_json_holder_close (holder);
  g_string_append_c (holder->text, '\n');
}
