/* The command line: a table of verbs, each in a file of its own.
 *
 * A verb needs no display, no session bus and no sound.  Results go to the
 * standard output, everything else to the standard error.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a verb exits with. */
typedef enum
{
  HP_CLI_DONE = 0,
  HP_CLI_FAILED = 1,
  HP_CLI_MISUSED = 2,  /* the command line is wrong */
} HpCliStatus;

gboolean hp_cli_is_verb (const char  *argument);
int      hp_cli_run     (int          argc,
                         char       **argv);

G_END_DECLS
