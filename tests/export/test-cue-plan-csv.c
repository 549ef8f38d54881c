#include <string.h>

#include "export/cue-plan-csv.h"

#include "export/plan-fixture.h"

static void
test_golden (void)
{
  g_autoptr(HpPlan) plan = fixture_plan_read ();
  g_autoptr(GBytes) bytes = hp_cue_plan_to_csv (plan, HP_CSV_PLAIN);

  fixture_assert_golden (bytes, "sketch.csv");
}

static void
test_a_plan_without_scenes_is_a_header (void)
{
  static const char header[] = "cue,title,function,status,reel,in,out,length,length_frames,in_on,"
                               "out_on,story,remarks,hits,beats,tempo,writers\r\n";
  g_autoptr(HpPlan) plan = g_object_new (HP_TYPE_PLAN, NULL);
  g_autoptr(GBytes) bytes = hp_cue_plan_to_csv (plan, HP_CSV_PLAIN);

  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                   header, strlen (header));
}

/* The title =Harbour of the third cue. */
static void
test_formulas_are_disarmed_on_request (void)
{
  g_autoptr(HpPlan) plan = fixture_plan_read ();
  g_autoptr(GBytes) bytes = hp_cue_plan_to_csv (plan, HP_CSV_FOR_SPREADSHEETS);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  g_assert_nonnull (strstr (text, "\r\n2M1 OMITTED,'=Harbour,source,"));
}

/* A cue whose reel and writer are not in the plan still has its row. */
static void
test_what_is_missing_is_left_empty (void)
{
  g_autoptr(HpPlan) plan = g_object_new (HP_TYPE_PLAN, NULL);
  g_autoptr(HpScene) scene = g_object_new (HP_TYPE_SCENE,
                                           "cue", "1M1",
                                           "in", (gint64) 24,
                                           "out", (gint64) 48,
                                           "tempo-plan", "tempo-9",
                                           NULL);
  g_autoptr(GBytes) bytes = NULL;
  g_autofree char *text = NULL;

  hp_element_list_append (hp_plan_get_scenes (plan), scene);
  bytes = hp_cue_plan_to_csv (plan, HP_CSV_PLAIN);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_assert_nonnull (strstr (text, "\r\n1M1,,score,spotted,,\"00:00:01:00\",\"00:00:02:00\","
                                  "0:01.000,24,,,,,,,,\r\n"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/export/cue-plan-csv/golden", test_golden);
  g_test_add_func ("/export/cue-plan-csv/a-plan-without-scenes-is-a-header",
                   test_a_plan_without_scenes_is_a_header);
  g_test_add_func ("/export/cue-plan-csv/formulas-are-disarmed-on-request",
                   test_formulas_are_disarmed_on_request);
  g_test_add_func ("/export/cue-plan-csv/what-is-missing-is-left-empty",
                   test_what_is_missing_is_left_empty);

  return g_test_run ();
}
