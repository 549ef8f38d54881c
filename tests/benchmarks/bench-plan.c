/* Reading, writing and saving the plan of a feature film. */

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <jansson.h>
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

/* What no save that outlives a power cut can leave out. */
static void
write_and_sync (gpointer data)
{
  Data *self = data;
  g_autofree char *temporary = g_strconcat (self->floor_path, ".new", NULL);
  g_autofree char *folder = g_path_get_dirname (self->floor_path);
  int fd = g_open (temporary, O_WRONLY | O_CREAT | O_TRUNC, 0644);
  int folder_fd = g_open (folder, O_RDONLY | O_DIRECTORY, 0);
  gsize size;
  gconstpointer bytes = g_bytes_get_data (self->bytes, &size);

  g_assert_cmpint (write (fd, bytes, size), ==, (gssize) size);
  g_assert_cmpint (fsync (fd), ==, 0);
  close (fd);
  g_assert_cmpint (g_rename (temporary, self->floor_path), ==, 0);
  fsync (folder_fd);
  close (folder_fd);
}

int
main (void)
{
  g_autofree char *folder = g_dir_make_tmp ("hairpin-bench-XXXXXX", NULL);
  Data data = { 0 };
  gsize size;

  data.plan = film_plan_new ();
  data.bytes = hp_plan_write (data.plan);
  data.path = g_build_filename (folder, "ours.hairpin", NULL);
  data.floor_path = g_build_filename (folder, "floor.hairpin", NULL);
  data.file = g_file_new_for_path (data.path);
  data.root = json_loadb (g_bytes_get_data (data.bytes, &size), g_bytes_get_size (data.bytes), 0, NULL);
  g_print ("# a plan of %" G_GSIZE_FORMAT " bytes\n", g_bytes_get_size (data.bytes));

  measure ("plan-open/json-parse", 3, MEASURE_PROCESSOR, read_plan, parse_json, &data);
  measure ("plan-write/json-dump", 3, MEASURE_PROCESSOR, write_plan, dump_json, &data);
  measure ("plan-save/write-and-sync", 2, MEASURE_WALL, save_plan, write_and_sync, &data);

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
