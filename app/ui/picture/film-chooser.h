/* Asks for film files. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A modal chooser of films, and of any file that the user thinks is one.  Returns: (transfer full):
 * it lives until the caller has heard its "response" */
GtkFileChooserNative *hp_film_chooser_new (GtkWindow  *parent,
                                           const char *title,
                                           const char *accept,
                                           gboolean    many);

G_END_DECLS
