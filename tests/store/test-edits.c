#include "model/edit-member.h"
#include "model/full-plan.h"
#include "store/plan-reader.h"
#include "store/plan-writer.h"
#include "store/random-edit.h"

#define N_EDITS 10000
#define N_POINTS 100  /* at which the plan is written, and read again */

typedef struct
{
  HpPlan     *plan;
  HpHistory  *history;
  GRand      *rand;
  GHashTable *changed;  /* (element-type HpMember): what an edit really changed */
} Fixture;

/* What the plan is at a point of the history. */
typedef struct
{
  guint   n_done;
  GBytes *bytes;
} Point;

static void
record_cb (const HpStep *step,
           gpointer      data)
{
  Fixture *f = data;

  for (guint i = 0; i < step->n_changes; i++)
    g_hash_table_add (f->changed, (gpointer) step->changes[i].member);
}

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  f->history = hp_history_new ();
  f->plan = full_plan_new (f->history);
  f->rand = g_rand_new_with_seed (1440);
  f->changed = g_hash_table_new (NULL, NULL);
  g_assert_true (hp_edit_set_many (f->history, hp_plan_get_picture (f->plan), "Drop Frames", NULL,
                                   "frame-rate", &(HpFrameRate) { 30000, 1001 },
                                   "drop-frame", TRUE, NULL));
  hp_history_set_recorder (f->history, record_cb, f);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  g_hash_table_unref (f->changed);
  g_rand_free (f->rand);
  g_assert_finalize_object (f->history);
  g_assert_finalize_object (f->plan);
}

static void
point_clear (gpointer data)
{
  g_bytes_unref (((Point *) data)->bytes);
}

static void
assert_loads (GBytes *bytes)
{
  g_autoptr(HpProblems) problems = hp_problems_new ();
  g_autoptr(HpPlan) read = NULL;
  gboolean newer;

  read = hp_plan_read (bytes, problems, &newer);
  if (read == NULL)
    g_error ("%s: %s", hp_problems_get (problems, 0)->place, hp_problems_get (problems, 0)->sentence);
}

static void
assert_same (GBytes *a,
             GBytes *b)
{
  if (!g_bytes_equal (a, b))
    g_assert_cmpstr (g_bytes_get_data (a, NULL), ==, g_bytes_get_data (b, NULL));
}

/* Compares the plan with each point that is passed on the way to @n_done steps. */
static void
go_to (Fixture *f,
       GArray  *points,
       guint    n_done)
{
  gboolean back = hp_history_get_n_done (f->history) > n_done;
  guint n_seen = 0;

  while (hp_history_get_n_done (f->history) != n_done)
    {
      if (back)
        hp_history_undo (f->history);
      else
        hp_history_redo (f->history);

      for (guint i = 0; i < points->len; i++)
        if (g_array_index (points, Point, i).n_done == hp_history_get_n_done (f->history))
          {
            g_autoptr(GBytes) bytes = hp_plan_write (f->plan);

            assert_same (bytes, g_array_index (points, Point, i).bytes);
            n_seen++;
          }
    }

  /* All but the one that it starts from. */
  g_assert_cmpuint (n_seen, >=, N_POINTS - 1);
}

/* Every member and every list of every class: else the edits are not of all that there is. */
static void
assert_all_changed (Fixture *f)
{
  g_autoptr(GHashTable) classes = g_hash_table_new (NULL, NULL);
  g_autoptr(GPtrArray) waiting = g_ptr_array_new ();
  guint n_members = 0;

  g_ptr_array_add (waiting, GSIZE_TO_POINTER (HP_TYPE_PLAN));
  while (waiting->len > 0)
    {
      gpointer type = g_ptr_array_steal_index (waiting, waiting->len - 1);
      HpElementClass *klass;

      if (!g_hash_table_add (classes, type))
        continue;

      klass = g_type_class_ref (GPOINTER_TO_SIZE (type));
      for (guint i = 0; i < klass->n_members; i++)
        {
          const HpMember *member = &klass->members[i];

          if (member->kind == HP_MEMBER_LIST || member->kind == HP_MEMBER_OBJECT)
            g_ptr_array_add (waiting, GSIZE_TO_POINTER (member->type ()));
          if (member->kind == HP_MEMBER_OBJECT)
            continue;

          n_members++;
          if (!g_hash_table_contains (f->changed, member))
            g_error ("no edit changed %s.%s", g_type_name (GPOINTER_TO_SIZE (type)), member->name);
        }
      g_type_class_unref (klass);
    }

  g_test_message ("%u members of %u classes were changed", n_members,
                  g_hash_table_size (classes));
}

static void
add_point (Fixture *f,
           GArray  *points)
{
  Point point = { hp_history_get_n_done (f->history), hp_plan_write (f->plan) };

  assert_loads (point.bytes);
  g_array_append_val (points, point);
}

/* Undone, redone and undone again, each step leaves the very bytes that were there; and what
 * edits leave always opens. */
static void
test_undo_redo_undo (Fixture       *f,
                     gconstpointer  data)
{
  g_autoptr(GArray) points = g_array_new (FALSE, FALSE, sizeof (Point));
  guint n_refused = 0, n_first, n_last;

  g_array_set_clear_func (points, point_clear);
  n_first = hp_history_get_n_done (f->history);
  add_point (f, points);
  random_edit_each (f->history, f->plan, f->rand);
  for (guint i = 0; i < N_EDITS; i++)
    {
      guint n_done = hp_history_get_n_done (f->history);

      if (i % (N_EDITS / N_POINTS) == 0)
        add_point (f, points);

      random_edit (f->history, f->plan, f->rand);
      n_refused += hp_history_get_n_done (f->history) == n_done;
    }
  n_last = hp_history_get_n_done (f->history);

  g_test_message ("%u steps; %u of %u random edits were refused, or changed nothing", n_last - n_first,
                  n_refused, N_EDITS);
  g_assert_cmpuint (n_refused, <, N_EDITS / 2);
  assert_all_changed (f);

  go_to (f, points, n_first);
  go_to (f, points, n_last);
  go_to (f, points, n_first);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/store/edits/undo-redo-undo", Fixture, NULL, set_up, test_undo_redo_undo, tear_down);

  return g_test_run ();
}
