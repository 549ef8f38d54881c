/* What a film file holds, measured once when it is opened.
 *
 * Frame n of the picture is shown from t0 + n / rate on, in stream time, which
 * is the time that a seek takes.  Container timestamps are not: a B-frame
 * film may begin at 83 ms there, and at 0 here.
 */

#pragma once

#include <gio/gio.h>

#include "core/frame-rate.h"

G_BEGIN_DECLS

typedef enum
{
  HP_PROBE_WARNING_VARIABLE_RATE,     /* figure: a picture's distance from its frame, ns */
  HP_PROBE_WARNING_PICTURES_MISSING,  /* figure: frames that the file has no picture for */
  HP_PROBE_WARNING_DAMAGED,           /* figure: pictures in the file that don't decode */
  HP_PROBE_WARNING_TRUNCATED,         /* figure: the length that the file claims, ns */
  HP_PROBE_WARNING_NO_AUDIO_DECODER,  /* figure: audio tracks that stay silent */
  HP_PROBE_WARNING_NOT_VERIFIED,      /* figure: pictures read before time was up */
} HpProbeWarningCode;

typedef struct
{
  HpProbeWarningCode code;
  gint64             figure;
} HpProbeWarning;

/* Read only: a probe never changes once made. */
typedef struct
{
  HpFrameRate           rate;            /* nominal, where it is variable */
  gboolean              is_variable;     /* a frame is then what its time says at that rate */
  gint64                n_frames;        /* > 0 */
  gint64                t0;              /* ns of stream time at which frame 0 starts */
  gint64                duration;        /* ns, as the container has it; -1 if it has none */

  int                   width;           /* px of the picture as shown: upright, with */
  int                   height;          /* square pixels */
  guint                 orientation;     /* how to turn it: a GstVideoOrientationMethod */

  guint                 n_audio_tracks;  /* 0 for a silent film */

  gboolean              has_timecode;
  gboolean              is_drop_frame;
  gint64                start_timecode;  /* frame number of the label of frame 0 */

  const char           *video_codec;     /* "H.264 (High Profile)": GStreamer's words */
  const char           *audio_codec;     /* of the first track; NULL if there is none */
  const char           *silent_advice;   /* sentences: what the sound needs; NULL if nothing */

  const HpProbeWarning *warnings;
  guint                 n_warnings;
} HpProbe;

#define HP_TYPE_PROBE (hp_probe_get_type ())

GType    hp_probe_get_type         (void);
HpProbe *hp_probe_ref              (HpProbe              *self);
void     hp_probe_unref            (HpProbe              *self);

HpProbe *hp_probe_file             (GFile                *file,
                                    GCancellable         *cancellable,
                                    GError              **error);
void     hp_probe_file_async       (GFile                *file,
                                    GCancellable         *cancellable,
                                    GAsyncReadyCallback   callback,
                                    gpointer              user_data);
HpProbe *hp_probe_file_finish      (GAsyncResult         *result,
                                    GError              **error);

/* The numbers without words and warnings: a value that may be kept. */
HpProbe  hp_probe_get_measures     (const HpProbe        *self);

/* The time to seek to for @frame: inside it, whatever the rounding. */
gint64   hp_probe_time_of          (const HpProbe        *self,
                                    gint64                frame);
/* The frame shown at @ns of stream time, 0…n_frames - 1. */
gint64   hp_probe_frame_at         (const HpProbe        *self,
                                    gint64                ns);

char    *hp_probe_describe_warning (const HpProbe        *self,
                                    const HpProbeWarning *warning);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HpProbe, hp_probe_unref)

G_END_DECLS
