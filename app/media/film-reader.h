/* Reads when the pictures of a film start, without showing any.
 *
 * Packets are read at some hundred times the speed of the film; pictures are
 * decoded, so that those that are damaged are left out.  A worker's object: its
 * calls block, for as long as they are told.
 */

#pragma once

#include <gio/gio.h>
#include <gst/gst.h>

#include "media/film-tracks.h"
#include "media/picture-log.h"

G_BEGIN_DECLS

typedef enum
{
  HP_FILM_PACKETS,
  HP_FILM_PICTURES,
} HpFilmReading;

typedef enum
{
  HP_FILM_ENOUGH,     /* as many as were asked for, or it is ready */
  HP_FILM_ENDED,      /* the film did */
  HP_FILM_LATE,       /* the deadline came first */
  HP_FILM_FAILED,     /* nothing more will come: see the error */
} HpFilmOutcome;

typedef struct _HpFilmReader HpFilmReader;

HpFilmReader     *hp_film_reader_new           (const char         *uri,
                                                HpFilmReading       reading,
                                                GCancellable       *cancellable);
void              hp_film_reader_free          (HpFilmReader       *self);

/* Deadlines are in the time of g_get_monotonic_time(). */
HpFilmOutcome     hp_film_reader_open          (HpFilmReader       *self,
                                                gint64              deadline);
HpFilmOutcome     hp_film_reader_read          (HpFilmReader       *self,
                                                guint               n_pictures,
                                                gint64              deadline);
gboolean          hp_film_reader_restart       (HpFilmReader       *self);
gboolean          hp_film_reader_jump          (HpFilmReader       *self,
                                                gint64              ns);

/* The first error met.  A film may go on behind one. */
const GError     *hp_film_reader_get_error     (HpFilmReader       *self);
gint64            hp_film_reader_get_duration  (HpFilmReader       *self);
GArray           *hp_film_reader_get_pictures  (HpFilmReader       *self,
                                                gint64             *end);
HpPictureLog     *hp_film_reader_get_log       (HpFilmReader       *self);
HpFilmTracks     *hp_film_reader_get_tracks    (HpFilmReader       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HpFilmReader, hp_film_reader_free)

G_END_DECLS
