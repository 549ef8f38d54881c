#include "ui/timeline/line-view.h"

#include <math.h>

#include "model/hit.h"
#include "view/lanes.h"

#define TOGETHER 3.0  /* px that have one line of a kind */
#define CROWDED 6.0   /* px from one cut to the next */

struct _HpLineView
{
  HpLaneView parent_instance;
};

G_DEFINE_FINAL_TYPE (HpLineView, hp_line_view, HP_TYPE_LANE_VIEW)

/* The frames whose lines can be seen. */
static void
get_seen (HpLineView *self,
          double     *first,
          double     *last)
{
  const HpTimeAxis *axis = hp_lane_view_get_axis (HP_LANE_VIEW (self));

  *first = hp_time_axis_time_at (axis, -2);
  *last = hp_time_axis_time_at (axis, hp_lane_view_get_width (HP_LANE_VIEW (self)) + 1);
}

/* For @n_lines that lie from @in to @out. */
static GdkRGBA
get_color (HpLineView *self,
           const char *name,
           float       alpha,
           gsize       n_lines,
           gint64      in,
           gint64      out)
{
  const HpTimeAxis *axis = hp_lane_view_get_axis (HP_LANE_VIEW (self));
  double strength = hp_lane_lines_strength (n_lines, (double) (out - in) / axis->frames_per_px);

  return hp_lane_view_get_color (HP_LANE_VIEW (self), name, alpha * (float) strength);
}

/* Unless the line before is in that @place already; which place does not depend on the tile. */
static void
snapshot_line (HpLineView    *self,
               GtkSnapshot   *snapshot,
               gint64         frame,
               double        *place,
               const GdkRGBA *color)
{
  const HpTimeAxis *axis = hp_lane_view_get_axis (HP_LANE_VIEW (self));
  double here = floor ((double) frame / axis->frames_per_px / TOGETHER);

  if (here > *place)
    hp_lane_view_snapshot_rect (snapshot, color, floor (hp_time_axis_x (axis, (double) frame)), 0, 1,
                                gtk_widget_get_height (GTK_WIDGET (self)));
  *place = here;
}

static void
snapshot_cuts (HpLineView  *self,
               GtkSnapshot *snapshot,
               HpPlan      *plan)
{
  gint64 duration = hp_desk_get_duration (hp_lane_view_get_desk (HP_LANE_VIEW (self)));
  gsize n_cuts;
  const gint64 *cuts = hp_frame_list_get_frames (hp_plan_get_cuts (plan), &n_cuts);
  GdkRGBA color = get_color (self, "window_fg_color", 0.14f, n_cuts, 0, duration);
  const HpTimeAxis *axis = hp_lane_view_get_axis (HP_LANE_VIEW (self));
  double place = -1;
  double first, last;

  /* Where they crowd all through the film, they would grey it and say nothing. */
  if ((double) n_cuts * CROWDED * axis->frames_per_px > (double) duration)
    return;

  get_seen (self, &first, &last);
  for (gsize i = hp_lane_find_frame (cuts, n_cuts, first);
       i < n_cuts && (double) cuts[i] <= last;
       i++)
    snapshot_line (self, snapshot, cuts[i], &place, &color);
}

static void
snapshot_hits (HpLineView    *self,
               GtkSnapshot   *snapshot,
               HpElementList *hits,
               gint64         in,
               gint64         out)
{
  GdkRGBA color = get_color (self, "hairpin_hit_color", 0.5f, hp_element_list_get_n (hits), in, out);
  double place = -1;
  double first, last;

  get_seen (self, &first, &last);
  for (guint i = 0; i < hp_element_list_get_n (hits); i++)
    {
      gint64 at = hp_hit_get_at (hp_element_list_get (hits, i));

      if ((double) at >= first && (double) at <= last)
        snapshot_line (self, snapshot, at, &place, &color);
    }
}

static void
hp_line_view_draw_over (HpLaneView  *self,
                        GtkSnapshot *snapshot)
{
  HpElement *mark = hp_desk_get_mark (hp_lane_view_get_desk (self));
  GdkRGBA color = hp_lane_view_get_color (self, "hairpin_hit_color", 0.9f);
  double x;

  if (!HP_IS_HIT (mark))
    return;

  x = hp_time_axis_x (hp_lane_view_get_axis (self), (double) hp_hit_get_at (HP_HIT (mark)));
  hp_lane_view_snapshot_rect (snapshot, &color, (int) x, 0, 2,
                              gtk_widget_get_height (GTK_WIDGET (self)));
}

static void
hp_line_view_draw_tile (HpLaneView  *lane,
                        GtkSnapshot *snapshot)
{
  HpLineView *self = HP_LINE_VIEW (lane);
  HpPlan *plan = hp_desk_get_plan (hp_lane_view_get_desk (lane));
  HpElementList *scenes;

  if (plan == NULL)
    return;

  snapshot_cuts (self, snapshot, plan);
  scenes = hp_plan_get_scenes (plan);
  for (guint i = 0; i < hp_element_list_get_n (scenes); i++)
    {
      HpScene *scene = hp_element_list_get (scenes, i);

      snapshot_hits (self, snapshot, hp_scene_get_hits (scene), hp_scene_get_in (scene),
                     hp_scene_get_out (scene));
    }
  snapshot_hits (self, snapshot, hp_plan_get_markers (plan), 0,
                 hp_desk_get_duration (hp_lane_view_get_desk (lane)));
}

static void
hp_line_view_class_init (HpLineViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  HpLaneViewClass *lane_class = HP_LANE_VIEW_CLASS (klass);

  lane_class->draw_tile = hp_line_view_draw_tile;
  lane_class->draw_over = hp_line_view_draw_over;

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
