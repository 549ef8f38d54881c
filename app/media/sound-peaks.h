/* The peaks of a film's sound, read in the background: from the cache where they are known, else
 * from the film.
 */

#pragma once

#include <gio/gio.h>

#include "core/peaks.h"

G_BEGIN_DECLS

/* Told a few times a second in the main context that the call was made in, and never once it was
 * cancelled: the blocks that follow those told before, and how much of the film was read, 0…1. */
typedef void (*HpSoundPeaksFunc) (const HpPeak *blocks,
                                  gsize         n_blocks,
                                  double        share,
                                  gpointer      user_data);

/* @user_data is for both functions, until @callback is called. */
void     hp_sound_peaks_read_async  (GFile                *film,
                                     HpSoundPeaksFunc      func,
                                     GCancellable         *cancellable,
                                     GAsyncReadyCallback   callback,
                                     gpointer              user_data);
/* FALSE with an error, after which what was told stands; a film without sound is none. */
gboolean hp_sound_peaks_read_finish (GAsyncResult         *result,
                                     gboolean             *has_sound,
                                     GError              **error);

G_END_DECLS
