/* What was drawn of a lane, kept as pictures of its tiles: what scrolls is not drawn again, and
 * what changes is drawn again where it changed.
 */

#pragma once

#include <gtk/gtk.h>

#include "view/tiles.h"

G_BEGIN_DECLS

typedef struct _HpTileCache HpTileCache;

/* Draws the tile that begins at 0 on @axis, @width × @height px. */
typedef void (*HpTileDraw) (GtkWidget        *lane,
                            GtkSnapshot      *snapshot,
                            const HpTimeAxis *axis,
                            int               width,
                            int               height);

/* @lane owns it. */
HpTileCache *hp_tile_cache_new      (GtkWidget        *lane,
                                     HpTileDraw        draw);
void         hp_tile_cache_free     (HpTileCache      *self);

/* Forgets all tiles, or those in which something between two frames is drawn, and @margin px
 * beside it. */
void         hp_tile_cache_clear    (HpTileCache      *self);
void         hp_tile_cache_drop     (HpTileCache      *self,
                                     double            from,
                                     double            to,
                                     double            margin);

/* Appends the tiles that are seen, drawing those that are not kept at the zoom of @axis. */
void         hp_tile_cache_snapshot (HpTileCache      *self,
                                     GtkSnapshot      *snapshot,
                                     const HpTimeAxis *axis);

/* One picture of all of @drawn, which is as large as @widget: what is painted beside or over it
 * costs no more however much is in it.  Transfer full. */
GskRenderNode *hp_picture_node_new  (GtkWidget        *widget,
                                     GskRenderNode    *drawn);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HpTileCache, hp_tile_cache_free)

G_END_DECLS
