#include "store/json-layout.h"

#include <math.h>
#include <string.h>

#define N_PLACES 4

static const char *const one_line_lists[] = {
  "reels", "people", "notes", "words", "temp", "writers", "beats", "hits", "markers", "curve",
  "wish", "points", "meters", "tempos", "locks", "entries", "dialogue", "reserved", NULL,
};

static const char *const one_line_objects[] = { "targets", NULL };

void
hp_json_append_number (GString *text,
                       double   number)
{
  char buffer[512];  /* the largest double has 309 digits before the point */
  char *end;

  g_ascii_formatd (buffer, sizeof buffer, "%.4f", number);
  end = buffer + strlen (buffer);
  while (end[-1] == '0')
    end--;
  if (end[-1] == '.')
    end--;
  *end = '\0';

  g_string_append (text, strcmp (buffer, "-0") == 0 ? "0" : buffer);

  /* Without a point it would be read back as an integer, and be too large for one. */
  if (fabs (number) >= 9.2e18)
    g_string_append (text, ".0");
}

static void
append_string (GString    *text,
               const char *string)
{
  g_string_append_c (text, '"');

  for (const char *at = string; *at != '\0'; at++)
    switch (*at)
      {
      case '"':
        g_string_append (text, "\\\"");
        break;

      case '\\':
        g_string_append (text, "\\\\");
        break;

      case '\b':
        g_string_append (text, "\\b");
        break;

      case '\f':
        g_string_append (text, "\\f");
        break;

      case '\n':
        g_string_append (text, "\\n");
        break;

      case '\r':
        g_string_append (text, "\\r");
        break;

      case '\t':
        g_string_append (text, "\\t");
        break;

      default:
        if ((guchar) *at < 0x20)
          g_string_append_printf (text, "\\u%04x", (guint) *at);
        else
          g_string_append_c (text, *at);
      }

  g_string_append_c (text, '"');
}

static void
append_flat (GString *text,
             json_t  *value)
{
  const char *key, *separator = "";
  gsize index;
  json_t *inner;

  switch (json_typeof (value))
    {
    case JSON_OBJECT:
      if (json_object_size (value) == 0)
        {
          g_string_append (text, "{}");
          break;
        }
      separator = "{ ";
      json_object_foreach (value, key, inner)
        {
          g_string_append (text, separator);
          append_string (text, key);
          g_string_append (text, ": ");
          append_flat (text, inner);
          separator = ", ";
        }
      g_string_append (text, " }");
      break;

    case JSON_ARRAY:
      g_string_append_c (text, '[');
      json_array_foreach (value, index, inner)
        {
          g_string_append (text, separator);
          append_flat (text, inner);
          separator = ", ";
        }
      g_string_append_c (text, ']');
      break;

    case JSON_STRING:
      append_string (text, json_string_value (value));
      break;

    case JSON_INTEGER:
      g_string_append_printf (text, "%" JSON_INTEGER_FORMAT, json_integer_value (value));
      break;

    case JSON_REAL:
      hp_json_append_number (text, json_real_value (value));
      break;

    case JSON_TRUE:
      g_string_append (text, "true");
      break;

    case JSON_FALSE:
      g_string_append (text, "false");
      break;

    case JSON_NULL:
    default:
      g_string_append (text, "null");
    }
}

static gboolean
has_inner (json_t *list)
{
  gsize index;
  json_t *inner;

  json_array_foreach (list, index, inner)
    if (json_is_object (inner) || json_is_array (inner))
      return TRUE;

  return FALSE;
}

static void
append_indent (GString *text,
               guint    depth)
{
  for (guint i = 0; i < depth; i++)
    g_string_append (text, "  ");
}

/* @key is that of the member, NULL in a list. */
static void
append_laid_out (GString    *text,
                 json_t     *value,
                 const char *key,
                 guint       depth)
{
  const char *inner_key, *separator;
  gsize index;
  json_t *inner;

  if (json_is_object (value) && json_object_size (value) > 0 &&
      (key == NULL || !g_strv_contains (one_line_objects, key)))
    {
      separator = "{\n";
      json_object_foreach (value, inner_key, inner)
        {
          g_string_append (text, separator);
          append_indent (text, depth + 1);
          append_string (text, inner_key);
          g_string_append (text, ": ");
          append_laid_out (text, inner, inner_key, depth + 1);
          separator = ",\n";
        }
      g_string_append_c (text, '\n');
      append_indent (text, depth);
      g_string_append_c (text, '}');
    }
  else if (json_is_array (value) && has_inner (value))
    {
      gboolean one_line = key != NULL && g_strv_contains (one_line_lists, key);

      separator = "[\n";
      json_array_foreach (value, index, inner)
        {
          g_string_append (text, separator);
          append_indent (text, depth + 1);
          if (one_line)
            append_flat (text, inner);
          else
            append_laid_out (text, inner, NULL, depth + 1);
          separator = ",\n";
        }
      g_string_append_c (text, '\n');
      append_indent (text, depth);
      g_string_append_c (text, ']');
    }
  else
    append_flat (text, value);
}

/* @value laid out, with a final newline. */
char *
hp_json_lay_out (json_t *value)
{
  GString *text = g_string_new (NULL);

  append_laid_out (text, value, NULL, 0);
  g_string_append_c (text, '\n');
  return g_string_free (text, FALSE);
}
