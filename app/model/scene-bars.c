#include "config.h"

#include "model/scene-bars.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "model/model-error.h"
#include "model/scene-time.h"

static HpFraction
position_of (const HpTempoMap *tempo_map,
             gint64            frame)
{
  return hp_tempo_map_get_tick_at (tempo_map, (double) frame, HP_SCORE_DENOMINATOR);
}

char *
hp_scene_format_beat (HpScene     *self,
                      HpFrameRate  rate,
                      gint64       frame)
{
  g_autoptr(HpTempoMap) tempo_map = NULL;
  g_autoptr(HpMeterMap) meter_map = NULL;
  HpTempoPlan *chosen;
  HpFraction offset;
  gint64 bar, beat;
  guint unit;

  g_return_val_if_fail (HP_IS_SCENE (self), NULL);

  chosen = hp_scene_get_chosen_tempo_plan (self);
  if (chosen == NULL)
    return NULL;

  tempo_map = hp_tempo_plan_make_tempo_map (chosen, rate);
  meter_map = hp_tempo_plan_make_meter_map (chosen);
  bar = hp_meter_map_get_bar (meter_map, position_of (tempo_map, frame), &offset);
  unit = hp_meter_map_get_meter (meter_map, bar).unit;
  beat = hp_fraction_floor (hp_fraction_multiply (offset, hp_fraction_new (unit, 1)));

  return g_strdup_printf ("%" G_GINT64_FORMAT "|%" G_GINT64_FORMAT, bar, beat + 1);
}

/* The first frame that does not start before @position. */
static gint64
first_frame_at (const HpTempoMap *tempo_map,
                HpFraction        position)
{
  gint64 frame = (gint64) floor (hp_tempo_map_get_frame (tempo_map, position));

  return hp_fraction_compare (position_of (tempo_map, frame), position) < 0 ? frame + 1 : frame;
}

static gboolean
refuse_outside (HpScene     *self,
                HpFrameRate  rate,
                GError     **error)
{
  g_autofree char *first = hp_scene_format_beat (self, rate, hp_scene_get_in (self));
  g_autofree char *last = hp_scene_format_beat (self, rate, hp_scene_get_out (self) - 1);

  /* Translators: the number of a cue, and its first and last beat, as in “1M2 goes from 1|1 to
   * 34|4”. */
  return hp_model_refuse (error, _("%s goes from %s to %s"), hp_scene_get_cue (self), first, last);
}

gboolean
hp_scene_find_beat (HpScene     *self,
                    HpFrameRate  rate,
                    gint64       bar,
                    gint64       beat,
                    gint64      *frame,
                    GError     **error)
{
  g_autoptr(HpTempoMap) tempo_map = NULL;
  g_autoptr(HpMeterMap) meter_map = NULL;
  HpTempoPlan *chosen;
  HpFraction position;
  HpMeter meter;
  gint64 found;

  g_return_val_if_fail (HP_IS_SCENE (self), FALSE);
  g_return_val_if_fail (frame != NULL, FALSE);

  chosen = hp_scene_get_chosen_tempo_plan (self);
  if (chosen == NULL)
    /* Translators: the number of a cue. */
    return hp_model_refuse (error, _("%s has no bars yet: no tempo plan is chosen for it"),
                            hp_scene_get_cue (self));

  meter_map = hp_tempo_plan_make_meter_map (chosen);
  meter = hp_meter_map_get_meter (meter_map, bar);
  if (beat < 1 || beat > meter.beats)
    /* Translators: the number of a bar, and of its beats. */
    return hp_model_refuse (error, _("Bar %lld has the beats 1 to %u"), (long long) bar,
                            meter.beats);

  tempo_map = hp_tempo_plan_make_tempo_map (chosen, rate);
  position = hp_fraction_add (hp_meter_map_get_start (meter_map, bar),
                              hp_fraction_new (beat - 1, meter.unit));
  found = first_frame_at (tempo_map, position);
  if (found < hp_scene_get_in (self) || found >= hp_scene_get_out (self))
    return refuse_outside (self, rate, error);

  *frame = found;
  return TRUE;
}
