#include "core/feet.h"

static void
test_format (void)
{
  static const struct { gint64 n_frames; const char *text; } cases[] = {
    { 0, "0+00" },
    { 15, "0+15" },
    { 16, "1+00" },
    { 392, "24+08" },
    { 1440, "90+00" },       /* a minute of sound film: 90 feet */
    { 172800, "10800+00" },  /* two hours */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = hp_feet_format (cases[i].n_frames);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/feet/format", test_format);

  return g_test_run ();
}
