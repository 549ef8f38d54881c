/* The film runs through the reels: from one to the next, and over a slate. */

#include "config.h"

#include "desk/desk-private.h"
#include "model/plan-time.h"

#define AS_SHOT 1
#define FASTEST 8
#define FASTEST_BACK 4

/* How often the clock of a slate is looked at, in ms. */
#define SLATE_TICK 8

/* From reel to reel */

static void
go_on_at (HpDesk *self,
          HpReel *reel,
          gint64  frame)
{
  self->wants_to_play = TRUE;
  self->wanted_frame = frame;
  hp_desk_set_frame (self, frame);
  hp_desk_open_reel (self, reel);
}

/* At the end of the reel, or at its beginning when time runs backwards. */
static void
leave_reel (HpDesk *self)
{
  HpReel *next = hp_desk_get_rate (self) > 0 ? hp_desk_get_reel_after (self, self->reel)
                                             : hp_desk_get_reel_before (self, self->reel);

  if (next == NULL || next == self->reel)
    {
      hp_desk_stop_slate (self);
      hp_transport_set_playing (self->transport, FALSE);
    }
  else if (hp_desk_get_rate (self) > 0)
    {
      go_on_at (self, next, hp_reel_get_start (next));
    }
  else
    {
      go_on_at (self, next, hp_desk_end_of_reel (next) - 1);
    }
}

/* The file goes on with another reel. */
static void
follow_run (HpDesk *self,
            gint64  frame)
{
  HpReel *next = NULL;

  if (frame >= hp_desk_end_of_reel (self->reel))
    next = hp_desk_get_reel_after (self, self->reel);
  else if (frame < hp_reel_get_start (self->reel))
    next = hp_desk_get_reel_before (self, self->reel);

  if (next != NULL && next != self->reel &&
      (hp_desk_reel_goes_on (self->reel, next) || hp_desk_reel_goes_on (next, self->reel)))
    hp_desk_adopt_reel (self, next);
}

static void
transport_frame_cb (HpDesk *self)
{
  gint64 file_frame = hp_transport_get_frame (self->transport);
  gboolean plays = hp_transport_get_playing (self->transport);
  double rate = hp_desk_get_rate (self);
  gint64 frame, start, end;

  if (self->reel == NULL || !hp_transport_is_open (self->transport) || self->wanted_frame >= 0)
    return;

  frame = hp_desk_reel_to_plan (self->reel, file_frame);
  follow_run (self, frame);
  start = hp_reel_get_start (self->reel);
  end = hp_desk_end_of_reel (self->reel);
  if (plays && hp_desk_loop_over (self, frame))
    return;

  if (plays && ((rate > 0 && frame >= end) || (rate < 0 && frame < start)))
    {
      leave_reel (self);
      return;
    }

  hp_desk_set_frame (self, CLAMP (frame, start, MAX (end - 1, 0)));
  if (plays)
    hp_desk_look_ahead (self);
}

/* A film may be shorter than its reel: time goes on without it. */
static void
transport_ended_cb (HpDesk *self)
{
  gint64 frame;

  if (self->reel == NULL)
    return;

  frame = hp_desk_reel_to_plan (self->reel, hp_transport_get_n_frames (self->transport));
  if (hp_desk_get_rate (self) > 0 && frame < hp_desk_end_of_reel (self->reel))
    {
      hp_desk_set_frame (self, frame);
      hp_desk_run_slate (self);
    }
  else
    {
      leave_reel (self);
    }
}

/* Playing */

/* Whether it plays, or will as soon as the film is open. */
gboolean
hp_desk_get_playing (HpDesk *self)
{
  g_return_val_if_fail (HP_IS_DESK (self), FALSE);

  return self->wants_to_play || self->slate != NULL ||
         (self->transport != NULL && hp_transport_get_playing (self->transport));
}

void
hp_desk_tell_playing (HpDesk *self)
{
  gboolean plays = hp_desk_get_playing (self);

  if (self->was_playing == plays)
    return;

  self->was_playing = plays;
  g_object_notify (G_OBJECT (self), "playing");
}

static gboolean
slate_cb (gpointer data)
{
  g_autoptr(HpDesk) self = g_object_ref (data);
  double seconds = (double) (g_get_monotonic_time () - self->slate_time) / G_USEC_PER_SEC;
  double n_frames = seconds * hp_desk_get_rate (self) *
                    hp_frame_rate_to_double (hp_plan_get_frame_rate (self->plan));
  gint64 frame = self->slate_frame + (gint64) n_frames;

  if (hp_desk_loop_over (self, frame))
    return G_SOURCE_REMOVE;

  if (frame >= hp_desk_end_of_reel (self->reel) || frame < hp_reel_get_start (self->reel))
    {
      hp_desk_set_frame (self, CLAMP (frame, hp_reel_get_start (self->reel),
                                      hp_desk_end_of_reel (self->reel) - 1));
      g_clear_pointer (&self->slate, g_source_unref);
      leave_reel (self);
      hp_desk_tell_playing (self);
      return G_SOURCE_REMOVE;
    }

  /* Backwards there may be a picture again. */
  hp_desk_set_frame (self, frame);
  hp_desk_look_ahead (self);
  if (n_frames < 0 && hp_transport_is_open (self->transport) &&
      hp_desk_plan_to_reel (self->reel, frame) < hp_transport_get_n_frames (self->transport))
    {
      hp_desk_seek (self, frame);
      return G_SOURCE_REMOVE;
    }

  return G_SOURCE_CONTINUE;
}

