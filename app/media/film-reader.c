#include "media/film-reader.h"

#include "media/decoders.h"

/* How often a wait looks whether it was cancelled, and how long after an error the
 * film may be silent before we take the error at its word. */
#define SLICE (50 * GST_MSECOND)
#define PATIENCE (2 * G_USEC_PER_SEC)

/* How long a pipeline that met an error is given to come to rest: it does not always tell. */
#define REST (G_USEC_PER_SEC / 4)
#define LOOK 5000  /* microseconds between two looks */

/* Pictures, among which the first sound is met. */
#define N_WARM_UP 24

struct _HpFilmReader
{
  HpFilmReading  reading;
  GCancellable  *cancellable;
  GstElement    *pipeline;
  HpPictureLog  *log;
  GError        *error;
  gboolean       is_cut;     /* the last run ended before the film did */
  gboolean       is_sound_alone;

  GMutex         lock;       /* of what follows, which the streaming threads write */
  GstElement    *sink;       /* of the picture, once there is one */
  GPtrArray     *audio;      /* (element-type GstCaps) */
};

/* What nobody looks at is thrown away where it comes out: a sink of its own would wait
 * for a first packet that may never come. */
static GstPadProbeReturn
other_pad_cb (GstPad          *pad,
              GstPadProbeInfo *info,
              gpointer         user_data)
{
  return GST_PAD_PROBE_DROP;
}

static gboolean
is_picture (const GstCaps *caps)
{
  const char *name;

  if (gst_caps_is_any (caps) || gst_caps_is_empty (caps))
    return FALSE;

  name = gst_structure_get_name (gst_caps_get_structure (caps, 0));
  return g_str_has_prefix (name, "video/") || g_str_has_prefix (name, "image/");
}

static gboolean
is_sound (const GstCaps *caps)
{
  return !gst_caps_is_any (caps) && !gst_caps_is_empty (caps) &&
         g_str_has_prefix (gst_structure_get_name (gst_caps_get_structure (caps, 0)), "audio/");
}

static GstCaps *
get_pad_caps (GstPad *pad)
{
  GstCaps *caps = gst_pad_get_current_caps (pad);

  return caps != NULL ? caps : gst_pad_query_caps (pad, NULL);
}

static void
demuxer_pad_added_cb (HpFilmReader *self,
                      GstPad       *pad,
                      GstElement   *demuxer)
{
  g_autoptr(GstCaps) caps = get_pad_caps (pad);

  if (is_picture (caps))
    hp_picture_log_measure (self->log, pad);
}

static void
deep_element_added_cb (HpFilmReader *self,
                       GstBin       *bin,
                       GstElement   *element,
                       GstBin       *pipeline)
{
  GstElementFactory *factory = gst_element_get_factory (element);

  if (factory != NULL &&
      gst_element_factory_list_is_type (factory, GST_ELEMENT_FACTORY_TYPE_DEMUXER))
    g_signal_connect_swapped (element, "pad-added", G_CALLBACK (demuxer_pad_added_cb), self);
}

static void
link_picture (HpFilmReader *self,
              GstPad       *pad)
{
  GstElement *sink = gst_element_factory_make ("fakesink", NULL);
  g_autoptr(GstPad) sink_pad = NULL;

  if (sink == NULL)
    return;

  g_object_set (sink, "sync", FALSE, "qos", FALSE, "enable-last-sample", FALSE, NULL);
  gst_bin_add (GST_BIN (self->pipeline), sink);

  g_mutex_lock (&self->lock);
  self->sink = sink;
  g_mutex_unlock (&self->lock);

  sink_pad = gst_element_get_static_pad (sink, "sink");
  hp_picture_log_watch (self->log, sink_pad);
  gst_pad_link (pad, sink_pad);
  gst_element_sync_state_with_parent (sink);
}

static void
pad_added_cb (HpFilmReader *self,
              GstPad       *pad,
              GstElement   *element)
{
  g_autoptr(GstCaps) caps = get_pad_caps (pad);
  gboolean is_first;

  g_mutex_lock (&self->lock);
  is_first = self->sink == NULL;
  if (is_sound (caps))
    g_ptr_array_add (self->audio, gst_caps_ref (caps));
  g_mutex_unlock (&self->lock);

  if (is_picture (caps) && is_first)
    link_picture (self, pad);
  else
    gst_pad_add_probe (pad, GST_PAD_PROBE_TYPE_BUFFER | GST_PAD_PROBE_TYPE_BUFFER_LIST,
                       other_pad_cb, NULL, NULL);
}

