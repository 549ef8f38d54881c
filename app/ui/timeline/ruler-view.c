#include "config.h"

#include "ui/timeline/ruler-view.h"

#include <glib/gi18n.h>

#include "core/timecode.h"
#include "model/plan-time.h"
#include "view/ruler-ticks.h"

#define HEIGHT 30
#define LABEL_WIDTH 96.0  /* px, with the room beside it */
#define MAJOR_HEIGHT 9.0
#define MINOR_HEIGHT 5.0
#define LOOP_HEIGHT 3.0

struct _HpRulerView
{
  HpLaneView parent_instance;
};

G_DEFINE_FINAL_TYPE (HpRulerView, hp_ruler_view, HP_TYPE_LANE_VIEW)

static gint64
frame_at (HpRulerView *self,
          double       x)
{
  HpDesk *desk = hp_lane_view_get_desk (HP_LANE_VIEW (self));

  return hp_time_axis_frame_at (hp_lane_view_get_axis (HP_LANE_VIEW (self)), x,
                                hp_desk_get_duration (desk));
}

static void
hp_ruler_view_scrub (HpLaneView       *lane,
                     const HpLaneDrag *drag)
{
  hp_desk_scrub (hp_lane_view_get_desk (lane), frame_at (HP_RULER_VIEW (lane), drag->x));
}

static void
hp_ruler_view_drag_end (HpLaneView       *lane,
                        const HpLaneDrag *drag)
{
  hp_desk_seek (hp_lane_view_get_desk (lane), frame_at (HP_RULER_VIEW (lane), drag->x));
}

