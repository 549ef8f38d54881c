#include "ui/timeline/line-view.h"

#include <math.h>

#include "model/hit.h"
#include "view/lanes.h"

struct _HpLineView
{
  HpLaneView parent_instance;
};

G_DEFINE_FINAL_TYPE (HpLineView, hp_line_view, HP_TYPE_LANE_VIEW)

static void
snapshot_line (HpLineView    *self,
               GtkSnapshot   *snapshot,
               gint64         frame,
               double         line_width,
               const GdkRGBA *color)
{
  double x = hp_time_axis_x (hp_lane_view_get_axis (HP_LANE_VIEW (self)), (double) frame);

  if (x >= -1 && x <= gtk_widget_get_width (GTK_WIDGET (self)))
    hp_lane_view_snapshot_rect (snapshot, color, (int) x, 0, line_width,
                                gtk_widget_get_height (GTK_WIDGET (self)));
}

/* However many cuts there are, no more are drawn than there are pixels. */
static void
snapshot_cuts (HpLineView  *self,
               GtkSnapshot *snapshot,
               HpFrameList *cuts)
{
  const HpTimeAxis *axis = hp_lane_view_get_axis (HP_LANE_VIEW (self));
  GdkRGBA color = hp_lane_view_get_color (HP_LANE_VIEW (self), "window_fg_color", 0.14f);
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  gsize n_cuts;
  const gint64 *frames = hp_frame_list_get_frames (cuts, &n_cuts);
  gsize i = hp_lane_find_frame (frames, n_cuts, axis->start);

  while (i < n_cuts && hp_time_axis_x (axis, (double) frames[i]) <= width)
    {
      double x = floor (hp_time_axis_x (axis, (double) frames[i]));
      gsize after = i + 1;

      snapshot_line (self, snapshot, frames[i], 1, &color);
      i = after + hp_lane_find_frame (frames + after, n_cuts - after,
                                      hp_time_axis_time_at (axis, x + 1));
    }
}

/* The first of @hits, which are in the order of their frames, that is not before @from. */
static guint
find_hit (HpElementList *hits,
          double         from)
{
  guint low = 0, high = hp_element_list_get_n (hits);

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if ((double) hp_hit_get_at (hp_element_list_get (hits, middle)) < from)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

static void
snapshot_hits (HpLineView    *self,
               GtkSnapshot   *snapshot,
               HpElementList *hits)
{
  const HpTimeAxis *axis = hp_lane_view_get_axis (HP_LANE_VIEW (self));
  HpElement *selected = hp_desk_get_mark (hp_lane_view_get_desk (HP_LANE_VIEW (self)));
  GdkRGBA color = hp_lane_view_get_color (HP_LANE_VIEW (self), "hairpin_hit_color", 1);
  double width = gtk_widget_get_width (GTK_WIDGET (self));

  for (guint i = find_hit (hits, axis->start); i < hp_element_list_get_n (hits); i++)
    {
      HpHit *hit = hp_element_list_get (hits, i);
      gboolean strong = HP_ELEMENT (hit) == selected;

      if (hp_time_axis_x (axis, (double) hp_hit_get_at (hit)) > width)
        break;
      color.alpha = strong ? 0.9f : 0.5f;
      snapshot_line (self, snapshot, hp_hit_get_at (hit), strong ? 2 : 1, &color);
    }
}

static void
hp_line_view_snapshot (GtkWidget   *widget,
                       GtkSnapshot *snapshot)
{
  HpLineView *self = HP_LINE_VIEW (widget);
  HpPlan *plan = hp_desk_get_plan (hp_lane_view_get_desk (HP_LANE_VIEW (self)));
  HpElementList *scenes;

  if (plan == NULL)
    return;

  snapshot_cuts (self, snapshot, hp_plan_get_cuts (plan));
  scenes = hp_plan_get_scenes (plan);
  for (guint i = 0; i < hp_element_list_get_n (scenes); i++)
    snapshot_hits (self, snapshot, hp_scene_get_hits (hp_element_list_get (scenes, i)));
  snapshot_hits (self, snapshot, hp_plan_get_markers (plan));
}

static void
hp_line_view_class_init (HpLineViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = hp_line_view_snapshot;

  gtk_widget_class_set_css_name (widget_class, "lines");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
hp_line_view_init (HpLineView *self)
{
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

GtkWidget *
hp_line_view_new (HpDesk *desk)
{
  return g_object_new (HP_TYPE_LINE_VIEW, "desk", desk, NULL);
}
