/* The reels of the film, in their order: more of them, other files, other places.
 *
 * It stands beside the window and does not block it, so that the playhead can go
 * where a reel is to be split.  Each button has a key, and each is one step.
 */

#pragma once

#include <adwaita.h>

#include "desk/desk.h"
#include "model/reel.h"

G_BEGIN_DECLS

#define HP_TYPE_REELS_DIALOG (hp_reels_dialog_get_type ())

G_DECLARE_FINAL_TYPE (HpReelsDialog, hp_reels_dialog, HP, REELS_DIALOG, AdwWindow)

/* It goes with @parent, and when @desk has another plan. */
GtkWidget *hp_reels_dialog_new          (GtkWindow     *parent,
                                         HpDesk        *desk);

/* The reel that the buttons are about.  Returns: (transfer none) (nullable) */
HpReel    *hp_reels_dialog_get_selected (HpReelsDialog *self);

G_END_DECLS
