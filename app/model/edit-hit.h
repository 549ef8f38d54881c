/* What a user does to hits, markers and beats of the story.  Each is one named step.
 *
 * A hit in no scene is a marker.  Hits and beats stay sorted by frame.
 */

#pragma once

#include "model/history.h"
#include "model/hit.h"
#include "model/plan.h"
#include "model/scene.h"
#include "model/story-beat.h"

G_BEGIN_DECLS

HpScene     *hp_plan_get_scene_of_hit    (HpPlan       *plan,
                                          HpHit        *hit);

HpHit       *hp_edit_drop_hit            (HpHistory    *history,
                                          HpPlan       *plan,
                                          gint64        frame,
                                          HpScene      *preferred,
                                          GError      **error);
gboolean     hp_edit_move_hit            (HpHistory    *history,
                                          HpPlan       *plan,
                                          HpHit        *hit,
                                          gint64        frame,
                                          GError      **error);
void         hp_edit_set_hit_label       (HpHistory    *history,
                                          HpHit        *hit,
                                          const char   *label);
void         hp_edit_set_hit_weight      (HpHistory    *history,
                                          HpHit        *hit,
                                          int           weight);
void         hp_edit_remove_hit          (HpHistory    *history,
                                          HpPlan       *plan,
                                          HpHit        *hit);

HpStoryBeat *hp_edit_drop_beat           (HpHistory    *history,
                                          HpPlan       *plan,
                                          gint64        frame,
                                          HpScene      *preferred,
                                          GError      **error);
void         hp_edit_set_beat_feeling    (HpHistory    *history,
                                          HpStoryBeat  *beat,
                                          const char   *feeling);
void         hp_edit_remove_beat         (HpHistory    *history,
                                          HpPlan       *plan,
                                          HpStoryBeat  *beat);

G_END_DECLS
