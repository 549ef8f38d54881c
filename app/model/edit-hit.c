#include "config.h"

#include "model/edit-hit.h"

#include <glib/gi18n-lib.h>

#include "model/edit-list.h"
#include "model/edit-scene.h"
#include "model/model-error.h"

/**
 * hp_edit_drop_hit:
 * @frame: where the hit is
 * @preferred: (nullable): the scene that gets it, if it holds @frame; else the
 *   latest-starting one that does; in no scene it is a marker
 *
 * Returns: (transfer none) (nullable): the new hit, %NULL when one is there already
 *   or there is no such frame
 */
HpHit *
hp_edit_drop_hit (HpHistory  *history,
                  HpPlan     *plan,
                  gint64      frame,
                  HpScene    *preferred,
                  GError    **error)
{
  HpScene *scene = hp_plan_get_scene_at (plan, frame, preferred);

  if (scene == NULL)
    return hp_edit_add (history, plan, "markers", error, "at", frame, NULL);

  return hp_edit_add (history, scene, "hits", error, "at", frame, NULL);
}

/**
 * hp_edit_drop_beat:
 * @preferred: (nullable): the scene that gets it, if it holds @frame
 *
 * A beat of the story belongs to a scene: where there is none, it is refused.
 *
 * Returns: (transfer none) (nullable): the new beat
 */
HpStoryBeat *
hp_edit_drop_beat (HpHistory  *history,
                   HpPlan     *plan,
                   gint64      frame,
                   HpScene    *preferred,
                   GError    **error)
{
  HpScene *scene = hp_plan_get_scene_at (plan, frame, preferred);

  if (scene != NULL)
    return hp_edit_add (history, scene, "beats", error, "at", frame, NULL);

  hp_model_refuse (error, _("An emotional beat belongs to a scene: spot one here first"));
  return NULL;
}
