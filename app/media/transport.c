#include "media/transport.h"

#include "media/decoders.h"
#include "media/film-graph.h"
#include "media/media-error.h"

/* After an error at its start we look, so often and no oftener, whether a film plays yet. */
#define LOOK 300  /* ms */
#define PATIENCE 20

/* Frames before the wanted one at which decoding begins, at the second and third try. */
static const guint run_ups[] = { 0, 16, 64 };

struct _HpTransport
{
  GObject           parent_instance;

  char             *audio_sink;
  GMainContext     *context;
  HpSeekController *seeks;

  HpProbe           probe;         /* without its words: only the numbers are used */
  char             *uri;
  HpFilmGraph      *graph;         /* NULL while no film is open */
  GSource          *bus_source;
  GSource          *patience;
  guint             n_patience;
  GError           *doubt;         /* an error that the film may get over */
  gboolean          is_settled;    /* the first picture is there: seeks may begin */
  gboolean          has_ended;
  gint64            wanted;        /* frame: the last asked for, or played since */
  gint64            sought;        /* frame: what the seek in flight is for */
  gboolean          is_exact;      /* and whether nothing but that will do */
  guint             n_tries;       /* of the last seek */

  gboolean          is_playing;    /* asked for, and so it is but for a moment */
  gboolean          was_seeking;   /* as last notified */
  gint64            frame;
  HpStill          *picture;
  double            volume;
  gboolean          is_muted;
  int               view_width;    /* device px; 0 for the film's own */
  int               view_height;

  GMutex            lock;
  GSource          *wake;          /* locked: pending, since a streaming thread left a still */
};

enum
{
  PROP_0,
  PROP_AUDIO_SINK,
  PROP_PLAYING,
  PROP_FRAME,
  PROP_N_FRAMES,
  PROP_SEEKING,
  PROP_VOLUME,
  PROP_MUTED,
  N_PROPS
};

enum
{
  PICTURE_CHANGED,
  ENDED,
  FAILED,
  WARNED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HpTransport, hp_transport, G_TYPE_OBJECT)

static gboolean start_graph (HpTransport *self, gboolean has_sound, GError **error);

static void
clear_source (GSource **source)
{
  if (*source != NULL)
    g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

static void
notify_seeking (HpTransport *self)
{
  gboolean is_seeking = hp_transport_get_seeking (self);

  if (self->was_seeking == is_seeking)
    return;

  self->was_seeking = is_seeking;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SEEKING]);
}

static void
set_frame (HpTransport *self,
           gint64       frame)
{
  if (self->frame == frame)
    return;

  self->frame = frame;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FRAME]);
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

static void
set_is_playing (HpTransport *self,
                gboolean     is_playing)
{
  if (self->is_playing == is_playing)
    return;

  self->is_playing = is_playing;
  apply_playing (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PLAYING]);
}

/* Lets go of the film; what the world sees is told by the callers. */
static void
stop_graph (HpTransport *self)
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

