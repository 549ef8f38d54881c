#include "config.h"

#include "model/plan-place.h"

#include <glib/gi18n-lib.h>

#include "core/place-entry.h"
#include "model/edit-scene.h"
#include "model/model-error.h"
#include "model/plan-time.h"
#include "model/scene-bars.h"

/* @label is the first one after a label that is left out. */
static gboolean
refuse_dropped (HpPlan      *self,
                const char  *text,
                gint64       label,
                GError     **error)
{
  HpFrameRate rate = hp_plan_get_frame_rate (self);
  g_autofree char *before = hp_timecode_format (label - 1, rate, TRUE);
  g_autofree char *after = hp_timecode_format (label, rate, TRUE);

  /* Translators: a timecode that was typed, and those next to it. */
  return hp_model_refuse (error, _("Drop-frame timecode leaves out %s: there are %s and %s"), text,
                          before, after);
}

static gboolean
refuse_entry (HpPlan              *self,
              const char          *text,
              const HpPlaceEntry  *entry,
              const GError        *why,
              GError             **error)
{
  if (why->code == HP_TIMECODE_ERROR_DROPPED)
    return refuse_dropped (self, text, entry->frames, error);

  if (why->code == HP_TIMECODE_ERROR_RANGE)
    /* Translators: what was typed, and the last frame of a second. */
    return hp_model_refuse (error, _("“%s” is out of range: hours end at 23, minutes and seconds "
                                     "at 59, frames at %u, those of a foot at 15"), text,
                            hp_frame_rate_get_base (hp_plan_get_frame_rate (self)) - 1);

  /* Translators: what was typed. */
  return hp_model_refuse (error, _("“%s” is no place: one such as 1:02:03:04, 24+08, 0:12.5, 3|2 "
                                   "or +12f is expected"), text);
}

/* What is typed, but for an empty film, is somewhere in this. */
static gboolean
refuse_outside (HpPlan  *self,
                GError **error)
{
  g_autofree char *first = hp_plan_format_timecode (self, 0);
  g_autofree char *last = hp_plan_format_timecode (self, hp_plan_get_duration (self) - 1);

  /* Translators: the timecodes of the first and the last frame. */
  return hp_model_refuse (error, _("This is outside the film, which goes from %s to %s"), first,
                          last);
}

/* With several reels the film's first and last label do not tell which there are. */
static gboolean
refuse_label (HpPlan  *self,
              gint64   here,
              GError **error)
{
  HpReel *reel = hp_plan_get_reel_at (self, here);
  gint64 start = hp_reel_get_start (reel), length = hp_reel_get_duration (reel);
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  if (hp_element_list_get_n (hp_plan_get_reels (self)) == 1 || length == 0)
    return refuse_outside (self, error);

  first = hp_plan_format_timecode (self, start);
  last = hp_plan_format_timecode (self, start + length - 1);
  /* Translators: the number of a reel, and the timecodes of its first and last frame. */
  return hp_model_refuse (error, _("No reel has this timecode: reel %d goes from %s to %s"),
                          hp_reel_get_number (reel), first, last);
}

/* The frame in @reel that has the label, or -1. */
static gint64
find_in_reel (HpPlan             *self,
              HpReel             *reel,
              const HpPlaceEntry *entry,
              gboolean            any_hour,
              gint64              here)
{
  HpPicture *picture = hp_plan_get_picture (self);
  gint64 start = hp_reel_get_start (reel);
  gint64 first, found;

  if (hp_reel_get_duration (reel) == 0)
    return -1;

  first = hp_plan_get_label_at (self, start);
  found = hp_place_entry_find (entry, hp_picture_get_frame_rate (picture),
                               hp_picture_get_drop_frame (picture), first,
                               hp_reel_get_duration (reel), any_hour, here - start);
  return found < 0 ? -1 : start + found;
}

/* The frame of the film that has the label, or -1. */
static gint64
find_label (HpPlan             *self,
            const HpPlaceEntry *entry,
            gint64              here)
{
  HpElementList *reels = hp_plan_get_reels (self);
  HpReel *own = hp_plan_get_reel_at (self, here);

  for (int any_hour = FALSE; any_hour <= !entry->has_hours; any_hour++)
    {
      gint64 found = find_in_reel (self, own, entry, any_hour, here);

      for (guint i = 0; found < 0 && i < hp_element_list_get_n (reels); i++)
        found = find_in_reel (self, hp_element_list_get (reels, i), entry, any_hour, here);
      if (found >= 0)
        return found;
    }

  return -1;
}

