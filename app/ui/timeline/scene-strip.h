/* The scenes as blocks along the film.  A click selects one; its edges are dragged, and it is, with
 * what is in it or, with Alt held, without.  A menu of it opens at the right button. */

#pragma once

#include "ui/timeline/lane-view.h"

G_BEGIN_DECLS

#define HP_TYPE_SCENE_STRIP (hp_scene_strip_get_type ())

G_DECLARE_FINAL_TYPE (HpSceneStrip, hp_scene_strip, HP, SCENE_STRIP, HpLaneView)

GtkWidget *hp_scene_strip_new (HpDesk *desk);

G_END_DECLS
