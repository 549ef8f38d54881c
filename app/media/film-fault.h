/* What is wrong with a film that stops, in words of those who make films.
 *
 * GStreamer's own words, such as “Internal data stream error”, say nothing to them.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The end of a sentence: what is wrong and, where something helps, what to do.  @error is
 * GStreamer's, or NULL where it gave none. */
const char *hp_film_fault_describe (const GError *error);

/* The error for a film that plays and then stops, for @error; a copy of one that is ours
 * already.  Free with g_error_free(). */
GError     *hp_film_fault_new      (const GError *error);

/* The same for its sound, without which it plays on: an HP_MEDIA_ERROR_NO_SOUND of only what
 * hp_film_fault_describe() says. */
GError     *hp_film_fault_of_sound (const GError *error);

/* The same for a part of it that is left out: HP_MEDIA_ERROR_UNREADABLE. */
GError     *hp_film_fault_of_part  (const GError *error);

G_END_DECLS
