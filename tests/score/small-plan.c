#include "score/small-plan.h"

#include "model/hit.h"
#include "model/meter-change.h"
#include "model/reel.h"
#include "model/tempo-change.h"

HpPlan *
small_plan_new (void)
{
  HpPlan *plan = g_object_new (HP_TYPE_PLAN, "title", "The Long Night", NULL);
  const HpFrameRate rate = { 24, 1 };
  g_autoptr(HpReel) reel = g_object_new (HP_TYPE_REEL,
                                         "number", 1,
                                         "duration", (gint64) 100000,
                                         "start-timecode", "01:00:00:00",
                                         NULL);

  g_object_set (hp_plan_get_picture (plan), "frame-rate", &rate, NULL);
  hp_element_list_append (hp_plan_get_reels (plan), reel);
  return plan;
}

HpScene *
small_plan_add_scene (HpPlan *plan,
                      gint64  in,
                      gint64  out)
{
  g_autoptr(HpScene) scene = g_object_new (HP_TYPE_SCENE,
                                           "id", "scene-1",
                                           "cue", "1M1",
                                           "title", "The letter",
                                           "in", in,
                                           "out", out,
                                           NULL);

  hp_element_list_append (hp_plan_get_scenes (plan), scene);
  return scene;
}

void
small_plan_add_hit (HpScene    *scene,
                    gint64      at,
                    const char *label)
{
  g_autoptr(HpHit) hit = g_object_new (HP_TYPE_HIT, "at", at, "label", label, NULL);

  hp_element_list_append (hp_scene_get_hits (scene), hit);
}

void
small_plan_set_curve (HpScene            *scene,
                      const HpCurvePoint *points,
                      gsize               n_points)
{
  g_autoptr(HpCurve) curve = hp_curve_new (points, n_points);

  g_object_set (scene, "curve", curve, NULL);
}

HpTempoPlan *
small_plan_add_tempo_plan (HpScene    *scene,
                           gint64      downbeat,
                           const char *meter)
{
  g_autoptr(HpTempoPlan) tempo_plan = g_object_new (HP_TYPE_TEMPO_PLAN,
                                                    "id", "tempo-1",
                                                    "name", "A",
                                                    "downbeat", downbeat,
                                                    NULL);
  g_autoptr(HpMeterChange) change = g_object_new (HP_TYPE_METER_CHANGE,
                                                  "bar", 1,
                                                  "meter", meter,
                                                  NULL);

  hp_element_list_append (hp_tempo_plan_get_meters (tempo_plan), change);
  hp_element_list_append (hp_scene_get_tempo_plans (scene), tempo_plan);
  g_object_set (scene, "tempo-plan", "tempo-1", NULL);
  return tempo_plan;
}

void
small_plan_add_tempo (HpTempoPlan *tempo_plan,
                      HpFraction   at,
                      double       bpm,
                      gboolean     ramp)
{
  const HpFraction quarter = { 1, 4 };
  const HpBpm per_minute = { bpm, 0 };
  g_autoptr(HpTempoChange) change = g_object_new (HP_TYPE_TEMPO_CHANGE,
                                                  "at", &at,
                                                  "beat", &quarter,
                                                  "bpm", &per_minute,
                                                  "ramp", ramp,
                                                  NULL);

  hp_element_list_append (hp_tempo_plan_get_tempos (tempo_plan), change);
}
