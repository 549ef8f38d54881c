#include "view/raster.h"

#include <math.h>

static guint32
blend_channel (guint32 old,
               int     shift,
               float   value,
               float   stays)
{
  float level = 255 * value + (float) ((old >> shift) & 0xff) * stays;

  return (guint32) (MIN (level, 255) + 0.5f) << shift;
}

static void
blend (guint32             *pixel,
       const HpRasterColor *color,
       float                covered)
{
  float stays = 1 - color->alpha * covered;
  guint32 old = *pixel;

  *pixel = blend_channel (old, 24, color->alpha * covered, stays) |
           blend_channel (old, 16, color->red * covered, stays) |
           blend_channel (old, 8, color->green * covered, stays) |
           blend_channel (old, 0, color->blue * covered, stays);
}

void
hp_raster_paint_run (HpRaster            *self,
                     int                  x,
                     double               top,
                     double               bottom,
                     const HpRasterColor *color)
{
  int first, last;

  g_return_if_fail (self != NULL && color != NULL);

  top = MAX (top, 0);
  bottom = MIN (bottom, self->height);
  if (x < 0 || x >= self->width || !(bottom > top))
    return;

  first = (int) floor (top);
  last = (int) ceil (bottom) - 1;
  for (int y = first; y <= last; y++)
    {
      double covered = MIN (bottom, y + 1) - MAX (top, y);

      blend (&self->pixels[(gsize) y * self->stride + (gsize) x], color, (float) covered);
    }
}
