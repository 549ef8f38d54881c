/* The scenes of the plan as a list.  Selecting one takes the picture there. */

#pragma once

#include <gtk/gtk.h>

#include "desk/desk.h"

G_BEGIN_DECLS

#define HP_TYPE_SCENE_LIST (hp_scene_list_get_type ())

G_DECLARE_FINAL_TYPE (HpSceneList, hp_scene_list, HP, SCENE_LIST, GtkWidget)

void hp_scene_list_set_desk (HpSceneList *self,
                             HpDesk      *desk);

G_END_DECLS
