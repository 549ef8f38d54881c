/* The film that is open: its start, its pictures, what its pipeline has to say, its end. */

#include "media/transport-private.h"

#include "media/film-fault.h"

/* After an error at its start we look, so often and no oftener, whether a film plays yet. */
#define LOOK 300  /* ms */
#define PATIENCE 20

/* Frames before the wanted one at which decoding begins, at the second and third try. */
static const guint run_ups[] = { 0, 16, 64 };

static void
clear_source (GSource **source)
{
  if (*source != NULL)
    g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

void
hp_transport_notify_seeking (HpTransport *self)
{
  gboolean is_seeking = hp_transport_get_seeking (self);

  if (self->was_seeking == is_seeking)
    return;

  self->was_seeking = is_seeking;
  g_object_notify (G_OBJECT (self), "seeking");
}

void
hp_transport_set_frame (HpTransport *self,
                        gint64       frame)
{
  if (self->frame == frame)
    return;

  self->frame = frame;
  g_object_notify (G_OBJECT (self), "frame");
}

/* The film waits until its first seek is sent: before, a Matroska film counts from another
 * moment. */
static void
apply_playing (HpTransport *self)
{
  if (self->graph != NULL)
    gst_element_set_state (hp_film_graph_get_pipeline (self->graph),
                           self->is_playing && self->is_settled ? GST_STATE_PLAYING
                                                                : GST_STATE_PAUSED);
}

void
hp_transport_set_is_playing (HpTransport *self,
                             gboolean     is_playing)
{
  if (self->is_playing == is_playing)
    return;

  self->is_playing = is_playing;
  apply_playing (self);
  g_object_notify (G_OBJECT (self), "playing");
}

/* Lets go of the film; what the world sees is told by the callers. */
void
hp_transport_stop_film (HpTransport *self)
{
  clear_source (&self->bus_source);
  clear_source (&self->patience);
  g_clear_pointer (&self->graph, hp_film_graph_free);

  /* No streaming thread is left to set it again. */
  g_mutex_lock (&self->lock);
  clear_source (&self->wake);
  g_mutex_unlock (&self->lock);

  g_clear_error (&self->doubt);
  hp_seek_controller_reset (self->seeks);
  self->is_settled = FALSE;
  self->has_ended = FALSE;
}

/* Takes @error, GStreamer's. */
static void
fail (HpTransport *self,
      GError      *error)
{
  g_autoptr(GError) fault = hp_film_fault_new (error);

  hp_transport_close (self);
  g_signal_emit_by_name (self, "failed", fault);
  g_error_free (error);
}

static void
try_seek (HpTransport *self,
          guint        serial)
{
  gint64 run_up = hp_frame_rate_start_of (self->probe.rate, run_ups[self->n_tries]);

  self->n_tries++;
  if (!hp_film_graph_seek (self->graph, hp_probe_time_of (&self->probe, self->sought), run_up,
                           self->is_exact ? GST_SEEK_FLAG_ACCURATE : GST_SEEK_FLAG_KEY_UNIT,
                           serial))
    hp_seek_controller_ended (self->seeks, serial);
}

void
hp_transport_start_seek (gint64      frame,
                         HpSeekMode  mode,
                         guint       serial,
                         gpointer    user_data)
{
  HpTransport *self = user_data;

  self->sought = frame;
  self->is_exact = mode == HP_SEEK_ACCURATE;
  self->n_tries = 0;
  try_seek (self, serial);
}

/* Pictures that lead up to a key frame are stored behind it, and a demuxer that begins
 * there has them not decoded.  Then it has to begin at the key frame before.  Not while it
 * plays: the sound would have to begin there too. */
static gboolean
is_overshot (HpTransport *self,
             HpStill     *still)
{
  return hp_seek_controller_get_state (self->seeks) == HP_SEEK_IN_FLIGHT &&
         !self->is_playing && self->is_exact && self->n_tries < G_N_ELEMENTS (run_ups) &&
         hp_still_get_frame (still) > self->sought;
}

static void
begin (HpTransport *self)
{
  clear_source (&self->patience);
  self->is_settled = TRUE;
  hp_seek_controller_request (self->seeks, self->wanted, HP_SEEK_ACCURATE);
  apply_playing (self);
}

static void
settle (HpTransport *self)
{
  if (!self->is_settled && hp_film_graph_is_settled (self->graph))
    begin (self);
}

/* Shows @still, the answer to the seek in flight or one that follows it. */
static void
show (HpTransport *self,
      HpStill     *still)
{
  if (is_overshot (self, still))
    {
      try_seek (self, hp_still_get_serial (still));
      return;
    }

  g_clear_pointer (&self->picture, hp_still_unref);
  self->picture = hp_still_ref (still);
  if (hp_seek_controller_get_state (self->seeks) == HP_SEEK_IDLE)
    self->wanted = hp_still_get_frame (still);

  g_object_freeze_notify (G_OBJECT (self));
  hp_transport_set_frame (self, hp_still_get_frame (still));
  hp_seek_controller_ended (self->seeks, hp_still_get_serial (still));
  hp_transport_notify_seeking (self);
  g_object_thaw_notify (G_OBJECT (self));

  g_signal_emit_by_name (self, "picture-changed");
}

/* Takes the newest picture, unless it is older than the last seek.  A seek behind the last
 * picture of a film that ends early is answered by none. */
static gboolean
wake_cb (gpointer user_data)
{
  g_autoptr(HpTransport) self = g_object_ref (user_data);
  g_autoptr(HpStill) still = NULL;
  guint serial;

  g_mutex_lock (&self->lock);
  clear_source (&self->wake);
  g_mutex_unlock (&self->lock);

  still = hp_film_graph_take_still (self->graph);
  if (!self->is_settled)
    {
      settle (self);
      return G_SOURCE_REMOVE;
    }

  serial = hp_seek_controller_get_serial (self->seeks);
  if (still != NULL && hp_still_get_serial (still) == serial)
    {
      show (self, still);
    }
  else if (hp_film_graph_is_over (self->graph, serial))
    {
      hp_seek_controller_ended (self->seeks, serial);
      hp_transport_notify_seeking (self);
    }

  return G_SOURCE_REMOVE;
}

/* In a streaming thread. */
static void
arrived_cb (gpointer user_data)
{
  HpTransport *self = user_data;

  g_mutex_lock (&self->lock);
  if (self->wake == NULL)
    {
      self->wake = g_idle_source_new ();
      g_source_set_priority (self->wake, G_PRIORITY_HIGH);
      g_source_set_callback (self->wake, wake_cb, self, NULL);
      g_source_attach (self->wake, self->context);
    }
  g_mutex_unlock (&self->lock);
}

static gboolean
patience_cb (gpointer user_data)
{
  g_autoptr(HpTransport) self = g_object_ref (user_data);

  if (hp_film_graph_has_arrived (self->graph))
    begin (self);
  else if (--self->n_patience == 0)
    fail (self, g_steal_pointer (&self->doubt));
  else
    return G_SOURCE_CONTINUE;

  return G_SOURCE_REMOVE;
}

/* A demuxer calls a film corrupt for one bad track, and plays the others: so it is given
 * some time to show a first picture.  Its pipeline may never tell that it has come to rest. */
static void
doubt (HpTransport *self,
       GError      *error)
{
  if (self->doubt != NULL)
    {
      g_error_free (error);
      return;
    }

  self->doubt = error;
  self->n_patience = PATIENCE;
  self->patience = g_timeout_source_new (LOOK);
  g_source_set_callback (self->patience, patience_cb, self, NULL);
  g_source_attach (self->patience, self->context);
}

static void
warn (HpTransport  *self,
      gboolean      of_sound,
      const GError *error)
{
  g_autoptr(GError) warning = of_sound ? hp_film_fault_of_sound (error)
                                       : hp_film_fault_of_part (error);

  g_signal_emit_by_name (self, "warned", warning);
}

/* Plays on in silence: a film is of use without its sound, and the sound may well be what
 * is missing on this machine.  Takes @error. */
static void
lose_sound (HpTransport *self,
            GError      *error)
{
  g_autoptr(GError) fatal = NULL;

  hp_transport_stop_film (self);
  if (hp_transport_start_film (self, FALSE, &fatal))
    warn (self, TRUE, error);
  else
    fail (self, g_steal_pointer (&fatal));
  g_error_free (error);
}

static void
read_error (HpTransport *self,
            GstMessage  *message)
{
  GError *error = NULL;

  gst_message_parse_error (message, &error, NULL);
  if (hp_film_graph_is_sound (self->graph, GST_MESSAGE_SRC (message)))
    lose_sound (self, error);
  else if (!self->is_settled && g_error_matches (error, GST_STREAM_ERROR, GST_STREAM_ERROR_DEMUX))
    doubt (self, error);
  else
    fail (self, error);
}

static void
read_warning (HpTransport *self,
              GstMessage  *message)
{
  g_autoptr(GError) error = NULL;

  gst_message_parse_warning (message, &error, NULL);
  warn (self, hp_film_graph_is_sound (self->graph, GST_MESSAGE_SRC (message)), error);
}

/* The bus may still hold an end from before a seek. */
static void
end (HpTransport *self)
{
  if (!hp_film_graph_is_over (self->graph, hp_seek_controller_get_serial (self->seeks)))
    return;

  hp_transport_set_is_playing (self, FALSE);
  /* A machine that is late leaves pictures out, and the last may be among them. */
  if (self->frame < self->probe.n_frames - 1)
    hp_transport_seek_frame (self, self->probe.n_frames - 1);
  self->has_ended = TRUE;
  g_signal_emit_by_name (self, "ended");
}

static gboolean
bus_cb (GstBus     *bus,
        GstMessage *message,
        gpointer    user_data)
{
  g_autoptr(HpTransport) self = g_object_ref (user_data);
  GstElement *pipeline = hp_film_graph_get_pipeline (self->graph);

  switch (GST_MESSAGE_TYPE (message))
    {
    case GST_MESSAGE_ERROR:
      read_error (self, message);
      break;

    case GST_MESSAGE_WARNING:
      read_warning (self, message);
      break;

    case GST_MESSAGE_EOS:
      end (self);
      break;

    case GST_MESSAGE_ASYNC_DONE:
      settle (self);
      break;

    case GST_MESSAGE_LATENCY:
      gst_bin_recalculate_latency (GST_BIN (pipeline));
      break;

    case GST_MESSAGE_CLOCK_LOST:
      gst_element_set_state (pipeline, GST_STATE_PAUSED);
      apply_playing (self);
      break;

    default:
      break;
    }

  return self->bus_source != NULL ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

gboolean
hp_transport_start_film (HpTransport  *self,
                         gboolean      has_sound,
                         GError      **error)
{
  g_autoptr(GstBus) bus = NULL;

  self->graph = hp_film_graph_new (self->uri, &self->probe, self->audio_sink, has_sound,
                                   arrived_cb, self, error);
  if (self->graph == NULL)
    return FALSE;

  if (self->view_width > 0)
    hp_film_graph_set_view_size (self->graph, self->view_width, self->view_height);
  hp_film_graph_set_volume (self->graph, self->volume, self->is_muted);

  bus = gst_element_get_bus (hp_film_graph_get_pipeline (self->graph));
  self->bus_source = gst_bus_create_watch (bus);
  g_source_set_callback (self->bus_source, G_SOURCE_FUNC (bus_cb), self, NULL);
  g_source_attach (self->bus_source, self->context);

  /* If it fails, the bus tells why. */
  apply_playing (self);
  return TRUE;
}
