/* Reads the first sound of a film as fast as it can be decoded, and nothing else of it.
 *
 * A worker's object: its calls block.
 */

#pragma once

#include <gio/gio.h>

#include "media/peak-meter.h"

G_BEGIN_DECLS

typedef enum
{
  HP_SOUND_GOES_ON,
  HP_SOUND_ENDED,    /* and all of it was read */
  HP_SOUND_MISSING,  /* the film has none */
  HP_SOUND_FAILED,   /* the rest cannot be read: see the error */
} HpSoundOutcome;

typedef struct _HpSoundReader HpSoundReader;

HpSoundReader  *hp_sound_reader_new       (const char     *uri);
void            hp_sound_reader_free      (HpSoundReader  *self);

/* Reads into @meter until it is @time, of g_get_monotonic_time(). */
HpSoundOutcome  hp_sound_reader_read      (HpSoundReader  *self,
                                           HpPeakMeter    *meter,
                                           gint64          time,
                                           GCancellable   *cancellable,
                                           GError        **error);
/* How much of the film was read, 0…1. */
double          hp_sound_reader_get_share (HpSoundReader  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HpSoundReader, hp_sound_reader_free)

G_END_DECLS
