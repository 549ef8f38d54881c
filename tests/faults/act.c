/* Runs scenarios and judges folders, as it is told by lines on its input:
 *
 *   prepare FOLDER
 *   run SCENARIO FOLDER LOG KIND NTH ANSWER ERROR ONWARDS ALSO KILLS TRACES
 *   judge FOLDER
 *
 * Each is done by a process of its own, so that it may be killed.  A line “end N”
 * follows what it printed: its exit status, or the number of its signal, negative.
 */

#include <dlfcn.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "judge.h"
#include "scenario.h"
#include "shim.h"

#define N_WORDS 12
#define TIMEOUT 4  /* s, of what takes some ms */

static gpointer
from_shim (const char *name)
{
  gpointer function = dlsym (RTLD_DEFAULT, name);

  if (function == NULL)
    g_error ("%s is missing: the shim is not loaded", name);
  return function;
}

static int
run (char **words)
{
  FaultBeginFunc begin = (FaultBeginFunc) from_shim ("fault_begin");
  FaultCountFunc count = (FaultCountFunc) from_shim ("fault_count");
  NoteFunc note = (NoteFunc) from_shim ("fault_note");
  FaultRule rule = {
    .kind = (FaultKind) atoi (words[4]),
    .nth = atoi (words[5]),
    .answer = (FaultAnswer) atoi (words[6]),
    .number = atoi (words[7]),
    .onwards = atoi (words[8]),
    .also = atoi (words[9]),
    .kills = atoi (words[10]),
    .traces = atoi (words[11]),
  };
  int log = open (words[3], O_WRONLY | O_CREAT | O_APPEND, 0600), counts[N_FAULTS];
  gboolean known;

  begin (words[2], log, &rule);
  known = scenario_run (words[1], words[2], note);
  count (counts);
  for (guint i = 0; i < N_FAULTS; i++)
    printf ("count\t%u\t%d\n", i, counts[i]);
  fflush (stdout);
  return known ? 0 : 2;
}

static int
obey (char **words)
{
  guint n = g_strv_length (words);

  if (n == 2 && g_str_equal (words[0], "prepare"))
    scenario_prepare (words[1]);
  else if (n == N_WORDS && g_str_equal (words[0], "run"))
    return run (words);
  else if (n == 2 && g_str_equal (words[0], "judge"))
    judge (words[1]);
  else
    return 2;

  fflush (stdout);
  return 0;
}

int
main (void)
{
  char line[8192];

  while (fgets (line, sizeof line, stdin) != NULL)
    {
      g_auto(GStrv) words = g_strsplit (g_strchomp (line), "\t", N_WORDS);
      pid_t child;
      int status = 0;

      fflush (stdout);
      child = fork ();
      if (child == 0)
        {
          alarm (TIMEOUT);
          _exit (obey (words));
        }

      waitpid (child, &status, 0);
      printf ("end\t%d\n", WIFSIGNALED (status) ? -WTERMSIG (status) : WEXITSTATUS (status));
      fflush (stdout);
    }

  return 0;
}
