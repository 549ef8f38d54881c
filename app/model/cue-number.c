#include "config.h"

#include "model/cue-number.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/model-error.h"

#define LETTERS "ABCDEFGHJKLMNPQRTUVWXYZ"
#define MAX_VERSION_DIGITS 9

/* Of the digits, those of ASCII: \d has those of every script. */
#define GRAMMAR \
  "^([0-9]{1,2})[mM]([0-9]{1,3})([A-HJ-NP-RT-Z]?)([sS]?)(?:[-_. ]?[pP][tT]([0-9]))?" \
  "(?:[-_ ]?[vV]([0-9]+))?$"

/* Compiled once: a plan reads the numbers of all its cues to find the next. */
static GRegex *
get_grammar (void)
{
  static GRegex *grammar;

  if (g_once_init_enter (&grammar))
    g_once_init_leave (&grammar, g_regex_new (GRAMMAR, G_REGEX_DOLLAR_ENDONLY, 0, NULL));

  return grammar;
}

static int
fetch_int (GMatchInfo *match,
           int         group,
           int         otherwise)
{
  g_autofree char *text = g_match_info_fetch (match, group);

  if (text == NULL || *text == '\0')
    return otherwise;

  return strlen (text) > MAX_VERSION_DIGITS ? G_MAXINT : (int) g_ascii_strtoll (text, NULL, 10);
}

static char
fetch_char (GMatchInfo *match,
            int         group)
{
  g_autofree char *text = g_match_info_fetch (match, group);

  return text != NULL ? *text : '\0';
}

/* On failure @number is left as it was. */
gboolean
hp_cue_number_parse (const char   *text,
                     HpCueNumber  *number,
                     GError      **error)
{
  g_autoptr(GMatchInfo) match = NULL;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (number != NULL, FALSE);

  if (!g_regex_match (get_grammar (), text, 0, &match))
    {
      g_set_error (error, HP_MODEL_ERROR, HP_MODEL_ERROR_VALUE,
                   /* Translators: what stands there. */
                   _("“%s” is not a cue number: one such as 1M2 or 1m07A is expected"), text);
      return FALSE;
    }

  *number = (HpCueNumber) {
    .reel = fetch_int (match, 1, 0),
    .number = fetch_int (match, 2, 0),
    .letter = fetch_char (match, 3),
    .source = fetch_char (match, 4),
    .part = fetch_int (match, 5, -1),
    .version = fetch_int (match, 6, -1),
  };
  return TRUE;
}

gboolean
hp_cue_number_check (const char  *text,
                     GError     **error)
{
  HpCueNumber number;

  return hp_cue_number_parse (text, &number, error);
}

/* Without leading zeros: "1M2", "1M7A", "2M3s". */
char *
hp_cue_number_to_string (const HpCueNumber *self)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%dM%d", self->reel, self->number);
  if (self->letter != '\0')
    g_string_append_c (text, self->letter);
  if (self->source != '\0')
    g_string_append_c (text, self->source);
  if (self->part >= 0)
    g_string_append_printf (text, "pt%d", self->part);
  if (self->version >= 0)
    g_string_append_printf (text, "v%d", self->version);

  return g_string_free (text, FALSE);
}

/* @text with the reel, the number and the letter of @number.  Its leading zeros, the case of its
 * “m” and what follows the letter stay: 1m07s becomes 1m08s. */
char *
hp_cue_number_rewrite (const char        *text,
                       const HpCueNumber *number)
{
  g_autoptr(GMatchInfo) match = NULL;
  GString *written;
  int starts[4], ends[4];

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (number != NULL, NULL);

  if (!g_regex_match (get_grammar (), text, 0, &match))
    return hp_cue_number_to_string (number);

  for (int group = 1; group <= 3; group++)
    g_match_info_fetch_pos (match, group, &starts[group], &ends[group]);

  written = g_string_new (NULL);
  g_string_append_printf (written, "%0*d", text[starts[1]] == '0' ? ends[1] - starts[1] : 1,
                          number->reel);
  g_string_append_len (written, text + ends[1], starts[2] - ends[1]);
  g_string_append_printf (written, "%0*d", text[starts[2]] == '0' ? ends[2] - starts[2] : 1,
                          number->number);
  if (number->letter != '\0')
    g_string_append_c (written, number->letter);
  g_string_append (written, text + ends[3]);
  return g_string_free (written, FALSE);
}

/* The order of the cues; numbered continuously, the number counts before the reel. */
int
hp_cue_number_compare (const HpCueNumber *a,
                       const HpCueNumber *b,
                       gboolean           continuous)
{
  if (continuous && a->number != b->number)
    return a->number - b->number;
  if (a->reel != b->reel)
    return a->reel - b->reel;
  if (a->number != b->number)
    return a->number - b->number;
  if (a->letter != b->letter)
    return a->letter - b->letter;
  if (a->part != b->part)
    return a->part - b->part;

  return a->version < b->version ? -1 : a->version > b->version;
}

/* The letter of the next cue inserted after one with @letter; 0 when there are no more. */
char
hp_cue_number_letter_after (char letter)
{
  const char *at = letter != '\0' ? strchr (LETTERS, letter) : NULL;

  if (letter == '\0')
    return LETTERS[0];

  return at != NULL ? at[1] : '\0';
}
