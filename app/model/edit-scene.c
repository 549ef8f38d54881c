#include "config.h"

#include "model/edit-scene.h"

#include <glib/gi18n-lib.h>

#include "model/edit-list.h"
#include "model/edit-member.h"
#include "model/hit.h"

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
  HpScene *scene;

  hp_history_begin (history, _("Spot Scene"));
  scene = hp_edit_add (history, plan, "scenes", error, "in", in, "out", out, NULL);
  if (scene != NULL)
    adopt_markers (history, plan, scene);
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

/* How many points of the one curve are not where they are in the other; both have as many. */
static guint
count_moved (HpCurve *before,
             HpCurve *after)
{
  gsize n_points;
  const HpCurvePoint *from = hp_curve_get_points (before, &n_points);
  const HpCurvePoint *to = hp_curve_get_points (after, NULL);
  guint n_moved = 0;

  for (gsize i = 0; i < n_points; i++)
    if (from[i].at != to[i].at || from[i].level != to[i].level)
      n_moved++;

  return n_moved;
}

/* What the user did to get from one curve to the other, as far as their points tell. */
static const char *
name_step (HpCurve *before,
           HpCurve *after)
{
  gsize n_before, n_after;
  guint n_moved;

  hp_curve_get_points (before, &n_before);
  hp_curve_get_points (after, &n_after);
  if (n_after > n_before)
    return ngettext ("Add Curve Point", "Add Curve Points", (gulong) (n_after - n_before));
  if (n_after < n_before)
    return ngettext ("Remove Curve Point", "Remove Curve Points", (gulong) (n_before - n_after));

  n_moved = count_moved (before, after);
  return n_moved == 0 ? _("Change Shape of Curve")
                      : ngettext ("Move Curve Point", "Move Curve Points", n_moved);
}

gboolean
hp_edit_set_scene_curve (HpHistory  *history,
                         HpScene    *scene,
                         HpCurve    *curve,
                         GError    **error)
{
  gboolean set;

  g_return_val_if_fail (curve != NULL, FALSE);

  hp_history_begin (history, name_step (hp_scene_get_curve (scene), curve));
  set = hp_edit_set (history, scene, error, "curve", curve);
  hp_history_end (history);
  return set;
}
