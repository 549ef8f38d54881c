#include <glib/gstdio.h>

#include "store/plan-reader.h"
#include "store/plan-writer.h"
#include "store/random-plan.h"

#define N_PLANS 1000

/* What is read back from a plan's bytes writes the same bytes. */
static void
test_round_trip (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (1440);
  gsize total = 0;

  for (guint i = 0; i < N_PLANS; i++)
    {
      g_autoptr(HpPlan) plan = random_plan_new (rand);
      g_autoptr(GBytes) bytes = hp_plan_write (plan);
      g_autoptr(HpProblems) problems = hp_problems_new ();
      g_autoptr(HpPlan) again = NULL;
      g_autoptr(GBytes) bytes_again = NULL;
      gboolean newer;

      again = hp_plan_read (bytes, problems, &newer);
      if (again == NULL)
        {
          g_autofree char *told = hp_problems_to_string (problems, "random");

          g_test_message ("%s", told);
        }
      g_assert_nonnull (again);

      bytes_again = hp_plan_write (again);
      g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                       g_bytes_get_data (bytes_again, NULL), g_bytes_get_size (bytes_again));
      total += g_bytes_get_size (bytes);
      g_assert_finalize_object (g_steal_pointer (&plan));
    }

  g_test_message ("%d plans, %" G_GSIZE_FORMAT " bytes", N_PLANS, total);
  g_assert_cmpuint (total, >, N_PLANS * 1000);
}

/* A program we did not write lays the plans out in the same way. */
static void
test_canonical (void)
{
  g_autofree char *script = g_build_filename (g_getenv ("HAIRPIN_SHARED"), "oracles",
                                              "plan-canonical.py", NULL);
  g_autoptr(GRand) rand = g_rand_new_with_seed (3300);

  if (!g_file_test (script, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("The independent reader of plans is not at hand");
      return;
    }

  for (guint i = 0; i < 8; i++)
    {
      g_autoptr(HpPlan) plan = random_plan_new (rand);
      g_autoptr(GBytes) bytes = hp_plan_write (plan);
      const char *text = g_bytes_get_data (bytes, NULL);
      g_autofree char *path = NULL, *printed = NULL;
      int fd = g_file_open_tmp ("hairpin-XXXXXX.hairpin", &path, NULL);
      const char *argv[] = { "/usr/bin/python3", script, path, NULL };

      g_close (fd, NULL);
      g_assert_true (g_file_set_contents (path, text, (gssize) g_bytes_get_size (bytes), NULL));
      g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL,
                                   &printed, NULL, NULL, NULL));
      g_assert_cmpstr (printed, ==, text);
      g_unlink (path);
    }
}

/* Bytes changed by chance are read or refused, never worse. */
static void
test_damaged (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (4319);
  guint n_refused = 0;

  for (guint i = 0; i < 60; i++)
    {
      g_autoptr(HpPlan) plan = random_plan_new (rand);
      g_autoptr(GBytes) bytes = hp_plan_write (plan);
      gsize size = g_bytes_get_size (bytes);

      for (guint j = 0; j < 20; j++)
        {
          g_autofree char *damaged = g_memdup2 (g_bytes_get_data (bytes, NULL), size);
          g_autoptr(HpProblems) problems = hp_problems_new ();
          g_autoptr(GBytes) damaged_bytes = NULL;
          g_autoptr(HpPlan) read = NULL;
          gsize cut = g_rand_boolean (rand) ? size : (gsize) g_rand_int_range (rand, 0, (int) size);
          gboolean newer;

          for (int n = g_rand_int_range (rand, 1, 8); n > 0; n--)
            damaged[g_rand_int_range (rand, 0, (int) size)] = (char) g_rand_int_range (rand, 1, 256);

          damaged_bytes = g_bytes_new (damaged, cut);
          read = hp_plan_read (damaged_bytes, problems, &newer);
          g_assert_true ((read == NULL) == (hp_problems_get_n (problems) > 0));
          n_refused += read == NULL;
        }
    }

  g_assert_cmpuint (n_refused, >, 600);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/plan-random/round-trip", test_round_trip);
  g_test_add_func ("/store/plan-random/canonical", test_canonical);
  g_test_add_func ("/store/plan-random/damaged", test_damaged);

  return g_test_run ();
}
