#include "config.h"

#include "ui/timeline/timeline-private.h"

#include <glib/gi18n.h>

#include "model/edit-scene.h"
#include "ui/timeline/bar-lane.h"
#include "ui/timeline/intensity-lane.h"

#define FIT_MARGIN 24       /* a fitted scene has this part of its length free on either side */

G_DEFINE_FINAL_TYPE (HpTimeline, hp_timeline, GTK_TYPE_WIDGET)

double
hp_timeline_get_width (HpTimeline *self)
{
  return MAX (gtk_widget_get_width (self->ruler), 1);
}

void
hp_timeline_set_axis (HpTimeline *self,
                      HpTimeAxis  axis)
{
  self->axis = axis;
  for (guint i = 0; i < self->views->len; i++)
    hp_lane_view_set_axis (g_ptr_array_index (self->views, i), &axis);
}

void
hp_timeline_scroll_to (HpTimeline *self,
                       double      start)
{
  hp_timeline_set_axis (self, hp_time_axis_moved_to (&self->axis, start,
                                                     hp_desk_get_duration (self->desk),
                                                     hp_timeline_get_width (self)));
}

/* Shows @axis zoomed by @factor about @x px. */
void
hp_timeline_zoom_from (HpTimeline *self,
                       HpTimeAxis  axis,
                       double      x,
                       double      factor)
{
  gint64 duration = hp_desk_get_duration (self->desk);
  double width = hp_timeline_get_width (self);
  HpTimeAxis all = hp_time_axis_fitting (0, duration, width);
  HpTimeAxis zoomed = hp_time_axis_zoomed (&axis, x, factor, duration, width);

  self->fits = zoomed.frames_per_px >= all.frames_per_px;
  hp_timeline_set_axis (self, zoomed);
}

/* The frames from @start to @end fill the width, as far as they may be near or far. */
void
hp_timeline_show (HpTimeline *self,
                  double      start,
                  double      end)
{
  double width = hp_timeline_get_width (self);
  HpTimeAxis axis = { start, MAX (end - start, 1) / width };

  hp_timeline_stop_glide (self);
  hp_timeline_zoom_from (self, axis, 0, 1);
}

/* An axis that shows @in…@out, and a little of what is around it. */
static HpTimeAxis
fit_with_margins (HpTimeline *self,
                  gint64      in,
                  gint64      out)
{
  gint64 duration = hp_desk_get_duration (self->desk);
  gint64 margin = MAX ((out - in) / FIT_MARGIN, 1);
  double width = hp_timeline_get_width (self);
  HpTimeAxis axis = hp_time_axis_fitting (MAX (in - margin, 0), MIN (out + margin, duration), width);

  return hp_time_axis_moved_to (&axis, axis.start, duration, width);
}

void
hp_timeline_fit (HpTimeline *self)
{
  g_return_if_fail (HP_IS_TIMELINE (self));

  hp_timeline_stop_glide (self);
  self->fits = TRUE;
  hp_timeline_set_axis (self, hp_time_axis_fitting (0, hp_desk_get_duration (self->desk),
                                                    hp_timeline_get_width (self)));
}

/* The scene selected, else the one that the playhead is in; all where there is none. */
void
hp_timeline_fit_scene (HpTimeline *self)
{
  HpPlan *plan;
  HpScene *scene;

  g_return_if_fail (HP_IS_TIMELINE (self));

  plan = hp_desk_get_plan (self->desk);
  scene = hp_desk_get_scene (self->desk);
  if (scene == NULL && plan != NULL)
    scene = hp_plan_get_scene_at (plan, hp_desk_get_frame (self->desk), NULL);
  if (scene == NULL)
    {
      hp_timeline_fit (self);
      return;
    }

  hp_timeline_stop_glide (self);
  self->fits = FALSE;
  hp_timeline_set_axis (self, fit_with_margins (self, hp_scene_get_in (scene),
                                                hp_scene_get_out (scene)));
}

/* Zooms about the playhead where it is shown, else about the middle. */
void
hp_timeline_zoom (HpTimeline *self,
                  double      factor)
{
  double x;

  g_return_if_fail (HP_IS_TIMELINE (self));

  x = hp_time_axis_x (&self->axis, hp_desk_get_playhead (self->desk));
  if (x < 0 || x > hp_timeline_get_width (self))
    x = hp_timeline_get_width (self) / 2;
  hp_timeline_stop_glide (self);
  hp_timeline_zoom_from (self, self->axis, x, factor);
}

