#include "config.h"

#include "ui/timeline/timeline-private.h"

#include <glib/gi18n.h>

#include "model/edit-member.h"
#include "model/edit-scene.h"
#include "model/hit.h"
#include "ui/timeline/hit-lane.h"
#include "ui/timeline/intensity-lane.h"
#include "ui/timeline/line-view.h"
#include "ui/timeline/playhead-view.h"
#include "ui/timeline/ruler-view.h"
#include "ui/timeline/scene-strip.h"

#define FIT_MARGIN 24       /* a fitted scene has this part of its length free on either side */
#define SCROLL_STEP 48.0    /* px of one step of the scroll bar */

G_DEFINE_FINAL_TYPE (HpTimeline, hp_timeline, GTK_TYPE_WIDGET)

double
hp_timeline_get_width (HpTimeline *self)
{
  return MAX (gtk_widget_get_width (self->overlay), 1);
}

static gboolean
adjust_cb (gpointer data)
{
  HpTimeline *self = data;
  double shown = hp_timeline_get_width (self) * self->axis.frames_per_px;

  self->adjusting = 0;
  gtk_adjustment_configure (self->adjustment,
                            self->axis.start,
                            0,
                            MAX ((double) hp_desk_get_duration (self->desk), 1),
                            SCROLL_STEP * self->axis.frames_per_px,
                            0.9 * shown,
                            shown);
  return G_SOURCE_REMOVE;
}

/* The scroll bar follows a moment later: while the widgets are given their sizes, it must not
 * ask for another. */
void
hp_timeline_set_axis (HpTimeline *self,
                      HpTimeAxis  axis)
{
  self->axis = axis;
  for (guint i = 0; i < self->lanes->len; i++)
    hp_lane_view_set_axis (g_ptr_array_index (self->lanes, i), &axis);

  if (self->adjusting == 0)
    self->adjusting = g_idle_add_full (G_PRIORITY_HIGH_IDLE, adjust_cb, self, NULL);
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
  hp_timeline_zoom_from (self, self->axis, x, factor);
}

