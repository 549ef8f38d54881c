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

/* Shows a button with a menu in the place of the name, and @name on it; the menu is made by
 * @create whenever it is opened. */
void       hp_lane_header_set_menu (HpLaneHeader                 *self,
                                    GtkMenuButtonCreatePopupFunc  create,
                                    gpointer                      data);
void       hp_lane_header_set_name (HpLaneHeader                 *self,
                                    const char                   *name);

G_END_DECLS
