/* A scene: what people call a cue, or a silence that was decided on. */

#pragma once

#include "model/element.h"
#include "model/targets.h"

G_BEGIN_DECLS

typedef enum
{
  HP_SCENE_FUNCTION_SCORE,
  HP_SCENE_FUNCTION_SOURCE,
  HP_SCENE_FUNCTION_SILENCE,
} HpSceneFunction;

#define HP_TYPE_SCENE_FUNCTION (hp_scene_function_get_type ())

typedef enum
{
  HP_SCENE_STATUS_SPOTTED,
  HP_SCENE_STATUS_SKETCHED,
  HP_SCENE_STATUS_APPROVED,
  HP_SCENE_STATUS_RECORDED,
  HP_SCENE_STATUS_DROPPED,
} HpSceneStatus;

#define HP_TYPE_SCENE_STATUS (hp_scene_status_get_type ())

#define HP_TYPE_SCENE (hp_scene_get_type ())

G_DECLARE_FINAL_TYPE (HpScene, hp_scene, HP, SCENE, HpElement)

GType           hp_scene_function_get_type (void);
GType           hp_scene_status_get_type   (void);
const char     *hp_scene_get_cue           (HpScene *self);
const char     *hp_scene_get_title         (HpScene *self);
gint64          hp_scene_get_in            (HpScene *self);
gint64          hp_scene_get_out           (HpScene *self);
const char     *hp_scene_get_in_on         (HpScene *self);
const char     *hp_scene_get_out_on        (HpScene *self);
HpSceneFunction hp_scene_get_function      (HpScene *self);
const char     *hp_scene_get_usage         (HpScene *self);
HpSceneStatus   hp_scene_get_status        (HpScene *self);
gboolean        hp_scene_is_frozen         (HpScene *self);
const char     *hp_scene_get_story         (HpScene *self);
const char     *hp_scene_get_remarks       (HpScene *self);
HpElementList  *hp_scene_get_words         (HpScene *self);
HpElementList  *hp_scene_get_temp          (HpScene *self);
HpElementList  *hp_scene_get_writers       (HpScene *self);
HpElementList  *hp_scene_get_beats         (HpScene *self);
HpCurve        *hp_scene_get_curve         (HpScene *self);
HpCurve        *hp_scene_get_wish          (HpScene *self);
HpElementList  *hp_scene_get_hits          (HpScene *self);
const char     *hp_scene_get_key           (HpScene *self);
const char     *hp_scene_get_tempo_plan    (HpScene *self);
HpElementList  *hp_scene_get_tempo_plans   (HpScene *self);
HpElementList  *hp_scene_get_layers        (HpScene *self);
HpElementList  *hp_scene_get_statements    (HpScene *self);
HpTargets      *hp_scene_get_targets       (HpScene *self);

/* The scene that @element is, or is in; NULL outside every scene. */
HpScene        *hp_element_get_scene       (HpElement *element);

G_END_DECLS
