#include "view/bar-grid.h"

#define MIN_TICK_DISTANCE 7.0  /* px */
#define TICKS_PER_WHOLE HP_SCORE_DENOMINATOR

typedef struct
{
  const HpTimeAxis *axis;
  const HpTempoMap *tempo_map;
  const HpMeterMap *meter_map;
  double            in;     /* frames of the cue */
  double            out;
  double            from;   /* of those, the ones that are seen */
  double            to;
} Grid;

static double
frame_of_bar (const Grid *grid,
              gint64      bar)
{
  return hp_tempo_map_get_frame (grid->tempo_map, hp_meter_map_get_start (grid->meter_map, bar));
}

static gint64
bar_at (const Grid *grid,
        double      frame)
{
  HpFraction offset;

  return hp_meter_map_get_bar (grid->meter_map,
                               hp_tempo_map_get_tick_at (grid->tempo_map, frame, TICKS_PER_WHOLE),
                               &offset);
}

/* The last bar at or before @bar that is marked when every @step'th is: 1, 1 + step … */
static gint64
round_down (gint64 bar,
            gint64 step)
{
  gint64 rest = (bar - 1) % step;

  return bar - (rest < 0 ? rest + step : rest);
}

/* Whether bars @step apart are @distance px from each other all through the cue: so what is shown
 * of it does not depend on where one looks.  The first that is not ends the search. */
static gboolean
is_wide_enough (const Grid *grid,
                gint64      step,
                double      distance)
{
  double frames = distance * grid->axis->frames_per_px;
  gint64 bar = round_down (bar_at (grid, grid->in), step);

  for (double at = frame_of_bar (grid, bar); at < grid->out; bar += step)
    {
      double next = frame_of_bar (grid, bar + step);

      if (next - at < frames)
        return FALSE;
      at = next;
    }

  return TRUE;
}

/* Twice as many until there is room: 1, 2, 4, 8 … bars. */
static gint64
find_step (const Grid *grid,
           double      distance)
{
  gint64 step = 1;

  while (step < G_MAXINT32 && !is_wide_enough (grid, step, distance))
    step *= 2;
  return step;
}

static void
append (GArray     *ticks,
        const Grid *grid,
        HpBarTick   tick,
        gint64      in)
{
  if (tick.frame >= (double) in && tick.frame < grid->to)
    g_array_append_val (ticks, tick);
}

static void
append_beats (GArray     *ticks,
              const Grid *grid,
              gint64      bar,
              gint64      in)
{
  HpMeter meter = hp_meter_map_get_meter (grid->meter_map, bar);
  HpFraction start = hp_meter_map_get_start (grid->meter_map, bar);
  double length = frame_of_bar (grid, bar + 1) - frame_of_bar (grid, bar);

  if (length / meter.beats < MIN_TICK_DISTANCE * grid->axis->frames_per_px)
    return;

  for (guint beat = 1; beat < meter.beats; beat++)
    {
      HpFraction at = hp_fraction_add (start, hp_fraction_new (beat, meter.unit));

      append (ticks, grid, (HpBarTick) { hp_tempo_map_get_frame (grid->tempo_map, at), bar, FALSE,
                                         FALSE }, in);
    }
}

/**
 * hp_bar_grid_new:
 * @axis: what is shown
 * @width: of the ruler, px
 * @label_width: what a number takes, and the room beside it, px
 * @in: the first frame that the grid is for
 * @out: the first frame after it
 *
 * Returns: (transfer full) (element-type HpBarTick): the ticks in order, those just left
 *   of what is shown included, whose numbers reach into it
 */
GArray *
hp_bar_grid_new (const HpTimeAxis *axis,
                 double            width,
                 double            label_width,
                 const HpTempoMap *tempo_map,
                 const HpMeterMap *meter_map,
                 gint64            in,
                 gint64            out)
{
  GArray *ticks = g_array_new (FALSE, FALSE, sizeof (HpBarTick));
  Grid grid = {
    .axis = axis,
    .tempo_map = tempo_map,
    .meter_map = meter_map,
    .in = (double) in,
    .out = (double) out,
    .from = MAX ((double) in, hp_time_axis_time_at (axis, -label_width)),
    .to = MIN ((double) out, hp_time_axis_time_at (axis, width)),
  };
  gint64 label_step, step;

  if (grid.from >= grid.to)
    return ticks;

  label_step = find_step (&grid, label_width);
  step = MIN (find_step (&grid, MIN_TICK_DISTANCE), label_step);
  for (gint64 bar = round_down (bar_at (&grid, grid.from), step);
       frame_of_bar (&grid, bar) < grid.to;
       bar += step)
    {
      append (ticks, &grid, (HpBarTick) { frame_of_bar (&grid, bar), bar, TRUE,
                                          round_down (bar, label_step) == bar }, in);
      if (step == 1)
        append_beats (ticks, &grid, bar, in);
    }

  return ticks;
}
