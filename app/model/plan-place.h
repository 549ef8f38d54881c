/* A place of the film that a person typed, found in a plan: core/place-entry.h has the forms.
 *
 * Feet and frames, and real time, are counted through all reels.  A timecode is
 * sought in the reel one stands in, then in the others; one without hours that
 * no reel has is taken in an hour that the film has.  Bars are of the scene one
 * stands in.
 */

#pragma once

#include "model/plan.h"
#include "model/scene.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 frame;       /* of the plan */
  gint64 nearest[2];  /* frames with the labels next to one that drop-frame timecode leaves out */
  guint  n_nearest;   /* 0…2: those that the film has */
} HpPlace;

/* @here is the frame one stands at, and @preferred, or NULL, the scene meant of several that hold
 * it.  A refusal, HP_MODEL_ERROR_REFUSED in a sentence for the user, sets the nearest of @place;
 * its frame only success does. */
gboolean hp_plan_find_place  (HpPlan      *self,
                              const char  *text,
                              gint64       here,
                              HpScene     *preferred,
                              HpPlace     *place,
                              GError     **error);

/* Reads a timecode alone: the number that it is counted as, 0 or more. */
gboolean hp_plan_parse_label (HpPlan      *self,
                              const char  *text,
                              gint64      *label,
                              GError     **error);

G_END_DECLS
