#include "ui/timeline/lane-view.h"

#include "model/plan-time.h"
#include "ui/timeline/label-cache.h"
#include "ui/timeline/tile-cache.h"

#define FOLDED_HEIGHT 22  /* px */
#define MAX_HEIGHT 800    /* px */
#define LEAST_LETTERS 1.8 /* heights of a line: of a text that is cut to less nobody reads anything */

typedef struct
{
  HpDesk      *desk;
  HpTimeAxis   axis;         /* while a tile is drawn: its own */
  int          width;        /* px of that tile; 0 while none is */
  HpTileCache *tiles;        /* NULL for a lane without */
  HpLabelCache *labels;
  int          height;       /* px that the user wants, or 0 */
  gboolean     folded;
  gboolean     expands;      /* when it is not folded */

  GtkGesture  *gesture;
  HpLaneDrag   drag;
  gboolean     is_dragging;
} HpLaneViewPrivate;

enum
{
  PROP_0,
  PROP_DESK,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  CONTENTS_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (HpLaneView, hp_lane_view, GTK_TYPE_WIDGET)

static GdkModifierType
get_state (HpLaneView *self)
{
  HpLaneViewPrivate *priv = hp_lane_view_get_instance_private (self);

  return gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (priv->gesture));
}

static void
drag_begin_cb (HpLaneView     *self,
               double          x,
               double          y,
               GtkGestureDrag *gesture)
{
  HpLaneViewPrivate *priv = hp_lane_view_get_instance_private (self);

  gtk_widget_grab_focus (GTK_WIDGET (self));
  priv->is_dragging = TRUE;
  priv->drag = (HpLaneDrag) { x, y, x, y, FALSE, get_state (self) };
  HP_LANE_VIEW_GET_CLASS (self)->drag_begin (self, &priv->drag);
}

static void
follow (HpLaneView *self,
        double      offset_x,
        double      offset_y)
{
  HpLaneViewPrivate *priv = hp_lane_view_get_instance_private (self);

  priv->drag.x = priv->drag.start_x + offset_x;
  priv->drag.y = priv->drag.start_y + offset_y;
  priv->drag.state = get_state (self);
  priv->drag.has_moved |= gtk_drag_check_threshold (GTK_WIDGET (self), 0, 0,
                                                    (int) offset_x, (int) offset_y);
}

static void
drag_update_cb (HpLaneView     *self,
                double          offset_x,
                double          offset_y,
                GtkGestureDrag *gesture)
{
  HpLaneViewPrivate *priv = hp_lane_view_get_instance_private (self);

  if (!priv->is_dragging)
    return;

  follow (self, offset_x, offset_y);
  HP_LANE_VIEW_GET_CLASS (self)->drag_update (self, &priv->drag);
}

static void
drag_end_cb (HpLaneView     *self,
             double          offset_x,
             double          offset_y,
             GtkGestureDrag *gesture)
{
  HpLaneViewPrivate *priv = hp_lane_view_get_instance_private (self);

  if (!priv->is_dragging)
    return;

  priv->is_dragging = FALSE;
  follow (self, offset_x, offset_y);
  HP_LANE_VIEW_GET_CLASS (self)->drag_end (self, &priv->drag);
}

/* All is as it was before the drag. */
static void
give_up_drag (HpLaneView *self)
{
  HpLaneViewPrivate *priv = hp_lane_view_get_instance_private (self);

  if (!priv->is_dragging)
    return;

  priv->is_dragging = FALSE;
  if (HP_LANE_VIEW_GET_CLASS (self)->drag_cancel != NULL)
    HP_LANE_VIEW_GET_CLASS (self)->drag_cancel (self);
  gtk_event_controller_reset (GTK_EVENT_CONTROLLER (priv->gesture));
}

/* Another gesture, or the compositor, took the pointer. */
static void
drag_cancel_cb (HpLaneView       *self,
                GdkEventSequence *sequence,
                GtkGesture       *gesture)
{
  give_up_drag (self);
}

/* Page Up and Page Down go by a second, in every lane. */
static gboolean
page (HpLaneView *self,
      guint       keyval)
{
  HpDesk *desk = hp_lane_view_get_desk (self);
  HpPlan *plan = hp_desk_get_plan (desk);
  gint64 second;

  if (plan == NULL || (keyval != GDK_KEY_Page_Up && keyval != GDK_KEY_Page_Down))
    return GDK_EVENT_PROPAGATE;

  second = hp_frame_rate_get_base (hp_plan_get_frame_rate (plan));
  hp_desk_seek (desk, hp_desk_get_target (desk) + (keyval == GDK_KEY_Page_Up ? -second : second));
  return GDK_EVENT_STOP;
}

