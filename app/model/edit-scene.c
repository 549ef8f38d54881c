#include "config.h"

#include "model/edit-scene.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "model/cue-number.h"
#include "model/edit-references.h"
#include "model/hit.h"
#include "model/model-error.h"
#include "model/plan-index.h"
#include "model/plan-time.h"

#define LEVEL_PLACES 10000.0  /* what a file keeps of a level: four places */

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
  GListModel *scenes;
  HpScene *found = NULL;

  g_return_val_if_fail (HP_IS_PLAN (plan), NULL);

  if (preferred != NULL && scene_holds (preferred, frame))
    return preferred;

  scenes = G_LIST_MODEL (hp_plan_get_scenes (plan));
  for (guint i = 0; i < g_list_model_get_n_items (scenes); i++)
    {
      g_autoptr(HpScene) scene = g_list_model_get_item (scenes, i);

      if (scene_holds (scene, frame))
        found = scene;
    }

  return found;
}

static gboolean
check_span (HpPlan  *plan,
            gint64   in,
            gint64   out,
            GError **error)
{
  if (in < 0 || out > hp_plan_get_duration (plan))
    g_set_error_literal (error, HP_MODEL_ERROR, HP_MODEL_ERROR_REFUSED,
                         _("A scene lies inside the picture"));
  else if (in >= out)
    g_set_error_literal (error, HP_MODEL_ERROR, HP_MODEL_ERROR_REFUSED,
                         _("A scene goes out after it comes in"));
  else
    return TRUE;

  return FALSE;
}

/* Where a scene that comes in at @in belongs: scenes are sorted by frame, then by id, and a
 * new id is the highest. */
static guint
position_for (HpElementList *scenes,
              gint64         in,
              const char    *id)
{
  guint position = 0;

  for (; position < g_list_model_get_n_items (G_LIST_MODEL (scenes)); position++)
    {
      g_autoptr(HpScene) scene = g_list_model_get_item (G_LIST_MODEL (scenes), position);

      if (hp_scene_get_in (scene) > in ||
          (hp_scene_get_in (scene) == in &&
           hp_element_compare_ids (hp_element_get_id (HP_ELEMENT (scene)), id) > 0))
        break;
    }

  return position;
}

/* Whether @scene counts together with those of @reel. */
static gboolean
read_number (HpPlan      *plan,
             HpScene     *scene,
             int          reel,
             HpCueNumber *number)
{
  return hp_cue_number_parse (hp_scene_get_cue (scene), number, NULL) &&
         (hp_plan_get_numbering (plan) == HP_NUMBERING_CONTINUOUS || number->reel == reel);
}

static gboolean
is_taken (HpPlan            *plan,
          const HpCueNumber *number)
{
  GListModel *scenes = G_LIST_MODEL (hp_plan_get_scenes (plan));

  for (guint i = 0; i < g_list_model_get_n_items (scenes); i++)
    {
      g_autoptr(HpScene) scene = g_list_model_get_item (scenes, i);
      HpCueNumber other;

      if (read_number (plan, scene, number->reel, &other) && other.number == number->number &&
          other.letter == number->letter)
        return TRUE;
    }

  return FALSE;
}

/* The cue number of a scene that comes in at @in: the next one after the scene before it when
 * that is free, else that of the scene before it with a letter.  Before the first comes 0. */
static char *
number_for (HpPlan *plan,
            gint64  in)
{
  GListModel *scenes = G_LIST_MODEL (hp_plan_get_scenes (plan));
  HpReel *reel = hp_plan_get_reel_at (plan, in);
  HpCueNumber number = { reel != NULL ? hp_reel_get_number (reel) : 1, 0, 0, 0, -1, -1 };
  HpCueNumber other;
  gboolean is_first = TRUE, is_last = TRUE;
  int highest = 0;

  for (guint i = 0; i < g_list_model_get_n_items (scenes); i++)
    {
      g_autoptr(HpScene) scene = g_list_model_get_item (scenes, i);

      if (!read_number (plan, scene, number.reel, &other))
        continue;

      highest = MAX (highest, other.number);
      if (hp_scene_get_in (scene) > in)
        {
          is_last = FALSE;
          continue;
        }

      is_first = FALSE;
      number.number = other.number;
      number.letter = other.letter;
    }

  if (is_last || (!is_first && number.letter == 0))
    {
      HpCueNumber next = number;

      next.number = is_last ? highest + 1 : number.number + 1;
      next.letter = 0;
      if (next.number <= HP_CUE_NUMBER_MAX && !is_taken (plan, &next))
        return hp_cue_number_to_string (&next);
    }

  while (is_taken (plan, &number))
    {
      number.letter = hp_cue_number_letter_after (number.letter);
      if (number.letter == 0)
        number.number = highest < HP_CUE_NUMBER_MAX ? ++highest : (number.number + 1) % HP_CUE_NUMBER_MAX;
    }

  return hp_cue_number_to_string (&number);
}

