/* Sound as pixels, painted a column at a time. */

#pragma once

#include <gtk/gtk.h>

#include "core/peaks.h"

G_BEGIN_DECLS

typedef struct
{
  const HpPeaks *peaks;
  double         start;          /* blocks: at @left */
  double         blocks_per_px;
  int            left;           /* px: from here … */
  int            right;          /* … to here it is drawn */
  int            height;         /* px */
  GdkRGBA        color;
} HpSoundPicture;

/* @scale: device pixels to one. */
void hp_sound_picture_snapshot (const HpSoundPicture *self,
                                GtkSnapshot          *snapshot,
                                int                   scale);

G_END_DECLS
