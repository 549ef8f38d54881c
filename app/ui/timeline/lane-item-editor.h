/* An item of a lane, typed: its words, where it comes in and goes out, its level and shape.
 *
 * Places are typed in all forms that “Go To” knows; how far is from where it
 * stands.  Enter does it, as one step, and says there why it cannot be; Escape
 * gives up.
 */

#pragma once

#include "ui/timeline/lane-items.h"

G_BEGIN_DECLS

#define HP_TYPE_LANE_ITEM_EDITOR (hp_lane_item_editor_get_type ())

G_DECLARE_FINAL_TYPE (HpLaneItemEditor, hp_lane_item_editor, HP, LANE_ITEM_EDITOR, GtkPopover)

GtkWidget *hp_lane_item_editor_new   (HpLaneItems        *items);

/* Points to @place, px, in the parent; FALSE where nothing of the item can be edited. */
gboolean   hp_lane_item_editor_open  (HpLaneItemEditor   *self,
                                      guint               position,
                                      const GdkRectangle *place);

G_END_DECLS