static void
clear_slate (HpDesk *self)
{
  if (self->slate != NULL)
    g_source_destroy (self->slate);
  g_clear_pointer (&self->slate, g_source_unref);
}

/* Runs by the clock, from the frame shown: also one that runs already. */
void
hp_desk_run_slate (HpDesk *self)
{
  clear_slate (self);
  self->slate_time = g_get_monotonic_time ();
  self->slate_frame = self->frame;
  self->slate = g_timeout_source_new (SLATE_TICK);
  g_source_set_callback (self->slate, slate_cb, self, NULL);
  g_source_attach (self->slate, g_main_context_get_thread_default ());
  hp_desk_tell_playing (self);
}

void
hp_desk_stop_slate (HpDesk *self)
{
  clear_slate (self);
  hp_desk_tell_playing (self);
}

/* At the last frame it begins anew. */
void
hp_desk_set_playing (HpDesk   *self,
                     gboolean  playing)
{
  g_return_if_fail (HP_IS_DESK (self));

  if (self->plan == NULL || hp_desk_get_playing (self) == !!playing)
    return;

  if (!playing)
    {
      self->wants_to_play = FALSE;
      hp_desk_stop_slate (self);
      hp_transport_set_playing (self->transport, FALSE);
    }
  else if (self->probing != NULL)
    {
      self->wants_to_play = TRUE;
    }
  else if (hp_desk_get_rate (self) > 0 && self->frame >= hp_desk_get_duration (self) - 1)
    {
      self->wants_to_play = TRUE;
      hp_desk_seek (self, 0);
    }
  else if (hp_transport_is_open (self->transport) &&
           hp_desk_plan_to_reel (self->reel, self->frame) <
           hp_transport_get_n_frames (self->transport))
    {
      hp_transport_set_playing (self->transport, TRUE);
    }
  else
    {
      hp_desk_run_slate (self);
    }

  hp_desk_tell_playing (self);
}

/* How many times as fast as it was shot it plays: -4…8, never 0. */
double
hp_desk_get_rate (HpDesk *self)
{
  g_return_val_if_fail (HP_IS_DESK (self), 1);

  return hp_transport_get_rate (self->transport);
}

static void
set_rate (HpDesk *self,
          double  rate)
{
  if (self->slate != NULL)
    hp_desk_run_slate (self);
  hp_transport_set_rate (self->transport, rate);
}

/* As on an editing machine: @direction 1 plays, and each time twice as fast, -1 the other way,
 * 0 stops. */
void
hp_desk_shuttle (HpDesk *self,
                 int     direction)
{
  double rate = hp_desk_get_rate (self);

  g_return_if_fail (HP_IS_DESK (self));

  if (direction == 0)
    {
      hp_desk_set_playing (self, FALSE);
      set_rate (self, AS_SHOT);
      return;
    }

  if (!hp_desk_get_playing (self) || rate * direction < 0)
    rate = direction;
  else
    rate = CLAMP (2 * rate, -FASTEST_BACK, FASTEST);

  set_rate (self, rate);
  hp_desk_set_playing (self, TRUE);
}

/* Plays half as fast as it was shot: @direction 1 on, -1 back. */
void
hp_desk_play_slowly (HpDesk *self,
                     int     direction)
{
  g_return_if_fail (HP_IS_DESK (self));
  g_return_if_fail (direction == 1 || direction == -1);

  set_rate (self, 0.5 * direction);
  hp_desk_set_playing (self, TRUE);
}

/* Plays or pauses, as fast as it was shot. */
void
hp_desk_toggle_playing (HpDesk *self)
{
  gboolean plays = hp_desk_get_playing (self);

  g_return_if_fail (HP_IS_DESK (self));

  if (plays)
    hp_desk_set_playing (self, FALSE);
  set_rate (self, AS_SHOT);
  if (!plays)
    hp_desk_set_playing (self, TRUE);
}

/* A step of pictures, from the frame that was asked for last. */
void
hp_desk_step (HpDesk *self,
              int     n_frames)
{
  gint64 frame;

  g_return_if_fail (HP_IS_DESK (self));

  if (self->plan == NULL)
    return;

  hp_desk_set_playing (self, FALSE);
  set_rate (self, AS_SHOT);
  frame = CLAMP (hp_desk_get_target (self) + n_frames, 0, hp_desk_get_duration (self) - 1);
  if (self->wanted_frame >= 0 || self->reel == NULL || !hp_transport_is_open (self->transport) ||
      frame < hp_reel_get_start (self->reel) || frame >= hp_desk_end_of_reel (self->reel) ||
      hp_desk_plan_to_reel (self->reel, MAX (frame, self->frame)) >=
      hp_transport_get_n_frames (self->transport))
    {
      hp_desk_seek (self, frame);
      return;
    }

  self->target = frame;
  hp_transport_step (self->transport, n_frames);
}

void
hp_desk_init_play (HpDesk *self)
{
  g_signal_connect_object (self->transport, "notify::frame",
                           G_CALLBACK (transport_frame_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->transport, "notify::playing",
                           G_CALLBACK (hp_desk_tell_playing), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->transport, "ended",
                           G_CALLBACK (transport_ended_cb), self, G_CONNECT_SWAPPED);
}
