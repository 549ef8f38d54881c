/* A plan: everything that was decided about the music of a picture. */

#pragma once

#include "model/element.h"
#include "model/picture.h"

G_BEGIN_DECLS

typedef enum
{
  HP_NUMBERING_PER_REEL,
  HP_NUMBERING_CONTINUOUS,
} HpNumbering;

#define HP_TYPE_NUMBERING (hp_numbering_get_type ())

typedef struct _HpPlanIndex HpPlanIndex;

#define HP_TYPE_PLAN (hp_plan_get_type ())

G_DECLARE_FINAL_TYPE (HpPlan, hp_plan, HP, PLAN, HpElement)

GType          hp_numbering_get_type  (void);
const char    *hp_plan_get_title      (HpPlan *self);
const char    *hp_plan_get_production (HpPlan *self);
const char    *hp_plan_get_director   (HpPlan *self);
const char    *hp_plan_get_composer   (HpPlan *self);
HpNumbering    hp_plan_get_numbering  (HpPlan *self);
HpPicture     *hp_plan_get_picture    (HpPlan *self);
HpElementList *hp_plan_get_reels      (HpPlan *self);
HpElementList *hp_plan_get_people     (HpPlan *self);
HpElementList *hp_plan_get_palette    (HpPlan *self);
HpElementList *hp_plan_get_motifs     (HpPlan *self);
HpElementList *hp_plan_get_scenes     (HpPlan *self);
HpElementList *hp_plan_get_markers    (HpPlan *self);
HpElementList *hp_plan_get_dialogue   (HpPlan *self);
HpFrameList   *hp_plan_get_cuts       (HpPlan *self);
HpElementList *hp_plan_get_reserved   (HpPlan *self);
HpElementList *hp_plan_get_decisions  (HpPlan *self);
HpElementList *hp_plan_get_lost       (HpPlan *self);
HpPlanIndex   *hp_plan_get_index      (HpPlan *self);

G_END_DECLS
