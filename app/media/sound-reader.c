#include "config.h"

#include "media/sound-reader.h"

#include <glib/gi18n-lib.h>
#include <gst/app/app.h>

#include "media/decoders.h"
#include "media/film-fault.h"
#include "media/media-error.h"
#include "media/missing-codec.h"
#include "media/quiet-threads.h"

#define SLICE (20 * GST_MSECOND)          /* how long a look for samples waits */
#define PATIENCE (10 * G_USEC_PER_SEC)    /* after which a film that is silent has ended */
#define AFTER_ERROR (2 * G_USEC_PER_SEC)  /* the same, where something is wrong with it */
#define N_WAITING 16                      /* buffers */

#if G_BYTE_ORDER == G_LITTLE_ENDIAN
#define FORMAT "F32LE"
#else
#define FORMAT "F32BE"
#endif

struct _HpSoundReader
{
  GstElement *pipeline;
  GstElement *sound;      /* a bin that has the sink, in the pipeline; NULL: there is none */
  GstElement *sink;
  GError     *error;      /* the first that was met */
  gint64      alive;      /* µs, when something was last seen to come */
  int         n_seen;     /* packets, when it was looked last */
  gint64      end;        /* ns, of the samples read last */
  gint64      duration;   /* ns; -1 while it is not known */

  int         n_packets;  /* atomic: of other tracks, that were thrown away */
  int         is_known;   /* atomic: all tracks are */
  int         is_linked;  /* atomic: the sink has a sound to wait for */

  GMutex      lock;       /* of what follows */
  gboolean    has_pad;    /* of the first sound */
  GstCaps    *unknown;    /* of a sound that nothing decodes, or NULL */
};

static GstPadProbeReturn
drop_cb (GstPad          *pad,
         GstPadProbeInfo *info,
         gpointer         user_data)
{
  HpSoundReader *self = user_data;

  g_atomic_int_inc (&self->n_packets);
  return GST_PAD_PROBE_DROP;
}

static const char *
get_kind (const GstCaps *caps)
{
  if (caps == NULL || gst_caps_is_any (caps) || gst_caps_is_empty (caps))
    return "";

  return gst_structure_get_name (gst_caps_get_structure (caps, 0));
}

/* Containers are called video, too. */
static gboolean
is_container (const GstCaps *caps)
{
  GList *all = gst_element_factory_list_get_elements (GST_ELEMENT_FACTORY_TYPE_DEMUXER,
                                                      GST_RANK_MARGINAL);
  GList *able = gst_element_factory_list_filter (all, caps, GST_PAD_SINK, FALSE);
  gboolean is_one = able != NULL;

  gst_plugin_feature_list_free (able);
  gst_plugin_feature_list_free (all);
  return is_one;
}

/* Only sound is decoded; the picture, which costs most, comes out as it is. */
static gboolean
autoplug_continue_cb (GstElement *decoder,
                      GstPad     *pad,
                      GstCaps    *caps,
                      gpointer    user_data)
{
  const char *kind = get_kind (caps);

  if (g_str_has_prefix (kind, "text/") || g_str_has_prefix (kind, "subpicture/") ||
      g_str_has_prefix (kind, "meta/"))
    return FALSE;

  return (!g_str_has_prefix (kind, "video/") && !g_str_has_prefix (kind, "image/")) ||
         is_container (caps);
}

static void
pad_added_cb (HpSoundReader *self,
              GstPad        *pad,
              GstElement    *decoder)
{
  g_autoptr(GstCaps) caps = gst_pad_query_caps (pad, NULL);
  g_autoptr(GstPad) sink_pad = NULL;
  gboolean is_first;

  g_mutex_lock (&self->lock);
  is_first = g_str_equal (get_kind (caps), "audio/x-raw") && !self->has_pad;
  self->has_pad |= is_first;
  g_mutex_unlock (&self->lock);

  if (!is_first)
    {
      gst_pad_add_probe (pad, GST_PAD_PROBE_TYPE_BUFFER | GST_PAD_PROBE_TYPE_BUFFER_LIST,
                         drop_cb, self, NULL);
      return;
    }

  gst_bin_add (GST_BIN (self->pipeline), self->sound);
  sink_pad = gst_element_get_static_pad (self->sound, "sink");
  gst_pad_link (pad, sink_pad);
  gst_element_sync_state_with_parent (self->sound);
  g_atomic_int_set (&self->is_linked, TRUE);
}

static void
unknown_type_cb (HpSoundReader *self,
                 GstPad        *pad,
                 GstCaps       *caps,
                 GstElement    *decoder)
{
  if (!g_str_has_prefix (get_kind (caps), "audio/"))
    return;

  g_mutex_lock (&self->lock);
  if (self->unknown == NULL)
    self->unknown = gst_caps_ref (caps);
  g_mutex_unlock (&self->lock);
}

static void
no_more_pads_cb (HpSoundReader *self,
                 GstElement    *decoder)
{
  g_atomic_int_set (&self->is_known, TRUE);
}

