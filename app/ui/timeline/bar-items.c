/* The bars of a lane as a list. */

#include "ui/timeline/bar-lane-private.h"
#include "ui/timeline/element-items.h"

/* A layer without entries has a bar that stands for none: the layer does, here. */
static HpElement *
element_of (HpBarLane   *self,
            const HpBar *bar)
{
  if (bar->element != NULL)
    return bar->element;

  return HP_BAR_LANE_GET_CLASS (self)->get_owner (self, (guint) bar->row);
}

static const HpBar *
find_bar (HpBarLane *self,
          HpElement *element)
{
  HpBarLanePrivate *priv = hp_bar_lane_get_private (self);

  for (guint i = 0; i < priv->bars->len; i++)
    if (element_of (self, &g_array_index (priv->bars, HpBar, i)) == element)
      return &g_array_index (priv->bars, HpBar, i);

  return NULL;
}

static GPtrArray *
list (HpLaneView *lane)
{
  HpBarLane *self = HP_BAR_LANE (lane);
  HpBarLanePrivate *priv = hp_bar_lane_get_private (self);
  GPtrArray *listed = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < priv->bars->len; i++)
    {
      HpElement *element = element_of (self, &g_array_index (priv->bars, HpBar, i));

      if (element != NULL)
        g_ptr_array_add (listed, g_object_ref (element));
    }

  return listed;
}

static HpElement *
get_selected (HpLaneView *lane)
{
  return hp_bar_lane_get_selected (HP_BAR_LANE (lane));
}

static gboolean
select_bar (HpLaneView *lane,
            HpElement  *element)
{
  HpBarLane *self = HP_BAR_LANE (lane);
  const HpBar *bar = find_bar (self, element);

  if (bar == NULL)
    return FALSE;

  hp_desk_seek (hp_lane_view_get_desk (lane), bar->in);
  hp_bar_lane_select (self, bar->element);
  return bar->element != NULL;
}

/* Where a motif is stated, and what an entry is of, the lane has found out. */
static void
complete (HpLaneView *lane,
          HpElement  *element,
          HpLaneItem *item)
{
  const HpBar *bar = find_bar (HP_BAR_LANE (lane), element);

  if (bar == NULL)
    return;

  item->in = bar->in;
  item->out = bar->out;
  item->fields |= HP_LANE_OUT;
  if (!(item->fields & HP_LANE_NAME))
    item->name = g_strdup (bar->text);
}

HpLaneItems *
hp_bar_lane_make_items (HpLaneView *lane)
{
  static const HpElementSource source = { list, get_selected, select_bar, complete };

  return hp_element_items_new (lane, &source);
}
