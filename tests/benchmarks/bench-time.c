/* What is asked for each frame: its timecode, its time, its intensity. */

#include <stdio.h>

#include "core/curve-shape.h"
#include "core/timecode.h"
#include "measure.h"

#define N_FRAMES 10000
#define N_POINTS 40
#define STEP 250  /* frames between the points */

static const HpFrameRate rate = { 30000, 1001 };

typedef struct
{
  HpCurve *curve;
  char    *labels[N_FRAMES];
} Data;

static void
format_labels (gpointer data)
{
  for (gint64 frame = 0; frame < N_FRAMES; frame++)
    {
      g_autofree char *label = hp_timecode_format (107892 + frame, rate, TRUE);

      measure_use (label[10]);
    }
}

static void
print_four_numbers (gpointer data)
{
  for (int frame = 0; frame < N_FRAMES; frame++)
    {
      g_autofree char *label = g_strdup_printf ("%02d:%02d:%02d;%02d", 1, frame / 1800 % 60,
                                                frame / 30 % 60, frame % 30);

      measure_use (label[10]);
    }
}

static void
parse_labels (gpointer data)
{
  Data *self = data;

  for (guint i = 0; i < N_FRAMES; i++)
    {
      gint64 frame = 0;

      g_assert_true (hp_timecode_parse (self->labels[i], rate, TRUE, &frame, NULL));
      measure_use (frame);
    }
}

static void
scan_four_numbers (gpointer data)
{
  Data *self = data;

  for (guint i = 0; i < N_FRAMES; i++)
    {
      int hours, minutes, second, frame;

      g_assert_cmpint (sscanf (self->labels[i], "%d:%d:%d;%d", &hours, &minutes, &second, &frame),
                       ==, 4);
      measure_use (hours + minutes + second + frame);
    }
}

static void
find_frames (gpointer data)
{
  for (gint64 i = 0; i < N_FRAMES; i++)
    measure_use (hp_frame_rate_frame_at (rate, i * 33366700));
}

static void
divide_doubles (gpointer data)
{
  volatile double frames_a_second = 30000.0 / 1001;

  for (gint64 i = 0; i < N_FRAMES; i++)
    measure_use ((gint64) ((double) (i * 33366700) / 1e9 * frames_a_second));
}

static void
follow_curve (gpointer data)
{
  Data *self = data;
  double sum = 0;

  for (int frame = 0; frame < N_FRAMES; frame++)
    sum += hp_curve_level_at (self->curve, frame);

  measure_use ((gint64) sum);
}

/* Each segment found once, and a cubic whose slopes are known. */
static void
follow_cubics (gpointer data)
{
  Data *self = data;
  gsize n_points;
  const HpCurvePoint *points = hp_curve_get_points (self->curve, &n_points);
  double sum = 0;

  for (gsize i = 0; i + 1 < n_points; i++)
    for (gint64 frame = points[i].at; frame < points[i + 1].at; frame++)
      {
        double t = (double) (frame - points[i].at) / (double) (points[i + 1].at - points[i].at);

        sum += points[i].level + (points[i + 1].level - points[i].level) * t * t * (3 - 2 * t);
      }

  measure_use ((gint64) sum);
}

static void
find_stretches (gpointer data)
{
  Data *self = data;
  g_autoptr(GArray) stretches = hp_curve_find_stretches (self->curve, 0, N_FRAMES - 1);

  measure_use (stretches->len);
}

int
main (void)
{
  HpCurvePoint points[N_POINTS] = { 0 };
  Data data = { 0 };

  for (int i = 0; i < N_POINTS; i++)
    points[i] = (HpCurvePoint) { i * STEP, i * 37 % 100 / 100.0, HP_CURVE_SMOOTH };
  data.curve = hp_curve_new (points, N_POINTS);
  for (gint64 frame = 0; frame < N_FRAMES; frame++)
    data.labels[frame] = hp_timecode_format (107892 + frame, rate, TRUE);

  measure ("timecode-format/printf", 2, MEASURE_PROCESSOR, format_labels, print_four_numbers, &data);
  measure ("timecode-parse/scanf", 0.6, MEASURE_PROCESSOR, parse_labels, scan_four_numbers, &data);
  measure ("frame-at/double", 4, MEASURE_PROCESSOR, find_frames, divide_doubles, &data);
  measure ("curve-level/cubic", 50, MEASURE_PROCESSOR, follow_curve, follow_cubics, &data);
  measure ("curve-stretches/level", 2, MEASURE_PROCESSOR, find_stretches, follow_curve, &data);

  for (guint i = 0; i < N_FRAMES; i++)
    g_free (data.labels[i]);
  hp_curve_unref (data.curve);
  return measure_end ();
}
