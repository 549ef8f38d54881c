#include "config.h"

#include "store/json-limits.h"

#include <glib/gi18n-lib.h>

/* The end of the text whose first quote is at @start: its last quote, or the end of all. */
static gsize
find_end_of_text (const char *text,
                  gsize       size,
                  gsize       start)
{
  gsize at = start + 1;

  while (at < size && text[at] != '"')
    at += text[at] == '\\' ? 2 : 1;

  return MIN (at, size);
}

char *
hp_json_find_excess (const char *text,
                     gsize       size,
                     gsize       start,
                     guint       depth,
                     guint      *n_values,
                     gsize      *excess)
{
  const guint outer = depth;
  gsize end;

  *n_values = 1;

  for (gsize at = start; at < size; at++)
    {
      *excess = at;
      switch (text[at])
        {
        case '"':
          end = find_end_of_text (text, size, at);
          if (end - at > HP_JSON_MAX_TEXT)
            return g_strdup_printf (_("a text is longer than %d bytes"), HP_JSON_MAX_TEXT);
          if (depth == outer)
            return NULL;
          at = end;
          break;

        case '[':
        case '{':
          if (++depth > HP_JSON_MAX_DEPTH)
            return g_strdup_printf (_("more than %d objects and lists stand in one another"),
                                    HP_JSON_MAX_DEPTH);
          break;

        case ']':
        case '}':
          /* One more than were opened ends what this value stands in. */
          if (depth-- <= outer + 1)
            return NULL;
          break;

        case ',':
          if (depth == outer)
            return NULL;
          if (++*n_values > HP_JSON_MAX_VALUES)
            return g_strdup_printf (_("more than %d values stand together"), HP_JSON_MAX_VALUES);
          break;

        default:
          break;
        }
    }

  return NULL;
}
