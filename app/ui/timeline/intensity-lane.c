#include "config.h"

#include "ui/timeline/intensity-lane-private.h"

#include <glib/gi18n.h>
#include <math.h>

#include "model/edit-scene.h"
#include "model/plan-time.h"

#define HEIGHT 84
#define NATURAL_HEIGHT 190
#define REACH 11.0        /* px from a handle that still take hold of it */
#define LEVEL_STEP 0.01   /* of one key press */

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

const HpCurvePoint *
hp_intensity_lane_get_selected_point (HpIntensityLane *self)
{
  HpCurve *shown;
  gssize index;

  if (self->scene == NULL || self->selected < 0)
    return NULL;

  shown = self->draft != NULL ? self->draft : hp_scene_get_curve (self->scene);
  index = hp_curve_index_at (shown, self->selected);
  return index < 0 ? NULL : &hp_curve_get_points (shown, NULL)[index];
}

/* A screen reader hears the lane as a slider over the level of the selected point. */
static void
update_accessible (HpIntensityLane *self)
{
  HpPlan *plan = hp_desk_get_plan (hp_lane_view_get_desk (HP_LANE_VIEW (self)));
  const HpCurvePoint *point = hp_intensity_lane_get_selected_point (self);
  g_autofree char *timecode = NULL;
  g_autofree char *text = NULL;

  if (point != NULL)
    {
      timecode = hp_plan_format_timecode (plan, point->at);
      /* Translators: the timecode of a point of an intensity curve, and its level in per cent. */
      text = g_strdup_printf (_("%s, %.0f %%"), timecode, 100 * point->level);
    }

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Intensity"),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, 1.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, point != NULL ? point->level : 0.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT,
                                  text != NULL ? text : _("No point is selected"),
                                  -1);
}

