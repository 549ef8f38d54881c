#include "core/problem.h"

/* Scripts read a line a problem, and terminals obey what stands in it. */
static void
test_one_line_each (void)
{
  g_autoptr(HpProblems) problems = hp_problems_new ();
  g_autofree char *told = NULL;

  hp_problems_add (problems, "title", "“%s” is odd", "a\r\n\tb \x1b[31m\x7f\xc2\x85 é ␊");
  hp_problems_add (problems, "", "%d", 3);

  told = hp_problems_to_string (problems, "a.hairpin");
  g_assert_cmpstr (told, ==,
                   "a.hairpin: title: “a␍␊␉b ␛[31m␡� é ␊” is odd\n"
                   "a.hairpin: 3");
}

static void
test_more_are_counted (void)
{
  g_autoptr(HpProblems) problems = hp_problems_new ();

  for (guint i = 0; i <= HP_PROBLEMS_MAX; i++)
    hp_problems_add (problems, "cuts", "%u", i);

  g_assert_cmpuint (hp_problems_get_n (problems), ==, HP_PROBLEMS_MAX + 1);
  g_assert_cmpuint (hp_problems_get_n_kept (problems), ==, HP_PROBLEMS_MAX);
  g_assert_cmpstr (hp_problems_get (problems, HP_PROBLEMS_MAX - 1)->sentence, ==, "99");
}

static void
test_all_of_others_are_added (void)
{
  g_autoptr(HpProblems) problems = hp_problems_new (), others = hp_problems_new ();

  hp_problems_add (problems, "title", "first");
  for (guint i = 0; i < 2 * HP_PROBLEMS_MAX; i++)
    hp_problems_add (others, "cuts", "100 %% of %u", i);

  hp_problems_add_all (problems, others);
  g_assert_cmpuint (hp_problems_get_n (problems), ==, 2 * HP_PROBLEMS_MAX + 1);
  g_assert_cmpuint (hp_problems_get_n_kept (problems), ==, HP_PROBLEMS_MAX);
  g_assert_cmpstr (hp_problems_get (problems, 0)->place, ==, "title");
  g_assert_cmpstr (hp_problems_get (problems, 1)->place, ==, "cuts");
  g_assert_cmpstr (hp_problems_get (problems, 1)->sentence, ==, "100 % of 0");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/problem/one-line-each", test_one_line_each);
  g_test_add_func ("/core/problem/more-are-counted", test_more_are_counted);
  g_test_add_func ("/core/problem/all-of-others-are-added", test_all_of_others_are_added);

  return g_test_run ();
}
