/* Waiting, in the main loop, for what a worker does: no longer than until it is a hang. */

#pragma once

#include "desk/desk.h"

G_BEGIN_DECLS

#define WAIT_UNTIL(condition) \
  G_STMT_START \
    { \
      guint hang = waiting_start_limit (__LINE__); \
      while (!(condition)) \
        g_main_context_iteration (NULL, TRUE); \
      g_source_remove (hang); \
    } \
  G_STMT_END

/* Fails the test that is at @line if nobody removes the source in time. */
guint waiting_start_limit (int          line);

/* Opens the plan at @path. */
void  waiting_open        (HpDesk      *desk,
                           const char  *path);
/* Lets go of *@desk; a worker that syncs what was edited may have it a moment longer. */
void  waiting_drop        (HpDesk     **desk);

G_END_DECLS
