#include "ui/timeline/curve-picture.h"

#include <math.h>

#include "view/curve-columns.h"
#include "view/raster.h"

#define LINE_WIDTH 2.0  /* px */
#define WISH_WIDTH 1.5
#define DASH 10         /* px from one dash of a wish to the next */
#define DASH_DRAWN 6
#define STEEP 3         /* widths of the line that it rises in a column */
#define FAR_LEVEL 0.2   /* between a curve and the one wished for */
#define DIFFERENCE 0.22f  /* how much of the colour of a wish is between them */

/* All in device pixels. */
typedef struct
{
  HpCurveGeometry geometry;
  HpRaster        raster;
  int             x;       /* of the first column */
  HpCurveColumn  *columns;
  int             scale;
} Sheet;

static HpRasterColor
make_color (const GdkRGBA *color,
            float          share)
{
  float alpha = color->alpha * share;

  return (HpRasterColor) { color->red * alpha, color->green * alpha, color->blue * alpha, alpha };
}

/* A line of @width covers more of a column the steeper it is.  A step it covers from end to end,
 * and a part of the columns beside it. */
static void
paint_line (Sheet               *sheet,
            int                  i,
            double               width,
            const HpRasterColor *color)
{
  double rise = sheet->columns[i].bottom - sheet->columns[i].top;
  double middle = (sheet->columns[i].bottom + sheet->columns[i].top) / 2.0;
  double half = MIN (width * hypot (1, rise), rise + width) / 2;
  float share = (float) CLAMP ((width - 1) / 2, 0, 1);
  HpRasterColor beside = { color->red * share, color->green * share, color->blue * share,
                           color->alpha * share };

  hp_raster_paint_run (&sheet->raster, i, middle - half, middle + half, color);
  for (int side = -1; side <= 1 && rise > STEEP * width; side += 2)
    hp_raster_paint_run (&sheet->raster, i + side, sheet->columns[i].top, sheet->columns[i].bottom,
                         &beside);
}

static void
paint_curve (Sheet                *sheet,
             const HpCurvePicture *self)
{
  HpRasterColor line = make_color (&self->color, 1), fill = make_color (&self->color, self->fill);
  double ground = hp_curve_geometry_y (&sheet->geometry, 0);

  hp_curve_columns_read (&sheet->geometry, self->curve, sheet->x, sheet->columns,
                         (guint) sheet->raster.width);
  for (int i = 0; i < sheet->raster.width; i++)
    {
      hp_raster_paint_run (&sheet->raster, i,
                           (sheet->columns[i].top + sheet->columns[i].bottom) / 2.0, ground, &fill);
      paint_line (sheet, i, LINE_WIDTH * sheet->scale, &line);
    }
}

/* Where the curve is far from the wish, what lies between them is shaded. */
static void
paint_difference (Sheet                *sheet,
                  const HpCurvePicture *self)
{
  HpRasterColor fill = make_color (&self->wish_color, DIFFERENCE);

  for (int i = 0; i < sheet->raster.width; i++)
    {
      double time = hp_time_axis_time_at (&sheet->geometry.axis, sheet->x + i + 0.5);
      double here = hp_curve_level_at (self->curve, time);
      double there = hp_curve_level_at (self->wish, time);

      if (fabs (here - there) > FAR_LEVEL)
        hp_raster_paint_run (&sheet->raster, i,
                             hp_curve_geometry_y (&sheet->geometry, MAX (here, there)),
                             hp_curve_geometry_y (&sheet->geometry, MIN (here, there)), &fill);
    }
}

/* The dashes lie where they do in time, so that the parts of a lane go together. */
static gboolean
is_dash (Sheet *sheet,
         int    i)
{
  double px = floor (sheet->geometry.axis.start / sheet->geometry.axis.frames_per_px + 0.5);

  return fmod (px + sheet->x + i, DASH * sheet->scale) < DASH_DRAWN * sheet->scale;
}

static void
paint_wish (Sheet                *sheet,
            const HpCurvePicture *self)
{
  HpRasterColor line = make_color (&self->wish_color, 1);

  hp_curve_columns_read (&sheet->geometry, self->wish, sheet->x, sheet->columns,
                         (guint) sheet->raster.width);
  for (int i = 0; i < sheet->raster.width; i++)
    if (is_dash (sheet, i))
      paint_line (sheet, i, WISH_WIDTH * sheet->scale, &line);
}

static gboolean
has_points (const HpCurve *curve)
{
  gsize n_points;

  hp_curve_get_points (curve, &n_points);
  return n_points > 0;
}

void
hp_curve_picture_snapshot (const HpCurvePicture  *self,
                           GtkSnapshot           *snapshot,
                           const HpCurveGeometry *geometry,
                           int                    scale)
{
  int left = (int) floor (self->left), width = (int) ceil (self->right) - left;
  g_autofree HpCurveColumn *columns = NULL;
  cairo_surface_t *surface;
  cairo_t *cr;
  Sheet sheet;

  g_return_if_fail (self != NULL && geometry != NULL);

  if (width <= 0 || geometry->height <= 0 || !(has_points (self->curve) || has_points (self->wish)))
    return;

  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width * scale,
                                        (int) geometry->height * scale);
  columns = g_new (HpCurveColumn, (gsize) width * (gsize) scale);
  sheet = (Sheet) {
    .geometry = { { geometry->axis.start, geometry->axis.frames_per_px / scale },
                  geometry->height * scale, geometry->inset * scale },
    .raster = { (guint32 *) (gpointer) cairo_image_surface_get_data (surface),
                (gsize) cairo_image_surface_get_stride (surface) / sizeof (guint32),
                width * scale, (int) geometry->height * scale },
    .x = left * scale,
    .columns = columns,
    .scale = scale,
  };

  cairo_surface_flush (surface);
  if (has_points (self->curve))
    paint_curve (&sheet, self);
  if (has_points (self->curve) && has_points (self->wish))
    paint_difference (&sheet, self);
  if (has_points (self->wish))
    paint_wish (&sheet, self);
  cairo_surface_mark_dirty (surface);
  cairo_surface_set_device_scale (surface, scale, scale);

  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT ((float) left, 0, (float) width,
                                                                 (float) geometry->height));
  cairo_set_source_surface (cr, surface, left, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}
