/* Reading, writing and saving the plan of a feature film. */

#include <glib/gstdio.h>
#include <jansson.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "film-plan.h"
#include "measure.h"
#include "store/plan-file.h"
#include "store/plan-reader.h"
#include "store/plan-writer.h"
#include "store/replace.h"

typedef struct
{
  HpPlan *plan;
  GBytes *bytes;
  json_t *root;
  GFile  *file;
  char   *path;
  char   *floor_path;
} Data;

static void
read_plan (gpointer data)
{
  Data *self = data;
  g_autoptr(HpProblems) problems = hp_problems_new ();
  g_autoptr(HpPlan) plan = NULL;
  gboolean newer;

  plan = hp_plan_read (self->bytes, problems, &newer);
  g_assert_nonnull (plan);
}

static void
parse_json (gpointer data)
{
  Data *self = data;
  gsize size;
  const char *text = g_bytes_get_data (self->bytes, &size);
  json_t *root = json_loadb (text, size, JSON_REJECT_DUPLICATES, NULL);

  g_assert_nonnull (root);
  json_decref (root);
}

static void
write_plan (gpointer data)
{
  Data *self = data;
  g_autoptr(GBytes) bytes = hp_plan_write (self->plan);

  measure_use ((gint64) g_bytes_get_size (bytes));
}

static void
dump_json (gpointer data)
{
  Data *self = data;
  char *text = json_dumps (self->root, JSON_INDENT (2));

  measure_use (text[0]);
  free (text);
}

static void
save_plan (gpointer data)
{
  Data *self = data;

  g_assert_true (hp_replace (self->file, self->bytes, NULL, NULL));
}

static void
set_contents (gpointer data)
{
  Data *self = data;
  gsize size;
  const char *text = g_bytes_get_data (self->bytes, &size);

  g_assert_true (g_file_set_contents_full (self->floor_path, text, (gssize) size,
                                           G_FILE_SET_CONTENTS_CONSISTENT, 0644, NULL));
}

/* A figure of the memory of this process, in bytes: "VmHWM" is the most it ever had. */
static double
get_memory (const char *name)
{
  g_autofree char *status = NULL;
  const char *line;

  g_assert_true (g_file_get_contents ("/proc/self/status", &status, NULL, NULL));
  line = strstr (status, name);
  g_assert_nonnull (line);
  return 1024.0 * (double) g_ascii_strtoll (line + strlen (name) + 1, NULL, 10);
}

/* Prints what opening @path takes at most and in the end, in bytes, the text included at most. */
static int
print_memory (const char *path)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(HpPlanLoad) load = NULL;
  double before = get_memory ("VmHWM:");

  load = hp_plan_file_load (file, NULL, NULL);
  g_assert_true (load != NULL && load->plan != NULL);
  g_print ("%.0f %.0f\n", get_memory ("VmHWM:") - before, get_memory ("VmRSS:") - before);
  return 0;
}

/* Memory is measured in a process of its own, which has done nothing before. */
static void
measure_memory (const char *program,
                Data       *data)
{
  const char *argv[] = { program, "--memory", data->path, NULL };
  const double size = (double) g_bytes_get_size (data->bytes);
  g_autofree char *printed = NULL;
  double most, kept;

  save_plan (data);
  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &printed,
                               NULL, NULL, NULL));
  g_assert_cmpint (sscanf (printed, "%lf %lf", &most, &kept), ==, 2);
  g_print ("# plan-open-memory: %.3g MB at most, %.3g MB kept\n", most / 1e6, kept / 1e6);
  measure_tell ("plan-open-memory/text", most / size, "times-the-text", 5);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *folder = NULL;
  Data data = { 0 };
  const char *text;
  gsize size;

  if (argc == 3 && g_str_equal (argv[1], "--memory"))
    return print_memory (argv[2]);

  folder = g_dir_make_tmp ("hairpin-bench-XXXXXX", NULL);
  data.plan = film_plan_new ();
  data.bytes = hp_plan_write (data.plan);
  data.path = g_build_filename (folder, "ours.hairpin", NULL);
  data.floor_path = g_build_filename (folder, "floor.hairpin", NULL);
  data.file = g_file_new_for_path (data.path);
  text = g_bytes_get_data (data.bytes, &size);
  data.root = json_loadb (text, size, 0, NULL);
  g_print ("# a plan of %" G_GSIZE_FORMAT " bytes\n", g_bytes_get_size (data.bytes));

  measure ("plan-open/json-parse", 2.5, MEASURE_PROCESSOR, read_plan, parse_json, &data);
  measure_memory (argv[0], &data);
  measure ("plan-write/json-dump", 0.6, MEASURE_PROCESSOR, write_plan, dump_json, &data);
  measure ("plan-save/set-contents", 1.5, MEASURE_WALL, save_plan, set_contents, &data);

  g_unlink (data.path);
  g_unlink (data.floor_path);
  g_rmdir (folder);
  g_object_unref (data.file);
  g_object_unref (data.plan);
  g_bytes_unref (data.bytes);
  json_decref (data.root);
  g_free (data.path);
  g_free (data.floor_path);
  return measure_end ();
}
