#include "view/ruler-ticks.h"

#define MIN_TICK_DISTANCE 8.0  /* px */

/* Round steps in seconds, each with how many minor steps it divides into. */
static const struct { int seconds; int minor; } steps[] = {
  { 1, 4 }, { 2, 4 }, { 5, 5 }, { 10, 10 }, { 15, 3 }, { 30, 6 }, { 60, 6 }, { 120, 4 },
  { 300, 5 }, { 600, 10 }, { 900, 3 }, { 1800, 6 }, { 3600, 6 }, { 7200, 4 },
};

static const int frame_steps[] = { 1, 2, 5, 10 };

/* The frame number that timecode counts as second @second and @frames into it; of a label that
 * is dropped, the first after it. */
static gint64
label_of (const HpRulerReel *reel,
          gint64             second,
          gint64             frames)
{
  gint64 base = hp_frame_rate_get_base (reel->rate);
  gint64 drop = reel->drop_frame ? hp_frame_rate_get_drop (reel->rate) : 0;
  gint64 minutes = second / 60;

  if (second % 60 == 0 && minutes % 10 != 0)
    frames = MAX (frames, drop);

  return second * base + frames - drop * (minutes - minutes / 10);
}

/* The labels that are shown, and where ticks for them go. */
typedef struct
{
  const HpRulerReel *reel;
  gint64             first;
  gint64             last;
  double             last_named;  /* frame: a label that stood after it would leave the reel */
  GArray            *ticks;
} Shown;

static void
append (Shown    *shown,
        gint64    label,
        gboolean  is_major)
{
  const HpRulerReel *reel = shown->reel;
  GArray *ticks = shown->ticks;
  HpRulerTick tick = { label - reel->start_label + reel->start, FALSE };

  if (label < shown->first || label > shown->last || tick.frame >= reel->end)
    return;

  /* Several dropped labels have the same frame after them. */
  if (ticks->len > 0 && g_array_index (ticks, HpRulerTick, ticks->len - 1).frame >= tick.frame)
    return;

  tick.is_major = is_major && (double) tick.frame <= shown->last_named;
  g_array_append_val (ticks, tick);
}

/* A second that begins before @label: drop-frame labels run ahead of the count. */
static gint64
second_before (const HpRulerReel *reel,
               gint64             label)
{
  return MAX (0, label / hp_frame_rate_get_base (reel->rate) - 1);
}

static void
append_frames (Shown  *shown,
               double  label_frames)
{
  const HpRulerReel *reel = shown->reel;
  gint64 base = hp_frame_rate_get_base (reel->rate);
  guint chosen = 0;
  int step;

  while (frame_steps[chosen] < label_frames)
    chosen++;
  step = frame_steps[chosen];

  for (gint64 second = second_before (reel, shown->first);
       label_of (reel, second, 0) <= shown->last;
       second++)
    for (gint64 frames = 0; frames < base; frames++)
      append (shown, label_of (reel, second, frames), frames % step == 0 && frames + step <= base);
}

static void
append_seconds (Shown  *shown,
                double  label_seconds,
                double  px_per_second)
{
  const HpRulerReel *reel = shown->reel;
  guint chosen = 0;
  int seconds, minor;

  while (chosen + 1 < G_N_ELEMENTS (steps) && steps[chosen].seconds < label_seconds)
    chosen++;

  seconds = steps[chosen].seconds;
  minor = steps[chosen].minor;
  while (seconds < label_seconds && seconds < G_MAXINT / 2)
    seconds *= 2;
  if (seconds % minor != 0 || seconds * px_per_second / minor < MIN_TICK_DISTANCE)
    minor = 1;

  for (gint64 second = second_before (reel, shown->first) / seconds * seconds;
       label_of (reel, second, 0) <= shown->last;
       second += seconds)
    for (int i = 0; i < minor; i++)
      append (shown, label_of (reel, second + i * (seconds / minor), 0), i == 0);
}

/**
 * hp_ruler_ticks_new:
 * @axis: what is shown
 * @width: of the ruler, px
 * @label_width: what a label takes, and the room beside it, px
 * @reel: the stretch to mark
 *
 * Returns: (transfer full) (element-type HpRulerTick): the ticks in order, those
 *   just left of what is shown included, whose labels reach into it; none reaches out of the reel,
 *   for there the labels of the next one begin
 */
GArray *
hp_ruler_ticks_new (const HpTimeAxis  *axis,
                    double             width,
                    double             label_width,
                    const HpRulerReel *reel)
{
  Shown shown = {
    .reel = reel,
    .first = MAX ((gint64) hp_time_axis_time_at (axis, -label_width), reel->start),
    .last = MIN ((gint64) hp_time_axis_time_at (axis, width) + 1, reel->end),
    .last_named = (double) reel->end - label_width * axis->frames_per_px,
    .ticks = g_array_new (FALSE, FALSE, sizeof (HpRulerTick)),
  };
  double base = hp_frame_rate_get_base (reel->rate);
  double label_frames = label_width * axis->frames_per_px;

  if (shown.first > shown.last)
    return shown.ticks;

  shown.first += reel->start_label - reel->start;
  shown.last += reel->start_label - reel->start;

  if (label_frames <= frame_steps[G_N_ELEMENTS (frame_steps) - 1] && 2 * label_frames <= base)
    append_frames (&shown, label_frames);
  else
    append_seconds (&shown, label_frames / base, base / axis->frames_per_px);

  return shown.ticks;
}
