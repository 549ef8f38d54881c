/* Who has a plan open: a lock on a file, which says it in words. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Locks @path, which is made; -1 on failure: HP_STORE_ERROR_HELD says who holds it. */
int      hp_journal_lock_take  (const char  *path,
                                GError     **error);
/* Whether somebody has locked @path; nothing is changed. */
gboolean hp_journal_lock_is_held (const char *path);

G_END_DECLS
