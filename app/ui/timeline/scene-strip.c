#include "config.h"

#include "ui/timeline/scene-strip.h"

#include <glib/gi18n.h>

#include "view/span-geometry.h"

#define HEIGHT 46
#define MARGIN 4.0   /* px above and below the blocks */
#define REACH 6.0    /* px from an edge that still take hold of it */
#define RADIUS 6.0f

struct _HpSceneStrip
{
  HpLaneView  parent_instance;

  HpScene    *dragged;   /* the scene whose edge is dragged, or NULL */
  HpSpanPart  part;
  gint64      draft_in;  /* its span as the drag has it */
  gint64      draft_out;
};

enum
{
  SPAN_EDITED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HpSceneStrip, hp_scene_strip, HP_TYPE_LANE_VIEW)

static GListModel *
get_scenes (HpSceneStrip *self)
{
  HpPlan *plan = hp_desk_get_plan (hp_lane_view_get_desk (HP_LANE_VIEW (self)));

  return plan != NULL ? G_LIST_MODEL (hp_plan_get_scenes (plan)) : NULL;
}

/* The scene at @x, and which part of it; the selected one before others, then the last to start. */
static HpScene *
scene_at (HpSceneStrip *self,
          double        x,
          HpSpanPart   *part)
{
  const HpTimeAxis *axis = hp_lane_view_get_axis (HP_LANE_VIEW (self));
  HpScene *selected = hp_desk_get_scene (hp_lane_view_get_desk (HP_LANE_VIEW (self)));
  GListModel *scenes = get_scenes (self);
  HpScene *found = NULL;

  *part = HP_SPAN_OUTSIDE;
  for (guint i = 0; scenes != NULL && i < g_list_model_get_n_items (scenes); i++)
    {
      g_autoptr(HpScene) scene = g_list_model_get_item (scenes, i);
      HpSpanPart here = hp_span_part_at (axis, hp_scene_get_in (scene), hp_scene_get_out (scene), x,
                                         REACH);

      if (here != HP_SPAN_OUTSIDE && (found == NULL || found != selected))
        {
          found = scene;
          *part = here;
        }
    }

  return found;
}

static void
hp_scene_strip_drag_begin (HpLaneView       *lane,
                           const HpLaneDrag *drag)
{
  HpSceneStrip *self = HP_SCENE_STRIP (lane);
  HpDesk *desk = hp_lane_view_get_desk (HP_LANE_VIEW (self));
  HpScene *scene = scene_at (self, drag->x, &self->part);

  hp_desk_select_mark (desk, NULL);
  hp_desk_select_scene (desk, scene);

  if ((self->part != HP_SPAN_IN && self->part != HP_SPAN_OUT) || hp_desk_get_read_only (desk))
    return;

  g_set_object (&self->dragged, scene);
  self->draft_in = hp_scene_get_in (scene);
  self->draft_out = hp_scene_get_out (scene);
}

