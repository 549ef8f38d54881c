#include "ui/display.h"

#include <adwaita.h>

#include "ui/app/application.h"

/* Makes GTK ready; FALSE, having said so in TAP, where there is no display. */
gboolean
display_init (int    *argc,
              char ***argv)
{
  g_autoptr(GtkCssProvider) provider = NULL;

  g_autofree char *state = g_dir_make_tmp ("hairpin-state-XXXXXX", NULL);

  /* Nobody else has the plans open that a test opens. */
  g_setenv ("XDG_STATE_HOME", state, TRUE);
  g_test_init (argc, argv, NULL);

  if (!gtk_init_check ())
    {
      g_print ("1..0 # SKIP There is no display\n");
      return FALSE;
    }

  adw_init ();
  hp_application_register_resources ();

  /* What AdwApplication does for the program. */
  provider = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (provider, "/io/github/hairpin/Hairpin/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  return TRUE;
}

static gboolean
give_up_cb (gpointer data)
{
  g_error ("nothing came of it in %d ms", LIMIT_MS);
  return G_SOURCE_REMOVE;
}

guint
display_start_limit (void)
{
  return g_timeout_add (LIMIT_MS, give_up_cb, NULL);
}

static gboolean
set_true_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Lets frames pass, for layout and drawing to come about. */
void
display_settle (guint ms)
{
  gboolean passed = FALSE;

  g_timeout_add (ms, set_true_cb, &passed);
  while (!passed)
    g_main_context_iteration (NULL, TRUE);
}

/**
 * display_find_controller:
 *
 * Returns: (transfer none): the first controller of @type that @widget has
 */
GtkEventController *
display_find_controller (GtkWidget *widget,
                         GType      type)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (controller, type))
        return controller;
    }

  return NULL;
}

/* The first widget of @type at or under @widget, or NULL. */
GtkWidget *
display_find_widget (GtkWidget *widget,
                     GType      type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = display_find_widget (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* What the widget hears when a pointer is pressed at (@x, @y), moved in four steps and let go. */
void
display_drag (GtkWidget *widget,
              double     x,
              double     y,
              double     dx,
              double     dy)
{
  GtkEventController *drag = display_find_controller (widget, GTK_TYPE_GESTURE_DRAG);

  g_signal_emit_by_name (drag, "drag-begin", x, y);
  for (int i = 1; i <= 4 && (dx != 0 || dy != 0); i++)
    g_signal_emit_by_name (drag, "drag-update", dx * i / 4, dy * i / 4);
  g_signal_emit_by_name (drag, "drag-end", dx, dy);
}

gboolean
display_press (GtkWidget       *widget,
               guint            keyval,
               GdkModifierType  state)
{
  gboolean handled = FALSE;

  g_signal_emit_by_name (display_find_controller (widget, GTK_TYPE_EVENT_CONTROLLER_KEY),
                         "key-pressed", keyval, 0, state, &handled);
  return handled;
}

/* What was asked for has been laid out and drawn. */
static void
wait_for_frames (GtkWidget *widget)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);
  gint64 before = gdk_frame_clock_get_frame_counter (clock);

  gtk_widget_queue_draw (widget);
  WAIT_UNTIL (gdk_frame_clock_get_frame_counter (clock) > before);
  gtk_widget_queue_draw (widget);
  WAIT_UNTIL (gdk_frame_clock_get_frame_counter (clock) > before + 1);
}

/* NULL before anything was drawn. */
static GskRenderNode *
take_node (GdkPaintable *paintable,
           int           width,
           int           height)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  return gtk_snapshot_free_to_node (snapshot);
}

/**
 * display_paint:
 *
 * Returns: (transfer full): what @widget, in a window that is shown, looks like
 */
GdkTexture *
display_paint (GtkWidget *widget)
{
  g_autoptr(GdkPaintable) paintable = NULL;
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  GskRenderer *renderer = gtk_native_get_renderer (gtk_widget_get_native (widget));
  GskRenderNode *node = NULL;
  GdkTexture *texture;

  wait_for_frames (widget);
  paintable = gtk_widget_paintable_new (widget);
  /* On a busy machine, the first frame of the window may not be drawn yet. */
  WAIT_UNTIL ((node = take_node (paintable, width, height)) != NULL);
  texture = gsk_renderer_render_texture (renderer, node,
                                         &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  gsk_render_node_unref (node);
  return texture;
}

GFile *
display_sample (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "samples", name, NULL);

  return g_file_new_for_path (path);
}
