#include "media/film-private.h"

/* The key frame alone: a decoder that expects others after it keeps it back until they come. */
#define SCRUB_FLAGS (GST_SEEK_FLAG_KEY_UNIT | GST_SEEK_FLAG_TRICKMODE | \
                     GST_SEEK_FLAG_TRICKMODE_KEY_UNITS | GST_SEEK_FLAG_TRICKMODE_NO_AUDIO)

/* Frames before the wanted one at which decoding begins, at the second and third try. */
static const guint run_ups[] = { 0, 16, 64 };

/* So often a picture that does not fit the view is sought once more. */
#define MAX_OUTDATED 3

HpFilm *
hp_film_ref (HpFilm *self)
{
  g_atomic_ref_count_inc (&self->n_refs);
  return self;
}

void
hp_film_unref (HpFilm *self)
{
  if (!g_atomic_ref_count_dec (&self->n_refs))
    return;

  hp_film_close (self);
  g_clear_pointer (&self->picture, hp_still_unref);
  hp_seek_controller_free (self->seeks);
  g_main_context_unref (self->context);
  hp_wake_free (self->wake);
  g_free (self->audio_sink);
  g_free (self->uri);
  g_free (self);
}

void
hp_film_stop (HpFilm *self)
{
  hp_source_clear (&self->bus_source);
  hp_source_clear (&self->patience);
  hp_source_clear (&self->watch);
  g_clear_pointer (&self->graph, hp_film_graph_free);

  /* Nobody is left to ask again. */
  hp_wake_cancel (self->wake);

  g_clear_pointer (&self->first, hp_still_unref);
  g_clear_error (&self->doubt);
  hp_seek_controller_reset (self->seeks);
  self->is_settled = self->is_stepping = FALSE;
  self->n_steps = 0;
}

void
hp_film_mute_events (HpFilm *self)
{
  g_return_if_fail (self != NULL);

  self->events = (HpFilmEvents) { 0 };
}

void
hp_film_close (HpFilm *self)
{
  g_return_if_fail (self != NULL);

  hp_film_mute_events (self);
  hp_film_stop (self);
}

void
hp_film_tell_seeking (HpFilm *self)
{
  gboolean is_seeking = hp_film_get_seeking (self);

  if (is_seeking)
    hp_film_watch (self);

  if (is_seeking == self->was_seeking)
    return;

  self->was_seeking = is_seeking;
  if (self->events.seeking != NULL)
    self->events.seeking (self, self->user_data);
}

/* Seeks */

/* The film waits until its first seek is sent: before, a Matroska film counts from another
 * moment. */
void
hp_film_apply_playing (HpFilm *self)
{
  if (self->graph != NULL)
    hp_film_graph_set_state (self->graph, self->is_playing && self->is_settled ? GST_STATE_PLAYING
                                                                               : GST_STATE_PAUSED);
}

static void
try_seek (HpFilm *self,
          guint   serial)
{
  HpFilmSeek seek = {
    .ns = hp_probe_time_of (&self->probe, self->sought),
    .run_up = hp_frame_rate_start_of (self->probe.rate, run_ups[self->n_tries]),
    .stop = -1,
    .rate = self->rate,
    .flags = self->is_exact ? GST_SEEK_FLAG_ACCURATE : SCRUB_FLAGS,
    .serial = serial,
  };

  if (self->stop > self->sought)
    seek.stop = self->probe.t0 + hp_frame_rate_start_of (self->probe.rate, self->stop);

  self->n_tries++;
  self->is_apart = seek.run_up > 0 || !self->is_exact;
  hp_film_graph_seek (self->graph, &seek);
}

static void
start_seek (gint64     frame,
            HpSeekMode mode,
            guint      serial,
            gpointer   user_data)
{
  HpFilm *self = user_data;

  self->sought = frame;
  self->is_exact = mode == HP_SEEK_ACCURATE;
  self->n_tries = self->n_outdated = 0;
  self->is_stepping = FALSE;
  self->n_steps = 0;
  try_seek (self, serial);
}

void
hp_film_seek (HpFilm     *self,
              gint64      frame,
              HpSeekMode  mode)
{
  g_return_if_fail (self != NULL);

  if (self->graph == NULL)
    return;

  self->wanted = CLAMP (frame, 0, self->probe.n_frames - 1);
  if (self->is_settled)
    hp_seek_controller_request (self->seeks, self->wanted, mode);
  hp_film_tell_seeking (self);
}

gboolean
hp_film_step (HpFilm *self,
              guint   n)
{
  g_return_val_if_fail (self != NULL && n > 0, FALSE);

  if (self->graph == NULL || !self->is_settled || self->is_playing || self->picture == NULL ||
      hp_seek_controller_get_state (self->seeks) != HP_SEEK_IDLE)
    return FALSE;

  self->wanted = MIN (self->wanted + n, self->probe.n_frames - 1);
  if (self->is_stepping)
    {
      self->n_steps += n;
      return TRUE;
    }

  self->is_stepping = TRUE;
  self->is_apart = TRUE;
  hp_film_graph_step (self->graph, n);
  hp_film_tell_seeking (self);
  return TRUE;
}

