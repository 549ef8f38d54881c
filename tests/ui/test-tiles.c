#include <adwaita.h>

#include "ui/display.h"
#include "ui/timeline/tile-cache.h"

#define WIDTH 1000
#define HEIGHT 60

/* So many tiles lie in the width, or one more. */
#define N_SEEN ((WIDTH + HP_TILE_WIDTH - 1) / HP_TILE_WIDTH)

static guint n_drawn;

static const GdkRGBA red = { 1, 0, 0, 1 };

/* A mark at frame 1000. */
static void
draw (GtkWidget        *lane,
      GtkSnapshot      *snapshot,
      const HpTimeAxis *axis,
      int               width,
      int               height)
{
  n_drawn++;
  g_assert_cmpint (width, ==, HP_TILE_WIDTH);
  g_assert_cmpint (height, ==, HEIGHT);
  gtk_snapshot_append_color (snapshot, &red,
                             &GRAPHENE_RECT_INIT ((float) hp_time_axis_x (axis, 1000), 0, 2, HEIGHT));
}

static guint
count_draws (HpTileCache      *cache,
             const HpTimeAxis *axis)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GskRenderNode *node;

  n_drawn = 0;
  hp_tile_cache_snapshot (cache, snapshot, axis);
  node = gtk_snapshot_free_to_node (snapshot);
  if (node != NULL)
    gsk_render_node_unref (node);
  return n_drawn;
}

static GtkWidget *
make_window (GtkWidget **lane)
{
  GtkWidget *window = gtk_window_new ();

  *lane = gtk_drawing_area_new ();
  gtk_widget_set_size_request (*lane, WIDTH, HEIGHT);
  gtk_widget_set_halign (*lane, GTK_ALIGN_START);
  gtk_widget_set_valign (*lane, GTK_ALIGN_START);
  gtk_window_set_child (GTK_WINDOW (window), *lane);
  gtk_window_present (GTK_WINDOW (window));
  WAIT_UNTIL (gtk_widget_get_width (*lane) == WIDTH);
  return window;
}

static void
test_draws_what_is_new (void)
{
  static const HpTimeAxis first = { 0, 2 }, scrolled = { 600, 2 }, nearer = { 600, 1.5 };
  GtkWidget *lane, *window = make_window (&lane);
  g_autoptr(HpTileCache) cache = hp_tile_cache_new (lane, draw);

  g_assert_cmpuint (count_draws (cache, &first), ==, N_SEEN);
  g_assert_cmpuint (count_draws (cache, &first), ==, 0);
  g_assert_cmpuint (count_draws (cache, &scrolled), <=, 2);
  g_assert_cmpuint (count_draws (cache, &first), ==, 0);
  g_assert_cmpuint (count_draws (cache, &nearer), >=, N_SEEN);

  /* What is touched is drawn again, and no more. */
  hp_tile_cache_drop (cache, 700, 710, 2);
  g_assert_cmpuint (count_draws (cache, &nearer), ==, 1);
  hp_tile_cache_drop (cache, -500, -400, 2);
  g_assert_cmpuint (count_draws (cache, &nearer), ==, 0);
  hp_tile_cache_clear (cache);
  g_assert_cmpuint (count_draws (cache, &nearer), >=, N_SEEN);

  gtk_window_destroy (GTK_WINDOW (window));
}

/* However long one scrolls, not everything is kept. */
static void
test_keeps_some (void)
{
  GtkWidget *lane, *window = make_window (&lane);
  g_autoptr(HpTileCache) cache = hp_tile_cache_new (lane, draw);
  HpTimeAxis axis = { 0, 2 };

  for (guint i = 0; i < 200; i++)
    {
      axis.start = 512 * i;
      g_assert_cmpuint (count_draws (cache, &axis), <=, N_SEEN + 1);
    }
  axis.start = 0;
  g_assert_cmpuint (count_draws (cache, &axis), ==, N_SEEN);

  gtk_window_destroy (GTK_WINDOW (window));
}

/* The pixels of the tiles are those that were drawn: as they are new, and as they are kept. */
static void
check_pixels (HpTileCache *cache)
{
  static const HpTimeAxis axis = { 700, 2 };
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);
  const guint32 *row;
  GskRenderNode *node;

  hp_tile_cache_snapshot (cache, snapshot, &axis);
  node = gtk_snapshot_free_to_node (snapshot);
  gsk_render_node_draw (node, cr);
  gsk_render_node_unref (node);
  cairo_surface_flush (surface);
  row = (const guint32 *) (gpointer) (cairo_image_surface_get_data (surface) +
                                      30 * cairo_image_surface_get_stride (surface));
  for (int x = 0; x < WIDTH; x++)
    g_assert_cmphex (row[x], ==, x == 150 || x == 151 ? 0xffff0000 : 0);

  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
test_paints_what_was_drawn (void)
{
  GtkWidget *lane, *window = make_window (&lane);
  g_autoptr(HpTileCache) cache = hp_tile_cache_new (lane, draw);

  for (guint i = 0; i < 3; i++)
    check_pixels (cache);

  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  if (!display_init (&argc, &argv))
    return 0;

  g_test_add_func ("/ui/tiles/draws-what-is-new", test_draws_what_is_new);
  g_test_add_func ("/ui/tiles/keeps-some", test_keeps_some);
  g_test_add_func ("/ui/tiles/paints-what-was-drawn", test_paints_what_was_drawn);

  return g_test_run ();
}
