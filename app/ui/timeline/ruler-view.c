#include "config.h"

#include "ui/timeline/ruler-view.h"

#include <glib/gi18n.h>

#include "core/timecode.h"
#include "model/plan-time.h"
#include "model/scene-time.h"
#include "view/bar-grid.h"
#include "view/ruler-ticks.h"

#define HEIGHT 30          /* px, or what a large font needs */
#define LABEL_ROOM 22      /* px beside a timecode */
#define TICK_ROOM 14       /* px under it, where ticks are */
#define MAJOR_HEIGHT 9.0
#define MINOR_HEIGHT 5.0
#define LOOP_HEIGHT 3.0
#define BARS_HEIGHT 18     /* px more, where a cue has bars */
#define BAR_LABEL_ROOM 12  /* px beside the number of a bar */
#define BAR_HEIGHT 12.0
#define BEAT_HEIGHT 4.0

/* A cue that has bars: its maps, made once until the plan changes. */
typedef struct
{
  gint64      in;
  gint64      out;  /* of the cue, or where the next one with bars comes in */
  HpTempoMap *tempo_map;
  HpMeterMap *meter_map;
} BarredCue;

struct _HpRulerView
{
  HpLaneView  parent_instance;

  GArray     *cues;             /* (element-type BarredCue), in the order of their ins */

  /* px, as the font was when the ruler was last measured */
  int         label_width;      /* of a timecode, and the room beside it */
  int         bar_label_width;
  int         height;           /* of the timecodes and their ticks */
  int         bars_height;
};

G_DEFINE_FINAL_TYPE (HpRulerView, hp_ruler_view, HP_TYPE_LANE_VIEW)

static void
clear_cue (gpointer data)
{
  BarredCue *cue = data;

  hp_tempo_map_unref (cue->tempo_map);
  hp_meter_map_unref (cue->meter_map);
}

static void
add_cue (HpRulerView *self,
         HpScene     *scene,
         HpFrameRate  rate)
{
  HpTempoPlan *chosen = hp_scene_get_chosen_tempo_plan (scene);
  BarredCue cue = { hp_scene_get_in (scene), hp_scene_get_out (scene), NULL, NULL };

  if (chosen == NULL)
    return;

  /* Where cues overlap, the later one counts. */
  if (self->cues->len > 0)
    {
      BarredCue *before = &g_array_index (self->cues, BarredCue, self->cues->len - 1);

      before->out = MIN (before->out, cue.in);
    }
  cue.tempo_map = hp_tempo_plan_make_tempo_map (chosen, rate);
  cue.meter_map = hp_tempo_plan_make_meter_map (chosen);
  g_array_append_val (self->cues, cue);
}

static void
list_cues (HpRulerView *self)
{
  HpPlan *plan = hp_desk_get_plan (hp_lane_view_get_desk (HP_LANE_VIEW (self)));
  HpElementList *scenes = plan != NULL ? hp_plan_get_scenes (plan) : NULL;
  gboolean had_bars = self->cues->len > 0;

  g_array_set_size (self->cues, 0);
  for (guint i = 0; scenes != NULL && i < hp_element_list_get_n (scenes); i++)
    add_cue (self, hp_element_list_get (scenes, i), hp_plan_get_frame_rate (plan));

  if (had_bars != (self->cues->len > 0))
    gtk_widget_queue_resize (GTK_WIDGET (self));
}

static int
hp_ruler_view_get_height (HpLaneView *lane)
{
  HpRulerView *self = HP_RULER_VIEW (lane);
  int width, height;

  hp_lane_view_measure_text (lane, "00:00:00:00", &width, &height);
  self->label_width = width + LABEL_ROOM;
  self->height = MAX (HEIGHT, height + TICK_ROOM);
  hp_lane_view_measure_text (lane, "000", &width, &height);
  self->bar_label_width = width + BAR_LABEL_ROOM;
  self->bars_height = MAX (BARS_HEIGHT, height + 1);

  return self->height + (self->cues->len > 0 ? self->bars_height : 0);
}

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

