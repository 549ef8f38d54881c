#include "config.h"

#include "cli/verbs.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "cli/arguments.h"
#include "cli/output.h"
#include "cli/plan-stem.h"
#include "export/file-names.h"
#include "export/formats.h"
#include "model/cue-number.h"

typedef struct
{
  char            *plan_name;  /* as the user wrote it */
  char            *format_id;
  GStrv            cues;       /* or NULL for all scenes */
  char            *output;     /* a file, a folder or "-", or NULL */
  gboolean         force;

  HpPlan          *plan;
  const HpFormat  *format;
  GPtrArray       *scenes;     /* (element-type HpScene): those wanted */
  char            *folder;     /* or NULL when output is the file */
} Export;

static void
export_clear (Export *self)
{
  g_free (self->plan_name);
  g_free (self->format_id);
  g_strfreev (self->cues);
  g_free (self->output);
  g_free (self->folder);
  g_clear_object (&self->plan);
  g_clear_pointer (&self->scenes, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Export, export_clear)

static gboolean
parse_arguments (Export  *self,
                 int      argc,
                 char   **argv)
{
  g_auto(GStrv) plans = NULL;
  const GOptionEntry entries[] = {
    { "to", 't', 0, G_OPTION_ARG_STRING, &self->format_id,
      N_("The format; “hairpin formats” lists them"), N_("FORMAT") },
    { "scene", 's', 0, G_OPTION_ARG_STRING_ARRAY, &self->cues,
      N_("Only this cue; may be given several times"), N_("CUE") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &self->output,
      N_("Where to write: a file, a folder, or - for standard output"), N_("FILE") },
    { "force", 'f', 0, G_OPTION_ARG_NONE, &self->force,
      N_("Overwrite files that Hairpin did not write"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &plans, NULL, NULL },
    { NULL },
  };

  if (!hp_cli_parse (&argc, &argv, _("PLAN"),
                     _("Writes a plan, or each cue, in another format. Prints the files' names."),
                     entries))
    return FALSE;

  if (plans == NULL || g_strv_length (plans) != 1)
    {
      hp_cli_complain (NULL, "%s", _("One plan is expected"));
      return FALSE;
    }
  self->plan_name = g_strdup (plans[0]);

  if (self->format_id == NULL)
    {
      hp_cli_complain (NULL, "%s", _("The format is missing: --to"));
      return FALSE;
    }

  self->format = hp_formats_find (self->format_id);
  if (self->format == NULL || self->format->direction != HP_FORMAT_EXPORT)
    {
      hp_cli_complain (NULL, _("“%s” is no format to write; “hairpin formats” lists them"),
                       self->format_id);
      return FALSE;
    }

  if (self->cues != NULL && !self->format->per_scene)
    {
      hp_cli_complain (NULL, _("“%s” is written for a whole plan, not for a scene"),
                       self->format_id);
      return FALSE;
    }

  return TRUE;
}

/* “1m01” names 1M1, too. */
static gboolean
is_cue (HpScene    *scene,
        const char *text)
{
  HpCueNumber wanted, number;

  if (strcmp (hp_scene_get_cue (scene), text) == 0)
    return TRUE;

  return hp_cue_number_parse (text, &wanted, NULL) &&
         hp_cue_number_parse (hp_scene_get_cue (scene), &number, NULL) &&
         hp_cue_number_compare (&wanted, &number, FALSE) == 0 &&
         (wanted.source != '\0') == (number.source != '\0');
}

/* Finds the scenes that are wanted, in the order of the picture. */
static gboolean
find_scenes (Export *self)
{
  GListModel *scenes = G_LIST_MODEL (hp_plan_get_scenes (self->plan));
  guint n_cues = self->cues != NULL ? g_strv_length (self->cues) : 0;
  g_autofree gboolean *found = g_new0 (gboolean, n_cues);

  self->scenes = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < g_list_model_get_n_items (scenes); i++)
    {
      g_autoptr(HpScene) scene = g_list_model_get_item (scenes, i);
      gboolean wanted = self->cues == NULL;

      for (guint j = 0; j < n_cues; j++)
        if (is_cue (scene, self->cues[j]))
          wanted = found[j] = TRUE;
      if (wanted)
        g_ptr_array_add (self->scenes, g_steal_pointer (&scene));
    }

  for (guint j = 0; j < n_cues; j++)
    if (!found[j])
      {
        hp_cli_complain (self->plan_name, _("It has no cue “%s”"), self->cues[j]);
        return FALSE;
      }

  if (self->scenes->len == 0)
    {
      hp_cli_complain (self->plan_name, "%s", _("It has no scene yet"));
      return FALSE;
    }

  return TRUE;
}

/* Settles whether -o is a file or a folder, and makes the folder. */
static int
settle_output (Export *self)
{
  gboolean is_folder, several = self->scenes != NULL && self->scenes->len > 1;

  if (self->output == NULL)
    self->output = g_strdup (".");

  if (strcmp (self->output, HP_CLI_STANDARD) == 0)
    {
      if (!several)
        return HP_CLI_DONE;
      hp_cli_complain (self->plan_name, "%s",
                       _("Standard output takes one scene; choose it with --scene"));
      return HP_CLI_MISUSED;
    }

  is_folder = g_file_test (self->output, G_FILE_TEST_IS_DIR);
  if (!is_folder && (several || g_str_has_suffix (self->output, G_DIR_SEPARATOR_S)))
    {
      if (g_mkdir_with_parents (self->output, 0777) != 0)
        {
          hp_cli_complain (self->output, _("The folder could not be made: %s"), g_strerror (errno));
          return HP_CLI_FAILED;
        }
      is_folder = TRUE;
    }

  if (is_folder)
    self->folder = g_strdup (self->output);
  return HP_CLI_DONE;
}

/* Writes one file; @scene is %NULL when it is of the plan. */
static gboolean
write_one (Export     *self,
           HpScene    *scene,
           const char *stem)
{
  g_autofree char *name = NULL, *path = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;

  if (self->folder != NULL)
    {
      name = g_strdup_printf ("%s.%s", stem, self->format->extensions[0]);
      path = strcmp (self->folder, ".") == 0 ? g_strdup (name)
                                             : g_build_filename (self->folder, name, NULL);
    }
  else
    path = g_strdup (self->output);

  if (hp_cli_is_same_file (path, self->plan_name))
    {
      hp_cli_complain (path, "%s", _("It is the plan itself, which is never written over"));
      return FALSE;
    }

  if (!self->force && hp_cli_is_stranger (path, self->format))
    {
      hp_cli_complain (path,
                       _("It exists, and Hairpin did not write it as %s; --force writes over it"),
                       self->format->id);
      return FALSE;
    }

  bytes = hp_format_export (self->format, self->plan, scene, &error);
  if (bytes == NULL)
    {
      hp_cli_complain (self->plan_name, "%s: %s",
                       scene != NULL ? hp_scene_get_cue (scene) : self->format->id, error->message);
      return FALSE;
    }

  if (!hp_cli_write (path, bytes, &error))
    {
      hp_cli_complain_error (path, error);
      return FALSE;
    }

  if (strcmp (path, HP_CLI_STANDARD) != 0)
    {
      g_autofree char *shown = g_filename_display_name (path);

      g_print ("%s\n", shown);
    }
  return TRUE;
}

/* One scene that fails does not keep the others from being written. */
static gboolean
write_all (Export *self)
{
  g_autofree char *stem = hp_cli_plan_stem (self->plan_name, self->plan);
  g_autoptr(GHashTable) stems = NULL;
  gboolean all_good = TRUE;

  if (!self->format->per_scene)
    return write_one (self, NULL, stem);

  stems = hp_scene_file_stems (self->plan, stem);
  for (guint i = 0; i < self->scenes->len; i++)
    {
      HpScene *scene = g_ptr_array_index (self->scenes, i);

      all_good = write_one (self, scene, g_hash_table_lookup (stems, scene)) && all_good;
    }

  return all_good;
}

int
hp_verb_export (int    argc,
                char **argv)
{
  g_auto(Export) self = { 0 };
  int status;

  if (!parse_arguments (&self, argc, argv))
    return HP_CLI_MISUSED;

  self.plan = hp_cli_read_plan (self.plan_name);
  if (self.plan == NULL || (self.format->per_scene && !find_scenes (&self)))
    return HP_CLI_FAILED;

  status = settle_output (&self);
  if (status != HP_CLI_DONE)
    return status;

  return write_all (&self) ? HP_CLI_DONE : HP_CLI_FAILED;
}
