#include "config.h"

#include "model/scene-cue.h"

#include <glib/gi18n-lib.h>

#include "model/cue-sheet.h"
#include "model/model-error.h"
#include "model/plan-time.h"

char *
hp_scene_format_cue (HpScene *self)
{
  g_return_val_if_fail (HP_IS_SCENE (self), NULL);

  if (hp_scene_get_status (self) != HP_SCENE_STATUS_DROPPED)
    return g_strdup (hp_scene_get_cue (self));

  /* Translators: the number of a cue that was dropped and is not given again, as in
   * “1M5 OMITTED”: the crew’s paper says so. */
  return g_strdup_printf (_("%s OMITTED"), hp_scene_get_cue (self));
}

char *
hp_plan_make_cue (HpPlan *self,
                  gint64  in)
{
  g_autoptr(HpCueSheet) sheet = NULL;
  HpReel *reel;
  HpCueNumber number;
  guint index = 0;

  g_return_val_if_fail (HP_IS_PLAN (self), NULL);

  sheet = hp_cue_sheet_new (self);
  reel = hp_plan_get_reel_at (self, in);
  while (index < hp_cue_sheet_get_n (sheet) &&
         hp_scene_get_in (hp_cue_sheet_get (sheet, index)->scene) <= in)
    index++;

  number = hp_cue_sheet_between (sheet, reel != NULL ? hp_reel_get_number (reel) : 1, index);
  return hp_cue_number_to_string (&number);
}

/* Numbered continuously, 1M7 and 2M7 are one number, whatever reel it is in. */
gboolean
hp_plan_check_cue (HpPlan      *self,
                   HpScene     *scene,
                   const char  *cue,
                   GError     **error)
{
  gboolean continuous = hp_plan_get_numbering (self) == HP_NUMBERING_CONTINUOUS;
  HpElementList *scenes = hp_plan_get_scenes (self);
  HpCueNumber number, taken;

  if (!hp_cue_number_parse (cue, &number, NULL))
    return FALSE;

  for (guint i = 0; i < hp_element_list_get_n (scenes); i++)
    {
      HpScene *other = hp_element_list_get (scenes, i);

      if (other == scene || !hp_cue_number_parse (hp_scene_get_cue (other), &taken, NULL))
        continue;

      if (continuous)
        taken.reel = number.reel;
      if (hp_cue_number_compare (&number, &taken, continuous) == 0)
        /* Translators: the number of a cue. */
        return hp_model_refuse (error, _("There is a cue %s already"), hp_scene_get_cue (other));
    }

  return TRUE;
}
