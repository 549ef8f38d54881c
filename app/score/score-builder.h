/* Makes the sketch of a cue from a plan: its bars and tempi, the curve as dynamics, the hits. */

#pragma once

#include "model/plan.h"
#include "model/scene.h"
#include "score/score.h"

G_BEGIN_DECLS

#define HP_SCORE_ERROR (hp_score_error_quark ())

typedef enum
{
  HP_SCORE_ERROR_TOO_LONG,
} HpScoreError;

/* More bars than any film has; a plan may ask for more by a slip of a digit. */
#define HP_SCORE_MAX_BARS 10000

GQuark   hp_score_error_quark (void);
HpScore *hp_score_build       (HpPlan   *plan,
                               HpScene  *scene,
                               GError  **error);

G_END_DECLS
