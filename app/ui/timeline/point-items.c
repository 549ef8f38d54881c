#include "config.h"

#include "ui/timeline/point-items.h"

#include <glib/gi18n.h>

#include "core/curve-points.h"
#include "model/edit-member.h"
#include "model/edit-scene.h"
#include "model/model-error.h"
#include "ui/timeline/intensity-lane-private.h"

struct _HpPointItems
{
  HpLaneItems  parent_instance;

  HpScene     *scene;  /* or NULL: then there are no curves */
  HpCurve     *curve;
  HpCurve     *wish;
};

G_DEFINE_FINAL_TYPE (HpPointItems, hp_point_items, HP_TYPE_LANE_ITEMS)

static HpDesk *
get_desk (HpPointItems *self)
{
  return hp_lane_view_get_desk (hp_lane_items_get_lane (HP_LANE_ITEMS (self)));
}

static guint
count (HpCurve *curve)
{
  gsize n_points = 0;

  if (curve != NULL)
    hp_curve_get_points (curve, &n_points);
  return (guint) n_points;
}

/* The curve that the item is a point of; @position becomes its index there. */
static HpCurve *
find_curve (HpPointItems *self,
            guint        *position)
{
  guint n_points = count (self->curve);

  if (*position < n_points)
    return self->curve;

  *position -= n_points;
  return self->wish;
}

/* How many points at the start, or at the end, both curves have. */
static guint
count_same (HpCurve  *a,
            HpCurve  *b,
            guint     limit,
            gboolean  at_end)
{
  guint n_a = count (a), n_b = count (b);
  const HpCurvePoint *in_a = n_a > 0 ? hp_curve_get_points (a, NULL) : NULL;
  const HpCurvePoint *in_b = n_b > 0 ? hp_curve_get_points (b, NULL) : NULL;
  guint n = 0;

  if (a == b)
    return MIN (n_a, limit);
  while (n < MIN (MIN (n_a, n_b), limit) &&
         hp_curve_point_equal (&in_a[at_end ? n_a - 1 - n : n], &in_b[at_end ? n_b - 1 - n : n]))
    n++;
  return n;
}

static void
set_curves (HpPointItems *self,
            HpScene      *scene)
{
  HpCurve *curve = scene != NULL ? hp_curve_ref (hp_scene_get_curve (scene)) : NULL;
  HpCurve *wish = scene != NULL ? hp_curve_ref (hp_scene_get_wish (scene)) : NULL;

  g_set_object (&self->scene, scene);
  g_clear_pointer (&self->curve, hp_curve_unref);
  g_clear_pointer (&self->wish, hp_curve_unref);
  self->curve = curve;
  self->wish = wish;
}

/* A point that was moved has its place still. */
static void
hp_point_items_refresh (HpLaneItems *items)
{
  HpPointItems *self = HP_POINT_ITEMS (items);
  HpScene *scene = hp_desk_get_scene (get_desk (self));
  g_autoptr(HpCurve) curve = g_steal_pointer (&self->curve);
  g_autoptr(HpCurve) wish = g_steal_pointer (&self->wish);
  gboolean is_same = scene == self->scene;
  guint n_before = count (curve) + count (wish);
  guint first, last;

  set_curves (self, scene);
  if (is_same && count (curve) == count (self->curve) && count (wish) == count (self->wish))
    return;
  if (!is_same)
    {
      hp_lane_items_set_n (items, count (self->curve) + count (self->wish), 0, 0);
      return;
    }

  first = count_same (curve, self->curve, G_MAXUINT, FALSE);
  if (first == count (curve) && first == count (self->curve))
    first += count_same (wish, self->wish, G_MAXUINT, FALSE);
  last = count_same (wish, self->wish,
                     MIN (n_before, count (self->curve) + count (self->wish)) - first, TRUE);
  hp_lane_items_set_n (items, count (self->curve) + count (self->wish), first, last);
}

static void
hp_point_items_read (HpLaneItems *items,
                     guint        position,
                     HpLaneItem  *item)
{
  HpPointItems *self = HP_POINT_ITEMS (items);
  HpCurve *curve = find_curve (self, &position);
  const HpCurvePoint *point = &hp_curve_get_points (curve, NULL)[position];
  HpLaneFields fields = HP_LANE_IN | HP_LANE_LEVEL | HP_LANE_SHAPE;

  *item = (HpLaneItem) {
    .fields = fields,
    .editable = fields,
    /* Translators: a point of the line that is the director's wish, or of the intensity. */
    .kind = curve == self->curve ? _("point") : _("point of the wish"),
    .in = point->at,
    .level = point->level,
    .shape = point->shape,
    /* Translators: the level of a point in per cent, and what comes after it, as in
     * “50 %, smooth”. */
    .remark = g_strdup_printf (_("%.0f %%, %s"), 100 * point->level,
                               hp_point_items_name_shape (point->shape)),
  };
}

