/* A curve as pixels, painted a column at a time: the line, what it encloses, and a wish beside it. */

#pragma once

#include <gtk/gtk.h>

#include "view/curve-geometry.h"

G_BEGIN_DECLS

typedef struct
{
  HpCurve *curve;       /* without points: not drawn */
  HpCurve *wish;        /* the same */
  double   left;        /* px: from here … */
  double   right;       /* … to here they are drawn */
  GdkRGBA  color;       /* of the line */
  float    fill;        /* how much of that colour lies under it, 0…1 */
  GdkRGBA  wish_color;
} HpCurvePicture;

/* @scale: device pixels to one. */
void hp_curve_picture_snapshot (const HpCurvePicture  *self,
                                GtkSnapshot           *snapshot,
                                const HpCurveGeometry *geometry,
                                int                    scale);

G_END_DECLS
