#include "config.h"

#include "cli/verbs.h"

#include <glib/gi18n-lib.h>

#include "cli/arguments.h"

/* Prints all that is wrong with the file, one a line, and says whether it is a good plan. */
static gboolean
validate (const char *argument)
{
  g_autoptr(HpPlanLoad) load = hp_cli_load (argument);
  g_autofree char *name = g_filename_display_name (argument);
  g_autofree char *text = NULL;
  guint n_untold;

  if (load == NULL)
    return FALSE;
  if (load->plan != NULL)
    return TRUE;

  text = hp_problems_to_string (load->problems, name);
  g_print ("%s\n", text);

  n_untold = hp_problems_get_n (load->problems) - hp_problems_get_n_kept (load->problems);
  if (n_untold > 0)
    hp_cli_complain (argument, ngettext ("%u more error is not shown",
                                         "%u more errors are not shown", n_untold), n_untold);
  return FALSE;
}

int
hp_verb_validate (int    argc,
                  char **argv)
{
  g_auto(GStrv) plans = NULL;
  const GOptionEntry entries[] = {
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &plans, NULL, NULL },
    { NULL },
  };
  gboolean all_good = TRUE;

  if (!hp_cli_parse (&argc, &argv, _("PLAN…"),
                     _("Finds every error of plan files, each told with its place."), entries))
    return HP_CLI_MISUSED;

  if (plans == NULL)
    {
      hp_cli_complain (NULL, "%s", _("The plan to validate is missing"));
      return HP_CLI_MISUSED;
    }

  for (guint i = 0; plans[i] != NULL; i++)
    all_good = validate (plans[i]) && all_good;

  return all_good ? HP_CLI_DONE : HP_CLI_FAILED;
}
