#include "export/plan-fixture.h"

#include "store/plan-reader.h"

static GBytes *
golden (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "export", "golden", name, NULL);
  g_autoptr(GError) error = NULL;
  char *text;
  gsize size;

  g_file_get_contents (path, &text, &size, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (text, size);
}

HpPlan *
fixture_plan_read (void)
{
  g_autoptr(HpProblems) problems = hp_problems_new ();
  g_autoptr(GBytes) bytes = golden ("sketch.hairpin");
  gboolean newer;
  HpPlan *plan = hp_plan_read (bytes, problems, &newer);
  g_autofree char *told = hp_problems_to_string (problems, "sketch.hairpin");

  g_assert_cmpstr (told, ==, "");
  g_assert_nonnull (plan);
  return plan;
}

/* (transfer none) */
HpScene *
fixture_plan_scene (HpPlan *plan,
                    guint   index)
{
  g_autoptr(HpScene) scene = g_list_model_get_item (G_LIST_MODEL (hp_plan_get_scenes (plan)),
                                                    index);

  return scene;
}

/* A golden file is written by tests/export/export-plan, and read by eye before it is kept. */
void
fixture_assert_golden (GBytes     *bytes,
                       const char *name)
{
  g_autoptr(GBytes) expected = golden (name);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_autofree char *wanted = g_strndup (g_bytes_get_data (expected, NULL),
                                       g_bytes_get_size (expected));

  g_assert_cmpstr (text, ==, wanted);
  g_assert_true (g_bytes_equal (bytes, expected));
}
