#include "media/film-graph.h"

#include <gst/app/app.h>

#include "media/decoders.h"
#include "media/media-error.h"
#include "media/still-private.h"

struct _HpFilmGraph
{
  HpProbe          probe;        /* without its words: only the numbers are used */
  HpFilmGraphFunc  func;
  gpointer         user_data;

  GstElement      *pipeline;
  GstElement      *flip;
  GstElement      *scale;
  GstElement      *size;         /* the filter that says how large the picture is to be */
  GstElement      *picture_sink;
  GstElement      *sound;        /* a bin, not in the pipeline before there is sound */
  GstElement      *volume;       /* in it */
  int              width;        /* px, asked for */
  int              height;

  GMutex           lock;         /* of what follows, which the streaming threads write */
  gboolean         has_picture_pad;
  gboolean         has_sound_pad;
  gboolean         has_arrived;  /* any picture */
  guint            sent_serial;  /* of the last seek sent */
  gint64           sent_skip;
  guint            serial;       /* of the pictures that come now */
  gboolean         is_over;      /* none will come before another seek */
  gint64           skip_until;   /* ns of stream time, -1 once there */
  HpStill         *slot;         /* the newest, not yet taken */
};

/* Puts the picture of @sample into the slot; one that nobody took is thrown away. */
static GstFlowReturn
take_sample (HpFilmGraph *self,
             GstSample   *sample)
{
  GstBuffer *buffer = gst_sample_get_buffer (sample);
  gint64 ns = -1;
  HpStill *still;

  if (GST_BUFFER_PTS_IS_VALID (buffer))
    ns = (gint64) gst_segment_to_stream_time (gst_sample_get_segment (sample), GST_FORMAT_TIME,
                                              GST_BUFFER_PTS (buffer));

  g_mutex_lock (&self->lock);
  self->has_arrived = TRUE;
  still = hp_still_new (sample, hp_probe_frame_at (&self->probe, MAX (ns, 0)), self->serial);
  if (still != NULL)
    {
      g_clear_pointer (&self->slot, hp_still_unref);
      self->slot = still;
    }
  g_mutex_unlock (&self->lock);

  self->func (self->user_data);
  gst_sample_unref (sample);
  return GST_FLOW_OK;
}

static GstFlowReturn
new_preroll_cb (GstAppSink *sink,
                gpointer    user_data)
{
  GstSample *sample = gst_app_sink_try_pull_preroll (sink, 0);

  return sample != NULL ? take_sample (user_data, sample) : GST_FLOW_OK;
}

static GstFlowReturn
new_sample_cb (GstAppSink *sink,
               gpointer    user_data)
{
  GstSample *sample = gst_app_sink_try_pull_sample (sink, 0);

  return sample != NULL ? take_sample (user_data, sample) : GST_FLOW_OK;
}

static void
eos_cb (GstAppSink *sink,
        gpointer    user_data)
{
  HpFilmGraph *self = user_data;

  g_mutex_lock (&self->lock);
  self->is_over = TRUE;
  g_mutex_unlock (&self->lock);

  self->func (self->user_data);
}

/* Only our seeks flush, and one at a time: what comes after is the answer to the last. */
static GstPadProbeReturn
flushed_cb (GstPad          *pad,
            GstPadProbeInfo *info,
            gpointer         user_data)
{
  HpFilmGraph *self = user_data;

  if (GST_EVENT_TYPE (GST_PAD_PROBE_INFO_EVENT (info)) != GST_EVENT_FLUSH_STOP)
    return GST_PAD_PROBE_OK;

  g_mutex_lock (&self->lock);
  self->serial = self->sent_serial;
  self->is_over = FALSE;
  self->skip_until = self->sent_skip;
  g_clear_pointer (&self->slot, hp_still_unref);
  g_mutex_unlock (&self->lock);

  return GST_PAD_PROBE_OK;
}

static gboolean
is_before (HpFilmGraph *self,
           GstPad      *pad,
           GstBuffer   *buffer)
{
  g_autoptr(GstEvent) event = gst_pad_get_sticky_event (pad, GST_EVENT_SEGMENT, 0);
  const GstSegment *segment;
  gint64 start, end;

  if (event == NULL || !GST_BUFFER_PTS_IS_VALID (buffer))
    return FALSE;

  gst_event_parse_segment (event, &segment);
  start = (gint64) gst_segment_to_stream_time (segment, GST_FORMAT_TIME, GST_BUFFER_PTS (buffer));
  end = start;
  if (GST_BUFFER_DURATION_IS_VALID (buffer))
    end += (gint64) GST_BUFFER_DURATION (buffer);

  return end <= self->skip_until &&
         hp_probe_frame_at (&self->probe, start) <
         hp_probe_frame_at (&self->probe, self->skip_until);
}

