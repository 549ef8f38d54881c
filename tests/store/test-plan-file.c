#include <glib/gstdio.h>
#include <string.h>

#include "model/plan-index.h"
#include "model/scene.h"
#include "store/plan-file.h"
#include "store/plan-reader.h"
#include "store/plan-writer.h"

/* The example of the format, or NULL, having skipped the test, where it is not at hand. */
static GBytes *
load_example (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("HAIRPIN_SHARED"), "design", "example.hairpin", NULL);
  char *contents;
  gsize size;

  if (!g_file_get_contents (path, &contents, &size, NULL))
    {
      g_test_skip ("The example of the plan format is not at hand");
      return NULL;
    }

  return g_bytes_new_take (contents, size);
}

static HpPlan *
read_plan (GBytes *bytes)
{
  g_autoptr(HpProblems) problems = hp_problems_new ();
  g_autofree char *told = NULL;
  gboolean newer;
  HpPlan *plan = hp_plan_read (bytes, problems, &newer);

  told = hp_problems_to_string (problems, "plan");
  g_assert_cmpstr (told, ==, "");
  g_assert_nonnull (plan);
  return plan;
}

static void
test_example (void)
{
  g_autoptr(GBytes) bytes = load_example ();
  g_autoptr(HpPlan) plan = NULL;
  g_autoptr(GBytes) again = NULL;
  HpElement *hit;

  if (bytes == NULL)
    return;

  plan = read_plan (bytes);
  again = hp_plan_write (plan);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                   g_bytes_get_data (again, NULL), g_bytes_get_size (again));

  hit = hp_plan_find (plan, "hit-1");
  g_assert_nonnull (hit);
  g_assert_cmpstr (G_OBJECT_TYPE_NAME (hit), ==, "HpHit");
  g_assert_null (hp_plan_find (plan, "hit-9"));
}

/* A smallest plan, with what a later version might write at every level. */
static const char unknown[] =
  "{\n"
  "  \"format\": \"hairpin-plan\",\n"
  "  \"version\": 1,\n"
  "  \"numbering\": \"per-reel\",\n"
  "  \"picture\": {\n"
  "    \"frame-rate\": \"25\",\n"
  "    \"drop-frame\": false,\n"
  "    \"first-action\": 0,\n"
  "    \"lens\": {\n"
  "      \"name\": \"50 mm\"\n"
  "    }\n"
  "  },\n"
  "  \"reels\": [\n"
  "    { \"number\": 1, \"start\": 0, \"duration\": 100, \"offset\": 0, \"start-timecode\": \"01:00:00:00\", \"lab\": [1, 2.5] }\n"
  "  ],\n"
  "  \"scenes\": [\n"
  "    {\n"
  "      \"id\": \"scene-1\",\n"
  "      \"cue\": \"1M1\",\n"
  "      \"in\": 1,\n"
  "      \"out\": 2,\n"
  "      \"function\": \"score\",\n"
  "      \"status\": \"spotted\",\n"
  "      \"curve\": [\n"
  "        { \"at\": 1, \"level\": 0.5, \"shape\": \"smooth\", \"tension\": 0.25 }\n"
  "      ],\n"
  "      \"mood\": null\n"
  "    }\n"
  "  ],\n"
  "  \"weather\": []\n"
  "}\n";

static void
test_unknown_members_survive (void)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static (unknown, strlen (unknown));
  g_autoptr(HpPlan) plan = read_plan (bytes);
  g_autoptr(GBytes) again = hp_plan_write (plan);

  g_assert_cmpstr (unknown, ==, g_bytes_get_data (again, NULL));
}

static void
test_newer_is_told (void)
{
  g_autofree char *text = g_strdup (unknown);
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(HpProblems) problems = hp_problems_new ();
  g_autoptr(HpPlan) plan = NULL;
  gboolean newer = FALSE;

  *(strstr (text, "\"version\": 1") + strlen ("\"version\": ")) = '2';
  bytes = g_bytes_new (text, strlen (text));
  plan = hp_plan_read (bytes, problems, &newer);
  g_assert_nonnull (plan);
  g_assert_true (newer);
}

static void
test_new_ids (void)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static (unknown, strlen (unknown));
  g_autoptr(HpPlan) plan = read_plan (bytes);
  g_autofree char *first = hp_plan_new_id (plan, "scene");
  g_autofree char *second = hp_plan_new_id (plan, "scene");
  g_autofree char *hit = hp_plan_new_id (plan, "hit");

  g_assert_cmpstr (first, ==, "scene-2");
  g_assert_cmpstr (second, ==, "scene-3");
  g_assert_cmpstr (hit, ==, "hit-1");
}

static void
keep_result (GObject      *source,
             GAsyncResult *result,
             gpointer      kept)
{
  *(GAsyncResult **) kept = g_object_ref (result);
}

static void
test_save_and_load (void)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static (unknown, strlen (unknown));
  g_autoptr(HpPlan) plan = read_plan (bytes);
  g_autofree char *folder = g_dir_make_tmp ("hairpin-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "a.hairpin", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GAsyncResult) saved = NULL, loaded = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(HpPlanLoad) load = NULL;
  g_autofree char *contents = NULL;

  hp_plan_file_save_async (file, plan, NULL, keep_result, &saved);
  while (saved == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (hp_plan_file_save_finish (saved, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, unknown);

  hp_plan_file_load_async (file, NULL, keep_result, &loaded);
  while (loaded == NULL)
    g_main_context_iteration (NULL, TRUE);
  load = hp_plan_file_load_finish (loaded, &error);
  g_assert_no_error (error);
  g_assert_nonnull (load->plan);
  g_assert_false (load->newer);

  g_file_delete (file, NULL, NULL);
  g_rmdir (folder);
}

static void
test_missing_file (void)
{
  g_autoptr(GFile) file = g_file_new_for_path ("/nowhere/at-all.hairpin");
  g_autoptr(GError) error = NULL;

  g_assert_null (hp_plan_file_load (file, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/plan-file/example", test_example);
  g_test_add_func ("/store/plan-file/unknown-members-survive", test_unknown_members_survive);
  g_test_add_func ("/store/plan-file/newer-is-told", test_newer_is_told);
  g_test_add_func ("/store/plan-file/new-ids", test_new_ids);
  g_test_add_func ("/store/plan-file/save-and-load", test_save_and_load);
  g_test_add_func ("/store/plan-file/missing-file", test_missing_file);

  return g_test_run ();
}
