#include "config.h"

#include "ui/app/message-heading.h"

static void
wrap_titles (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_has_css_class (widget, "title-2"))
    {
      gtk_label_set_wrap (GTK_LABEL (widget), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (widget), PANGO_WRAP_WORD_CHAR);
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    wrap_titles (child);
}

/* Libadwaita has a heading twice, large on one line and small on several, and shows what fits.
 * Up to 1.7 it asks how high the large one is in less room than a line needs, of which GTK warns;
 * not so of a label that may wrap. */
void
hp_message_heading_wrap (AdwMessageDialog *dialog)
{
  g_return_if_fail (ADW_IS_MESSAGE_DIALOG (dialog));

  wrap_titles (GTK_WIDGET (dialog));
}
