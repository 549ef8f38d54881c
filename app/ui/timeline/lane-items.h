/* What a lane holds, one after the other, as its list shows it.
 *
 * It is a GListModel whose items say nothing but that they are there: what one
 * is, is read by its place in the lane, when somebody looks at it.  So nothing
 * is made for what is out of sight.  It holds what the plan had when it was last
 * refreshed.
 */

#pragma once

#include "core/curve.h"
#include "ui/timeline/lane-view.h"

G_BEGIN_DECLS

/* What there is to say of an item, and to edit. */
typedef enum
{
  HP_LANE_WHO = 1 << 0,    /* who speaks */
  HP_LANE_NAME = 1 << 1,
  HP_LANE_IN = 1 << 2,     /* the frame, where there is no out */
  HP_LANE_OUT = 1 << 3,
  HP_LANE_LEVEL = 1 << 4,
  HP_LANE_SHAPE = 1 << 5,
} HpLaneFields;

typedef struct
{
  HpLaneFields  fields;    /* that it has */
  HpLaneFields  editable;  /* of those; none where the plan can only be read */
  const char   *kind;      /* a word for people, as "hit"; not copied */
  const char   *name_title;  /* what its name is called, as "Label"; not copied */
  char         *who;
  char         *name;
  gint64        in;        /* frames */
  gint64        out;
  double        level;     /* 0…1 */
  HpCurveShape  shape;
  char         *remark;    /* what else there is to say, or NULL */
} HpLaneItem;

void  hp_lane_item_clear    (HpLaneItem       *item);
/* All of it in words: "Door slams, hit, 01:02:03:04, weight 4". */
char *hp_lane_item_describe (const HpLaneItem *item,
                             HpPlan           *plan);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HpLaneItem, hp_lane_item_clear)

#define HP_TYPE_LANE_ITEMS (hp_lane_items_get_type ())

G_DECLARE_DERIVABLE_TYPE (HpLaneItems, hp_lane_items, HP, LANE_ITEMS, GObject)

struct _HpLaneItemsClass
{
  GObjectClass parent_class;

  void     (*refresh)      (HpLaneItems       *self);
  void     (*read)         (HpLaneItems       *self,
                            guint              position,
                            HpLaneItem        *item);
  gboolean (*write)        (HpLaneItems       *self,
                            guint              position,
                            const HpLaneItem  *item,
                            GError           **error);
  gboolean (*remove)       (HpLaneItems       *self,
                            guint              position,
                            GError           **error);
  guint    (*get_selected) (HpLaneItems       *self);
  gboolean (*select)       (HpLaneItems       *self,
                            guint              position);
};

HpLaneView *hp_lane_items_get_lane     (HpLaneItems       *self);

/* Lists what the plan has now. */
void        hp_lane_items_refresh      (HpLaneItems       *self);

/* @item is to be cleared; it is filled with what is at @position. */
void        hp_lane_items_read         (HpLaneItems       *self,
                                        guint              position,
                                        HpLaneItem        *item);
/* Makes it as @item is: one step, of those fields that can be edited.  A refusal is
 * HP_MODEL_ERROR_REFUSED, in a sentence for the user. */
gboolean    hp_lane_items_write        (HpLaneItems       *self,
                                        guint              position,
                                        const HpLaneItem  *item,
                                        GError           **error);
gboolean    hp_lane_items_remove       (HpLaneItems       *self,
                                        guint              position,
                                        GError           **error);

/* What is selected in the lane, or GTK_INVALID_LIST_POSITION.  select() returns FALSE for what
 * the lane itself does not select, as a layer that has no entries: nothing is, then. */
guint       hp_lane_items_get_selected (HpLaneItems       *self);
gboolean    hp_lane_items_select       (HpLaneItems       *self,
                                        guint              position);

/* For refresh(): there are @n_now, the first and the last of which are those that were there. */
void        hp_lane_items_set_n        (HpLaneItems       *self,
                                        guint              n_now,
                                        guint              n_same_first,
                                        guint              n_same_last);

G_END_DECLS