/* A screen reader hears the ruler as a slider over the frames, told in timecode: as a description,
 * too, for GTK hands on the values of its own widgets only. */
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
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, timecode,
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
  double width = hp_lane_view_get_width (lane);
  GdkRGBA line = hp_lane_view_get_color (lane, "window_fg_color", 0.35f);
  GdkRGBA text = hp_lane_view_get_color (lane, "window_fg_color", 0.75f);
  HpRulerReel stretch = {
    .rate = hp_picture_get_frame_rate (picture),
    .drop_frame = hp_picture_get_drop_frame (picture),
    .start = hp_reel_get_start (reel),
    .end = hp_reel_get_start (reel) + hp_reel_get_duration (reel),
    .start_label = hp_plan_get_label_at (plan, hp_reel_get_start (reel)),
  };
  g_autoptr(GArray) ticks = hp_ruler_ticks_new (axis, width, self->label_width, &stretch);

  for (guint i = 0; i < ticks->len; i++)
    {
      HpRulerTick tick = g_array_index (ticks, HpRulerTick, i);
      double x = hp_time_axis_x (axis, (double) tick.frame);
      double height = tick.is_major ? MAJOR_HEIGHT : MINOR_HEIGHT;

      hp_lane_view_snapshot_rect (snapshot, &line, (int) x, self->height - height, 1, height);
      if (tick.is_major)
        {
          g_autofree char *timecode = hp_plan_format_timecode (plan, tick.frame);

          hp_lane_view_snapshot_text (lane, snapshot, timecode, (int) x + 4, 3,
                                      self->label_width, &text);
        }
    }
}

/* Under the timecodes: a line where each bar begins, with its number where there is room, and a
 * short one for each beat. */
static void
snapshot_bars (HpRulerView     *self,
               GtkSnapshot     *snapshot,
               const BarredCue *cue)
{
  HpLaneView *lane = HP_LANE_VIEW (self);
  const HpTimeAxis *axis = hp_lane_view_get_axis (lane);
  double width = hp_lane_view_get_width (lane);
  double bottom = self->height + self->bars_height;
  double left = MAX (hp_time_axis_x (axis, (double) cue->in), 0);
  double right = hp_time_axis_x (axis, (double) cue->out);
  GdkRGBA ground = hp_lane_view_get_color (lane, "accent_bg_color", 0.10f);
  GdkRGBA line = hp_lane_view_get_color (lane, "accent_color", 0.55f);
  GdkRGBA text = hp_lane_view_get_color (lane, "accent_color", 1);
  g_autoptr(GArray) ticks = NULL;

  if (left >= MIN (right, width))
    return;

  hp_lane_view_snapshot_rect (snapshot, &ground, left, self->height, MIN (right, width) - left,
                              self->bars_height);
  ticks = hp_bar_grid_new (axis, width, self->bar_label_width, cue->tempo_map, cue->meter_map,
                           cue->in, cue->out);
  for (guint i = 0; i < ticks->len; i++)
    {
      HpBarTick tick = g_array_index (ticks, HpBarTick, i);
      double x = (int) hp_time_axis_x (axis, tick.frame);
      double height = tick.has_label ? BAR_HEIGHT : tick.is_bar ? BAR_HEIGHT / 2 : BEAT_HEIGHT;

      hp_lane_view_snapshot_rect (snapshot, &line, x, bottom - height, 1, height);
      if (tick.has_label)
        {
          g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, tick.bar);

          hp_lane_view_snapshot_text (lane, snapshot, number, x + 4, self->height,
                                      MIN (self->bar_label_width, right - x) - 4, &text);
        }
    }
}

