#include "config.h"

#include "ui/timeline/scene-strip-private.h"

#include <glib/gi18n.h>

#include "ui/timeline/scene-menu.h"

#define REACH 6.0    /* px from an edge that still take hold of it */
#define TEXT_ROOM 5  /* px above and below the names of a scene */

enum
{
  SPAN_EDITED,
  MOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HpSceneStrip, hp_scene_strip, HP_TYPE_LANE_VIEW)

HpElementList *
hp_scene_strip_get_scenes (HpSceneStrip *self)
{
  HpPlan *plan = hp_desk_get_plan (hp_lane_view_get_desk (HP_LANE_VIEW (self)));

  return plan != NULL ? hp_plan_get_scenes (plan) : NULL;
}

/* The scene at @x, and which part of it; of several the nearest, then the selected one, then the
 * last to start.  So between two that adjoin, each has its edge on its own side. */
static HpScene *
scene_at (HpSceneStrip *self,
          double        x,
          HpSpanPart   *part)
{
  const HpTimeAxis *axis = hp_lane_view_get_axis (HP_LANE_VIEW (self));
  HpScene *selected = hp_desk_get_scene (hp_lane_view_get_desk (HP_LANE_VIEW (self)));
  HpElementList *scenes = hp_scene_strip_get_scenes (self);
  HpScene *found = NULL;
  double nearest = REACH;

  *part = HP_SPAN_OUTSIDE;
  for (guint i = 0; scenes != NULL && i < hp_element_list_get_n (scenes); i++)
    {
      HpScene *scene = hp_element_list_get (scenes, i);
      gint64 in = hp_scene_get_in (scene), out = hp_scene_get_out (scene);
      HpSpanPart here = hp_span_part_at (axis, in, out, x, REACH);
      double distance = hp_span_distance (axis, in, out, x);

      if (here != HP_SPAN_OUTSIDE &&
          (distance < nearest || (distance == nearest && (found == NULL || found != selected))))
        {
          nearest = distance;
          found = scene;
          *part = here;
        }
    }

  return found;
}

/* It leaves the tiles while it is dragged; NULL when it no longer is. */
static void
set_dragged (HpSceneStrip *self,
             HpScene      *scene)
{
  if (g_set_object (&self->dragged, scene))
    hp_lane_view_clear_tiles (HP_LANE_VIEW (self));
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

  if (scene == NULL || hp_desk_get_read_only (desk))
    return;

  set_dragged (self, scene);
  self->draft_in = hp_scene_get_in (scene);
  self->draft_out = hp_scene_get_out (scene);
  self->pointer = -1;
  hp_snapping_gather (&self->snapping, desk, 0, hp_desk_get_duration (desk), HP_ELEMENT (scene),
                      self->part == HP_SPAN_BODY);
  if (self->part == HP_SPAN_IN || self->part == HP_SPAN_OUT)
    hp_lane_view_hold (lane, hp_time_axis_x (hp_lane_view_get_axis (lane),
                                             (double) (self->part == HP_SPAN_IN ? self->draft_in
                                                                                : self->draft_out)));
}

/* As far as the film goes. */
static void
drag_body (HpSceneStrip     *self,
           const HpLaneDrag *drag)
{
  const HpTimeAxis *axis = hp_lane_view_get_axis (HP_LANE_VIEW (self));
  gint64 duration = hp_desk_get_duration (hp_lane_view_get_desk (HP_LANE_VIEW (self)));
  gint64 in = hp_scene_get_in (self->dragged);
  gint64 length = hp_scene_get_out (self->dragged) - in;
  gint64 by = hp_snapping_find_move (&self->snapping, axis, in, in + length,
                                     drag->x - drag->start_x, (drag->state & GDK_CONTROL_MASK) == 0);

  self->draft_in = CLAMP (in + by, 0, MAX (duration - length, 0));
  self->draft_out = self->draft_in + length;
}

