#include "store/plan-writer.h"

#include "store/element-writer.h"

/* The canonical bytes of @plan. */
GBytes *
hp_plan_write (HpPlan *plan)
{
  GString *text;

  g_return_val_if_fail (HP_IS_PLAN (plan), NULL);

  text = g_string_new (NULL);
  g_string_append_printf (text, "{\n  \"format\": \"%s\",\n  \"version\": %d",
                          HP_PLAN_FORMAT, HP_PLAN_VERSION);
  hp_element_append_members (text, HP_ELEMENT (plan), 0, TRUE);
  g_string_append (text, "\n}\n");
  return g_string_free_to_bytes (text);
}
