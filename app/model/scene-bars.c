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

static char *
format (const HpMeterMap *meter_map,
        HpFraction        position)
{
  HpFraction offset;
  gint64 bar = hp_meter_map_get_bar (meter_map, position, &offset);
  guint unit = hp_meter_map_get_meter (meter_map, bar).unit;
  gint64 beat = hp_fraction_floor (hp_fraction_multiply (offset, hp_fraction_new (unit, 1)));

  return g_strdup_printf ("%" G_GINT64_FORMAT "|%" G_GINT64_FORMAT, bar, beat + 1);
}

char *
hp_scene_format_beat (HpScene     *self,
                      HpFrameRate  rate,
                      gint64       frame)
{
  g_autoptr(HpTempoMap) tempo_map = NULL;
  g_autoptr(HpMeterMap) meter_map = NULL;
  HpTempoPlan *chosen;

  g_return_val_if_fail (HP_IS_SCENE (self), NULL);

  chosen = hp_scene_get_chosen_tempo_plan (self);
  if (chosen == NULL)
    return NULL;

  tempo_map = hp_tempo_plan_make_tempo_map (chosen, rate);
  meter_map = hp_tempo_plan_make_meter_map (chosen);
  return format (meter_map, position_of (tempo_map, frame));
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

static gboolean
holds (HpScene          *self,
       const HpTempoMap *tempo_map,
       HpFraction        position)
{
  gint64 frame = hp_tempo_map_get_nearest_frame (tempo_map, position);

  return frame >= hp_scene_get_in (self) && frame < hp_scene_get_out (self);
}

/* The @parts'th of a beat that is nearest to @position. */
static HpFraction
find_nearest_part (const HpMeterMap *meter_map,
                   HpFraction        position,
                   guint             parts)
{
  HpFraction beat = hp_meter_map_get_beat (meter_map, position);
  HpFraction next = hp_meter_map_get_next_beat (meter_map, position);
  HpFraction part = hp_fraction_multiply (hp_fraction_subtract (next, beat),
                                          hp_fraction_new (1, parts));
  HpFraction offset = hp_fraction_subtract (position, beat);
  HpFraction nearest = beat;

  for (guint i = 1; i <= parts; i++)
    {
      HpFraction middle = hp_fraction_multiply (part, hp_fraction_new (2 * i - 1, 2));

      if (hp_fraction_compare (offset, middle) > 0)
        nearest = hp_fraction_add (beat, hp_fraction_multiply (part, hp_fraction_new (i, 1)));
    }

  return nearest;
}

/* FALSE while no tempo plan is chosen. */
static gboolean
make_maps (HpScene     *self,
           HpFrameRate  rate,
           HpTempoMap **tempo_map,
           HpMeterMap **meter_map)
{
  HpTempoPlan *chosen = hp_scene_get_chosen_tempo_plan (self);

  if (chosen == NULL)
    return FALSE;

  *tempo_map = hp_tempo_plan_make_tempo_map (chosen, rate);
  *meter_map = hp_tempo_plan_make_meter_map (chosen);
  return TRUE;
}

gboolean
hp_scene_find_nearest_beat (HpScene     *self,
                            HpFrameRate  rate,
                            gint64       frame,
                            guint        parts,
                            HpFraction  *position)
{
  g_autoptr(HpTempoMap) tempo_map = NULL;
  g_autoptr(HpMeterMap) meter_map = NULL;

  g_return_val_if_fail (HP_IS_SCENE (self), FALSE);
  g_return_val_if_fail (parts >= 1 && position != NULL, FALSE);

  if (!make_maps (self, rate, &tempo_map, &meter_map))
    return FALSE;

  frame = CLAMP (frame, hp_scene_get_in (self), hp_scene_get_out (self) - 1);
  *position = find_nearest_part (meter_map, position_of (tempo_map, frame), parts);

  /* At the edges of the scene the nearest may lie outside: then it is the one across. */
  if (!holds (self, tempo_map, *position))
    *position = hp_tempo_map_get_nearest_frame (tempo_map, *position) < hp_scene_get_in (self)
                ? hp_meter_map_get_next_beat (meter_map, *position)
                : hp_meter_map_get_beat (meter_map, position_of (tempo_map, frame));

  return holds (self, tempo_map, *position);
}

/* The beat before @position: that of its own, where it lies after one. */
static HpFraction
get_beat_before (const HpMeterMap *meter_map,
                 HpFraction        position)
{
  HpFraction tick = hp_fraction_new (1, HP_SCORE_DENOMINATOR);

  return hp_meter_map_get_beat (meter_map, hp_fraction_subtract (position, tick));
}

gboolean
hp_scene_step_beats (HpScene     *self,
                     HpFrameRate  rate,
                     HpFraction   position,
                     int          n,
                     HpFraction  *to)
{
  g_autoptr(HpTempoMap) tempo_map = NULL;
  g_autoptr(HpMeterMap) meter_map = NULL;

  g_return_val_if_fail (HP_IS_SCENE (self), FALSE);
  g_return_val_if_fail (to != NULL, FALSE);

  if (!make_maps (self, rate, &tempo_map, &meter_map))
    return FALSE;

  *to = position;
  for (; n > 0; n--)
    *to = hp_meter_map_get_next_beat (meter_map, *to);
  for (; n < 0; n++)
    *to = get_beat_before (meter_map, *to);

  return holds (self, tempo_map, *to);
}

gboolean
hp_scene_step_bars (HpScene     *self,
                    HpFrameRate  rate,
                    HpFraction   position,
                    int          n,
                    HpFraction  *to)
{
  g_autoptr(HpTempoMap) tempo_map = NULL;
  g_autoptr(HpMeterMap) meter_map = NULL;
  HpFraction offset;
  gint64 bar;

  g_return_val_if_fail (HP_IS_SCENE (self), FALSE);
  g_return_val_if_fail (to != NULL, FALSE);

  if (!make_maps (self, rate, &tempo_map, &meter_map))
    return FALSE;

  bar = hp_meter_map_get_bar (meter_map, position, &offset) + n;
  *to = hp_fraction_add (hp_meter_map_get_start (meter_map, bar), offset);
  if (hp_fraction_compare (offset, hp_meter_map_get_length (meter_map, bar)) >= 0)
    *to = get_beat_before (meter_map, hp_meter_map_get_start (meter_map, bar + 1));

  return holds (self, tempo_map, *to);
}

char *
hp_scene_format_position (HpScene    *self,
                          HpFraction  position)
{
  g_autoptr(HpMeterMap) meter_map = NULL;
  HpTempoPlan *chosen;

  g_return_val_if_fail (HP_IS_SCENE (self), NULL);

  chosen = hp_scene_get_chosen_tempo_plan (self);
  if (chosen == NULL)
    return NULL;

  meter_map = hp_tempo_plan_make_meter_map (chosen);
  return format (meter_map, position);
}
