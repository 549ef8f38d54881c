#include <adwaita.h>

#include "model/plan-time.h"
#include "ui/app/window.h"
#include "ui/display.h"
#include "ui/picture/film-view.h"
#include "ui/timeline/ruler-view.h"
#include "ui/timeline/scene-strip.h"

typedef struct
{
  GtkWidget *window;
  HpDesk    *desk;
} Fixture;

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  f->window = g_object_ref (hp_window_new (NULL, "fakesink sync=true"));
  f->desk = g_object_ref (hp_window_get_desk (HP_WINDOW (f->window)));
  gtk_window_set_default_size (GTK_WINDOW (f->window), 1280, 800);
  gtk_window_present (GTK_WINDOW (f->window));
  WAIT_UNTIL (gtk_widget_get_width (f->window) > 1000);
}

/* Neither the window nor what it showed outlives it. */
static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (f->window));
  display_settle (20);
  g_assert_finalize_object (f->window);

  /* A worker that syncs what was edited may have it a moment longer. */
  g_object_add_weak_pointer (G_OBJECT (f->desk), (gpointer *) &f->desk);
  g_object_unref (f->desk);
  WAIT_UNTIL (f->desk == NULL);
}

static HpFilmView *
film (Fixture *f)
{
  return HP_FILM_VIEW (display_find_widget (f->window, HP_TYPE_FILM_VIEW));
}

static void
open_sample (Fixture    *f,
             const char *name)
{
  g_autoptr(GFile) sample = display_sample (name);

  hp_window_open (HP_WINDOW (f->window), sample);
  WAIT_UNTIL (hp_desk_get_plan (f->desk) != NULL);
  WAIT_UNTIL (hp_film_view_get_frame (film (f)) == 0);
}

static void
act (Fixture    *f,
     const char *action)
{
  g_assert_true (gtk_widget_activate_action (f->window, action, NULL));
}

/* Whether the buttons that do @action can be pressed. */
static gboolean
is_offered (GtkWidget  *widget,
            const char *action)
{
  if (GTK_IS_BUTTON (widget) &&
      g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), action) == 0)
    return gtk_widget_is_sensitive (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (is_offered (child, action))
      return TRUE;

  return FALSE;
}

/* From the lanes, too, where the window would take them to move the focus. */
static void
test_arrows_go_to_hits (Fixture       *f,
                        gconstpointer  data)
{
  GtkWidget *ruler, *strip;
  gint64 hit;

  open_sample (f, "the-letter.hairpin");
  ruler = display_find_widget (f->window, HP_TYPE_RULER_VIEW);
  strip = display_find_widget (f->window, HP_TYPE_SCENE_STRIP);
  hit = hp_desk_find_mark (f->desk, 0, 1);

  g_assert_true (display_press (ruler, GDK_KEY_Down, 0));
  g_assert_cmpint (hp_desk_get_target (f->desk), ==, hit);
  g_assert_true (display_press (strip, GDK_KEY_Down, 0));
  g_assert_cmpint (hp_desk_get_target (f->desk), >, hit);
  g_assert_true (display_press (strip, GDK_KEY_Up, 0));
  g_assert_cmpint (hp_desk_get_target (f->desk), ==, hit);
}

static void
test_empty (Fixture       *f,
            gconstpointer  data)
{
  g_assert_true (hp_window_is_empty (HP_WINDOW (f->window)));
  g_assert_false (is_offered (f->window, "win.save"));
  g_assert_true (is_offered (f->window, "win.new-from-picture"));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (f->window)), ==, "Hairpin");
}

/* With a plan open, Space plays: no button may have the focus. */
static void
test_focus (Fixture       *f,
            gconstpointer  data)
{
  open_sample (f, "the-letter.hairpin");
  display_settle (100);
  g_assert_true (HP_IS_RULER_VIEW (gtk_window_get_focus (GTK_WINDOW (f->window))));

  act (f, "win.edit-title");
  g_assert_true (HP_IS_RULER_VIEW (gtk_window_get_focus (GTK_WINDOW (f->window))));
}

/* The keys' actions, as far as a plan that is open and closed again. */
static void
test_spot (Fixture       *f,
           gconstpointer  data)
{
  HpPlan *plan;

  open_sample (f, "the-letter.mov");
  plan = hp_desk_get_plan (f->desk);
  act (f, "win.spot-in");
  g_assert_true (gtk_widget_activate_action (f->window, "win.step", "i", 10));
  WAIT_UNTIL (hp_desk_get_frame (f->desk) == 10);
  WAIT_UNTIL (hp_film_view_get_frame (film (f)) == 10);
  act (f, "win.drop-hit");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (hp_plan_get_markers (plan))), ==, 1);
  g_assert_true (gtk_widget_activate_action (f->window, "win.step", "i", 10));
  WAIT_UNTIL (hp_desk_get_frame (f->desk) == 20);
  act (f, "win.spot-out");

  /* The marker became a hit of the scene. */
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (hp_plan_get_markers (plan))), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (hp_plan_get_scenes (plan))), ==, 1);

  act (f, "win.undo");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (hp_plan_get_scenes (plan))), ==, 0);
  act (f, "win.undo");
  g_assert_false (is_offered (f->window, "win.undo"));
  act (f, "win.redo");
  act (f, "win.redo");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (hp_plan_get_scenes (plan))), ==, 1);
}

