#include "media/quiet-threads.h"

#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

static int
get_nice (void)
{
  return getpriority (PRIO_PROCESS, (id_t) syscall (SYS_gettid));
}

static GstPadProbeReturn
buffer_cb (GstPad          *pad,
           GstPadProbeInfo *info,
           gpointer         data)
{
  g_atomic_int_set ((int *) data, get_nice ());
  return GST_PAD_PROBE_OK;
}

/* How nice the thread is that brings buffers behind a queue. */
static int
run (gboolean is_quiet)
{
  g_autoptr(GstElement) pipeline =
    gst_parse_launch ("fakesrc num-buffers=20 ! queue ! fakesink name=sink", NULL);
  g_autoptr(GstElement) sink = gst_bin_get_by_name (GST_BIN (pipeline), "sink");
  g_autoptr(GstPad) pad = gst_element_get_static_pad (sink, "sink");
  g_autoptr(GstBus) bus = gst_element_get_bus (pipeline);
  g_autoptr(GstMessage) message = NULL;
  int nice = -100;

  gst_pad_add_probe (pad, GST_PAD_PROBE_TYPE_BUFFER, buffer_cb, &nice, NULL);
  if (is_quiet)
    hp_quiet_threads (pipeline);
  gst_element_set_state (pipeline, GST_STATE_PLAYING);
  message = gst_bus_timed_pop_filtered (bus, 20 * GST_SECOND, GST_MESSAGE_EOS | GST_MESSAGE_ERROR);
  g_assert_nonnull (message);
  g_assert_cmpint (GST_MESSAGE_TYPE (message), ==, GST_MESSAGE_EOS);
  gst_element_set_state (pipeline, GST_STATE_NULL);

  return g_atomic_int_get (&nice);
}

/* And no thread of a pipeline that comes after it. */
static void
test_only_its_own_are_quiet (void)
{
#ifdef __linux__
  int before = get_nice ();

  for (guint i = 0; i < 20; i++)
    {
      g_assert_cmpint (run (TRUE), ==, 10);
      g_assert_cmpint (run (FALSE), ==, before);
    }
  g_assert_cmpint (get_nice (), ==, before);
#else
  g_test_skip ("threads have no priority of their own here");
#endif
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  gst_init (&argc, &argv);

  g_test_add_func ("/media/quiet-threads/only-its-own-are-quiet", test_only_its_own_are_quiet);

  return g_test_run ();
}
