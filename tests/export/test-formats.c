#include "export/formats.h"

#include "export/plan-fixture.h"
#include "score/score-builder.h"

static void
test_rows_are_whole (void)
{
  guint n_formats;
  const HpFormat *formats = hp_formats_get (&n_formats);

  g_assert_cmpuint (n_formats, >=, 2);
  for (guint i = 0; i < n_formats; i++)
    {
      g_assert_true (hp_formats_find (formats[i].id) == &formats[i]);
      g_assert_nonnull (formats[i].kind);
      g_assert_nonnull (formats[i].media_type);
      g_assert_nonnull (formats[i].extensions[0]);
      g_assert_true ((formats[i].export != NULL) == (formats[i].direction == HP_FORMAT_EXPORT));
      if (i > 0)
        g_assert_cmpstr (formats[i - 1].id, <, formats[i].id);
    }

  g_assert_null (hp_formats_find ("doc"));
  g_assert_null (hp_formats_find (NULL));
}

static void
test_every_format_exports (void)
{
  g_autoptr(HpPlan) plan = fixture_plan_read ();
  guint n_formats;
  const HpFormat *formats = hp_formats_get (&n_formats);

  for (guint i = 0; i < n_formats; i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(GBytes) bytes = NULL;

      if (formats[i].direction != HP_FORMAT_EXPORT)
        continue;

      bytes = hp_format_export (&formats[i], plan,
                                formats[i].per_scene ? fixture_plan_scene (plan, 0) : NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (g_bytes_get_size (bytes), >, 0);
    }
}

static void
test_a_failure_is_told (void)
{
  g_autoptr(HpPlan) plan = fixture_plan_read ();
  HpScene *scene = fixture_plan_scene (plan, 0);
  g_autoptr(GError) error = NULL;

  g_object_set (scene, "out", HP_FRAME_MAX, NULL);
  g_assert_null (hp_format_export (hp_formats_find ("musicxml"), plan, scene, &error));
  g_assert_error (error, HP_SCORE_ERROR, HP_SCORE_ERROR_TOO_LONG);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/export/formats/rows-are-whole", test_rows_are_whole);
  g_test_add_func ("/export/formats/every-format-exports", test_every_format_exports);
  g_test_add_func ("/export/formats/a-failure-is-told", test_a_failure_is_told);

  return g_test_run ();
}
