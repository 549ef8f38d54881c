#include "config.h"

#include "ui/timeline/intensity-lane-private.h"

#include <glib/gi18n.h>

#include "core/curve-points.h"
#include "model/edit-curve.h"
#include "model/edit-scene.h"
#include "model/plan-time.h"
#include "ui/timeline/point-items.h"

#define HEIGHT 84
#define NATURAL_HEIGHT 190

enum
{
  EDITED,
  REFUSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HpIntensityLane, hp_intensity_lane, HP_TYPE_LANE_VIEW)

HpCurveGeometry
hp_intensity_lane_get_geometry (HpIntensityLane *self)
{
  return (HpCurveGeometry) {
    .axis = *hp_lane_view_get_axis (HP_LANE_VIEW (self)),
    .height = gtk_widget_get_height (GTK_WIDGET (self)),
    .inset = HP_INTENSITY_LANE_HANDLE_RADIUS + 3,
  };
}

GListModel *
hp_intensity_lane_get_scenes (HpIntensityLane *self)
{
  HpPlan *plan = hp_desk_get_plan (hp_lane_view_get_desk (HP_LANE_VIEW (self)));

  return plan != NULL ? G_LIST_MODEL (hp_plan_get_scenes (plan)) : NULL;
}

gboolean
hp_intensity_lane_can_edit (HpIntensityLane *self)
{
  return !hp_desk_get_read_only (hp_lane_view_get_desk (HP_LANE_VIEW (self)));
}

/* The user wants @curve for @scene, in the step called @label, NULL for what its points tell; the
 * points chosen are shown as they are then. */
void
hp_intensity_lane_edit (HpIntensityLane *self,
                        HpScene         *scene,
                        HpCurve         *curve,
                        const char      *label)
{
  g_signal_emit (self, signals[EDITED], 0, hp_intensity_lane_get_owner (self, scene),
                 self->member, curve, label);
  hp_intensity_lane_follow_curve (self);
}

void
hp_intensity_lane_refuse (HpIntensityLane *self,
                          const char      *why)
{
  g_signal_emit (self, signals[REFUSED], 0, why);
}

void
hp_intensity_lane_refuse_without_scene (HpIntensityLane *self)
{
  hp_intensity_lane_refuse (self, self->layer != NULL
                                  ? _("The layer whose curve is drawn is in another scene")
                                  : _("Spot a scene first: I where the music comes in, "
                                      "O where it goes out"));
}

/* The scene whose curve is drawn at @frame; NULL where there is none, or the layer has no part. */
HpScene *
hp_intensity_lane_get_scene_at (HpIntensityLane *self,
                                gint64           frame)
{
  HpDesk *desk = hp_lane_view_get_desk (HP_LANE_VIEW (self));
  HpScene *scene;

  if (self->layer == NULL)
    return hp_plan_get_scene_at (hp_desk_get_plan (desk), frame, hp_desk_get_scene (desk));

  scene = hp_curve_owner_get_scene (HP_ELEMENT (self->layer));
  return frame >= hp_scene_get_in (scene) && frame < hp_scene_get_out (scene) ? scene : NULL;
}

/* How much of the curve is chosen, as a person says it. */
static char *
describe_choice (HpIntensityLane *self)
{
  HpPlan *plan = hp_desk_get_plan (hp_lane_view_get_desk (HP_LANE_VIEW (self)));
  const HpCurvePoint *point = hp_intensity_lane_get_lead (self);
  guint n_chosen = (guint) self->extent.n_points;
  g_autofree char *timecode = NULL;
  g_autofree char *text = NULL;

  if (point == NULL || plan == NULL)
    return g_strdup (_("No point is selected"));

  timecode = hp_plan_format_timecode (plan, point->at);
  /* Translators: the timecode of a point of an intensity curve, and its level in per cent. */
  text = g_strdup_printf (_("%s, %.0f %%"), timecode, 100 * point->level);
  if (n_chosen < 2)
    return g_steal_pointer (&text);

  /* Translators: %u points of a curve are selected, %s tells of the one selected last, as in
   * “3 points, 01:00:10:00, 50 %”. */
  return g_strdup_printf (ngettext ("%u point, %s", "%u points, %s", n_chosen), n_chosen, text);
}

