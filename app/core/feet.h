/* Feet and frames of 35 mm film with four perforations a frame: 16 frames a foot, from 0+00. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define HP_FRAMES_PER_FOOT 16

/* "24+08" of 392 frames, which are 0 or more; whoever calls frees it. */
char *hp_feet_format (gint64 n_frames);

G_END_DECLS