/* Of a run-up only the last picture is shown. */
static GstPadProbeReturn
run_up_cb (GstPad          *pad,
           GstPadProbeInfo *info,
           gpointer         user_data)
{
  HpFilmGraph *self = user_data;
  GstPadProbeReturn result = GST_PAD_PROBE_OK;

  g_mutex_lock (&self->lock);
  if (self->skip_until >= 0)
    {
      if (is_before (self, pad, GST_PAD_PROBE_INFO_BUFFER (info)))
        result = GST_PAD_PROBE_DROP;
      else
        self->skip_until = -1;
    }
  g_mutex_unlock (&self->lock);

  return result;
}

static GstPadProbeReturn
drop_cb (GstPad          *pad,
         GstPadProbeInfo *info,
         gpointer         user_data)
{
  return GST_PAD_PROBE_DROP;
}

static void
link_pad (GstPad     *pad,
          GstElement *element)
{
  g_autoptr(GstPad) sink_pad = gst_element_get_static_pad (element, "sink");

  gst_pad_link (pad, sink_pad);
}

/* The first picture and the first sound are played, all else is thrown away. */
static void
pad_added_cb (HpFilmGraph *self,
              GstPad      *pad,
              GstElement  *decoder)
{
  g_autoptr(GstCaps) caps = gst_pad_query_caps (pad, NULL);
  const char *name = "";
  gboolean is_picture, is_sound;

  if (!gst_caps_is_any (caps) && !gst_caps_is_empty (caps))
    name = gst_structure_get_name (gst_caps_get_structure (caps, 0));

  g_mutex_lock (&self->lock);
  is_picture = g_str_equal (name, "video/x-raw") && !self->has_picture_pad;
  is_sound = g_str_equal (name, "audio/x-raw") && !self->has_sound_pad && self->sound != NULL;
  self->has_picture_pad |= is_picture;
  self->has_sound_pad |= is_sound;
  g_mutex_unlock (&self->lock);

  if (is_picture)
    {
      link_pad (pad, self->scale);
    }
  else if (is_sound)
    {
      gst_bin_add (GST_BIN (self->pipeline), self->sound);
      link_pad (pad, self->sound);
      gst_element_sync_state_with_parent (self->sound);
    }
  else
    {
      gst_pad_add_probe (pad, GST_PAD_PROBE_TYPE_BUFFER | GST_PAD_PROBE_TYPE_BUFFER_LIST,
                         drop_cb, NULL, NULL);
    }
}

/* Titles come out as they are: nothing here reads them.  So does sound that nobody plays: it
 * may be what is broken. */
static gboolean
autoplug_continue_cb (GstElement *decoder,
                      GstPad     *pad,
                      GstCaps    *caps,
                      gpointer    user_data)
{
  HpFilmGraph *self = user_data;
  const char *name;

  if (gst_caps_is_any (caps) || gst_caps_is_empty (caps))
    return TRUE;

  name = gst_structure_get_name (gst_caps_get_structure (caps, 0));
  return !g_str_has_prefix (name, "text/") && !g_str_has_prefix (name, "subpicture/") &&
         !g_str_has_prefix (name, "meta/") &&
         (self->sound != NULL || !g_str_has_prefix (name, "audio/"));
}

static gboolean
make_sound (HpFilmGraph  *self,
            const char   *audio_sink,
            GError      **error)
{
  g_autofree char *description = NULL;

  description = g_strdup_printf ("audioconvert ! audioresample ! volume name=volume ! %s",
                                 audio_sink != NULL ? audio_sink : "autoaudiosink");
  self->sound = gst_parse_bin_from_description (description, TRUE, error);
  if (self->sound == NULL)
    return FALSE;

  gst_object_ref_sink (self->sound);
  self->volume = gst_bin_get_by_name (GST_BIN (self->sound), "volume");
  return TRUE;
}

static GstElement *
make (HpFilmGraph  *self,
      const char   *factory,
      GError      **error)
{
  GstElement *element = gst_element_factory_make (factory, NULL);

  if (element == NULL)
    g_set_error (error, HP_MEDIA_ERROR, HP_MEDIA_ERROR_FAILED,
                 "GStreamer has no “%s” here", factory);
  else
    gst_bin_add (GST_BIN (self->pipeline), element);

  return element;
}

/* Scaled before it is turned: there is less to turn then.  How to turn it is known: a
 * videoflip left to find out does so when the size has been settled already. */
