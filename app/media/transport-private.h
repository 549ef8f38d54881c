/* What the files of the transport share, and nobody else. */

#pragma once

#include "media/film.h"
#include "media/frame-server.h"
#include "media/sources.h"
#include "media/transport.h"

G_BEGIN_DECLS

struct _HpTransport
{
  GObject        parent_instance;

  char          *audio_sink;
  GMainContext  *context;

  HpProbe        probe;         /* of the film, without its words: only the numbers are used */
  char          *uri;
  HpFilm        *film;          /* NULL while none is open */
  HpFilm        *next;          /* made ready to follow it, or NULL */
  char          *next_uri;
  GSource       *parting;       /* lets go of films that are left */
  GSList        *left;          /* (element-type HpFilm) */
  gint64         end;           /* frame before which it ends; at most its number of frames */
  gint64         loop_first;    /* -1: no loop */
  gint64         loop_end;
  int            audio_track;

  gboolean       is_playing;    /* asked for, and so it is but for a moment */
  double         rate;
  gboolean       has_ended;
  gboolean       was_seeking;   /* as last notified */
  gint64         frame;
  HpStill       *picture;
  double         volume;
  gboolean       is_muted;
  GHashTable    *view_sizes;    /* (element-type gpointer int[2]): of the views, by view */
  int            view_width;    /* device px; 0 for the film's own */
  int            view_height;
  GSource       *rest;          /* the pointer may have come to rest */
  gint64         scrubbed;      /* frame it rests at */

  /* Jogging: what is shown comes from the frame server, and the film stands elsewhere. */
  HpFrameServer *server;        /* NULL before it is needed */
  gboolean       is_jogging;
  gint64         jog_frame;     /* asked for last */
  gint64         jog_time;      /* ns of stream time within it */
  gboolean       is_served;     /* and shown */
  gint64         jog_asked;     /* µs, when the first was asked for of those not shown */
  gint64         jog_end;       /* ns: when the picture after the one served is shown */
  gint64         jog_from;      /* ns: the end of the picture not to be shown again, or -1 */
  GSource       *tick;          /* while it plays backwards */
  gint64         tick_start;    /* µs, when it was at */
  gint64         tick_frame;
  HpWake        *wake;          /* asked when the frame server has a picture */
};

void     hp_transport_show           (HpTransport  *self,
                                      HpStill      *still);
void     hp_transport_set_frame      (HpTransport  *self,
                                      gint64        frame);
void     hp_transport_notify_seeking (HpTransport  *self);
void     hp_transport_seek_film      (HpTransport  *self,
                                      gint64        frame,
                                      HpSeekMode    mode);
gint64   hp_transport_get_wanted     (HpTransport  *self);

/* transport-film.c: which film it has. */
void     hp_transport_let_go         (HpTransport  *self);

/* transport-play.c: how it plays. */
gboolean hp_transport_is_heard       (HpTransport  *self);
gint64   hp_transport_get_stop       (HpTransport  *self,
                                      gint64        frame);
void     hp_transport_apply_playing  (HpTransport  *self);
void     hp_transport_set_is_playing (HpTransport  *self,
                                      gboolean      is_playing);

/* transport-jog.c: steps, and play backwards. */
void     hp_transport_take_served    (gpointer      user_data);
void     hp_transport_jog            (HpTransport  *self,
                                      gint64        frame,
                                      gboolean      backwards);
void     hp_transport_jog_on         (HpTransport  *self,
                                      int           n_frames);
void     hp_transport_end_jog        (HpTransport  *self);
void     hp_transport_close_server   (HpTransport  *self);
void     hp_transport_run_backwards  (HpTransport  *self);
void     hp_transport_stop_backwards (HpTransport  *self);

G_END_DECLS
