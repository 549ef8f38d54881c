/* A plan of a film with two reels and nothing decided yet, for tests to edit. */

#pragma once

#include "model/plan.h"
#include "model/scene.h"

G_BEGIN_DECLS

#define FILM_REEL 10000  /* frames of each reel */

HpPlan  *film_plan_new   (void);

/* What a list holds, as text: "1M1@100 1M2@200", the cues or ids and the frames. */
char    *film_plan_tell  (HpElementList *list);

G_END_DECLS