static gboolean
make_picture (HpFilmGraph  *self,
              GError      **error)
{
  GstAppSinkCallbacks callbacks = {
    .eos = eos_cb,
    .new_preroll = new_preroll_cb,
    .new_sample = new_sample_cb,
  };
  g_autoptr(GstPad) pad = NULL;
  g_autoptr(GstPad) scale_pad = NULL;

  self->scale = make (self, "videoconvertscale", error);
  if (self->scale == NULL)
    return FALSE;
  self->flip = make (self, "videoflip", error);
  if (self->flip == NULL)
    return FALSE;
  self->size = make (self, "capsfilter", error);
  if (self->size == NULL)
    return FALSE;
  self->picture_sink = make (self, "appsink", error);
  if (self->picture_sink == NULL)
    return FALSE;

  g_object_set (self->scale, "n-threads", 2, "add-borders", FALSE, NULL);
  g_object_set (self->flip, "video-direction", (int) self->probe.orientation, NULL);
  g_object_set (self->picture_sink,
                "sync", TRUE,
                "qos", TRUE,
                "max-buffers", 1,
                "drop", TRUE,
                "enable-last-sample", FALSE,
                NULL);
  gst_app_sink_set_callbacks (GST_APP_SINK (self->picture_sink), &callbacks, self, NULL);
  gst_element_link_many (self->scale, self->flip, self->size, self->picture_sink, NULL);

  pad = gst_element_get_static_pad (self->picture_sink, "sink");
  gst_pad_add_probe (pad, GST_PAD_PROBE_TYPE_EVENT_FLUSH, flushed_cb, self, NULL);
  scale_pad = gst_element_get_static_pad (self->scale, "sink");
  gst_pad_add_probe (scale_pad, GST_PAD_PROBE_TYPE_BUFFER, run_up_cb, self, NULL);
  return TRUE;
}

static gboolean
make_decoder (HpFilmGraph  *self,
              const char   *uri,
              GError      **error)
{
  GstElement *source, *decoder;

  source = gst_element_make_from_uri (GST_URI_SRC, uri, NULL, error);
  if (source == NULL)
    return FALSE;

  gst_bin_add (GST_BIN (self->pipeline), source);
  decoder = make (self, "decodebin", error);
  if (decoder == NULL)
    return FALSE;

  g_signal_connect_swapped (decoder, "pad-added", G_CALLBACK (pad_added_cb), self);
  g_signal_connect (decoder, "autoplug-continue", G_CALLBACK (autoplug_continue_cb), self);
  return gst_element_link (source, decoder);
}

/**
 * hp_film_graph_new:
 * @uri: of the film
 * @probe: its measures
 * @audio_sink: (nullable): a description as gst-launch takes it; NULL for the desktop's own
 * @has_sound: whether the sound is played
 * @func: called for each still, in a streaming thread
 * @user_data: for @func
 * @error: the reason why there is no graph
 *
 * Makes it, and starts nothing: that is done by setting the state of its pipeline.
 */
HpFilmGraph *
hp_film_graph_new (const char       *uri,
                   const HpProbe    *probe,
                   const char       *audio_sink,
                   gboolean          has_sound,
                   HpFilmGraphFunc   func,
                   gpointer          user_data,
                   GError          **error)
{
  g_autoptr(HpFilmGraph) self = g_new0 (HpFilmGraph, 1);

  g_return_val_if_fail (uri != NULL && probe != NULL && func != NULL, NULL);

  g_mutex_init (&self->lock);
  self->probe = *probe;
  self->func = func;
  self->user_data = user_data;
  self->sent_skip = self->skip_until = -1;
  self->pipeline = gst_pipeline_new (NULL);
  hp_decoders_guard (GST_BIN (self->pipeline));
  if ((has_sound && !make_sound (self, audio_sink, error)) ||
      !make_picture (self, error) ||
      !make_decoder (self, uri, error))
    return NULL;

  hp_film_graph_set_view_size (self, probe->width, probe->height);
  return g_steal_pointer (&self);
}

/* Waits for its threads. */
void
hp_film_graph_free (HpFilmGraph *self)
{
  if (self->pipeline != NULL)
    {
      gst_element_set_state (self->pipeline, GST_STATE_NULL);
      gst_object_unref (self->pipeline);
    }
  g_clear_pointer (&self->volume, gst_object_unref);
  g_clear_pointer (&self->sound, gst_object_unref);
  g_clear_pointer (&self->slot, hp_still_unref);
  g_mutex_clear (&self->lock);
  g_free (self);
}

GstElement *
hp_film_graph_get_pipeline (HpFilmGraph *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->pipeline;
}

