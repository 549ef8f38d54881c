#include "view/time-axis.h"

#include <math.h>

/* Frames: more than pixels lose of a time, and less than anyone sees. */
#define LOST 1e-6

double
hp_time_axis_x (const HpTimeAxis *self,
                double            frame)
{
  return (frame - self->start) / self->frames_per_px;
}

/* Frames and parts of a frame at @x, whether there is picture or not. */
double
hp_time_axis_time_at (const HpTimeAxis *self,
                      double            x)
{
  return self->start + x * self->frames_per_px;
}

/* The frame that is shown over @x, inside a picture of @duration frames; the px at which a frame is
 * drawn is its own. */
gint64
hp_time_axis_frame_at (const HpTimeAxis *self,
                       double            x,
                       gint64            duration)
{
  gint64 frame = (gint64) floor (hp_time_axis_time_at (self, x) + LOST);

  return CLAMP (frame, 0, MAX (duration - 1, 0));
}

/* The boundary between frames nearest to @x: where a point, an in or an out lies. */
gint64
hp_time_axis_edge_at (const HpTimeAxis *self,
                      double            x,
                      gint64            duration)
{
  gint64 edge = (gint64) floor (hp_time_axis_time_at (self, x) + 0.5);

  return CLAMP (edge, 0, duration);
}

/* An axis on which @in…@out just fill @width. */
HpTimeAxis
hp_time_axis_fitting (gint64 in,
                      gint64 out,
                      double width)
{
  double frames = (double) MAX (out - in, 1);

  return (HpTimeAxis) {
    .start = (double) in,
    .frames_per_px = MAX (frames / MAX (width, 1), 1 / HP_TIME_AXIS_MAX_FRAME_WIDTH),
  };
}

/* Zoomed by @factor (above 1: nearer) so that what is at @x stays there. */
HpTimeAxis
hp_time_axis_zoomed (const HpTimeAxis *self,
                     double            x,
                     double            factor,
                     gint64            duration,
                     double            width)
{
  HpTimeAxis all = hp_time_axis_fitting (0, duration, width);
  double held = hp_time_axis_time_at (self, x);
  HpTimeAxis zoomed;

  g_return_val_if_fail (factor > 0, *self);

  zoomed.frames_per_px = CLAMP (self->frames_per_px / factor,
                                1 / HP_TIME_AXIS_MAX_FRAME_WIDTH, all.frames_per_px);
  zoomed.start = held - x * zoomed.frames_per_px;
  return hp_time_axis_moved_to (&zoomed, zoomed.start, duration, width);
}

/* Scrolled to @start, as far as the picture reaches. */
HpTimeAxis
hp_time_axis_moved_to (const HpTimeAxis *self,
                       double            start,
                       gint64            duration,
                       double            width)
{
  double last = (double) duration - width * self->frames_per_px;
  HpTimeAxis moved = *self;

  moved.start = CLAMP (start, 0, MAX (last, 0));
  return moved;
}
