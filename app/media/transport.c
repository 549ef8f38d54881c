#include "media/transport-private.h"

#include "media/decoders.h"

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

static void
hp_transport_dispose (GObject *object)
{
  HpTransport *self = HP_TRANSPORT (object);

  hp_transport_stop_film (self);
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
  self->seeks = hp_seek_controller_new (hp_transport_start_seek, self);
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
  if (!hp_transport_start_film (self, probe->n_audio_tracks > 0, error))
    return FALSE;

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_FRAMES]);
  hp_transport_notify_seeking (self);
  return TRUE;
}

void
hp_transport_close (HpTransport *self)
{
  gboolean was_open;

  g_return_if_fail (HP_IS_TRANSPORT (self));

  was_open = self->graph != NULL;
  hp_transport_stop_film (self);
  if (!was_open)
    return;

  g_object_freeze_notify (G_OBJECT (self));
  hp_transport_set_is_playing (self, FALSE);
  hp_transport_set_frame (self, 0);
  hp_transport_notify_seeking (self);
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

  hp_transport_set_is_playing (self, playing);
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
  hp_transport_notify_seeking (self);
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

  hp_transport_set_is_playing (self, FALSE);
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
