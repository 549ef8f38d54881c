#include "config.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

#include "cli/cli.h"
#include "ui/app/application.h"

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_prgname ("hairpin");

  if (argc > 1 && hp_cli_is_verb (argv[1]))
    return hp_cli_run (argc, argv);

  return hp_application_run (argc, argv);
}
