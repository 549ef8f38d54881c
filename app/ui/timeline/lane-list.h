/* A lane as a list: the same items, the same selection, the same edits, for who cannot see the
 * lane, and for who wants to type what is drawn there.
 *
 * Selecting a row selects in the lane and takes the picture there, and the other
 * way round.  By keys: Enter edits the row, Delete removes it, Insert adds one at
 * the playhead where the lane does by Enter.  The arrows with Shift do what they
 * do in the lane; Shift+Page Up and Page Down move by a second.  Escape goes back
 * to the lane.
 */

#pragma once

#include "ui/timeline/lane-view.h"

G_BEGIN_DECLS

#define HP_TYPE_LANE_LIST (hp_lane_list_get_type ())

G_DECLARE_FINAL_TYPE (HpLaneList, hp_lane_list, HP, LANE_LIST, GtkWidget)

/* @lane is one that has items; @name: what the list is called. */
GtkWidget *hp_lane_list_new (HpLaneView *lane,
                             const char *name);

G_END_DECLS
