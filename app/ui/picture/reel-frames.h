/* Asks which frames of its file a reel shows: the first, and the last. */

#pragma once

#include <gtk/gtk.h>

#include "desk/desk.h"
#include "model/reel.h"
#include "ui/picture/picture-comparison.h"

G_BEGIN_DECLS

/* The dialog, which is shown; what is refused is told by @tell.  Returns: (transfer none) */
GtkWidget *hp_reel_frames_present (GtkWindow  *parent,
                                   HpDesk     *desk,
                                   HpReel     *reel,
                                   HpTellFunc  tell);

G_END_DECLS
