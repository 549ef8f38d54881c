#include "config.h"

#include "model/edit-scene.h"

#include <glib/gi18n-lib.h>

#include "model/decision.h"
#include "model/edit-copy.h"
#include "model/edit-curve.h"
#include "model/edit-list.h"
#include "model/edit-member.h"
#include "model/element-order.h"
#include "model/element-shift.h"
#include "model/hit.h"
#include "model/model-error.h"
#include "model/plan-time.h"

static gboolean
scene_holds (HpScene *scene,
             gint64   frame)
{
  return hp_scene_get_in (scene) <= frame && frame < hp_scene_get_out (scene);
}

/**
 * hp_plan_get_scene_at:
 * @preferred: (nullable): the scene taken if it holds @frame
 *
 * Returns: (transfer none) (nullable): the scene that holds @frame; of several, the
 *   one that starts last
 */
HpScene *
hp_plan_get_scene_at (HpPlan  *plan,
                      gint64   frame,
                      HpScene *preferred)
{
  HpElementList *scenes;
  guint low = 0, high;

  g_return_val_if_fail (HP_IS_PLAN (plan), NULL);

  if (preferred != NULL && scene_holds (preferred, frame))
    return preferred;

  scenes = hp_plan_get_scenes (plan);
  high = hp_element_list_get_n (scenes);
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (hp_scene_get_in (hp_element_list_get (scenes, middle)) <= frame)
        low = middle + 1;
      else
        high = middle;
    }

  for (; low > 0; low--)
    if (scene_holds (hp_element_list_get (scenes, low - 1), frame))
      return hp_element_list_get (scenes, low - 1);

  return NULL;
}

/* Where there is a hit already, the marker stays one. */
void
hp_edit_adopt_markers (HpHistory *history,
                       HpPlan    *plan,
                       HpScene   *scene)
{
  HpElementList *markers = hp_plan_get_markers (plan);
  HpElementList *hits = hp_scene_get_hits (scene);

  for (guint i = 0; i < hp_element_list_get_n (markers);)
    {
      g_autoptr(HpHit) marker = g_object_ref (hp_element_list_get (markers, i));
      gint64 at = hp_hit_get_at (marker);
      guint place = hp_element_list_place_for (hits, HP_ELEMENT (marker), &at);

      if (!scene_holds (scene, at) ||
          (place > 0 && hp_hit_get_at (hp_element_list_get (hits, place - 1)) == at))
        {
          i++;
          continue;
        }

      hp_history_remove (history, markers, i);
      hp_history_insert (history, hits, place, marker);
    }
}

/**
 * hp_edit_spot_scene:
 * @in: the first frame
 * @out: the first frame after it
 *
 * Makes a scene, gives it the next cue number, and adopts the markers in it.
 *
 * Returns: (transfer none) (nullable): the scene, %NULL when it may not be there
 */
HpScene *
hp_edit_spot_scene (HpHistory  *history,
                    HpPlan     *plan,
                    gint64      in,
                    gint64      out,
                    GError    **error)
{
  HpScene *scene;

  hp_history_begin (history, _("Spot Scene"));
  scene = hp_edit_add (history, plan, "scenes", error, "in", in, "out", out, NULL);
  if (scene != NULL)
    hp_edit_adopt_markers (history, plan, scene);
  hp_history_end (history);
  return scene;
}

/* Where the in moves, the scene is sorted in anew. */
gboolean
hp_edit_set_scene_span (HpHistory  *history,
                        HpScene    *scene,
                        gint64      in,
                        gint64      out,
                        GError    **error)
{
  gboolean moves = in != hp_scene_get_in (scene);

  return hp_edit_set_many (history, scene, moves ? _("Move In of Scene") : _("Move Out of Scene"),
                           error, "in", in, "out", out, NULL);
}

