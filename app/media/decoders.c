#include "media/decoders.h"

#include <gst/pbutils/pbutils.h>

#include "media/media-error.h"
#include "media/picture-coding.h"

/* These decode a picture with its transparency, and stop at the first one that has
 * none.  Nobody looks through a film: the plain decoder shows all of them. */
static const char * const unwanted[] = { "vp8alphadecodebin", "vp9alphadecodebin" };

/* Faster than this a film shows what takes the least. */
#define SKIPPING_RATE 2

/* Starts GStreamer.  To be called before anything else of it is; more than once is fine. */
gboolean
hp_decoders_init (GError **error)
{
  GstRegistry *registry;
  g_autoptr(GError) reason = NULL;

  if (!gst_init_check (NULL, NULL, &reason))
    {
      g_set_error (error, HP_MEDIA_ERROR, HP_MEDIA_ERROR_FAILED,
                   "GStreamer does not start: %s",
                   reason != NULL ? reason->message : "it gives no reason");
      return FALSE;
    }

  gst_pb_utils_init ();
  registry = gst_registry_get ();
  for (guint i = 0; i < G_N_ELEMENTS (unwanted); i++)
    {
      g_autoptr(GstPluginFeature) feature =
        gst_registry_find_feature (registry, unwanted[i], GST_TYPE_ELEMENT_FACTORY);

      if (feature != NULL)
        gst_plugin_feature_set_rank (feature, GST_RANK_NONE);
    }

  return TRUE;
}

static void
deep_element_added_cb (GstBin     *pipeline,
                       GstBin     *bin,
                       GstElement *element,
                       gpointer    user_data)
{
  if (g_object_class_find_property (G_OBJECT_GET_CLASS (element), "direct-rendering") != NULL)
    g_object_set (element, "direct-rendering", FALSE, NULL);
}

/* Keeps the decoders that @pipeline will get from what ends the program.
 *
 * Those of libav let their threads write into the buffers that go on.  Where a picture is
 * coded wider than it is, as 1080 and 854 pixels are, each picture then has its buffers made
 * anew by two threads at once, which GStreamer answers, up to 1.26 at least, with an abort.
 */
void
hp_decoders_guard (GstBin *pipeline)
{
  g_return_if_fail (GST_IS_BIN (pipeline));

  g_signal_connect (pipeline, "deep-element-added", G_CALLBACK (deep_element_added_cb), NULL);
}

/* Whether @buffer, on its way into a decoder, would be seen by nobody. */
static gboolean
is_spare (GstPad          *pad,
          HpPictureCoding  coding,
          GstBuffer       *buffer)
{
  g_autoptr(GstEvent) event = gst_pad_get_sticky_event (pad, GST_EVENT_SEGMENT, 0);
  const GstSegment *segment;
  GstMapInfo map;
  gboolean is_disposable;

  if (event == NULL || coding.coding == HP_CODING_OTHER)
    return FALSE;

  gst_event_parse_segment (event, &segment);
  if (segment->rate <= SKIPPING_RATE &&
      (segment->rate < 0 || !GST_BUFFER_PTS_IS_VALID (buffer) ||
       !GST_BUFFER_DURATION_IS_VALID (buffer) ||
       GST_BUFFER_PTS (buffer) + GST_BUFFER_DURATION (buffer) > segment->start))
    return FALSE;

  if (!gst_buffer_map (buffer, &map, GST_MAP_READ))
    return FALSE;

  is_disposable = hp_picture_coding_is_disposable (coding, map.data, map.size);
  gst_buffer_unmap (buffer, &map);
  return is_disposable;
}

typedef struct
{
  HpPictureCoding  coding;
  guint           *n_read;
} Reading;

static GstPadProbeReturn
into_decoder_cb (GstPad          *pad,
                 GstPadProbeInfo *info,
                 gpointer         user_data)
{
  Reading *reading = user_data;
  GstCaps *caps;

  if ((info->type & GST_PAD_PROBE_TYPE_BUFFER) != 0)
    {
      g_atomic_int_inc (reading->n_read);
      return is_spare (pad, reading->coding, GST_PAD_PROBE_INFO_BUFFER (info)) ? GST_PAD_PROBE_DROP
                                                                               : GST_PAD_PROBE_OK;
    }

  if (GST_EVENT_TYPE (GST_PAD_PROBE_INFO_EVENT (info)) == GST_EVENT_CAPS)
    {
      gst_event_parse_caps (GST_PAD_PROBE_INFO_EVENT (info), &caps);
      reading->coding = hp_picture_coding_read (caps);
    }

  return GST_PAD_PROBE_OK;
}

static void
spare_cb (GstBin     *pipeline,
          GstBin     *bin,
          GstElement *element,
          gpointer    user_data)
{
  GstElementFactory *factory = gst_element_get_factory (element);
  g_autoptr(GstPad) pad = gst_element_get_static_pad (element, "sink");
  Reading *reading;

  if (factory == NULL || pad == NULL ||
      !gst_element_factory_list_is_type (factory, GST_ELEMENT_FACTORY_TYPE_DECODER |
                                                  GST_ELEMENT_FACTORY_TYPE_MEDIA_VIDEO))
    return;

  reading = g_new0 (Reading, 1);
  reading->n_read = user_data;
  gst_pad_add_probe (pad, GST_PAD_PROBE_TYPE_BUFFER | GST_PAD_PROBE_TYPE_EVENT_DOWNSTREAM,
                     into_decoder_cb, reading, g_free);
}

/* Spares the decoders that @pipeline will get the pictures that nobody will see: those before the
 * frame sought of which no other is made, and the like of them where a film runs fast.  Counts in
 * *@n_read, which outlives the pipeline, all that comes to them. */
void
hp_decoders_spare (GstBin *pipeline,
                   guint  *n_read)
{
  g_return_if_fail (GST_IS_BIN (pipeline));
  g_return_if_fail (n_read != NULL);

  g_signal_connect (pipeline, "deep-element-added", G_CALLBACK (spare_cb), n_read);
}

/* Whether something installed here makes pictures or sound of @caps. */
gboolean
hp_decoders_can_decode (const GstCaps *caps)
{
  g_autoptr(GstCaps) raw = gst_caps_from_string ("video/x-raw; audio/x-raw");
  GList *all, *able;
  gboolean can;

  g_return_val_if_fail (GST_IS_CAPS (caps), FALSE);

  if (gst_caps_can_intersect (caps, raw))
    return TRUE;

  all = gst_element_factory_list_get_elements (GST_ELEMENT_FACTORY_TYPE_DECODER,
                                               GST_RANK_MARGINAL);
  able = gst_element_factory_list_filter (all, caps, GST_PAD_SINK, FALSE);
  can = able != NULL;
  gst_plugin_feature_list_free (able);
  gst_plugin_feature_list_free (all);

  return can;
}

/* "H.264 (High Profile)"; the media type where GStreamer has no name for it. */
char *
hp_decoders_describe (const GstCaps *caps)
{
  g_autoptr(GstCaps) fixed = NULL;
  char *name;

  g_return_val_if_fail (GST_IS_CAPS (caps), NULL);

  if (gst_caps_is_empty (caps) || gst_caps_is_any (caps))
    return g_strdup ("unknown");

  fixed = gst_caps_fixate (gst_caps_copy (caps));
  name = gst_pb_utils_get_codec_description (fixed);
  if (name == NULL)
    name = g_strdup (gst_structure_get_name (gst_caps_get_structure (fixed, 0)));

  return name;
}
