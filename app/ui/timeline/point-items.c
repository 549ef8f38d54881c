#include "config.h"

#include "ui/timeline/point-items.h"

#include <glib/gi18n.h>

#include "core/curve-points.h"
#include "model/edit-curve.h"
#include "model/model-error.h"
#include "ui/timeline/intensity-lane-private.h"

struct _HpPointItems
{
  HpLaneItems  parent_instance;

  HpScene     *scene;  /* or NULL: then there is no curve */
  HpCurve     *curve;  /* of it, that is drawn in the lane */
};

G_DEFINE_FINAL_TYPE (HpPointItems, hp_point_items, HP_TYPE_LANE_ITEMS)

static HpIntensityLane *
get_lane (HpPointItems *self)
{
  return HP_INTENSITY_LANE (hp_lane_items_get_lane (HP_LANE_ITEMS (self)));
}

static HpDesk *
get_desk (HpPointItems *self)
{
  return hp_lane_view_get_desk (HP_LANE_VIEW (get_lane (self)));
}

static guint
count (HpCurve *curve)
{
  gsize n_points = 0;

  if (curve != NULL)
    hp_curve_get_points (curve, &n_points);
  return (guint) n_points;
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
set_scene (HpPointItems *self,
           HpScene      *scene)
{
  g_set_object (&self->scene, scene);
  g_clear_pointer (&self->curve, hp_curve_unref);
  if (scene != NULL)
    self->curve = hp_curve_ref (hp_intensity_lane_get_curve (get_lane (self), scene));
}

/* A point that was moved has its place still. */
static void
hp_point_items_refresh (HpLaneItems *items)
{
  HpPointItems *self = HP_POINT_ITEMS (items);
  HpScene *scene = hp_desk_get_scene (get_desk (self));
  g_autoptr(HpCurve) before = g_steal_pointer (&self->curve);
  gboolean is_same = scene == self->scene;
  guint n_now, first, last;

  set_scene (self, scene);
  n_now = count (self->curve);
  if (is_same && n_now == count (before))
    return;

  first = is_same ? count_same (before, self->curve, G_MAXUINT, FALSE) : 0;
  last = is_same ? count_same (before, self->curve, MIN (count (before), n_now) - first, TRUE) : 0;
  hp_lane_items_set_n (items, n_now, first, last);
}

static const char *
name_kind (HpIntensityLane *lane)
{
  if (lane->layer != NULL)
    return _("point of the layer");

  /* Translators: a point of the line that is the director's wish, or of the intensity. */
  return hp_intensity_lane_draws_wish (lane) ? _("point of the wish") : _("point");
}

static void
hp_point_items_read (HpLaneItems *items,
                     guint        position,
                     HpLaneItem  *item)
{
  HpPointItems *self = HP_POINT_ITEMS (items);
  const HpCurvePoint *point = &hp_curve_get_points (self->curve, NULL)[position];
  HpLaneFields fields = HP_LANE_IN | HP_LANE_LEVEL | HP_LANE_SHAPE;

  *item = (HpLaneItem) {
    .fields = fields,
    .editable = fields,
    .kind = name_kind (get_lane (self)),
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
set_curve (HpPointItems  *self,
           HpCurve       *curve,
           GError       **error)
{
  HpIntensityLane *lane = get_lane (self);

  return hp_edit_set_curve (hp_desk_get_history (get_desk (self)),
                            hp_intensity_lane_get_owner (lane, self->scene), lane->member, curve,
                            NULL, error);
}

static gboolean
hp_point_items_write (HpLaneItems       *items,
                      guint              position,
                      const HpLaneItem  *item,
                      GError           **error)
{
  HpPointItems *self = HP_POINT_ITEMS (items);
  g_autoptr(HpScene) scene = g_object_ref (self->scene);
  const HpCurvePoint *point = &hp_curve_get_points (self->curve, NULL)[position];
  g_autoptr(HpCurve) edited = NULL;

  if (item->in == point->at && item->shape == point->shape && item->level == point->level)
    return TRUE;

  edited = make_curve (self->curve, position, item);
  if (edited == NULL)
    return hp_model_refuse (error, _("There is a point on that frame already"));
  if (!set_curve (self, edited, error))
    return FALSE;

  hp_intensity_lane_choose_only (get_lane (self), scene, edited,
                                 hp_curve_index_at (edited, item->in));
  return TRUE;
}

static gboolean
hp_point_items_remove (HpLaneItems  *items,
                       guint         position,
                       GError      **error)
{
  HpPointItems *self = HP_POINT_ITEMS (items);
  g_autoptr(HpCurve) edited = hp_curve_without_point (self->curve, position);

  return set_curve (self, edited, error);
}

static guint
hp_point_items_get_selected (HpLaneItems *items)
{
  HpPointItems *self = HP_POINT_ITEMS (items);
  const HpIntensityChoice *choice = &get_lane (self)->choice;

  return choice->scene != NULL && choice->scene == self->scene && choice->lead >= 0 &&
         (guint) choice->lead < count (self->curve)
         ? (guint) choice->lead : GTK_INVALID_LIST_POSITION;
}

static gboolean
hp_point_items_select (HpLaneItems *items,
                       guint        position)
{
  HpPointItems *self = HP_POINT_ITEMS (items);

  hp_desk_seek (get_desk (self), hp_curve_get_points (self->curve, NULL)[position].at);
  hp_intensity_lane_choose_only (get_lane (self), self->scene, self->curve, position);
  return TRUE;
}

static void
hp_point_items_dispose (GObject *object)
{
  set_scene (HP_POINT_ITEMS (object), NULL);

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
