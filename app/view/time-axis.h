/* Where frames lie across the canvas: frames to pixels and back, scroll and zoom.
 *
 * Time runs left to right in every locale.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  double start;         /* frames: the time at x = 0, maybe within a frame */
  double frames_per_px;
} HpTimeAxis;

/* No nearer than a frame over these, px. */
#define HP_TIME_AXIS_MAX_FRAME_WIDTH 64.0

double     hp_time_axis_x        (const HpTimeAxis *self,
                                  double            frame);
double     hp_time_axis_time_at  (const HpTimeAxis *self,
                                  double            x);
gint64     hp_time_axis_frame_at (const HpTimeAxis *self,
                                  double            x,
                                  gint64            duration);
gint64     hp_time_axis_edge_at  (const HpTimeAxis *self,
                                  double            x,
                                  gint64            duration);

HpTimeAxis hp_time_axis_fitting  (gint64            in,
                                  gint64            out,
                                  double            width);
HpTimeAxis hp_time_axis_zoomed   (const HpTimeAxis *self,
                                  double            x,
                                  double            factor,
                                  gint64            duration,
                                  double            width);
HpTimeAxis hp_time_axis_moved_to (const HpTimeAxis *self,
                                  double            start,
                                  gint64            duration,
                                  double            width);

G_END_DECLS
