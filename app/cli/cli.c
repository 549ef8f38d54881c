#include "config.h"

#include "cli/cli.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "cli/arguments.h"
#include "cli/verbs.h"

typedef struct
{
  const char  *name;
  const char  *help;
  int        (*run) (int argc, char **argv);
} Verb;

/* In the order in which a plan meets them. */
static const Verb verbs[] = {
  { "new", N_("Start a plan from a picture"), hp_verb_new },
  { "info", N_("Show what a plan holds"), hp_verb_info },
  { "validate", N_("Find every error of a plan file"), hp_verb_validate },
  { "export", N_("Write a plan, or a cue of it, in another format"), hp_verb_export },
  { "formats", N_("List the formats"), hp_verb_formats },
  { "diff", N_("Tell what changed between two plans"), hp_verb_diff },
  { "timecode", N_("Turn frame numbers into timecode, and timecode into frame numbers"),
    hp_verb_timecode },
};

static const Verb *
find_verb (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (strcmp (verbs[i].name, name) == 0)
      return &verbs[i];

  return NULL;
}

static gboolean
is_help (const char *argument)
{
  return strcmp (argument, "--help") == 0 || strcmp (argument, "-h") == 0;
}

static gboolean
is_version (const char *argument)
{
  return strcmp (argument, "--version") == 0;
}

/* Whether @argument, the first, is for the command line and not a file to open.
 *
 * So is a plain word that names no file: it is more likely a verb mistyped in a
 * script than a plan, and a window is not what the script waits for.
 */
gboolean
hp_cli_is_verb (const char *argument)
{
  g_return_val_if_fail (argument != NULL, FALSE);

  if (find_verb (argument) != NULL || is_help (argument) || is_version (argument))
    return TRUE;

  return g_ascii_isalpha (*argument) &&
         argument[strspn (argument, "abcdefghijklmnopqrstuvwxyz-")] == '\0' &&
         !g_file_test (argument, G_FILE_TEST_EXISTS);
}

static void
print_help (void)
{
  g_print ("%s\n"
           "  hairpin [%s]\n"
           "  hairpin %s [%s]\n"
           "\n"
           "%s\n"
           "\n"
           "%s\n",
           _("Usage:"), _("FILE…"), _("VERB"), _("ARGUMENT…"),
           _("Plans the music of a film against its picture. Without a verb, opens the window."),
           _("Verbs:"));
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    g_print ("  %-10s %s\n", verbs[i].name, _(verbs[i].help));
  g_print ("\n%s\n", _("“hairpin VERB --help” tells more of each."));
}

/* A result that did not reach its end is none: a full disk must not pass for success. */
static int
finish_output (int status)
{
  if (fflush (stdout) == 0 && !ferror (stdout))
    return status;

  hp_cli_complain (_("standard output"), "%s", g_strerror (errno));
  return HP_CLI_FAILED;
}

/**
 * hp_cli_run:
 * @argc: how many arguments there are
 * @argv: the program's arguments, of which the second is a verb
 *
 * Returns: the exit status
 */
int
hp_cli_run (int    argc,
            char **argv)
{
  const Verb *verb;
  g_autofree char *name = NULL;

  g_return_val_if_fail (argc > 1, HP_CLI_MISUSED);

  if (is_help (argv[1]))
    {
      print_help ();
      return finish_output (HP_CLI_DONE);
    }

  if (is_version (argv[1]))
    {
      g_print ("hairpin %s\n", VERSION);
      return finish_output (HP_CLI_DONE);
    }

  verb = find_verb (argv[1]);
  if (verb == NULL)
    {
      hp_cli_complain (NULL,
                       _("“%s” is neither a verb nor a file; “hairpin --help” lists the verbs"),
                       argv[1]);
      return HP_CLI_MISUSED;
    }

  /* The help of options calls the program so. */
  name = g_strdup_printf ("hairpin %s", verb->name);
  g_set_prgname (name);
  return finish_output (verb->run (argc - 1, argv + 1));
}
