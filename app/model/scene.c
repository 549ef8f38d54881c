#include "model/scene.h"

#include "model/cue-number.h"
#include "model/hit.h"
#include "model/layer.h"
#include "model/statement.h"
#include "model/story-beat.h"
#include "model/temp-music.h"
#include "model/tempo-plan.h"
#include "model/word-pair.h"
#include "model/writer.h"
#include "music/key.h"

G_DEFINE_ENUM_TYPE (HpSceneFunction, hp_scene_function,
                    G_DEFINE_ENUM_VALUE (HP_SCENE_FUNCTION_SCORE, "score"),
                    G_DEFINE_ENUM_VALUE (HP_SCENE_FUNCTION_SOURCE, "source"),
                    G_DEFINE_ENUM_VALUE (HP_SCENE_FUNCTION_SILENCE, "silence"))

G_DEFINE_ENUM_TYPE (HpSceneStatus, hp_scene_status,
                    G_DEFINE_ENUM_VALUE (HP_SCENE_STATUS_SPOTTED, "spotted"),
                    G_DEFINE_ENUM_VALUE (HP_SCENE_STATUS_SKETCHED, "sketched"),
                    G_DEFINE_ENUM_VALUE (HP_SCENE_STATUS_APPROVED, "approved"),
                    G_DEFINE_ENUM_VALUE (HP_SCENE_STATUS_RECORDED, "recorded"),
                    G_DEFINE_ENUM_VALUE (HP_SCENE_STATUS_DROPPED, "dropped"))

struct _HpScene
{
  HpElement   parent_instance;

  char          *cue;
  char          *title;
  gint64         in;           /* frame */
  gint64         out;          /* frame: the first after it */
  char          *in_on;
  char          *out_on;
  int            function;     /* HpSceneFunction */
  char          *usage;
  int            status;       /* HpSceneStatus */
  char          *story;
  char          *remarks;
  HpElementList *words;        /* of HpWordPair */
  HpElementList *temp;         /* of HpTempMusic */
  HpElementList *writers;      /* of HpWriter */
  HpElementList *beats;        /* of HpStoryBeat */
  HpCurve       *curve;
  HpCurve       *wish;         /* the director's own curve */
  HpElementList *hits;         /* of HpHit */
  char          *key;
  char          *tempo_plan;   /* id of the one chosen, or "" */
  HpElementList *tempo_plans;  /* of HpTempoPlan */
  HpElementList *layers;       /* of HpLayer */
  HpElementList *statements;   /* of HpStatement */
  HpTargets     *targets;
};

static const HpMember members[] = {
  { "cue", HP_MEMBER_TEXT, G_STRUCT_OFFSET (HpScene, cue), .required = TRUE,
    .check = hp_cue_number_check },
  { "title", HP_MEMBER_TEXT, G_STRUCT_OFFSET (HpScene, title) },
  { "in", HP_MEMBER_FRAME, G_STRUCT_OFFSET (HpScene, in), .required = TRUE },
  { "out", HP_MEMBER_FRAME, G_STRUCT_OFFSET (HpScene, out), .required = TRUE },
  { "in-on", HP_MEMBER_TEXT, G_STRUCT_OFFSET (HpScene, in_on) },
  { "out-on", HP_MEMBER_TEXT, G_STRUCT_OFFSET (HpScene, out_on) },
  { "function", HP_MEMBER_CHOICE, G_STRUCT_OFFSET (HpScene, function),
    .type = hp_scene_function_get_type },
  { "usage", HP_MEMBER_TEXT, G_STRUCT_OFFSET (HpScene, usage) },
  { "status", HP_MEMBER_CHOICE, G_STRUCT_OFFSET (HpScene, status),
    .type = hp_scene_status_get_type },
  { "story", HP_MEMBER_TEXT, G_STRUCT_OFFSET (HpScene, story) },
  { "remarks", HP_MEMBER_TEXT, G_STRUCT_OFFSET (HpScene, remarks) },
  { "words", HP_MEMBER_LIST, G_STRUCT_OFFSET (HpScene, words), .type = hp_word_pair_get_type },
  { "temp", HP_MEMBER_LIST, G_STRUCT_OFFSET (HpScene, temp), .type = hp_temp_music_get_type },
  { "writers", HP_MEMBER_LIST, G_STRUCT_OFFSET (HpScene, writers), .type = hp_writer_get_type },
  { "beats", HP_MEMBER_LIST, G_STRUCT_OFFSET (HpScene, beats), .type = hp_story_beat_get_type },
  { "curve", HP_MEMBER_CURVE, G_STRUCT_OFFSET (HpScene, curve) },
  { "wish", HP_MEMBER_CURVE, G_STRUCT_OFFSET (HpScene, wish) },
  { "hits", HP_MEMBER_LIST, G_STRUCT_OFFSET (HpScene, hits), .type = hp_hit_get_type },
  { "key", HP_MEMBER_TEXT, G_STRUCT_OFFSET (HpScene, key), .check = hp_key_check },
  { "tempo-plan", HP_MEMBER_TEXT, G_STRUCT_OFFSET (HpScene, tempo_plan), .refers = "tempo" },
  { "tempo-plans", HP_MEMBER_LIST, G_STRUCT_OFFSET (HpScene, tempo_plans),
    .type = hp_tempo_plan_get_type },
  { "layers", HP_MEMBER_LIST, G_STRUCT_OFFSET (HpScene, layers), .type = hp_layer_get_type },
  { "statements", HP_MEMBER_LIST, G_STRUCT_OFFSET (HpScene, statements),
    .type = hp_statement_get_type },
  { "targets", HP_MEMBER_OBJECT, G_STRUCT_OFFSET (HpScene, targets), .type = hp_targets_get_type },
};

