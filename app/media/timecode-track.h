/* The start timecode of a QuickTime or MP4 film, out of its timecode track.
 *
 * GStreamer shows no such track, so we walk the boxes of the file to it.  Only
 * the headers on the way are read, never the film.
 */

#pragma once

#include <gio/gio.h>

#include "core/frame-rate.h"

G_BEGIN_DECLS

typedef struct
{
  gboolean is_drop;
  guint    timescale;          /* units a second … */
  guint    frame_duration;     /* … and how many of them a frame of timecode lasts */
  guint    frames_per_second;  /* as written; some cameras write 29 for 29.97 */
  gint64   first;              /* the number of the first label, in frames of timecode */
} HpTimecodeTrack;

/* FALSE where there is none that can be read: the film then plays without. */
gboolean hp_timecode_track_read      (GInputStream          *stream,
                                      GCancellable          *cancellable,
                                      HpTimecodeTrack       *track);

/* The same label counted in frames of the picture, of one day.  FALSE where it has no rate, or
 * lies before midnight. */
gboolean hp_timecode_track_get_start (const HpTimecodeTrack *track,
                                      HpFrameRate            rate,
                                      gint64                *start,
                                      gboolean              *is_drop);

G_END_DECLS
