#include "ui/picture/frame-words.h"

#include "core/feet.h"
#include "core/timecode.h"
#include "model/edit-scene.h"
#include "model/plan-time.h"
#include "model/scene-bars.h"

G_DEFINE_ENUM_TYPE (HpCounter, hp_counter,
                    G_DEFINE_ENUM_VALUE (HP_COUNTER_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (HP_COUNTER_FEET, "feet"),
                    G_DEFINE_ENUM_VALUE (HP_COUNTER_REAL_TIME, "real-time"),
                    G_DEFINE_ENUM_VALUE (HP_COUNTER_BEATS, "beats"))

char *
hp_counter_format (HpCounter  self,
                   HpPlan    *plan,
                   gint64     frame,
                   HpScene   *preferred)
{
  char *beat;

  g_return_val_if_fail (HP_IS_PLAN (plan), NULL);

  switch (self)
    {
    case HP_COUNTER_FEET:
      return hp_feet_format (frame);

    case HP_COUNTER_REAL_TIME:
      return hp_timecode_format_real_time (frame, hp_plan_get_frame_rate (plan));

    case HP_COUNTER_BEATS:
      beat = hp_frame_format_beat (plan, frame, preferred);
      return beat != NULL ? beat : g_strdup ("–");

    case HP_COUNTER_NONE:
    default:
      return g_strdup ("");
    }
}

char *
hp_frame_format_beat (HpPlan  *plan,
                      gint64   frame,
                      HpScene *preferred)
{
  HpScene *scene = hp_plan_get_scene_at (plan, frame, preferred);

  return scene != NULL ? hp_scene_format_beat (scene, hp_plan_get_frame_rate (plan), frame) : NULL;
}

char *
hp_frame_describe_scenes (HpPlan *plan,
                          gint64  frame)
{
  GListModel *scenes = G_LIST_MODEL (hp_plan_get_scenes (plan));
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (scenes); i++)
    {
      g_autoptr(HpScene) scene = g_list_model_get_item (scenes, i);

      if (frame < hp_scene_get_in (scene) || frame >= hp_scene_get_out (scene))
        continue;

      if (text->len > 0)
        g_string_append (text, " · ");
      g_string_append (text, hp_scene_get_cue (scene));
      if (*hp_scene_get_title (scene) != '\0')
        g_string_append_printf (text, " %s", hp_scene_get_title (scene));
    }

  return g_string_free (text, FALSE);
}
