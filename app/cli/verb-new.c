#include "config.h"

#include "cli/verbs.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cli/arguments.h"
#include "cli/output.h"
#include "core/timecode.h"
#include "media/probe.h"
#include "model/edit-picture.h"
#include "store/picture-uri.h"
#include "store/plan-writer.h"

typedef struct
{
  char        *plan_name;
  char        *picture_name;
  char        *title;           /* or NULL for the picture's name */
  char        *rate_text;       /* or NULL for the picture's own */
  char        *start_text;      /* or NULL for the picture's own */
  gboolean     drop_frame;
  gboolean     force;

  HpProbe     *probe;
  HpFrameRate  rate;
  gint64       start;           /* the frame number of the first label */
} New;

static void
new_clear (New *self)
{
  g_free (self->plan_name);
  g_free (self->picture_name);
  g_free (self->title);
  g_free (self->rate_text);
  g_free (self->start_text);
  g_clear_pointer (&self->probe, hp_probe_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (New, new_clear)

static gboolean
parse_arguments (New   *self,
                 int    argc,
                 char **argv)
{
  g_auto(GStrv) plans = NULL;
  const GOptionEntry entries[] = {
    { "picture", 'p', 0, G_OPTION_ARG_FILENAME, &self->picture_name,
      N_("The film that is scored"), N_("VIDEO") },
    { "title", 0, 0, G_OPTION_ARG_STRING, &self->title,
      N_("Instead of the picture's name"), N_("TITLE") },
    { "frame-rate", 0, 0, G_OPTION_ARG_STRING, &self->rate_text,
      N_("Instead of the picture's own: 25, 24000/1001 or 23.976"), N_("RATE") },
    { "drop-frame", 0, 0, G_OPTION_ARG_NONE, &self->drop_frame,
      N_("Count as drop-frame timecode does"), NULL },
    { "start-timecode", 0, 0, G_OPTION_ARG_STRING, &self->start_text,
      N_("Of the first frame, instead of the picture's own"), N_("TIMECODE") },
    { "force", 'f', 0, G_OPTION_ARG_NONE, &self->force, N_("Write over a file that exists"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &plans, NULL, NULL },
    { NULL },
  };
  g_autoptr(GError) error = NULL;

  if (!hp_cli_parse (&argc, &argv, _("PLAN"), _("Starts a plan from a picture."), entries))
    return FALSE;

  if (plans == NULL || g_strv_length (plans) != 1)
    {
      hp_cli_complain (NULL, "%s", _("One plan is expected"));
      return FALSE;
    }
  self->plan_name = g_strdup (plans[0]);

  if (self->picture_name == NULL)
    {
      hp_cli_complain (NULL, "%s", _("The picture is missing: --picture"));
      return FALSE;
    }

  if (self->rate_text != NULL && !hp_cli_parse_rate (self->rate_text, &self->rate, &error))
    {
      hp_cli_complain (NULL, "%s", error->message);
      return FALSE;
    }

  return TRUE;
}

/* Measures the picture, and tells what is odd about it. */
static gboolean
probe_picture (New   *self,
               GFile *picture)
{
  g_autoptr(GError) error = NULL;

  self->probe = hp_probe_file (picture, NULL, &error);
  if (self->probe == NULL)
    {
      hp_cli_complain (self->picture_name, "%s", error->message);
      return FALSE;
    }

  for (guint i = 0; i < self->probe->n_warnings; i++)
    {
      g_autofree char *warning = hp_probe_describe_warning (self->probe, &self->probe->warnings[i]);

      hp_cli_complain (self->picture_name, "%s", warning);
    }

  return TRUE;
}

/* Settles how frames are counted: as we were told, else as the picture is. */
static gboolean
settle_timecode (New *self)
{
  const HpProbe *probe = self->probe;
  g_autoptr(GError) error = NULL;
  g_autofree char *own = NULL;

  if (self->rate_text == NULL)
    self->rate = probe->rate;

  if (self->drop_frame && !hp_frame_rate_may_drop (self->rate))
    {
      g_autofree char *label = hp_frame_rate_to_label (self->rate);

      hp_cli_complain (NULL, _("A plan has no drop-frame timecode at %s frames a second"), label);
      return FALSE;
    }
  if (probe->has_timecode && probe->is_drop_frame && hp_frame_rate_may_drop (self->rate))
    self->drop_frame = TRUE;

  if (self->start_text != NULL)
    {
      if (hp_timecode_parse (self->start_text, self->rate, self->drop_frame, &self->start, &error))
        return TRUE;
      hp_cli_complain (NULL, "%s", error->message);
      return FALSE;
    }

  /* The picture's label stays what it is, however the frames after it are counted. */
  own = hp_timecode_format (probe->start_timecode, probe->rate, probe->is_drop_frame);
  if (probe->has_timecode &&
      !hp_timecode_parse (own, self->rate, self->drop_frame, &self->start, &error))
    hp_cli_complain (self->picture_name, _("Its timecode is not used: %s"), error->message);
  return TRUE;
}

/* All frames that start before the picture ends, at the rate of the plan. */
static gint64
count_frames (const New *self)
{
  HpFrameRate own = self->probe->rate;
  __int128 num = (__int128) self->probe->n_frames * own.den * self->rate.num;
  __int128 den = (__int128) own.num * self->rate.den;

  return (gint64) ((num + den - 1) / den);
}

/* The picture's name without its extension. */
static char *
make_title (const char *picture_name)
{
  char *title = g_filename_display_basename (picture_name);
  char *dot = strrchr (title, '.');

  if (dot != NULL && dot != title)
    *dot = '\0';
  return title;
}

static int
write_plan (New   *self,
            GFile *picture)
{
  gboolean to_standard_output = strcmp (self->plan_name, HP_CLI_STANDARD) == 0;
  g_autoptr(GFile) plan_file = to_standard_output ? NULL : hp_cli_file_for (self->plan_name);
  g_autofree char *uri = hp_picture_uri_for (picture, plan_file);
  g_autoptr(HpPlan) plan = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;

  if (self->title == NULL)
    self->title = make_title (self->picture_name);

  plan = hp_plan_new_with_picture (self->title, self->rate, self->drop_frame, uri,
                                   count_frames (self), self->start);
  bytes = hp_plan_write (plan);
  if (hp_cli_write (self->plan_name, bytes, &error))
    return HP_CLI_DONE;

  hp_cli_complain_error (self->plan_name, error);
  return HP_CLI_FAILED;
}

int
hp_verb_new (int    argc,
             char **argv)
{
  g_auto(New) self = { 0 };
  g_autoptr(GFile) picture = NULL;

  if (!parse_arguments (&self, argc, argv))
    return HP_CLI_MISUSED;

  if (!self.force && g_file_test (self.plan_name, G_FILE_TEST_IS_REGULAR))
    {
      hp_cli_complain (self.plan_name, "%s", _("It exists; --force writes over it"));
      return HP_CLI_FAILED;
    }
  if (hp_cli_is_same_file (self.plan_name, self.picture_name))
    {
      hp_cli_complain (self.plan_name, "%s",
                       _("It is the picture itself, which is never written over"));
      return HP_CLI_FAILED;
    }

  picture = hp_cli_file_for (self.picture_name);
  if (!probe_picture (&self, picture))
    return HP_CLI_FAILED;
  if (!settle_timecode (&self))
    return HP_CLI_MISUSED;

  return write_plan (&self, picture);
}
