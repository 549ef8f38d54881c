#include "ui/timeline/sound-picture.h"

#include "view/raster.h"

#define INSET 2.0      /* px above the loudest sample and below it */
#define LEAST_RUN 1.0  /* px of silence */

/* Both ways from the middle, which is always seen where anything was read. */
static void
paint_column (HpRaster            *raster,
              int                  x,
              HpPeak               peak,
              int                  scale,
              const HpRasterColor *color)
{
  double middle = raster->height / 2.0;
  double reach = middle - INSET * scale;
  double top = middle - reach * peak.high / G_MAXINT8;
  double bottom = middle - reach * peak.low / G_MAXINT8;

  hp_raster_paint_run (raster, x, MIN (top, middle - LEAST_RUN * scale / 2),
                       MAX (bottom, middle + LEAST_RUN * scale / 2), color);
}

static void
paint (const HpSoundPicture *self,
       HpRaster             *raster,
       int                   scale)
{
  const float alpha = self->color.alpha;
  const HpRasterColor color = { self->color.red * alpha, self->color.green * alpha,
                                self->color.blue * alpha, alpha };
  g_autofree HpPeak *columns = g_new (HpPeak, raster->width);

  hp_peaks_read (self->peaks, self->start, self->blocks_per_px / scale, columns,
                 (guint) raster->width);
  for (int x = 0; x < raster->width; x++)
    if (columns[x].low <= columns[x].high)
      paint_column (raster, x, columns[x], scale, &color);
}

void
hp_sound_picture_snapshot (const HpSoundPicture *self,
                           GtkSnapshot          *snapshot,
                           int                   scale)
{
  int width = self->right - self->left;
  cairo_surface_t *surface;
  HpRaster raster;
  cairo_t *cr;

  g_return_if_fail (self != NULL && GTK_IS_SNAPSHOT (snapshot));

  if (width <= 0 || self->height <= 0)
    return;

  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width * scale, self->height * scale);
  cairo_surface_flush (surface);
  raster = (HpRaster) {
    (guint32 *) (gpointer) cairo_image_surface_get_data (surface),
    (gsize) cairo_image_surface_get_stride (surface) / sizeof (guint32),
    width * scale, self->height * scale,
  };
  paint (self, &raster, scale);
  cairo_surface_mark_dirty (surface);
  cairo_surface_set_device_scale (surface, scale, scale);

  cr = gtk_snapshot_append_cairo (snapshot,
                                  &GRAPHENE_RECT_INIT ((float) self->left, 0, (float) width,
                                                       (float) self->height));
  cairo_set_source_surface (cr, surface, self->left, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}
