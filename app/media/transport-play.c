/* How the film plays: at which rate, how far, over and over. */

#include "media/transport-private.h"

#define MIN_RATE -4
#define MAX_RATE 8

/* What is played slower or faster is not heard. */
#define MIN_HEARD 0.5
#define MAX_HEARD 2

gboolean
hp_transport_is_heard (HpTransport *self)
{
  return !self->is_muted && self->rate >= MIN_HEARD && self->rate <= MAX_HEARD;
}

/* Where it stops when it plays from @frame on. */
gint64
hp_transport_get_stop (HpTransport *self,
                       gint64       frame)
{
  if (self->loop_first >= 0 && frame < self->loop_end)
    return self->loop_end;

  return self->end < self->probe.n_frames ? self->end : -1;
}

gboolean
hp_transport_get_playing (HpTransport *self)
{
  g_return_val_if_fail (HP_IS_TRANSPORT (self), FALSE);

  return self->is_playing;
}

/* Lets the film, or the clock that runs backwards, do what was asked for. */
void
hp_transport_apply_playing (HpTransport *self)
{
  if (self->film == NULL)
    return;

  if (!self->is_playing || self->rate > 0)
    hp_transport_stop_backwards (self);
  if (!self->is_playing || self->rate < 0)
    hp_film_set_playing (self->film, FALSE);
  if (!self->is_playing)
    return;

  if (self->rate < 0)
    {
      hp_transport_run_backwards (self);
      return;
    }

  hp_film_set_rate (self->film, self->rate);
  if (self->is_jogging)
    hp_transport_seek_film (self, self->jog_frame, HP_SEEK_ACCURATE);
  hp_film_set_playing (self->film, TRUE);
}

void
hp_transport_set_is_playing (HpTransport *self,
                             gboolean     is_playing)
{
  if (self->is_playing == is_playing)
    return;

  self->is_playing = is_playing;
  hp_transport_apply_playing (self);
  g_object_notify (G_OBJECT (self), "playing");
}

/* A film that has ended plays from its start.  Without a film nothing happens. */
void
hp_transport_set_playing (HpTransport *self,
                          gboolean     playing)
{
  g_return_if_fail (HP_IS_TRANSPORT (self));

  playing = !!playing;
  if (self->film == NULL || self->is_playing == playing)
    return;

  if (playing && self->has_ended && self->rate > 0)
    hp_transport_seek_film (self, 0, HP_SEEK_ACCURATE);
  hp_transport_set_is_playing (self, playing);
}

double
hp_transport_get_rate (HpTransport *self)
{
  g_return_val_if_fail (HP_IS_TRANSPORT (self), 1);

  return self->rate;
}

/**
 * hp_transport_set_rate:
 * @rate: -4…8 times as fast as it was shot, but not 0
 *
 * Backwards it is silent, and so it is slower than half and faster than twice.
 */
void
hp_transport_set_rate (HpTransport *self,
                       double       rate)
{
  gint64 wanted;

  g_return_if_fail (HP_IS_TRANSPORT (self));
  g_return_if_fail (rate != 0);

  rate = CLAMP (rate, MIN_RATE, MAX_RATE);
  if (self->rate == rate)
    return;

  wanted = hp_transport_get_wanted (self);
  self->rate = rate;
  if (self->film != NULL)
    {
      hp_film_set_volume (self->film, self->volume, !hp_transport_is_heard (self));
      if (rate > 0)
        hp_film_set_rate (self->film, rate);
      if (rate > 0 && self->is_playing)
        hp_transport_seek_film (self, wanted, HP_SEEK_ACCURATE);
      hp_transport_apply_playing (self);
    }
  g_object_notify (G_OBJECT (self), "rate");
}

/* The frame before which it ends from now on, as of hp_transport_open(). */
void
hp_transport_set_end (HpTransport *self,
                      gint64       end)
{
  g_return_if_fail (HP_IS_TRANSPORT (self));

  end = end > 0 ? MIN (end, self->probe.n_frames) : self->probe.n_frames;
  if (self->film == NULL || self->end == end)
    return;

  self->end = end;
  hp_film_set_stop (self->film, hp_transport_get_stop (self, hp_transport_get_wanted (self)));
}

/* Frames @first up to the one before @end are played over and over, once it plays there; -1 for
 * @first ends that.  Another film has no loop. */
void
hp_transport_set_loop (HpTransport *self,
                       gint64       first,
                       gint64       end)
{
  g_return_if_fail (HP_IS_TRANSPORT (self));
  g_return_if_fail (first < 0 || end > first);

  if (self->film == NULL || (self->loop_first == first && self->loop_end == end))
    return;

  self->loop_first = MAX (first, -1);
  self->loop_end = first >= 0 ? MIN (end, self->end) : -1;
  hp_film_set_stop (self->film, hp_transport_get_stop (self, hp_transport_get_wanted (self)));
  if (self->is_playing && self->rate > 0)
    hp_transport_seek_film (self, hp_transport_get_wanted (self), HP_SEEK_ACCURATE);
}
