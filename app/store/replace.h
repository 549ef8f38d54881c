/* A file replaced whole, or not at all.
 *
 * The bytes go to a new file beside the old one, are synced, and take its name;
 * then the folder is synced.  Whatever fails on the way, the old file stands.
 * Mode and owner are kept, and a symbolic link goes on pointing where it did; another hard link
 * goes on naming the old file.  What other programs keep beside a file, as access lists, is not
 * kept.
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

struct stat;

/* Is told how the new file will be known, when it is safe and has not taken the name yet. */
typedef gboolean (*HpReplaceFunc) (const struct stat  *written,
                                   gpointer            data,
                                   GError            **error);

gboolean hp_replace       (GFile          *file,
                           GBytes         *bytes,
                           GCancellable   *cancellable,
                           GError        **error);
gboolean hp_replace_full  (GFile          *file,
                           GBytes         *bytes,
                           HpReplaceFunc   ready,
                           gpointer        data,
                           GCancellable   *cancellable,
                           GError        **error);

/* Removes what is left beside @file of replacements that were never finished, as by a power cut;
 * for who knows that none is under way. */
void     hp_replace_clean (GFile         *file);

G_END_DECLS
