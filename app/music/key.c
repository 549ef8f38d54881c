#include "music/key.h"

G_DEFINE_QUARK (hp-key-error, hp_key_error)

static const char *const modes[] = {
  "major", "minor", "dorian", "phrygian", "lydian", "mixolydian", "locrian", NULL,
};

/* Whether @text names a tonic and a mode. */
gboolean
hp_key_check (const char  *text,
              GError     **error)
{
  const char *mode;

  g_return_val_if_fail (text != NULL, FALSE);

  mode = text[0] == '\0' ? text : text + 1;
  if (*mode == '#' || *mode == 'b')
    mode++;

  if (text[0] >= 'A' && text[0] <= 'G' && *mode == ' ' && g_strv_contains (modes, mode + 1))
    return TRUE;

  g_set_error (error, HP_KEY_ERROR, HP_KEY_ERROR_SYNTAX,
               "“%s” is not a key: one such as “D minor” or “F# dorian” is expected", text);
  return FALSE;
}

/* Whether @text names a mode alone. */
gboolean
hp_key_check_mode (const char  *text,
                   GError     **error)
{
  g_return_val_if_fail (text != NULL, FALSE);

  if (g_strv_contains (modes, text))
    return TRUE;

  g_set_error (error, HP_KEY_ERROR, HP_KEY_ERROR_SYNTAX,
               "“%s” is not a mode: one such as “minor” or “dorian” is expected", text);
  return FALSE;
}