static void
plan_cb (HpTimeline *self)
{
  hp_timeline_fit (self);
}

static void
resized_cb (HpTimeline *self)
{
  if (self->fits)
    hp_timeline_fit (self);
  else
    hp_timeline_scroll_to (self, self->axis.start);
}

static void
hp_timeline_measure (GtkWidget      *widget,
                     GtkOrientation  orientation,
                     int             for_size,
                     int            *minimum,
                     int            *natural,
                     int            *minimum_baseline,
                     int            *natural_baseline)
{
  gtk_widget_measure (HP_TIMELINE (widget)->box, orientation, for_size, minimum, natural, NULL,
                      NULL);
}

static void
hp_timeline_size_allocate (GtkWidget *widget,
                           int        width,
                           int        height,
                           int        baseline)
{
  HpTimeline *self = HP_TIMELINE (widget);
  double before = hp_timeline_get_width (self);

  gtk_widget_allocate (self->box, width, height, baseline, NULL);
  if (hp_timeline_get_width (self) != before)
    resized_cb (self);
}

/* Where the keys of the picture are at home: nothing in the ruler takes a letter or the space. */
static gboolean
hp_timeline_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (HP_TIMELINE (widget)->ruler);
}

static void
hp_timeline_dispose (GObject *object)
{
  HpTimeline *self = HP_TIMELINE (object);

  hp_timeline_stop_glide (self);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->views, g_ptr_array_unref);
  g_clear_object (&self->names);
  g_clear_object (&self->lanes_menu);
  hp_timeline_clear_lists (self);
  g_clear_object (&self->actions);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (hp_timeline_parent_class)->dispose (object);
}

static void
switch_list (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  hp_timeline_switch_list (HP_TIMELINE (widget));
}

static void
hp_timeline_class_init (HpTimelineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = hp_timeline_dispose;

  widget_class->grab_focus = hp_timeline_grab_focus;
  widget_class->measure = hp_timeline_measure;
  widget_class->size_allocate = hp_timeline_size_allocate;

  gtk_widget_class_install_action (widget_class, "timeline.switch-list", NULL, switch_list);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_l, GDK_CONTROL_MASK,
                                       "timeline.switch-list", NULL);
  gtk_widget_class_set_css_name (widget_class, "timeline");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
hp_timeline_init (HpTimeline *self)
{
  self->views = g_ptr_array_new ();
  self->actions = g_simple_action_group_new ();
  gtk_widget_insert_action_group (GTK_WIDGET (self), "timeline", G_ACTION_GROUP (self->actions));
  self->lanes_menu = g_menu_new ();
  hp_timeline_init_lists (self);
  self->names = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  self->axis = (HpTimeAxis) { 0, 1 };
  self->fits = TRUE;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Timeline"),
                                  -1);
}

GtkWidget *
hp_timeline_new (HpDesk *desk)
{
  HpTimeline *self = g_object_new (HP_TYPE_TIMELINE, NULL);

  self->desk = g_object_ref (desk);
  hp_timeline_build (self);

  g_signal_connect_object (desk, "notify::plan", G_CALLBACK (plan_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

gboolean
hp_timeline_remove_selected (HpTimeline *self)
{
  g_return_val_if_fail (HP_IS_TIMELINE (self), FALSE);

  for (guint i = 0; i < self->views->len; i++)
    if (HP_IS_BAR_LANE (g_ptr_array_index (self->views, i)) &&
        gtk_widget_has_focus (g_ptr_array_index (self->views, i)))
      {
        hp_timeline_remove_bar (self, g_ptr_array_index (self->views, i));
        return TRUE;
      }

  /* There, Delete is about points: one press too many must not take the scene. */
  if (!hp_intensity_lane_has_selection (HP_INTENSITY_LANE (self->intensity)))
    return gtk_widget_has_focus (self->intensity);

  hp_intensity_lane_remove_selected (HP_INTENSITY_LANE (self->intensity));
  return TRUE;
}
