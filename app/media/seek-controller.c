#include "media/seek-controller.h"

typedef struct
{
  gint64     frame;
  HpSeekMode mode;
} Wish;

struct _HpSeekController
{
  HpSeekFunc  func;
  gpointer    user_data;
  HpSeekState state;
  guint       serial;   /* of the last seek that was started */
  Wish        current;
  Wish        next;     /* while HP_SEEK_PENDING */
};

HpSeekController *
hp_seek_controller_new (HpSeekFunc func,
                        gpointer   user_data)
{
  HpSeekController *self;

  g_return_val_if_fail (func != NULL, NULL);

  self = g_new0 (HpSeekController, 1);
  self->func = func;
  self->user_data = user_data;
  return self;
}

void
hp_seek_controller_free (HpSeekController *self)
{
  g_free (self);
}

HpSeekState
hp_seek_controller_get_state (const HpSeekController *self)
{
  g_return_val_if_fail (self != NULL, HP_SEEK_IDLE);

  return self->state;
}

/* Of the seek that was started last, 0 before the first: what is older is stale. */
guint
hp_seek_controller_get_serial (const HpSeekController *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->serial;
}

/* The frame that was wished for last. */
gint64
hp_seek_controller_get_frame (const HpSeekController *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->state == HP_SEEK_PENDING ? self->next.frame : self->current.frame;
}

/* @func may end the seek at once: the state is set before it is called. */
static void
start (HpSeekController *self,
       Wish              wish)
{
  self->state = HP_SEEK_IN_FLIGHT;
  self->current = wish;
  self->serial++;
  self->func (wish.frame, wish.mode, self->serial, self->user_data);
}

void
hp_seek_controller_request (HpSeekController *self,
                            gint64            frame,
                            HpSeekMode        mode)
{
  Wish wish = { frame, mode };

  g_return_if_fail (self != NULL);

  if (self->state == HP_SEEK_IDLE)
    {
      start (self, wish);
    }
  else
    {
      self->next = wish;
      self->state = HP_SEEK_PENDING;
    }
}

/* To be called when the picture of seek @serial is there, or never will be. */
void
hp_seek_controller_ended (HpSeekController *self,
                          guint             serial)
{
  g_return_if_fail (self != NULL);

  if (self->state == HP_SEEK_IDLE || serial != self->serial)
    return;

  if (self->state == HP_SEEK_PENDING)
    start (self, self->next);
  else
    self->state = HP_SEEK_IDLE;
}

/* Forgets all wishes.  Serials go on, so that what is still under way stays stale. */
void
hp_seek_controller_reset (HpSeekController *self)
{
  g_return_if_fail (self != NULL);

  self->state = HP_SEEK_IDLE;
  self->current = (Wish) { 0, HP_SEEK_ACCURATE };
  self->serial++;
}