/* @after, the first label there is, gets the hours that the film has it in. */
static void
find_nearest (HpPlan       *self,
              HpPlaceEntry *after,
              gint64        here,
              HpPlace      *place)
{
  for (int back = 1; back >= 0; back--)
    {
      HpPlaceEntry label = *after;
      gint64 frame;

      label.frames -= back;
      frame = find_label (self, &label, here);
      if (frame < 0)
        continue;

      place->nearest[place->n_nearest++] = frame;
      after->frames = hp_plan_get_label_at (self, frame) + back;
    }
}

static gboolean
find_beat (HpPlan              *self,
           const HpPlaceEntry  *entry,
           gint64               here,
           HpScene             *preferred,
           gint64              *frame,
           GError             **error)
{
  HpScene *scene = hp_plan_get_scene_at (self, here, preferred);

  if (scene == NULL)
    return hp_model_refuse (error, _("There are no bars here: there is no scene"));

  return hp_scene_find_beat (scene, hp_plan_get_frame_rate (self), entry->bar, entry->beat, frame,
                             error);
}

static gboolean
find_entry (HpPlan              *self,
            const HpPlaceEntry  *entry,
            gint64               here,
            HpScene             *preferred,
            gint64              *found,
            GError             **error)
{
  gint64 frame = entry->frames;

  switch (entry->form)
    {
    case HP_PLACE_LABEL:
      frame = find_label (self, entry, here);
      if (frame < 0)
        return refuse_label (self, here, error);
      break;

    case HP_PLACE_FRAME:
      break;

    case HP_PLACE_DISTANCE:
      frame += here;
      break;

    case HP_PLACE_BEAT:
      if (!find_beat (self, entry, here, preferred, &frame, error))
        return FALSE;
      break;

    default:
      g_return_val_if_reached (FALSE);
    }

  if (frame < 0 || frame >= hp_plan_get_duration (self))
    return refuse_outside (self, error);

  *found = frame;
  return TRUE;
}

gboolean
hp_plan_find_place (HpPlan      *self,
                    const char  *text,
                    gint64       here,
                    HpScene     *preferred,
                    HpPlace     *place,
                    GError     **error)
{
  g_autoptr(GError) why = NULL;
  HpPlaceEntry entry = { 0 };
  HpPicture *picture;

  g_return_val_if_fail (HP_IS_PLAN (self), FALSE);
  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (place != NULL, FALSE);

  place->n_nearest = 0;
  if (hp_plan_get_duration (self) == 0)
    return hp_model_refuse (error, _("The film has no frames yet"));

  picture = hp_plan_get_picture (self);
  if (hp_place_entry_parse (text, hp_picture_get_frame_rate (picture),
                            hp_picture_get_drop_frame (picture), &entry, &why))
    return find_entry (self, &entry, here, preferred, &place->frame, error);

  if (why->code == HP_TIMECODE_ERROR_DROPPED)
    find_nearest (self, &entry, here, place);

  return refuse_entry (self, text, &entry, why, error);
}

gboolean
hp_plan_parse_label (HpPlan      *self,
                     const char  *text,
                     gint64      *label,
                     GError     **error)
{
  g_autoptr(GError) why = NULL;
  HpPlaceEntry entry = { 0 };
  HpPicture *picture;

  g_return_val_if_fail (HP_IS_PLAN (self), FALSE);
  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (label != NULL, FALSE);

  picture = hp_plan_get_picture (self);
  if (!hp_place_entry_parse (text, hp_picture_get_frame_rate (picture),
                             hp_picture_get_drop_frame (picture), &entry, &why) &&
      why->code != HP_TIMECODE_ERROR_SYNTAX)
    return refuse_entry (self, text, &entry, why, error);

  if (why != NULL || entry.form != HP_PLACE_LABEL)
    /* Translators: what was typed. */
    return hp_model_refuse (error, _("“%s” is no timecode: one such as 01:00:00:00 is expected"),
                            text);

  *label = entry.frames;
  return TRUE;
}
