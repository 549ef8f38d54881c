/* The GStreamer pipeline of one open film.
 *
 * Its pictures come as stills, in the size asked for; its sound goes to the
 * sink.  It runs in threads of its own: what they have to say they leave in
 * one slot, and wake the owner.
 *
 * States and seeks are told to it in one thread, in the order they were asked
 * for: either may wait for a disk, and nobody waits for them.
 */

#pragma once

#include <gst/gst.h>

#include "media/probe.h"
#include "media/still.h"

G_BEGIN_DECLS

typedef struct _HpFilmGraph HpFilmGraph;

/* Called in a streaming thread: a still has arrived, or the last one has. */
typedef void (*HpFilmGraphFunc) (gpointer user_data);

typedef struct
{
  gint64       ns;      /* of stream time */
  gint64       run_up;  /* ns before it where decoding begins, and so does the sound */
  gint64       stop;    /* ns of stream time at which the pictures end; -1 for the film's end */
  double       rate;    /* > 0 */
  GstSeekFlags flags;
  guint        serial;  /* which the pictures that answer carry */
} HpFilmSeek;

HpFilmGraph *hp_film_graph_new            (const char       *uri,
                                           const HpProbe    *probe,
                                           const char       *audio_sink,
                                           int               audio_track,
                                           HpFilmGraphFunc   func,
                                           gpointer          user_data,
                                           GError          **error);
void         hp_film_graph_free           (HpFilmGraph      *self);

GstElement  *hp_film_graph_get_pipeline   (HpFilmGraph      *self);
gboolean     hp_film_graph_is_sound       (HpFilmGraph      *self,
                                           GstObject        *object);
guint        hp_film_graph_get_n_read     (HpFilmGraph      *self);
gboolean     hp_film_graph_has_arrived    (HpFilmGraph      *self);
gboolean     hp_film_graph_is_settled     (HpFilmGraph      *self);
gboolean     hp_film_graph_is_over        (HpFilmGraph      *self,
                                           guint             serial);
gint64       hp_film_graph_get_position   (HpFilmGraph      *self);
HpStill     *hp_film_graph_take_still     (HpFilmGraph      *self);

/* Of the pictures that come without a seek. */
void         hp_film_graph_set_serial     (HpFilmGraph      *self,
                                           guint             serial);
void         hp_film_graph_set_state      (HpFilmGraph      *self,
                                           GstState          state);
void         hp_film_graph_seek           (HpFilmGraph      *self,
                                           const HpFilmSeek *seek);
void         hp_film_graph_step           (HpFilmGraph      *self,
                                           guint             n_pictures);
gboolean     hp_film_graph_set_view_size  (HpFilmGraph      *self,
                                           int               width,
                                           int               height);
/* Whether @still has the size that was set last. */
gboolean     hp_film_graph_fits_view      (HpFilmGraph      *self,
                                           HpStill          *still);
void         hp_film_graph_set_volume     (HpFilmGraph      *self,
                                           double            volume,
                                           gboolean          muted);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HpFilmGraph, hp_film_graph_free)

G_END_DECLS
