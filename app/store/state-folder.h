/* Where what belongs to the user, but is no document, lies. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The folder of the user's state that is Hairpin's: of the journals and the backups. */
char *hp_state_dup_folder (void);

G_END_DECLS
