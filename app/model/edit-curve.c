#include "config.h"

#include "model/edit-curve.h"

#include <glib/gi18n-lib.h>

#include "model/edit-member.h"
#include "model/layer.h"

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

HpScene *
hp_curve_owner_get_scene (HpElement *owner)
{
  HpElement *parent;

  g_return_val_if_fail (HP_IS_ELEMENT (owner), NULL);

  if (HP_IS_SCENE (owner))
    return HP_SCENE (owner);

  parent = hp_element_get_parent (owner);
  return HP_IS_SCENE (parent) ? HP_SCENE (parent) : NULL;
}

HpCurve *
hp_curve_owner_get_curve (HpElement  *owner,
                          const char *member)
{
  g_return_val_if_fail (HP_IS_SCENE (owner) || HP_IS_LAYER (owner), NULL);

  if (HP_IS_LAYER (owner))
    return hp_layer_get_curve (HP_LAYER (owner));

  return g_str_equal (member, "wish") ? hp_scene_get_wish (HP_SCENE (owner))
                                      : hp_scene_get_curve (HP_SCENE (owner));
}

gboolean
hp_edit_set_curve (HpHistory   *history,
                   HpElement   *owner,
                   const char  *member,
                   HpCurve     *curve,
                   const char  *label,
                   GError     **error)
{
  gboolean set;

  g_return_val_if_fail (curve != NULL, FALSE);

  if (label == NULL)
    label = name_step (hp_curve_owner_get_curve (owner, member), curve);
  hp_history_begin (history, label);
  set = hp_edit_set (history, owner, error, member, curve);
  hp_history_end (history);
  return set;
}
