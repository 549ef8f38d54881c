#include "core/json-object.h"

#include <math.h>
#include <string.h>

#define MAX_DEPTH 1000        /* so that no text uses up the stack */
#define MAX_WHOLE_DIGITS 18   /* more may not fit in 64 bits */

static gboolean skip_value (const char **at,
                            guint        depth);

static void
skip_space (const char **at)
{
  *at += strspn (*at, " \t\n\r");
}

/* Goes on after @c, where it stands next. */
static gboolean
skip_char (const char **at,
           char         c)
{
  skip_space (at);
  if (**at != c)
    return FALSE;

  (*at)++;
  return TRUE;
}

/* The number of "\uXXXX", or -1. */
static int
read_escape (const char *text)
{
  int code = 0;

  if (text[0] != '\\' || text[1] != 'u')
    return -1;

  for (guint i = 2; i < 6; i++)
    {
      if (!g_ascii_isxdigit (text[i]))
        return -1;
      code = 16 * code + g_ascii_xdigit_value (text[i]);
    }

  return code;
}

/* No reader takes \u0000, nor one half of a pair alone. */
static gboolean
skip_escape (const char **at)
{
  int code = read_escape (*at);

  if ((*at)[1] != 'u')
    {
      if ((*at)[1] == '\0' || strchr ("\"\\/bfnrt", (*at)[1]) == NULL)
        return FALSE;

      *at += 2;
      return TRUE;
    }

  if (code <= 0 || (code >= 0xdc00 && code <= 0xdfff))
    return FALSE;

  *at += 6;
  if (code < 0xd800 || code > 0xdbff)
    return TRUE;

  code = read_escape (*at);
  if (code < 0xdc00 || code > 0xdfff)
    return FALSE;

  *at += 6;
  return TRUE;
}

static gboolean
skip_string (const char **at)
{
  if (!skip_char (at, '"'))
    return FALSE;

  while (**at != '"')
    if ((guchar) **at < 0x20)
      return FALSE;
    else if (**at != '\\')
      (*at)++;
    else if (!skip_escape (at))
      return FALSE;

  (*at)++;
  return TRUE;
}

static gsize
skip_digits (const char **at)
{
  gsize n = strspn (*at, "0123456789");

  *at += n;
  return n;
}

static gboolean
skip_number (const char **at)
{
  const char *start = *at;
  gboolean whole = TRUE;
  gsize n_digits;

  if (**at == '-')
    (*at)++;
  if (**at == '0' && g_ascii_isdigit ((*at)[1]))
    return FALSE;

  n_digits = skip_digits (at);
  if (n_digits == 0)
    return FALSE;

  if (**at == '.')
    {
      whole = FALSE;
      (*at)++;
      if (skip_digits (at) == 0)
        return FALSE;
    }
  if (**at == 'e' || **at == 'E')
    {
      whole = FALSE;
      (*at)++;
      if (**at == '+' || **at == '-')
        (*at)++;
      if (skip_digits (at) == 0)
        return FALSE;
    }

  return whole ? n_digits <= MAX_WHOLE_DIGITS : isfinite (g_ascii_strtod (start, NULL));
}

/* The members of an object, or the items of a list, up to @end. */
static gboolean
skip_inner (const char **at,
            char         end,
            guint        depth)
{
  (*at)++;
  if (skip_char (at, end))
    return TRUE;

  do
    if ((end == '}' && (!skip_string (at) || !skip_char (at, ':'))) || !skip_value (at, depth + 1))
      return FALSE;
  while (skip_char (at, ','));

  return skip_char (at, end);
}

static gboolean
skip_value (const char **at,
            guint        depth)
{
  static const char *const words[] = { "true", "false", "null" };

  skip_space (at);
  if (depth > MAX_DEPTH)
    return FALSE;
  if (**at == '{')
    return skip_inner (at, '}', depth);
  if (**at == '[')
    return skip_inner (at, ']', depth);
  if (**at == '"')
    return skip_string (at);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_has_prefix (*at, words[i]))
      {
        *at += strlen (words[i]);
        return TRUE;
      }

  return skip_number (at);
}

gboolean
hp_json_is_object (const char *text)
{
  const char *at = text;

  g_return_val_if_fail (text != NULL, FALSE);

  if (!g_utf8_validate (text, -1, NULL))
    return FALSE;

  skip_space (&at);
  if (*at != '{' || !skip_value (&at, 0))
    return FALSE;

  skip_space (&at);
  return *at == '\0';
}
