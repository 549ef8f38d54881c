#include "media/spare-pictures.h"

#include "media/picture-coding.h"

/* Faster than this a film shows what takes the least. */
#define SKIPPING_RATE 2

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

void
hp_spare_pictures (GstBin *pipeline,
                   guint  *n_read)
{
  g_return_if_fail (GST_IS_BIN (pipeline));
  g_return_if_fail (n_read != NULL);

  g_signal_connect (pipeline, "deep-element-added", G_CALLBACK (spare_cb), n_read);
}
