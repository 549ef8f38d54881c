#include <adwaita.h>

#include "ui/display.h"
#include "ui/timeline/label-cache.h"

static const GdkRGBA black = { 0, 0, 0, 1 };

static GtkWidget *
make_window (GtkWidget **lane)
{
  GtkWidget *window = gtk_window_new ();

  *lane = gtk_drawing_area_new ();
  gtk_window_set_child (GTK_WINDOW (window), *lane);
  gtk_window_present (GTK_WINDOW (window));
  WAIT_UNTIL (gtk_widget_get_width (*lane) > 0);
  return window;
}

/* How much ink there is in a drawing of @text, cut to @width px. */
static guint
draw (HpLabelCache *labels,
      const char   *text,
      int           width)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 400, 60);
  cairo_t *cr = cairo_create (surface);
  GskRenderNode *node;
  const guchar *data;
  gsize size;
  guint ink = 0;

  hp_label_cache_snapshot (labels, snapshot, text, 10, 10, width, &black);
  node = gtk_snapshot_free_to_node (snapshot);
  if (node != NULL)
    {
      gsk_render_node_draw (node, cr);
      gsk_render_node_unref (node);
    }
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  data = cairo_image_surface_get_data (surface);
  size = (gsize) cairo_image_surface_get_stride (surface) * 60;
  for (gsize i = 0; i < size; i++)
    ink += data[i];
  cairo_surface_destroy (surface);
  return ink / 255;
}

static int
width_of (HpLabelCache *labels,
          const char   *text)
{
  int width;

  hp_label_cache_measure (labels, text, &width, NULL);
  return width;
}

static void
test_shapes_once (void)
{
  GtkWidget *lane, *window = make_window (&lane);
  g_autoptr(HpLabelCache) labels = hp_label_cache_new (lane);
  guint before;

  g_assert_cmpuint (draw (labels, "The letter", 300), >, 0);
  g_assert_cmpuint (draw (labels, "The letter", 20), <, draw (labels, "The letter", 300));
  before = hp_label_cache_get_n_shaped ();
  draw (labels, "The letter", 300);
  draw (labels, "The letter", 20);
  g_assert_cmpuint (hp_label_cache_get_n_shaped (), ==, before);
  draw (labels, "Another", 300);
  g_assert_cmpuint (hp_label_cache_get_n_shaped (), ==, before + 1);

  hp_label_cache_clear (labels);
  draw (labels, "The letter", 300);
  g_assert_cmpuint (hp_label_cache_get_n_shaped (), ==, before + 2);

  gtk_window_destroy (GTK_WINDOW (window));
}

/* However many timecodes there are, no sign of them is shaped twice; and they look as they would. */
static void
test_digits (void)
{
  GtkWidget *lane, *window = make_window (&lane);
  g_autoptr(HpLabelCache) labels = hp_label_cache_new (lane);
  g_autoptr(PangoLayout) layout = gtk_widget_create_pango_layout (lane, "01:58:43:17");
  guint before;
  int width;

  g_assert_cmpuint (draw (labels, "00:00:00:00", 300), >, 0);
  before = hp_label_cache_get_n_shaped ();
  for (int i = 0; i < 2000; i++)
    {
      g_autofree char *timecode = g_strdup_printf ("%02d:%02d:%02d:%02d", i % 24, i % 60, i % 59,
                                                   i % 25);

      g_assert_cmpuint (draw (labels, timecode, 300), >, 0);
    }
  g_assert_cmpuint (hp_label_cache_get_n_shaped (), ==, before);

  pango_layout_get_pixel_size (layout, &width, NULL);
  g_assert_cmpint (ABS (width_of (labels, "01:58:43:17") - width), <=, 3);
  g_assert_cmpuint (draw (labels, "88:88", 300), >, draw (labels, "11:11", 300));
  g_assert_cmpint (width_of (labels, "12"), >, width_of (labels, "1"));
  g_assert_cmpuint (draw (labels, "  ", 300), ==, 0);
  g_assert_cmpuint (hp_label_cache_get_n_shaped (), ==, before);

  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  if (!display_init (&argc, &argv))
    return 0;

  g_test_add_func ("/ui/labels/shapes-once", test_shapes_once);
  g_test_add_func ("/ui/labels/digits", test_digits);

  return g_test_run ();
}
