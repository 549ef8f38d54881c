/* Several points of a curve at once: moved, scaled, removed, copied, pasted.
 *
 * Which points is told by an array with a gboolean a point.  Each function
 * makes another curve.  Points keep their order, one a frame, and none comes to
 * lie outside @in…@out, both included; those that were not chosen stay where they
 * are.
 */

#pragma once

#include "core/curve.h"

G_BEGIN_DECLS

/* How far the points chosen reach. */
typedef struct
{
  gsize  n_points;  /* when it is 0, the rest says nothing */
  gint64 first;     /* frames */
  gint64 last;
  double low;       /* levels */
  double high;
} HpCurveExtent;

HpCurve  *hp_curve_with_points_moved  (const HpCurve  *self,
                                       const gboolean *chosen,
                                       gint64          frames,
                                       double          level,
                                       gint64          in,
                                       gint64          out);
HpCurve  *hp_curve_with_time_scaled   (const HpCurve  *self,
                                       const gboolean *chosen,
                                       gint64          pivot,
                                       double          factor,
                                       gint64          in,
                                       gint64          out);
HpCurve  *hp_curve_with_levels_scaled (const HpCurve  *self,
                                       const gboolean *chosen,
                                       double          pivot,
                                       double          factor);
HpCurve  *hp_curve_without_points     (const HpCurve  *self,
                                       const gboolean *chosen);

HpCurve  *hp_curve_copy_points        (const HpCurve  *self,
                                       const gboolean *chosen);
HpCurve  *hp_curve_fitted             (const HpCurve  *self,
                                       gint64          in,
                                       gint64          out);
/* With the points of @part in the place of those from @first to @last, both included; they lie
 * there, or where @self has none beside. */
HpCurve  *hp_curve_with_part          (const HpCurve  *self,
                                       const HpCurve  *part,
                                       gint64          first,
                                       gint64          last);
HpCurve  *hp_curve_with_pasted        (const HpCurve  *self,
                                       const HpCurve  *pasted,
                                       gint64          at,
                                       gint64          out);

void      hp_curve_get_extent         (const HpCurve  *self,
                                       const gboolean *chosen,
                                       HpCurveExtent  *extent);
gboolean *hp_curve_find_chosen        (const HpCurve  *self,
                                       const gboolean *chosen,
                                       const HpCurve  *other);

G_END_DECLS
