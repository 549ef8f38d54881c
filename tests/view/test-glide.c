#include "view/glide.h"

/* It goes on in its direction, ever slower, and by a quarter of a second of its speed in all. */
static void
test_slows_down (void)
{
  double before = 0, step = 1e9;

  for (double at = 0.05; at < 3; at += 0.05)
    {
      double gone = hp_glide_get_offset (-1000, at);

      g_assert_cmpfloat (gone, <, before);
      g_assert_cmpfloat (before - gone, <, step);
      step = before - gone;
      before = gone;
    }

  g_assert_cmpfloat_with_epsilon (before, -250, 0.1);
}

static void
test_comes_to_rest (void)
{
  g_assert_false (hp_glide_is_over (1000, 0));
  g_assert_false (hp_glide_is_over (-1000, 0.5));
  g_assert_true (hp_glide_is_over (-1000, 1.5));
  g_assert_true (hp_glide_is_over (0, 0));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/view/glide/slows-down", test_slows_down);
  g_test_add_func ("/view/glide/comes-to-rest", test_comes_to_rest);

  return g_test_run ();
}
