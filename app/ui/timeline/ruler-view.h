/* The ruler: timecode over the lanes.  A drag on it moves the playhead. */

#pragma once

#include "ui/timeline/lane-view.h"

G_BEGIN_DECLS

#define HP_TYPE_RULER_VIEW (hp_ruler_view_get_type ())

G_DECLARE_FINAL_TYPE (HpRulerView, hp_ruler_view, HP, RULER_VIEW, HpLaneView)

GtkWidget *hp_ruler_view_new (HpDesk *desk);

G_END_DECLS
