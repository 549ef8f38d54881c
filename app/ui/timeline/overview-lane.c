#include "config.h"

#include "ui/timeline/overview-lane.h"

#include <glib/gi18n.h>
#include <math.h>

#include "model/hit.h"
#include "model/plan-time.h"
#include "ui/timeline/tile-cache.h"
#include "view/overview.h"

#define HEIGHT 30
#define INSET 3.0       /* px above and below the arc */
#define TICK_HEIGHT 5.0
#define RADIUS 5.0f
#define MIN_WIDTH 8.0   /* px of the frame, however little is shown */
#define STEP 0.1        /* of what is shown: one press of an arrow */
#define ZOOM_STEP 1.25

struct _HpOverviewLane
{
  HpLaneView     parent_instance;

  GskRenderNode *arc;      /* the film as it was last drawn; NULL when it is to be drawn anew */
  int            arc_width;

  HpOverview     held;     /* as it was when the drag began */
  HpSpanPart     part;     /* of the frame that is dragged */
};

enum
{
  SHOW,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HpOverviewLane, hp_overview_lane, HP_TYPE_LANE_VIEW)

static HpOverview
get_overview (HpOverviewLane *self)
{
  HpLaneView *lane = HP_LANE_VIEW (self);
  double width = gtk_widget_get_width (GTK_WIDGET (self));

  return hp_overview_new (hp_lane_view_get_axis (lane), width,
                          hp_desk_get_duration (hp_lane_view_get_desk (lane)), width);
}

static void
show (HpOverviewLane *self,
      HpOverview      overview)
{
  g_signal_emit (self, signals[SHOW], 0, overview.start, overview.end);
}

/* A click beside the frame brings it there, where it can be dragged on. */
static void
hp_overview_lane_drag_begin (HpLaneView       *lane,
                             const HpLaneDrag *drag)
{
  HpOverviewLane *self = HP_OVERVIEW_LANE (lane);

  self->held = get_overview (self);
  self->part = hp_overview_part_at (&self->held, drag->x);
  if (self->part != HP_SPAN_OUTSIDE)
    return;

  self->part = HP_SPAN_BODY;
  self->held = hp_overview_centred (&self->held, drag->x);
  show (self, self->held);
}

static void
hp_overview_lane_drag_update (HpLaneView       *lane,
                              const HpLaneDrag *drag)
{
  HpOverviewLane *self = HP_OVERVIEW_LANE (lane);

  if (drag->has_moved)
    show (self, hp_overview_dragged (&self->held, self->part, drag->x - drag->start_x));
}

static void
hp_overview_lane_drag_cancel (HpLaneView *lane)
{
  show (HP_OVERVIEW_LANE (lane), HP_OVERVIEW_LANE (lane)->held);
}

static gboolean
move (HpOverviewLane *self,
      double          part)
{
  HpOverview overview = get_overview (self);
  double offset = part * (overview.end - overview.start) / overview.axis.frames_per_px;

  show (self, hp_overview_dragged (&overview, HP_SPAN_BODY, offset));
  return GDK_EVENT_STOP;
}

/* About the middle of what is shown. */
static gboolean
zoom (HpOverviewLane *self,
      double          factor)
{
  HpOverview overview = get_overview (self);
  double middle = (overview.start + overview.end) / 2;
  double half = (overview.end - overview.start) / 2 / factor;

  overview.start = MAX (middle - half, 0);
  overview.end = MIN (middle + half, (double) overview.duration);
  show (self, overview);
  return GDK_EVENT_STOP;
}

static gboolean
hp_overview_lane_key_pressed (HpLaneView      *lane,
                              guint            keyval,
                              GdkModifierType  state)
{
  HpOverviewLane *self = HP_OVERVIEW_LANE (lane);

  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK))
    return GDK_EVENT_PROPAGATE;

  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      return move (self, -STEP);

    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      return move (self, STEP);

    case GDK_KEY_plus:
    case GDK_KEY_equal:
    case GDK_KEY_KP_Add:
      return zoom (self, ZOOM_STEP);

    case GDK_KEY_minus:
    case GDK_KEY_KP_Subtract:
      return zoom (self, 1 / ZOOM_STEP);

    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
