#include "ui/timeline/lane-view-private.h"

#include "model/plan-time.h"

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

HpLaneViewPrivate *
hp_lane_view_get_private (HpLaneView *self)
{
  return hp_lane_view_get_instance_private (self);
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

/* Up and Down go to the hit before and after, in every lane that does not use them itself: the window
 * would move the focus with them. */
static gboolean
go_to_hit (HpLaneView      *self,
           guint            keyval,
           GdkModifierType  state)
{
  if ((keyval != GDK_KEY_Up && keyval != GDK_KEY_Down) ||
      (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;

  gtk_widget_activate_action (GTK_WIDGET (self), "win.go-mark", "i", keyval == GDK_KEY_Up ? -1 : 1);
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
      hp_lane_view_give_up_drag (self);
      return GDK_EVENT_STOP;
    }

  if (HP_LANE_VIEW_GET_CLASS (self)->key_pressed (self, keyval, state) == GDK_EVENT_STOP)
    return GDK_EVENT_STOP;

  return page (self, keyval) || go_to_hit (self, keyval, state) ? GDK_EVENT_STOP
                                                                : GDK_EVENT_PROPAGATE;
}

/* What is dragged may be gone, or be another thing now. */
static void
changed_cb (HpLaneView *self)
{
  hp_lane_view_give_up_drag (self);
  hp_lane_view_clear_tiles (self);
}

static void
add_controllers (HpLaneView *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  hp_lane_view_add_drag (self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
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

  hp_label_cache_measure (priv->labels, text, width, height);
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

  if (width >= 8 && *text != '\0')
    hp_label_cache_snapshot (priv->labels, snapshot, text, x, y, (int) width, color);
}

void
hp_lane_view_snapshot_name (HpLaneView    *self,
                            GtkSnapshot   *snapshot,
                            const char    *text,
                            double         left,
                            double         right,
                            double         from,
                            double         y,
                            const GdkRGBA *color)
{
  int width;

  hp_lane_view_measure_text (self, text, &width, NULL);
  hp_lane_view_snapshot_text (self, snapshot, text, MAX (left, MIN (from, right - width - 1)), y,
                              right - left, color);
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
