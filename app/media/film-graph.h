/* The GStreamer pipeline of one open film.
 *
 * Its pictures come as stills, in the size asked for; its sound goes to the
 * sink.  It runs in threads of its own: what they have to say they leave in
 * one slot, and wake the owner.
 */

#pragma once

#include <gst/gst.h>

#include "media/probe.h"
#include "media/still.h"

G_BEGIN_DECLS

typedef struct _HpFilmGraph HpFilmGraph;

/* Called in a streaming thread: a still has arrived, or the last one has. */
typedef void (*HpFilmGraphFunc) (gpointer user_data);

HpFilmGraph *hp_film_graph_new            (const char       *uri,
                                           const HpProbe    *probe,
                                           const char       *audio_sink,
                                           gboolean          has_sound,
                                           HpFilmGraphFunc   func,
                                           gpointer          user_data,
                                           GError          **error);
void         hp_film_graph_free           (HpFilmGraph      *self);

GstElement  *hp_film_graph_get_pipeline   (HpFilmGraph      *self);
gboolean     hp_film_graph_is_sound       (HpFilmGraph      *self,
                                           GstObject        *object);
gboolean     hp_film_graph_has_arrived    (HpFilmGraph      *self);
gboolean     hp_film_graph_is_settled     (HpFilmGraph      *self);
gboolean     hp_film_graph_is_over        (HpFilmGraph      *self,
                                           guint             serial);
gint64       hp_film_graph_get_position   (HpFilmGraph      *self);
HpStill     *hp_film_graph_take_still     (HpFilmGraph      *self);

gboolean     hp_film_graph_seek           (HpFilmGraph      *self,
                                           gint64            ns,
                                           gint64            run_up,
                                           GstSeekFlags      flags,
                                           guint             serial);
gboolean     hp_film_graph_set_view_size  (HpFilmGraph      *self,
                                           int               width,
                                           int               height);
void         hp_film_graph_set_volume     (HpFilmGraph      *self,
                                           double            volume,
                                           gboolean          muted);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HpFilmGraph, hp_film_graph_free)

G_END_DECLS
