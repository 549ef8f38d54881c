/* The points of the scene selected as items of the intensity lane: those of its intensity, then
 * those of the director's wish for it, which the lane itself does not select.
 */

#pragma once

#include "ui/timeline/lane-items.h"

G_BEGIN_DECLS

#define HP_TYPE_POINT_ITEMS (hp_point_items_get_type ())

G_DECLARE_FINAL_TYPE (HpPointItems, hp_point_items, HP, POINT_ITEMS, HpLaneItems)

HpLaneItems *hp_point_items_new (HpLaneView *lane);

/* What a shape is called. */
const char  *hp_point_items_name_shape (HpCurveShape shape);

G_END_DECLS
