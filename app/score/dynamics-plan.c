#include "score/dynamics-plan.h"

#include "core/curve-shape.h"
#include "music/dynamics.h"

typedef struct
{
  const HpTempoMap *tempo_map;
  const HpMeterMap *meter_map;
  HpFraction        first_beat;  /* nothing may lie before it … */
  HpFraction        last_beat;   /* … or after this one */
  GArray           *dynamics;
  GArray           *wedges;
} Writing;

static HpFraction
later (HpFraction a,
       HpFraction b)
{
  return hp_fraction_compare (a, b) < 0 ? b : a;
}

static HpFraction
earlier (HpFraction a,
         HpFraction b)
{
  return hp_fraction_compare (a, b) < 0 ? a : b;
}

static HpFraction
snap (const Writing *writing,
      gint64         frame)
{
  HpFraction at = hp_tempo_map_get_tick_at (writing->tempo_map, (double) frame,
                                            HP_SCORE_TICKS_PER_WHOLE);

  at = hp_meter_map_get_nearest_beat (writing->meter_map, at);
  return later (writing->first_beat, earlier (at, writing->last_beat));
}

/* Where one hairpin ends and the next begins there is one mark: the level that is left. */
static void
mark (const Writing *writing,
      HpFraction     at,
      double         level)
{
  HpScoreDynamic dynamic = { at, hp_dynamic_from_level (level) };

  if (writing->dynamics->len > 0)
    {
      HpScoreDynamic *last = &g_array_index (writing->dynamics, HpScoreDynamic,
                                             writing->dynamics->len - 1);

      if (hp_fraction_compare (last->at, at) == 0)
        {
          *last = dynamic;
          return;
        }
    }

  g_array_append_val (writing->dynamics, dynamic);
}

/* Positions of beats are multiples of a 32nd. */
static HpFraction
beat_before (const Writing *writing,
             HpFraction     beat)
{
  return hp_meter_map_get_beat (writing->meter_map,
                                hp_fraction_subtract (beat, (HpFraction) { 1, 64 }));
}

static void
write_stretch (const Writing         *writing,
               const HpCurveStretch  *stretch,
               HpFraction             from,
               HpFraction             to)
{
  gboolean is_crescendo = stretch->to_level > stretch->from_level;
  double soft = is_crescendo ? stretch->from_level : stretch->to_level;
  HpScoreWedge wedge = { from, to, is_crescendo, soft < HP_DYNAMIC_NIENTE };

  mark (writing, from, stretch->from_level);
  g_array_append_val (writing->wedges, wedge);
  mark (writing, to, stretch->to_level);
}

/**
 * hp_dynamics_plan_curve:
 * @curve: what is written
 * @in: the first frame of the cue
 * @out: the frame after its last, where the last level is reached
 * @tempo_map: the time of the score
 * @meter_map: its bars
 * @first_beat: the first beat of the score
 * @last_beat: the last one
 * @dynamics: (element-type HpScoreDynamic): the marks are appended to it
 * @wedges: (element-type HpScoreWedge): the hairpins are appended to it
 *
 * Writes builds and releases from beat to beat.  One too short to leave its
 * beat is given a whole one, since it is there to be played; if it then has
 * pushed the next from its only beat, that one is left out, so that the
 * hairpins are never more than a beat behind the curve.  After the last beat
 * of the score there is nothing to hang a mark on: what would end there ends
 * on that beat.
 */
void
hp_dynamics_plan_curve (const HpCurve    *curve,
                        gint64            in,
                        gint64            out,
                        const HpTempoMap *tempo_map,
                        const HpMeterMap *meter_map,
                        HpFraction        first_beat,
                        HpFraction        last_beat,
                        GArray           *dynamics,
                        GArray           *wedges)
{
  const Writing writing = { tempo_map, meter_map, first_beat, last_beat, dynamics, wedges };
  g_autoptr(GArray) stretches = NULL;
  HpFraction written = first_beat;  /* up to here */

  g_return_if_fail (curve != NULL);

  stretches = hp_curve_find_stretches (curve, in, out);
  for (guint i = 0; i < stretches->len; i++)
    {
      const HpCurveStretch *stretch = &g_array_index (stretches, HpCurveStretch, i);
      HpFraction wanted = snap (&writing, stretch->from);
      HpFraction from = later (wanted, written);
      HpFraction to = snap (&writing, stretch->to);

      if (hp_fraction_compare (to, from) <= 0)
        {
          if (hp_fraction_compare (wanted, from) < 0)
            continue;
          to = hp_meter_map_get_next_beat (meter_map, from);
        }
      if (hp_fraction_compare (to, last_beat) > 0)
        {
          from = later (beat_before (&writing, last_beat), written);
          to = last_beat;
        }
      if (hp_fraction_compare (from, to) >= 0)
        continue;

      write_stretch (&writing, stretch, from, to);
      written = to;
    }
}
