#include "media/transport-private.h"

/* A pointer that has not moved for so long is at rest, in ms. */
#define REST 120

/* A pointer that moves by no more frames at a time is slow. */
#define SLOW 3

/* So many frames are stepped; more are sought. */
#define MAX_STEP 24

enum
{
  PROP_0,
  PROP_AUDIO_SINK,
  PROP_PLAYING,
  PROP_RATE,
  PROP_FRAME,
  PROP_N_FRAMES,
  PROP_SEEKING,
  PROP_AUDIO_TRACK,
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

  hp_transport_let_go (self);
  g_clear_pointer (&self->picture, hp_still_unref);

  G_OBJECT_CLASS (hp_transport_parent_class)->dispose (object);
}

static void
hp_transport_finalize (GObject *object)
{
  HpTransport *self = HP_TRANSPORT (object);

  g_main_context_unref (self->context);
  hp_wake_free (self->wake);
  g_hash_table_unref (self->view_sizes);
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

    case PROP_RATE:
      g_value_set_double (value, self->rate);
      break;

    case PROP_AUDIO_TRACK:
      g_value_set_int (value, self->audio_track);
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

    case PROP_RATE:
      hp_transport_set_rate (self, g_value_get_double (value));
      break;

    case PROP_AUDIO_TRACK:
      hp_transport_set_audio_track (self, g_value_get_int (value));
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

  properties[PROP_RATE] =
    g_param_spec_double ("rate", NULL, NULL,
                         -4, 8, 1,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  properties[PROP_AUDIO_TRACK] =
    g_param_spec_int ("audio-track", NULL, NULL,
                      0, G_MAXINT, 0,
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
  self->context = g_main_context_ref_thread_default ();
  self->wake = hp_wake_new (self->context, hp_transport_take_served, self);
  self->view_sizes = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->volume = 1;
  self->rate = 1;
  self->loop_first = self->loop_end = -1;
}

HpTransport *
hp_transport_new (void)
{
  return g_object_new (HP_TYPE_TRANSPORT, NULL);
}

/* What is told */

void
hp_transport_set_frame (HpTransport *self,
                        gint64       frame)
{
  if (self->frame == frame)
    return;

  self->frame = frame;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FRAME]);
}

void
hp_transport_notify_seeking (HpTransport *self)
{
  gboolean is_seeking = hp_transport_get_seeking (self);

  if (self->was_seeking == is_seeking)
    return;

  self->was_seeking = is_seeking;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SEEKING]);
}

void
hp_transport_show (HpTransport *self,
                   HpStill     *still)
{
  g_clear_pointer (&self->picture, hp_still_unref);
  self->picture = hp_still_ref (still);

  g_object_freeze_notify (G_OBJECT (self));
  hp_transport_set_frame (self, hp_still_get_frame (still));
  hp_transport_notify_seeking (self);
  g_object_thaw_notify (G_OBJECT (self));

  g_signal_emit (self, signals[PICTURE_CHANGED], 0);
}

gboolean
hp_transport_is_open (HpTransport *self)
{
  g_return_val_if_fail (HP_IS_TRANSPORT (self), FALSE);

  return self->film != NULL;
}

gint64
hp_transport_get_n_frames (HpTransport *self)
{
  g_return_val_if_fail (HP_IS_TRANSPORT (self), 0);

  return self->film != NULL ? self->probe.n_frames : 0;
}

/* Where it is */

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
  if (self->film != NULL && !self->is_jogging)
    ns = hp_film_get_position (self->film);
  if (ns < self->probe.t0)
    return self->frame;

  ns -= self->probe.t0;
  frame = hp_frame_rate_frame_at (self->probe.rate, ns);
  if (frame >= self->end)
    return self->end - 1;

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

  if (self->film == NULL)
    return FALSE;

  return self->is_jogging ? !self->is_served
                          : self->rest != NULL || hp_film_get_seeking (self->film);
}

/* The frame that was asked for last, or played since. */
gint64
hp_transport_get_wanted (HpTransport *self)
{
  if (self->is_jogging)
    return self->jog_frame;

  return self->film != NULL ? hp_film_get_wanted (self->film) : 0;
}

/* Going somewhere */

void
hp_transport_seek_film (HpTransport *self,
                        gint64       frame,
                        HpSeekMode   mode)
{
  frame = CLAMP (frame, 0, self->end - 1);
  self->has_ended = FALSE;
  hp_source_clear (&self->rest);
  hp_transport_end_jog (self);
  hp_film_set_stop (self->film, hp_transport_get_stop (self, frame));
  hp_film_seek (self->film, frame, mode);
  hp_transport_notify_seeking (self);
}

