#include "ui/timeline/playhead-view.h"

#define HEAD_SIZE 9.0  /* px */

struct _HpPlayheadView
{
  HpLaneView parent_instance;

  guint      tick;      /* while the film plays */
  gboolean   has_head;
};

G_DEFINE_FINAL_TYPE (HpPlayheadView, hp_playhead_view, HP_TYPE_LANE_VIEW)

static gboolean
tick_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       data)
{
  gtk_widget_queue_draw (widget);
  return G_SOURCE_CONTINUE;
}

static void
playing_cb (HpPlayheadView *self)
{
  HpDesk *desk = hp_lane_view_get_desk (HP_LANE_VIEW (self));
  gboolean playing = hp_desk_get_playing (desk);

  if (playing && self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
  else if (!playing && self->tick != 0)
    {
      gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
      self->tick = 0;
    }

  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
hp_playhead_view_snapshot (GtkWidget   *widget,
                           GtkSnapshot *snapshot)
{
  HpLaneView *lane = HP_LANE_VIEW (widget);
  HpDesk *desk = hp_lane_view_get_desk (lane);
  const HpTimeAxis *axis = hp_lane_view_get_axis (lane);
  double height = gtk_widget_get_height (widget);
  double x = hp_time_axis_x (axis, hp_desk_get_playhead (desk));
  double frame_width = 1 / axis->frames_per_px;
  GdkRGBA line = hp_lane_view_get_color (lane, "hairpin_playhead_color", 1);
  GdkRGBA band = hp_lane_view_get_color (lane, "hairpin_playhead_color", 0.18f);
  GskRoundedRect head;

  if (hp_desk_get_plan (desk) == NULL)
    return;

  /* Near enough to see frames, the one shown is marked whole. */
  if (frame_width > 3)
    hp_lane_view_snapshot_rect (snapshot, &band,
                                hp_time_axis_x (axis, (double) hp_desk_get_frame (desk)), 0,
                                frame_width, height);

  hp_lane_view_snapshot_rect (snapshot, &line, x - 0.75, 0, 1.5, height);

  if (!HP_PLAYHEAD_VIEW (widget)->has_head)
    return;

  gsk_rounded_rect_init_from_rect (&head,
                                   &GRAPHENE_RECT_INIT ((float) (x - HEAD_SIZE / 2), 0,
                                                        (float) HEAD_SIZE, (float) HEAD_SIZE),
                                   (float) HEAD_SIZE / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &head);
  gtk_snapshot_append_color (snapshot, &line, &head.bounds);
  gtk_snapshot_pop (snapshot);
}

static void
hp_playhead_view_constructed (GObject *object)
{
  HpDesk *desk = hp_lane_view_get_desk (HP_LANE_VIEW (object));

  G_OBJECT_CLASS (hp_playhead_view_parent_class)->constructed (object);

  g_signal_connect_object (desk, "notify::frame",
                           G_CALLBACK (gtk_widget_queue_draw), object, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "notify::playing",
                           G_CALLBACK (playing_cb), object, G_CONNECT_SWAPPED);
}

static void
hp_playhead_view_class_init (HpPlayheadViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = hp_playhead_view_constructed;
  widget_class->snapshot = hp_playhead_view_snapshot;

  gtk_widget_class_set_css_name (widget_class, "playhead");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
hp_playhead_view_init (HpPlayheadView *self)
{
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

GtkWidget *
hp_playhead_view_new (HpDesk   *desk,
                      gboolean  has_head)
{
  HpPlayheadView *self = g_object_new (HP_TYPE_PLAYHEAD_VIEW, "desk", desk, NULL);

  self->has_head = has_head;
  return GTK_WIDGET (self);
}
