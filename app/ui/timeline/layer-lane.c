#include "config.h"

#include "ui/timeline/layer-lane.h"

#include <glib/gi18n.h>

#include "model/edit-scene.h"
#include "model/entry.h"
#include "model/layer.h"

struct _HpLayerLane
{
  HpBarLane  parent_instance;

  HpScene   *scene;  /* whose layers are shown, or NULL */
};

enum
{
  LAYER_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HpLayerLane, hp_layer_lane, HP_TYPE_BAR_LANE)

static HpScene *
find_scene (HpLayerLane *self)
{
  HpDesk *desk = hp_lane_view_get_desk (HP_LANE_VIEW (self));
  HpPlan *plan = hp_desk_get_plan (desk);

  if (hp_desk_get_scene (desk) != NULL || plan == NULL)
    return hp_desk_get_scene (desk);

  return hp_plan_get_scene_at (plan, hp_desk_get_frame (desk), NULL);
}

static void
add_bar (HpLayerLane *self,
         HpLayer     *layer,
         guint        row,
         HpEntry     *entry)
{
  HpCurve *curve = hp_layer_get_curve (layer);
  gsize n_points;

  hp_curve_get_points (curve, &n_points);
  hp_bar_lane_add (HP_BAR_LANE (self), &(HpBar) {
                     .element = HP_ELEMENT (entry),
                     .in = entry != NULL ? hp_entry_get_in (entry) : hp_scene_get_in (self->scene),
                     .out = entry != NULL ? hp_entry_get_out (entry)
                                          : hp_scene_get_out (self->scene),
                     .row = (int) row,
                     .text = g_strdup (hp_layer_get_name (layer)),
                     .curve = n_points > 0 ? hp_curve_ref (curve) : NULL,
                     .color = hp_lane_view_get_color (HP_LANE_VIEW (self), "hairpin_layer_color",
                                                      1),
                   });
}

/* A layer without entries plays all through the scene. */
static void
add_layer (HpLayerLane *self,
           HpLayer     *layer,
           guint        row)
{
  HpElementList *entries = hp_layer_get_entries (layer);

  hp_bar_lane_name_row (HP_BAR_LANE (self), hp_layer_get_name (layer));
  for (guint i = 0; i < hp_element_list_get_n (entries); i++)
    add_bar (self, layer, row, hp_element_list_get (entries, i));
  if (hp_element_list_get_n (entries) == 0)
    add_bar (self, layer, row, NULL);
}

static void
hp_layer_lane_list (HpBarLane *lane,
                    HpPlan    *plan)
{
  HpLayerLane *self = HP_LAYER_LANE (lane);
  HpElementList *layers;

  g_set_object (&self->scene, find_scene (self));
  hp_bar_lane_set_hint (lane, self->scene != NULL ? _("This scene has no layers yet")
                                                  : _("Select a scene to see its layers"));
  if (self->scene == NULL)
    return;

  hp_bar_lane_set_limits (lane, hp_scene_get_in (self->scene), hp_scene_get_out (self->scene));
  layers = hp_scene_get_layers (self->scene);
  for (guint i = 0; i < hp_element_list_get_n (layers); i++)
    add_layer (self, hp_element_list_get (layers, i), i);
}

static gpointer
hp_layer_lane_get_owner (HpBarLane *lane,
                         guint      row)
{
  HpLayerLane *self = HP_LAYER_LANE (lane);
  HpElementList *layers = self->scene != NULL ? hp_scene_get_layers (self->scene) : NULL;

  return layers != NULL && row < hp_element_list_get_n (layers) ? hp_element_list_get (layers, row)
                                                                : NULL;
}

static void
hp_layer_lane_activate (HpBarLane *lane,
                        guint      row)
{
  HpLayer *layer = hp_layer_lane_get_owner (lane, row);

  if (layer != NULL)
    g_signal_emit (lane, signals[LAYER_ACTIVATED], 0, layer);
}

/* Another scene may be selected, or under the playhead. */
static void
scene_cb (HpLayerLane *self)
{
  if (find_scene (self) != self->scene)
    hp_bar_lane_update (HP_BAR_LANE (self));
}

static void
hp_layer_lane_constructed (GObject *object)
{
  HpDesk *desk = hp_lane_view_get_desk (HP_LANE_VIEW (object));

  G_OBJECT_CLASS (hp_layer_lane_parent_class)->constructed (object);

  g_signal_connect_object (desk, "notify::scene", G_CALLBACK (scene_cb), object,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "notify::frame", G_CALLBACK (scene_cb), object,
                           G_CONNECT_SWAPPED);
}

static void
hp_layer_lane_dispose (GObject *object)
{
  g_clear_object (&HP_LAYER_LANE (object)->scene);

  G_OBJECT_CLASS (hp_layer_lane_parent_class)->dispose (object);
}

static void
hp_layer_lane_class_init (HpLayerLaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  HpBarLaneClass *lane_class = HP_BAR_LANE_CLASS (klass);

  object_class->constructed = hp_layer_lane_constructed;
  object_class->dispose = hp_layer_lane_dispose;

  lane_class->list = hp_layer_lane_list;
  lane_class->get_owner = hp_layer_lane_get_owner;
  lane_class->activate = hp_layer_lane_activate;
  lane_class->kind = N_("Entry");

  /**
   * HpLayerLane::layer-activated:
   * @layer: whose curve is to be drawn, or no longer
   */
  signals[LAYER_ACTIVATED] =
    g_signal_new ("layer-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, HP_TYPE_LAYER);
}

static void
hp_layer_lane_init (HpLayerLane *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Layers"),
                                  -1);
}

GtkWidget *
hp_layer_lane_new (HpDesk *desk)
{
  return g_object_new (HP_TYPE_LAYER_LANE, "desk", desk, NULL);
}