/* A screen reader hears the lane as a slider over the level of the point chosen last: as a
 * description, too, for GTK hands on the values of its own widgets only. */
void
hp_intensity_lane_update_accessible (HpIntensityLane *self)
{
  const HpCurvePoint *point = hp_intensity_lane_get_lead (self);
  g_autofree char *text = describe_choice (self);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, hp_intensity_lane_get_name (self),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, 1.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, point != NULL ? point->level : 0.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text,
                                  -1);
}

/* An undo may have taken points away that were chosen, or what was drawn under a click. */
static void
changed_cb (HpIntensityLane *self)
{
  hp_intensity_lane_drop_pending (self);
  hp_intensity_lane_follow_layer (self);
  if (self->deed == HP_INTENSITY_NOTHING)
    hp_intensity_lane_follow_curve (self);
  hp_intensity_lane_update_accessible (self);
}

/* Another mark or scene is selected: the points are no longer. */
static void
selection_cb (HpIntensityLane *self)
{
  HpDesk *desk = hp_lane_view_get_desk (HP_LANE_VIEW (self));

  hp_intensity_lane_finish_pending (self);
  hp_intensity_lane_follow_layer (self);
  if (self->choice.scene == NULL || self->deed != HP_INTENSITY_NOTHING ||
      (hp_desk_get_scene (desk) == self->choice.scene && hp_desk_get_mark (desk) == NULL))
    return;

  hp_intensity_lane_choose_none (self);
}

/* The tiles of @scene show @old: those go in which its curve is another now. */
static void
drop_difference (HpIntensityLane *self,
                 HpScene         *scene,
                 HpCurve         *old)
{
  gint64 from, to;

  if (hp_curve_find_difference (old, hp_intensity_lane_get_shown (self, scene), &from, &to))
    hp_lane_view_drop_tiles (HP_LANE_VIEW (self),
                             (double) MAX (from, hp_scene_get_in (scene)),
                             (double) MIN (to, hp_scene_get_out (scene)),
                             2 * HP_INTENSITY_LANE_HANDLE_RADIUS);
}

/* What is dragged or ridden is drawn where it has changed since the tiles were. */
static void
hp_intensity_lane_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  HpIntensityLane *self = HP_INTENSITY_LANE (widget);
  HpScene *scene = self->ridden != NULL ? hp_ride_get_scene (self->ride)
                   : self->draft != NULL ? self->choice.scene : NULL;

  if (self->tiled != NULL)
    drop_difference (self, self->tiled, self->tiled_curve);
  if (scene != NULL && scene != self->tiled)
    drop_difference (self, scene, hp_intensity_lane_get_curve (self, scene));

  g_set_object (&self->tiled, scene);
  g_clear_pointer (&self->tiled_curve, hp_curve_unref);
  if (scene != NULL)
    self->tiled_curve = hp_curve_ref (hp_intensity_lane_get_shown (self, scene));

  GTK_WIDGET_CLASS (hp_intensity_lane_parent_class)->snapshot (widget, snapshot);
}

static void
hp_intensity_lane_constructed (GObject *object)
{
  HpDesk *desk = hp_lane_view_get_desk (HP_LANE_VIEW (object));

  G_OBJECT_CLASS (hp_intensity_lane_parent_class)->constructed (object);

  g_signal_connect_object (desk, "changed", G_CALLBACK (changed_cb), object, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "notify::scene", G_CALLBACK (hp_lane_view_clear_tiles), object,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "notify::scene", G_CALLBACK (selection_cb), object,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "notify::mark", G_CALLBACK (selection_cb), object,
                           G_CONNECT_SWAPPED);
  hp_intensity_lane_init_ride (HP_INTENSITY_LANE (object));
  hp_intensity_lane_update_accessible (HP_INTENSITY_LANE (object));
}

static void
hp_intensity_lane_size_allocate (GtkWidget *widget,
                                 int        width,
                                 int        height,
                                 int        baseline)
{
  HpIntensityLane *self = HP_INTENSITY_LANE (widget);

  if (self->menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->menu));
}

