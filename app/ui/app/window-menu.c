/* The main menu gives the focus back to what had it: the keys of the picture are there again, also
 * after a dialog that was opened from it. */

#include "config.h"

#include "ui/app/window-private.h"

static void
focus_cb (HpWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (self->stack != NULL && focus != NULL &&
      gtk_widget_is_ancestor (focus, GTK_WIDGET (self->stack)))
    g_set_weak_pointer (&self->last_focus, focus);
}

static void
closed_cb (HpWindow *self)
{
  if (self->last_focus != NULL && gtk_widget_get_mapped (self->last_focus))
    gtk_widget_grab_focus (self->last_focus);
}

void
hp_window_watch_menu (HpWindow *self)
{
  g_signal_connect (self, "notify::focus-widget", G_CALLBACK (focus_cb), NULL);
  g_signal_connect_object (gtk_menu_button_get_popover (self->main_menu), "closed",
                           G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
}
