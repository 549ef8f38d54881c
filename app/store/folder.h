/* Folders, where it matters what is surely in them. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The names in @path, without an order.  A folder that cannot be read is an error: it is not
 * empty. */
GPtrArray *hp_folder_list    (const char  *path,
                              GError     **error);

/* What was made, renamed and removed in @path, and in @n_above folders above it, outlives a power
 * cut. */
gboolean   hp_folder_sync    (const char  *path,
                              guint        n_above,
                              GError     **error);
gboolean   hp_folder_sync_fd (int          fd,
                              const char  *path,
                              GError     **error);

G_END_DECLS
