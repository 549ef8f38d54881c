#include "music/pitch.h"

#include <string.h>

G_DEFINE_QUARK (hp-pitch-error, hp_pitch_error)

static const char *const accidentals[] = { "bb", "b", "", "#", "##" };

/* Reads the accidental at @text: how far it alters; @length is how much of it was read. */
static int
read_accidental (const char *text,
                 gsize      *length)
{
  int alter = 0;

  while ((text[0] == '#' || text[0] == 'b') && ABS (alter) < 2 &&
         (alter == 0 || (text[0] == '#') == (alter > 0)))
    {
      alter += text[0] == '#' ? 1 : -1;
      text++;
    }

  *length = (gsize) ABS (alter);
  return alter;
}

/* Reads "C4", "F#3", "Bbb-1"; on failure @pitch is left as it was. */
gboolean
hp_pitch_parse (const char  *text,
                HpPitch     *pitch,
                GError     **error)
{
  const char *rest;
  gsize length;
  gint64 octave;
  int alter;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (pitch != NULL, FALSE);

  rest = text[0] == '\0' ? text : text + 1;
  alter = read_accidental (rest, &length);
  rest += length;

  if (text[0] < 'A' || text[0] > 'G' ||
      strlen (rest) > 2 ||
      rest[0] == '+' ||
      !g_ascii_string_to_signed (rest, 10, -1, 9, &octave, NULL) ||
      (octave >= 0 && strlen (rest) > 1))
    {
      g_set_error (error, HP_PITCH_ERROR, HP_PITCH_ERROR_SYNTAX,
                   "“%s” is not a pitch: one such as C4, F#3 or Bb-1 is expected", text);
      return FALSE;
    }

  *pitch = (HpPitch) { text[0], alter, (int) octave };
  return TRUE;
}

gboolean
hp_pitch_check (const char  *text,
                GError     **error)
{
  HpPitch pitch;

  return hp_pitch_parse (text, &pitch, error);
}

char *
hp_pitch_to_string (HpPitch self)
{
  return g_strdup_printf ("%c%s%d", self.step, accidentals[self.alter + 2], self.octave);
}

/* Semitones above C-1, as MIDI counts: C4 is 60. */
int
hp_pitch_get_sounding (HpPitch self)
{
  static const int semitones[] = { 9, 11, 0, 2, 4, 5, 7 };  /* A B C D E F G */

  return 12 * (self.octave + 1) + semitones[self.step - 'A'] + self.alter;
}
