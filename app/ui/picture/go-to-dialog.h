/* Goes to a place that is typed; model/plan-place.h tells in which forms. */

#pragma once

#include <adwaita.h>

#include "desk/desk.h"

G_BEGIN_DECLS

#define HP_TYPE_GO_TO_DIALOG (hp_go_to_dialog_get_type ())

G_DECLARE_FINAL_TYPE (HpGoToDialog, hp_go_to_dialog, HP, GO_TO_DIALOG, AdwWindow)

/* @desk has a plan.  Distances are from the frame that it goes to or shows now. */
void hp_go_to_dialog_present (GtkWindow *parent,
                              HpDesk    *desk);

G_END_DECLS
