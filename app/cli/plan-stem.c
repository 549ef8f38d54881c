#include "config.h"

#include "cli/plan-stem.h"

#include <string.h>

#include "cli/arguments.h"
#include "export/file-names.h"

/**
 * hp_cli_plan_stem:
 * @argument: the plan as the user named it
 * @plan: the plan
 *
 * Returns: (transfer full): the file's name without folder and extension, or the
 *   plan's title when it came through a pipe
 */
char *
hp_cli_plan_stem (const char *argument,
                  HpPlan     *plan)
{
  char *stem;

  if (strcmp (argument, HP_CLI_STANDARD) == 0)
    return hp_file_name_fit (hp_plan_get_title (plan));

  stem = g_path_get_basename (argument);
  if (g_str_has_suffix (stem, HP_PLAN_SUFFIX) && strlen (stem) > strlen (HP_PLAN_SUFFIX))
    stem[strlen (stem) - strlen (HP_PLAN_SUFFIX)] = '\0';
  return stem;
}
