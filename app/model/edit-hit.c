#include "config.h"

#include "model/edit-hit.h"

#include <glib/gi18n-lib.h>

#include "model/edit-references.h"
#include "model/edit-scene.h"
#include "model/model-error.h"
#include "model/plan-index.h"
#include "model/plan-time.h"

static gint64
frame_of (HpElement *element)
{
  gint64 frame;

  g_object_get (element, "at", &frame, NULL);
  return frame;
}

/* Where in @list an element of @frame belongs. */
static guint
position_for (HpElementList *list,
              gint64         frame)
{
  guint position = 0;

  for (; position < g_list_model_get_n_items (G_LIST_MODEL (list)); position++)
    {
      g_autoptr(HpElement) element = g_list_model_get_item (G_LIST_MODEL (list), position);

      if (frame_of (element) > frame)
        break;
    }

  return position;
}

static gboolean
has_one_at (HpElementList *list,
            gint64         frame)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr(HpElement) element = g_list_model_get_item (G_LIST_MODEL (list), i);

      if (frame_of (element) == frame)
        return TRUE;
    }

  return FALSE;
}

static gboolean
check_frame (HpPlan  *plan,
             gint64   frame,
             GError **error)
{
  if (frame >= 0 && frame < hp_plan_get_duration (plan))
    return TRUE;

  g_set_error_literal (error, HP_MODEL_ERROR, HP_MODEL_ERROR_REFUSED,
                       _("There is no picture at this frame"));
  return FALSE;
}

/**
 * hp_plan_get_scene_of_hit:
 *
 * Returns: (transfer none) (nullable): the scene that has @hit, %NULL when it is a marker
 */
HpScene *
hp_plan_get_scene_of_hit (HpPlan *plan,
                          HpHit  *hit)
{
  GListModel *scenes = G_LIST_MODEL (hp_plan_get_scenes (plan));

  for (guint i = 0; i < g_list_model_get_n_items (scenes); i++)
    {
      g_autoptr(HpScene) scene = g_list_model_get_item (scenes, i);

      if (hp_element_list_find (hp_scene_get_hits (scene), hit, NULL))
        return scene;
    }

  return NULL;
}

static HpElementList *
list_of_hit (HpPlan *plan,
             HpHit  *hit)
{
  HpScene *scene = hp_plan_get_scene_of_hit (plan, hit);

  return scene != NULL ? hp_scene_get_hits (scene) : hp_plan_get_markers (plan);
}

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
  HpElementList *list = scene != NULL ? hp_scene_get_hits (scene) : hp_plan_get_markers (plan);
  g_autoptr(HpHit) hit = NULL;
  g_autofree char *id = NULL;

  if (!check_frame (plan, frame, error))
    return NULL;

  if (has_one_at (list, frame))
    {
      g_set_error_literal (error, HP_MODEL_ERROR, HP_MODEL_ERROR_REFUSED,
                           _("There is a hit on this frame already"));
      return NULL;
    }

  id = hp_plan_new_id (plan, "hit");
  hit = g_object_new (HP_TYPE_HIT, "id", id, "at", frame, "kind", HP_HIT_KIND_OTHER, NULL);

  hp_history_begin (history, scene != NULL ? _("Add Hit") : _("Add Marker"));
  hp_history_insert (history, list, position_for (list, frame), hit);
  hp_history_end (history);
  return hit;
}

/* Moves @hit to @frame.  It stays in its scene, even where the scene does not reach: such a
 * hit is told of by the advice, not moved somewhere else. */
gboolean
hp_edit_move_hit (HpHistory  *history,
                  HpPlan     *plan,
                  HpHit      *hit,
                  gint64      frame,
                  GError    **error)
{
  g_autoptr(HpHit) kept = g_object_ref (hit);
  HpElementList *list = list_of_hit (plan, hit);
  guint position;

  if (!check_frame (plan, frame, error))
    return FALSE;

  if (hp_hit_get_at (hit) == frame)
    return TRUE;

  if (has_one_at (list, frame))
    {
      g_set_error_literal (error, HP_MODEL_ERROR, HP_MODEL_ERROR_REFUSED,
                           _("There is a hit on this frame already"));
      return FALSE;
    }

  g_return_val_if_fail (hp_element_list_find (list, hit, &position), FALSE);

  hp_history_begin (history, _("Move Hit"));
  hp_history_set (history, hit, "at", frame);
  hp_history_remove (history, list, position);
  hp_history_insert (history, list, position_for (list, frame), hit);
  hp_history_end (history);
  return TRUE;
}

void
hp_edit_set_hit_label (HpHistory  *history,
                       HpHit      *hit,
                       const char *label)
{
  hp_history_begin (history, _("Rename Hit"));
  hp_history_set (history, hit, "label", label);
  hp_history_end (history);
}

void
hp_edit_set_hit_weight (HpHistory *history,
                        HpHit     *hit,
                        int        weight)
{
  hp_history_begin (history, _("Change Weight of Hit"));
  hp_history_set (history, hit, "weight", weight);
  hp_history_end (history);
}

static void
remove_element (HpHistory     *history,
                HpPlan        *plan,
                HpElementList *list,
                HpElement     *element,
                const char    *step)
{
  guint position;

  g_return_if_fail (hp_element_list_find (list, element, &position));

  hp_history_begin (history, step);
  hp_edit_drop_references (history, plan, element);
  hp_history_remove (history, list, position);
  hp_history_end (history);
}

void
hp_edit_remove_hit (HpHistory *history,
                    HpPlan    *plan,
                    HpHit     *hit)
{
  remove_element (history, plan, list_of_hit (plan, hit), HP_ELEMENT (hit), _("Remove Hit"));
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
  g_autoptr(HpStoryBeat) beat = NULL;
  g_autofree char *id = NULL;

  if (scene == NULL)
    {
      g_set_error_literal (error, HP_MODEL_ERROR, HP_MODEL_ERROR_REFUSED,
                           _("An emotional beat belongs to a scene: spot one here first"));
      return NULL;
    }

  if (has_one_at (hp_scene_get_beats (scene), frame))
    {
      g_set_error_literal (error, HP_MODEL_ERROR, HP_MODEL_ERROR_REFUSED,
                           _("There is an emotional beat on this frame already"));
      return NULL;
    }

  id = hp_plan_new_id (plan, "beat");
  beat = g_object_new (HP_TYPE_STORY_BEAT, "id", id, "at", frame, NULL);

  hp_history_begin (history, _("Add Emotional Beat"));
  hp_history_insert (history, hp_scene_get_beats (scene),
                     position_for (hp_scene_get_beats (scene), frame), beat);
  hp_history_end (history);
  return beat;
}

void
hp_edit_set_beat_feeling (HpHistory   *history,
                          HpStoryBeat *beat,
                          const char  *feeling)
{
  hp_history_begin (history, _("Name Emotional Beat"));
  hp_history_set (history, beat, "feeling", feeling);
  hp_history_end (history);
}

void
hp_edit_remove_beat (HpHistory   *history,
                     HpPlan      *plan,
                     HpStoryBeat *beat)
{
  GListModel *scenes = G_LIST_MODEL (hp_plan_get_scenes (plan));

  for (guint i = 0; i < g_list_model_get_n_items (scenes); i++)
    {
      g_autoptr(HpScene) scene = g_list_model_get_item (scenes, i);

      if (hp_element_list_find (hp_scene_get_beats (scene), beat, NULL))
        {
          remove_element (history, plan, hp_scene_get_beats (scene), HP_ELEMENT (beat),
                          _("Remove Emotional Beat"));
          return;
        }
    }
}