static void
hp_scene_strip_drag_update (HpLaneView       *lane,
                            const HpLaneDrag *drag)
{
  HpSceneStrip *self = HP_SCENE_STRIP (lane);
  HpDesk *desk = hp_lane_view_get_desk (HP_LANE_VIEW (self));
  gint64 edge;

  if (self->dragged == NULL)
    return;

  edge = hp_time_axis_edge_at (hp_lane_view_get_axis (HP_LANE_VIEW (self)), drag->x,
                               hp_desk_get_duration (desk));
  if (self->part == HP_SPAN_IN)
    self->draft_in = MIN (edge, self->draft_out - 1);
  else
    self->draft_out = MAX (edge, self->draft_in + 1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
hp_scene_strip_drag_end (HpLaneView       *lane,
                         const HpLaneDrag *drag)
{
  HpSceneStrip *self = HP_SCENE_STRIP (lane);
  g_autoptr(HpScene) scene = g_steal_pointer (&self->dragged);

  if (scene == NULL)
    return;

  if (self->draft_in != hp_scene_get_in (scene) || self->draft_out != hp_scene_get_out (scene))
    g_signal_emit (self, signals[SPAN_EDITED], 0, scene, self->draft_in, self->draft_out);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
hp_scene_strip_drag_cancel (HpLaneView *lane)
{
  HpSceneStrip *self = HP_SCENE_STRIP (lane);

  g_clear_object (&self->dragged);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Double click: the playhead goes to where the scene comes in. */
static void
pressed_cb (HpSceneStrip    *self,
            int              n_press,
            double           x,
            double           y,
            GtkGestureClick *gesture)
{
  HpSpanPart part;
  HpScene *scene = scene_at (self, x, &part);

  if (n_press == 2 && scene != NULL)
    hp_desk_seek (hp_lane_view_get_desk (HP_LANE_VIEW (self)), hp_scene_get_in (scene));
}

static void
motion_cb (HpSceneStrip             *self,
           double                    x,
           double                    y,
           GtkEventControllerMotion *controller)
{
  HpSpanPart part;
  gboolean on_edge;

  scene_at (self, x, &part);
  on_edge = part == HP_SPAN_IN || part == HP_SPAN_OUT;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), on_edge ? "ew-resize" : NULL);
}

static void
update_accessible (HpSceneStrip *self)
{
  HpScene *scene = hp_desk_get_scene (hp_lane_view_get_desk (HP_LANE_VIEW (self)));
  g_autofree char *text = NULL;

  if (scene != NULL)
    text = g_strdup_printf ("%s %s", hp_scene_get_cue (scene), hp_scene_get_title (scene));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Scenes"),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text != NULL ? text : "",
                                  -1);
}

/* Selects the @step'th scene from the selected one, and stops at the ends. */
static gboolean
select_relative (HpSceneStrip *self,
                 int           step)
{
  HpDesk *desk = hp_lane_view_get_desk (HP_LANE_VIEW (self));
  GListModel *scenes = get_scenes (self);
  guint n_scenes = scenes != NULL ? g_list_model_get_n_items (scenes) : 0;
  g_autoptr(HpScene) scene = NULL;
  guint position = 0;

  if (n_scenes == 0)
    return GDK_EVENT_PROPAGATE;

  if (hp_desk_get_scene (desk) != NULL &&
      hp_element_list_find (HP_ELEMENT_LIST (scenes), hp_desk_get_scene (desk), &position))
    position = (guint) CLAMP ((int) position + step, 0, (int) n_scenes - 1);

  scene = g_list_model_get_item (scenes, position);
  hp_desk_select_mark (desk, NULL);
  hp_desk_select_scene (desk, scene);
  return GDK_EVENT_STOP;
}

/* Moves the out of the selected scene by @frames, or its in. */
static gboolean
nudge (HpSceneStrip *self,
       int           frames,
       gboolean      in)
{
  HpDesk *desk = hp_lane_view_get_desk (HP_LANE_VIEW (self));
  HpScene *scene = hp_desk_get_scene (desk);

  if (scene == NULL || hp_desk_get_read_only (desk))
    return GDK_EVENT_PROPAGATE;

  g_signal_emit (self, signals[SPAN_EDITED], 0, scene,
                 hp_scene_get_in (scene) + (in ? frames : 0),
                 hp_scene_get_out (scene) + (in ? 0 : frames));
  return GDK_EVENT_STOP;
}

static gboolean
hp_scene_strip_key_pressed (HpLaneView      *lane,
                            guint            keyval,
                            GdkModifierType  state)
{
  HpSceneStrip *self = HP_SCENE_STRIP (lane);
  HpScene *scene = hp_desk_get_scene (hp_lane_view_get_desk (HP_LANE_VIEW (self)));
  gboolean shift = (state & GDK_SHIFT_MASK) != 0;
  gboolean alt = (state & GDK_ALT_MASK) != 0;

  switch (keyval)
    {
    case GDK_KEY_Left:
      return shift ? nudge (self, -1, alt) : select_relative (self, -1);

    case GDK_KEY_Right:
      return shift ? nudge (self, 1, alt) : select_relative (self, 1);

    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      if (scene == NULL)
        return GDK_EVENT_PROPAGATE;
      gtk_widget_activate_action (GTK_WIDGET (self), "win.edit-title", NULL);
      return GDK_EVENT_STOP;

    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
snapshot_block (HpSceneStrip *self,
                GtkSnapshot  *snapshot,
                double        left,
                double        right,
                const char   *color,
                float         alpha,
                gboolean      outlined)
{
  HpLaneView *lane = HP_LANE_VIEW (self);
  GdkRGBA fill = hp_lane_view_get_color (lane, color, alpha);
  GdkRGBA edge = hp_lane_view_get_color (lane, "accent_color", 1);
  GskRoundedRect block;
  float width = (float) MAX (right - left, 2);

  gsk_rounded_rect_init_from_rect (&block,
                                   &GRAPHENE_RECT_INIT ((float) left, (float) MARGIN, width,
                                                        HEIGHT - 2 * (float) MARGIN),
                                   MIN (RADIUS, width / 2));
  gtk_snapshot_push_rounded_clip (snapshot, &block);
  gtk_snapshot_append_color (snapshot, &fill, &block.bounds);
  gtk_snapshot_pop (snapshot);
  if (outlined)
    gtk_snapshot_append_border (snapshot, &block, (float[4]) { 2, 2, 2, 2 },
                                (GdkRGBA[4]) { edge, edge, edge, edge });
}

static void
snapshot_scene (HpSceneStrip *self,
                GtkSnapshot  *snapshot,
                HpScene      *scene)
{
  HpLaneView *lane = HP_LANE_VIEW (self);
  const HpTimeAxis *axis = hp_lane_view_get_axis (lane);
  gboolean dragged = scene == self->dragged;
  gboolean selected = scene == hp_desk_get_scene (hp_lane_view_get_desk (lane));
  gboolean silence = hp_scene_get_function (scene) == HP_SCENE_FUNCTION_SILENCE;
  double left = hp_time_axis_x (axis,
                                (double) (dragged ? self->draft_in : hp_scene_get_in (scene)));
  double right = hp_time_axis_x (axis,
                                 (double) (dragged ? self->draft_out : hp_scene_get_out (scene)));
  double text_left = MAX (left, 0) + 8;
  GdkRGBA strong = hp_lane_view_get_color (lane, "window_fg_color", 1);
  GdkRGBA dim = hp_lane_view_get_color (lane, "window_fg_color", 0.75f);
  g_autofree char *title = NULL;

  if (right < 0 || left > gtk_widget_get_width (GTK_WIDGET (self)))
    return;

  snapshot_block (self, snapshot, left, right,
                  silence ? "window_fg_color" : "accent_bg_color",
                  silence ? 0.10f : selected ? 0.45f : 0.28f, selected);

  if (silence && *hp_scene_get_title (scene) == '\0')
    title = g_strdup (_("Silence"));
  else
    title = g_strdup (hp_scene_get_title (scene));

  gtk_snapshot_push_clip (snapshot,
                          &GRAPHENE_RECT_INIT ((float) left, 0, (float) (right - left), HEIGHT));
  hp_lane_view_snapshot_text (lane, snapshot, hp_scene_get_cue (scene), text_left, MARGIN + 2,
                              right - text_left - 4, &strong);
  hp_lane_view_snapshot_text (lane, snapshot, title, text_left, HEIGHT / 2.0, right - text_left - 4,
                              &dim);
  gtk_snapshot_pop (snapshot);
}

static void
hp_scene_strip_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
  HpSceneStrip *self = HP_SCENE_STRIP (widget);
  HpLaneView *lane = HP_LANE_VIEW (self);
  HpDesk *desk = hp_lane_view_get_desk (lane);
  const HpTimeAxis *axis = hp_lane_view_get_axis (lane);
  GListModel *scenes = get_scenes (self);
  gint64 pending = hp_desk_get_pending_in (desk);

  for (guint i = 0; scenes != NULL && i < g_list_model_get_n_items (scenes); i++)
    {
      g_autoptr(HpScene) scene = g_list_model_get_item (scenes, i);

      snapshot_scene (self, snapshot, scene);
    }

  if (pending >= 0)
    snapshot_block (self, snapshot, hp_time_axis_x (axis, (double) pending),
                    hp_time_axis_x (axis, (double) MAX (hp_desk_get_frame (desk), pending)),
                    "accent_color", 0.15f, TRUE);
}

static void
frame_cb (HpSceneStrip *self)
{
  if (hp_desk_get_pending_in (hp_lane_view_get_desk (HP_LANE_VIEW (self))) >= 0)
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
hp_scene_strip_constructed (GObject *object)
{
  HpDesk *desk = hp_lane_view_get_desk (HP_LANE_VIEW (object));

  G_OBJECT_CLASS (hp_scene_strip_parent_class)->constructed (object);

  g_signal_connect_object (desk, "notify::pending-in",
                           G_CALLBACK (gtk_widget_queue_draw), object, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "notify::frame", G_CALLBACK (frame_cb), object, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "notify::scene",
                           G_CALLBACK (update_accessible), object, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "changed",
                           G_CALLBACK (update_accessible), object, G_CONNECT_SWAPPED);
  update_accessible (HP_SCENE_STRIP (object));
}

static void
hp_scene_strip_dispose (GObject *object)
{
  g_clear_object (&HP_SCENE_STRIP (object)->dragged);

  G_OBJECT_CLASS (hp_scene_strip_parent_class)->dispose (object);
}

static void
hp_scene_strip_class_init (HpSceneStripClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  HpLaneViewClass *lane_class = HP_LANE_VIEW_CLASS (klass);

  object_class->constructed = hp_scene_strip_constructed;
  object_class->dispose = hp_scene_strip_dispose;

  lane_class->height = HEIGHT;
  lane_class->drag_begin = hp_scene_strip_drag_begin;
  lane_class->drag_update = hp_scene_strip_drag_update;
  lane_class->drag_end = hp_scene_strip_drag_end;
  lane_class->drag_cancel = hp_scene_strip_drag_cancel;
  lane_class->key_pressed = hp_scene_strip_key_pressed;
  widget_class->snapshot = hp_scene_strip_snapshot;

  gtk_widget_class_set_css_name (widget_class, "scenestrip");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);

  /**
   * HpSceneStrip::span-edited:
   * @scene: the scene
   * @in: its first frame as the user wants it
   * @out: the first frame after it
   */
  signals[SPAN_EDITED] =
    g_signal_new ("span-edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL,
                  G_TYPE_NONE, 3, HP_TYPE_SCENE, G_TYPE_INT64, G_TYPE_INT64);
}

static void
hp_scene_strip_init (HpSceneStrip *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));

  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);

}

GtkWidget *
hp_scene_strip_new (HpDesk *desk)
{
  return g_object_new (HP_TYPE_SCENE_STRIP, "desk", desk, NULL);
}