/* What is played over and over: a bar under the timecodes, with its two ends. */
static void
hp_ruler_view_draw_over (HpLaneView  *lane,
                         GtkSnapshot *snapshot)
{
  const HpTimeAxis *axis = hp_lane_view_get_axis (lane);
  GdkRGBA color = hp_lane_view_get_color (lane, "accent_color", 1);
  double bottom = HP_RULER_VIEW (lane)->height;
  gint64 first, end;
  double from, to;

  if (!hp_desk_get_loop (hp_lane_view_get_desk (lane), &first, &end))
    return;

  from = (int) hp_time_axis_x (axis, (double) first);
  to = MAX ((int) hp_time_axis_x (axis, (double) end), from + 2);
  hp_lane_view_snapshot_rect (snapshot, &color, from, bottom - LOOP_HEIGHT, to - from, LOOP_HEIGHT);
  hp_lane_view_snapshot_rect (snapshot, &color, from, bottom - MAJOR_HEIGHT, 2, MAJOR_HEIGHT);
  hp_lane_view_snapshot_rect (snapshot, &color, to - 2, bottom - MAJOR_HEIGHT, 2, MAJOR_HEIGHT);
}

static void
hp_ruler_view_draw_tile (HpLaneView  *lane,
                         GtkSnapshot *snapshot)
{
  HpRulerView *self = HP_RULER_VIEW (lane);
  HpPlan *plan = hp_desk_get_plan (hp_lane_view_get_desk (lane));
  GListModel *reels;

  if (plan == NULL)
    return;

  reels = G_LIST_MODEL (hp_plan_get_reels (plan));
  for (guint i = 0; i < g_list_model_get_n_items (reels); i++)
    {
      g_autoptr(HpReel) reel = g_list_model_get_item (reels, i);

      snapshot_reel (self, snapshot, reel);
    }
  for (guint i = 0; i < self->cues->len; i++)
    snapshot_bars (self, snapshot, &g_array_index (self->cues, BarredCue, i));
}

static void
hp_ruler_view_constructed (GObject *object)
{
  G_OBJECT_CLASS (hp_ruler_view_parent_class)->constructed (object);

  g_signal_connect_object (hp_lane_view_get_desk (HP_LANE_VIEW (object)), "changed",
                           G_CALLBACK (list_cues), object, G_CONNECT_SWAPPED);
  g_signal_connect_object (hp_lane_view_get_desk (HP_LANE_VIEW (object)), "notify::plan",
                           G_CALLBACK (list_cues), object, G_CONNECT_SWAPPED);
  g_signal_connect_object (hp_lane_view_get_desk (HP_LANE_VIEW (object)), "notify::frame",
                           G_CALLBACK (update_accessible), object, G_CONNECT_SWAPPED);
  g_signal_connect_object (hp_lane_view_get_desk (HP_LANE_VIEW (object)), "notify::looping",
                           G_CALLBACK (gtk_widget_queue_draw), object, G_CONNECT_SWAPPED);
}

static void
hp_ruler_view_finalize (GObject *object)
{
  g_array_unref (HP_RULER_VIEW (object)->cues);

  G_OBJECT_CLASS (hp_ruler_view_parent_class)->finalize (object);
}

static void
hp_ruler_view_class_init (HpRulerViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  HpLaneViewClass *lane_class = HP_LANE_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = hp_ruler_view_constructed;
  G_OBJECT_CLASS (klass)->finalize = hp_ruler_view_finalize;

  lane_class->get_height = hp_ruler_view_get_height;
  lane_class->drag_begin = hp_ruler_view_scrub;
  lane_class->drag_update = hp_ruler_view_scrub;
  lane_class->drag_end = hp_ruler_view_drag_end;
  lane_class->key_pressed = hp_ruler_view_key_pressed;
  lane_class->draw_tile = hp_ruler_view_draw_tile;
  lane_class->draw_over = hp_ruler_view_draw_over;

  gtk_widget_class_set_css_name (widget_class, "ruler");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SLIDER);
}

static void
hp_ruler_view_init (HpRulerView *self)
{
  self->cues = g_array_new (FALSE, FALSE, sizeof (BarredCue));
  g_array_set_clear_func (self->cues, clear_cue);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Playhead"),
                                  -1);
}

GtkWidget *
hp_ruler_view_new (HpDesk *desk)
{
  return g_object_new (HP_TYPE_RULER_VIEW, "desk", desk, NULL);
}
