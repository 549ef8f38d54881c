#include <math.h>

#include "view/raster.h"

#define WIDTH 4
#define HEIGHT 10

static const HpRasterColor white = { 1, 1, 1, 1 };

static guint
alpha_at (const guint32 *pixels,
          int            x,
          int            y)
{
  return pixels[y * WIDTH + x] >> 24;
}

static void
test_covers_in_part (void)
{
  guint32 pixels[WIDTH * HEIGHT] = { 0 };
  HpRaster raster = { pixels, WIDTH, WIDTH, HEIGHT };

  hp_raster_paint_run (&raster, 1, 2.25, 4.5, &white);
  g_assert_cmpuint (alpha_at (pixels, 1, 1), ==, 0);
  g_assert_cmpuint (alpha_at (pixels, 1, 2), ==, 191);
  g_assert_cmpuint (alpha_at (pixels, 1, 3), ==, 255);
  g_assert_cmpuint (alpha_at (pixels, 1, 4), ==, 128);
  g_assert_cmpuint (alpha_at (pixels, 1, 5), ==, 0);

  /* Within one pixel. */
  hp_raster_paint_run (&raster, 2, 6.25, 6.75, &white);
  g_assert_cmpuint (alpha_at (pixels, 2, 6), ==, 128);
  for (int y = 0; y < HEIGHT; y++)
    {
      g_assert_cmpuint (alpha_at (pixels, 0, y), ==, 0);
      g_assert_cmpuint (alpha_at (pixels, 3, y), ==, 0);
    }
}

static void
test_lies_over (void)
{
  static const HpRasterColor half_red = { 0.5f, 0, 0, 0.5f };
  guint32 pixels[WIDTH * HEIGHT] = { 0 };
  HpRaster raster = { pixels, WIDTH, WIDTH, HEIGHT };

  hp_raster_paint_run (&raster, 0, 0, 1, &white);
  hp_raster_paint_run (&raster, 0, 0, 1, &half_red);
  g_assert_cmphex (pixels[0], ==, 0xffff8080);
}

/* Whatever is asked, nothing is written outside. */
static void
test_stays_inside (void)
{
  static const double ends[] = { -1e9, -3, -0.5, 0, 4.5, 9.9, 10, 12, 1e9 };
  guint32 pixels[3 * WIDTH * HEIGHT];
  HpRaster raster = { pixels + WIDTH * HEIGHT, WIDTH, WIDTH, HEIGHT };

  for (guint i = 0; i < G_N_ELEMENTS (pixels); i++)
    pixels[i] = 0x12345678;
  for (int x = -2; x < WIDTH + 2; x++)
    for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
      for (guint j = 0; j < G_N_ELEMENTS (ends); j++)
        hp_raster_paint_run (&raster, x, ends[i], ends[j], &white);
  hp_raster_paint_run (&raster, 1, NAN, 3, &white);

  for (guint i = 0; i < WIDTH * HEIGHT; i++)
    {
      g_assert_cmphex (pixels[i], ==, 0x12345678);
      g_assert_cmphex (pixels[i + WIDTH * HEIGHT], ==, 0xffffffff);
      g_assert_cmphex (pixels[i + 2 * WIDTH * HEIGHT], ==, 0x12345678);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/view/raster/covers-in-part", test_covers_in_part);
  g_test_add_func ("/view/raster/lies-over", test_lies_over);
  g_test_add_func ("/view/raster/stays-inside", test_stays_inside);

  return g_test_run ();
}
