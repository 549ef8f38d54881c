/* What a program does to plans, call by call. */

#pragma once

#include "work.h"

G_BEGIN_DECLS

/* The first plan of a folder, before anything is watched. */
void     scenario_prepare (const char *folder);
/* FALSE where there is no scenario @name. */
gboolean scenario_run     (const char *name,
                           const char *folder,
                           NoteFunc    note);

G_END_DECLS
