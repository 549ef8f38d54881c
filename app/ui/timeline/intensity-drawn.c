/* Which curve the intensity lane draws: the intensity of the scenes, the director's wish for them,
 * or the curve of one layer, which is one scene's alone. */

#include "config.h"

#include <glib/gi18n.h>

#include "model/edit-curve.h"
#include "model/edit-scene.h"
#include "model/plan-index.h"
#include "ui/timeline/intensity-lane-private.h"

#define INTENSITY "intensity"
#define WISH "wish"

enum
{
  PROP_DRAWN = 1,
};

static gboolean
has_points (const HpCurve *curve)
{
  gsize n_points;

  hp_curve_get_points (curve, &n_points);
  return n_points > 0;
}

gboolean
hp_intensity_lane_draws_wish (HpIntensityLane *self)
{
  return g_str_equal (self->member, "wish");
}

/* What the curve of @scene is a member of. */
HpElement *
hp_intensity_lane_get_owner (HpIntensityLane *self,
                             HpScene         *scene)
{
  return self->layer != NULL ? HP_ELEMENT (self->layer) : HP_ELEMENT (scene);
}

/* The curve of @scene that is drawn, as the plan has it; one without points where the layer is in
 * another scene. */
HpCurve *
hp_intensity_lane_get_curve (HpIntensityLane *self,
                             HpScene         *scene)
{
  HpElement *owner = hp_intensity_lane_get_owner (self, scene);

  if (hp_curve_owner_get_scene (owner) != scene)
    return self->none;

  return hp_curve_owner_get_curve (owner, self->member);
}

/* While it has no points, the curve goes where the intensity of the scene does. */
double
hp_intensity_lane_get_level_at (HpIntensityLane *self,
                                HpScene         *scene,
                                gint64           frame)
{
  HpCurve *curve = hp_intensity_lane_get_curve (self, scene);

  if (!has_points (curve))
    curve = hp_scene_get_curve (scene);

  return hp_curve_level_at (curve, (double) frame);
}

/* Whatever is under way ends: it is of the curve that was drawn. */
static void
draw (HpIntensityLane *self,
      const char      *member,
      HpLayer         *layer)
{
  if (g_str_equal (member, self->member) && layer == self->layer)
    return;

  hp_intensity_lane_finish_pending (self);
  hp_intensity_lane_drag_cancel (HP_LANE_VIEW (self));
  hp_ride_end (self->ride);
  hp_intensity_lane_choose_none (self);

  self->member = member;
  g_set_object (&self->layer, layer);
  if (layer != NULL)
    hp_desk_select_scene (hp_lane_view_get_desk (HP_LANE_VIEW (self)),
                          hp_curve_owner_get_scene (HP_ELEMENT (layer)));

  hp_lane_view_clear_tiles (HP_LANE_VIEW (self));
  hp_intensity_lane_update_accessible (self);
  hp_lane_view_contents_changed (HP_LANE_VIEW (self));
  g_object_notify (G_OBJECT (self), "drawn");
}

/* The layer goes, or another scene is worked on: what remains is the intensity. */
void
hp_intensity_lane_follow_layer (HpIntensityLane *self)
{
  HpScene *selected = hp_desk_get_scene (hp_lane_view_get_desk (HP_LANE_VIEW (self)));
  HpScene *scene;

  if (self->layer == NULL)
    return;

  scene = hp_curve_owner_get_scene (HP_ELEMENT (self->layer));
  if (scene == NULL || hp_element_get_list (HP_ELEMENT (scene)) == NULL ||
      (selected != NULL && selected != scene))
    draw (self, "curve", NULL);
  else
    g_object_notify (G_OBJECT (self), "drawn");  /* it may have another name */
}

/* A click outside of what can be drawn in: it goes to the scene that is there, if there is one. */
void
hp_intensity_lane_leave_layer_at (HpIntensityLane *self,
                                  gint64           frame)
{
  HpDesk *desk = hp_lane_view_get_desk (HP_LANE_VIEW (self));
  HpScene *scene = hp_plan_get_scene_at (hp_desk_get_plan (desk), frame, NULL);

  if (self->layer != NULL && scene != NULL)
    hp_desk_select_scene (desk, scene);
  else
    hp_intensity_lane_refuse_without_scene (self);
}

gboolean
hp_intensity_lane_draw_intensity (HpIntensityLane *self)
{
  if (self->layer == NULL && !hp_intensity_lane_draws_wish (self))
    return GDK_EVENT_PROPAGATE;

  draw (self, "curve", NULL);
  return GDK_EVENT_STOP;
}