HP_DEFINE_ELEMENT (HpScene, hp_scene, "scene")

HP_DEFINE_GETTER (HpScene, hp_scene, const char *, cue)
HP_DEFINE_GETTER (HpScene, hp_scene, const char *, title)
HP_DEFINE_GETTER (HpScene, hp_scene, gint64, in)
HP_DEFINE_GETTER (HpScene, hp_scene, gint64, out)
HP_DEFINE_GETTER (HpScene, hp_scene, const char *, in_on)
HP_DEFINE_GETTER (HpScene, hp_scene, const char *, out_on)
HP_DEFINE_GETTER (HpScene, hp_scene, HpSceneFunction, function)
HP_DEFINE_GETTER (HpScene, hp_scene, const char *, usage)
HP_DEFINE_GETTER (HpScene, hp_scene, HpSceneStatus, status)

/* Whether its number stands on paper that is not ours, and is not to change: from approved on. */
gboolean
hp_scene_is_frozen (HpScene *self)
{
  g_return_val_if_fail (HP_IS_SCENE (self), FALSE);

  return self->status >= HP_SCENE_STATUS_APPROVED;
}

HP_DEFINE_GETTER (HpScene, hp_scene, const char *, story)
HP_DEFINE_GETTER (HpScene, hp_scene, const char *, remarks)
HP_DEFINE_GETTER (HpScene, hp_scene, HpElementList *, words)
HP_DEFINE_GETTER (HpScene, hp_scene, HpElementList *, temp)
HP_DEFINE_GETTER (HpScene, hp_scene, HpElementList *, writers)
HP_DEFINE_GETTER (HpScene, hp_scene, HpElementList *, beats)
HP_DEFINE_GETTER (HpScene, hp_scene, HpCurve *, curve)
HP_DEFINE_GETTER (HpScene, hp_scene, HpCurve *, wish)
HP_DEFINE_GETTER (HpScene, hp_scene, HpElementList *, hits)
HP_DEFINE_GETTER (HpScene, hp_scene, const char *, key)
HP_DEFINE_GETTER (HpScene, hp_scene, const char *, tempo_plan)
HP_DEFINE_GETTER (HpScene, hp_scene, HpElementList *, tempo_plans)
HP_DEFINE_GETTER (HpScene, hp_scene, HpElementList *, layers)
HP_DEFINE_GETTER (HpScene, hp_scene, HpElementList *, statements)
HP_DEFINE_GETTER (HpScene, hp_scene, HpTargets *, targets)

HpScene *
hp_element_get_scene (HpElement *element)
{
  g_return_val_if_fail (HP_IS_ELEMENT (element), NULL);

  for (HpElement *at = element; at != NULL; at = hp_element_get_parent (at))
    if (HP_IS_SCENE (at))
      return HP_SCENE (at);

  return NULL;
}
