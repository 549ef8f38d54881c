/* The standard sound ids of MusicXML 4.0. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define HP_SOUND_ERROR (hp_sound_error_quark ())

typedef enum
{
  HP_SOUND_ERROR_UNKNOWN,
} HpSoundError;

GQuark   hp_sound_error_quark (void);
gboolean hp_sound_id_check    (const char  *text,
                               GError     **error);

G_END_DECLS
