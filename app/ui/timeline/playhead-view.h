/* The playhead, above everything and alone in its widget: only it is drawn
 * again while the film plays.  With a head it begins in a dot, as in the ruler. */

#pragma once

#include "ui/timeline/lane-view.h"

G_BEGIN_DECLS

#define HP_TYPE_PLAYHEAD_VIEW (hp_playhead_view_get_type ())

G_DECLARE_FINAL_TYPE (HpPlayheadView, hp_playhead_view, HP, PLAYHEAD_VIEW, HpLaneView)

GtkWidget *hp_playhead_view_new (HpDesk   *desk,
                                 gboolean  has_head);

G_END_DECLS
