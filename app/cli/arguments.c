#include "config.h"

#include "cli/arguments.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#define CHUNK (1 << 16)  /* bytes */

/* Says to standard error what went wrong, and with which file; @file may be %NULL. */
void
hp_cli_complain (const char *file,
                 const char *format,
                 ...)
{
  g_autofree char *name = file != NULL ? g_filename_display_name (file) : NULL;
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);

  if (name != NULL)
    g_printerr ("hairpin: %s: %s\n", name, message);
  else
    g_printerr ("hairpin: %s\n", message);
}

/* GIO names the file again, and at length; for what happens every day we have shorter words. */
void
hp_cli_complain_error (const char   *file,
                       const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    hp_cli_complain (file, "%s", _("There is no such file"));
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    hp_cli_complain (file, "%s", _("It is not allowed"));
  else
    hp_cli_complain (file, "%s", error->message);
}

/* Takes the options out of @argv, or complains.  Asked for help, it prints that and exits. */
gboolean
hp_cli_parse (int                *argc,
              char             ***argv,
              const char         *parameters,
              const char         *summary,
              const GOptionEntry *entries)
{
  g_autoptr(GOptionContext) context = g_option_context_new (parameters);
  g_autoptr(GError) error = NULL;

  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, summary);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (g_option_context_parse (context, argc, argv, &error))
    return TRUE;

  hp_cli_complain (NULL, "%s", error->message);
  g_printerr (_("“%s --help” tells what is expected.\n"), g_get_prgname ());
  return FALSE;
}

/* A path before an address: “reel:1.mov” is a good name for a file. */
GFile *
hp_cli_file_for (const char *argument)
{
  if (strstr (argument, "://") != NULL && !g_file_test (argument, G_FILE_TEST_EXISTS))
    return g_file_new_for_commandline_arg (argument);

  return g_file_new_for_path (argument);
}

static GBytes *
read_standard_input (GError **error)
{
  GByteArray *bytes = g_byte_array_new ();
  guint8 chunk[CHUNK];
  gboolean good;
  gssize n;

  do
    {
      n = read (STDIN_FILENO, chunk, sizeof chunk);
      if (n > 0)
        g_byte_array_append (bytes, chunk, (guint) n);
      good = hp_plan_check_size (bytes->len, error);
    }
  while (good && (n > 0 || (n < 0 && errno == EINTR)));

  if (good && n < 0)
    {
      int number = errno;

      g_set_error_literal (error, G_IO_ERROR, (int) g_io_error_from_errno (number),
                           g_strerror (number));
      good = FALSE;
    }

  if (good)
    return g_byte_array_free_to_bytes (bytes);

  g_byte_array_unref (bytes);
  return NULL;
}

/* The plan or its problems; complains and returns %NULL where there is nothing to be read. */
HpPlanLoad *
hp_cli_load (const char *argument)
{
  HpPlanLoad *load = NULL;
  g_autoptr(GError) error = NULL;

  if (strcmp (argument, HP_CLI_STANDARD) == 0)
    {
      g_autoptr(GBytes) bytes = read_standard_input (&error);

      if (bytes != NULL)
        load = hp_plan_load_new (bytes);
    }
  else
    {
      g_autoptr(GFile) file = hp_cli_file_for (argument);

      load = hp_plan_file_load (file, NULL, &error);
    }

  if (load == NULL)
    hp_cli_complain_error (argument, error);
  else if (load->newer)
    hp_cli_complain (argument, "%s",
                     _("A later version of Hairpin wrote it; what is new in it is not shown"));
  return load;
}

/* A plan without errors; else complains of them all and returns %NULL. */
HpPlan *
hp_cli_read_plan (const char *argument)
{
  g_autoptr(HpPlanLoad) load = hp_cli_load (argument);

  if (load == NULL)
    return NULL;

  if (load->plan == NULL)
    {
      guint n = hp_problems_get_n_kept (load->problems);

      for (guint i = 0; i < n; i++)
        {
          const HpProblem *problem = hp_problems_get (load->problems, i);

          hp_cli_complain (argument, "%s%s%s", problem->place,
                           *problem->place != '\0' ? ": " : "", problem->sentence);
        }
    }

  return g_steal_pointer (&load->plan);
}

/* The exact rate that people write as a decimal: 23.976 and 23.98 are 24000/1001. */
static gboolean
parse_decimal_rate (const char  *text,
                    HpFrameRate *rate)
{
  static const guint bases[] = { 24, 30, 48, 60, 120 };
  const char *point = strchr (text, '.');
  gsize n_places = point != NULL ? strlen (point + 1) : 0;

  if (n_places < 2 || n_places > 6)
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (bases); i++)
    {
      char expected[G_ASCII_DTOSTR_BUF_SIZE];
      char format[] = "%.0f";

      format[2] = (char) ('0' + n_places);
      g_ascii_formatd (expected, sizeof expected, format, bases[i] / 1.001);
      if (strcmp (text, expected) == 0)
        {
          *rate = (HpFrameRate) { bases[i] * 1000, 1001 };
          return TRUE;
        }
    }

  return FALSE;
}

gboolean
hp_cli_parse_rate (const char   *text,
                   HpFrameRate  *rate,
                   GError      **error)
{
  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (rate != NULL, FALSE);

  return parse_decimal_rate (text, rate) || hp_frame_rate_parse (text, rate, error);
}