motion_cb (HpOverviewLane           *self,
           double                    x,
           double                    y,
           GtkEventControllerMotion *controller)
{
  HpOverview overview = get_overview (self);
  HpSpanPart part = hp_overview_part_at (&overview, x);

  gtk_widget_set_cursor_from_name (GTK_WIDGET (self),
                                   part == HP_SPAN_BODY ? "grab"
                                   : part == HP_SPAN_OUTSIDE ? NULL : "ew-resize");
}

/* A screen reader hears a slider over the frames, and what is shown in timecode: as a description,
 * too, for GTK hands on the values of its own widgets only. */
static void
hp_overview_lane_axis_changed (HpLaneView *lane)
{
  HpOverviewLane *self = HP_OVERVIEW_LANE (lane);
  HpPlan *plan = hp_desk_get_plan (hp_lane_view_get_desk (lane));
  HpOverview overview = get_overview (self);
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  g_autofree char *text = NULL;

  if (plan == NULL)
    return;

  first = hp_plan_format_timecode (plan, (gint64) overview.start);
  last = hp_plan_format_timecode (plan, hp_overview_get_last (&overview));
  /* Translators: two timecodes, the first and the last of what is shown. */
  text = g_strdup_printf (_("%s to %s"), first, last);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, (double) overview.duration,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, overview.start,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text,
                                  -1);
}

static void
draw_scene (HpOverviewLane   *self,
            cairo_t          *cr,
            const HpTimeAxis *axis,
            HpScene          *scene)
{
  HpLaneView *lane = HP_LANE_VIEW (self);
  gboolean silence = hp_scene_get_function (scene) == HP_SCENE_FUNCTION_SILENCE;
  GdkRGBA ground = hp_lane_view_get_color (lane, silence ? "window_fg_color" : "accent_bg_color",
                                           silence ? 0.07f : 0.22f);
  GdkRGBA fill = hp_lane_view_get_color (lane, "accent_bg_color", 0.8f);
  HpCurve *curve = hp_scene_get_curve (scene);
  double left = hp_time_axis_x (axis, (double) hp_scene_get_in (scene));
  double right = MAX (hp_time_axis_x (axis, (double) hp_scene_get_out (scene)), left + 1);
  gsize n_points;

  gdk_cairo_set_source_rgba (cr, &ground);
  cairo_rectangle (cr, left + 0.5, INSET, MAX (right - left - 1, 1), HEIGHT - 2 * INSET);
  cairo_fill (cr);

  hp_curve_get_points (curve, &n_points);
  if (n_points == 0)
    return;

  gdk_cairo_set_source_rgba (cr, &fill);
  cairo_move_to (cr, left, HEIGHT - INSET);
  for (double x = left; x < right; x++)
    cairo_line_to (cr, x, HEIGHT - INSET - hp_curve_level_at (curve, hp_time_axis_time_at (axis, x)) *
                                           (HEIGHT - 2 * INSET));
  cairo_line_to (cr, right, HEIGHT - INSET);
  cairo_close_path (cr);
  cairo_fill (cr);
}

static void
draw_hits (HpOverviewLane   *self,
           cairo_t          *cr,
           const HpTimeAxis *axis,
           HpElementList    *hits)
{
  GdkRGBA color = hp_lane_view_get_color (HP_LANE_VIEW (self), "hairpin_hit_color", 1);

  gdk_cairo_set_source_rgba (cr, &color);
  for (guint i = 0; i < hp_element_list_get_n (hits); i++)
    {
      HpHit *hit = hp_element_list_get (hits, i);

      cairo_rectangle (cr, floor (hp_time_axis_x (axis, (double) hp_hit_get_at (hit))), INSET, 1.5,
                       TICK_HEIGHT);
    }
  cairo_fill (cr);
}

