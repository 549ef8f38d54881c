/* What runs through all lanes: a line for each cut, and one for each hit. */

#pragma once

#include "ui/timeline/lane-view.h"

G_BEGIN_DECLS

#define HP_TYPE_LINE_VIEW (hp_line_view_get_type ())

G_DECLARE_FINAL_TYPE (HpLineView, hp_line_view, HP, LINE_VIEW, HpLaneView)

GtkWidget *hp_line_view_new (HpDesk *desk);

G_END_DECLS
