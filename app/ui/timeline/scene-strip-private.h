/* What the files of the scene strip share, and nobody else. */

#pragma once

#include "ui/timeline/scene-strip.h"
#include "ui/timeline/snapping.h"
#include "view/span-geometry.h"

G_BEGIN_DECLS

#define HP_SCENE_STRIP_MARGIN 4.0  /* px above and below the blocks */

struct _HpSceneStrip
{
  HpLaneView  parent_instance;

  GtkWidget  *menu;      /* of a scene; NULL until it is asked for */

  HpScene    *dragged;   /* the scene that is dragged, or whose edge is, or NULL */
  HpSpanPart  part;
  gint64      draft_in;  /* its span as the drag has it */
  gint64      draft_out;
  gboolean    alone;     /* what is in it stays where it is */
  double      pointer;   /* px */
  HpSnapping  snapping;  /* of what is dragged */
};

/* NULL while there is no plan. */
HpElementList *hp_scene_strip_get_scenes (HpSceneStrip *self);

/* scene-items.c */
HpLaneItems *hp_scene_strip_make_items (HpLaneView *lane);

/* scene-drawing.c */
void           hp_scene_strip_draw_tile  (HpLaneView   *lane,
                                          GtkSnapshot  *snapshot);
void           hp_scene_strip_draw_over  (HpLaneView   *lane,
                                          GtkSnapshot  *snapshot);

G_END_DECLS
