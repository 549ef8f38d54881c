#include "config.h"

#include "compare/quote.h"

#include <glib/gi18n-lib.h>
#include <string.h>

char *
hp_plain (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *line = g_string_new (NULL);

  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      g_string_append_unichar (line, g_unichar_iscntrl (c) ? ' ' : c);
    }

  return g_string_free (line, FALSE);
}

gboolean
hp_is_short (const char *text)
{
  return g_utf8_strlen (text, -1) <= HP_QUOTE_MAX;
}

char *
hp_quote (const char *text)
{
  g_autofree char *plain = hp_plain (text);
  g_autofree char *cut = NULL;

  if (!hp_is_short (plain))
    {
      g_autofree char *start = g_utf8_substring (plain, 0, HP_QUOTE_MAX);

      g_strchomp (start);
      cut = g_strconcat (start, "…", NULL);
    }

  /* Translators: what somebody wrote, in the quotation marks of your language. */
  return g_strdup_printf (_("“%s”"), cut != NULL ? cut : plain);
}

/* Patterns of a table are no literals, which printf() must have. */
char *
hp_fill (const char *pattern,
         const char *word)
{
  const char *at = strstr (pattern, "%s");

  if (at == NULL)
    return g_strdup (pattern);

  return g_strdup_printf ("%.*s%s%s", (int) (at - pattern), pattern, word, at + 2);
}
