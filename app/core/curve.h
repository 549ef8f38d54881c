/* An intensity curve: levels at frames, and how each leads to the next.
 *
 * A curve never changes once made; an edit makes another.  That is what lets
 * undo keep the old one, and lets a worker read one while the user drags.
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum
{
  HP_CURVE_LINE,
  HP_CURVE_SMOOTH,
  HP_CURVE_HOLD,
} HpCurveShape;

#define HP_TYPE_CURVE_SHAPE (hp_curve_shape_get_type ())

typedef struct
{
  gint64       at;     /* frame */
  double       level;  /* 0…1 */
  HpCurveShape shape;  /* of the segment after this point */
  char        *extra;  /* members a later version wrote: a GRefString of JSON, or NULL */
} HpCurvePoint;

typedef struct _HpCurve HpCurve;

#define HP_TYPE_CURVE (hp_curve_get_type ())

GType               hp_curve_shape_get_type  (void);
GType               hp_curve_get_type        (void);
HpCurve            *hp_curve_new             (const HpCurvePoint *points,
                                              gsize               n_points);
HpCurve            *hp_curve_ref             (HpCurve            *self);
void                hp_curve_unref           (HpCurve            *self);

const HpCurvePoint *hp_curve_get_points      (const HpCurve      *self,
                                              gsize              *n_points);
gboolean            hp_curve_point_equal     (const HpCurvePoint *a,
                                              const HpCurvePoint *b);
gboolean            hp_curve_equal           (const HpCurve      *a,
                                              const HpCurve      *b);
double              hp_curve_level_at        (const HpCurve      *self,
                                              double              frame);
gssize              hp_curve_index_at        (const HpCurve      *self,
                                              gint64              frame);
gsize               hp_curve_find_from       (const HpCurve      *self,
                                              gint64              frame);
void                hp_curve_get_extremes    (const HpCurve      *self,
                                              gsize               first,
                                              gsize               end,
                                              double             *low,
                                              double             *high);
gboolean            hp_curve_find_difference (const HpCurve      *self,
                                              const HpCurve      *other,
                                              gint64             *from,
                                              gint64             *to);

/* The edits.  Each makes another curve; the point keeps between its neighbours. */
HpCurve            *hp_curve_with_moved      (const HpCurve      *self,
                                              gsize               index,
                                              gint64              at,
                                              double              level);
HpCurve            *hp_curve_with_point      (const HpCurve      *self,
                                              gint64              at,
                                              double              level);
HpCurve            *hp_curve_without_point   (const HpCurve      *self,
                                              gsize               index);
HpCurve            *hp_curve_with_shape      (const HpCurve      *self,
                                              gsize               index,
                                              HpCurveShape        shape);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HpCurve, hp_curve_unref)

G_END_DECLS
