/* What a window was like the last time, kept with the user's state. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* NULL where nothing is remembered under @key. */
char *hp_remembered_dup (const char *group,
                         const char *key);
/* Where it cannot be written it is forgotten: nothing depends on it. */
void  hp_remember       (const char *group,
                         const char *key,
                         const char *value);

G_END_DECLS
