#include "model/plan-time.h"

#include "core/timecode.h"
#include "model/picture.h"

/* All reels together, in frames. */
gint64
hp_plan_get_duration (HpPlan *self)
{
  GListModel *reels;
  guint n_reels;
  g_autoptr(HpReel) last = NULL;

  g_return_val_if_fail (HP_IS_PLAN (self), 0);

  reels = G_LIST_MODEL (hp_plan_get_reels (self));
  n_reels = g_list_model_get_n_items (reels);
  if (n_reels == 0)
    return 0;

  last = g_list_model_get_item (reels, n_reels - 1);
  return hp_reel_get_start (last) + hp_reel_get_duration (last);
}

HpFrameRate
hp_plan_get_frame_rate (HpPlan *self)
{
  g_return_val_if_fail (HP_IS_PLAN (self), ((HpFrameRate) { 24, 1 }));

  return hp_picture_get_frame_rate (hp_plan_get_picture (self));
}

/**
 * hp_plan_get_reel_at:
 * @self: a plan
 * @frame: a frame, which may lie after the last reel
 *
 * Returns: (transfer none) (nullable): the reel that holds @frame, the last one
 *   for what lies after it, or %NULL in a plan without reels
 */
HpReel *
hp_plan_get_reel_at (HpPlan *self,
                     gint64  frame)
{
  GListModel *reels;
  HpReel *held = NULL;

  g_return_val_if_fail (HP_IS_PLAN (self), NULL);

  reels = G_LIST_MODEL (hp_plan_get_reels (self));
  for (guint i = 0; i < g_list_model_get_n_items (reels); i++)
    {
      g_autoptr(HpReel) reel = g_list_model_get_item (reels, i);

      /* An empty reel is passed over by the one that starts where it does. */
      if (held == NULL || hp_reel_get_start (reel) <= frame)
        held = reel;
    }

  return held;
}

/* The number that timecode counts @frame as: it starts anew in each reel. */
gint64
hp_plan_get_label_at (HpPlan *self,
                      gint64  frame)
{
  HpReel *reel = hp_plan_get_reel_at (self, frame);
  HpPicture *picture = hp_plan_get_picture (self);
  gint64 start = 0;

  if (reel == NULL)
    return frame;

  /* The loader refuses a label that the rate does not have. */
  hp_timecode_parse (hp_reel_get_start_timecode (reel), hp_picture_get_frame_rate (picture),
                     hp_picture_get_drop_frame (picture), &start, NULL);
  return frame - hp_reel_get_start (reel) + start;
}

char *
hp_plan_format_timecode (HpPlan *self,
                         gint64  frame)
{
  HpPicture *picture;

  g_return_val_if_fail (HP_IS_PLAN (self), NULL);

  picture = hp_plan_get_picture (self);
  return hp_timecode_format (hp_plan_get_label_at (self, frame),
                             hp_picture_get_frame_rate (picture),
                             hp_picture_get_drop_frame (picture));
}
