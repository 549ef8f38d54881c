/* The peaks of films that were read before, kept among what may be thrown away at any time:
 * $XDG_CACHE_HOME/hairpin/peaks.
 *
 * A worker's functions: they block.  What is wrong with the cache is no error: then the sound is
 * read again.
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* How many films, and how many bytes, stay; the ones that were used longest ago go. */
#define HP_PEAKS_CACHE_MAX_FILES 100
#define HP_PEAKS_CACHE_MAX_SIZE (128 * 1024 * 1024)

/* What @film is known by: its size, its time and some of its bytes, wherever it lies. */
char   *hp_peaks_cache_make_key (GFile         *film,
                                 GCancellable  *cancellable,
                                 GError       **error);

/* As hp_peaks_file_write() made them; NULL where there are none. */
GBytes *hp_peaks_cache_load     (const char    *key);
void    hp_peaks_cache_store    (const char    *key,
                                 GBytes        *bytes);

G_END_DECLS
