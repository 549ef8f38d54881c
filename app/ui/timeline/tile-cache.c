#include "ui/timeline/tile-cache.h"

#include <gsk/gsk.h>

#define MAX_TILES 64
#define SETTLES 120  /* ms after which what is new is kept as pictures */

/* One that was just drawn is shown as it was drawn: while one zooms, no tile is shown twice.  A
 * picture of it costs no more to show however much is in it. */
typedef struct
{
  GskRenderNode *node;        /* NULL for an empty tile */
  gboolean       is_picture;
} Tile;

struct _HpTileCache
{
  GtkWidget  *lane;
  HpTileDraw  draw;
  GHashTable *tiles;   /* (element-type int Tile) */
  guint       settle;  /* source, or 0: some are no pictures yet */
  HpTimeAxis  axis;    /* its zoom is that of all tiles */
  int         height;  /* px, of all */
  int         scale;
};

static void
free_tile (gpointer data)
{
  Tile *tile = data;

  g_clear_pointer (&tile->node, gsk_render_node_unref);
  g_free (tile);
}

HpTileCache *
hp_tile_cache_new (GtkWidget  *lane,
                   HpTileDraw  draw)
{
  HpTileCache *self = g_new0 (HpTileCache, 1);

  self->lane = lane;
  self->draw = draw;
  self->tiles = g_hash_table_new_full (NULL, NULL, NULL, free_tile);
  return self;
}

void
hp_tile_cache_free (HpTileCache *self)
{
  g_clear_handle_id (&self->settle, g_source_remove);
  g_hash_table_unref (self->tiles);
  g_free (self);
}

void
hp_tile_cache_clear (HpTileCache *self)
{
  g_return_if_fail (self != NULL);

  g_hash_table_remove_all (self->tiles);
}

static void
drop_range (HpTileCache *self,
            HpTileRange  range,
            gboolean     inside)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->tiles);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      int tile = GPOINTER_TO_INT (key);

      if (inside == (tile >= range.first && tile <= range.last))
        g_hash_table_iter_remove (&iter);
    }
}

void
hp_tile_cache_drop (HpTileCache *self,
                    double       from,
                    double       to,
                    double       margin)
{
  g_return_if_fail (self != NULL);

  if (g_hash_table_size (self->tiles) > 0)
    drop_range (self, hp_tiles_touched (&self->axis, from, to, margin), TRUE);
}

static gboolean
is_painted_by_cairo (GtkWidget *widget)
{
  GtkNative *native = gtk_widget_get_native (widget);
  GskRenderer *renderer = native != NULL ? gtk_native_get_renderer (native) : NULL;

  return renderer == NULL || GSK_IS_CAIRO_RENDERER (renderer);
}

/* Cairo paints a picture that it has as it is, and would make it of a texture each time; other
 * renderers keep textures where they need them. */
static GskRenderNode *
make_picture_node (GtkWidget             *widget,
                   cairo_surface_t       *surface,
                   const graphene_rect_t *bounds)
{
  g_autoptr(GdkTexture) texture = NULL;
  g_autoptr(GBytes) bytes = NULL;
  GskRenderNode *node;
  gsize stride = (gsize) cairo_image_surface_get_stride (surface);
  int width = cairo_image_surface_get_width (surface);
  int height = cairo_image_surface_get_height (surface);
  cairo_t *cr;

  if (!is_painted_by_cairo (widget))
    {
      bytes = g_bytes_new (cairo_image_surface_get_data (surface), stride * (gsize) height);
      texture = gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, stride);
      return gsk_texture_node_new (texture, bounds);
    }

  node = gsk_cairo_node_new (bounds);
  cr = gsk_cairo_node_get_draw_context (node);
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
  return node;
}

static GskRenderNode *
paint (GtkWidget     *widget,
       GskRenderNode *drawn,
       int            width,
       int            height)
{
  const graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height);
  int scale = gtk_widget_get_scale_factor (widget);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width * scale,
                                                         height * scale);
  cairo_t *cr = cairo_create (surface);
  GskRenderNode *node;

  cairo_surface_set_device_scale (surface, scale, scale);
  gsk_render_node_draw (drawn, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  node = make_picture_node (widget, surface, &bounds);
  cairo_surface_destroy (surface);
  return node;
}

GskRenderNode *
hp_picture_node_new (GtkWidget     *widget,
                     GskRenderNode *drawn)
{
  g_return_val_if_fail (GTK_IS_WIDGET (widget) && drawn != NULL, NULL);

  if (!is_painted_by_cairo (widget))
    return gsk_render_node_ref (drawn);

  return paint (widget, drawn, gtk_widget_get_width (widget), gtk_widget_get_height (widget));
}

static GskRenderNode *
draw_tile (HpTileCache *self,
           int          tile)
{
  HpTimeAxis axis = hp_tile_axis (&self->axis, tile);
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, 0, HP_TILE_WIDTH,
                                                         (float) self->height));
  self->draw (self->lane, snapshot, &axis, HP_TILE_WIDTH, self->height);
  gtk_snapshot_pop (snapshot);
  return gtk_snapshot_free_to_node (snapshot);
}

static void
become_picture (HpTileCache *self,
                Tile        *tile)
{
  GskRenderNode *picture;

  tile->is_picture = TRUE;
  if (tile->node == NULL)
    return;

  picture = paint (self->lane, tile->node, HP_TILE_WIDTH, self->height);
  gsk_render_node_unref (tile->node);
  tile->node = picture;
}

static gboolean
settle_cb (gpointer data)
{
  HpTileCache *self = data;

  self->settle = 0;
  gtk_widget_queue_draw (self->lane);
  return G_SOURCE_REMOVE;
}

/* What is drawn now becomes a picture when it is shown again, at the latest soon. */
static void
wait_to_settle (HpTileCache *self)
{
  if (self->settle == 0)
    self->settle = g_timeout_add (SETTLES, settle_cb, self);
}

static GskRenderNode *
get_tile (HpTileCache *self,
          int          index)
{
  gpointer key = GINT_TO_POINTER (index);
  Tile *tile = g_hash_table_lookup (self->tiles, key);

  if (tile == NULL)
    {
      tile = g_new0 (Tile, 1);
      tile->node = draw_tile (self, index);
      g_hash_table_insert (self->tiles, key, tile);
      wait_to_settle (self);
    }
  else if (!tile->is_picture)
    become_picture (self, tile);

  return tile->node;
}

void
hp_tile_cache_snapshot (HpTileCache      *self,
                        GtkSnapshot      *snapshot,
                        const HpTimeAxis *axis)
{
  int height, scale;
  HpTileRange seen;

  g_return_if_fail (self != NULL && axis != NULL);

  height = gtk_widget_get_height (self->lane);
  scale = gtk_widget_get_scale_factor (self->lane);
  if (height <= 0)
    return;

  if (axis->frames_per_px != self->axis.frames_per_px || height != self->height ||
      scale != self->scale)
    hp_tile_cache_clear (self);
  self->axis = *axis;
  self->height = height;
  self->scale = scale;

  seen = hp_tiles_seen (axis, gtk_widget_get_width (self->lane));
  if (g_hash_table_size (self->tiles) > MAX_TILES)
    drop_range (self, seen, FALSE);
  for (int tile = seen.first; tile <= seen.last; tile++)
    {
      GskRenderNode *node = get_tile (self, tile);

      if (node == NULL)
        continue;

      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) hp_tile_x (axis, tile), 0));
      gtk_snapshot_append_node (snapshot, node);
      gtk_snapshot_restore (snapshot);
    }
}
