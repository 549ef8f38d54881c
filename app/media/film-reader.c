#include "media/film-reader.h"

#include "media/decoders.h"

/* How often a wait looks whether it was cancelled, and how long after an error, or after all
 * was read, the film may be silent before we take that for its last word. */
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
  HpFilmTracks  *tracks;
  GError        *error;
  gboolean       is_cut;     /* the last run ended before the film did */
};

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

  self->reading = reading;
  self->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  self->pipeline = gst_pipeline_new (NULL);
  hp_decoders_guard (GST_BIN (self->pipeline));
  self->log = hp_picture_log_new (self->pipeline);
  self->tracks = hp_film_tracks_new (self->pipeline, self->log);

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

  hp_film_tracks_follow (self->tracks, decoder, reading == HP_FILM_PACKETS);
  if (reading != HP_FILM_PACKETS)
    g_signal_connect (decoder, "autoplug-continue", G_CALLBACK (autoplug_continue_cb), NULL);
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
  hp_film_tracks_free (self->tracks);
  hp_picture_log_free (self->log);
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

/* Whether nothing more is to be had from a film that was last seen @alive. */
static gboolean
is_hopeless (HpFilmReader *self,
             gint64        alive)
{
  gboolean is_silent = g_get_monotonic_time () > alive + PATIENCE;

  if (is_silent && self->error != NULL)
    return TRUE;

  switch (hp_decoders_get_demuxing (GST_BIN (self->pipeline)))
    {
    case HP_DEMUXING_FAILED:
      return TRUE;

    case HP_DEMUXING_STOPPED:
      return is_silent;

    case HP_DEMUXING_NONE:
      return hp_film_tracks_get_n_missing (self->tracks) > 0 ||
             hp_film_tracks_have_titles_alone (self->tracks);

    case HP_DEMUXING:
    default:
      return FALSE;
    }
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
                                    GST_MESSAGE_STREAM_COLLECTION | GST_MESSAGE_ELEMENT |
                                    GST_MESSAGE_APPLICATION | GST_MESSAGE_ASYNC_DONE);
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
          if (is_hopeless (self, alive))
            return HP_FILM_FAILED;
          if (now > deadline)
            return HP_FILM_LATE;
          continue;
        }

      if (GST_MESSAGE_TYPE (message) == GST_MESSAGE_ERROR && !take_error (self, message))
        return HP_FILM_FAILED;
      if (GST_MESSAGE_TYPE (message) == GST_MESSAGE_EOS)
        return HP_FILM_ENDED;
      hp_film_tracks_read (self->tracks, message);
      if (hp_film_tracks_have_sound_alone (self->tracks))
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
  GstElement *sink = hp_film_tracks_get_sink (self->tracks);
  gboolean is_sent;

  if (sink == NULL)
    return FALSE;

  gst_element_set_state (self->pipeline, GST_STATE_PAUSED);
  hp_picture_log_expect_seek (self->log, keeps);

  is_sent = gst_element_seek_simple (sink, GST_FORMAT_TIME,
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
  gint64 start = g_get_monotonic_time ();

  gst_element_set_state (self->pipeline, GST_STATE_NULL);
  hp_film_tracks_clear (self->tracks);
  hp_picture_log_clear (self->log);

  gst_element_set_state (self->pipeline, GST_STATE_PLAYING);
  while (!hp_picture_log_is_ready (self->log))
    {
      drain_bus (self);
      if (g_get_monotonic_time () > deadline || g_cancellable_is_cancelled (self->cancellable))
        return HP_FILM_LATE;
      if (is_hopeless (self, start))
        return HP_FILM_FAILED;
      g_usleep (LOOK);
    }

  return HP_FILM_ENOUGH;
}

static gint64
soon (gint64 deadline)
{
  return MIN (deadline, g_get_monotonic_time () + PATIENCE);
}

/* What is met among the first pictures.  A pipeline that stays paused lets one pass, and tells
 * nobody. */
static HpFilmOutcome
warm_up (HpFilmReader *self,
         gint64        deadline)
{
  HpFilmOutcome outcome = hp_film_reader_read (self, N_WARM_UP, soon (deadline));

  if (outcome == HP_FILM_LATE && hp_picture_log_get_n (self->log) <= 1)
    return play_straight (self, deadline);
  if (outcome == HP_FILM_LATE)
    outcome = hp_film_reader_read (self, N_WARM_UP, deadline);
  if ((outcome == HP_FILM_ENOUGH || outcome == HP_FILM_ENDED) && hp_film_reader_restart (self))
    outcome = wait_for (self, TRUE, soon (deadline));

  return outcome == HP_FILM_LATE ? play_straight (self, deadline) : outcome;
}

/* Such a film counts from its first clock reference, after which its first picture comes some time
 * later; but from that picture, after a seek to the very start, and only then. */
static gboolean
is_transport_stream (HpFilmReader *self)
{
  g_autoptr(GstIterator) found =
    gst_bin_iterate_all_by_element_factory_name (GST_BIN (self->pipeline), "tsdemux");
  g_auto(GValue) demuxer = G_VALUE_INIT;

  return gst_iterator_next (found, &demuxer) == GST_ITERATOR_OK;
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

  return outcome == HP_FILM_ENOUGH && !is_transport_stream (self) ? warm_up (self, deadline)
                                                                  : outcome;
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

/* The tracks of the film, as far as it was read. */
HpFilmTracks *
hp_film_reader_get_tracks (HpFilmReader *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->tracks;
}