void
hp_transport_seek_frame (HpTransport *self,
                         gint64       frame)
{
  g_return_if_fail (HP_IS_TRANSPORT (self));

  if (self->film == NULL)
    return;

  /* Which picture of a variable rate is shown then, the frame server knows better. */
  if (self->probe.is_variable && !self->is_playing)
    {
      hp_source_clear (&self->rest);
      hp_transport_jog (self, frame, FALSE);
      return;
    }

  hp_transport_seek_film (self, frame, HP_SEEK_ACCURATE);
  if (self->is_playing && self->rate < 0)
    hp_transport_run_backwards (self);
}

static gboolean
rest_cb (gpointer user_data)
{
  HpTransport *self = user_data;

  hp_transport_seek_frame (self, self->scrubbed);
  return G_SOURCE_REMOVE;
}

/* For while the pointer moves.  Where it moves slowly each frame is shown, else some picture near
 * @frame, soon; once it has come to rest, the frame itself. */
void
hp_transport_scrub_to_frame (HpTransport *self,
                             gint64       frame)
{
  gint64 way;

  g_return_if_fail (HP_IS_TRANSPORT (self));

  if (self->film == NULL)
    return;

  way = frame - self->scrubbed;
  self->scrubbed = frame;
  if (ABS (way) <= SLOW && !self->is_playing)
    {
      hp_source_clear (&self->rest);
      hp_transport_jog (self, frame, way < 0);
      return;
    }

  hp_transport_seek_film (self, frame, HP_SEEK_KEY_UNIT);
  hp_source_repeat (&self->rest, self->context, REST, rest_cb, self);
  hp_transport_notify_seeking (self);
}

/* From the frame that was wanted last: ten steps are ten frames however fast. */
void
hp_transport_step (HpTransport *self,
                   int          n_frames)
{
  gint64 wanted;

  g_return_if_fail (HP_IS_TRANSPORT (self));

  if (self->film == NULL || n_frames == 0)
    return;

  hp_transport_set_is_playing (self, FALSE);
  wanted = CLAMP (hp_transport_get_wanted (self) + n_frames, 0, self->end - 1);
  if (wanted == hp_transport_get_wanted (self))
    return;

  if (ABS (n_frames) > MAX_STEP)
    hp_transport_seek_film (self, wanted, HP_SEEK_ACCURATE);
  else if (n_frames < 0 || self->is_jogging)
    hp_transport_jog_on (self, n_frames);
  else if (!hp_film_step (self->film, (guint) n_frames))
    hp_transport_seek_film (self, wanted, HP_SEEK_ACCURATE);
}

/* Sound */

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
  if (self->film != NULL)
    hp_film_set_volume (self->film, self->volume, !hp_transport_is_heard (self));
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
  if (self->film != NULL)
    hp_film_set_volume (self->film, self->volume, !hp_transport_is_heard (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MUTED]);
}

HpStill *
hp_transport_ref_picture (HpTransport *self)
{
  g_return_val_if_fail (HP_IS_TRANSPORT (self), NULL);

  return self->picture != NULL ? hp_still_ref (self->picture) : NULL;
}

static void
set_picture_size (HpTransport *self,
                  int          width,
                  int          height)
{
  if (self->view_width == width && self->view_height == height)
    return;

  self->view_width = width;
  self->view_height = height;
  if (self->server != NULL)
    hp_frame_server_set_view_size (self->server, width, height);
  if (self->next != NULL && hp_film_set_view_size (self->next, width, height))
    hp_film_seek (self->next, hp_film_get_wanted (self->next), HP_SEEK_ACCURATE);
  if (self->film == NULL || !hp_film_set_view_size (self->film, width, height))
    return;

  if (self->is_jogging)
    hp_transport_jog (self, self->jog_frame, TRUE);
  else if (!self->is_playing)
    hp_transport_seek_film (self, hp_film_get_wanted (self->film), HP_SEEK_ACCURATE);
}

void
hp_transport_set_view_size (HpTransport *self,
                            gpointer     view,
                            int          width,
                            int          height)
{
  GHashTableIter iter;
  gpointer value;
  int most_width = 0, most_height = 0;

  g_return_if_fail (HP_IS_TRANSPORT (self));
  g_return_if_fail (width >= 0 && height >= 0);

  if (width > 0 && height > 0)
    g_hash_table_insert (self->view_sizes, view, g_memdup2 ((int[]) { width, height },
                                                            2 * sizeof (int)));
  else
    g_hash_table_remove (self->view_sizes, view);

  g_hash_table_iter_init (&iter, self->view_sizes);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const int *size = value;

      most_width = MAX (most_width, size[0]);
      most_height = MAX (most_height, size[1]);
    }

  if (most_width > 0)
    set_picture_size (self, most_width, most_height);
}
