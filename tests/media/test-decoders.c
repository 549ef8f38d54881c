#include "media/decoders.h"

/* Those that would write into the buffers of others are told not to, however deep they stand. */
static void
test_guard (void)
{
  g_autoptr(GstElement) pipeline = NULL;
  GstElement *bin, *decoder;
  gboolean direct = TRUE;

  decoder = gst_element_factory_make ("avdec_h264", NULL);
  if (decoder == NULL)
    {
      g_test_skip ("GStreamer has no avdec_h264 here");
      return;
    }

  pipeline = gst_object_ref_sink (gst_pipeline_new (NULL));
  bin = gst_bin_new (NULL);
  hp_decoders_guard (GST_BIN (pipeline));
  gst_bin_add (GST_BIN (pipeline), bin);
  gst_bin_add (GST_BIN (bin), decoder);

  g_object_get (decoder, "direct-rendering", &direct, NULL);
  g_assert_false (direct);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr(GError) error = NULL;

  g_test_init (&argc, &argv, NULL);
  hp_decoders_init (&error);
  g_assert_no_error (error);

  g_test_add_func ("/media/decoders/guard", test_guard);

  return g_test_run ();
}
