#include "music/sound-ids.h"

#include <stdlib.h>
#include <string.h>

G_DEFINE_QUARK (hp-sound-error, hp_sound_error)

/* Sorted by bytes; made at build time from data/sound-ids.txt. */
static const char *const sound_ids[] = {
#include "sound-ids.inc"
};

static int
compare (const void *key,
         const void *member)
{
  return strcmp (key, *(const char *const *) member);
}

gboolean
hp_sound_id_check (const char  *text,
                   GError     **error)
{
  g_return_val_if_fail (text != NULL, FALSE);

  if (bsearch (text, sound_ids, G_N_ELEMENTS (sound_ids), sizeof sound_ids[0], compare) != NULL)
    return TRUE;

  g_set_error (error, HP_SOUND_ERROR, HP_SOUND_ERROR_UNKNOWN,
               "“%s” is not a standard sound id of MusicXML", text);
  return FALSE;
}
