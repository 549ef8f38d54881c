/* What stands left of a lane: its name, which folds it by a click, and its lower edge, which makes
 * it higher.  How it was left is remembered.
 *
 * By keys: Enter and the space fold it, Shift+Up and Shift+Down change its height.
 */

#pragma once

#include "ui/timeline/lane-view.h"

G_BEGIN_DECLS

#define HP_TYPE_LANE_HEADER (hp_lane_header_get_type ())

G_DECLARE_FINAL_TYPE (HpLaneHeader, hp_lane_header, HP, LANE_HEADER, GtkWidget)

/* @id is what it is remembered by. */
GtkWidget *hp_lane_header_new (const char *id,
                               const char *name,
                               HpLaneView *lane);

G_END_DECLS
