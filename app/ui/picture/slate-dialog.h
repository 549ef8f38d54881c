/* Asks how long a slate is to be and, of a new plan, at which rate and timecode.
 *
 * Its response "add" is that of the suggested button, which can be pressed only
 * while what is given can be had.
 */

#pragma once

#include <adwaita.h>

#include "core/frame-rate.h"

G_BEGIN_DECLS

#define HP_TYPE_SLATE_DIALOG (hp_slate_dialog_get_type ())

G_DECLARE_FINAL_TYPE (HpSlateDialog, hp_slate_dialog, HP, SLATE_DIALOG, AdwMessageDialog)

/* For a new plan, or a reel of one that there is. */
GtkWidget   *hp_slate_dialog_new            (GtkWindow     *parent,
                                             gboolean       for_plan);

HpFrameRate  hp_slate_dialog_get_rate       (HpSlateDialog *self);
gboolean     hp_slate_dialog_get_drop_frame (HpSlateDialog *self);

/* The length, in frames at @rate. */
gint64       hp_slate_dialog_get_n_frames   (HpSlateDialog *self,
                                             HpFrameRate    rate);

/* The frame number of the start timecode. */
gint64       hp_slate_dialog_get_start      (HpSlateDialog *self);

G_END_DECLS