static gboolean
key_pressed_cb (HpLaneView      *self,
                guint            keyval,
                guint            keycode,
                GdkModifierType  state)
{
  HpLaneViewPrivate *priv = hp_lane_view_get_instance_private (self);

  if (keyval == GDK_KEY_Escape && priv->is_dragging)
    {
      give_up_drag (self);
      return GDK_EVENT_STOP;
    }

  if (HP_LANE_VIEW_GET_CLASS (self)->key_pressed (self, keyval, state) == GDK_EVENT_STOP)
    return GDK_EVENT_STOP;

  return page (self, keyval);
}

void
hp_lane_view_hold (HpLaneView *self,
                   double      x)
{
  HpLaneViewPrivate *priv = hp_lane_view_get_instance_private (self);

  g_return_if_fail (HP_IS_LANE_VIEW (self));

  priv->drag.start_x = priv->drag.x = x;
}

/* What is dragged may be gone, or be another thing now. */
static void
changed_cb (HpLaneView *self)
{
  give_up_drag (self);
  hp_lane_view_clear_tiles (self);
}

static void
add_controllers (HpLaneView *self)
{
  HpLaneViewPrivate *priv = hp_lane_view_get_instance_private (self);
  GtkEventController *keys = gtk_event_controller_key_new ();

  priv->gesture = gtk_gesture_drag_new ();
  g_signal_connect_swapped (priv->gesture, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (priv->gesture, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (priv->gesture, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect_swapped (priv->gesture, "cancel", G_CALLBACK (drag_cancel_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (priv->gesture));

  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

static int
needed_height (HpLaneView *self)
{
  HpLaneViewClass *klass = HP_LANE_VIEW_GET_CLASS (self);

  return klass->get_height != NULL ? klass->get_height (self) : klass->height;
}

static void
hp_lane_view_measure (GtkWidget      *widget,
                      GtkOrientation  orientation,
                      int             for_size,
                      int            *minimum,
                      int            *natural,
                      int            *minimum_baseline,
                      int            *natural_baseline)
{
  HpLaneView *self = HP_LANE_VIEW (widget);
  HpLaneViewPrivate *priv = hp_lane_view_get_instance_private (self);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 96;
      *natural = 640;
    }
  else if (priv->folded)
    *minimum = *natural = FOLDED_HEIGHT;
  else
    {
      *minimum = MAX (needed_height (self), priv->height);
      *natural = priv->height > 0 ? *minimum
                                  : MAX (*minimum, HP_LANE_VIEW_GET_CLASS (self)->natural_height);
    }
}

static void
draw_tile (GtkWidget        *widget,
           GtkSnapshot      *snapshot,
           const HpTimeAxis *axis,
           int               width,
           int               height)
{
  HpLaneViewPrivate *priv = hp_lane_view_get_instance_private (HP_LANE_VIEW (widget));
  HpTimeAxis whole = priv->axis;

  priv->axis = *axis;
  priv->width = width;
  HP_LANE_VIEW_GET_CLASS (widget)->draw_tile (HP_LANE_VIEW (widget), snapshot);
  priv->axis = whole;
  priv->width = 0;
}

static void
hp_lane_view_snapshot (GtkWidget   *widget,
                       GtkSnapshot *snapshot)
{
  HpLaneViewPrivate *priv = hp_lane_view_get_instance_private (HP_LANE_VIEW (widget));

  if (priv->tiles != NULL)
    hp_tile_cache_snapshot (priv->tiles, snapshot, &priv->axis);
  if (HP_LANE_VIEW_GET_CLASS (widget)->draw_over != NULL)
    HP_LANE_VIEW_GET_CLASS (widget)->draw_over (HP_LANE_VIEW (widget), snapshot);
}

/* Other colours, or another font. */
static void
hp_lane_view_css_changed (GtkWidget         *widget,
                          GtkCssStyleChange *change)
{
  HpLaneViewPrivate *priv = hp_lane_view_get_instance_private (HP_LANE_VIEW (widget));

  GTK_WIDGET_CLASS (hp_lane_view_parent_class)->css_changed (widget, change);

  hp_label_cache_clear (priv->labels);
  hp_lane_view_clear_tiles (HP_LANE_VIEW (widget));
}

static void
hp_lane_view_constructed (GObject *object)
{
  HpLaneViewPrivate *priv = hp_lane_view_get_instance_private (HP_LANE_VIEW (object));

  G_OBJECT_CLASS (hp_lane_view_parent_class)->constructed (object);

  priv->expands = gtk_widget_get_vexpand (GTK_WIDGET (object));
  if (HP_LANE_VIEW_GET_CLASS (object)->draw_tile != NULL)
    priv->tiles = hp_tile_cache_new (GTK_WIDGET (object), draw_tile);
  if (HP_LANE_VIEW_GET_CLASS (object)->drag_begin != NULL)
    add_controllers (HP_LANE_VIEW (object));

  g_signal_connect_object (priv->desk, "changed",
                           G_CALLBACK (changed_cb), object, G_CONNECT_SWAPPED);
  g_signal_connect_object (priv->desk, "notify::plan",
                           G_CALLBACK (changed_cb), object, G_CONNECT_SWAPPED);
  g_signal_connect_object (priv->desk, "notify::scene",
                           G_CALLBACK (gtk_widget_queue_draw), object, G_CONNECT_SWAPPED);
  g_signal_connect_object (priv->desk, "notify::mark",
                           G_CALLBACK (gtk_widget_queue_draw), object, G_CONNECT_SWAPPED);
}

static void
hp_lane_view_finalize (GObject *object)
{
  HpLaneViewPrivate *priv = hp_lane_view_get_instance_private (HP_LANE_VIEW (object));

  g_clear_pointer (&priv->tiles, hp_tile_cache_free);
  g_clear_pointer (&priv->labels, hp_label_cache_free);
  g_clear_object (&priv->desk);

  G_OBJECT_CLASS (hp_lane_view_parent_class)->finalize (object);
}

static void
hp_lane_view_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_DESK:
      g_value_set_object (value, hp_lane_view_get_desk (HP_LANE_VIEW (object)));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
hp_lane_view_set_property (GObject      *object,
                           guint         prop_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  HpLaneViewPrivate *priv = hp_lane_view_get_instance_private (HP_LANE_VIEW (object));

  switch (prop_id)
    {
    case PROP_DESK:
      priv->desk = g_value_dup_object (value);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
hp_lane_view_class_init (HpLaneViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = hp_lane_view_constructed;
  object_class->finalize = hp_lane_view_finalize;
  object_class->get_property = hp_lane_view_get_property;
  object_class->set_property = hp_lane_view_set_property;

  widget_class->css_changed = hp_lane_view_css_changed;
  widget_class->measure = hp_lane_view_measure;
  widget_class->snapshot = hp_lane_view_snapshot;

  properties[PROP_DESK] =
    g_param_spec_object ("desk", NULL, NULL,
                         HP_TYPE_DESK,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CONTENTS_CHANGED] =
    g_signal_new ("contents-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);
}

static void
hp_lane_view_init (HpLaneView *self)
{
  HpLaneViewPrivate *priv = hp_lane_view_get_instance_private (self);

  priv->axis = (HpTimeAxis) { 0, 1 };
  priv->labels = hp_label_cache_new (GTK_WIDGET (self));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
}

HpDesk *
hp_lane_view_get_desk (HpLaneView *self)
{
  HpLaneViewPrivate *priv = hp_lane_view_get_instance_private (self);

  g_return_val_if_fail (HP_IS_LANE_VIEW (self), NULL);

  return priv->desk;
}

const HpTimeAxis *
hp_lane_view_get_axis (HpLaneView *self)
{
  HpLaneViewPrivate *priv = hp_lane_view_get_instance_private (self);

  g_return_val_if_fail (HP_IS_LANE_VIEW (self), NULL);

  return &priv->axis;
}

void
hp_lane_view_set_axis (HpLaneView       *self,
                       const HpTimeAxis *axis)
{
  HpLaneViewPrivate *priv = hp_lane_view_get_instance_private (self);

  g_return_if_fail (HP_IS_LANE_VIEW (self));

  priv->axis = *axis;
  if (HP_LANE_VIEW_GET_CLASS (self)->axis_changed != NULL)
    HP_LANE_VIEW_GET_CLASS (self)->axis_changed (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

int
hp_lane_view_get_width (HpLaneView *self)
{
  HpLaneViewPrivate *priv = hp_lane_view_get_instance_private (self);

  g_return_val_if_fail (HP_IS_LANE_VIEW (self), 0);

  return priv->width > 0 ? priv->width : gtk_widget_get_width (GTK_WIDGET (self));
}

void
hp_lane_view_drop_tiles (HpLaneView *self,
                         double      from,
                         double      to,
                         double      margin)
{
  HpLaneViewPrivate *priv = hp_lane_view_get_instance_private (self);

  g_return_if_fail (HP_IS_LANE_VIEW (self));

  if (priv->tiles != NULL)
    hp_tile_cache_drop (priv->tiles, from, to, margin);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
hp_lane_view_clear_tiles (HpLaneView *self)
{
  HpLaneViewPrivate *priv = hp_lane_view_get_instance_private (self);

  g_return_if_fail (HP_IS_LANE_VIEW (self));

  if (priv->tiles != NULL)
    hp_tile_cache_clear (priv->tiles);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
hp_lane_view_contents_changed (HpLaneView *self)
{
  g_return_if_fail (HP_IS_LANE_VIEW (self));

  g_signal_emit (self, signals[CONTENTS_CHANGED], 0);
}

gboolean
hp_lane_view_get_folded (HpLaneView *self)
{
  HpLaneViewPrivate *priv = hp_lane_view_get_instance_private (self);

  g_return_val_if_fail (HP_IS_LANE_VIEW (self), FALSE);

  return priv->folded;
}

/* A lane of a given height does not take more, were there room. */
static void
update_expand (HpLaneView *self)
{
  HpLaneViewPrivate *priv = hp_lane_view_get_instance_private (self);

  gtk_widget_set_vexpand (GTK_WIDGET (self), priv->expands && !priv->folded && priv->height == 0);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
hp_lane_view_set_folded (HpLaneView *self,
                         gboolean    folded)
{
  HpLaneViewPrivate *priv = hp_lane_view_get_instance_private (self);

  g_return_if_fail (HP_IS_LANE_VIEW (self));

  priv->folded = folded;
  gtk_widget_set_sensitive (GTK_WIDGET (self), !folded);
  gtk_widget_set_opacity (GTK_WIDGET (self), folded ? 0.6 : 1);
  update_expand (self);
}

/* Those that draw into the height they are given. */
gboolean
hp_lane_view_is_resizable (HpLaneView *self)
{
  HpLaneViewClass *klass = HP_LANE_VIEW_GET_CLASS (self);

  return klass->get_height != NULL || klass->natural_height > klass->height;
}

int
hp_lane_view_get_height (HpLaneView *self)
{
  HpLaneViewPrivate *priv = hp_lane_view_get_instance_private (self);

  g_return_val_if_fail (HP_IS_LANE_VIEW (self), 0);

  return priv->height;
}

void
hp_lane_view_set_height (HpLaneView *self,
                         int         height)
{
  HpLaneViewPrivate *priv = hp_lane_view_get_instance_private (self);

  g_return_if_fail (HP_IS_LANE_VIEW (self));

  priv->height = height > 0 ? CLAMP (height, needed_height (self), MAX_HEIGHT) : 0;
  update_expand (self);
}

GdkRGBA
hp_lane_view_get_color (HpLaneView *self,
                        const char *name,
                        float       alpha)
{
  GtkStyleContext *context = gtk_widget_get_style_context (GTK_WIDGET (self));
  GdkRGBA color;

  if (!gtk_style_context_lookup_color (context, name, &color))
    gtk_style_context_get_color (context, &color);

  color.alpha *= alpha;
  return color;
}

void
hp_lane_view_measure_text (HpLaneView *self,
                           const char *text,
                           int        *width,
                           int        *height)
{
  HpLaneViewPrivate *priv = hp_lane_view_get_instance_private (self);

  g_return_if_fail (HP_IS_LANE_VIEW (self));

  pango_layout_get_pixel_size (hp_label_cache_get (priv->labels, text, -1), width, height);
}

void
hp_lane_view_snapshot_text (HpLaneView    *self,
                            GtkSnapshot   *snapshot,
                            const char    *text,
                            double         x,
                            double         y,
                            double         width,
                            const GdkRGBA *color)
{
  HpLaneViewPrivate *priv = hp_lane_view_get_instance_private (self);
  PangoLayout *layout;
  int height;

  if (width < 8 || *text == '\0')
    return;

  layout = hp_label_cache_get (priv->labels, text, (int) width);
  pango_layout_get_pixel_size (layout, NULL, &height);
  if (pango_layout_is_ellipsized (layout) && width < LEAST_LETTERS * height)
    return;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

void
hp_lane_view_snapshot_rect (GtkSnapshot   *snapshot,
                            const GdkRGBA *color,
                            double         x,
                            double         y,
                            double         width,
                            double         height)
{
  gtk_snapshot_append_color (snapshot, color,
                             &GRAPHENE_RECT_INIT ((float) x, (float) y,
                                                  (float) width, (float) height));
}
