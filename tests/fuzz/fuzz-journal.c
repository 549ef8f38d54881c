/* Any bytes are a journal, as far as they go: what is done again of it makes a plan that opens.
 *
 * The lines of an input are records without their lengths and checksums, which are put before
 * them here: else hardly one would be read.  The bytes are read as they are, too.
 */

#include "fuzz-target.h"

#include <jansson.h>
#include <string.h>

#include "model/full-plan.h"
#include "store/journal-kept.h"
#include "store/journal-record.h"
#include "store/journal-replay.h"
#include "store/plan-reader.h"
#include "store/plan-writer.h"
#include "store/recovery.h"

#define MAX_RECORDS 200  /* of an input: more try nothing new */
#define N_QUICK 8        /* one input in so many is read as a journal is, with a plan of its own */

static GBytes *
get_base (void)
{
  static GBytes *base;

  if (base == NULL)
    {
      g_autoptr(HpHistory) history = hp_history_new ();
      g_autoptr(HpPlan) plan = full_plan_new (history);

      base = hp_plan_write (plan);
    }

  return base;
}

/* The line of @data at *@offset, which moves past it; NULL after the last. */
static const char *
next_line (const uint8_t *data,
           size_t         size,
           size_t        *offset,
           size_t        *length)
{
  const char *line = (const char *) data + *offset;
  const char *end;

  if (*offset >= size)
    return NULL;

  end = memchr (line, '\n', size - *offset);
  *length = end != NULL ? (size_t) (end - line) : size - *offset;
  *offset += *length + 1;
  return line;
}

static GBytes *
seal (const uint8_t *data,
      size_t         size)
{
  GString *text = g_string_new (NULL);
  size_t offset = 0, length;
  const char *line;

  for (guint n = 0; n < MAX_RECORDS && (line = next_line (data, size, &offset, &length)) != NULL; n++)
    {
      gsize start = hp_journal_record_begin (text);

      g_string_append_len (text, line, (gssize) length);
      hp_journal_record_end (text, start);
    }

  return g_string_free_to_bytes (text);
}

static void
assert_opens (HpPlan *plan)
{
  g_autoptr(GBytes) bytes = hp_plan_write (plan);
  g_autoptr(HpProblems) problems = hp_problems_new ();
  g_autoptr(HpPlan) again = NULL;
  g_autoptr(GBytes) bytes_again = NULL;
  gboolean newer;

  again = hp_plan_read (bytes, problems, &newer);
  if (again == NULL)
    g_error ("%s: %s", hp_problems_get (problems, 0)->place,
             hp_problems_get (problems, 0)->sentence);

  bytes_again = hp_plan_write (again);
  g_assert_true (g_bytes_equal (bytes, bytes_again));
}

/* Each record in one plan, which undo leaves as it was: much is tried in little time. */
static void
do_again_quickly (const uint8_t *data,
                  size_t         size)
{
  static HpPlan *plan;
  g_autoptr(HpHistory) history = hp_history_new ();
  g_autoptr(HpJournalReplay) replay = NULL;
  size_t offset = 0, length;
  const char *line;

  if (plan == NULL)
    {
      g_autoptr(HpProblems) problems = hp_problems_new ();
      gboolean newer;

      plan = hp_plan_read (get_base (), problems, &newer);
    }

  replay = hp_journal_replay_new (plan, history);
  for (guint n = 0; n < MAX_RECORDS && (line = next_line (data, size, &offset, &length)) != NULL; n++)
    {
      json_t *record = json_loadb (line, length, JSON_REJECT_DUPLICATES, NULL);

      if (json_is_object (record))
        hp_journal_replay_step (replay, record);
      json_decref (record);
    }

  hp_history_end_run (history);
  while (hp_history_get_undo_label (history) != NULL)
    hp_history_undo (history);

  if (size % N_QUICK == 0)
    {
      g_autoptr(GBytes) left = hp_plan_write (plan);

      g_assert_true (g_bytes_equal (left, get_base ()));
    }
}

/* What was done again can be undone, down to the base, and comes back the same. */
static void
assert_undone (HpRecovery *recovery)
{
  g_autoptr(GBytes) before = hp_plan_write (recovery->plan);
  g_autoptr(GBytes) first = NULL, after = NULL;
  guint n = hp_history_get_n_done (recovery->history);

  for (guint i = 0; i < n; i++)
    hp_history_undo (recovery->history);
  first = hp_plan_write (recovery->plan);
  g_assert_true (g_bytes_equal (first, get_base ()));

  for (guint i = 0; i < n; i++)
    hp_history_redo (recovery->history);
  after = hp_plan_write (recovery->plan);
  g_assert_true (g_bytes_equal (after, before));
}

static void
recover (const uint8_t *data,
         size_t         size)
{
  g_autoptr(HpJournalKept) kept = hp_journal_kept_new ();
  g_autoptr(HpRecovery) recovery = NULL;
  g_autoptr(GBytes) raw = g_bytes_new_static (data, size);
  g_autoptr(GBytes) sealed = seal (data, size);

  hp_journal_kept_add_base (kept, 0, get_base ());
  hp_journal_kept_add_file (kept, raw);
  hp_journal_kept_add_file (kept, sealed);
  recovery = hp_recovery_read_kept (kept, NULL, NULL, NULL);
  if (recovery == NULL || recovery->plan == NULL)
    return;

  assert_opens (recovery->plan);
  assert_undone (recovery);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  do_again_quickly (data, size);
  if (size % N_QUICK == 0)
    recover (data, size);
  return 0;
}

/* What nothing that reads the records can leave out, and the plan they are about. */
void
fuzz_floor (const uint8_t *data,
            size_t         size)
{
  gsize base_size;
  const char *base = g_bytes_get_data (get_base (), &base_size);
  size_t offset = 0, length;
  const char *line;

  json_decref (json_loadb (base, base_size, JSON_REJECT_DUPLICATES, NULL));
  while ((line = next_line (data, size, &offset, &length)) != NULL)
    json_decref (json_loadb (line, length, JSON_REJECT_DUPLICATES, NULL));
}