static void
test_plays (Fixture       *f,
            gconstpointer  data)
{
  open_sample (f, "the-letter.mov");
  g_signal_emit_by_name (f->window, "activate-focus");  /* what Space does */
  WAIT_UNTIL (hp_film_view_get_frame (film (f)) > 12);
  g_signal_emit_by_name (f->window, "activate-focus");
  g_assert_false (hp_transport_get_playing (hp_desk_get_transport (f->desk)));
}

typedef struct
{
  double brightness;  /* 0…255, of the whole */
  guint  n_colours;   /* that differ, of those looked at */
} Look;

static Look
look_at (GdkTexture *texture)
{
  int width = gdk_texture_get_width (texture);
  int height = gdk_texture_get_height (texture);
  g_autofree guint32 *pixels = g_new (guint32, (gsize) width * (gsize) height);
  g_autoptr(GHashTable) colours = g_hash_table_new (NULL, NULL);
  double sum = 0;

  gdk_texture_download (texture, (guchar *) pixels, (gsize) width * 4);
  for (int i = 0; i < width * height; i += 7)
    {
      sum += (pixels[i] >> 8) & 0xff;
      g_hash_table_add (colours, GUINT_TO_POINTER (pixels[i] & 0xffffff));
    }

  return (Look) { sum / (width * height / 7.0), g_hash_table_size (colours) };
}

static Look
take_picture (Fixture        *f,
              AdwColorScheme  scheme,
              const char     *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_BUILT, name, NULL);
  g_autoptr(GdkTexture) texture = NULL;

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), scheme);
  display_settle (400);
  texture = display_paint (f->window);
  g_assert_true (gdk_texture_save_to_png (texture, path));
  g_test_message ("%s", path);
  return look_at (texture);
}

/* Pictures of the window, light and dark, to be looked at: window-light.png, window-dark.png. */
static void
test_picture (Fixture       *f,
              gconstpointer  data)
{
  g_autoptr(HpScene) scene = NULL;
  Look light, dark;

  open_sample (f, "the-letter.hairpin");
  scene = g_list_model_get_item (G_LIST_MODEL (hp_plan_get_scenes (hp_desk_get_plan (f->desk))), 2);
  hp_desk_select_scene (f->desk, scene);
  hp_desk_seek (f->desk, 1104);
  WAIT_UNTIL (hp_film_view_get_frame (film (f)) == 1104);

  light = take_picture (f, ADW_COLOR_SCHEME_FORCE_LIGHT, "window-light.png");
  dark = take_picture (f, ADW_COLOR_SCHEME_FORCE_DARK, "window-dark.png");
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_DEFAULT);

  g_assert_cmpuint (light.n_colours, >, 500);
  g_assert_cmpuint (dark.n_colours, >, 500);
  g_assert_cmpfloat (light.brightness, >, dark.brightness + 60);
}

/* As small as the screen of a projector. */
static void
test_small (Fixture       *f,
            gconstpointer  data)
{
  open_sample (f, "the-letter.hairpin");
  gtk_window_set_default_size (GTK_WINDOW (f->window), 1024, 600);
  WAIT_UNTIL (gtk_widget_get_width (f->window) < 1100);
  g_assert_cmpint (gtk_widget_get_height (f->window), <=, 600);
  take_picture (f, ADW_COLOR_SCHEME_FORCE_LIGHT, "window-small.png");
}

static void
test_mirrored (void)
{
  Fixture f = { 0 };

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  set_up (&f, NULL);
  open_sample (&f, "the-letter.hairpin");
  take_picture (&f, ADW_COLOR_SCHEME_FORCE_LIGHT, "window-rtl.png");
  tear_down (&f, NULL);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

int
main (int   argc,
      char *argv[])
{
  if (!display_init (&argc, &argv))
    return 0;

#define ADD(name, func) g_test_add ("/ui/window/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("empty", test_empty);
  ADD ("focus", test_focus);
  ADD ("spot", test_spot);
  ADD ("plays", test_plays);
  ADD ("arrows-go-to-hits", test_arrows_go_to_hits);
  ADD ("picture", test_picture);
  ADD ("small", test_small);
#undef ADD
  g_test_add_func ("/ui/window/mirrored", test_mirrored);

  return g_test_run ();
}