static void
adjusted_cb (HpTimeline *self)
{
  double start = gtk_adjustment_get_value (self->adjustment);

  if (self->adjusting == 0 && start != self->axis.start)
    hp_timeline_scroll_to (self, start);
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

/* NULL where what was to be edited is gone. */
static void
tell_failure (HpTimeline *self,
              GError     *error)
{
  if (error == NULL)
    return;

  g_signal_emit_by_name (self->desk, "failed", error->message);
}

static void
curve_edited_cb (HpTimeline *self,
                 HpScene    *scene,
                 HpCurve    *curve)
{
  g_autoptr(GError) error = NULL;

  if (!hp_edit_set_scene_curve (hp_desk_get_history (self->desk), scene, curve, &error))
    tell_failure (self, error);
}

static void
refused_cb (HpTimeline *self,
            const char *why)
{
  g_signal_emit_by_name (self->desk, "failed", why);
}

static void
span_edited_cb (HpTimeline *self,
                HpScene    *scene,
                gint64      in,
                gint64      out)
{
  g_autoptr(GError) error = NULL;

  if (!hp_edit_set_scene_span (hp_desk_get_history (self->desk), scene, in, out, &error))
    tell_failure (self, error);
}

static void
hit_moved_cb (HpTimeline *self,
              HpHit      *hit,
              gint64      frame)
{
  g_autoptr(GError) error = NULL;

  if (!hp_edit_set (hp_desk_get_history (self->desk), hit, &error, "at", frame))
    tell_failure (self, error);
}

static GtkWidget *
add_lane (HpTimeline *self,
          GtkWidget  *lanes,
          GtkWidget  *names,
          GtkWidget  *lane,
          const char *name)
{
  GtkWidget *label = gtk_label_new (name);
  GtkSizeGroup *group = gtk_size_group_new (GTK_SIZE_GROUP_VERTICAL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "lane-name");
  gtk_widget_set_vexpand (label, gtk_widget_get_vexpand (lane));
  gtk_size_group_add_widget (group, lane);
  gtk_size_group_add_widget (group, label);
  g_object_unref (group);

  gtk_box_append (GTK_BOX (names), label);
  gtk_box_append (GTK_BOX (lanes), lane);
  g_ptr_array_add (self->lanes, lane);
  return lane;
}

static void
add_overlay (HpTimeline *self,
             GtkWidget  *view)
{
  gtk_overlay_add_overlay (GTK_OVERLAY (self->overlay), view);
  g_ptr_array_add (self->lanes, view);
}

/* Time runs left to right in every locale; so do the lanes, their names and the scroll bar. */
static void
build (HpTimeline *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *names = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *lanes = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scrollbar = gtk_scrollbar_new (GTK_ORIENTATION_HORIZONTAL, self->adjustment);
  GtkWidget *lane;

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->overlay = gtk_overlay_new ();
  gtk_overlay_set_child (GTK_OVERLAY (self->overlay), lanes);
  gtk_widget_set_hexpand (self->overlay, TRUE);
  gtk_widget_add_css_class (self->overlay, "lanes");
  gtk_widget_add_css_class (names, "lane-names");

  self->ruler = add_lane (self, lanes, names, hp_ruler_view_new (self->desk), "");
  lane = add_lane (self, lanes, names, hp_hit_lane_new (self->desk), _("Hits"));
  g_signal_connect_swapped (lane, "hit-moved", G_CALLBACK (hit_moved_cb), self);
  lane = add_lane (self, lanes, names, hp_scene_strip_new (self->desk), _("Scenes"));
  g_signal_connect_swapped (lane, "span-edited", G_CALLBACK (span_edited_cb), self);
  self->intensity = add_lane (self, lanes, names, hp_intensity_lane_new (self->desk),
                              _("Intensity"));
  g_signal_connect_swapped (self->intensity, "edited", G_CALLBACK (curve_edited_cb), self);
  g_signal_connect_swapped (self->intensity, "refused", G_CALLBACK (refused_cb), self);

  add_overlay (self, hp_line_view_new (self->desk));
  add_overlay (self, hp_playhead_view_new (self->desk));

  hp_timeline_add_moves (self);

  gtk_widget_set_vexpand (row, TRUE);
  gtk_box_append (GTK_BOX (row), names);
  gtk_box_append (GTK_BOX (row), self->overlay);
  gtk_box_append (GTK_BOX (self->box), row);
  gtk_box_append (GTK_BOX (self->box), scrollbar);

  for (GtkWidget *child = gtk_widget_get_first_child (self->box); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_widget_set_direction (child, GTK_TEXT_DIR_LTR);
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
  g_clear_handle_id (&self->adjusting, g_source_remove);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->lanes, g_ptr_array_unref);
  g_clear_object (&self->adjustment);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (hp_timeline_parent_class)->dispose (object);
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

  gtk_widget_class_set_css_name (widget_class, "timeline");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
hp_timeline_init (HpTimeline *self)
{
  self->lanes = g_ptr_array_new ();
  self->adjustment = g_object_ref_sink (gtk_adjustment_new (0, 0, 1, 1, 1, 1));
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
  build (self);

  g_signal_connect_object (self->adjustment, "value-changed",
                           G_CALLBACK (adjusted_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "notify::plan", G_CALLBACK (plan_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

gboolean
hp_timeline_remove_selected (HpTimeline *self)
{
  g_return_val_if_fail (HP_IS_TIMELINE (self), FALSE);

  /* There, Delete is about points: one press too many must not take the scene. */
  if (!hp_intensity_lane_has_selection (HP_INTENSITY_LANE (self->intensity)))
    return gtk_widget_has_focus (self->intensity);

  hp_intensity_lane_remove_selected (HP_INTENSITY_LANE (self->intensity));
  return TRUE;
}
