#include "config.h"

#include "model/picture-relations.h"

#include <glib/gi18n-lib.h>

#include "core/timecode.h"
#include "model/model-error.h"
#include "model/plan-time.h"

static HpFrameRate
get_rate (HpProposal *self)
{
  return *(const HpFrameRate *)
    hp_proposal_get (self, hp_element_find_member (self->element, "frame-rate"));
}

static void
set_member (HpProposal    *self,
            const char    *name,
            HpMemberValue  value)
{
  hp_proposal_add (self, hp_element_find_member (self->element, name), &value);
}

gboolean
hp_proposal_check_picture (HpProposal *self,
                           GError    **error)
{
  HpFrameRate rate = get_rate (self);
  gboolean drop_frame = hp_proposal_get_integer (self, "drop-frame");
  HpElementList *reels = hp_plan_get_reels (self->plan);

  if (!hp_proposal_changes (self, "frame-rate") && !hp_proposal_changes (self, "drop-frame"))
    return TRUE;

  if (drop_frame && !hp_frame_rate_may_drop (rate))
    return hp_model_refuse (error, _("Only pictures of 29.97 and 59.94 frames a second have "
                                     "drop-frame timecode"));

  for (guint i = 0; i < hp_element_list_get_n (reels); i++)
    {
      HpReel *reel = hp_element_list_get (reels, i);
      gint64 label;

      if (!hp_timecode_parse (hp_reel_get_start_timecode (reel), rate, drop_frame, &label, NULL))
        /* Translators: the number of a reel, and its start timecode. */
        return hp_model_refuse (error, _("Reel %d starts at %s, which such timecode does not have"),
                                hp_reel_get_number (reel), hp_reel_get_start_timecode (reel));
    }

  return TRUE;
}

void
hp_proposal_complete_picture (HpProposal *self)
{
  if (!hp_proposal_has (self, "drop-frame") && !hp_frame_rate_may_drop (get_rate (self)))
    set_member (self, "drop-frame", (HpMemberValue) { .integer = FALSE });
}

/* A label keeps its digits; what stands before the frames tells whether it drops. */
void
hp_edit_follow_picture (HpHistory *history,
                        HpPlan    *plan)
{
  HpPicture *picture = hp_plan_get_picture (plan);
  HpFrameRate rate = hp_picture_get_frame_rate (picture);
  gboolean drop_frame = hp_picture_get_drop_frame (picture);
  HpElementList *reels = hp_plan_get_reels (plan);

  for (guint i = 0; i < hp_element_list_get_n (reels); i++)
    {
      HpReel *reel = hp_element_list_get (reels, i);
      g_autofree char *text = NULL;
      gint64 label;

      if (!hp_timecode_parse (hp_reel_get_start_timecode (reel), rate, drop_frame, &label, NULL))
        continue;

      text = hp_timecode_format (label, rate, drop_frame);
      hp_history_set (history, reel, "start-timecode", text);
    }
}

static gboolean
check_number (HpProposal *self,
              GError    **error)
{
  int number = hp_proposal_get_integer (self, "number");

  for (guint i = 0; i < hp_element_list_get_n (self->list); i++)
    {
      HpReel *other = hp_element_list_get (self->list, i);

      if (HP_ELEMENT (other) != self->element && hp_reel_get_number (other) == number)
        /* Translators: the number of a reel. */
        return hp_model_refuse (error, _("There is a reel %d already"), number);
    }

  return TRUE;
}

static gboolean
check_timecode (HpProposal *self,
                GError    **error)
{
  HpPicture *picture = hp_plan_get_picture (self->plan);
  const char *text = hp_proposal_get_text (self, "start-timecode");
  gint64 label;

  if (hp_timecode_parse (text, hp_picture_get_frame_rate (picture),
                         hp_picture_get_drop_frame (picture), &label, NULL))
    return TRUE;

  /* Translators: what was typed. */
  return hp_model_refuse (error, _("“%s” is not a timecode of this picture"), text);
}

