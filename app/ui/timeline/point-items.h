/* The points of the curve that the intensity lane draws, in the scene selected, as its items. */

#pragma once

#include "ui/timeline/lane-items.h"

G_BEGIN_DECLS

#define HP_TYPE_POINT_ITEMS (hp_point_items_get_type ())

G_DECLARE_FINAL_TYPE (HpPointItems, hp_point_items, HP, POINT_ITEMS, HpLaneItems)

HpLaneItems *hp_point_items_new (HpLaneView *lane);

/* What a shape is called. */
const char  *hp_point_items_name_shape (HpCurveShape shape);

G_END_DECLS
