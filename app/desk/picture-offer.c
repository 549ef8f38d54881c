#include "desk/picture-offer.h"

#include "core/timecode.h"
#include "model/plan-time.h"

static gboolean
is_drop_frame (const HpPictureOffer *self)
{
  return self->probe->is_drop_frame && hp_frame_rate_may_drop (self->probe->rate);
}

/* Whether @reel lies in the file that is to be replaced. */
static gboolean
is_meant (const HpPictureOffer *self,
          HpReel               *reel)
{
  return reel == self->reel ||
         (!self->alone && *hp_reel_get_uri (self->reel) != '\0' &&
          g_str_equal (hp_reel_get_uri (reel), hp_reel_get_uri (self->reel)));
}

static gint64
end_in_file (const HpPictureOffer *self,
             HpReel               *reel)
{
  return (self->alone ? 0 : hp_reel_get_offset (reel)) + hp_reel_get_duration (reel);
}

HpReel *
hp_picture_offer_get_last (const HpPictureOffer *self)
{
  HpElementList *reels = hp_plan_get_reels (self->plan);
  HpReel *last = self->reel;

  for (guint i = 0; i < hp_element_list_get_n (reels); i++)
    {
      HpReel *reel = hp_element_list_get (reels, i);

      if (is_meant (self, reel) && end_in_file (self, reel) > end_in_file (self, last))
        last = reel;
    }

  return last;
}

char *
hp_picture_offer_dup_start_timecode (const HpPictureOffer *self)
{
  HpPicture *picture = hp_plan_get_picture (self->plan);
  HpReel *last = hp_picture_offer_get_last (self);
  g_autofree char *text = NULL;
  gint64 label;

  if (!self->probe->has_timecode)
    return NULL;

  label = self->probe->start_timecode + (self->alone ? 0 : hp_reel_get_offset (last));
  text = hp_timecode_format (label, self->probe->rate, is_drop_frame (self));
  if (!hp_timecode_parse (text, hp_picture_get_frame_rate (picture),
                          hp_picture_get_drop_frame (picture), &label, NULL))
    return NULL;

  return hp_timecode_format (label, hp_picture_get_frame_rate (picture),
                             hp_picture_get_drop_frame (picture));
}

/* Where a reel is a part of its file, the rest may be of any length. */
static HpPictureDifferences
find_differences (const HpPictureOffer *self)
{
  HpPicture *picture = hp_plan_get_picture (self->plan);
  g_autofree char *start = hp_picture_offer_dup_start_timecode (self);
  HpPictureDifferences found = 0;

  if (!hp_frame_rate_equal (self->probe->rate, hp_picture_get_frame_rate (picture)))
    found |= HP_PICTURE_OTHER_RATE;
  if (self->probe->n_frames < self->n_frames ||
      (self->is_whole && self->probe->n_frames > self->n_frames))
    found |= HP_PICTURE_OTHER_LENGTH;
  if (self->probe->has_timecode &&
      (is_drop_frame (self) != hp_picture_get_drop_frame (picture) ||
       g_strcmp0 (start, hp_reel_get_start_timecode (hp_picture_offer_get_last (self))) != 0))
    found |= HP_PICTURE_OTHER_TIMECODE;

  return found;
}

HpPictureOffer *
hp_picture_offer_new (HpPlan   *plan,
                      HpReel   *reel,
                      gboolean  alone,
                      GFile    *file,
                      HpProbe  *probe)
{
  HpPictureOffer *self = g_new0 (HpPictureOffer, 1);
  HpElementList *reels = hp_plan_get_reels (plan);
  guint n_meant = 0;

  self->plan = g_object_ref (plan);
  self->reel = g_object_ref (reel);
  self->alone = alone;
  self->file = g_object_ref (file);
  self->probe = hp_probe_ref (probe);

  for (guint i = 0; i < hp_element_list_get_n (reels); i++)
    n_meant += is_meant (self, hp_element_list_get (reels, i));
  self->n_frames = end_in_file (self, hp_picture_offer_get_last (self));
  self->is_whole = alone || (n_meant == 1 && hp_reel_get_offset (reel) == 0);
  self->differences = find_differences (self);
  return self;
}

void
hp_picture_offer_free (HpPictureOffer *self)
{
  g_object_unref (self->plan);
  g_object_unref (self->reel);
  g_object_unref (self->file);
  hp_probe_unref (self->probe);
  g_free (self);
}