static void
hp_intensity_lane_dispose (GObject *object)
{
  HpIntensityLane *self = HP_INTENSITY_LANE (object);

  g_clear_handle_id (&self->pending, g_source_remove);
  g_clear_object (&self->tiled);
  g_clear_pointer (&self->tiled_curve, hp_curve_unref);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_object (&self->ride);
  g_clear_object (&self->input);
  g_clear_pointer (&self->ridden, hp_curve_unref);
  g_clear_object (&self->layer);
  g_clear_pointer (&self->none, hp_curve_unref);
  hp_intensity_choice_clear (&self->choice);
  hp_intensity_choice_clear (&self->before);
  g_clear_pointer (&self->base, hp_curve_unref);
  g_clear_pointer (&self->draft, hp_curve_unref);
  hp_snapping_drop (&self->snapping);

  G_OBJECT_CLASS (hp_intensity_lane_parent_class)->dispose (object);
}

static void
hp_intensity_lane_class_init (HpIntensityLaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  HpLaneViewClass *lane_class = HP_LANE_VIEW_CLASS (klass);

  object_class->constructed = hp_intensity_lane_constructed;
  object_class->dispose = hp_intensity_lane_dispose;

  lane_class->height = HEIGHT;
  lane_class->drag_begin = hp_intensity_lane_drag_begin;
  lane_class->drag_update = hp_intensity_lane_drag_update;
  lane_class->drag_end = hp_intensity_lane_drag_end;
  lane_class->drag_cancel = hp_intensity_lane_drag_cancel;
  lane_class->key_pressed = hp_intensity_lane_key_pressed;
  lane_class->make_items = hp_point_items_new;
  lane_class->natural_height = NATURAL_HEIGHT;
  lane_class->draw_tile = hp_intensity_lane_draw_tile;
  lane_class->draw_over = hp_intensity_lane_draw_over;
  widget_class->size_allocate = hp_intensity_lane_size_allocate;
  widget_class->snapshot = hp_intensity_lane_snapshot;

  gtk_widget_class_install_action (widget_class, "curve.put-pattern", "i",
                                   hp_intensity_lane_put_pattern);
  gtk_widget_class_set_css_name (widget_class, "intensitylane");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SLIDER);

  hp_intensity_lane_install_drawn (object_class);

  /**
   * HpIntensityLane::edited:
   * @owner: the scene or the layer
   * @member: which of its curves
   * @curve: that one as the user wants it
   * @label: what the step is called; NULL: what the points tell
   */
  signals[EDITED] =
    g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL,
                  G_TYPE_NONE, 4, HP_TYPE_ELEMENT, G_TYPE_STRING, HP_TYPE_CURVE, G_TYPE_STRING);

  /**
   * HpIntensityLane::refused:
   * @why: a sentence that says what to do instead
   */
  signals[REFUSED] =
    g_signal_new ("refused", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
hp_intensity_lane_init (HpIntensityLane *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (hp_intensity_lane_show_menu), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));

  self->member = "curve";
  self->none = hp_curve_new (NULL, 0);
  self->choice.lead = -1;
  self->before.lead = -1;
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
}

GtkWidget *
hp_intensity_lane_new (HpDesk *desk)
{
  return g_object_new (HP_TYPE_INTENSITY_LANE, "desk", desk, NULL);
}

gboolean
hp_intensity_lane_has_selection (HpIntensityLane *self)
{
  g_return_val_if_fail (HP_IS_INTENSITY_LANE (self), FALSE);

  return self->choice.scene != NULL;
}

void
hp_intensity_lane_remove_selected (HpIntensityLane *self)
{
  g_autoptr(HpCurve) edited = NULL;
  g_autoptr(HpScene) scene = NULL;

  g_return_if_fail (HP_IS_INTENSITY_LANE (self));

  hp_intensity_lane_finish_pending (self);
  if (self->choice.scene == NULL || self->deed != HP_INTENSITY_NOTHING ||
      !hp_intensity_lane_can_edit (self))
    return;

  scene = g_object_ref (self->choice.scene);
  edited = hp_curve_without_points (self->choice.curve, self->choice.chosen);
  hp_intensity_lane_choose_none (self);
  hp_intensity_lane_edit (self, scene, edited, NULL);
}