static void
draw_reels (HpOverviewLane   *self,
            cairo_t          *cr,
            const HpTimeAxis *axis,
            HpElementList    *reels)
{
  GdkRGBA color = hp_lane_view_get_color (HP_LANE_VIEW (self), "window_fg_color", 0.6f);

  gdk_cairo_set_source_rgba (cr, &color);
  for (guint i = 1; i < hp_element_list_get_n (reels); i++)
    {
      HpReel *reel = hp_element_list_get (reels, i);

      cairo_rectangle (cr, floor (hp_time_axis_x (axis, (double) hp_reel_get_start (reel))), 0, 1,
                       HEIGHT);
    }
  cairo_fill (cr);
}

static void
draw_arc (HpOverviewLane   *self,
          cairo_t          *cr,
          HpPlan           *plan,
          const HpTimeAxis *axis)
{
  HpElementList *scenes = hp_plan_get_scenes (plan);

  for (guint i = 0; i < hp_element_list_get_n (scenes); i++)
    draw_scene (self, cr, axis, hp_element_list_get (scenes, i));
  for (guint i = 0; i < hp_element_list_get_n (scenes); i++)
    draw_hits (self, cr, axis, hp_scene_get_hits (hp_element_list_get (scenes, i)));
  draw_hits (self, cr, axis, hp_plan_get_markers (plan));
  draw_reels (self, cr, axis, hp_plan_get_reels (plan));
}

/* The film is drawn once, until it changes; scrolling draws the frame alone. */
static GskRenderNode *
get_arc (HpOverviewLane   *self,
         HpPlan           *plan,
         const HpTimeAxis *axis)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  GtkSnapshot *snapshot;
  GskRenderNode *drawn;
  cairo_t *cr;

  if (self->arc != NULL && self->arc_width == width)
    return self->arc;

  g_clear_pointer (&self->arc, gsk_render_node_unref);
  snapshot = gtk_snapshot_new ();
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width, HEIGHT));
  draw_arc (self, cr, plan, axis);
  cairo_destroy (cr);
  drawn = gtk_snapshot_free_to_node (snapshot);
  self->arc = hp_picture_node_new (GTK_WIDGET (self), drawn);
  self->arc_width = width;
  gsk_render_node_unref (drawn);
  return self->arc;
}

/* What is not shown lies under a veil; around what is shown is a frame with a grip at either end. */
static void
snapshot_frame (HpOverviewLane   *self,
                GtkSnapshot      *snapshot,
                const HpOverview *overview)
{
  HpLaneView *lane = HP_LANE_VIEW (self);
  GdkRGBA veil = hp_lane_view_get_color (lane, "view_bg_color", 0.62f);
  GdkRGBA edge = hp_lane_view_get_color (lane, "window_fg_color", 0.55f);
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double from = hp_time_axis_x (&overview->axis, overview->start);
  double to = hp_time_axis_x (&overview->axis, overview->end);
  GskRoundedRect frame;

  if (to - from < MIN_WIDTH)
    {
      from = CLAMP ((from + to - MIN_WIDTH) / 2, 0, width - MIN_WIDTH);
      to = from + MIN_WIDTH;
    }
  hp_lane_view_snapshot_rect (snapshot, &veil, 0, 0, from, HEIGHT);
  hp_lane_view_snapshot_rect (snapshot, &veil, to, 0, MAX (width - to, 0), HEIGHT);

  gsk_rounded_rect_init_from_rect (&frame,
                                   &GRAPHENE_RECT_INIT ((float) from, 0.5f, (float) (to - from),
                                                        HEIGHT - 1), RADIUS);
  gtk_snapshot_append_border (snapshot, &frame, (float[4]) { 1.5f, 1.5f, 1.5f, 1.5f },
                              (GdkRGBA[4]) { edge, edge, edge, edge });
  for (int i = 0; i < 2; i++)
    hp_lane_view_snapshot_rect (snapshot, &edge, i == 0 ? from : to - 3, HEIGHT / 2.0 - 6, 3, 12);
}

