/* A scene in the list: its number and title, where it comes in, how long it is,
 * and a small picture of its intensity. */

#pragma once

#include <gtk/gtk.h>

#include "model/plan.h"
#include "model/scene.h"

G_BEGIN_DECLS

#define HP_TYPE_SCENE_ROW (hp_scene_row_get_type ())

G_DECLARE_FINAL_TYPE (HpSceneRow, hp_scene_row, HP, SCENE_ROW, GtkWidget)

GtkWidget *hp_scene_row_new       (void);
void       hp_scene_row_set_scene (HpSceneRow *self,
                                   HpPlan     *plan,
                                   HpScene    *scene);

G_END_DECLS
