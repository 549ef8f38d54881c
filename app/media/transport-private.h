/* What the files of the transport share, and nobody else. */

#pragma once

#include <gst/gst.h>

#include "media/film-graph.h"
#include "media/transport.h"

G_BEGIN_DECLS

struct _HpTransport
{
  GObject           parent_instance;

  char             *audio_sink;
  GMainContext     *context;
  HpSeekController *seeks;

  HpProbe           probe;         /* without its words: only the numbers are used */
  char             *uri;
  HpFilmGraph      *graph;         /* NULL while no film is open */
  GSource          *bus_source;
  GSource          *patience;
  guint             n_patience;
  GError           *doubt;         /* an error that the film may get over */
  gboolean          is_settled;    /* the first picture is there: seeks may begin */
  gboolean          has_ended;
  gint64            wanted;        /* frame: the last asked for, or played since */
  gint64            sought;        /* frame: what the seek in flight is for */
  gboolean          is_exact;      /* and whether nothing but that will do */
  guint             n_tries;       /* of the last seek */

  gboolean          is_playing;    /* asked for, and so it is but for a moment */
  gboolean          was_seeking;   /* as last notified */
  gint64            frame;
  HpStill          *picture;
  double            volume;
  gboolean          is_muted;
  int               view_width;    /* device px; 0 for the film's own */
  int               view_height;

  GMutex            lock;
  GSource          *wake;          /* locked: pending, since a streaming thread left a still */
};

/* transport-film.c: the film that is open, from its start to its end. */
void     hp_transport_notify_seeking (HpTransport *self);
void     hp_transport_set_frame      (HpTransport *self,
                                      gint64       frame);
void     hp_transport_set_is_playing (HpTransport *self,
                                      gboolean     is_playing);
void     hp_transport_stop_film      (HpTransport *self);
gboolean hp_transport_start_film     (HpTransport  *self,
                                      gboolean      has_sound,
                                      GError      **error);
void     hp_transport_start_seek     (gint64      frame,
                                      HpSeekMode  mode,
                                      guint       serial,
                                      gpointer    user_data);

G_END_DECLS
