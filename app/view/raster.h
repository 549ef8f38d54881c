/* Pixels that are painted a column at a time: what curves and sound are drawn with. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Premultiplied, 0…1. */
typedef struct
{
  float red;
  float green;
  float blue;
  float alpha;
} HpRasterColor;

/* Pixels as cairo has them in CAIRO_FORMAT_ARGB32: premultiplied, 32 bits in the order of the
 * machine.  They belong to whoever made them. */
typedef struct
{
  guint32 *pixels;
  gsize    stride;  /* pixels from one row to the next */
  int      width;
  int      height;
} HpRaster;

/* Paints column @x from @top to @bottom over what is there; a pixel that is covered in part gets a
 * part of the colour.  What lies outside is left out. */
void hp_raster_paint_run (HpRaster            *self,
                          int                  x,
                          double               top,
                          double               bottom,
                          const HpRasterColor *color);

G_END_DECLS
