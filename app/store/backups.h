/* The plans as they were before they were saved: the last ten of each. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define HP_BACKUPS_KEPT 10

/* Where the backups of the plan in @file are; of untitled plans where that is NULL.  @state is as
 * of hp_state_dup_folder(). */
char     *hp_backups_dup_folder (const char  *state,
                                 GFile       *file);

/* The plan that @backup is an earlier version of, or what else lies in its folder; NULL where that
 * is not known. */
GFile    *hp_backups_dup_origin (GFile       *backup);

/* Keeps @bytes as the newest, and drops the oldest beyond those kept.  Returns its file. */
GFile    *hp_backups_keep       (const char  *state,
                                 GFile       *file,
                                 GBytes      *bytes,
                                 GError     **error);

/* Keeps what @file holds, which is about to be replaced; NULL, without an error, where there is
 * nothing. */
GFile    *hp_backups_keep_file  (const char  *state,
                                 GFile       *file,
                                 GError     **error);

G_END_DECLS
