/* The cadence of a film: its rate and its frames, found in when its pictures start.
 *
 * Containers round those times, to a millisecond or to a tick, and what they
 * claim of the rate is a guess as often as not.  So the rate is the one on whose
 * grid the pictures lie.
 */

#pragma once

#include "core/frame-rate.h"

G_BEGIN_DECLS

/* Films are read in runs: all of it in one, or a few stretches of a long one. */
typedef struct
{
  gint64 start;  /* ns of stream time */
  guint  run;
} HpPictureTime;

typedef struct
{
  HpFrameRate rate;
  gboolean    is_variable;  /* the pictures lie on no grid; the rate is nominal */
  gint64      t0;           /* ns at which frame 0 starts */
  gint64      n_frames;
  gint64      n_missing;    /* frames of the grid that have no picture of their own */
  gint64      error;        /* ns: how far a picture starts from its frame, at the most */
} HpCadence;

gboolean hp_cadence_find     (const HpPictureTime *pictures,
                              gsize                n_pictures,
                              gint64               end,
                              HpFrameRate          claimed,
                              HpCadence           *cadence);

/* The frame shown at @ns, without the bounds of the film. */
gint64   hp_cadence_frame_at (HpFrameRate          rate,
                              gint64               t0,
                              gint64               ns);

G_END_DECLS
