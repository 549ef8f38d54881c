#include "config.h"

#include "ui/picture/film-chooser.h"

#include <glib/gi18n.h>

GtkFileChooserNative *
hp_film_chooser_new (GtkWindow  *parent,
                     const char *title,
                     const char *accept,
                     gboolean    many)
{
  GtkFileChooserNative *chooser =
    gtk_file_chooser_native_new (title, parent, GTK_FILE_CHOOSER_ACTION_OPEN, accept, NULL);
  g_autoptr(GtkFileFilter) videos = gtk_file_filter_new ();
  g_autoptr(GtkFileFilter) all = gtk_file_filter_new ();

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (chooser), many);

  gtk_file_filter_set_name (videos, _("Pictures"));
  gtk_file_filter_add_mime_type (videos, "video/*");
  gtk_file_filter_add_mime_type (videos, "application/mxf");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), videos);

  gtk_file_filter_set_name (all, _("All Files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), all);
  return chooser;
}
