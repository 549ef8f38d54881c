/* What the plan says of a reel's picture beside what a file has, and what to do where they differ.
 *
 * A file that agrees is taken at once.  Else a dialog shows the figures, and each
 * choice with what comes of it; nothing is changed before one is made.
 */

#pragma once

#include <gtk/gtk.h>

#include "desk/desk-reels.h"

G_BEGIN_DECLS

/* Says a sentence to the user, in the window @parent or its descendant. */
typedef void (*HpTellFunc) (GtkWindow  *parent,
                            const char *text);

/* Probes @file as the picture of @reel, alone or for all reels in the same file, and goes on as
 * above; what came of it is told by @tell. */
void       hp_picture_comparison_offer   (GtkWindow      *parent,
                                          HpDesk         *desk,
                                          HpReel         *reel,
                                          gboolean        alone,
                                          GFile          *file,
                                          HpTellFunc      tell);

/* The dialog, which is shown.  Takes @offer.  Returns: (transfer none) */
GtkWidget *hp_picture_comparison_present (GtkWindow      *parent,
                                          HpDesk         *desk,
                                          HpPictureOffer *offer,
                                          HpTellFunc      tell);

G_END_DECLS