/* What was decided about a moment of @scene is about that moment still. */
static void
shift_decisions (HpHistory *history,
                 HpPlan    *plan,
                 HpScene   *scene,
                 gint64     by)
{
  HpElementList *decisions = hp_plan_get_decisions (plan);
  const char *id = hp_element_get_id (HP_ELEMENT (scene));

  for (guint i = 0; i < hp_element_list_get_n (decisions); i++)
    {
      HpDecision *decision = hp_element_list_get (decisions, i);
      gint64 at = hp_decision_get_at (decision);

      if (g_str_equal (hp_decision_get_scene (decision), id) && scene_holds (scene, at) &&
          at + by >= 0)
        hp_history_set (history, decision, "at", at + by);
    }
}

/* Where it comes in now. */
static void
sort_in (HpHistory *history,
         HpScene   *scene)
{
  HpElementList *scenes = hp_element_get_list (HP_ELEMENT (scene));
  gint64 in = hp_scene_get_in (scene);
  guint place = hp_element_list_place_for (scenes, HP_ELEMENT (scene), &in);
  guint position;

  if (!hp_element_list_find (scenes, scene, &position) || position == place)
    return;

  hp_history_remove (history, scenes, position);
  hp_history_insert (history, scenes, place, scene);
}

static gboolean
move_whole (HpHistory  *history,
            HpScene    *scene,
            gint64      by,
            GError    **error)
{
  HpPlan *plan = HP_PLAN (hp_element_get_root (HP_ELEMENT (scene)));

  if (hp_scene_get_out (scene) + by > hp_plan_get_duration (plan))
    return hp_model_refuse (error, _("A scene lies inside the picture"));
  if (!hp_element_can_shift (HP_ELEMENT (scene), by))
    return hp_model_refuse (error, _("There is no such frame"));

  hp_history_begin (history, _("Move Scene"));
  shift_decisions (history, plan, scene, by);
  hp_edit_shift (history, HP_ELEMENT (scene), by);
  sort_in (history, scene);
  hp_history_end (history);
  return TRUE;
}

/**
 * hp_edit_move_scene:
 * @in: the frame where it is to come in; it stays as long as it is
 * @with_contents: whether all that is in it, and what was decided about a moment of it, moves along
 *
 * Its number stays, as when an end of it is moved.
 *
 * Returns: %FALSE when it may not be there: outside the picture
 */
gboolean
hp_edit_move_scene (HpHistory  *history,
                    HpScene    *scene,
                    gint64      in,
                    gboolean    with_contents,
                    GError    **error)
{
  gint64 by;

  g_return_val_if_fail (HP_IS_HISTORY (history), FALSE);
  g_return_val_if_fail (HP_IS_SCENE (scene), FALSE);

  if (in < 0 || in > HP_FRAME_MAX)
    return hp_model_refuse (error, _("There is no such frame"));

  by = in - hp_scene_get_in (scene);
  if (by == 0)
    return TRUE;
  if (with_contents)
    return move_whole (history, scene, by, error);

  return hp_edit_set_many (history, scene, _("Move Scene"), error, "in", in,
                           "out", hp_scene_get_out (scene) + by, NULL);
}

/**
 * hp_edit_duplicate_scene:
 * @at: the frame where the copy comes in; -1: right behind @scene
 *
 * All that is in it is copied and shifted; decisions are about @scene only.  The copy gets the next
 * cue number, and stands on no paper yet.
 *
 * Returns: (transfer none) (nullable): the copy, %NULL when it may not be there
 */
HpScene *
hp_edit_duplicate_scene (HpHistory  *history,
                         HpScene    *scene,
                         gint64      at,
                         GError    **error)
{
  HpScene *copy;

  g_return_val_if_fail (HP_IS_HISTORY (history), NULL);
  g_return_val_if_fail (HP_IS_SCENE (scene), NULL);

  if (at < 0)
    at = hp_scene_get_out (scene);

  hp_history_begin (history, _("Duplicate Scene"));
  copy = hp_edit_paste (history, HP_ELEMENT (scene), hp_element_get_root (HP_ELEMENT (scene)),
                        "scenes", at - hp_scene_get_in (scene), error, NULL);
  hp_history_end (history);
  return copy;
}

gboolean
hp_edit_set_scene_curve (HpHistory  *history,
                         HpScene    *scene,
                         HpCurve    *curve,
                         GError    **error)
{
  return hp_edit_set_curve (history, HP_ELEMENT (scene), "curve", curve, NULL, error);
}