static gboolean
hp_ruler_view_key_pressed (HpLaneView      *lane,
                           guint            keyval,
                           GdkModifierType  state)
{
  HpDesk *desk = hp_lane_view_get_desk (lane);

  switch (keyval)
    {
    case GDK_KEY_Left:
      hp_desk_seek (desk, hp_desk_get_target (desk) - 1);
      return GDK_EVENT_STOP;

    case GDK_KEY_Right:
      hp_desk_seek (desk, hp_desk_get_target (desk) + 1);
      return GDK_EVENT_STOP;

    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/* A screen reader hears the ruler as a slider over the frames, told in timecode. */
static void
update_accessible (HpRulerView *self)
{
  HpDesk *desk = hp_lane_view_get_desk (HP_LANE_VIEW (self));
  HpPlan *plan = hp_desk_get_plan (desk);
  g_autofree char *timecode = NULL;

  if (plan == NULL)
    return;

  timecode = hp_plan_format_timecode (plan, hp_desk_get_frame (desk));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MAX,
                                  (double) MAX (hp_desk_get_duration (desk) - 1, 0),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_NOW,
                                  (double) hp_desk_get_frame (desk),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, timecode,
                                  -1);
}

static void
snapshot_reel (HpRulerView *self,
               GtkSnapshot *snapshot,
               HpReel      *reel)
{
  HpLaneView *lane = HP_LANE_VIEW (self);
  const HpTimeAxis *axis = hp_lane_view_get_axis (lane);
  HpPlan *plan = hp_desk_get_plan (hp_lane_view_get_desk (lane));
  HpPicture *picture = hp_plan_get_picture (plan);
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  GdkRGBA line = hp_lane_view_get_color (lane, "window_fg_color", 0.35f);
  GdkRGBA text = hp_lane_view_get_color (lane, "window_fg_color", 0.75f);
  HpRulerReel stretch = {
    .rate = hp_picture_get_frame_rate (picture),
    .drop_frame = hp_picture_get_drop_frame (picture),
    .start = hp_reel_get_start (reel),
    .end = hp_reel_get_start (reel) + hp_reel_get_duration (reel),
    .start_label = hp_plan_get_label_at (plan, hp_reel_get_start (reel)),
  };
  g_autoptr(GArray) ticks = hp_ruler_ticks_new (axis, width, LABEL_WIDTH, &stretch);

  for (guint i = 0; i < ticks->len; i++)
    {
      HpRulerTick tick = g_array_index (ticks, HpRulerTick, i);
      double x = hp_time_axis_x (axis, (double) tick.frame);
      double height = tick.is_major ? MAJOR_HEIGHT : MINOR_HEIGHT;

      hp_lane_view_snapshot_rect (snapshot, &line, (int) x, HEIGHT - height, 1, height);
      if (tick.is_major)
        {
          g_autofree char *timecode = hp_plan_format_timecode (plan, tick.frame);

          hp_lane_view_snapshot_text (lane, snapshot, timecode, (int) x + 4, 3, LABEL_WIDTH, &text);
        }
    }
}

/* What is played over and over: a bar under the timecodes, with its two ends. */
static void
snapshot_loop (HpRulerView *self,
               GtkSnapshot *snapshot)
{
  HpLaneView *lane = HP_LANE_VIEW (self);
  const HpTimeAxis *axis = hp_lane_view_get_axis (lane);
  GdkRGBA color = hp_lane_view_get_color (lane, "accent_color", 1);
  gint64 first, end;
  double from, to;

  if (!hp_desk_get_loop (hp_lane_view_get_desk (lane), &first, &end))
    return;

  from = (int) hp_time_axis_x (axis, (double) first);
  to = MAX ((int) hp_time_axis_x (axis, (double) end), from + 2);
  hp_lane_view_snapshot_rect (snapshot, &color, from, HEIGHT - LOOP_HEIGHT, to - from, LOOP_HEIGHT);
  hp_lane_view_snapshot_rect (snapshot, &color, from, HEIGHT - MAJOR_HEIGHT, 2, MAJOR_HEIGHT);
  hp_lane_view_snapshot_rect (snapshot, &color, to - 2, HEIGHT - MAJOR_HEIGHT, 2, MAJOR_HEIGHT);
}

static void
hp_ruler_view_snapshot (GtkWidget   *widget,
                        GtkSnapshot *snapshot)
{
  HpRulerView *self = HP_RULER_VIEW (widget);
  HpPlan *plan = hp_desk_get_plan (hp_lane_view_get_desk (HP_LANE_VIEW (self)));
  GListModel *reels;

  if (plan == NULL)
    return;

  reels = G_LIST_MODEL (hp_plan_get_reels (plan));
  for (guint i = 0; i < g_list_model_get_n_items (reels); i++)
    {
      g_autoptr(HpReel) reel = g_list_model_get_item (reels, i);

      snapshot_reel (self, snapshot, reel);
    }
  snapshot_loop (self, snapshot);
}

static void
hp_ruler_view_constructed (GObject *object)
{
  G_OBJECT_CLASS (hp_ruler_view_parent_class)->constructed (object);

  g_signal_connect_object (hp_lane_view_get_desk (HP_LANE_VIEW (object)), "notify::frame",
                           G_CALLBACK (update_accessible), object, G_CONNECT_SWAPPED);
  g_signal_connect_object (hp_lane_view_get_desk (HP_LANE_VIEW (object)), "notify::looping",
                           G_CALLBACK (gtk_widget_queue_draw), object, G_CONNECT_SWAPPED);
}

static void
hp_ruler_view_class_init (HpRulerViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  HpLaneViewClass *lane_class = HP_LANE_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = hp_ruler_view_constructed;

  lane_class->height = HEIGHT;
  lane_class->drag_begin = hp_ruler_view_scrub;
  lane_class->drag_update = hp_ruler_view_scrub;
  lane_class->drag_end = hp_ruler_view_drag_end;
  lane_class->key_pressed = hp_ruler_view_key_pressed;
  widget_class->snapshot = hp_ruler_view_snapshot;

  gtk_widget_class_set_css_name (widget_class, "ruler");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SLIDER);
}

static void
hp_ruler_view_init (HpRulerView *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Playhead"),
                                  -1);
}

GtkWidget *
hp_ruler_view_new (HpDesk *desk)
{
  return g_object_new (HP_TYPE_RULER_VIEW, "desk", desk, NULL);
}
