/* A reel in a list: its number, its file, where it begins, its length and its start timecode. */

#pragma once

#include <gtk/gtk.h>

#include "model/plan.h"
#include "model/reel.h"

G_BEGIN_DECLS

/* It shows the reel as it is now.  Returns: (transfer floating) */
GtkWidget *hp_reel_row_new      (HpPlan        *plan,
                                 HpReel        *reel);

/* Returns: (transfer none) */
HpReel    *hp_reel_row_get_reel (GtkListBoxRow *row);

G_END_DECLS
