/* The tracks of a film that is read: its first picture goes to a sink, the others are listed and
 * thrown away.
 *
 * The streaming threads write it and a worker reads it, at any time.
 */

#pragma once

#include <gst/gst.h>

#include "media/picture-log.h"

G_BEGIN_DECLS

typedef struct _HpFilmTracks HpFilmTracks;

/* Neither @pipeline nor @log is kept alive. */
HpFilmTracks *hp_film_tracks_new         (GstElement   *pipeline,
                                          HpPictureLog *log);
void          hp_film_tracks_free        (HpFilmTracks *self);

/* Takes what comes out of @decoder, in the pipeline; what a demuxer has is measured too if
 * @is_parser, that is if nothing is decoded. */
void          hp_film_tracks_follow      (HpFilmTracks *self,
                                          GstElement   *decoder,
                                          gboolean      is_parser);
/* Forgets them.  To be called when nothing is on its way. */
void          hp_film_tracks_clear       (HpFilmTracks *self);
/* Reads @message, if it is of the tracks. */
void          hp_film_tracks_read        (HpFilmTracks *self,
                                          GstMessage   *message);

/* Of the picture, in the pipeline; NULL while there is none. */
GstElement   *hp_film_tracks_get_sink    (HpFilmTracks *self);
gboolean      hp_film_tracks_have_sound_alone
                                         (HpFilmTracks *self);
gboolean      hp_film_tracks_have_titles_alone
                                         (HpFilmTracks *self);
/* (element-type GstCaps): one for each track of sound, with a decoder or without.  Free with
 * g_ptr_array_unref(). */
GPtrArray    *hp_film_tracks_get_sounds  (HpFilmTracks *self);
/* How many tracks, or what was taken for one, were left out for want of a decoder; and the caps
 * of the first picture among them, or NULL. */
guint         hp_film_tracks_get_n_missing
                                         (HpFilmTracks *self);
GstCaps      *hp_film_tracks_get_missing_picture
                                         (HpFilmTracks *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HpFilmTracks, hp_film_tracks_free)

G_END_DECLS
