#include "core/frame-list.h"

#include <string.h>

struct _HpFrameList
{
  gsize  n_frames;
  gint64 frames[];
};

G_DEFINE_BOXED_TYPE (HpFrameList, hp_frame_list, hp_frame_list_ref, hp_frame_list_unref)

HpFrameList *
hp_frame_list_new (const gint64 *frames,
                   gsize         n_frames)
{
  HpFrameList *self;

  g_return_val_if_fail (frames != NULL || n_frames == 0, NULL);

  self = g_atomic_rc_box_alloc (sizeof (HpFrameList) + n_frames * sizeof (gint64));
  self->n_frames = n_frames;
  for (gsize i = 0; i < n_frames; i++)
    self->frames[i] = frames[i];

  return self;
}

HpFrameList *
hp_frame_list_ref (HpFrameList *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
hp_frame_list_unref (HpFrameList *self)
{
  g_atomic_rc_box_release (self);
}

const gint64 *
hp_frame_list_get_frames (const HpFrameList *self,
                          gsize             *n_frames)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (n_frames != NULL)
    *n_frames = self->n_frames;
  return self->frames;
}

gboolean
hp_frame_list_equal (const HpFrameList *a,
                     const HpFrameList *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return a->n_frames == b->n_frames &&
         memcmp (a->frames, b->frames, a->n_frames * sizeof (gint64)) == 0;
}
