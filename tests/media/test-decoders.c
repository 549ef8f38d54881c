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

/* A codec has its usual name, whoever knows it. */
static void
test_names_codecs (void)
{
  static const struct { const char *caps, *name; } cases[] = {
    { "video/x-prores, variant=standard", "Apple ProRes" },
    { "video/x-vp9", "VP9" },
    { "video/x-gst-fourcc-AVdh", "Avid DNxHR" },
    { "video/x-gst-fourcc-aprn", "Apple ProRes RAW" },
    { "video/x-gst-fourcc-QQQQ", "QQQQ" },
    { "video/x-nobody-knows", "video/x-nobody-knows" },
    { "ANY", "unknown" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GstCaps) caps = gst_caps_from_string (cases[i].caps);
      g_autofree char *name = hp_decoders_describe (caps);

      g_assert_cmpstr (name, ==, cases[i].name);
    }
}

/* A list of films on the network, taken for a film, would be fetched. */
static void
test_fetches_nothing (void)
{
  static const char * const kinds[] = {
    "application/x-hls", "application/dash+xml", "application/vnd.ms-sstr+xml", "application/sdp",
  };
  GList *all = gst_element_factory_list_get_elements (GST_ELEMENT_FACTORY_TYPE_DECODABLE,
                                                      GST_RANK_MARGINAL);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr(GstCaps) caps = gst_caps_new_empty_simple (kinds[i]);

      g_assert_null (gst_element_factory_list_filter (all, caps, GST_PAD_SINK, FALSE));
    }

  g_assert_nonnull (all);
  gst_plugin_feature_list_free (all);
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
  g_test_add_func ("/media/decoders/names-codecs", test_names_codecs);
  g_test_add_func ("/media/decoders/fetches-nothing", test_fetches_nothing);

  return g_test_run ();
}