/* Damaged sound is read as far as it goes: what cannot be decoded is left out, however much. */
static void
deep_element_added_cb (GstBin     *pipeline,
                       GstBin     *bin,
                       GstElement *element,
                       gpointer    user_data)
{
  if (g_object_class_find_property (G_OBJECT_GET_CLASS (element), "max-errors") != NULL)
    g_object_set (element, "max-errors", -1, NULL);
}

static gboolean
make_sound (HpSoundReader *self)
{
  self->sound = gst_parse_bin_from_description ("audioconvert ! audio/x-raw,format=" FORMAT
                                                ",layout=interleaved ! appsink name=sink sync=false",
                                                TRUE, &self->error);
  if (self->sound == NULL)
    return FALSE;

  gst_object_ref_sink (self->sound);
  self->sink = gst_bin_get_by_name (GST_BIN (self->sound), "sink");
  g_object_set (self->sink, "max-buffers", N_WAITING, "enable-last-sample", FALSE, NULL);
  return TRUE;
}

/* What is missing is told by the first read. */
HpSoundReader *
hp_sound_reader_new (const char *uri)
{
  HpSoundReader *self = g_new0 (HpSoundReader, 1);
  GstElement *source, *decoder;

  g_return_val_if_fail (uri != NULL, NULL);

  g_mutex_init (&self->lock);
  self->duration = -1;
  self->alive = g_get_monotonic_time ();
  self->pipeline = gst_pipeline_new (NULL);
  hp_decoders_guard (GST_BIN (self->pipeline));
  hp_quiet_threads (self->pipeline);
  g_signal_connect (self->pipeline, "deep-element-added", G_CALLBACK (deep_element_added_cb), NULL);
  if (!make_sound (self))
    return self;

  source = gst_element_make_from_uri (GST_URI_SRC, uri, NULL, &self->error);
  decoder = gst_element_factory_make ("decodebin", NULL);
  if (source == NULL || decoder == NULL)
    {
      g_clear_pointer (&source, gst_object_unref);
      g_clear_pointer (&decoder, gst_object_unref);
      return self;
    }

  g_signal_connect (decoder, "autoplug-continue", G_CALLBACK (autoplug_continue_cb), NULL);
  g_signal_connect_swapped (decoder, "pad-added", G_CALLBACK (pad_added_cb), self);
  g_signal_connect_swapped (decoder, "unknown-type", G_CALLBACK (unknown_type_cb), self);
  g_signal_connect_swapped (decoder, "no-more-pads", G_CALLBACK (no_more_pads_cb), self);
  gst_bin_add_many (GST_BIN (self->pipeline), source, decoder, NULL);
  gst_element_link (source, decoder);
  gst_element_set_state (self->pipeline, GST_STATE_PLAYING);
  return self;
}

void
hp_sound_reader_free (HpSoundReader *self)
{
  g_autoptr(GstBus) bus = gst_element_get_bus (self->pipeline);

  gst_bus_set_flushing (bus, TRUE);
  gst_element_set_state (self->pipeline, GST_STATE_NULL);
  gst_bus_set_sync_handler (bus, NULL, NULL, NULL);
  gst_object_unref (self->pipeline);
  g_clear_pointer (&self->sink, gst_object_unref);
  g_clear_pointer (&self->sound, gst_object_unref);
  g_clear_pointer (&self->unknown, gst_caps_unref);
  g_clear_error (&self->error);
  g_mutex_clear (&self->lock);
  g_free (self);
}

/* A buffer without a time goes on where the one before ended. */
static gint64
get_start (HpSoundReader *self,
           GstSample     *sample)
{
  GstBuffer *buffer = gst_sample_get_buffer (sample);
  guint64 start = GST_CLOCK_TIME_NONE;

  if (GST_BUFFER_PTS_IS_VALID (buffer))
    start = gst_segment_to_stream_time (gst_sample_get_segment (sample), GST_FORMAT_TIME,
                                        GST_BUFFER_PTS (buffer));

  return start != GST_CLOCK_TIME_NONE && start < G_MAXINT64 / 2 ? (gint64) start : self->end;
}

static void
measure (HpSoundReader *self,
         HpPeakMeter   *meter,
         GstSample     *sample)
{
  const GstCaps *caps = gst_sample_get_caps (sample);
  gint64 start = get_start (self, sample);
  int rate = 0, n_channels = 0;
  gsize n_frames;
  GstMapInfo map;

  if (caps == NULL ||
      !gst_structure_get_int (gst_caps_get_structure (caps, 0), "rate", &rate) ||
      !gst_structure_get_int (gst_caps_get_structure (caps, 0), "channels", &n_channels) ||
      rate <= 0 || n_channels <= 0 ||
      !gst_buffer_map (gst_sample_get_buffer (sample), &map, GST_MAP_READ))
    return;

  n_frames = map.size / sizeof (float) / (gsize) n_channels;
  hp_peak_meter_add (meter, start, (guint) rate, (guint) n_channels,
                     (const float *) (gconstpointer) map.data, n_frames);
  self->end = start + (gint64) gst_util_uint64_scale (n_frames, GST_SECOND, (guint64) rate);
  gst_buffer_unmap (gst_sample_get_buffer (sample), &map);
  self->alive = g_get_monotonic_time ();
}

