/* Exports a plan: export-plan PLAN FOLDER.  A file for each scene and format of scenes, named
 * after its cue, one for each format of plans. */

#include <locale.h>

#include "export/formats.h"
#include "store/plan-reader.h"

static gboolean
write_file (const HpFormat  *format,
            HpPlan          *plan,
            HpScene         *scene,
            const char      *folder,
            GError         **error)
{
  g_autoptr(GBytes) bytes = hp_format_export (format, plan, scene, error);
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;

  if (bytes == NULL)
    return FALSE;

  name = g_strdup_printf ("%s.%s", scene != NULL ? hp_scene_get_cue (scene) : "plan",
                          format->extensions[0]);
  path = g_build_filename (folder, name, NULL);
  return g_file_set_contents (path, g_bytes_get_data (bytes, NULL),
                              (gssize) g_bytes_get_size (bytes), error);
}

static gboolean
write_all (const HpFormat  *format,
           HpPlan          *plan,
           const char      *folder,
           GError         **error)
{
  GListModel *scenes = G_LIST_MODEL (hp_plan_get_scenes (plan));

  if (!format->per_scene)
    return write_file (format, plan, NULL, folder, error);

  for (guint i = 0; i < g_list_model_get_n_items (scenes); i++)
    {
      g_autoptr(HpScene) scene = g_list_model_get_item (scenes, i);

      if (!write_file (format, plan, scene, folder, error))
        return FALSE;
    }

  return TRUE;
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr(HpProblems) problems = hp_problems_new ();
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(HpPlan) plan = NULL;
  const HpFormat *formats;
  guint n_formats;
  gboolean newer;
  gsize size;
  char *text;

  setlocale (LC_ALL, "");

  if (argc != 3 || !g_file_get_contents (argv[1], &text, &size, &error))
    {
      g_printerr ("export-plan PLAN FOLDER: %s\n", error != NULL ? error->message : "usage");
      return 2;
    }

  bytes = g_bytes_new_take (text, size);
  plan = hp_plan_read (bytes, problems, &newer);
  if (plan == NULL)
    {
      g_autofree char *told = hp_problems_to_string (problems, argv[1]);

      g_printerr ("%s\n", told);
      return 1;
    }

  formats = hp_formats_get (&n_formats);
  for (guint i = 0; i < n_formats; i++)
    if (!write_all (&formats[i], plan, argv[2], &error))
      {
        g_printerr ("%s: %s\n", formats[i].id, error->message);
        return 1;
      }

  return 0;
}
