#include "core/curve-pattern.h"

#define MAX_NODES 6

/* From what a node counts. */
typedef enum
{
  TOWARDS_PEAK,  /* the share of the way from the beginning to the peak */
  BEFORE_PEAK,   /* seconds, at most half that way */
  AFTER_PEAK,    /* seconds, at most half the way from the peak to the end */
  TOWARDS_END,   /* the share of that way */
} From;

typedef struct
{
  From         from;
  double       value;
  double       level;
  HpCurveShape shape;
} Node;

/* In the order of time; those that find no room are left out, but never the ends and the peak. */
typedef struct
{
  double   peak;            /* the share of the stretch at which it is by nature */
  gboolean is_at_first_hit;
  Node     nodes[MAX_NODES];
  guint    n_nodes;
} Pattern;

static const Pattern patterns[HP_N_CURVE_PATTERNS] = {
  [HP_CURVE_PATTERN_BUILD] = { 1, FALSE, {
    { TOWARDS_PEAK, 0, 0.15, HP_CURVE_SMOOTH },
    { TOWARDS_PEAK, 1, 0.9, HP_CURVE_SMOOTH },
    { TOWARDS_END, 1, 0.8, HP_CURVE_LINE },
  }, 3 },
  [HP_CURVE_PATTERN_SUDDEN_RELEASE] = { 0.85, FALSE, {
    { TOWARDS_PEAK, 0, 0.1, HP_CURVE_SMOOTH },
    { TOWARDS_PEAK, 0.6, 0.4, HP_CURVE_SMOOTH },
    { TOWARDS_PEAK, 1, 0.95, HP_CURVE_LINE },
    { AFTER_PEAK, 0.5, 0.1, HP_CURVE_SMOOTH },
    { TOWARDS_END, 1, 0, HP_CURVE_LINE },
  }, 5 },
  [HP_CURVE_PATTERN_BLOOM] = { 0.7, FALSE, {
    { TOWARDS_PEAK, 0, 0.15, HP_CURVE_LINE },
    { TOWARDS_PEAK, 0.75, 0.25, HP_CURVE_SMOOTH },
    { TOWARDS_PEAK, 1, 0.85, HP_CURVE_SMOOTH },
    { TOWARDS_END, 1, 0.7, HP_CURVE_LINE },
  }, 4 },
  [HP_CURVE_PATTERN_PEEL_BACK] = { 0.15, TRUE, {
    { TOWARDS_PEAK, 0, 0.8, HP_CURVE_LINE },
    { TOWARDS_PEAK, 1, 0.95, HP_CURVE_SMOOTH },
    { TOWARDS_END, 0.4, 0.55, HP_CURVE_SMOOTH },
    { TOWARDS_END, 0.75, 0.25, HP_CURVE_SMOOTH },
    { TOWARDS_END, 1, 0.1, HP_CURVE_LINE },
  }, 5 },
  [HP_CURVE_PATTERN_FALSE_RELEASE] = { 0.85, FALSE, {
    { TOWARDS_PEAK, 0, 0.15, HP_CURVE_SMOOTH },
    { TOWARDS_PEAK, 0.6, 0.7, HP_CURVE_LINE },
    { TOWARDS_PEAK, 0.68, 0.25, HP_CURVE_SMOOTH },
    { TOWARDS_PEAK, 1, 0.95, HP_CURVE_SMOOTH },
    { TOWARDS_END, 1, 0.4, HP_CURVE_LINE },
  }, 5 },
  [HP_CURVE_PATTERN_BREATH] = { 0.8, FALSE, {
    { TOWARDS_PEAK, 0, 0.15, HP_CURVE_SMOOTH },
    { BEFORE_PEAK, 1.2, 0.65, HP_CURVE_LINE },
    { BEFORE_PEAK, 0.9, 0, HP_CURVE_HOLD },
    { TOWARDS_PEAK, 1, 0.95, HP_CURVE_SMOOTH },
    { TOWARDS_END, 1, 0.5, HP_CURVE_LINE },
  }, 5 },
};

static gint64
find_peak (const Pattern *pattern,
           gint64         in,
           gint64         out,
           const gint64  *hits,
           gsize          n_hits)
{
  gint64 peak = -1;

  for (gsize i = 0; i < n_hits; i++)
    if (hits[i] > in && hits[i] < out &&
        (peak < 0 || (pattern->is_at_first_hit ? hits[i] < peak : hits[i] > peak)))
      peak = hits[i];

  return peak >= 0 ? peak : in + (gint64) ((double) (out - in) * pattern->peak + 0.5);
}

static gint64
place (const Node *node,
       gint64      in,
       gint64      peak,
       gint64      out,
       double      frames_a_second)
{
  double before = (double) (peak - in), after = (double) (out - peak);

  switch (node->from)
    {
    case TOWARDS_PEAK:
      return in + (gint64) (node->value * before + 0.5);

    case BEFORE_PEAK:
      return peak - (gint64) MIN (node->value * frames_a_second, before / 2);

    case AFTER_PEAK:
      return peak + (gint64) MIN (node->value * frames_a_second, after / 2);

    case TOWARDS_END:
    default:
      return peak + (gint64) (node->value * after + 0.5);
    }
}

static gboolean
is_needed (const Node *node)
{
  return node->from == TOWARDS_END ? node->value == 1
                                   : node->from == TOWARDS_PEAK &&
                                     (node->value == 0 || node->value == 1);
}

HpCurve *
hp_curve_pattern_new (HpCurvePattern  pattern,
                      gint64          in,
                      gint64          out,
                      HpFrameRate     rate,
                      const gint64   *hits,
                      gsize           n_hits)
{
  const Pattern *self;
  HpCurvePoint points[MAX_NODES];
  gsize n_points = 0;
  gint64 peak;

  g_return_val_if_fail (pattern < HP_N_CURVE_PATTERNS, NULL);
  g_return_val_if_fail (out > in + 1, NULL);

  self = &patterns[pattern];
  peak = find_peak (self, in, out, hits, n_hits);
  for (guint i = 0; i < self->n_nodes; i++)
    {
      const Node *node = &self->nodes[i];
      gint64 at = place (node, in, peak, out, hp_frame_rate_to_double (rate));

      /* One that is needed takes the place of one that is not; where the peak is an end, the peak
       * stays. */
      while (is_needed (node) && n_points > 1 && points[n_points - 1].at >= at && at < out)
        n_points--;
      if (n_points == 0 || points[n_points - 1].at < at)
        points[n_points++] = (HpCurvePoint) { at, node->level, node->shape, NULL };
    }

  return hp_curve_new (points, n_points);
}
