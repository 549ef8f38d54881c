/* Stretches of time on a lane: in which row each lies, so that none hides another, and which are
 * seen. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  gint64 in;     /* frames */
  gint64 out;    /* the first frame after it */
  guint  row;    /* from 0, at the top */
  gint64 reach;  /* the last out of it and all before it */
} HpLaneSpan;

/* All of these take spans in the order of their ins. */

/* Gives each the first row that is free at its in; returns how many rows there are. */
guint hp_lane_spans_arrange (HpLaneSpan       *spans,
                             guint             n_spans);
/* Notes how far they reach, for hp_lane_spans_find(). */
void  hp_lane_spans_measure (HpLaneSpan       *spans,
                             guint             n_spans);
/* Those before *@first and from *@end on lie wholly outside @from…@to. */
void  hp_lane_spans_find    (const HpLaneSpan *spans,
                             guint             n_spans,
                             double            from,
                             double            to,
                             guint            *first,
                             guint            *end);

/* The index of the first of @frames, which ascend, that is not before @from; @n_frames for none. */
gsize hp_lane_find_frame    (const gint64     *frames,
                             gsize             n_frames,
                             double            from);

/* How strongly lines are drawn, 0…1, when @n_lines lie in @width px: the closer they lie the fainter,
 * so that they never hide what is under them. */
double hp_lane_lines_strength (gsize  n_lines,
                               double width);

G_END_DECLS
