#include "config.h"

#include "ui/picture/picture-window.h"

#include "model/plan-time.h"
#include "ui/app/remembered.h"
#include "ui/picture/film-view.h"

#define GROUP "picture"
#define MONITOR "full-screen-on"
#define NO_MONITOR ""  /* it was not full screen */

struct _HpPictureWindow
{
  AdwWindow  parent_instance;

  GtkWindow *owner;   /* not kept: it ends this window before it goes */
  HpDesk    *desk;

  GtkWidget *header;
  AdwBin    *film;
  GtkLabel  *timecode;
};

G_DEFINE_FINAL_TYPE (HpPictureWindow, hp_picture_window, ADW_TYPE_WINDOW)

static void
frame_cb (HpPictureWindow *self)
{
  HpPlan *plan = hp_desk_get_plan (self->desk);
  g_autofree char *text = NULL;

  if (plan != NULL)
    text = hp_plan_format_timecode (plan, hp_desk_get_frame (self->desk));
  gtk_label_set_text (self->timecode, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->timecode), text != NULL);
}

/* The monitor that is called @name, by its place or by what it is. */
static GdkMonitor *
find_monitor (HpPictureWindow *self,
              const char      *name)
{
  GListModel *monitors = gdk_display_get_monitors (gtk_widget_get_display (GTK_WIDGET (self)));

  for (guint i = 0; i < g_list_model_get_n_items (monitors); i++)
    {
      g_autoptr(GdkMonitor) monitor = g_list_model_get_item (monitors, i);

      if (g_strcmp0 (gdk_monitor_get_connector (monitor), name) == 0 ||
          g_strcmp0 (gdk_monitor_get_model (monitor), name) == 0)
        return monitor;
    }

  return NULL;
}

static const char *
name_monitor (GdkMonitor *monitor)
{
  if (monitor == NULL)
    return NULL;

  return gdk_monitor_get_connector (monitor) != NULL ? gdk_monitor_get_connector (monitor)
                                                     : gdk_monitor_get_model (monitor);
}

static void
fullscreened_cb (HpPictureWindow *self)
{
  gboolean is_full = gtk_window_is_fullscreen (GTK_WINDOW (self));
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (self));
  const char *name = NULL;

  gtk_widget_set_visible (self->header, !is_full);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), is_full ? "none" : NULL);
  if (surface != NULL && is_full)
    name = name_monitor (gdk_display_get_monitor_at_surface (gdk_surface_get_display (surface),
                                                             surface));
  hp_remember (GROUP, MONITOR, is_full && name != NULL ? name : NO_MONITOR);
}

static void
fullscreen (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  GtkWindow *window = GTK_WINDOW (widget);

  if (gtk_window_is_fullscreen (window))
    gtk_window_unfullscreen (window);
  else
    gtk_window_fullscreen (window);
}

/* Escape ends full screen first, then it closes; all else is for the window with the timeline. */
static gboolean
key_cb (GtkEventControllerKey *keys,
        guint                  key,
        guint                  code,
        GdkModifierType        modifiers,
        HpPictureWindow       *self)
{
  GtkWindow *window = GTK_WINDOW (self);

  if (key == GDK_KEY_F11 || (key == GDK_KEY_Escape && gtk_window_is_fullscreen (window)))
    fullscreen (GTK_WIDGET (self), NULL, NULL);
  else if (key == GDK_KEY_Escape)
    gtk_window_close (window);
  else
    return gtk_event_controller_key_forward (keys, GTK_WIDGET (self->owner));

  return GDK_EVENT_STOP;
}

static void
pressed_cb (GtkGestureClick *click,
            int              n,
            double           x,
            double           y,
            HpPictureWindow *self)
{
  if (n == 2)
    fullscreen (GTK_WIDGET (self), NULL, NULL);
}

/* Where it was full screen, and that monitor is there, it is so again. */
static void
hp_picture_window_map (GtkWidget *widget)
{
  HpPictureWindow *self = HP_PICTURE_WINDOW (widget);
  g_autofree char *name = hp_remembered_dup (GROUP, MONITOR);
  GdkMonitor *monitor = name != NULL && *name != '\0' ? find_monitor (self, name) : NULL;

  GTK_WIDGET_CLASS (hp_picture_window_parent_class)->map (widget);
  if (monitor != NULL)
    gtk_window_fullscreen_on_monitor (GTK_WINDOW (self), monitor);
}

static void
hp_picture_window_dispose (GObject *object)
{
  HpPictureWindow *self = HP_PICTURE_WINDOW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), HP_TYPE_PICTURE_WINDOW);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (hp_picture_window_parent_class)->dispose (object);
}

static void
hp_picture_window_class_init (HpPictureWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = hp_picture_window_dispose;
  widget_class->map = hp_picture_window_map;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hairpin/Hairpin/picture/picture-window.ui");
  gtk_widget_class_bind_template_child (widget_class, HpPictureWindow, header);
  gtk_widget_class_bind_template_child (widget_class, HpPictureWindow, film);
  gtk_widget_class_bind_template_child (widget_class, HpPictureWindow, timecode);
  gtk_widget_class_install_action (widget_class, "picture.fullscreen", NULL, fullscreen);
}

static void
hp_picture_window_init (HpPictureWindow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_init_template (GTK_WIDGET (self));

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->film), GTK_EVENT_CONTROLLER (click));
  g_signal_connect (self, "notify::fullscreened", G_CALLBACK (fullscreened_cb), NULL);
}

GtkWindow *
hp_picture_window_new (GtkWindow *owner,
                       HpDesk    *desk)
{
  HpPictureWindow *self = g_object_new (HP_TYPE_PICTURE_WINDOW, NULL);

  self->owner = owner;
  self->desk = g_object_ref (desk);
  adw_bin_set_child (self->film, hp_film_view_new (hp_desk_get_transport (desk)));
  g_signal_connect_object (desk, "notify::frame", G_CALLBACK (frame_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "notify::plan", G_CALLBACK (frame_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "changed", G_CALLBACK (frame_cb), self, G_CONNECT_SWAPPED);
  g_object_bind_property (desk, "title", self, "title", G_BINDING_SYNC_CREATE);
  frame_cb (self);
  return GTK_WINDOW (self);
}