/* Takes @error. */
static void
fail (HpTransport *self,
      GError      *error)
{
  hp_transport_close (self);
  g_signal_emit (self, signals[FAILED], 0, error);
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

static void
seek (gint64      frame,
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
  set_frame (self, hp_still_get_frame (still));
  hp_seek_controller_ended (self->seeks, hp_still_get_serial (still));
  notify_seeking (self);
  g_object_thaw_notify (G_OBJECT (self));

  g_signal_emit (self, signals[PICTURE_CHANGED], 0);
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
      notify_seeking (self);
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
  g_autoptr(GError) warning = NULL;

  warning = of_sound ? g_error_new_literal (HP_MEDIA_ERROR, HP_MEDIA_ERROR_NO_SOUND, error->message)
                     : g_error_copy (error);
  g_signal_emit (self, signals[WARNED], 0, warning);
}

/* Plays on in silence: a film is of use without its sound, and the sound may well be what
 * is missing on this machine.  Takes @error. */
static void
lose_sound (HpTransport *self,
            GError      *error)
{
  g_autoptr(GError) fatal = NULL;

  stop_graph (self);
  if (start_graph (self, FALSE, &fatal))
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

  set_is_playing (self, FALSE);
  /* A machine that is late leaves pictures out, and the last may be among them. */
  if (self->frame < self->probe.n_frames - 1)
    hp_transport_seek_frame (self, self->probe.n_frames - 1);
  self->has_ended = TRUE;
  g_signal_emit (self, signals[ENDED], 0);
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

static gboolean
start_graph (HpTransport  *self,
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

static void
hp_transport_dispose (GObject *object)
{
  HpTransport *self = HP_TRANSPORT (object);

  stop_graph (self);
  g_clear_pointer (&self->picture, hp_still_unref);

  G_OBJECT_CLASS (hp_transport_parent_class)->dispose (object);
}

static void
hp_transport_finalize (GObject *object)
{
  HpTransport *self = HP_TRANSPORT (object);

  hp_seek_controller_free (self->seeks);
  g_main_context_unref (self->context);
  g_mutex_clear (&self->lock);
  g_free (self->audio_sink);
  g_free (self->uri);

  G_OBJECT_CLASS (hp_transport_parent_class)->finalize (object);
}

static void
hp_transport_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  HpTransport *self = HP_TRANSPORT (object);

  switch (prop_id)
    {
    case PROP_AUDIO_SINK:
      g_value_set_string (value, self->audio_sink);
      break;

    case PROP_PLAYING:
      g_value_set_boolean (value, self->is_playing);
      break;

    case PROP_FRAME:
      g_value_set_int64 (value, self->frame);
      break;

    case PROP_N_FRAMES:
      g_value_set_int64 (value, hp_transport_get_n_frames (self));
      break;

    case PROP_SEEKING:
      g_value_set_boolean (value, hp_transport_get_seeking (self));
      break;

    case PROP_VOLUME:
      g_value_set_double (value, self->volume);
      break;

    case PROP_MUTED:
      g_value_set_boolean (value, self->is_muted);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
hp_transport_set_property (GObject      *object,
                           guint         prop_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  HpTransport *self = HP_TRANSPORT (object);

  switch (prop_id)
    {
    case PROP_AUDIO_SINK:
      self->audio_sink = g_value_dup_string (value);
      break;

    case PROP_PLAYING:
      hp_transport_set_playing (self, g_value_get_boolean (value));
      break;

    case PROP_VOLUME:
      hp_transport_set_volume (self, g_value_get_double (value));
      break;

    case PROP_MUTED:
      hp_transport_set_muted (self, g_value_get_boolean (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
hp_transport_class_init (HpTransportClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = hp_transport_dispose;
  object_class->finalize = hp_transport_finalize;
  object_class->get_property = hp_transport_get_property;
  object_class->set_property = hp_transport_set_property;

  properties[PROP_AUDIO_SINK] =
    g_param_spec_string ("audio-sink", NULL, NULL,
                         NULL,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);

  properties[PROP_PLAYING] =
    g_param_spec_boolean ("playing", NULL, NULL,
                          FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  properties[PROP_FRAME] =
    g_param_spec_int64 ("frame", NULL, NULL,
                        0, G_MAXINT64, 0,
                        G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  properties[PROP_N_FRAMES] =
    g_param_spec_int64 ("n-frames", NULL, NULL,
                        0, G_MAXINT64, 0,
                        G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  properties[PROP_SEEKING] =
    g_param_spec_boolean ("seeking", NULL, NULL,
                          FALSE,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  properties[PROP_VOLUME] =
    g_param_spec_double ("volume", NULL, NULL,
                         0, 1, 1,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  properties[PROP_MUTED] =
    g_param_spec_boolean ("muted", NULL, NULL,
                          FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[PICTURE_CHANGED] =
    g_signal_new ("picture-changed", HP_TYPE_TRANSPORT, G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  signals[ENDED] =
    g_signal_new ("ended", HP_TYPE_TRANSPORT, G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  signals[FAILED] =
    g_signal_new ("failed", HP_TYPE_TRANSPORT, G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);

  signals[WARNED] =
    g_signal_new ("warned", HP_TYPE_TRANSPORT, G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
hp_transport_init (HpTransport *self)
{
  g_mutex_init (&self->lock);
  self->context = g_main_context_ref_thread_default ();
  self->seeks = hp_seek_controller_new (seek, self);
  self->volume = 1;
}

HpTransport *
hp_transport_new (void)
{
  return g_object_new (HP_TYPE_TRANSPORT, NULL);
}

/**
 * hp_transport_open:
 * @self: a transport
 * @file: the film
 * @probe: its measures
 * @error: the reason why it cannot be opened
 *
 * Closes the film that was open, and opens @file at frame 0.  The first picture comes when
 * the main context runs; what goes wrong until then is told by "failed".
 *
 * Returns: whether it is on its way
 */
gboolean
hp_transport_open (HpTransport    *self,
                   GFile          *file,
                   const HpProbe  *probe,
                   GError        **error)
{
  g_return_val_if_fail (HP_IS_TRANSPORT (self), FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);
  g_return_val_if_fail (probe != NULL && probe->n_frames > 0, FALSE);

  hp_transport_close (self);
  if (!hp_decoders_init (error))
    return FALSE;

  g_free (self->uri);
  self->uri = g_file_get_uri (file);
  self->probe = *probe;
  self->probe.video_codec = self->probe.audio_codec = NULL;
  self->probe.warnings = NULL;
  self->wanted = 0;
  if (!start_graph (self, probe->n_audio_tracks > 0, error))
    return FALSE;

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_FRAMES]);
  notify_seeking (self);
  return TRUE;
}

void
hp_transport_close (HpTransport *self)
{
  gboolean was_open;

  g_return_if_fail (HP_IS_TRANSPORT (self));

  was_open = self->graph != NULL;
  stop_graph (self);
  if (!was_open)
    return;

  g_object_freeze_notify (G_OBJECT (self));
  set_is_playing (self, FALSE);
  set_frame (self, 0);
  notify_seeking (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_FRAMES]);
  g_object_thaw_notify (G_OBJECT (self));

  if (self->picture != NULL)
    {
      g_clear_pointer (&self->picture, hp_still_unref);
      g_signal_emit (self, signals[PICTURE_CHANGED], 0);
    }
}

gboolean
hp_transport_is_open (HpTransport *self)
{
  g_return_val_if_fail (HP_IS_TRANSPORT (self), FALSE);

  return self->graph != NULL;
}

gint64
hp_transport_get_n_frames (HpTransport *self)
{
  g_return_val_if_fail (HP_IS_TRANSPORT (self), 0);

  return self->graph != NULL ? self->probe.n_frames : 0;
}

gboolean
hp_transport_get_playing (HpTransport *self)
{
  g_return_val_if_fail (HP_IS_TRANSPORT (self), FALSE);

  return self->is_playing;
}

/* A film that has ended plays from its start.  Without a film nothing happens. */
void
hp_transport_set_playing (HpTransport *self,
                          gboolean     playing)
{
  g_return_if_fail (HP_IS_TRANSPORT (self));

  if (self->graph == NULL)
    return;

  if (self->is_playing == !!playing)
    return;

  set_is_playing (self, playing);
  if (playing && self->has_ended)
    hp_transport_seek_frame (self, 0);
  else if (playing && self->n_tries > 1)
    hp_transport_seek_frame (self, self->wanted);
}

gint64
hp_transport_get_frame (HpTransport *self)
{
  g_return_val_if_fail (HP_IS_TRANSPORT (self), 0);

  return self->frame;
}

gint64
hp_transport_get_position_frame (HpTransport *self,
                                 double      *fraction)
{
  gint64 ns = -1;
  gint64 frame, start, next;

  g_return_val_if_fail (HP_IS_TRANSPORT (self), 0);

  if (fraction != NULL)
    *fraction = 0;
  if (self->graph != NULL && self->is_playing && !hp_transport_get_seeking (self))
    ns = hp_film_graph_get_position (self->graph);
  if (ns < self->probe.t0)
    return self->frame;

  ns -= self->probe.t0;
  frame = hp_frame_rate_frame_at (self->probe.rate, ns);
  if (frame >= self->probe.n_frames)
    return self->probe.n_frames - 1;

  start = hp_frame_rate_start_of (self->probe.rate, frame);
  next = hp_frame_rate_start_of (self->probe.rate, frame + 1);
  if (fraction != NULL)
    *fraction = (double) (ns - start) / (double) (next - start);
  return frame;
}

/* Whether the picture asked for is still to come. */
gboolean
hp_transport_get_seeking (HpTransport *self)
{
  g_return_val_if_fail (HP_IS_TRANSPORT (self), FALSE);

  return self->graph != NULL &&
         (!self->is_settled || hp_seek_controller_get_state (self->seeks) != HP_SEEK_IDLE);
}

static void
request (HpTransport *self,
         gint64       frame,
         HpSeekMode   mode)
{
  if (self->graph == NULL)
    return;

  self->has_ended = FALSE;
  self->wanted = CLAMP (frame, 0, self->probe.n_frames - 1);
  if (self->is_settled)
    hp_seek_controller_request (self->seeks, self->wanted, mode);
  notify_seeking (self);
}

void
hp_transport_seek_frame (HpTransport *self,
                         gint64       frame)
{
  g_return_if_fail (HP_IS_TRANSPORT (self));

  request (self, frame, HP_SEEK_ACCURATE);
}

/* Shows some picture near @frame, soon: for while the pointer moves.  Then seek. */
void
hp_transport_scrub_to_frame (HpTransport *self,
                             gint64       frame)
{
  g_return_if_fail (HP_IS_TRANSPORT (self));

  request (self, frame, HP_SEEK_KEY_UNIT);
}

/* From the frame that was wanted last: ten steps are ten frames however fast, and a frame
 * without a picture is no wall. */
void
hp_transport_step (HpTransport *self,
                   int          n_frames)
{
  g_return_if_fail (HP_IS_TRANSPORT (self));

  if (self->graph == NULL)
    return;

  set_is_playing (self, FALSE);
  request (self, self->wanted + n_frames, HP_SEEK_ACCURATE);
}

double
hp_transport_get_volume (HpTransport *self)
{
  g_return_val_if_fail (HP_IS_TRANSPORT (self), 0);

  return self->volume;
}

void
hp_transport_set_volume (HpTransport *self,
                         double       volume)
{
  g_return_if_fail (HP_IS_TRANSPORT (self));

  volume = CLAMP (volume, 0, 1);
  if (self->volume == volume)
    return;

  self->volume = volume;
  if (self->graph != NULL)
    hp_film_graph_set_volume (self->graph, self->volume, self->is_muted);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VOLUME]);
}

gboolean
hp_transport_get_muted (HpTransport *self)
{
  g_return_val_if_fail (HP_IS_TRANSPORT (self), FALSE);

  return self->is_muted;
}

void
hp_transport_set_muted (HpTransport *self,
                        gboolean     muted)
{
  g_return_if_fail (HP_IS_TRANSPORT (self));

  muted = !!muted;
  if (self->is_muted == muted)
    return;

  self->is_muted = muted;
  if (self->graph != NULL)
    hp_film_graph_set_volume (self->graph, self->volume, self->is_muted);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MUTED]);
}

HpStill *
hp_transport_ref_picture (HpTransport *self)
{
  g_return_val_if_fail (HP_IS_TRANSPORT (self), NULL);

  return self->picture != NULL ? hp_still_ref (self->picture) : NULL;
}

/* In device pixels.  The picture fits in it, and is never scaled up.  A film that stands
 * still shows its frame again in the new size. */
void
hp_transport_set_view_size (HpTransport *self,
                            int          width,
                            int          height)
{
  g_return_if_fail (HP_IS_TRANSPORT (self));
  g_return_if_fail (width > 0 && height > 0);

  self->view_width = width;
  self->view_height = height;
  if (self->graph == NULL || !hp_film_graph_set_view_size (self->graph, width, height))
    return;

  if (self->is_settled && !self->is_playing)
    hp_transport_step (self, 0);
}
