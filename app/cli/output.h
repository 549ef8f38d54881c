/* Where the verbs write: standard output, or files that appear whole or not at all. */

#pragma once

#include <gio/gio.h>

#include "export/formats.h"

G_BEGIN_DECLS

gboolean hp_cli_write        (const char      *name,
                              GBytes          *bytes,
                              GError         **error);

/* Whether @name is there and holds what we did not write as @format: nothing to overwrite
 * unasked. */
gboolean hp_cli_is_stranger  (const char      *name,
                              const HpFormat  *format);
gboolean hp_cli_is_same_file (const char      *a,
                              const char      *b);

G_END_DECLS
