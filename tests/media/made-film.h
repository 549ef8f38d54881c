/* Small films made for a test, where ffmpeg is at hand. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A film called @name in a folder of its own, of what ffmpeg's @options make; NULL where there
 * is no ffmpeg. */
GFile *made_film_new    (const char *name,
                         const char *options);
/* Removes it, and lets the caller keep @film, which may be NULL. */
void   made_film_remove (GFile      *film);

G_END_DECLS
