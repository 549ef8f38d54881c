#include "long-plan.h"

#include "model/dialogue-line.h"
#include "model/edit-picture.h"
#include "model/entry.h"
#include "model/hit.h"
#include "model/instrument.h"
#include "model/layer.h"
#include "model/meter-change.h"
#include "model/story-beat.h"
#include "model/tempo-change.h"
#include "model/tempo-plan.h"

#define N_SCENES 80
#define N_LAYERS 8
#define N_HITS 16
#define N_POINTS 12
#define N_LINES 25
#define SCENE_LENGTH 2400  /* frames */

static void
append (HpElementList *list,
        gpointer       element)
{
  hp_element_list_append (list, element);
  g_object_unref (element);
}

static char *
make_id (const char *kind,
         int         scene,
         int         number)
{
  return g_strdup_printf ("%s-%d", kind, 100 * scene + number + 1);
}

static HpCurve *
make_curve (gint64 in,
            int    phase)
{
  HpCurvePoint points[N_POINTS] = { 0 };

  for (int i = 0; i < N_POINTS; i++)
    points[i] = (HpCurvePoint) { in + i * SCENE_LENGTH / (N_POINTS - 1),
                                 (i * 37 + phase * 11) % 100 / 100.0, HP_CURVE_SMOOTH };

  return hp_curve_new (points, N_POINTS);
}

static void
add_moments (HpScene *scene,
             int      number,
             gint64   in)
{
  for (int i = 0; i < N_HITS; i++)
    {
      g_autofree char *hit_id = make_id ("hit", number, i), *beat_id = make_id ("beat", number, i);
      gint64 at = in + 20 + i * 140;

      append (hp_scene_get_hits (scene),
              g_object_new (HP_TYPE_HIT, "id", hit_id, "at", at, "label", "She looks up from the letter",
                            "streamer", (gint64) 48, NULL));
      append (hp_scene_get_beats (scene),
              g_object_new (HP_TYPE_STORY_BEAT, "id", beat_id, "at", at, "feeling", "anticipation",
                            "note", "the door is still open", NULL));
    }
}

static void
add_layers (HpScene *scene,
            int      number,
            gint64   in)
{
  for (int i = 0; i < N_LAYERS; i++)
    {
      g_autofree char *id = make_id ("layer", number, i);
      g_autoptr(HpCurve) curve = make_curve (in, i);
      HpLayer *layer = g_object_new (HP_TYPE_LAYER, "id", id, "name", "Violas, divided",
                                     "instrument", "instrument-1", "purpose", "keeps the air still",
                                     "curve", curve, NULL);

      append (hp_layer_get_entries (layer),
              g_object_new (HP_TYPE_ENTRY, "in", in, "out", in + SCENE_LENGTH, NULL));
      append (hp_scene_get_layers (scene), layer);
    }
}

static void
add_tempo (HpScene *scene,
           int      number,
           gint64   in)
{
  g_autofree char *id = make_id ("tempo", number, 0);
  HpTempoPlan *tempo = g_object_new (HP_TYPE_TEMPO_PLAN, "id", id, "name", "A", "downbeat", in, NULL);

  append (hp_tempo_plan_get_meters (tempo),
          g_object_new (HP_TYPE_METER_CHANGE, "bar", 1, "meter", "4/4", NULL));
  append (hp_tempo_plan_get_meters (tempo),
          g_object_new (HP_TYPE_METER_CHANGE, "bar", 9, "meter", "7/8", NULL));
  for (int i = 0; i < 4; i++)
    {
      HpFraction at = { 4 * i, 1 }, beat = { 1, 4 };
      HpBpm bpm = { 72 + 6 * i, 0 };

      append (hp_tempo_plan_get_tempos (tempo),
              g_object_new (HP_TYPE_TEMPO_CHANGE, "at", &at, "beat", &beat, "bpm", &bpm,
                            "ramp", i % 2 == 0, NULL));
    }

  append (hp_scene_get_tempo_plans (scene), tempo);
  g_object_set (scene, "tempo-plan", id, NULL);
}

HpPlan *
long_plan_new (void)
{
  HpPlan *plan = hp_plan_new_with_picture ("The Long Night", (HpFrameRate) { 24000, 1001 }, FALSE,
                                           "long-night.mov", N_SCENES * SCENE_LENGTH, 86400);

  append (hp_plan_get_palette (plan),
          g_object_new (HP_TYPE_INSTRUMENT, "id", "instrument-1", "name", "Violas",
                        "sound", "strings.viola", "low", "C3", "high", "E6", NULL));

  for (int i = 0; i < N_SCENES; i++)
    {
      g_autofree char *id = g_strdup_printf ("scene-%d", i + 1);
      g_autofree char *cue = g_strdup_printf ("1M%d", i + 1);
      gint64 in = (gint64) i * SCENE_LENGTH;
      g_autoptr(HpCurve) curve = make_curve (in, i);
      HpScene *scene = g_object_new (HP_TYPE_SCENE, "id", id, "cue", cue, "title", "The letter",
                                     "in", in, "out", in + SCENE_LENGTH, "curve", curve,
                                     "story", "Mara reads the letter; the storm breaks.", NULL);

      add_moments (scene, i, in);
      add_layers (scene, i, in);
      add_tempo (scene, i, in);
      append (hp_plan_get_scenes (plan), scene);
    }

  for (int i = 0; i < N_SCENES * N_LINES; i++)
    append (hp_plan_get_dialogue (plan),
            g_object_new (HP_TYPE_DIALOGUE_LINE, "in", (gint64) 90 * i, "out", (gint64) 90 * i + 60,
                          "speaker", "MARA", "text", "You kept it all this time?", NULL));
  return plan;
}

HpScene *
long_plan_get_scene (HpPlan *plan)
{
  g_autoptr(HpScene) scene = NULL;

  scene = g_list_model_get_item (G_LIST_MODEL (hp_plan_get_scenes (plan)), 0);
  return scene;
}
