/* The scenes as a list. */

#include "ui/timeline/element-items.h"
#include "ui/timeline/scene-strip-private.h"

static GPtrArray *
list (HpLaneView *lane)
{
  GPtrArray *listed = g_ptr_array_new_with_free_func (g_object_unref);
  HpElementList *scenes = hp_scene_strip_get_scenes (HP_SCENE_STRIP (lane));

  for (guint i = 0; scenes != NULL && i < hp_element_list_get_n (scenes); i++)
    g_ptr_array_add (listed, g_object_ref (hp_element_list_get (scenes, i)));
  return listed;
}

static HpElement *
get_selected (HpLaneView *lane)
{
  HpScene *scene = hp_desk_get_scene (hp_lane_view_get_desk (lane));

  return scene != NULL ? HP_ELEMENT (scene) : NULL;
}

static gboolean
select_scene (HpLaneView *lane,
              HpElement  *scene)
{
  HpDesk *desk = hp_lane_view_get_desk (lane);

  hp_desk_select_mark (desk, NULL);
  hp_desk_select_scene (desk, HP_SCENE (scene));
  hp_desk_seek (desk, hp_scene_get_in (HP_SCENE (scene)));
  return TRUE;
}

HpLaneItems *
hp_scene_strip_make_items (HpLaneView *lane)
{
  static const HpElementSource source = { list, get_selected, select_scene, NULL };

  return hp_element_items_new (lane, &source);
}