static void
hp_overview_lane_snapshot (GtkWidget   *widget,
                           GtkSnapshot *snapshot)
{
  HpOverviewLane *self = HP_OVERVIEW_LANE (widget);
  HpLaneView *lane = HP_LANE_VIEW (self);
  HpDesk *desk = hp_lane_view_get_desk (lane);
  HpPlan *plan = hp_desk_get_plan (desk);
  HpOverview overview = get_overview (self);
  GdkRGBA playhead = hp_lane_view_get_color (lane, "hairpin_playhead_color", 1);
  GskRenderNode *arc;

  if (plan == NULL)
    return;

  arc = get_arc (self, plan, &overview.axis);
  if (arc != NULL)
    gtk_snapshot_append_node (snapshot, arc);
  snapshot_frame (self, snapshot, &overview);
  hp_lane_view_snapshot_rect (snapshot, &playhead,
                              hp_time_axis_x (&overview.axis, hp_desk_get_playhead (desk)) - 0.5, 0,
                              1, HEIGHT);
}

static void
forget_arc (HpOverviewLane *self)
{
  g_clear_pointer (&self->arc, gsk_render_node_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Light or dark: the colours are others. */
static void
hp_overview_lane_css_changed (GtkWidget         *widget,
                              GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (hp_overview_lane_parent_class)->css_changed (widget, change);

  forget_arc (HP_OVERVIEW_LANE (widget));
}

static void
hp_overview_lane_constructed (GObject *object)
{
  HpDesk *desk = hp_lane_view_get_desk (HP_LANE_VIEW (object));

  G_OBJECT_CLASS (hp_overview_lane_parent_class)->constructed (object);

  g_signal_connect_object (desk, "changed", G_CALLBACK (forget_arc), object, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "notify::plan", G_CALLBACK (forget_arc), object,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "notify::frame", G_CALLBACK (gtk_widget_queue_draw), object,
                           G_CONNECT_SWAPPED);
}

static void
hp_overview_lane_dispose (GObject *object)
{
  g_clear_pointer (&HP_OVERVIEW_LANE (object)->arc, gsk_render_node_unref);

  G_OBJECT_CLASS (hp_overview_lane_parent_class)->dispose (object);
}

static void
hp_overview_lane_class_init (HpOverviewLaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  HpLaneViewClass *lane_class = HP_LANE_VIEW_CLASS (klass);

  object_class->constructed = hp_overview_lane_constructed;
  object_class->dispose = hp_overview_lane_dispose;

  lane_class->height = HEIGHT;
  lane_class->drag_begin = hp_overview_lane_drag_begin;
  lane_class->drag_update = hp_overview_lane_drag_update;
  lane_class->drag_end = hp_overview_lane_drag_update;
  lane_class->drag_cancel = hp_overview_lane_drag_cancel;
  lane_class->key_pressed = hp_overview_lane_key_pressed;
  lane_class->axis_changed = hp_overview_lane_axis_changed;
  widget_class->snapshot = hp_overview_lane_snapshot;
  widget_class->css_changed = hp_overview_lane_css_changed;

  gtk_widget_class_set_css_name (widget_class, "overview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SLIDER);

  /**
   * HpOverviewLane::show-range:
   * @start: frames: the first to be seen, maybe within one
   * @end: where what is seen ends
   */
  signals[SHOW] =
    g_signal_new ("show-range", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, G_TYPE_DOUBLE, G_TYPE_DOUBLE);
}

static void
hp_overview_lane_init (HpOverviewLane *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();

  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("The whole film"),
                                  -1);
}

GtkWidget *
hp_overview_lane_new (HpDesk *desk)
{
  return g_object_new (HP_TYPE_OVERVIEW_LANE, "desk", desk, NULL);
}