/* Only pictures are decoded: sound and titles come out as they are. */
static gboolean
autoplug_continue_cb (GstElement *decoder,
                      GstPad     *pad,
                      GstCaps    *caps,
                      gpointer    user_data)
{
  const char *name;

  if (gst_caps_is_any (caps) || gst_caps_is_empty (caps))
    return TRUE;

  name = gst_structure_get_name (gst_caps_get_structure (caps, 0));
  return !g_str_has_prefix (name, "audio/") && !g_str_has_prefix (name, "text/") &&
         !g_str_has_prefix (name, "subpicture/") && !g_str_has_prefix (name, "meta/");
}

HpFilmReader *
hp_film_reader_new (const char    *uri,
                    HpFilmReading  reading,
                    GCancellable  *cancellable)
{
  HpFilmReader *self = g_new0 (HpFilmReader, 1);
  GstElement *source, *decoder;

  g_return_val_if_fail (uri != NULL, NULL);

  g_mutex_init (&self->lock);
  self->reading = reading;
  self->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  self->pipeline = gst_pipeline_new (NULL);
  hp_decoders_guard (GST_BIN (self->pipeline));
  self->log = hp_picture_log_new (self->pipeline);
  self->audio = g_ptr_array_new_with_free_func ((GDestroyNotify) gst_caps_unref);

  /* Not uridecodebin3, of which in GStreamer 1.22 one small film in ten never starts; nor
   * decodebin3, which fails where a telephone has put tracks of its own into the film. */
  source = gst_element_make_from_uri (GST_URI_SRC, uri, NULL, &self->error);
  decoder = gst_element_factory_make (reading == HP_FILM_PACKETS ? "parsebin" : "decodebin", NULL);
  if (source == NULL || decoder == NULL)
    {
      g_clear_pointer (&source, gst_object_unref);
      g_clear_pointer (&decoder, gst_object_unref);
      return self;
    }

  if (reading == HP_FILM_PACKETS)
    g_signal_connect_swapped (self->pipeline, "deep-element-added",
                              G_CALLBACK (deep_element_added_cb), self);
  else
    g_signal_connect (decoder, "autoplug-continue", G_CALLBACK (autoplug_continue_cb), NULL);
  g_signal_connect_swapped (decoder, "pad-added", G_CALLBACK (pad_added_cb), self);
  gst_bin_add_many (GST_BIN (self->pipeline), source, decoder, NULL);
  gst_element_link (source, decoder);

  return self;
}

void
hp_film_reader_free (HpFilmReader *self)
{
  g_autoptr(GstBus) bus = gst_element_get_bus (self->pipeline);

  gst_bus_set_flushing (bus, TRUE);
  gst_element_set_state (self->pipeline, GST_STATE_NULL);
  gst_object_unref (self->pipeline);
  g_clear_object (&self->cancellable);
  g_clear_error (&self->error);
  hp_picture_log_free (self->log);
  g_ptr_array_unref (self->audio);
  g_mutex_clear (&self->lock);
  g_free (self);
}

/* A demuxer calls a film corrupt for one bad track, and plays the others: that is no
 * reason to stop yet.  Anything else is. */
static gboolean
take_error (HpFilmReader *self,
            GstMessage   *message)
{
  GError *error = NULL;
  gboolean goes_on;

  gst_message_parse_error (message, &error, NULL);
  goes_on = g_error_matches (error, GST_STREAM_ERROR, GST_STREAM_ERROR_DEMUX);
  if (self->error == NULL)
    self->error = error;
  else
    g_error_free (error);

  return goes_on;
}

static gboolean
is_sound_alone (HpFilmReader *self,
                GstMessage   *message)
{
  g_autoptr(GstStreamCollection) collection = NULL;
  GstStreamType types = 0;

  gst_message_parse_stream_collection (message, &collection);
  for (guint i = 0; i < gst_stream_collection_get_size (collection); i++)
    types |= gst_stream_get_stream_type (gst_stream_collection_get_stream (collection, i));

  self->is_sound_alone = (types & GST_STREAM_TYPE_AUDIO) != 0 &&
                         (types & GST_STREAM_TYPE_VIDEO) == 0;
  return self->is_sound_alone;
}

