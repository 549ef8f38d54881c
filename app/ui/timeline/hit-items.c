/* The hits, markers and beats as a list. */

#include "ui/timeline/element-items.h"
#include "ui/timeline/hit-lane-private.h"

static GPtrArray *
list (HpLaneView *lane)
{
  return g_ptr_array_ref (hp_hit_lane_get_marks (HP_HIT_LANE (lane)));
}

static HpElement *
get_selected (HpLaneView *lane)
{
  return hp_desk_get_mark (hp_lane_view_get_desk (lane));
}

static gboolean
select_mark (HpLaneView *lane,
             HpElement  *mark)
{
  HpDesk *desk = hp_lane_view_get_desk (lane);

  hp_desk_select_mark (desk, mark);
  hp_desk_seek (desk, hp_hit_lane_frame_of (mark));
  return TRUE;
}

HpLaneItems *
hp_hit_lane_make_items (HpLaneView *lane)
{
  static const HpElementSource source = { list, get_selected, select_mark, NULL };

  return hp_element_items_new (lane, &source);
}