/* A reel starts where the one before it ends: it may move that end, but not past either reel. */
static gboolean
check_start (HpProposal *self,
             GError    **error)
{
  HpReel *reel = HP_REEL (self->element), *before;
  gint64 start = hp_proposal_get_frame (self, "start");
  guint index;

  if (hp_proposal_is_new (self))
    return start == hp_plan_get_duration (self->plan) ||
           hp_model_refuse (error, _("A new reel starts where the film ended"));

  if (!hp_element_list_find (self->list, reel, &index) || index == 0)
    return start == 0 || hp_model_refuse (error, _("The first reel starts at the first frame"));

  before = hp_element_list_get (self->list, index - 1);
  return (start >= hp_reel_get_start (before) &&
          start <= hp_reel_get_start (reel) + hp_reel_get_duration (reel)) ||
         hp_model_refuse (error, _("A reel starts between the start of the one before it and its "
                                   "own end"));
}

static gboolean
check_length (HpProposal *self,
              GError    **error)
{
  HpReel *reel = HP_REEL (self->element);
  gint64 film = hp_plan_get_duration (self->plan);
  gint64 end = hp_proposal_get_frame (self, "start");

  if (!hp_proposal_is_new (self))
    film -= hp_reel_get_start (reel) + hp_reel_get_duration (reel);
  else
    film -= end;

  return hp_proposal_get_frame (self, "duration") <= HP_FRAME_MAX - end - film ||
         hp_model_refuse (error, _("There is no such frame"));
}

gboolean
hp_proposal_check_reel (HpProposal *self,
                        GError    **error)
{
  return (!hp_proposal_changes (self, "number") || check_number (self, error)) &&
         (!hp_proposal_changes (self, "start-timecode") || check_timecode (self, error)) &&
         (!hp_proposal_changes (self, "start") || check_start (self, error)) &&
         check_length (self, error);
}

/* When only the start moves, the end stays.  Of a file that the reel before has, too, the same
 * frames are shown as before. */
static void
complete_start (HpProposal *self)
{
  HpReel *reel = HP_REEL (self->element), *before = NULL;
  gint64 moved = hp_proposal_get_frame (self, "start") - hp_reel_get_start (reel);
  guint index;

  if (hp_element_list_find (self->list, reel, &index) && index > 0)
    before = hp_element_list_get (self->list, index - 1);

  if (!hp_proposal_has (self, "duration") && moved <= hp_reel_get_duration (reel))
    set_member (self, "duration",
                (HpMemberValue) { .frame = hp_reel_get_duration (reel) - moved });

  if (before != NULL && !hp_proposal_has (self, "offset") && *hp_reel_get_uri (reel) != '\0' &&
      g_str_equal (hp_reel_get_uri (reel), hp_reel_get_uri (before)))
    set_member (self, "offset",
                (HpMemberValue) { .frame = MAX (0, hp_reel_get_offset (reel) + moved) });
}

void
hp_proposal_complete_reel (HpProposal *self)
{
  HpPicture *picture = hp_plan_get_picture (self->plan);
  g_autofree char *text = NULL;
  gint64 label;

  if (!hp_proposal_is_new (self) && hp_proposal_has (self, "start") &&
      hp_proposal_get_frame (self, "start") >= 0)
    complete_start (self);

  if (hp_proposal_has (self, "start-timecode") &&
      hp_timecode_parse (hp_proposal_get_text (self, "start-timecode"),
                         hp_picture_get_frame_rate (picture),
                         hp_picture_get_drop_frame (picture), &label, NULL))
    {
      text = hp_timecode_format (label, hp_picture_get_frame_rate (picture),
                                 hp_picture_get_drop_frame (picture));
      set_member (self, "start-timecode", (HpMemberValue) { .text = text });
    }
}

/* Each reel starts where the one before it ends.  The one before @led ends where that starts; of
 * all others the lengths count. */
void
hp_edit_chain_reels (HpHistory *history,
                     HpPlan    *plan,
                     HpReel    *led)
{
  HpElementList *reels = hp_plan_get_reels (plan);

  for (guint i = 0; i < hp_element_list_get_n (reels); i++)
    {
      HpReel *reel = hp_element_list_get (reels, i);
      HpReel *before = i > 0 ? hp_element_list_get (reels, i - 1) : NULL;
      gint64 end = before != NULL ? hp_reel_get_start (before) + hp_reel_get_duration (before) : 0;

      if (reel == led && before != NULL)
        hp_history_set (history, before, "duration",
                        hp_reel_get_start (reel) - hp_reel_get_start (before));
      else
        hp_history_set (history, reel, "start", end);
    }
}
