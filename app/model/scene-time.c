#include "model/scene-time.h"

#include "model/meter-change.h"
#include "model/tempo-change.h"

/**
 * hp_scene_get_chosen_tempo_plan:
 * @self: a scene
 *
 * Returns: (transfer none) (nullable): the tempo plan that the scene names, or
 *   %NULL while none is chosen
 */
HpTempoPlan *
hp_scene_get_chosen_tempo_plan (HpScene *self)
{
  GListModel *tempo_plans;
  const char *chosen;

  g_return_val_if_fail (HP_IS_SCENE (self), NULL);

  chosen = hp_scene_get_tempo_plan (self);
  tempo_plans = G_LIST_MODEL (hp_scene_get_tempo_plans (self));
  for (guint i = 0; i < g_list_model_get_n_items (tempo_plans); i++)
    {
      g_autoptr(HpTempoPlan) tempo_plan = g_list_model_get_item (tempo_plans, i);

      if (*chosen != '\0' && g_strcmp0 (hp_element_get_id (HP_ELEMENT (tempo_plan)), chosen) == 0)
        return tempo_plan;
    }

  return NULL;
}

/* The loader refuses a tempo plan without a meter for bar 1, and a text that is no meter. */
HpMeterMap *
hp_tempo_plan_make_meter_map (HpTempoPlan *self)
{
  g_autoptr(GArray) changes = g_array_new (FALSE, FALSE, sizeof (HpMeterMapChange));
  GListModel *meters;

  g_return_val_if_fail (HP_IS_TEMPO_PLAN (self), NULL);

  meters = G_LIST_MODEL (hp_tempo_plan_get_meters (self));
  for (guint i = 0; i < g_list_model_get_n_items (meters); i++)
    {
      g_autoptr(HpMeterChange) meter = g_list_model_get_item (meters, i);
      HpMeterMapChange change = { hp_meter_change_get_bar (meter), { 4, 4 } };

      hp_meter_parse (hp_meter_change_get_meter (meter), &change.meter, NULL);
      g_array_append_val (changes, change);
    }

  return hp_meter_map_new ((const HpMeterMapChange *) (gpointer) changes->data, changes->len);
}

HpTempoMap *
hp_tempo_plan_make_tempo_map (HpTempoPlan *self,
                              HpFrameRate  rate)
{
  g_autoptr(GArray) changes = g_array_new (FALSE, FALSE, sizeof (HpTempoMapChange));
  GListModel *tempos;

  g_return_val_if_fail (HP_IS_TEMPO_PLAN (self), NULL);

  tempos = G_LIST_MODEL (hp_tempo_plan_get_tempos (self));
  for (guint i = 0; i < g_list_model_get_n_items (tempos); i++)
    {
      g_autoptr(HpTempoChange) tempo = g_list_model_get_item (tempos, i);
      HpTempoMapChange change = {
        hp_tempo_change_get_at (tempo),
        hp_tempo_change_get_beat (tempo),
        hp_tempo_change_get_bpm (tempo),
        hp_tempo_change_get_ramp (tempo),
      };

      g_array_append_val (changes, change);
    }

  return hp_tempo_map_new ((const HpTempoMapChange *) (gpointer) changes->data, changes->len,
                           rate, hp_tempo_plan_get_downbeat (self));
}