static void
select_point (HpIntensityLane *self,
              HpScene         *scene,
              gint64           frame)
{
  /* The desk first: what it says of its selection makes the lane drop its own. */
  if (scene != NULL)
    {
      hp_desk_select_mark (hp_lane_view_get_desk (HP_LANE_VIEW (self)), NULL);
      hp_desk_select_scene (hp_lane_view_get_desk (HP_LANE_VIEW (self)), scene);
    }
  g_set_object (&self->scene, scene);
  self->selected = frame;
  update_accessible (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
drop_draft (HpIntensityLane *self)
{
  g_clear_pointer (&self->draft, hp_curve_unref);
  g_clear_pointer (&self->base, hp_curve_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* The scene whose curve has a handle at (@x, @y), the selected one before others. */
static HpScene *
scene_with_point_at (HpIntensityLane *self,
                     double           x,
                     double           y,
                     gsize           *index)
{
  HpCurveGeometry geometry = hp_intensity_lane_get_geometry (self);
  HpScene *selected = hp_desk_get_scene (hp_lane_view_get_desk (HP_LANE_VIEW (self)));
  GListModel *scenes = hp_intensity_lane_get_scenes (self);
  HpScene *found = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (scenes); i++)
    {
      g_autoptr(HpScene) scene = g_list_model_get_item (scenes, i);
      gssize here = hp_curve_geometry_point_at (&geometry, hp_scene_get_curve (scene), x, y, REACH);

      if (here >= 0 && (found == NULL || scene == selected))
        {
          found = scene;
          *index = (gsize) here;
        }
    }

  return found;
}

/* The nearest boundary between frames that lies in @scene, its out included. */
static gint64
frame_in (HpIntensityLane *self,
          HpScene         *scene,
          double           x)
{
  const HpTimeAxis *axis = hp_lane_view_get_axis (HP_LANE_VIEW (self));
  gint64 frame = hp_time_axis_edge_at (axis, x, G_MAXINT64);

  return CLAMP (frame, hp_scene_get_in (scene), hp_scene_get_out (scene));
}

static void
refuse_without_scene (HpIntensityLane *self)
{
  g_signal_emit (self, signals[REFUSED], 0,
                 _("Spot a scene first: I where the music comes in, O where it goes out"));
}

static void
hp_intensity_lane_drag_begin (HpLaneView       *lane,
                              const HpLaneDrag *drag)
{
  HpIntensityLane *self = HP_INTENSITY_LANE (lane);
  HpDesk *desk = hp_lane_view_get_desk (HP_LANE_VIEW (self));
  HpPlan *plan = hp_desk_get_plan (desk);
  const HpTimeAxis *axis = hp_lane_view_get_axis (HP_LANE_VIEW (self));
  HpCurveGeometry geometry = hp_intensity_lane_get_geometry (self);
  HpScene *scene;

  if (plan == NULL)
    return;

  scene = scene_with_point_at (self, drag->x, drag->y, &self->dragged);
  if (scene != NULL)
    {
      self->base = hp_curve_ref (hp_scene_get_curve (scene));
    }
  else
    {
      gint64 frame;

      scene = hp_plan_get_scene_at (plan,
                                    hp_time_axis_frame_at (axis, drag->x,
                                                           hp_desk_get_duration (desk)),
                                    hp_desk_get_scene (desk));
      if (scene == NULL || hp_desk_get_read_only (desk))
        {
          select_point (self, NULL, -1);
          if (scene == NULL)
            refuse_without_scene (self);
          return;
        }

      frame = frame_in (self, scene, drag->x);
      self->base = hp_curve_with_point (hp_scene_get_curve (scene), frame,
                                        hp_curve_geometry_level_at (&geometry, drag->y));
      self->dragged = (gsize) hp_curve_index_at (self->base, frame);
      self->draft = hp_curve_ref (self->base);
    }

  select_point (self, scene, hp_curve_get_points (self->base, NULL)[self->dragged].at);
}

static void
hp_intensity_lane_drag_update (HpLaneView       *lane,
                               const HpLaneDrag *drag)
{
  HpIntensityLane *self = HP_INTENSITY_LANE (lane);
  HpCurveGeometry geometry = hp_intensity_lane_get_geometry (self);
  const HpCurvePoint *point;

  if (self->base == NULL || hp_desk_get_read_only (hp_lane_view_get_desk (HP_LANE_VIEW (self))))
    return;

  /* The first pixels of a click are no drag. */
  if (!drag->has_moved)
    return;

  point = &hp_curve_get_points (self->base, NULL)[self->dragged];
  g_clear_pointer (&self->draft, hp_curve_unref);
  self->draft = hp_curve_with_moved (self->base, self->dragged,
                                     fabs (drag->x - drag->start_x) < 1 ? point->at
                                                         : frame_in (self, self->scene, drag->x),
                                     hp_curve_geometry_level_at (&geometry, drag->y));
  self->selected = hp_curve_get_points (self->draft, NULL)[self->dragged].at;
  update_accessible (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
hp_intensity_lane_drag_end (HpLaneView       *lane,
                            const HpLaneDrag *drag)
{
  HpIntensityLane *self = HP_INTENSITY_LANE (lane);
  g_autoptr(HpCurve) edited = g_steal_pointer (&self->draft);

  drop_draft (self);
  if (edited != NULL)
    g_signal_emit (self, signals[EDITED], 0, self->scene, edited);
}

/* An undo may have taken the selected point away, or Escape the one that was being added. */
static void
changed_cb (HpIntensityLane *self)
{
  if (self->base == NULL && self->selected >= 0 && hp_intensity_lane_get_selected_point (self) == NULL)
    {
      g_clear_object (&self->scene);
      self->selected = -1;
    }
  update_accessible (self);
}

static void
hp_intensity_lane_drag_cancel (HpLaneView *lane)
{
  HpIntensityLane *self = HP_INTENSITY_LANE (lane);

  if (self->base != NULL && self->scene != NULL)
    self->selected = hp_curve_get_points (self->base, NULL)[self->dragged].at;
  drop_draft (self);
  changed_cb (self);
}

static gboolean
move_selected (HpIntensityLane *self,
               gint64           frames,
               double           level)
{
  const HpCurvePoint *point = hp_intensity_lane_get_selected_point (self);
  g_autoptr(HpCurve) edited = NULL;
  gsize index;
  gint64 at;

  if (point == NULL || hp_desk_get_read_only (hp_lane_view_get_desk (HP_LANE_VIEW (self))))
    return GDK_EVENT_PROPAGATE;

  index = (gsize) hp_curve_index_at (hp_scene_get_curve (self->scene), self->selected);
  at = CLAMP (point->at + frames, hp_scene_get_in (self->scene), hp_scene_get_out (self->scene));
  edited = hp_curve_with_moved (hp_scene_get_curve (self->scene), index, at, point->level + level);
  self->selected = hp_curve_get_points (edited, NULL)[index].at;
  g_signal_emit (self, signals[EDITED], 0, self->scene, edited);
  return GDK_EVENT_STOP;
}

/* Selects the @step'th point from the selected one; past the ends lie the points of the scenes
 * before and after. */
static gboolean
select_relative (HpIntensityLane *self,
                 int              step)
{
  HpDesk *desk = hp_lane_view_get_desk (HP_LANE_VIEW (self));
  GListModel *scenes = hp_intensity_lane_get_scenes (self);
  g_autoptr(GPtrArray) owners = g_ptr_array_new ();
  g_autoptr(GArray) frames = g_array_new (FALSE, FALSE, sizeof (gint64));
  int found = -1;

  for (guint i = 0; scenes != NULL && i < g_list_model_get_n_items (scenes); i++)
    {
      g_autoptr(HpScene) scene = g_list_model_get_item (scenes, i);
      gsize n_points;
      const HpCurvePoint *points = hp_curve_get_points (hp_scene_get_curve (scene), &n_points);

      for (gsize j = 0; j < n_points; j++)
        {
          if (scene == self->scene && points[j].at == self->selected)
            found = (int) frames->len;
          else if (found < 0 && self->selected < 0 && scene == hp_desk_get_scene (desk) && j == 0)
            found = (int) frames->len - step;
          g_array_append_val (frames, points[j].at);
          g_ptr_array_add (owners, scene);
        }
    }

  if (frames->len == 0)
    return GDK_EVENT_PROPAGATE;

  found = CLAMP (found < 0 && step > 0 ? 0 : found + step, 0, (int) frames->len - 1);
  select_point (self, g_ptr_array_index (owners, found), g_array_index (frames, gint64, found));
  return GDK_EVENT_STOP;
}

/* A point where the playhead is, at the level the curve has there. */
static gboolean
add_at_playhead (HpIntensityLane *self)
{
  HpDesk *desk = hp_lane_view_get_desk (HP_LANE_VIEW (self));
  HpPlan *plan = hp_desk_get_plan (desk);
  gint64 frame = hp_desk_get_frame (desk);
  g_autoptr(HpCurve) edited = NULL;
  HpScene *scene;

  if (plan == NULL || hp_desk_get_read_only (desk))
    return GDK_EVENT_PROPAGATE;

  scene = hp_plan_get_scene_at (plan, frame, hp_desk_get_scene (desk));
  if (scene == NULL)
    {
      refuse_without_scene (self);
      return GDK_EVENT_STOP;
    }

  edited = hp_curve_with_point (hp_scene_get_curve (scene), frame,
                                hp_curve_level_at (hp_scene_get_curve (scene), (double) frame));
  g_signal_emit (self, signals[EDITED], 0, scene, edited);
  select_point (self, scene, frame);
  return GDK_EVENT_STOP;
}

static gboolean
hp_intensity_lane_key_pressed (HpLaneView      *lane,
                               guint            keyval,
                               GdkModifierType  state)
{
  HpIntensityLane *self = HP_INTENSITY_LANE (lane);
  gboolean shift = (state & GDK_SHIFT_MASK) != 0;

  switch (keyval)
    {
    case GDK_KEY_Left:
      return shift ? move_selected (self, -1, 0) : select_relative (self, -1);

    case GDK_KEY_Right:
      return shift ? move_selected (self, 1, 0) : select_relative (self, 1);

    case GDK_KEY_Up:
      return move_selected (self, 0, LEVEL_STEP);

    case GDK_KEY_Down:
      return move_selected (self, 0, -LEVEL_STEP);

    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      return add_at_playhead (self);

    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/* Another mark or scene is selected: the point is no longer. */
static void
selection_cb (HpIntensityLane *self)
{
  HpDesk *desk = hp_lane_view_get_desk (HP_LANE_VIEW (self));

  if (self->scene == NULL || self->base != NULL ||
      (hp_desk_get_scene (desk) == self->scene && hp_desk_get_mark (desk) == NULL))
    return;

  g_clear_object (&self->scene);
  self->selected = -1;
  update_accessible (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
hp_intensity_lane_constructed (GObject *object)
{
  HpDesk *desk = hp_lane_view_get_desk (HP_LANE_VIEW (object));

  G_OBJECT_CLASS (hp_intensity_lane_parent_class)->constructed (object);

  g_signal_connect_object (desk, "changed", G_CALLBACK (changed_cb), object, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "notify::scene", G_CALLBACK (selection_cb), object,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "notify::mark", G_CALLBACK (selection_cb), object,
                           G_CONNECT_SWAPPED);
  update_accessible (HP_INTENSITY_LANE (object));
}

static void
hp_intensity_lane_dispose (GObject *object)
{
  HpIntensityLane *self = HP_INTENSITY_LANE (object);

  g_clear_object (&self->scene);
  g_clear_pointer (&self->base, hp_curve_unref);
  g_clear_pointer (&self->draft, hp_curve_unref);

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
  lane_class->natural_height = NATURAL_HEIGHT;
  widget_class->snapshot = hp_intensity_lane_snapshot;

  gtk_widget_class_set_css_name (widget_class, "intensitylane");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SLIDER);

  /**
   * HpIntensityLane::edited:
   * @scene: the scene
   * @curve: its intensity as the user wants it
   */
  signals[EDITED] =
    g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, HP_TYPE_SCENE, HP_TYPE_CURVE);

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
  self->selected = -1;
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

  return hp_intensity_lane_get_selected_point (self) != NULL;
}

void
hp_intensity_lane_remove_selected (HpIntensityLane *self)
{
  g_autoptr(HpCurve) edited = NULL;
  g_autoptr(HpScene) scene = NULL;
  gssize index;

  g_return_if_fail (HP_IS_INTENSITY_LANE (self));

  if (hp_intensity_lane_get_selected_point (self) == NULL || self->base != NULL)
    return;

  scene = g_object_ref (self->scene);
  index = hp_curve_index_at (hp_scene_get_curve (scene), self->selected);
  edited = hp_curve_without_point (hp_scene_get_curve (scene), (gsize) index);
  g_clear_object (&self->scene);
  self->selected = -1;
  g_signal_emit (self, signals[EDITED], 0, scene, edited);
  update_accessible (self);
}
