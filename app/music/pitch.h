/* A pitch as it is spelled: F#4 and Gb4 are two spellings of one sound. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  char step;    /* 'A'…'G' */
  int  alter;   /* semitones: -2…2 */
  int  octave;  /* scientific: C4 is middle C; -1…9 */
} HpPitch;

#define HP_PITCH_ERROR (hp_pitch_error_quark ())

typedef enum
{
  HP_PITCH_ERROR_SYNTAX,
} HpPitchError;

GQuark   hp_pitch_error_quark  (void);

gboolean hp_pitch_parse        (const char  *text,
                                HpPitch     *pitch,
                                GError     **error);
gboolean hp_pitch_check        (const char  *text,
                                GError     **error);
char    *hp_pitch_to_string    (HpPitch      self);
int      hp_pitch_get_sounding (HpPitch      self);

G_END_DECLS
