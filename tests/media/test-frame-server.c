#include "media/decoders.h"
#include "media/frame-server.h"

#define DEADLINE (20 * G_TIME_SPAN_SECOND)  /* a limit for hangs, no measure */

static void
told_cb (gpointer user_data)
{
  g_atomic_int_inc ((int *) user_data);
}

/* Also one for the picture that was asked for last, which did not come. */
static void
test_each_wish_is_answered (void)
{
  const HpProbe probe = { .rate = { 24, 1 }, .n_frames = 24, .duration = 1000000000,
                          .width = 640, .height = 360 };
  int n_told = 0;
  g_autoptr(HpFrameServer) server = hp_frame_server_new ("file:///nowhere/film.mov", &probe,
                                                         told_cb, &n_told);

  for (guint i = 0; i < 4; i++)
    {
      gint64 end = g_get_monotonic_time () + DEADLINE;

      hp_frame_server_request (server, 0, FALSE);
      while (!hp_frame_server_has_failed (server))
        {
          g_assert_cmpint (g_get_monotonic_time (), <, end);
          g_usleep (1000);
        }
      g_assert_null (hp_frame_server_ref_still (server, 0, NULL));
    }
  g_assert_cmpint (g_atomic_int_get (&n_told), >=, 4);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr(GError) error = NULL;

  g_test_init (&argc, &argv, NULL);
  hp_decoders_init (&error);
  g_assert_no_error (error);

  g_test_add_func ("/media/frame-server/each-wish-is-answered", test_each_wish_is_answered);

  return g_test_run ();
}
