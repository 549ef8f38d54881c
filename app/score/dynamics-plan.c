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
append_wedge (const Writing        *writing,
              const HpCurveStretch *stretch,
              HpFraction            from,
              HpFraction            to)
{
  gboolean is_crescendo = stretch->to_level > stretch->from_level;
  double soft = is_crescendo ? stretch->from_level : stretch->to_level;
  HpScoreWedge wedge = { from, to, is_crescendo, soft < HP_DYNAMIC_NIENTE };

  mark (writing, from, stretch->from_level);
  g_array_append_val (writing->wedges, wedge);
  mark (writing, to, stretch->to_level);
}

/* Lets the last hairpin, which was made for @last, reach as far as @stretch does.  Returns
 * whether they go the same way. */
static gboolean
extend_wedge (const Writing        *writing,
              HpCurveStretch       *last,
              const HpCurveStretch *stretch,
              HpFraction            to)
{
  HpScoreWedge *wedge = &g_array_index (writing->wedges, HpScoreWedge, writing->wedges->len - 1);

  if (wedge->is_crescendo != (stretch->to_level > stretch->from_level))
    return FALSE;

  wedge->to = later (wedge->to, to);
  if (wedge->is_crescendo)
    last->to_level = MAX (last->to_level, stretch->to_level);
  else
    last->to_level = MIN (last->to_level, stretch->to_level);
  wedge->is_niente = MIN (last->from_level, last->to_level) < HP_DYNAMIC_NIENTE;

  /* The mark that ended it goes with its end. */
  g_array_set_size (writing->dynamics, writing->dynamics->len - 1);
  mark (writing, wedge->to, last->to_level);
  return TRUE;
}

/* Where @stretch is written: from beat to beat, one at least, and after what is written.
 * Returns whether there is room. */
static gboolean
find_beats (const Writing        *writing,
            const HpCurveStretch *stretch,
            HpFraction            written,
            HpFraction           *from,
            HpFraction           *to)
{
  HpFraction wanted = snap (writing, stretch->from);

  *from = later (wanted, written);
  *to = snap (writing, stretch->to);
  if (hp_fraction_compare (*from, *to) < 0)
    return TRUE;
  if (hp_fraction_compare (wanted, *from) < 0)
    return FALSE;

  *to = hp_meter_map_get_next_beat (writing->meter_map, *from);
  if (hp_fraction_compare (*to, writing->last_beat) > 0)
    {
      *from = later (beat_before (writing, writing->last_beat), written);
      *to = writing->last_beat;
    }
  return hp_fraction_compare (*from, *to) < 0;
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
 * beat is given a whole one, since it is there to be played.  Where that takes
 * the only beat of the next, the next is left out, and the one after it, which
 * goes the same way as the first, is written as one with it: so the hairpins
 * are never more than a beat behind the curve, and never contradict it.  After
 * the last beat of the score there is nothing to hang a mark on: what would
 * end there ends on that beat.
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
  HpCurveStretch last = { 0 };
  HpFraction written = first_beat;  /* up to here */
  gboolean left_out = FALSE;        /* the stretch before */

  g_return_if_fail (curve != NULL);

  stretches = hp_curve_find_stretches (curve, in, out);
  for (guint i = 0; i < stretches->len; i++)
    {
      const HpCurveStretch *stretch = &g_array_index (stretches, HpCurveStretch, i);
      HpFraction from, to;

      if (left_out && wedges->len > 0 &&
          extend_wedge (&writing, &last, stretch, snap (&writing, stretch->to)))
        {
          left_out = FALSE;
        }
      else
        {
          left_out = !find_beats (&writing, stretch, written, &from, &to);
          if (left_out)
            continue;
          append_wedge (&writing, stretch, from, to);
          last = *stretch;
        }

      written = g_array_index (wedges, HpScoreWedge, wedges->len - 1).to;
    }
}
