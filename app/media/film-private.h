/* What the files of a film share, and nobody else. */

#pragma once

#include "media/film-graph.h"
#include "media/film.h"
#include "media/sources.h"

G_BEGIN_DECLS

struct _HpFilm
{
  gatomicrefcount     n_refs;
  HpFilmEvents        events;
  gpointer            user_data;   /* theirs */

  GMainContext       *context;
  HpSeekController   *seeks;
  HpProbe             probe;       /* without its words: only the numbers are used */
  HpFilmOptions       options;
  char               *uri;
  char               *audio_sink;
  HpFilmGraph        *graph;       /* NULL once closed */
  GSource            *bus_source;

  GSource            *patience;
  guint               n_looks;
  GError             *doubt;       /* an error that the film may get over */
  GSource            *watch;
  guint               n_watches;
  guint               n_read;      /* coded pictures, when it was last looked */

  HpStill            *first;       /* the picture it came with, until it is settled */
  gboolean            is_settled;  /* the first picture is there: seeks may begin */
  gboolean            is_playing;
  gboolean            was_seeking;
  gint64              wanted;      /* frame: the last asked for, or played since */
  gint64              sought;      /* frame: what the seek in flight is for */
  gboolean            is_exact;    /* and whether nothing but that will do */
  guint               n_tries;     /* of the last seek */
  guint               n_outdated;  /* of those, answered in a size that the view had before */
  gboolean            is_apart;    /* the sound does not stand where the picture does */
  gboolean            is_stepping;
  guint               n_steps;     /* to be made after the one under way */
  double              rate;
  gint64              stop;
  HpStill            *picture;
  HpWake             *wake;        /* asked when another thread left a still */
};

gboolean hp_film_start         (HpFilm      *self,
                                GError     **error);
void     hp_film_stop          (HpFilm      *self);
void     hp_film_begin         (HpFilm      *self);
void     hp_film_settle        (HpFilm      *self);
void     hp_film_apply_playing (HpFilm      *self);
void     hp_film_tell_seeking  (HpFilm      *self);

/* film-messages.c */
void     hp_film_fail          (HpFilm      *self,
                                GError      *error);
void     hp_film_watch         (HpFilm      *self);
gboolean hp_film_read_message  (GstBus      *bus,
                                GstMessage  *message,
                                gpointer     user_data);

G_END_DECLS