/* Pictures that lead up to a key frame are stored behind it, and a demuxer that begins
 * there has them not decoded.  Then it has to begin at the key frame before.  The same where it
 * does not know the key frames: in GStreamer 1.26 mxfdemux takes whatever it has read for one.
 * Not while it plays: the sound would have to begin there too. */
static gboolean
may_begin_earlier (HpFilm *self)
{
  return hp_seek_controller_get_state (self->seeks) == HP_SEEK_IN_FLIGHT &&
         !self->is_playing && self->is_exact && self->n_tries < G_N_ELEMENTS (run_ups);
}

/* A picture that was on its way already when the view got another size. */
static gboolean
is_outdated (HpFilm  *self,
             HpStill *still)
{
  return hp_seek_controller_get_state (self->seeks) == HP_SEEK_IN_FLIGHT &&
         !self->is_playing && self->is_exact && self->n_outdated < MAX_OUTDATED &&
         !hp_film_graph_fits_view (self->graph, still);
}

/* Pictures */

/* What was asked for is there, or never will be. */
static void
answer (HpFilm *self,
        guint   serial)
{
  if (self->is_stepping && self->n_steps > 0)
    {
      hp_film_graph_step (self->graph, self->n_steps);
      self->n_steps = 0;
      return;
    }

  self->is_stepping = FALSE;
  hp_seek_controller_ended (self->seeks, serial);
}

/* Shows @still, the answer to the seek in flight or one that follows it. */
static void
show (HpFilm  *self,
      HpStill *still)
{
  if (is_outdated (self, still))
    {
      self->n_outdated++;
      self->n_tries--;
      try_seek (self, hp_still_get_serial (still));
      return;
    }
  if (hp_still_get_frame (still) > self->sought && may_begin_earlier (self))
    {
      try_seek (self, hp_still_get_serial (still));
      return;
    }

  g_clear_pointer (&self->picture, hp_still_unref);
  self->picture = hp_still_ref (still);
  answer (self, hp_still_get_serial (still));
  if (!hp_film_get_seeking (self))
    self->wanted = hp_still_get_frame (still);

  if (self->events.picture != NULL)
    self->events.picture (self, self->user_data);
  hp_film_tell_seeking (self);
}

/* Whether the film stands where it should without a seek, and counts as it does after one. */
static gboolean
is_at_start (HpFilm *self)
{
  return self->first != NULL && self->wanted == 0 && self->stop < 0 && self->rate == 1 &&
         hp_film_graph_fits_view (self->graph, self->first) &&
         ABS (hp_still_get_start (self->first) - self->probe.t0) < (gint64) GST_MSECOND;
}

void
hp_film_begin (HpFilm *self)
{
  g_autoptr(HpStill) first = NULL;

  hp_source_clear (&self->patience);
  self->is_settled = TRUE;
  if (is_at_start (self))
    {
      hp_film_graph_set_serial (self->graph, hp_seek_controller_get_serial (self->seeks));
      first = g_steal_pointer (&self->first);
      self->is_apart = FALSE;
      show (self, first);
    }
  else
    {
      hp_seek_controller_request (self->seeks, self->wanted, HP_SEEK_ACCURATE);
    }

  g_clear_pointer (&self->first, hp_still_unref);
  hp_film_apply_playing (self);
}

void
hp_film_settle (HpFilm *self)
{
  if (!self->is_settled && hp_film_graph_is_settled (self->graph))
    hp_film_begin (self);
}

/* Takes the newest picture, unless it is older than the last seek.  A seek behind the last
 * picture of a film that ends early is answered by none, from wherever it begins. */
static void
wake_cb (gpointer user_data)
{
  g_autoptr(HpFilm) self = hp_film_ref (user_data);
  g_autoptr(HpStill) still = NULL;
  guint serial;

  still = hp_film_graph_take_still (self->graph);
  if (!self->is_settled)
    {
      if (self->first == NULL)
        self->first = g_steal_pointer (&still);
      hp_film_settle (self);
      return;
    }

  serial = hp_seek_controller_get_serial (self->seeks);
  if (still != NULL && hp_still_get_serial (still) == serial)
    {
      show (self, still);
    }
  else if (hp_film_graph_is_over (self->graph, serial))
    {
      if (may_begin_earlier (self))
        try_seek (self, serial);
      else
        answer (self, serial);
      hp_film_tell_seeking (self);
    }
}

/* In another thread. */
static void
arrived_cb (gpointer user_data)
{
  HpFilm *self = user_data;

  hp_wake_ask (self->wake);
}