/* The next in the order of the menu, and round. */
gboolean
hp_intensity_lane_draw_next (HpIntensityLane *self,
                             int              step)
{
  HpScene *scene = hp_intensity_lane_get_scene (self);
  HpElementList *layers = scene != NULL ? hp_scene_get_layers (scene) : NULL;
  int n_curves = 2 + (layers != NULL ? (int) hp_element_list_get_n (layers) : 0);
  int position = hp_intensity_lane_draws_wish (self) ? 1 : 0;
  guint index;

  if (self->layer != NULL && hp_element_list_find (layers, self->layer, &index))
    position = 2 + (int) index;

  position = (position + step + n_curves) % n_curves;
  draw (self, position == 1 ? "wish" : "curve",
        position > 1 ? hp_element_list_get (layers, (guint) position - 2) : NULL);
  return GDK_EVENT_STOP;
}

static void
hp_intensity_lane_get_property (GObject    *object,
                                guint       id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  if (id == PROP_DRAWN)
    g_value_set_string (value, hp_intensity_lane_get_drawn (HP_INTENSITY_LANE (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
hp_intensity_lane_set_property (GObject      *object,
                                guint         id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  if (id == PROP_DRAWN)
    hp_intensity_lane_set_drawn (HP_INTENSITY_LANE (object), g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

void
hp_intensity_lane_install_drawn (GObjectClass *klass)
{
  klass->get_property = hp_intensity_lane_get_property;
  klass->set_property = hp_intensity_lane_set_property;

  /**
   * HpIntensityLane:drawn:
   *
   * "intensity", "wish", or the id of a layer.
   */
  g_object_class_install_property (klass, PROP_DRAWN,
                                   g_param_spec_string ("drawn", NULL, NULL, INTENSITY,
                                                        G_PARAM_READWRITE |
                                                        G_PARAM_EXPLICIT_NOTIFY |
                                                        G_PARAM_STATIC_STRINGS));
}

const char *
hp_intensity_lane_get_drawn (HpIntensityLane *self)
{
  g_return_val_if_fail (HP_IS_INTENSITY_LANE (self), NULL);

  if (self->layer != NULL)
    return hp_element_get_id (HP_ELEMENT (self->layer));

  return hp_intensity_lane_draws_wish (self) ? WISH : INTENSITY;
}

void
hp_intensity_lane_set_drawn (HpIntensityLane *self,
                             const char      *drawn)
{
  HpPlan *plan;
  HpElement *layer;

  g_return_if_fail (HP_IS_INTENSITY_LANE (self));
  g_return_if_fail (drawn != NULL);

  plan = hp_desk_get_plan (hp_lane_view_get_desk (HP_LANE_VIEW (self)));
  layer = plan != NULL ? hp_plan_find (plan, drawn) : NULL;
  if (HP_IS_LAYER (layer))
    draw (self, "curve", HP_LAYER (layer));
  else
    draw (self, g_str_equal (drawn, WISH) ? "wish" : "curve", NULL);
}

const char *
hp_intensity_lane_get_name (HpIntensityLane *self)
{
  g_return_val_if_fail (HP_IS_INTENSITY_LANE (self), NULL);

  if (self->layer != NULL)
    return hp_layer_get_name (self->layer);

  /* Translators: the name of a line: the intensity that the director wishes for. */
  return hp_intensity_lane_draws_wish (self) ? C_("curve", "Wish") : _("Intensity");
}

HpScene *
hp_intensity_lane_get_scene (HpIntensityLane *self)
{
  HpDesk *desk;
  HpScene *scene;

  g_return_val_if_fail (HP_IS_INTENSITY_LANE (self), NULL);

  if (self->layer != NULL)
    return hp_curve_owner_get_scene (HP_ELEMENT (self->layer));

  desk = hp_lane_view_get_desk (HP_LANE_VIEW (self));
  scene = hp_desk_get_scene (desk);
  if (scene != NULL || hp_desk_get_plan (desk) == NULL)
    return scene;

  return hp_intensity_lane_get_scene_at (self, hp_desk_get_frame (desk));
}

gboolean
hp_intensity_lane_is_layer_apart (HpIntensityLane *self)
{
  g_return_val_if_fail (HP_IS_INTENSITY_LANE (self), FALSE);

  return self->layer != NULL && has_points (hp_layer_get_curve (self->layer));
}

void
hp_intensity_lane_join_layer (HpIntensityLane *self)
{
  g_return_if_fail (HP_IS_INTENSITY_LANE (self));

  if (!hp_intensity_lane_is_layer_apart (self) || !hp_intensity_lane_can_edit (self))
    return;

  hp_intensity_lane_choose_none (self);
  hp_intensity_lane_edit (self, hp_curve_owner_get_scene (HP_ELEMENT (self->layer)), self->none,
                          _("Use Curve of Scene"));
}
