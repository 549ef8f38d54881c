#include "store/json-layout.h"

static const char *const one_line_lists[] = {
  "reels", "people", "notes", "words", "temp", "writers", "beats", "hits", "markers", "curve",
  "wish", "points", "meters", "tempos", "locks", "entries", "dialogue", "reserved", NULL,
};

static const char *const one_line_objects[] = { "targets", NULL };

gboolean
hp_json_is_one_line_list (const char *key)
{
  return g_strv_contains (one_line_lists, key);
}

gboolean
hp_json_is_one_line_object (const char *key)
{
  return g_strv_contains (one_line_objects, key);
}

void
hp_json_append_indent (GString *text,
                       int      depth)
{
  for (int i = 0; i < depth; i++)
    g_string_append_len (text, "  ", 2);
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
          hp_json_append_string (text, key);
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
      hp_json_append_string (text, json_string_value (value));
      break;

    case JSON_INTEGER:
      hp_json_append_integer (text, json_integer_value (value));
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

void
hp_json_append (GString    *text,
                json_t     *value,
                const char *key,
                int         depth)
{
  const char *inner_key, *separator;
  gsize index;
  json_t *inner;

  if (depth != HP_JSON_ONE_LINE && json_is_object (value) && json_object_size (value) > 0 &&
      (key == NULL || !hp_json_is_one_line_object (key)))
    {
      separator = "{\n";
      json_object_foreach (value, inner_key, inner)
        {
          g_string_append (text, separator);
          hp_json_append_indent (text, depth + 1);
          hp_json_append_string (text, inner_key);
          g_string_append (text, ": ");
          hp_json_append (text, inner, inner_key, depth + 1);
          separator = ",\n";
        }
      g_string_append_c (text, '\n');
      hp_json_append_indent (text, depth);
      g_string_append_c (text, '}');
    }
  else if (depth != HP_JSON_ONE_LINE && json_is_array (value) && has_inner (value))
    {
      int inner_depth = depth + 1;

      if (key != NULL && hp_json_is_one_line_list (key))
        inner_depth = HP_JSON_ONE_LINE;
      separator = "[\n";
      json_array_foreach (value, index, inner)
        {
          g_string_append (text, separator);
          hp_json_append_indent (text, depth + 1);
          hp_json_append (text, inner, NULL, inner_depth);
          separator = ",\n";
        }
      g_string_append_c (text, '\n');
      hp_json_append_indent (text, depth);
      g_string_append_c (text, ']');
    }
  else
    append_flat (text, value);
}
