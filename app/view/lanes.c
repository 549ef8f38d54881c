#include "view/lanes.h"

#define LINE_ROOM 8.0  /* px from one line to the next that it takes to see what is between them */

guint
hp_lane_spans_arrange (HpLaneSpan *spans,
                       guint       n_spans)
{
  g_autoptr(GArray) outs = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < n_spans; i++)
    {
      guint row = 0;

      while (row < outs->len && g_array_index (outs, gint64, row) > spans[i].in)
        row++;
      if (row == outs->len)
        g_array_append_val (outs, spans[i].out);
      else
        g_array_index (outs, gint64, row) = spans[i].out;
      spans[i].row = row;
    }

  return outs->len;
}

void
hp_lane_spans_measure (HpLaneSpan *spans,
                       guint       n_spans)
{
  for (guint i = 0; i < n_spans; i++)
    spans[i].reach = i > 0 ? MAX (spans[i - 1].reach, spans[i].out) : spans[i].out;
}

void
hp_lane_spans_find (const HpLaneSpan *spans,
                    guint             n_spans,
                    double            from,
                    double            to,
                    guint            *first,
                    guint            *end)
{
  guint low = 0, high = n_spans;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if ((double) spans[middle].reach <= from)
        low = middle + 1;
      else
        high = middle;
    }
  *first = low;

  high = n_spans;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if ((double) spans[middle].in < to)
        low = middle + 1;
      else
        high = middle;
    }
  *end = low;
}

gsize
hp_lane_find_frame (const gint64 *frames,
                    gsize         n_frames,
                    double        from)
{
  gsize low = 0, high = n_frames;

  while (low < high)
    {
      gsize middle = low + (high - low) / 2;

      if ((double) frames[middle] < from)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

double
hp_lane_lines_strength (gsize  n_lines,
                        double width)
{
  if (n_lines == 0)
    return 1;

  return CLAMP (width / ((double) n_lines * LINE_ROOM), 0, 1);
}
