#include "config.h"

#include "cli/verbs.h"

#include <glib/gi18n-lib.h>
#include <jansson.h>

#include "cli/arguments.h"
#include "export/formats.h"

static const char *
direction_name (const HpFormat *format)
{
  g_autoptr(GEnumClass) klass = g_type_class_ref (HP_TYPE_FORMAT_DIRECTION);

  return g_enum_get_value (klass, (int) format->direction)->value_nick;
}

static void
print_lines (const HpFormat *formats,
             guint           n_formats)
{
  for (guint i = 0; i < n_formats; i++)
    {
      g_autofree char *extensions = g_strjoinv (",", (char **) formats[i].extensions);

      g_print ("%-15s %-7s %-10s %-45s %s\n", formats[i].id, direction_name (&formats[i]),
               formats[i].kind, formats[i].media_type, extensions);
    }
}

static void
print_json (const HpFormat *formats,
            guint           n_formats)
{
  json_t *list = json_array ();
  char *text;

  for (guint i = 0; i < n_formats; i++)
    {
      json_t *extensions = json_array ();

      for (guint j = 0; formats[i].extensions[j] != NULL; j++)
        json_array_append_new (extensions, json_string (formats[i].extensions[j]));
      json_array_append_new (list, json_pack ("{s:s, s:s, s:s, s:s, s:o, s:b}",
                                              "id", formats[i].id,
                                              "direction", direction_name (&formats[i]),
                                              "kind", formats[i].kind,
                                              "media-type", formats[i].media_type,
                                              "extensions", extensions,
                                              "per-scene", formats[i].per_scene));
    }

  text = json_dumps (list, JSON_INDENT (2));
  g_print ("%s\n", text);
  free (text);
  json_decref (list);
}

int
hp_verb_formats (int    argc,
                 char **argv)
{
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_("Print one JSON document"), NULL },
    { NULL },
  };
  const HpFormat *formats;
  guint n_formats;

  if (!hp_cli_parse (&argc, &argv, NULL,
                     _("Lists the formats: id, direction, kind, media type, extensions."), entries))
    return HP_CLI_MISUSED;

  if (argc > 1)
    {
      hp_cli_complain (NULL, _("“%s” is not expected here"), argv[1]);
      return HP_CLI_MISUSED;
    }

  formats = hp_formats_get (&n_formats);
  if (json)
    print_json (formats, n_formats);
  else
    print_lines (formats, n_formats);
  return HP_CLI_DONE;
}