gboolean
hp_film_start (HpFilm  *self,
               GError **error)
{
  g_autoptr(GstBus) bus = NULL;

  self->graph = hp_film_graph_new (self->uri, &self->probe, self->audio_sink,
                                   self->options.audio_track, arrived_cb, self, error);
  if (self->graph == NULL)
    return FALSE;

  if (self->options.view_width > 0)
    hp_film_graph_set_view_size (self->graph, self->options.view_width,
                                 self->options.view_height);
  hp_film_graph_set_volume (self->graph, self->options.volume, self->options.is_muted);

  bus = gst_element_get_bus (hp_film_graph_get_pipeline (self->graph));
  self->bus_source = gst_bus_create_watch (bus);
  g_source_set_callback (self->bus_source, G_SOURCE_FUNC (hp_film_read_message), self, NULL);
  g_source_attach (self->bus_source, self->context);

  /* If it fails, the bus tells why. */
  hp_film_apply_playing (self);
  hp_film_tell_seeking (self);
  return TRUE;
}

/**
 * hp_film_open:
 * @probe: its measures
 * @options: what it is and how it is played; copied
 * @events: told in the thread-default main context
 * @user_data: for @events
 * @error: the reason why it cannot be opened
 *
 * The first picture comes when the main context runs; what goes wrong until then is told by
 * "failed".
 *
 * Returns: (transfer full) (nullable): a film on its way
 */
HpFilm *
hp_film_open (const HpProbe        *probe,
              const HpFilmOptions  *options,
              const HpFilmEvents   *events,
              gpointer              user_data,
              GError              **error)
{
  g_autoptr(HpFilm) self = g_new0 (HpFilm, 1);

  g_return_val_if_fail (probe != NULL && probe->n_frames > 0, NULL);
  g_return_val_if_fail (options != NULL && events != NULL, NULL);

  g_atomic_ref_count_init (&self->n_refs);
  self->context = g_main_context_ref_thread_default ();
  self->wake = hp_wake_new (self->context, wake_cb, self);
  self->seeks = hp_seek_controller_new (start_seek, self);
  self->probe = hp_probe_get_measures (probe);
  self->options = *options;
  self->uri = g_strdup (options->uri);
  self->audio_sink = g_strdup (options->audio_sink);
  self->wanted = CLAMP (options->frame, 0, probe->n_frames - 1);
  self->rate = 1;
  self->stop = -1;
  if (!hp_film_start (self, error))
    return NULL;

  self->events = *events;
  self->user_data = user_data;
  return g_steal_pointer (&self);
}

/* Whether the picture asked for is still to come. */
gboolean
hp_film_get_seeking (HpFilm *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->graph != NULL &&
         (!self->is_settled || self->is_stepping ||
          hp_seek_controller_get_state (self->seeks) != HP_SEEK_IDLE);
}

gboolean
hp_film_is_ready (HpFilm *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->graph != NULL && self->picture != NULL && !hp_film_get_seeking (self);
}

HpStill *
hp_film_ref_picture (HpFilm *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->picture != NULL ? hp_still_ref (self->picture) : NULL;
}

gint64
hp_film_get_wanted (HpFilm *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->wanted;
}

gint64
hp_film_get_position (HpFilm *self)
{
  g_return_val_if_fail (self != NULL, -1);

  if (self->graph == NULL || !self->is_playing || hp_film_get_seeking (self))
    return -1;

  return hp_film_graph_get_position (self->graph);
}

void
hp_film_set_playing (HpFilm   *self,
                     gboolean  playing)
{
  g_return_if_fail (self != NULL);

  playing = !!playing;
  if (self->is_playing == playing)
    return;

  self->is_playing = playing;
  if (playing && self->is_apart)
    hp_film_seek (self, self->wanted, HP_SEEK_ACCURATE);
  hp_film_apply_playing (self);
}

void
hp_film_set_rate (HpFilm *self,
                  double  rate)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (rate > 0);

  self->is_apart |= self->rate != rate;
  self->rate = rate;
}

void
hp_film_set_stop (HpFilm *self,
                  gint64  stop)
{
  g_return_if_fail (self != NULL);

  self->is_apart |= self->stop != stop;
  self->stop = stop;
}

void
hp_film_set_volume (HpFilm   *self,
                    double    volume,
                    gboolean  muted)
{
  g_return_if_fail (self != NULL);

  self->options.volume = volume;
  self->options.is_muted = muted;
  if (self->graph != NULL)
    hp_film_graph_set_volume (self->graph, volume, muted);
}

gboolean
hp_film_set_view_size (HpFilm *self,
                       int     width,
                       int     height)
{
  g_return_val_if_fail (self != NULL, FALSE);

  self->options.view_width = width;
  self->options.view_height = height;
  return self->graph != NULL && hp_film_graph_set_view_size (self->graph, width, height);
}
