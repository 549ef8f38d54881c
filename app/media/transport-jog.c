/* Where the film cannot go by itself: a frame back, and backwards. */

#include "media/transport-private.h"

/* So much before a picture begins the one before is shown, and so much after it ends, the next. */
#define ASIDE 500000  /* ns */

/* A picture that begins in the middle of a frame is the one shown, however its time was rounded. */
#define ROUNDING 1000  /* ns */

/* So long a picture may be late before time waits for it, in µs. */
#define PATIENCE (250 * G_TIME_SPAN_MILLISECOND)

/* At no rate is the clock looked at oftener, in ms. */
#define MIN_TICK 5

static void
show_served (HpTransport *self,
             HpStill     *still,
             gint64       end)
{
  self->jog_end = end;
  self->jog_frame = hp_still_get_frame (still);
  self->is_served = TRUE;
  hp_transport_show (self, still);
}

/* The picture asked for, if it is here.  One that was sought is known from where the seek went, and
 * not from its beginning: the way back may first meet it once more. */
static HpStill *
ref_asked (HpTransport *self,
           gint64      *end)
{
  HpStill *still = hp_frame_server_ref_still (self->server, self->jog_time, end);

  if (still == NULL || ABS (hp_still_get_end (still) - self->jog_from) > ASIDE ||
      hp_still_get_start (still) <= self->probe.t0 + ASIDE)
    return still;

  self->jog_time = hp_still_get_start (still) - ASIDE;
  self->jog_from = -1;
  hp_frame_server_request (self->server, self->jog_time, TRUE);
  hp_still_unref (still);
  return hp_frame_server_ref_still (self->server, self->jog_time, end);
}

/* The picture asked for is there, or never will be: then the film is asked for it. */
void
hp_transport_take_served (gpointer user_data)
{
  g_autoptr(HpTransport) self = g_object_ref (user_data);
  g_autoptr(HpStill) still = NULL;
  gint64 end;

  if (!self->is_jogging || self->is_served)
    return;

  still = ref_asked (self, &end);
  if (still != NULL)
    show_served (self, still, end);
  else if (hp_frame_server_has_failed (self->server))
    hp_transport_seek_film (self, self->jog_frame, HP_SEEK_ACCURATE);
}

/* In another thread. */
static void
served_cb (gpointer user_data)
{
  HpTransport *self = user_data;

  hp_wake_ask (self->wake);
}

static void
jog_to (HpTransport *self,
        gint64       frame,
        gint64       ns,
        gint64       from,
        gboolean     backwards)
{
  g_autoptr(HpStill) still = NULL;
  gint64 end;

  if (self->server == NULL)
    {
      self->server = hp_frame_server_new (self->uri, &self->probe, served_cb, self);
      if (self->view_width > 0)
        hp_frame_server_set_view_size (self->server, self->view_width, self->view_height);
    }

  if (!self->is_jogging || self->is_served)
    self->jog_asked = g_get_monotonic_time ();
  self->is_jogging = TRUE;
  self->has_ended = FALSE;
  self->jog_frame = frame;
  self->jog_time = ns;
  self->jog_from = from;
  self->is_served = FALSE;
  hp_frame_server_request (self->server, ns, backwards);
  still = ref_asked (self, &end);
  if (still != NULL)
    show_served (self, still, end);
  hp_transport_notify_seeking (self);
}

void
hp_transport_jog (HpTransport *self,
                  gint64       frame,
                  gboolean     backwards)
{
  frame = CLAMP (frame, 0, self->end - 1);
  jog_to (self, frame, hp_probe_time_of (&self->probe, frame) + ROUNDING, -1, backwards);
}

/* Where the picture asked for last is shown, a step is one picture, for as many frames as that is
 * shown, or as few; else it is one frame on from the one asked for. */
void
hp_transport_jog_on (HpTransport *self,
                     int          n_frames)
{
  gint64 ns;

  if (ABS (n_frames) > 1 || self->picture == NULL || hp_transport_get_seeking (self) ||
      (n_frames > 0 && !self->is_jogging))
    {
      hp_transport_jog (self, hp_transport_get_wanted (self) + n_frames, n_frames < 0);
      return;
    }

  ns = n_frames < 0 ? hp_still_get_start (self->picture) - ASIDE : self->jog_end + ASIDE;
  jog_to (self, hp_probe_frame_at (&self->probe, ns), ns,
          n_frames < 0 ? hp_still_get_end (self->picture) : -1, n_frames < 0);
}

/* What is shown next comes from the film. */
void
hp_transport_end_jog (HpTransport *self)
{
  self->is_jogging = FALSE;
  hp_source_clear (&self->tick);
}

void
hp_transport_close_server (HpTransport *self)
{
  hp_transport_end_jog (self);
  g_clear_pointer (&self->server, hp_frame_server_free);

  /* Nobody is left to ask again. */
  hp_wake_cancel (self->wake);
}

static void
begin_at (HpTransport *self,
          gint64       frame)
{
  self->tick_start = g_get_monotonic_time ();
  self->tick_frame = frame;
}

/* The frame before which there is no other. */
static gint64
get_first (HpTransport *self)
{
  return self->loop_first >= 0 && self->tick_frame >= self->loop_first ? self->loop_first : 0;
}

static gboolean
tick_cb (gpointer user_data)
{
  g_autoptr(HpTransport) self = g_object_ref (user_data);
  gint64 first = get_first (self);
  gint64 frame;
  double seconds;

  if (!self->is_served && g_get_monotonic_time () > self->jog_asked + PATIENCE)
    begin_at (self, self->jog_frame);
  seconds = (double) (g_get_monotonic_time () - self->tick_start) / G_USEC_PER_SEC;
  frame = self->tick_frame -
          (gint64) (seconds * -self->rate * hp_frame_rate_to_double (self->probe.rate));

  if (frame < first && self->loop_first >= 0 && first == self->loop_first)
    {
      begin_at (self, self->loop_end - 1);
      frame = self->loop_end - 1;
    }
  else if (frame < first)
    {
      hp_transport_jog (self, first, TRUE);
      hp_transport_set_playing (self, FALSE);
      g_signal_emit_by_name (self, "ended");
      return G_SOURCE_REMOVE;
    }

  if (frame != self->jog_frame)
    hp_transport_jog (self, frame, TRUE);

  return self->tick != NULL ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

void
hp_transport_run_backwards (HpTransport *self)
{
  double interval = 500 / (-self->rate * hp_frame_rate_to_double (self->probe.rate));

  begin_at (self, hp_transport_get_wanted (self));
  hp_transport_jog (self, self->tick_frame, TRUE);
  hp_source_repeat (&self->tick, self->context, MAX ((guint) interval, MIN_TICK), tick_cb, self);
}

void
hp_transport_stop_backwards (HpTransport *self)
{
  hp_source_clear (&self->tick);
}