/* @curve with point @index as @item is, in its order; NULL where another point is in its place. */
static HpCurve *
make_curve (HpCurve          *curve,
            guint             index,
            const HpLaneItem *item)
{
  gssize there = hp_curve_index_at (curve, item->in);
  g_autoptr(HpCurve) without = NULL;
  g_autoptr(HpCurve) with = NULL;
  g_autoptr(HpCurve) moved = NULL;
  guint place;

  if (there >= 0 && there != (gssize) index)
    return NULL;

  /* As long as it stays between its neighbours it stays the same point, with all it has. */
  moved = hp_curve_with_moved (curve, index, item->in, item->level);
  if (hp_curve_get_points (moved, NULL)[index].at == item->in)
    return hp_curve_with_shape (moved, index, item->shape);

  without = hp_curve_without_point (curve, index);
  with = hp_curve_with_point (without, item->in, item->level);
  place = (guint) hp_curve_index_at (with, item->in);
  return hp_curve_with_shape (with, place, item->shape);
}

static gboolean
hp_point_items_write (HpLaneItems       *items,
                      guint              position,
                      const HpLaneItem  *item,
                      GError           **error)
{
  HpPointItems *self = HP_POINT_ITEMS (items);
  HpHistory *history = hp_desk_get_history (get_desk (self));
  g_autoptr(HpScene) scene = g_object_ref (self->scene);
  HpCurve *curve = find_curve (self, &position);
  const HpCurvePoint *point = &hp_curve_get_points (curve, NULL)[position];
  g_autoptr(HpCurve) edited = NULL;

  if (item->in == point->at && item->shape == point->shape && item->level == point->level)
    return TRUE;

  edited = make_curve (curve, position, item);
  if (edited == NULL)
    return hp_model_refuse (error, _("There is a point on that frame already"));
  if (curve == self->wish)
    return hp_edit_set (history, scene, error, "wish", edited);
  if (!hp_edit_set_scene_curve (history, scene, edited, error))
    return FALSE;

  hp_intensity_lane_choose_only (HP_INTENSITY_LANE (hp_lane_items_get_lane (items)), scene,
                                 hp_scene_get_curve (scene),
                                 hp_curve_index_at (hp_scene_get_curve (scene), item->in));
  return TRUE;
}

static gboolean
hp_point_items_remove (HpLaneItems  *items,
                       guint         position,
                       GError      **error)
{
  HpPointItems *self = HP_POINT_ITEMS (items);
  HpHistory *history = hp_desk_get_history (get_desk (self));
  HpCurve *curve = find_curve (self, &position);
  g_autoptr(HpCurve) edited = hp_curve_without_point (curve, position);

  if (curve == self->wish)
    return hp_edit_set (history, self->scene, error, "wish", edited);

  return hp_edit_set_scene_curve (history, self->scene, edited, error);
}

static guint
hp_point_items_get_selected (HpLaneItems *items)
{
  HpPointItems *self = HP_POINT_ITEMS (items);
  const HpIntensityChoice *choice = &HP_INTENSITY_LANE (hp_lane_items_get_lane (items))->choice;

  return choice->scene != NULL && choice->scene == self->scene && choice->lead >= 0 &&
         (guint) choice->lead < count (self->curve)
         ? (guint) choice->lead : GTK_INVALID_LIST_POSITION;
}

static gboolean
hp_point_items_select (HpLaneItems *items,
                       guint        position)
{
  HpPointItems *self = HP_POINT_ITEMS (items);
  HpIntensityLane *lane = HP_INTENSITY_LANE (hp_lane_items_get_lane (items));
  HpCurve *curve = find_curve (self, &position);

  hp_desk_seek (get_desk (self), hp_curve_get_points (curve, NULL)[position].at);
  if (curve == self->wish)
    {
      hp_intensity_lane_choose_none (lane);
      return FALSE;
    }

  hp_intensity_lane_choose_only (lane, self->scene, curve, position);
  return TRUE;
}

static void
hp_point_items_dispose (GObject *object)
{
  set_curves (HP_POINT_ITEMS (object), NULL);

  G_OBJECT_CLASS (hp_point_items_parent_class)->dispose (object);
}

static void
hp_point_items_class_init (HpPointItemsClass *klass)
{
  HpLaneItemsClass *items_class = HP_LANE_ITEMS_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hp_point_items_dispose;

  items_class->refresh = hp_point_items_refresh;
  items_class->read = hp_point_items_read;
  items_class->write = hp_point_items_write;
  items_class->remove = hp_point_items_remove;
  items_class->get_selected = hp_point_items_get_selected;
  items_class->select = hp_point_items_select;
}

static void
hp_point_items_init (HpPointItems *self)
{
}

HpLaneItems *
hp_point_items_new (HpLaneView *lane)
{
  return g_object_new (HP_TYPE_POINT_ITEMS, "lane", lane, NULL);
}

const char *
hp_point_items_name_shape (HpCurveShape shape)
{
  switch (shape)
    {
    case HP_CURVE_LINE:
      return C_("shape of a curve", "line");

    case HP_CURVE_SMOOTH:
      return C_("shape of a curve", "smooth");

    case HP_CURVE_HOLD:
      return C_("shape of a curve", "hold");

    default:
      g_return_val_if_reached ("");
    }
}
