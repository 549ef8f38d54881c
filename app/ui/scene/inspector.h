/* What is selected, with what can be typed about it: a scene, a hit or a beat. */

#pragma once

#include <gtk/gtk.h>

#include "desk/desk.h"

G_BEGIN_DECLS

#define HP_TYPE_INSPECTOR (hp_inspector_get_type ())

G_DECLARE_FINAL_TYPE (HpInspector, hp_inspector, HP, INSPECTOR, GtkWidget)

void hp_inspector_set_desk   (HpInspector *self,
                              HpDesk      *desk);

/* Puts the cursor into the title of what is selected. */
void hp_inspector_edit_title (HpInspector *self);

/* What is typed and not yet part of the plan becomes so. */
void hp_inspector_commit     (HpInspector *self);

G_END_DECLS