static void
hp_scene_strip_drag_update (HpLaneView       *lane,
                            const HpLaneDrag *drag)
{
  HpSceneStrip *self = HP_SCENE_STRIP (lane);
  HpDesk *desk = hp_lane_view_get_desk (HP_LANE_VIEW (self));
  gint64 edge;

  if (self->dragged == NULL || !drag->has_moved)
    return;

  self->alone = (drag->state & GDK_ALT_MASK) != 0;
  self->pointer = drag->x;
  edge = hp_snapping_find (&self->snapping, hp_lane_view_get_axis (HP_LANE_VIEW (self)), drag->x,
                           (drag->state & GDK_CONTROL_MASK) == 0);
  edge = MIN (edge, hp_desk_get_duration (desk));
  if (self->part == HP_SPAN_BODY)
    drag_body (self, drag);
  else if (self->part == HP_SPAN_IN)
    self->draft_in = MIN (edge, self->draft_out - 1);
  else
    self->draft_out = MAX (edge, self->draft_in + 1);
  hp_snapping_confirm (&self->snapping, self->draft_in, self->draft_out);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
hp_scene_strip_drag_end (HpLaneView       *lane,
                         const HpLaneDrag *drag)
{
  HpSceneStrip *self = HP_SCENE_STRIP (lane);
  g_autoptr(HpScene) scene = NULL;

  hp_snapping_drop (&self->snapping);
  if (self->dragged == NULL)
    return;

  scene = g_object_ref (self->dragged);
  set_dragged (self, NULL);
  if (self->part == HP_SPAN_BODY && self->draft_in != hp_scene_get_in (scene))
    g_signal_emit (self, signals[MOVED], 0, scene, self->draft_in, !self->alone);
  else if (self->draft_in != hp_scene_get_in (scene) || self->draft_out != hp_scene_get_out (scene))
    g_signal_emit (self, signals[SPAN_EDITED], 0, scene, self->draft_in, self->draft_out);
}

static void
hp_scene_strip_drag_cancel (HpLaneView *lane)
{
  hp_snapping_drop (&HP_SCENE_STRIP (lane)->snapping);
  set_dragged (HP_SCENE_STRIP (lane), NULL);
}

/* Double click: the playhead goes to where the scene comes in, and all of it is shown. */
static void
pressed_cb (HpSceneStrip    *self,
            int              n_press,
            double           x,
            double           y,
            GtkGestureClick *gesture)
{
  HpSpanPart part;
  HpScene *scene = scene_at (self, x, &part);

  if (n_press != 2 || scene == NULL)
    return;

  hp_desk_seek (hp_lane_view_get_desk (HP_LANE_VIEW (self)), hp_scene_get_in (scene));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.zoom-scene", NULL);
}

static void
show_menu (HpSceneStrip *self,
           double        x,
           double        y)
{
  if (self->menu == NULL)
    {
      self->menu = hp_scene_menu_new ();
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
    }

  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu),
                               &(GdkRectangle) { (int) x, (int) y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
menu_pressed_cb (HpSceneStrip    *self,
                 int              n_press,
                 double           x,
                 double           y,
                 GtkGestureClick *gesture)
{
  HpDesk *desk = hp_lane_view_get_desk (HP_LANE_VIEW (self));
  HpSpanPart part;
  HpScene *scene = scene_at (self, x, &part);

  if (scene == NULL)
    return;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  hp_desk_select_mark (desk, NULL);
  hp_desk_select_scene (desk, scene);
  show_menu (self, x, y);
}

/* Of the selected scene, where that is in sight. */
static gboolean
show_menu_by_key (HpSceneStrip *self)
{
  HpScene *scene = hp_desk_get_scene (hp_lane_view_get_desk (HP_LANE_VIEW (self)));
  double x;

  if (scene == NULL)
    return GDK_EVENT_PROPAGATE;

  x = hp_time_axis_x (hp_lane_view_get_axis (HP_LANE_VIEW (self)),
                      (double) hp_scene_get_in (scene));
  show_menu (self, CLAMP (x, 0, gtk_widget_get_width (GTK_WIDGET (self))),
             gtk_widget_get_height (GTK_WIDGET (self)));
  return GDK_EVENT_STOP;
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
  HpElementList *scenes = hp_scene_strip_get_scenes (self);
  guint n_scenes = scenes != NULL ? hp_element_list_get_n (scenes) : 0;
  HpScene *scene;
  guint position = 0;

  if (n_scenes == 0)
    return GDK_EVENT_PROPAGATE;

  if (hp_desk_get_scene (desk) != NULL &&
      hp_element_list_find (scenes, hp_desk_get_scene (desk), &position))
    position = (guint) CLAMP ((int) position + step, 0, (int) n_scenes - 1);

  scene = hp_element_list_get (scenes, position);
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

/* Moves the selected scene by @frames. */
static gboolean
nudge_whole (HpSceneStrip *self,
             int           frames,
             gboolean      alone)
{
  HpDesk *desk = hp_lane_view_get_desk (HP_LANE_VIEW (self));
  HpScene *scene = hp_desk_get_scene (desk);

  if (scene == NULL || hp_desk_get_read_only (desk))
    return GDK_EVENT_PROPAGATE;

  g_signal_emit (self, signals[MOVED], 0, scene, hp_scene_get_in (scene) + frames, !alone);
  return GDK_EVENT_STOP;
}

static gboolean
move_by_key (HpSceneStrip    *self,
             int              frames,
             GdkModifierType  state)
{
  gboolean alt = (state & GDK_ALT_MASK) != 0;

  if (!(state & GDK_SHIFT_MASK))
    return select_relative (self, frames);

  return state & GDK_CONTROL_MASK ? nudge_whole (self, frames, alt) : nudge (self, frames, alt);
}

static gboolean
hp_scene_strip_key_pressed (HpLaneView      *lane,
                            guint            keyval,
                            GdkModifierType  state)
{
  HpSceneStrip *self = HP_SCENE_STRIP (lane);
  HpScene *scene = hp_desk_get_scene (hp_lane_view_get_desk (HP_LANE_VIEW (self)));

  switch (keyval)
    {
    case GDK_KEY_Left:
      return move_by_key (self, -1, state);

    case GDK_KEY_Right:
      return move_by_key (self, 1, state);

    case GDK_KEY_Menu:
      return show_menu_by_key (self);

    case GDK_KEY_F10:
      return state & GDK_SHIFT_MASK ? show_menu_by_key (self) : GDK_EVENT_PROPAGATE;

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

/* Two lines of text in a block. */
static int
hp_scene_strip_get_height (HpLaneView *lane)
{
  int text_height;

  hp_lane_view_measure_text (lane, "Ág", NULL, &text_height);
  return 2 * text_height + 2 * (int) HP_SCENE_STRIP_MARGIN + TEXT_ROOM;
}

static void
hp_scene_strip_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  HpSceneStrip *self = HP_SCENE_STRIP (widget);

  if (self->menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->menu));
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
  hp_snapping_drop (&HP_SCENE_STRIP (object)->snapping);
  g_clear_pointer (&HP_SCENE_STRIP (object)->menu, gtk_widget_unparent);

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

  lane_class->get_height = hp_scene_strip_get_height;
  lane_class->drag_begin = hp_scene_strip_drag_begin;
  lane_class->drag_update = hp_scene_strip_drag_update;
  lane_class->drag_end = hp_scene_strip_drag_end;
  lane_class->drag_cancel = hp_scene_strip_drag_cancel;
  lane_class->key_pressed = hp_scene_strip_key_pressed;
  lane_class->make_items = hp_scene_strip_make_items;
  lane_class->draw_tile = hp_scene_strip_draw_tile;
  lane_class->draw_over = hp_scene_strip_draw_over;
  widget_class->size_allocate = hp_scene_strip_size_allocate;

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

  /**
   * HpSceneStrip::moved:
   * @scene: the scene
   * @in: its first frame as the user wants it; it stays as long as it is
   * @with_contents: whether what is in it moves along
   */
  signals[MOVED] =
    g_signal_new ("moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL,
                  G_TYPE_NONE, 3, HP_TYPE_SCENE, G_TYPE_INT64, G_TYPE_BOOLEAN);
}

static void
hp_scene_strip_init (HpSceneStrip *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *menu_click = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (menu_click), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (menu_click, "pressed", G_CALLBACK (menu_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (menu_click));

  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
}

GtkWidget *
hp_scene_strip_new (HpDesk *desk)
{
  return g_object_new (HP_TYPE_SCENE_STRIP, "desk", desk, NULL);
}
