#include "config.h"

#include "cli/verbs.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cli/arguments.h"
#include "core/timecode.h"

/* A whole number is a frame number, and anything else should be a timecode. */
static gboolean
convert (const char  *value,
         HpFrameRate  rate,
         gboolean     drop_frame)
{
  g_autoptr(GError) error = NULL;
  gint64 frame;

  if (g_ascii_string_to_signed (value, 10, G_MININT64, G_MAXINT64, &frame, NULL))
    {
      g_autofree char *label = hp_timecode_format (frame, rate, drop_frame);

      g_print ("%s\n", label);
      return TRUE;
    }

  if (hp_timecode_parse (value, rate, drop_frame, &frame, &error))
    {
      g_print ("%" G_GINT64_FORMAT "\n", frame);
      return TRUE;
    }

  if (g_error_matches (error, HP_TIMECODE_ERROR, HP_TIMECODE_ERROR_SYNTAX))
    hp_cli_complain (NULL, _("“%s” is neither a frame number nor a timecode, as HH:MM:SS:FF is"),
                     value);
  else
    hp_cli_complain (NULL, "%s", error->message);
  return FALSE;
}

int
hp_verb_timecode (int    argc,
                  char **argv)
{
  g_autofree char *rate_text = NULL;
  g_auto(GStrv) values = NULL;
  gboolean drop_frame = FALSE;
  const GOptionEntry entries[] = {
    { "rate", 'r', 0, G_OPTION_ARG_STRING, &rate_text,
      N_("Frames a second: 25, 24000/1001 or 23.976"), N_("RATE") },
    { "drop-frame", 'd', 0, G_OPTION_ARG_NONE, &drop_frame, N_("Count as drop-frame timecode does"),
      NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, &values, NULL, NULL },
    { NULL },
  };
  g_autoptr(GError) error = NULL;
  gboolean all_good = TRUE;
  HpFrameRate rate;

  if (!hp_cli_parse (&argc, &argv, _("VALUE…"),
                     _("Prints the timecode of frame numbers, and the frame number of timecodes."),
                     entries))
    return HP_CLI_MISUSED;

  if (rate_text == NULL || values == NULL)
    {
      hp_cli_complain (NULL, "%s", rate_text == NULL ? _("The frame rate is missing: --rate")
                                                     : _("The values to convert are missing"));
      return HP_CLI_MISUSED;
    }
  if (!hp_cli_parse_rate (rate_text, &rate, &error))
    {
      hp_cli_complain (NULL, "%s", error->message);
      return HP_CLI_MISUSED;
    }
  if (drop_frame && hp_frame_rate_get_drop (rate) == 0)
    {
      hp_cli_complain (NULL, _("There is no drop-frame timecode at %s frames a second"), rate_text);
      return HP_CLI_MISUSED;
    }

  for (guint i = 0; values[i] != NULL; i++)
    all_good = convert (values[i], rate, drop_frame) && all_good;

  return all_good ? HP_CLI_DONE : HP_CLI_FAILED;
}
