/* What a user does to scenes.  Each is checked first, and is then one named step. */

#pragma once

#include "model/history.h"
#include "model/plan.h"
#include "model/scene.h"

G_BEGIN_DECLS

HpScene  *hp_plan_get_scene_at    (HpPlan     *plan,
                                   gint64      frame,
                                   HpScene    *preferred);

/* As part of the open step: markers that @scene holds become hits of it. */
void      hp_edit_adopt_markers   (HpHistory  *history,
                                   HpPlan     *plan,
                                   HpScene    *scene);

HpScene  *hp_edit_spot_scene      (HpHistory  *history,
                                   HpPlan     *plan,
                                   gint64      in,
                                   gint64      out,
                                   GError    **error);
gboolean  hp_edit_set_scene_span  (HpHistory  *history,
                                   HpScene    *scene,
                                   gint64      in,
                                   gint64      out,
                                   GError    **error);
gboolean  hp_edit_move_scene      (HpHistory  *history,
                                   HpScene    *scene,
                                   gint64      in,
                                   gboolean    with_contents,
                                   GError    **error);
HpScene  *hp_edit_duplicate_scene (HpHistory  *history,
                                   HpScene    *scene,
                                   gint64      at,
                                   GError    **error);
gboolean  hp_edit_set_scene_curve (HpHistory  *history,
                                   HpScene    *scene,
                                   HpCurve    *curve,
                                   GError    **error);

G_END_DECLS
