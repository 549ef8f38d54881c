#include "score/tempo-steps.h"

#include <math.h>

/* Two tempi closer than this part of them are one. */
#define EPSILON 1e-9

/* Where change @index is written: its position, or the start of its beat where no rest
 * reaches it.  That beat then has a mean tempo, and all other beats keep their times. */
static HpFraction
place_of (const HpTempoMapChange *change,
          const HpMeterMap       *meter_map)
{
  if (HP_TEMPO_STEPS_FINEST % change->at.den == 0)
    return change->at;

  return hp_meter_map_get_beat (meter_map, change->at);
}

static HpScoreRamp
ramp_of (const HpTempoMapChange *change,
         const HpTempoMapChange *next,
         HpFrameRate             rate)
{
  double from, to;

  if (!change->ramp || next == NULL)
    return HP_SCORE_RAMP_NONE;

  from = hp_bpm_get_per_minute (change->bpm, rate) * hp_fraction_to_double (change->beat);
  to = hp_bpm_get_per_minute (next->bpm, rate) * hp_fraction_to_double (next->beat);
  if (fabs (to - from) <= EPSILON * from)
    return HP_SCORE_RAMP_NONE;

  return to > from ? HP_SCORE_RAMP_FASTER : HP_SCORE_RAMP_SLOWER;
}

/* Appends a step at @at, or marks the one that is there. */
static void
append (GArray       *steps,
        HpScoreTempo  step)
{
  HpScoreTempo *last = steps->len > 0
                       ? &g_array_index (steps, HpScoreTempo, steps->len - 1) : NULL;

  if (last == NULL || hp_fraction_compare (last->at, step.at) < 0)
    {
      g_array_append_val (steps, step);
    }
  else if (step.is_marked)
    {
      step.at = last->at;
      *last = step;
    }
}

static void
append_mark (GArray                 *steps,
             HpFraction              at,
             const HpTempoMapChange *change,
             HpScoreRamp             ramp,
             HpFrameRate             rate)
{
  append (steps, (HpScoreTempo) {
    .at = at,
    .is_marked = TRUE,
    .beat = change->beat,
    .per_minute = hp_bpm_get_per_minute (change->bpm, rate),
    .click = change->bpm.click,
    .ramp = ramp,
  });
}

/* The steps after @change, to the next one at the latest. */
static void
append_steps (GArray           *steps,
              const HpMeterMap *meter_map,
              HpFraction        from,
              HpFraction        to,
              gboolean          is_ramp)
{
  HpFraction at = hp_meter_map_get_next_beat (meter_map, from);

  while (hp_fraction_compare (at, to) < 0)
    {
      append (steps, (HpScoreTempo) { .at = at });
      if (!is_ramp)
        return;
      at = hp_meter_map_get_next_beat (meter_map, at);
    }
}

/* Gives each step its mean tempo, and leaves out those that change nothing. */
static void
set_tempi (GArray           *steps,
           const HpTempoMap *tempo_map,
           HpFraction        end)
{
  guint n_kept = 0;
  double last = 0;

  for (guint i = 0; i < steps->len; i++)
    {
      HpScoreTempo step = g_array_index (steps, HpScoreTempo, i);
      HpFraction to = i + 1 < steps->len ? g_array_index (steps, HpScoreTempo, i + 1).at : end;
      double seconds = hp_tempo_map_get_seconds (tempo_map, to) -
                       hp_tempo_map_get_seconds (tempo_map, step.at);

      step.tempo = 60 * hp_fraction_to_double (hp_fraction_subtract (to, step.at)) / seconds;
      if (!step.is_marked && fabs (step.tempo - last) <= EPSILON * last)
        continue;

      last = step.tempo;
      g_array_index (steps, HpScoreTempo, n_kept++) = step;
    }

  g_array_set_size (steps, n_kept);
}

/**
 * hp_tempo_steps_make:
 * @tempo_map: the time of the score
 * @meter_map: its bars
 * @start: where its first bar starts, at or before the first downbeat
 * @end: where its last bar ends
 *
 * Returns: (transfer full) (element-type HpScoreTempo): the steps; the first at
 *   @start, which has the first mark of the map
 */
GArray *
hp_tempo_steps_make (const HpTempoMap *tempo_map,
                     const HpMeterMap *meter_map,
                     HpFraction        start,
                     HpFraction        end)
{
  GArray *steps = g_array_new (FALSE, FALSE, sizeof (HpScoreTempo));
  HpFrameRate rate = hp_tempo_map_get_frame_rate (tempo_map);
  const HpTempoMapChange *changes;
  gsize n_changes;

  changes = hp_tempo_map_get_changes (tempo_map, &n_changes);
  append_mark (steps, start, &changes[0], HP_SCORE_RAMP_NONE, rate);

  for (gsize i = 0; i < n_changes; i++)
    {
      const HpTempoMapChange *next = i + 1 < n_changes ? &changes[i + 1] : NULL;
      HpScoreRamp ramp = ramp_of (&changes[i], next, rate);
      HpFraction at = place_of (&changes[i], meter_map);
      HpFraction to = end;

      if (hp_fraction_compare (at, end) >= 0)
        break;
      if (next != NULL && hp_fraction_compare (place_of (next, meter_map), end) < 0)
        to = place_of (next, meter_map);

      /* The first tempo holds in a pickup, too; it is written again only where it moves. */
      if (i > 0 || ramp != HP_SCORE_RAMP_NONE)
        append_mark (steps, at, &changes[i], ramp, rate);
      if (ramp != HP_SCORE_RAMP_NONE || hp_fraction_compare (at, changes[i].at) != 0)
        append_steps (steps, meter_map, at, to, ramp != HP_SCORE_RAMP_NONE);
    }

  set_tempi (steps, tempo_map, end);
  return steps;
}
