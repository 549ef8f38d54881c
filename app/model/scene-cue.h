/* The cue number of a scene: how it is read, what may stand there, and which comes next. */

#pragma once

#include "model/plan.h"
#include "model/scene.h"

G_BEGIN_DECLS

/* For people: “1M5”, and “1M5 OMITTED” of a scene that was dropped. */
char     *hp_scene_format_cue (HpScene     *self);

/* For a new scene that comes in at @in. */
char     *hp_plan_make_cue    (HpPlan      *self,
                               gint64       in);

/* Whether no scene but @scene has the number already. */
gboolean  hp_plan_check_cue   (HpPlan      *self,
                               HpScene     *scene,
                               const char  *cue,
                               GError     **error);

G_END_DECLS
