/* Any bytes are a plan or are refused in words; what is in a plan is written, and is read back
 * as it was written. */

#include "fuzz-target.h"

#include <jansson.h>
#include <math.h>
#include <string.h>

#include "core/fraction.h"
#include "music/bpm.h"
#include "store/plan-reader.h"
#include "store/plan-writer.h"

static HpPlan *
read_plan (GBytes *bytes)
{
  g_autoptr(HpProblems) problems = hp_problems_new ();
  HpPlan *plan;
  gboolean newer;

  plan = hp_plan_read (bytes, problems, &newer);
  g_assert_true ((plan == NULL) == (hp_problems_get_n (problems) > 0));

  for (guint i = 0; i < hp_problems_get_n_kept (problems); i++)
    {
      const HpProblem *problem = hp_problems_get (problems, i);

      g_assert_true (g_utf8_validate (problem->place, -1, NULL));
      g_assert_true (g_utf8_validate (problem->sentence, -1, NULL));
      g_assert_cmpstr (problem->sentence, !=, "");
      g_assert_null (strchr (problem->sentence, '\n'));
    }

  return plan;
}

/* "2/8" and "1/4" are one position, and "012-2" and "12-2" one click. */
static gboolean
is_same_text (const char *a,
              const char *b)
{
  HpFraction left, right;
  HpBpm left_click, right_click;

  if (g_str_equal (a, b))
    return TRUE;

  if (hp_fraction_parse (a, &left, NULL) && hp_fraction_parse (b, &right, NULL))
    return hp_fraction_compare (left, right) == 0;

  return hp_bpm_parse_click (a, &left_click, NULL) && hp_bpm_parse_click (b, &right_click, NULL) &&
         hp_bpm_equal (left_click, right_click);
}

static gboolean
is_empty (json_t *value)
{
  return (json_is_string (value) && json_string_length (value) == 0) ||
         (json_is_array (value) && json_array_size (value) == 0) ||
         (json_is_object (value) && json_object_size (value) == 0);
}

/* All that @read holds must stand in @written: numbers to four places, and the empty left out. */
static void
assert_kept (json_t *read,
             json_t *written)
{
  const char *key;
  json_t *value;
  gsize index;

  if (written == NULL)
    g_assert_true (is_empty (read));
  else if (json_is_string (read))
    g_assert_true (is_same_text (json_string_value (read), json_string_value (written)));
  else if (json_is_integer (read))
    g_assert_cmpint (json_integer_value (read), ==, json_integer_value (written));
  else if (json_is_real (read))
    g_assert_cmpfloat (fabs (json_real_value (read) - json_number_value (written)), <=,
                       0.000051 + 1e-15 * fabs (json_real_value (read)));
  else if (json_is_array (read))
    {
      g_assert_cmpuint (json_array_size (read), ==, json_array_size (written));
      json_array_foreach (read, index, value)
        assert_kept (value, json_array_get (written, index));
    }
  else if (json_is_object (read))
    json_object_foreach (read, key, value)
      {
        if (!g_str_equal (key, "version"))
          assert_kept (value, json_object_get (written, key));
      }
  else
    g_assert_true (json_equal (read, written));
}

static json_t *
parse (GBytes *bytes)
{
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);

  return json_loadb (text, size, JSON_REJECT_DUPLICATES, NULL);
}

static void
assert_all_is_written (GBytes *bytes,
                       GBytes *written)
{
  json_t *read_root = parse (bytes), *written_root = parse (written);

  g_assert_true (json_is_object (read_root) && json_is_object (written_root));
  assert_kept (read_root, written_root);
  json_decref (read_root);
  json_decref (written_root);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr(HpPlan) plan = read_plan (bytes);
  g_autoptr(GBytes) written = NULL, written_again = NULL;
  g_autoptr(HpPlan) again = NULL;

  if (plan == NULL)
    return 0;

  written = hp_plan_write (plan);
  assert_all_is_written (bytes, written);
  again = read_plan (written);
  g_assert_nonnull (again);
  written_again = hp_plan_write (again);
  g_assert_true (g_bytes_equal (written, written_again));
  g_assert_finalize_object (g_steal_pointer (&plan));
  return 0;
}

void
fuzz_floor (const uint8_t *data,
            size_t         size)
{
  json_decref (json_loadb ((const char *) data, size, JSON_REJECT_DUPLICATES, NULL));
}