static gboolean
is_sound_decoder (GstObject *object)
{
  GstElementFactory *factory = GST_IS_ELEMENT (object)
                               ? gst_element_get_factory (GST_ELEMENT (object)) : NULL;

  return factory != NULL &&
         gst_element_factory_list_is_type (factory, GST_ELEMENT_FACTORY_TYPE_DECODER |
                                                    GST_ELEMENT_FACTORY_TYPE_MEDIA_AUDIO);
}

/* Whether @object, which has something to say, is of the sound that is played. */
gboolean
hp_film_graph_is_sound (HpFilmGraph *self,
                        GstObject   *object)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->sound != NULL &&
         (gst_object_has_as_ancestor (object, GST_OBJECT (self->sound)) ||
          is_sound_decoder (object));
}

/* Whether any picture has. */
gboolean
hp_film_graph_has_arrived (HpFilmGraph *self)
{
  gboolean has_arrived;

  g_return_val_if_fail (self != NULL, FALSE);

  g_mutex_lock (&self->lock);
  has_arrived = self->has_arrived;
  g_mutex_unlock (&self->lock);

  return has_arrived;
}

/* Whether a seek would disturb nobody: see film-reader.c. */
gboolean
hp_film_graph_is_settled (HpFilmGraph *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return hp_film_graph_has_arrived (self) &&
         gst_element_get_state (self->pipeline, NULL, NULL, 0) != GST_STATE_CHANGE_ASYNC;
}

/* Whether all pictures that answer seek @serial have come. */
gboolean
hp_film_graph_is_over (HpFilmGraph *self,
                       guint        serial)
{
  gboolean is_over;

  g_return_val_if_fail (self != NULL, FALSE);

  g_mutex_lock (&self->lock);
  is_over = self->is_over && self->serial == serial;
  g_mutex_unlock (&self->lock);

  return is_over;
}

/* By the clock, in ns of stream time; -1 if it does not run. */
gint64
hp_film_graph_get_position (HpFilmGraph *self)
{
  gint64 ns;

  g_return_val_if_fail (self != NULL, -1);

  return gst_element_query_position (self->picture_sink, GST_FORMAT_TIME, &ns) ? ns : -1;
}

/* NULL if none came since the last call. */
HpStill *
hp_film_graph_take_still (HpFilmGraph *self)
{
  HpStill *still;

  g_return_val_if_fail (self != NULL, NULL);

  g_mutex_lock (&self->lock);
  still = g_steal_pointer (&self->slot);
  g_mutex_unlock (&self->lock);

  return still;
}

/* The pictures that answer carry @serial.  With @run_up, in ns, decoding begins that much
 * earlier, and so does the sound. */
gboolean
hp_film_graph_seek (HpFilmGraph  *self,
                    gint64        ns,
                    gint64        run_up,
                    GstSeekFlags  flags,
                    guint         serial)
{
  g_return_val_if_fail (self != NULL, FALSE);

  g_mutex_lock (&self->lock);
  self->sent_serial = serial;
  self->sent_skip = run_up > 0 ? ns : -1;
  g_mutex_unlock (&self->lock);

  return gst_element_seek_simple (self->picture_sink, GST_FORMAT_TIME,
                                  GST_SEEK_FLAG_FLUSH | flags, MAX (ns - run_up, 0));
}

/* The picture fits in @width × @height device pixels, and is never larger than it is in the
 * film.  Returns whether the next one will have another size. */
gboolean
hp_film_graph_set_view_size (HpFilmGraph *self,
                             int          width,
                             int          height)
{
  g_autoptr(GstCaps) caps = NULL;
  double scale;

  g_return_val_if_fail (self != NULL, FALSE);

  scale = MIN (1.0, MIN ((double) width / self->probe.width,
                         (double) height / self->probe.height));
  width = MAX ((int) (scale * self->probe.width + 0.5), 1);
  height = MAX ((int) (scale * self->probe.height + 0.5), 1);
  if (width == self->width && height == self->height)
    return FALSE;

  self->width = width;
  self->height = height;
  caps = gst_caps_new_simple ("video/x-raw",
                              "format", G_TYPE_STRING, "BGRx",
                              "width", G_TYPE_INT, width,
                              "height", G_TYPE_INT, height,
                              "pixel-aspect-ratio", GST_TYPE_FRACTION, 1, 1,
                              NULL);
  g_object_set (self->size, "caps", caps, NULL);
  return TRUE;
}

void
hp_film_graph_set_volume (HpFilmGraph *self,
                          double       volume,
                          gboolean     muted)
{
  g_return_if_fail (self != NULL);

  if (self->volume != NULL)
    g_object_set (self->volume, "volume", volume, "mute", muted, NULL);
}