/* Markers that the new @scene holds become hits of it. */
static void
adopt_markers (HpHistory *history,
               HpPlan    *plan,
               HpScene   *scene)
{
  HpElementList *markers = hp_plan_get_markers (plan);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (markers));)
    {
      g_autoptr(HpHit) marker = g_list_model_get_item (G_LIST_MODEL (markers), i);
      HpElementList *hits = hp_scene_get_hits (scene);

      if (!scene_holds (scene, hp_hit_get_at (marker)))
        {
          i++;
          continue;
        }

      hp_history_remove (history, markers, i);
      hp_history_insert (history, hits, g_list_model_get_n_items (G_LIST_MODEL (hits)), marker);
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
  HpElementList *scenes = hp_plan_get_scenes (plan);
  g_autoptr(HpScene) scene = NULL;
  g_autofree char *id = NULL, *cue = NULL;

  if (!check_span (plan, in, out, error))
    return NULL;

  id = hp_plan_new_id (plan, "scene");
  cue = number_for (plan, in);
  scene = g_object_new (HP_TYPE_SCENE, "id", id, "cue", cue, "in", in, "out", out, NULL);

  hp_history_begin (history, _("Spot Scene"));
  hp_history_insert (history, scenes, position_for (scenes, in, id), scene);
  adopt_markers (history, plan, scene);
  hp_history_end (history);
  return scene;
}

gboolean
hp_edit_set_scene_span (HpHistory  *history,
                        HpPlan     *plan,
                        HpScene    *scene,
                        gint64      in,
                        gint64      out,
                        GError    **error)
{
  HpElementList *scenes = hp_plan_get_scenes (plan);
  const char *id = hp_element_get_id (HP_ELEMENT (scene));
  gboolean moves = in != hp_scene_get_in (scene);
  guint position;

  if (!check_span (plan, in, out, error))
    return FALSE;

  g_return_val_if_fail (hp_element_list_find (scenes, scene, &position), FALSE);

  hp_history_begin (history, moves ? _("Move In of Scene") : _("Move Out of Scene"));
  hp_history_set (history, scene, "in", in);
  hp_history_set (history, scene, "out", out);
  if (moves)
    {
      guint wanted;

      hp_history_remove (history, scenes, position);
      wanted = position_for (scenes, in, id);
      hp_history_insert (history, scenes, wanted, scene);
    }
  hp_history_end (history);
  return TRUE;
}

void
hp_edit_set_scene_title (HpHistory  *history,
                         HpScene    *scene,
                         const char *title)
{
  hp_history_begin (history, _("Change Title"));
  hp_history_set (history, scene, "title", title);
  hp_history_end (history);
}

/* @curve with levels as a file keeps them, so that what is saved is what was seen. */
static HpCurve *
round_levels (HpCurve *curve)
{
  gsize n_points;
  const HpCurvePoint *points = hp_curve_get_points (curve, &n_points);
  g_autofree HpCurvePoint *rounded = g_memdup2 (points, n_points * sizeof (HpCurvePoint));

  for (gsize i = 0; i < n_points; i++)
    rounded[i].level = round (points[i].level * LEVEL_PLACES) / LEVEL_PLACES;

  return hp_curve_new (rounded, n_points);
}

/* What the user did to get from one curve to the other, as far as their points tell. */
static const char *
name_step (HpCurve *before,
           HpCurve *after)
{
  gsize n_before, n_after;

  hp_curve_get_points (before, &n_before);
  hp_curve_get_points (after, &n_after);
  if (n_after > n_before)
    return _("Add Curve Point");
  if (n_after < n_before)
    return _("Remove Curve Point");

  return _("Move Curve Point");
}

/* Whether each point of @curve lies in @scene, the last frame reached, `out`, included.  One that
 * lay outside before, as when the scene was made shorter, may stay there until it is moved. */
static gboolean
curve_fits (HpScene *scene,
            HpCurve *curve)
{
  gsize n_points;
  const HpCurvePoint *points = hp_curve_get_points (curve, &n_points);

  for (gsize i = 0; i < n_points; i++)
    if ((points[i].at < hp_scene_get_in (scene) || points[i].at > hp_scene_get_out (scene)) &&
        hp_curve_index_at (hp_scene_get_curve (scene), points[i].at) < 0)
      return FALSE;

  return TRUE;
}

gboolean
hp_edit_set_scene_curve (HpHistory  *history,
                         HpScene    *scene,
                         HpCurve    *curve,
                         GError    **error)
{
  g_autoptr(HpCurve) rounded = NULL;

  g_return_val_if_fail (curve != NULL, FALSE);

  if (!curve_fits (scene, curve))
    {
      g_set_error_literal (error, HP_MODEL_ERROR, HP_MODEL_ERROR_REFUSED,
                           _("The intensity of a scene lies inside the scene"));
      return FALSE;
    }

  rounded = round_levels (curve);
  if (hp_curve_equal (rounded, hp_scene_get_curve (scene)))
    return TRUE;

  hp_history_begin (history, name_step (hp_scene_get_curve (scene), rounded));
  hp_history_set (history, scene, "curve", rounded);
  hp_history_end (history);
  return TRUE;
}

void
hp_edit_remove_scene (HpHistory *history,
                      HpPlan    *plan,
                      HpScene   *scene)
{
  guint position;

  g_return_if_fail (hp_element_list_find (hp_plan_get_scenes (plan), scene, &position));

  hp_history_begin (history, _("Remove Scene"));
  hp_edit_drop_references (history, plan, HP_ELEMENT (scene));
  hp_history_remove (history, hp_plan_get_scenes (plan), position);
  hp_history_end (history);
}
