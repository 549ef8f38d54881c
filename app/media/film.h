/* One open film: its start, its pictures, its seeks, its end.
 *
 * It lives in the main context it was made in, and tells there what happens.
 * Frames are the film's own, from 0.
 */

#pragma once

#include "media/probe.h"
#include "media/seek-controller.h"
#include "media/still.h"

G_BEGIN_DECLS

typedef struct _HpFilm HpFilm;

/* What happens to a film; any of them may close it. */
typedef struct
{
  void (*picture) (HpFilm       *film,   /* it shows another picture */
                   gpointer      user_data);
  void (*seeking) (HpFilm       *film,   /* hp_film_get_seeking() may have changed */
                   gpointer      user_data);
  void (*ended)   (HpFilm       *film,   /* played to its end, or to its stop */
                   gpointer      user_data);
  void (*failed)  (HpFilm       *film,   /* it is of no use any longer */
                   const GError *error,
                   gpointer      user_data);
  void (*warned)  (HpFilm       *film,   /* it plays on with something missing */
                   const GError *error,
                   gpointer      user_data);
} HpFilmEvents;

typedef struct
{
  const char *uri;
  const char *audio_sink;   /* a description as gst-launch takes it; NULL for the desktop's own */
  int         audio_track;  /* from 0; -1 for silence */
  double      volume;       /* 0…1 */
  gboolean    is_muted;
  int         view_width;   /* device px; 0 for the film's own size */
  int         view_height;
  gint64      frame;        /* the first shown */
} HpFilmOptions;

HpFilm  *hp_film_open           (const HpProbe       *probe,
                                 const HpFilmOptions *options,
                                 const HpFilmEvents  *events,
                                 gpointer             user_data,
                                 GError             **error);
/* Nothing is told of it from now on. */
void     hp_film_mute_events    (HpFilm              *self);
/* The same, and it lets go of all it has. */
void     hp_film_close          (HpFilm              *self);
HpFilm  *hp_film_ref            (HpFilm              *self);
void     hp_film_unref          (HpFilm              *self);

gboolean hp_film_get_seeking    (HpFilm              *self);
/* Whether its first picture is there, and it would play at once. */
gboolean hp_film_is_ready       (HpFilm              *self);
HpStill *hp_film_ref_picture    (HpFilm              *self);
/* The frame that was asked for last, or played since. */
gint64   hp_film_get_wanted     (HpFilm              *self);
/* By the clock, in ns of stream time; -1 while it stands still. */
gint64   hp_film_get_position   (HpFilm              *self);

void     hp_film_set_playing    (HpFilm              *self,
                                 gboolean             playing);
/* Above 0; heard from the next seek on, which plays sound as fast. */
void     hp_film_set_rate       (HpFilm              *self,
                                 double               rate);
/* The frame it ends before, from the next seek on; -1 for its own end. */
void     hp_film_set_stop       (HpFilm              *self,
                                 gint64               stop);
void     hp_film_seek           (HpFilm              *self,
                                 gint64               frame,
                                 HpSeekMode           mode);
/* Shows the picture @n on from the one that is shown, soon.  FALSE where only a seek gets there:
 * while it plays or seeks. */
gboolean hp_film_step           (HpFilm              *self,
                                 guint                n);

void     hp_film_set_volume     (HpFilm              *self,
                                 double               volume,
                                 gboolean             muted);
/* Returns whether the next picture will have another size. */
gboolean hp_film_set_view_size  (HpFilm              *self,
                                 int                  width,
                                 int                  height);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HpFilm, hp_film_unref)

G_END_DECLS
