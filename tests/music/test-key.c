#include "music/key.h"

static void
test_keys (void)
{
  static const char *const good[] = {
    "C major", "D minor", "F# dorian", "Bb phrygian", "A lydian", "E mixolydian", "B locrian",
    "Cb major", "G# minor",
  };
  static const char *const bad[] = {
    "", "D", "minor", "d minor", "D  minor", "D minor ", " D minor", "D Minor", "D moll", "H minor",
    "F## major", "D♯ minor", "D-minor", "D minor\n", "Dminor",
  };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    g_assert_true (hp_key_check (good[i], NULL));

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr(GError) error = NULL;

      g_test_message ("“%s”", bad[i]);
      g_assert_false (hp_key_check (bad[i], &error));
      g_assert_error (error, HP_KEY_ERROR, HP_KEY_ERROR_SYNTAX);
    }
}

static void
test_modes (void)
{
  static const char *const good[] = {
    "major", "minor", "dorian", "phrygian", "lydian", "mixolydian", "locrian",
  };
  static const char *const bad[] = { "", "ionian", "Minor", "minor ", "D minor" };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    g_assert_true (hp_key_check_mode (good[i], NULL));

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_false (hp_key_check_mode (bad[i], &error));
      g_assert_error (error, HP_KEY_ERROR, HP_KEY_ERROR_SYNTAX);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/music/key/keys", test_keys);
  g_test_add_func ("/music/key/modes", test_modes);

  return g_test_run ();
}
