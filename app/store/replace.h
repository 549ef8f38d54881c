/* A file replaced whole, or not at all.
 *
 * The bytes go to a new file beside the old one, are synced, and take its name;
 * then the folder is synced.  Whatever fails on the way, the old file stands.
 * Mode and owner are kept, and a symbolic link goes on pointing where it did.
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean hp_replace (GFile         *file,
                     GBytes        *bytes,
                     GCancellable  *cancellable,
                     GError       **error);

G_END_DECLS