/* Whether the first picture has come to rest, and a seek would disturb nobody.
 *
 * Alone, neither sign will do: before its parser is plugged the pipeline has no sink to wait
 * for and calls itself ready; and while its elements still change state a flush upsets
 * them. */
static gboolean
is_settled (HpFilmReader *self,
            gint64        alive)
{
  if (self->error != NULL && g_get_monotonic_time () > alive + REST)
    return hp_picture_log_is_ready (self->log);

  return hp_picture_log_is_ready (self->log) &&
         gst_element_get_state (self->pipeline, NULL, NULL, 0) != GST_STATE_CHANGE_ASYNC;
}

/* Waits for the first picture, or, if not @until_ready, for enough of them. */
static HpFilmOutcome
wait_for (HpFilmReader *self,
          gboolean      until_ready,
          gint64        deadline)
{
  g_autoptr(GstBus) bus = gst_element_get_bus (self->pipeline);
  gint64 alive = g_get_monotonic_time ();
  guint n_before = hp_picture_log_get_n (self->log);

  for (;;)
    {
      g_autoptr(GstMessage) message =
        gst_bus_timed_pop_filtered (bus, SLICE,
                                    GST_MESSAGE_ERROR | GST_MESSAGE_EOS |
                                    GST_MESSAGE_STREAM_COLLECTION | GST_MESSAGE_APPLICATION |
                                    GST_MESSAGE_ASYNC_DONE);
      guint n_read = hp_picture_log_get_n (self->log);
      gint64 now = g_get_monotonic_time ();

      if (g_cancellable_is_cancelled (self->cancellable))
        return HP_FILM_FAILED;
      if (n_read != n_before)
        alive = now;
      n_before = n_read;

      if (until_ready && is_settled (self, alive))
        return HP_FILM_ENOUGH;

      if (message == NULL)
        {
          if (self->error != NULL && now > alive + PATIENCE)
            return HP_FILM_FAILED;
          if (now > deadline)
            return HP_FILM_LATE;
          continue;
        }

      if (GST_MESSAGE_TYPE (message) == GST_MESSAGE_ERROR && !take_error (self, message))
        return HP_FILM_FAILED;
      if (GST_MESSAGE_TYPE (message) == GST_MESSAGE_EOS)
        return HP_FILM_ENDED;
      if (GST_MESSAGE_TYPE (message) == GST_MESSAGE_STREAM_COLLECTION &&
          is_sound_alone (self, message))
        return HP_FILM_FAILED;
      if (!until_ready && gst_message_has_name (message, "enough"))
        return HP_FILM_ENOUGH;
    }
}

/* Keeps the first error, and throws all else away that the bus still holds. */
static void
drain_bus (HpFilmReader *self)
{
  g_autoptr(GstBus) bus = gst_element_get_bus (self->pipeline);
  GstMessage *message;

  while ((message = gst_bus_pop_filtered (bus, GST_MESSAGE_ERROR)) != NULL)
    {
      take_error (self, message);
      gst_message_unref (message);
    }
}

/* Pauses for it: nothing ends while it is paused, so that an end that is still on the bus is
 * of before. */
static gboolean
seek (HpFilmReader *self,
      gint64        ns,
      gboolean      keeps)
{
  gboolean is_sent;

  if (self->sink == NULL)
    return FALSE;

  gst_element_set_state (self->pipeline, GST_STATE_PAUSED);
  hp_picture_log_expect_seek (self->log, keeps);

  is_sent = gst_element_seek_simple (self->sink, GST_FORMAT_TIME,
                                     GST_SEEK_FLAG_FLUSH |
                                     (keeps ? GST_SEEK_FLAG_KEY_UNIT : GST_SEEK_FLAG_ACCURATE),
                                     ns);
  drain_bus (self);
  return is_sent;
}

/* A pipeline that met an error while it paused may stay so for ever.  It does play, if it never
 * pauses at all. */
static HpFilmOutcome
play_straight (HpFilmReader *self,
               gint64        deadline)
{
  gst_element_set_state (self->pipeline, GST_STATE_NULL);
  gst_bin_remove (GST_BIN (self->pipeline), self->sink);
  self->sink = NULL;
  hp_picture_log_clear (self->log);
  g_ptr_array_set_size (self->audio, 0);

  gst_element_set_state (self->pipeline, GST_STATE_PLAYING);
  while (!hp_picture_log_is_ready (self->log))
    {
      if (g_get_monotonic_time () > deadline || g_cancellable_is_cancelled (self->cancellable))
        return HP_FILM_LATE;
      g_usleep (LOOK);
    }

  return HP_FILM_ENOUGH;
}

