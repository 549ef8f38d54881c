#include "ui/timeline/line-view.h"

#include "model/hit.h"

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

static void
snapshot_hits (HpLineView    *self,
               GtkSnapshot   *snapshot,
               HpElementList *hits)
{
  HpElement *selected = hp_desk_get_mark (hp_lane_view_get_desk (HP_LANE_VIEW (self)));
  GdkRGBA color = hp_lane_view_get_color (HP_LANE_VIEW (self), "hairpin_hit_color", 1);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (hits)); i++)
    {
      g_autoptr(HpHit) hit = g_list_model_get_item (G_LIST_MODEL (hits), i);
      gboolean strong = HP_ELEMENT (hit) == selected;

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
  GdkRGBA cut_color = hp_lane_view_get_color (HP_LANE_VIEW (self), "window_fg_color", 0.14f);
  const gint64 *cuts;
  gsize n_cuts;
  GListModel *scenes;

  if (plan == NULL)
    return;

  cuts = hp_frame_list_get_frames (hp_plan_get_cuts (plan), &n_cuts);
  for (gsize i = 0; i < n_cuts; i++)
    snapshot_line (self, snapshot, cuts[i], 1, &cut_color);

  scenes = G_LIST_MODEL (hp_plan_get_scenes (plan));
  for (guint i = 0; i < g_list_model_get_n_items (scenes); i++)
    {
      g_autoptr(HpScene) scene = g_list_model_get_item (scenes, i);

      snapshot_hits (self, snapshot, hp_scene_get_hits (scene));
    }
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
