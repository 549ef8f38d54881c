/* The menu of a scene: what can be done to it, by the actions of the window. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *hp_scene_menu_new (void);

G_END_DECLS
