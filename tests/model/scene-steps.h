/* A scene with something of everything in it, and what the tests of its edits ask. */

#pragma once

#include "model/full-plan.h"
#include "model/hit.h"
#include "model/layer.h"

G_BEGIN_DECLS

/* A full plan; the scene comes in at 500, goes out at 1500, and has a hit and a beat at 500, 700
 * and 900; its layers play up to 600, and from 700 on. */
typedef struct
{
  HpPlan    *plan;
  HpHistory *history;
  HpScene   *scene;
  Snapshot  *before;   /* the plan before the step that is tested */
} SceneSteps;

void     scene_steps_set_up    (SceneSteps    *f,
                                gconstpointer  data);
void     scene_steps_tear_down (SceneSteps    *f,
                                gconstpointer  data);

/* The plan as it is now is the one before. */
void     scene_steps_begin     (SceneSteps    *f);

/* It was one step, which undo takes back wholly, and redo makes again. */
void     assert_one_step       (SceneSteps    *f,
                                const char    *label);

HpScene *split                 (SceneSteps    *f,
                                gint64         at);
HpHit   *hit_at                (HpScene       *scene,
                                guint          position);
HpLayer *layer_of              (HpScene       *scene,
                                guint          position);
void     assert_told           (HpElementList *list,
                                const char    *expected);
void     assert_entries        (HpLayer       *layer,
                                const char    *expected);

G_END_DECLS
