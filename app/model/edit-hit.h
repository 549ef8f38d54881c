/* What a user drops at the playhead: hits, markers and beats of the story.
 *
 * A hit in no scene is a marker.
 */

#pragma once

#include "model/history.h"
#include "model/hit.h"
#include "model/plan.h"
#include "model/scene.h"
#include "model/story-beat.h"

G_BEGIN_DECLS

HpHit       *hp_edit_drop_hit  (HpHistory    *history,
                                HpPlan       *plan,
                                gint64        frame,
                                HpScene      *preferred,
                                GError      **error);
HpStoryBeat *hp_edit_drop_beat (HpHistory    *history,
                                HpPlan       *plan,
                                gint64        frame,
                                HpScene      *preferred,
                                GError      **error);

G_END_DECLS
