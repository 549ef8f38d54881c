/* The curves that a user draws, and what is done to them: the intensity of a scene, the director's
 * wish for it, and the curve of a layer, which follows the intensity while it has no points.
 *
 * A curve is told by its owner, a scene or a layer, and the member it is.
 */

#pragma once

#include "model/history.h"
#include "model/scene.h"

G_BEGIN_DECLS

/* The scene that the owner of a curve is, or is in; NULL for a layer that is in none. */
HpScene  *hp_curve_owner_get_scene (HpElement   *owner);

/* @member: "curve", or the "wish" of a scene. */
HpCurve  *hp_curve_owner_get_curve (HpElement   *owner,
                                    const char  *member);

/* One step, called @label; NULL: what the points tell.  Refused is what does not lie in the scene,
 * its out included. */
gboolean  hp_edit_set_curve        (HpHistory   *history,
                                    HpElement   *owner,
                                    const char  *member,
                                    HpCurve     *curve,
                                    const char  *label,
                                    GError     **error);

G_END_DECLS
