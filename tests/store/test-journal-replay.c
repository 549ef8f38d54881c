/* Records that are whole, but tell what cannot be: refused, and nothing done. */

#include <jansson.h>

#include "model/full-plan.h"
#include "store/journal-replay.h"
#include "store/json-limits.h"
#include "store/plan-reader.h"
#include "store/plan-writer.h"

/* The changes of a step. */
static const char *const misfits[] = {
  "{}",
  "{\"set\":7,\"member\":\"title\",\"to\":\"The Door\"}",
  "{\"set\":\"\",\"to\":\"The Door\"}",
  "{\"set\":\"\",\"member\":\"title\"}",
  "{\"set\":\"\",\"member\":\"no-such\",\"to\":\"The Door\"}",
  "{\"set\":\"\",\"member\":\"title\",\"to\":7}",
  "{\"set\":\"\",\"member\":\"scenes\",\"to\":[]}",
  "{\"set\":\"nobody\",\"member\":\"title\",\"to\":\"The Door\"}",
  "{\"set\":\"/\",\"member\":\"title\",\"to\":\"The Door\"}",
  "{\"set\":\"//\",\"member\":\"title\",\"to\":\"The Door\"}",
  "{\"set\":\"/scenes\",\"member\":\"title\",\"to\":\"The Door\"}",
  "{\"set\":\"/scenes/\",\"member\":\"title\",\"to\":\"The Door\"}",
  "{\"set\":\"/scenes/-1\",\"member\":\"title\",\"to\":\"The Door\"}",
  "{\"set\":\"/scenes/99999\",\"member\":\"title\",\"to\":\"The Door\"}",
  "{\"set\":\"/picture/0\",\"member\":\"title\",\"to\":\"The Door\"}",
  "{\"splice\":\"\",\"member\":\"title\",\"at\":0,\"drop\":99999,\"put\":\"\"}",
  "{\"splice\":\"\",\"member\":\"title\",\"at\":0,\"drop\":0}",
  "{\"splice\":\"\",\"member\":\"scenes\",\"at\":0,\"drop\":0,\"put\":[]}",
  "{\"insert\":\"\",\"member\":\"scenes\",\"at\":0}",
  "{\"insert\":\"\",\"member\":\"scenes\",\"at\":0,\"element\":{}}",
  "{\"insert\":\"\",\"member\":\"title\",\"at\":0,\"element\":{}}",
  "{\"remove\":\"\",\"member\":\"scenes\"}",
  "{\"remove\":\"\",\"member\":\"scenes\",\"at\":99999}",
  "{\"move\":\"\",\"member\":\"scenes\",\"at\":0}",
  "{\"move\":\"\",\"member\":\"scenes\",\"at\":0,\"to\":99999}",
};

static void
test_misfits (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (misfits); i++)
    {
      g_autoptr(HpHistory) making = hp_history_new ();
      g_autoptr(HpHistory) history = hp_history_new ();
      g_autoptr(HpPlan) plan = full_plan_new (making);
      g_autoptr(HpJournalReplay) replay = hp_journal_replay_new (plan, history);
      g_autofree char *text = NULL;
      g_autoptr(GBytes) before = hp_plan_write (plan);
      g_autoptr(GBytes) after = NULL;
      json_t *record;

      g_test_message ("%s", misfits[i]);
      text = g_strdup_printf ("{\"seq\":1,\"done\":\"Edit\",\"changes\":["
                              "{\"set\":\"\",\"member\":\"title\",\"to\":\"Before\"},%s]}",
                              misfits[i]);
      record = json_loads (text, 0, NULL);
      g_assert_nonnull (record);

      g_assert_false (hp_journal_replay_step (replay, record));
      json_decref (record);

      after = hp_plan_write (plan);
      g_assert_true (g_bytes_equal (before, after));
      g_assert_null (hp_history_get_undo_label (history));
    }
}

/* Where elements are put in, how deep they stand there, and what they must have. */
static const struct
{
  const char *owner;
  const char *member;
  guint       depth;
  const char *members;
} places[] = {
  { "", "people", 3, "\"id\":\"person-99\",\"name\":\"Ada\",\"role\":\"composer\"" },
  { "scene-1", "hits", 5, "\"id\":\"hit-99\",\"at\":300,\"kind\":\"cut\"" },
  { "layer-1", "entries", 7, "\"in\":300,\"out\":310" },
};

/* The record of an element with a member we do not know, the innermost list of which stands in
 * @depth - 1 others once it is in the plan. */
static json_t *
deep_record (guint place,
             guint depth)
{
  g_autoptr(GString) text = g_string_new (NULL);
  guint n = depth - places[place].depth;
  json_t *record;

  g_string_printf (text, "{\"seq\":1,\"done\":\"Add\",\"changes\":[{\"insert\":\"%s\","
                   "\"member\":\"%s\",\"at\":0,\"element\":{%s,\"later\":",
                   places[place].owner, places[place].member, places[place].members);
  for (guint i = 0; i < n; i++)
    g_string_append_c (text, '[');
  for (guint i = 0; i < n; i++)
    g_string_append_c (text, ']');
  g_string_append (text, "}}]}");

  record = json_loads (text->str, 0, NULL);
  g_assert_nonnull (record);
  return record;
}

/* What is taken makes a plan that opens again, however deep it goes. */
static void
test_depth (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    for (guint depth = HP_JSON_MAX_DEPTH - 4; depth < HP_JSON_MAX_DEPTH + 4; depth++)
      {
        g_autoptr(HpHistory) making = hp_history_new ();
        g_autoptr(HpHistory) history = hp_history_new ();
        g_autoptr(HpPlan) plan = full_plan_new (making);
        g_autoptr(HpJournalReplay) replay = hp_journal_replay_new (plan, history);
        g_autoptr(HpProblems) problems = hp_problems_new ();
        g_autoptr(HpPlan) again = NULL;
        g_autoptr(GBytes) bytes = NULL;
        json_t *record = deep_record (i, depth);
        gboolean newer;

        g_test_message ("%s %s %u", places[i].owner, places[i].member, depth);
        g_assert_cmpint (hp_journal_replay_step (replay, record), ==, depth <= HP_JSON_MAX_DEPTH);
        json_decref (record);

        bytes = hp_plan_write (plan);
        again = hp_plan_read (bytes, problems, &newer);
        g_assert_nonnull (again);
      }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/journal-replay/misfits", test_misfits);
  g_test_add_func ("/store/journal-replay/depth", test_depth);
  return g_test_run ();
}