/* Opens the film, reads a little and goes back to its start.  A Matroska film counts from the
 * first thing that was met in it: from its first picture, until some earlier sound comes. */
HpFilmOutcome
hp_film_reader_open (HpFilmReader *self,
                     gint64        deadline)
{
  HpFilmOutcome outcome;

  g_return_val_if_fail (self != NULL, HP_FILM_FAILED);

  if (gst_element_set_state (self->pipeline, GST_STATE_PAUSED) == GST_STATE_CHANGE_FAILURE &&
      self->error == NULL)
    {
      g_autoptr(GstBus) bus = gst_element_get_bus (self->pipeline);
      g_autoptr(GstMessage) message = gst_bus_pop_filtered (bus, GST_MESSAGE_ERROR);

      if (message != NULL)
        take_error (self, message);
      return HP_FILM_FAILED;
    }

  outcome = wait_for (self, TRUE, deadline);
  if (self->error != NULL && outcome == HP_FILM_ENOUGH)
    return play_straight (self, deadline);
  if (outcome == HP_FILM_ENOUGH)
    outcome = hp_film_reader_read (self, N_WARM_UP, deadline);
  if ((outcome == HP_FILM_ENOUGH || outcome == HP_FILM_ENDED) && hp_film_reader_restart (self))
    outcome = wait_for (self, TRUE, deadline);

  return outcome;
}

/* Reads on until @n_pictures more are there, 0 for all. */
HpFilmOutcome
hp_film_reader_read (HpFilmReader *self,
                     guint         n_pictures,
                     gint64        deadline)
{
  HpFilmOutcome outcome;

  g_return_val_if_fail (self != NULL, HP_FILM_FAILED);

  hp_picture_log_want (self->log, n_pictures);

  if (gst_element_set_state (self->pipeline, GST_STATE_PLAYING) == GST_STATE_CHANGE_FAILURE)
    return HP_FILM_FAILED;

  outcome = wait_for (self, FALSE, deadline);
  self->is_cut = outcome != HP_FILM_ENDED;
  return outcome;
}

/* Forgets what was read and begins again. */
gboolean
hp_film_reader_restart (HpFilmReader *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return seek (self, 0, FALSE);
}

/* Goes on, in a run of its own, near @ns. */
gboolean
hp_film_reader_jump (HpFilmReader *self,
                     gint64        ns)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return seek (self, ns, TRUE);
}

const GError *
hp_film_reader_get_error (HpFilmReader *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  drain_bus (self);
  return self->error;
}

/* In ns, -1 if the container has none. */
gint64
hp_film_reader_get_duration (HpFilmReader *self)
{
  gint64 duration;

  g_return_val_if_fail (self != NULL, -1);

  if (!gst_element_query_duration (self->pipeline, GST_FORMAT_TIME, &duration) || duration <= 0)
    return -1;

  return duration;
}

/* What was read, in the order it is shown.  Decoded pictures come in that order anyway. */
GArray *
hp_film_reader_get_pictures (HpFilmReader *self,
                             gint64       *end)
{
  g_return_val_if_fail (self != NULL && end != NULL, NULL);

  return hp_picture_log_get_pictures (self->log,
                                      self->is_cut && self->reading == HP_FILM_PACKETS, end);
}

/* What is known of the pictures besides. */
HpPictureLog *
hp_film_reader_get_log (HpFilmReader *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->log;
}

gboolean
hp_film_reader_is_sound_alone (HpFilmReader *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->is_sound_alone;
}

/* (element-type GstCaps): one for each track of sound. */
GPtrArray *
hp_film_reader_get_audio (HpFilmReader *self)
{
  GPtrArray *audio;

  g_return_val_if_fail (self != NULL, NULL);

  g_mutex_lock (&self->lock);
  audio = g_ptr_array_copy (self->audio, (GCopyFunc) gst_mini_object_ref, NULL);
  g_mutex_unlock (&self->lock);
  g_ptr_array_set_free_func (audio, (GDestroyNotify) gst_caps_unref);

  return audio;
}
