/* What somebody finds who opens the plans of a folder after whatever happened there. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Prints it, a line a finding. */
void judge (const char *folder);

G_END_DECLS