/* Whether nothing more is to be had.  A demuxer calls a film corrupt for one bad track, and reads
 * on. */
static gboolean
take_message (HpSoundReader *self,
              GstMessage    *message)
{
  GError *error = NULL;
  gboolean goes_on;

  if (GST_MESSAGE_TYPE (message) == GST_MESSAGE_EOS)
    return TRUE;

  gst_message_parse_error (message, &error, NULL);
  goes_on = g_error_matches (error, GST_STREAM_ERROR, GST_STREAM_ERROR_DEMUX);
  if (self->error == NULL)
    self->error = error;
  else
    g_error_free (error);

  return !goes_on;
}

static gboolean
has_ended (HpSoundReader *self,
           GstClockTime   wait)
{
  g_autoptr(GstBus) bus = gst_element_get_bus (self->pipeline);
  g_autoptr(GstMessage) message =
    gst_bus_timed_pop_filtered (bus, wait, GST_MESSAGE_ERROR | GST_MESSAGE_EOS);
  int n_packets = g_atomic_int_get (&self->n_packets);
  gint64 now = g_get_monotonic_time ();

  if (n_packets != self->n_seen)
    self->alive = now;
  self->n_seen = n_packets;

  if (message != NULL)
    return take_message (self, message);

  return now > self->alive + (self->error != NULL ? AFTER_ERROR : PATIENCE) ||
         hp_decoders_get_demuxing (GST_BIN (self->pipeline)) == HP_DEMUXING_FAILED;
}

static HpSoundOutcome
fail (HpSoundReader  *self,
      GError        **error)
{
  g_set_error (error, HP_MEDIA_ERROR, HP_MEDIA_ERROR_UNREADABLE,
               /* Translators: "it is damaged or incomplete". */
               _("The sound cannot be read: %s"), hp_film_fault_describe (self->error));
  return HP_SOUND_FAILED;
}

/* A film that is cut off or damaged has no more sound than this.  One that lies on a disk or a
 * network that fails has. */
static HpSoundOutcome
end (HpSoundReader  *self,
     gboolean        is_whole,
     GError        **error)
{
  if (self->error == NULL ? is_whole
                          : self->end > 0 && self->error->domain == GST_STREAM_ERROR)
    return HP_SOUND_ENDED;

  return fail (self, error);
}

/* All tracks are known, and no sound is among them that could be read. */
static HpSoundOutcome
tell_missing (HpSoundReader  *self,
              GError        **error)
{
  g_autoptr(GstCaps) unknown = NULL;
  g_autofree char *text = NULL;

  g_mutex_lock (&self->lock);
  unknown = g_steal_pointer (&self->unknown);
  g_mutex_unlock (&self->lock);
  if (unknown == NULL)
    return HP_SOUND_MISSING;

  text = hp_missing_codec_explain (NULL, unknown);
  g_set_error_literal (error, HP_MEDIA_ERROR, HP_MEDIA_ERROR_NO_SOUND, text);
  return HP_SOUND_FAILED;
}

/* With nothing to pull. */
static HpSoundOutcome
look (HpSoundReader  *self,
      GError        **error)
{
  gboolean is_linked = g_atomic_int_get (&self->is_linked), has_pad;

  g_mutex_lock (&self->lock);
  has_pad = self->has_pad;
  g_mutex_unlock (&self->lock);

  if (is_linked && gst_app_sink_is_eos (GST_APP_SINK (self->sink)))
    return end (self, TRUE, error);
  if (!has_pad && g_atomic_int_get (&self->is_known))
    return tell_missing (self, error);
  /* A sink that is not linked yet does not wait. */
  if (has_ended (self, is_linked ? 0 : SLICE))
    return end (self, FALSE, error);

  return HP_SOUND_GOES_ON;
}

HpSoundOutcome
hp_sound_reader_read (HpSoundReader  *self,
                      HpPeakMeter    *meter,
                      gint64          time,
                      GCancellable   *cancellable,
                      GError        **error)
{
  HpSoundOutcome outcome = HP_SOUND_GOES_ON;

  g_return_val_if_fail (self != NULL && meter != NULL, HP_SOUND_FAILED);

  while (outcome == HP_SOUND_GOES_ON)
    {
      g_autoptr(GstSample) sample = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return HP_SOUND_FAILED;
      if (self->sink == NULL)
        return fail (self, error);

      sample = gst_app_sink_try_pull_sample (GST_APP_SINK (self->sink), SLICE);
      if (sample != NULL)
        measure (self, meter, sample);
      else
        outcome = look (self, error);
      if (g_get_monotonic_time () >= time)
        break;
    }

  return outcome;
}

double
hp_sound_reader_get_share (HpSoundReader *self)
{
  g_return_val_if_fail (self != NULL, 0);

  if (self->duration <= 0 &&
      !gst_element_query_duration (self->pipeline, GST_FORMAT_TIME, &self->duration))
    return 0;

  return self->duration > 0 ? CLAMP ((double) self->end / (double) self->duration, 0, 1) : 0;
}
