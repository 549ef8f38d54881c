#include "config.h"

#include "store/json-limits.h"

#include <glib/gi18n-lib.h>

/* Bytes that jansson takes for an empty one, and for a value where it stands. */
#define OBJECT_MEMORY 200
#define LIST_MEMORY 64
#define VALUE_MEMORY 100

typedef enum
{
  EXCESS_NONE,
  EXCESS_OF_DEPTH,
  EXCESS_OF_TEXT,
  EXCESS_OF_MEMORY,
} Excess;

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

/* Walks over the value that begins at @start, up to its end or to the byte where it is too much. */
static Excess
walk (const char *text,
      gsize       size,
      gsize       start,
      int         depth,
      gsize      *memory,
      gsize      *excess)
{
  const int outer = depth;
  gsize token = start;

  for (gsize at = start; at < size; at++)
    {
      gboolean ends = depth <= outer;

      *excess = at;
      switch (text[at])
        {
        case '"':
          token = at;
          at = find_end_of_text (text, size, at);
          break;

        case '[':
        case '{':
          token = at;
          ends = FALSE;
          *memory += text[at] == '{' ? OBJECT_MEMORY : LIST_MEMORY;
          if (++depth > HP_JSON_MAX_DEPTH)
            return EXCESS_OF_DEPTH;
          break;

        case ']':
        case '}':
          token = at;
          ends = --depth <= outer;
          break;

        case ',':
          token = at;
          *memory += VALUE_MEMORY;
          if (*memory > HP_JSON_MAX_MEMORY)
            return EXCESS_OF_MEMORY;
          break;

        default:
          ends = FALSE;
        }

      if (at - token > HP_JSON_MAX_TEXT + 1)
        {
          *excess = token;
          return EXCESS_OF_TEXT;
        }
      if (ends)
        break;
    }

  return EXCESS_NONE;
}

char *
hp_json_find_excess (const char *text,
                     gsize       size,
                     gsize       start,
                     guint       depth,
                     gsize      *memory,
                     gsize      *excess)
{
  *memory = VALUE_MEMORY;

  switch (walk (text, size, start, (int) depth, memory, excess))
    {
    case EXCESS_OF_DEPTH:
      return g_strdup_printf (_("more than %d objects and lists stand in one another"),
                              HP_JSON_MAX_DEPTH);

    case EXCESS_OF_TEXT:
      return g_strdup_printf (_("a text or a number is longer than %d bytes"), HP_JSON_MAX_TEXT);

    case EXCESS_OF_MEMORY:
      return g_strdup (_("there is more than a plan can hold"));

    case EXCESS_NONE:
    default:
      return NULL;
    }
}
