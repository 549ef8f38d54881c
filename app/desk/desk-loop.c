/* What is played over and over: a scene, wherever it moves, or a stretch of the film. */

#include "desk/desk-private.h"

gboolean
hp_desk_get_loop (HpDesk *self,
                  gint64 *first,
                  gint64 *end)
{
  gboolean is_looping;

  g_return_val_if_fail (HP_IS_DESK (self), FALSE);

  is_looping = self->looped != NULL || self->loop_end > self->loop_first;
  if (is_looping && first != NULL)
    *first = self->looped != NULL ? hp_scene_get_in (self->looped) : self->loop_first;
  if (is_looping && end != NULL)
    *end = self->looped != NULL ? hp_scene_get_out (self->looped) : self->loop_end;

  return is_looping;
}

/* Lets the film loop, where all of it lies in one; else hp_desk_loop_over() does. */
void
hp_desk_apply_loop (HpDesk *self)
{
  gint64 first, end, start, stop;

  if (self->reel == NULL || !hp_transport_is_open (self->transport))
    return;

  start = hp_reel_get_start (self->reel);
  stop = MIN (hp_desk_end_of_reel (hp_desk_get_last_of_run (self, self->reel)),
              hp_desk_reel_to_plan (self->reel, hp_transport_get_n_frames (self->transport)));
  if (!hp_desk_get_loop (self, &first, &end) || first < start || end > stop)
    hp_transport_set_loop (self->transport, -1, -1);
  else
    hp_transport_set_loop (self->transport, hp_desk_plan_to_reel (self->reel, first),
                           hp_desk_plan_to_reel (self->reel, end));
}

/* Where it loops over more than one file, or over a slate: goes to its beginning if @frame is
 * behind its end, and tells whether it is. */
gboolean
hp_desk_loop_over (HpDesk *self,
                   gint64  frame)
{
  gint64 first, end;

  if (!hp_desk_get_loop (self, &first, &end) || hp_desk_get_rate (self) < 0 ||
      self->frame >= end || frame < end)
    return FALSE;

  hp_desk_seek (self, first);
  return TRUE;
}

static void
begin (HpDesk *self)
{
  gint64 first, end;

  hp_desk_apply_loop (self);
  if (hp_desk_get_loop (self, &first, &end) && (self->frame < first || self->frame >= end))
    hp_desk_seek (self, first);
  g_object_notify (G_OBJECT (self), "looping");
}

/* Plays @scene over and over, from its beginning unless it is there already. */
void
hp_desk_loop_scene (HpDesk  *self,
                    HpScene *scene)
{
  g_return_if_fail (HP_IS_DESK (self));
  g_return_if_fail (HP_IS_SCENE (scene));

  self->loop_first = self->loop_end = 0;
  if (g_set_object (&self->looped, scene))
    begin (self);
}

/* The same of the frames from @first on and before @end. */
void
hp_desk_loop_range (HpDesk *self,
                    gint64  first,
                    gint64  end)
{
  gint64 duration = hp_desk_get_duration (self);

  g_return_if_fail (HP_IS_DESK (self));

  g_clear_object (&self->looped);
  self->loop_first = CLAMP (first, 0, MAX (duration - 1, 0));
  self->loop_end = MIN (end, duration);
  begin (self);
}

void
hp_desk_end_loop (HpDesk *self)
{
  g_return_if_fail (HP_IS_DESK (self));

  if (!hp_desk_get_loop (self, NULL, NULL))
    return;

  g_clear_object (&self->looped);
  self->loop_first = self->loop_end = 0;
  begin (self);
}

/* From the frame that is shown on: to the end that the loop has, or that of the film. */
void
hp_desk_loop_from_here (HpDesk *self)
{
  gint64 end;

  g_return_if_fail (HP_IS_DESK (self));

  if (!hp_desk_get_loop (self, NULL, &end) || end <= self->frame)
    end = hp_desk_get_duration (self);
  hp_desk_loop_range (self, self->frame, end);
}

/* Up to the frame that is shown, and with it: from the beginning that the loop has, or that of the
 * film. */
void
hp_desk_loop_to_here (HpDesk *self)
{
  gint64 first;

  g_return_if_fail (HP_IS_DESK (self));

  if (!hp_desk_get_loop (self, &first, NULL) || first > self->frame)
    first = 0;
  hp_desk_loop_range (self, first, self->frame + 1);
}

/* The plan was edited: the scene may lie elsewhere, or be gone, and the film may be shorter. */
void
hp_desk_follow_loop (HpDesk *self)
{
  gint64 duration = hp_desk_get_duration (self);

  if (self->looped != NULL &&
      !hp_element_list_find (hp_plan_get_scenes (self->plan), self->looped, NULL))
    hp_desk_end_loop (self);
  else if (self->looped == NULL && self->loop_end > duration)
    hp_desk_loop_range (self, self->loop_first, duration);
  else
    hp_desk_apply_loop (self);
}
