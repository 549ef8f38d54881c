#include "config.h"

#include "store/store-error.h"

#include <glib/gi18n-lib.h>

G_DEFINE_QUARK (hp-store-error, hp_store_error)

void
hp_store_set_errno (GError     **error,
                    const char  *path,
                    int          number)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, G_IO_ERROR, (int) g_io_error_from_errno (number),
               /* Translators: a file's path, and the system's reason. */
               _("“%s” could not be written: %s"), name, g_strerror (number));
}
