#include "config.h"

#include "media/decoders.h"

#include <glib/gi18n-lib.h>
#include <gst/pbutils/pbutils.h>
#include <string.h>

#include "media/media-error.h"

static const char * const unwanted[] = {
  /* These decode a picture with its transparency, and stop at the first one that has none.
   * Nobody looks through a film: the plain decoder shows all of them. */
  "vp8alphadecodebin", "vp9alphadecodebin",

  /* These fetch whatever a file names, from anywhere, and wait for it.  A film is one file. */
  "hlsdemux", "hlsdemux2", "dashdemux", "dashdemux2", "mssdemux", "mssdemux2", "sdpdemux",
  "rtspsrc", "rsvgdec",
};

/* The media type of what QuickTime names by four letters that GStreamer does not know. */
#define FOURCC "video/x-gst-fourcc-"

/* Starts GStreamer.  To be called before anything else of it is; more than once is fine. */
gboolean
hp_decoders_init (GError **error)
{
  GstRegistry *registry;
  g_autoptr(GError) reason = NULL;

  if (!gst_init_check (NULL, NULL, &reason))
    {
      g_set_error (error, HP_MEDIA_ERROR, HP_MEDIA_ERROR_FAILED,
                   /* Translators: the reason, as GStreamer has it. */
                   _("GStreamer does not start: %s"),
                   reason != NULL ? reason->message : _("it gives no reason"));
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

static gboolean
is_demuxer (GstElement *element)
{
  GstElementFactory *factory = gst_element_get_factory (element);

  return factory != NULL &&
         gst_element_factory_list_is_type (factory, GST_ELEMENT_FACTORY_TYPE_DEMUXER);
}

static GstPadProbeReturn
timeless_cb (GstPad          *pad,
             GstPadProbeInfo *info,
             gpointer         user_data)
{
  g_autoptr(GstEvent) segment = gst_pad_get_sticky_event (pad, GST_EVENT_SEGMENT, 0);

  return segment != NULL ? GST_PAD_PROBE_OK : GST_PAD_PROBE_DROP;
}

static void
demuxer_pad_added_cb (GstElement *demuxer,
                      GstPad     *pad,
                      gpointer    user_data)
{
  gst_pad_add_probe (pad, GST_PAD_PROBE_TYPE_BUFFER, timeless_cb, NULL, NULL);
}

static void
deep_element_added_cb (GstBin     *pipeline,
                       GstBin     *bin,
                       GstElement *element,
                       gpointer    user_data)
{
  if (g_object_class_find_property (G_OBJECT_GET_CLASS (element), "direct-rendering") != NULL)
    g_object_set (element, "direct-rendering", FALSE, NULL);
  if (is_demuxer (element))
    g_signal_connect (element, "pad-added", G_CALLBACK (demuxer_pad_added_cb), NULL);
}

/* Keeps the decoders that @pipeline will get from what ends the program.
 *
 * Those of libav let their threads write into the buffers that go on.  Where a picture is
 * coded wider than it is, as 1080 and 854 pixels are, each picture then has its buffers made
 * anew by two threads at once, which GStreamer answers, up to 1.26 at least, with an abort.
 *
 * A demuxer that loses its way in a broken film sends what it finds before it has said at
 * what time that is.  It is thrown away: elements take for granted that they know.
 */
void
hp_decoders_guard (GstBin *pipeline)
{
  g_return_if_fail (GST_IS_BIN (pipeline));

  g_signal_connect (pipeline, "deep-element-added", G_CALLBACK (deep_element_added_cb), NULL);
}

static gboolean
is_paused (GstPad *pad)
{
  GstTask *task;
  gboolean is_paused;

  GST_OBJECT_LOCK (pad);
  task = GST_PAD_TASK (pad);
  is_paused = task != NULL && gst_task_get_state (task) == GST_TASK_PAUSED;
  GST_OBJECT_UNLOCK (pad);

  return is_paused;
}

static HpDemuxing
get_demuxing (GstElement *demuxer)
{
  g_autoptr(GstPad) pad = gst_element_get_static_pad (demuxer, "sink");

  if (pad == NULL || !is_paused (pad))
    return HP_DEMUXING;

  return demuxer->numsrcpads > 0 ? HP_DEMUXING_STOPPED : HP_DEMUXING_FAILED;
}

/* What the first demuxer of @pipeline does.  What is read over a network in one go is never seen
 * to stop. */
HpDemuxing
hp_decoders_get_demuxing (GstBin *pipeline)
{
  g_autoptr(GstIterator) elements = NULL;
  g_auto(GValue) value = G_VALUE_INIT;
  GstIteratorResult result;

  g_return_val_if_fail (GST_IS_BIN (pipeline), HP_DEMUXING_NONE);

  elements = gst_bin_iterate_recurse (pipeline);
  while ((result = gst_iterator_next (elements, &value)) == GST_ITERATOR_OK)
    {
      if (is_demuxer (g_value_get_object (&value)))
        return get_demuxing (g_value_get_object (&value));
      g_value_reset (&value);
    }

  /* If the bins change meanwhile, they are at work. */
  return result == GST_ITERATOR_DONE ? HP_DEMUXING_NONE : HP_DEMUXING;
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

/* What cameras and editing programs write into QuickTime, and GStreamer has no name for. */
static const char *
name_fourcc (const char *fourcc)
{
  static const struct { const char *start, *name; } names[] = {
    { "AVd", "Avid DNxHR" }, { "apr", "Apple ProRes RAW" }, { "br", "Blackmagic RAW" },
    { "icod", "Apple Intermediate Codec" }, { "CRAW", "Canon RAW" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_has_prefix (fourcc, names[i].start))
      return names[i].name;

  return fourcc;
}

/* "H.264 (High Profile)"; where GStreamer has no name for it, ours, or how the film names it. */
char *
hp_decoders_describe (const GstCaps *caps)
{
  g_autoptr(GstCaps) fixed = NULL;
  const char *type;
  char *name;

  g_return_val_if_fail (GST_IS_CAPS (caps), NULL);

  if (gst_caps_is_empty (caps) || gst_caps_is_any (caps))
    return g_strdup ("unknown");

  fixed = gst_caps_fixate (gst_caps_copy (caps));
  type = gst_structure_get_name (gst_caps_get_structure (fixed, 0));
  if (g_str_has_prefix (type, FOURCC))
    return g_strdup (name_fourcc (type + strlen (FOURCC)));

  name = gst_pb_utils_get_codec_description (fixed);
  return name != NULL ? name : g_strdup (type);
}
