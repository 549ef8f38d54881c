#include "view/overview.h"

#include <math.h>

#define REACH 6.0       /* px from an end of the frame that still take hold of it */
#define MIN_FRAMES 8.0  /* that stay shown */
#define LEAST_PART 1e-3 /* of a frame: of less of it nothing is shown */

HpOverview
hp_overview_new (const HpTimeAxis *shown,
                 double            shown_width,
                 gint64            duration,
                 double            width)
{
  return (HpOverview) {
    .axis = hp_time_axis_fitting (0, duration, width),
    .start = shown->start,
    .end = MIN (hp_time_axis_time_at (shown, shown_width), (double) MAX (duration, 1)),
    .duration = duration,
  };
}

gint64
hp_overview_get_last (const HpOverview *self)
{
  return MAX ((gint64) ceil (self->end - LEAST_PART) - 1, 0);
}

HpSpanPart
hp_overview_part_at (const HpOverview *self,
                     double            x)
{
  return hp_span_part_at (&self->axis, (gint64) self->start, (gint64) self->end, x, REACH);
}

static HpOverview
moved_to (const HpOverview *self,
          double            start)
{
  double length = self->end - self->start;
  HpOverview moved = *self;

  moved.start = CLAMP (start, 0, MAX ((double) self->duration - length, 0));
  moved.end = moved.start + length;
  return moved;
}

HpOverview
hp_overview_dragged (const HpOverview *self,
                     HpSpanPart        part,
                     double            offset)
{
  double frames = offset * self->axis.frames_per_px;
  HpOverview dragged = *self;

  switch (part)
    {
    case HP_SPAN_IN:
      dragged.start = CLAMP (self->start + frames, 0, MAX (self->end - MIN_FRAMES, 0));
      return dragged;

    case HP_SPAN_OUT:
      dragged.end = MIN (MAX (self->end + frames, self->start + MIN_FRAMES),
                         (double) self->duration);
      return dragged;

    case HP_SPAN_BODY:
    case HP_SPAN_OUTSIDE:
    default:
      return moved_to (self, self->start + frames);
    }
}

HpOverview
hp_overview_centred (const HpOverview *self,
                     double            x)
{
  return moved_to (self, hp_time_axis_time_at (&self->axis, x) - (self->end - self->start) / 2);
}
