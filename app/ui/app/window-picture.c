/* What the window does about its picture: locating it, comparing it, and the reels. */

#include "config.h"

#include <glib/gi18n.h>

#include "desk/desk-reels.h"
#include "ui/app/window-private.h"
#include "ui/picture/film-chooser.h"
#include "ui/picture/picture-comparison.h"
#include "ui/picture/reels-dialog.h"

static void
tell (GtkWindow  *window,
      const char *text)
{
  hp_window_toast (HP_WINDOW (window), text);
}

static void
locate_response_cb (GtkNativeDialog *chooser,
                    int              response,
                    HpWindow        *self)
{
  HpReel *reel = hp_desk_get_reel (self->desk);

  if (response == GTK_RESPONSE_ACCEPT && reel != NULL)
    {
      g_autoptr(GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));

      hp_picture_comparison_offer (GTK_WINDOW (self), self->desk, reel, FALSE, file, tell);
    }

  g_object_unref (chooser);
}

/* For the reel of the frame shown. */
void
hp_window_locate_picture (HpWindow *self)
{
  GtkFileChooserNative *chooser = hp_film_chooser_new (GTK_WINDOW (self), _("Locate Picture"),
                                                       _("_Locate"), FALSE);

  g_signal_connect_object (chooser, "response", G_CALLBACK (locate_response_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/* The file that may be the missing one is looked at as one that was chosen is. */
void
hp_window_use_found_picture (HpWindow *self)
{
  GFile *file = hp_desk_get_found_picture (self->desk);

  if (file != NULL)
    hp_picture_comparison_offer (GTK_WINDOW (self), self->desk, hp_desk_get_reel (self->desk), FALSE,
                                 file, tell);
}

void
hp_window_compare_picture (HpWindow *self)
{
  HpPictureOffer *offer = hp_desk_dup_other_picture (self->desk);

  if (offer != NULL)
    hp_picture_comparison_present (GTK_WINDOW (self), self->desk, offer, tell);
}

void
hp_window_show_reels (HpWindow *self)
{
  if (self->reels == NULL)
    {
      self->reels = hp_reels_dialog_new (GTK_WINDOW (self), self->desk);
      g_object_add_weak_pointer (G_OBJECT (self->reels), (gpointer *) &self->reels);
    }

  gtk_window_present (GTK_WINDOW (self->reels));
}

/* The film, or the slate where there is none for the frame shown. */
void
hp_window_update_picture (HpWindow *self)
{
  const char *page = hp_desk_has_picture (self->desk) ? "film" : "slate";

  if (!g_str_equal (gtk_stack_get_visible_child_name (self->picture_stack), page))
    gtk_stack_set_visible_child_name (self->picture_stack, page);
}
