/* Elements of the plan as items of a lane: hits, bars, scenes.  What is said of an element, and how
 * it is edited, depends on its class alone; which there are, the lane knows.
 */

#pragma once

#include "ui/timeline/lane-items.h"

G_BEGIN_DECLS

#define HP_TYPE_ELEMENT_ITEMS (hp_element_items_get_type ())

G_DECLARE_FINAL_TYPE (HpElementItems, hp_element_items, HP, ELEMENT_ITEMS, HpLaneItems)

/* What the lane knows. */
typedef struct
{
  /* All of them, in the order of the list: (transfer full) (element-type HpElement), whose array
   * keeps them. */
  GPtrArray *(*list)         (HpLaneView *lane);
  HpElement *(*get_selected) (HpLaneView *lane);
  /* FALSE where the lane does not select such an element. */
  gboolean   (*select)       (HpLaneView *lane,
                              HpElement  *element);
  /* Says what the class of the element does not tell; or NULL. */
  void       (*complete)     (HpLaneView *lane,
                              HpElement  *element,
                              HpLaneItem *item);
} HpElementSource;

HpLaneItems *hp_element_items_new (HpLaneView            *lane,
                                   const HpElementSource *source);

G_END_DECLS
