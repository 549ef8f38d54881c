/* What the files of the scene strip share, and nobody else. */

#pragma once

#include "ui/timeline/scene-strip.h"
#include "view/span-geometry.h"

G_BEGIN_DECLS

#define HP_SCENE_STRIP_HEIGHT 46  /* px */

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
};

/* NULL while there is no plan. */
GListModel *hp_scene_strip_get_scenes (HpSceneStrip *self);

/* scene-items.c */
HpLaneItems *hp_scene_strip_make_items (HpLaneView *lane);

/* scene-drawing.c */
void        hp_scene_strip_snapshot   (GtkWidget    *widget,
                                       GtkSnapshot  *snapshot);

G_END_DECLS
