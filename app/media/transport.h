/* Plays the film: the picture by frames, the sound with it.
 *
 * A main-thread object over one GStreamer pipeline.  Everything it tells it
 * tells in the main context it was made in.
 *
 * Properties: "playing", "rate", "audio-track", "volume" and "muted"; "frame" and "n-frames" (0 while
 * no film is open) and "seeking" to read; "audio-sink", at construction, a description as
 * gst-launch takes it, NULL for the desktop's own ("fakesink sync=true" in tests).
 *
 * Signals:
 * "picture-changed": hp_transport_ref_picture() has another picture.
 * "ended": played to the end, or backwards to the beginning; it is paused on the last frame there.
 * "failed" (GError): the film cannot be played on; it is closed.
 * "warned" (GError): it plays on with something missing, such as the sound.
 */

#pragma once

#include <gio/gio.h>

#include "media/probe.h"
#include "media/still.h"

G_BEGIN_DECLS

#define HP_TYPE_TRANSPORT (hp_transport_get_type ())

G_DECLARE_FINAL_TYPE (HpTransport, hp_transport, HP, TRANSPORT, GObject)

HpTransport *hp_transport_new                (void);

gboolean     hp_transport_open               (HpTransport    *self,
                                              GFile          *file,
                                              const HpProbe  *probe,
                                              gint64          frame,
                                              gint64          end,
                                              GError        **error);
void         hp_transport_prepare            (HpTransport    *self,
                                              GFile          *file,
                                              const HpProbe  *probe,
                                              gint64          frame,
                                              gint64          end);
void         hp_transport_close              (HpTransport    *self);
gboolean     hp_transport_is_open            (HpTransport    *self);
gint64       hp_transport_get_n_frames       (HpTransport    *self);

gboolean     hp_transport_get_playing        (HpTransport    *self);
void         hp_transport_set_playing        (HpTransport    *self,
                                              gboolean        playing);

void         hp_transport_set_end            (HpTransport    *self,
                                              gint64          end);
double       hp_transport_get_rate           (HpTransport    *self);
void         hp_transport_set_rate           (HpTransport    *self,
                                              double          rate);
void         hp_transport_set_loop           (HpTransport    *self,
                                              gint64          first,
                                              gint64          end);

/* Of the picture last delivered, and so of what is seen. */
gint64       hp_transport_get_frame          (HpTransport    *self);
/* From the clock: smooth, for a playhead.  @fraction of the frame has passed, 0…1. */
gint64       hp_transport_get_position_frame (HpTransport    *self,
                                              double         *fraction);

gboolean     hp_transport_get_seeking        (HpTransport    *self);
void         hp_transport_seek_frame         (HpTransport    *self,
                                              gint64          frame);
void         hp_transport_scrub_to_frame     (HpTransport    *self,
                                              gint64          frame);
void         hp_transport_step               (HpTransport    *self,
                                              int             n_frames);

guint        hp_transport_get_n_audio_tracks (HpTransport    *self);
int          hp_transport_get_audio_track    (HpTransport    *self);
void         hp_transport_set_audio_track    (HpTransport    *self,
                                              int             track);
double       hp_transport_get_volume         (HpTransport    *self);
void         hp_transport_set_volume         (HpTransport    *self,
                                              double          volume);
gboolean     hp_transport_get_muted          (HpTransport    *self);
void         hp_transport_set_muted          (HpTransport    *self,
                                              gboolean        muted);

/* NULL before the first.  Stays the same until "picture-changed". */
HpStill     *hp_transport_ref_picture        (HpTransport    *self);
/* A view of the film, by any pointer, shows it in so many device pixels; 0 when it is gone.  The
 * picture fits in the largest of them, and is never scaled up.  A film that stands still shows its
 * frame again in the new size. */
void         hp_transport_set_view_size      (HpTransport    *self,
                                              gpointer        view,
                                              int             width,
                                              int             height);

G_END_DECLS
