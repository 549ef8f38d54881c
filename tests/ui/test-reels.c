#include <adwaita.h>
#include <glib/gstdio.h>

#include "desk/desk-reels.h"
#include "model/edit-reels.h"
#include "model/edit-scene.h"
#include "model/plan-time.h"
#include "ui/app/window-private.h"
#include "ui/display.h"
#include "ui/picture/picture-comparison.h"
#include "ui/picture/reel-frames.h"
#include "ui/picture/reels-dialog.h"
#include "ui/picture/slate-dialog.h"

typedef struct
{
  GtkWidget *window;
  HpDesk    *desk;
  char      *folder;
} Fixture;

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  f->folder = g_dir_make_tmp ("hairpin-XXXXXX", NULL);
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
  g_autoptr(GDir) dir = g_dir_open (f->folder, 0, NULL);

  gtk_window_destroy (GTK_WINDOW (f->window));
  display_settle (20);
  g_assert_finalize_object (f->window);

  /* A worker that syncs what was edited may have it a moment longer. */
  g_object_add_weak_pointer (G_OBJECT (f->desk), (gpointer *) &f->desk);
  g_object_unref (f->desk);
  WAIT_UNTIL (f->desk == NULL);

  for (const char *name = g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir))
    {
      g_autofree char *path = g_build_filename (f->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (f->folder);
  g_free (f->folder);
}

/* A slate of ten minutes at 24. */
static void
open_slate (Fixture *f)
{
  hp_window_new_slate (HP_WINDOW (f->window), (HpFrameRate) { 24, 1 }, FALSE, 14400, 86400);
  WAIT_UNTIL (hp_desk_get_plan (f->desk) != NULL);
  display_settle (300);
}

/* A plan with a reel of @duration frames at 23.976 in the file @uri. */
static void
open_plan (Fixture    *f,
           const char *uri,
           int         duration)
{
  g_autofree char *path = g_build_filename (f->folder, "plan.hairpin", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autofree char *text =
    g_strdup_printf ("{ \"format\": \"hairpin-plan\", \"version\": 1,"
                     " \"picture\": { \"frame-rate\": \"24000/1001\" },"
                     " \"reels\": [ { \"number\": 1, \"start\": 0, \"duration\": %d, \"uri\": \"%s\","
                     " \"start-timecode\": \"01:00:00:00\" } ] }", duration, uri);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  hp_window_open (HP_WINDOW (f->window), file);
  WAIT_UNTIL (hp_desk_get_plan (f->desk) != NULL);
}

/* The film of the sample, 1632 frames at 23.976, as a reel of @duration. */
static void
open_film (Fixture *f,
           int      duration)
{
  g_autoptr(GFile) film = display_sample ("the-letter.mov");
  g_autofree char *uri = g_file_get_uri (film);

  open_plan (f, uri, duration);
  WAIT_UNTIL (hp_transport_is_open (hp_desk_get_transport (f->desk)));
}

static void
act (GtkWidget  *widget,
     const char *action)
{
  g_assert_true (gtk_widget_activate_action (widget, action, NULL));
}

/* Whether a label that shows says @text, as a part of it. */
static gboolean
says (GtkWidget  *widget,
      const char *text)
{
  if (!gtk_widget_get_visible (widget))
    return FALSE;
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL)
    return TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (says (child, text))
      return TRUE;

  return FALSE;
}

/* The window of @type that is open, or NULL. */
static GtkWidget *
find_window (GType type)
{
  g_autoptr(GList) windows = gtk_window_list_toplevels ();

  for (GList *at = windows; at != NULL; at = at->next)
    if (G_TYPE_CHECK_INSTANCE_TYPE (at->data, type))
      return at->data;

  return NULL;
}

static GtkWidget *
find_button (GtkWidget  *widget,
             const char *label)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_button (child, label);

  return found;
}

static void
press (GtkWidget  *dialog,
       const char *label)
{
  GtkWidget *button = find_button (dialog, label);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

/* What the key does in a window: the bindings of its class. */
static void
press_key (GtkWidget       *window,
           guint            keyval,
           GdkModifierType  modifiers)
{
  g_autoptr(GtkShortcutTrigger) wanted = gtk_keyval_trigger_new (keyval, modifiers);
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (window);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) shortcuts = g_list_model_get_item (controllers, i);

      for (guint j = 0; G_IS_LIST_MODEL (shortcuts) &&
                        j < g_list_model_get_n_items (G_LIST_MODEL (shortcuts)); j++)
        {
          g_autoptr(GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (shortcuts), j);

          if (gtk_shortcut_trigger_equal (gtk_shortcut_get_trigger (shortcut), wanted) &&
              gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, window,
                                            gtk_shortcut_get_arguments (shortcut)))
            return;
        }
    }

  g_error ("%s has no such key", G_OBJECT_TYPE_NAME (window));
}

static const char *
page (Fixture *f)
{
  return gtk_stack_get_visible_child_name (HP_WINDOW (f->window)->picture_stack);
}

static GtkWidget *
slate (Fixture *f)
{
  return GTK_WIDGET (HP_WINDOW (f->window)->slate);
}

static HpReel *
reel_at (Fixture *f,
         guint    index)
{
  return hp_element_list_get (hp_plan_get_reels (hp_desk_get_plan (f->desk)), index);
}

static void
take_picture (GtkWidget      *window,
              AdwColorScheme  scheme,
              const char     *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_BUILT, name, NULL);
  g_autoptr(GdkTexture) texture = NULL;
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);
  gint64 before = gdk_frame_clock_get_frame_counter (clock);

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), scheme);
  gtk_widget_queue_draw (window);
  WAIT_UNTIL (gdk_frame_clock_get_frame_counter (clock) > before);
  display_settle (400);
  texture = display_paint (window);
  g_assert_true (gdk_texture_save_to_png (texture, path));
  g_test_message ("%s", path);
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_DEFAULT);
}

/* All works on a slate, and it shows where it is. */
static void
test_slate (Fixture       *f,
            gconstpointer  data)
{
  open_slate (f);
  g_assert_cmpstr (page (f), ==, "slate");
  g_assert_true (says (slate (f), "Reel 1"));
  g_assert_true (says (slate (f), "01:00:00:00"));
  gtk_test_accessible_assert_role (slate (f), GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_test_accessible_assert_property (slate (f), GTK_ACCESSIBLE_PROPERTY_LABEL, "Slate");

  act (f->window, "win.spot-in");
  g_assert_true (gtk_widget_activate_action (f->window, "win.step", "i", 30));
  g_assert_true (says (slate (f), "01:00:01:06"));
  act (f->window, "win.spot-out");
  g_assert_cmpuint (hp_plan_count_scenes (hp_desk_get_plan (f->desk), reel_at (f, 0)), ==, 1);
  take_picture (f->window, ADW_COLOR_SCHEME_FORCE_LIGHT, "slate-light.png");
  take_picture (f->window, ADW_COLOR_SCHEME_FORCE_DARK, "slate-dark.png");
}

/* What is missing is named; what may be it is offered, and looked at before it is taken. */
static void
test_missing (Fixture       *f,
              gconstpointer  data)
{
  g_autofree char *path = g_build_filename (f->folder, "the-letter.mov", NULL);
  g_autoptr(GFile) copy = g_file_new_for_path (path);
  g_autoptr(GFile) film = display_sample ("the-letter.mov");

  g_assert_true (g_file_copy (film, copy, G_FILE_COPY_NONE, NULL, NULL, NULL, NULL));
  open_plan (f, "/nowhere/the-letter.mov", 1632);
  WAIT_UNTIL (hp_desk_get_found_picture (f->desk) != NULL);
  display_settle (300);
  g_assert_true (says (slate (f), "/nowhere/the-letter.mov"));
  g_assert_true (says (slate (f), path));
  gtk_window_set_default_size (GTK_WINDOW (f->window), 1024, 600);
  WAIT_UNTIL (gtk_widget_get_width (f->window) < 1100);
  take_picture (f->window, ADW_COLOR_SCHEME_FORCE_LIGHT, "slate-small.png");

  act (f->window, "win.use-found-picture");
  WAIT_UNTIL (hp_transport_is_open (hp_desk_get_transport (f->desk)));
  g_assert_cmpstr (hp_reel_get_uri (reel_at (f, 0)), ==, "the-letter.mov");
  g_assert_cmpstr (page (f), ==, "film");
  g_assert_true (says (f->window, "is the picture of Reel 1"));
}

/* Behind the end of its picture a reel is a slate. */
static void
test_reel_longer_than_its_film (Fixture       *f,
                                gconstpointer  data)
{
  open_film (f, 1700);
  g_assert_cmpstr (page (f), ==, "film");
  act (f->window, "win.go-end");
  g_assert_cmpstr (page (f), ==, "slate");
  display_settle (50);
  g_assert_true (says (slate (f), "01:01:10:19"));
  act (f->window, "win.go-start");
  WAIT_UNTIL (hp_desk_get_frame (f->desk) == 0);
  g_assert_cmpstr (page (f), ==, "film");
}

/* The line tells it, and the plan is changed only when that is chosen. */
static void
test_other_picture (Fixture       *f,
                    gconstpointer  data)
{
  HpWindow *window = HP_WINDOW (f->window);
  GtkWidget *dialog;

  open_film (f, 1600);
  g_assert_true (gtk_revealer_get_reveal_child (window->notice));
  g_assert_nonnull (strstr (gtk_label_get_text (window->notice_label), "Reel 1"));

  hp_window_act_on_notice (window);
  dialog = find_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_nonnull (dialog);
  g_assert_true (says (dialog, "1600 frames"));
  g_assert_true (says (dialog, "1632 frames"));
  g_assert_true (says (dialog, "23.976 fps"));
  g_assert_true (says (dialog, "01:00:00:00"));
  g_assert_true (says (dialog, "Differs"));
  take_picture (dialog, ADW_COLOR_SCHEME_FORCE_LIGHT, "comparison-light.png");
  take_picture (dialog, ADW_COLOR_SCHEME_FORCE_DARK, "comparison-dark.png");
  g_assert_false (hp_desk_get_modified (f->desk));

  press (dialog, "Change the _Reel to Fit");
  g_assert_cmpint (hp_desk_get_duration (f->desk), ==, 1632);
  g_assert_false (gtk_revealer_get_reveal_child (window->notice));
  act (f->window, "win.undo");
  g_assert_cmpint (hp_desk_get_duration (f->desk), ==, 1600);
  g_assert_true (gtk_revealer_get_reveal_child (window->notice));
  hp_window_dismiss_notice (window);
  g_assert_false (gtk_revealer_get_reveal_child (window->notice));
  g_assert_false (hp_desk_get_modified (f->desk));
}

static void
tell_nobody (GtkWindow  *parent,
             const char *text)
{
}

/* All that can differ, and what a later reel has to do with it. */
static void
test_comparison (Fixture       *f,
                 gconstpointer  data)
{
  g_autofree char *path = g_build_filename (g_getenv ("HAIRPIN_SHARED"), "fixtures", "video",
                                            "synthetic", "fn-2997df-tc.mov", NULL);
  g_autoptr(GFile) film = g_file_new_for_path (path);
  g_autoptr(HpProbe) probe = NULL;
  HpPlan *plan;
  GtkWidget *dialog;

  if (!g_file_query_exists (film, NULL))
    {
      g_test_skip ("The shared films are not at hand");
      return;
    }

  probe = hp_probe_file (film, NULL, NULL);
  open_slate (f);
  plan = hp_desk_get_plan (f->desk);
  hp_edit_add_reel (hp_desk_get_history (f->desk), plan, "", 0, 1000, NULL, NULL);
  hp_edit_spot_scene (hp_desk_get_history (f->desk), plan, 14500, 14600, NULL);
  dialog = hp_picture_comparison_present (GTK_WINDOW (f->window), f->desk,
                                          hp_picture_offer_new (plan, reel_at (f, 0), FALSE, film,
                                                                probe), tell_nobody);
  g_assert_true (says (dialog, "00:58:55;00"));
  g_assert_true (says (dialog, "29.97 fps"));
  g_assert_true (says (dialog, "one for one"));
  g_assert_true (says (dialog, "For the last 13950 frames there is a slate"));
  g_assert_true (says (dialog, "1 scene in a later reel moves with it"));
  take_picture (dialog, ADW_COLOR_SCHEME_FORCE_LIGHT, "comparison-all.png");
  g_assert_cmpint (gtk_widget_get_height (dialog), <, 600);

  press (dialog, "_Cancel");
  g_assert_cmpint (hp_reel_get_duration (reel_at (f, 0)), ==, 14400);
}

static GtkWidget *
open_reels (Fixture *f)
{
  GtkWidget *dialog;

  act (f->window, "win.reels");
  dialog = find_window (HP_TYPE_REELS_DIALOG);
  g_assert_nonnull (dialog);
  display_settle (200);
  return dialog;
}

/* The buttons are about the reel selected, and what comes of them is said before. */
static void
test_reels (Fixture       *f,
            gconstpointer  data)
{
  HpHistory *history;
  GtkWidget *dialog;
  HpReel *second;

  open_slate (f);
  history = hp_desk_get_history (f->desk);
  second = hp_edit_add_reel (history, hp_desk_get_plan (f->desk), "far/reel2.mov", 0, 24 * 60, NULL,
                             NULL);
  hp_edit_spot_scene (history, hp_desk_get_plan (f->desk), 14500, 14600, NULL);
  hp_desk_seek (f->desk, 14400);
  dialog = open_reels (f);
  g_assert_true (hp_reels_dialog_get_selected (HP_REELS_DIALOG (dialog)) == second);
  gtk_test_accessible_assert_role (display_find_widget (dialog, GTK_TYPE_LIST_BOX),
                                   GTK_ACCESSIBLE_ROLE_LIST);
  g_assert_true (says (dialog, "Reel 1 · No picture"));
  g_assert_true (says (dialog, "Reel 2 · reel2.mov"));
  g_assert_true (says (dialog, "1 scene moves with Reel 2"));

  press_key (dialog, GDK_KEY_Up, GDK_ALT_MASK);
  g_assert_true (reel_at (f, 0) == second);
  g_assert_true (says (dialog, "Reel 1 · reel2.mov"));
  g_assert_true (hp_reels_dialog_get_selected (HP_REELS_DIALOG (dialog)) == second);
  press_key (dialog, GDK_KEY_z, GDK_CONTROL_MASK);
  g_assert_true (reel_at (f, 1) == second);

  press_key (dialog, GDK_KEY_Delete, 0);
  display_settle (50);
  g_assert_true (says (dialog, "2M1"));
  g_assert_true (reel_at (f, 1) == second);

  hp_desk_seek (f->desk, 7000);
  press_key (dialog, GDK_KEY_t, GDK_CONTROL_MASK);
  g_assert_nonnull (reel_at (f, 2));
  g_assert_cmpint (hp_reel_get_start (hp_reels_dialog_get_selected (HP_REELS_DIALOG (dialog))), ==,
                   7000);
  take_picture (dialog, ADW_COLOR_SCHEME_FORCE_LIGHT, "reels-light.png");
  take_picture (dialog, ADW_COLOR_SCHEME_FORCE_DARK, "reels-dark.png");

  /* Of two slates, the first is removed. */
  act (dialog, "reels.remove");
  g_assert_null (reel_at (f, 2));
  g_assert_cmpint (hp_reel_get_start (second), ==, 7000);
  hp_desk_seek (f->desk, 7100);
  act (dialog, "reels.show");
  g_assert_cmpint (hp_desk_get_frame (f->desk), !=, 7100);
  gtk_test_accessible_assert_property (display_find_widget (dialog, GTK_TYPE_LIST_BOX),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Reels");
  press_key (dialog, GDK_KEY_Escape, 0);
  g_assert_null (HP_WINDOW (f->window)->reels);
}

static GtkSpinButton *
find_spin (GtkWidget  *widget,
           gboolean    last)
{
  GtkWidget *found = NULL;

  if (GTK_IS_SPIN_BUTTON (widget))
    return GTK_SPIN_BUTTON (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *inside = GTK_WIDGET (find_spin (child, last));

      if (inside != NULL && (found == NULL || last))
        found = inside;
    }

  return (GtkSpinButton *) found;
}

static void
test_frames (Fixture       *f,
             gconstpointer  data)
{
  GtkWidget *dialog;

  open_film (f, 1632);
  dialog = hp_reel_frames_present (GTK_WINDOW (f->window), f->desk, reel_at (f, 0), tell_nobody);
  g_assert_true (says (dialog, "as long as before"));
  gtk_spin_button_set_value (find_spin (dialog, FALSE), 100);
  gtk_spin_button_set_value (find_spin (dialog, TRUE), 1599);
  g_assert_true (says (dialog, "132 frames shorter"));
  take_picture (dialog, ADW_COLOR_SCHEME_FORCE_LIGHT, "frames-light.png");
  press (dialog, "C_hange");
  g_assert_cmpint (hp_reel_get_offset (reel_at (f, 0)), ==, 100);
  g_assert_cmpint (hp_desk_get_duration (f->desk), ==, 1500);

  /* The picture that was shown is cut off: the first that is left is shown. */
  WAIT_UNTIL (hp_transport_get_frame (hp_desk_get_transport (f->desk)) == 100);
  g_assert_cmpint (hp_desk_get_frame (f->desk), ==, 0);
}

static void
test_slate_dialog (Fixture       *f,
                   gconstpointer  data)
{
  GtkWidget *widget = hp_slate_dialog_new (GTK_WINDOW (f->window), TRUE);
  HpSlateDialog *dialog = HP_SLATE_DIALOG (widget);
  GtkWidget *start;

  gtk_window_present (GTK_WINDOW (dialog));
  display_settle (100);
  g_assert_cmpint (hp_slate_dialog_get_n_frames (dialog, (HpFrameRate) { 24000, 1001 }), ==, 28800);
  g_assert_true (hp_frame_rate_equal (hp_slate_dialog_get_rate (dialog), (HpFrameRate) { 24, 1 }));
  g_assert_cmpint (hp_slate_dialog_get_start (dialog), ==, 86400);
  take_picture (widget, ADW_COLOR_SCHEME_FORCE_LIGHT, "slate-dialog-light.png");

  start = display_find_widget (widget, ADW_TYPE_ENTRY_ROW);
  gtk_editable_set_text (GTK_EDITABLE (start), "01:00:00:24");
  g_assert_false (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "add"));
  gtk_editable_set_text (GTK_EDITABLE (start), "10:00:00:00");
  g_assert_true (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "add"));
  g_assert_cmpint (hp_slate_dialog_get_start (dialog), ==, 864000);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
test_mirrored (void)
{
  Fixture f = { 0 };
  GtkWidget *dialog;

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  set_up (&f, NULL);
  open_film (&f, 1700);
  hp_window_act_on_notice (HP_WINDOW (f.window));
  dialog = find_window (ADW_TYPE_MESSAGE_DIALOG);
  take_picture (dialog, ADW_COLOR_SCHEME_FORCE_LIGHT, "comparison-rtl.png");
  gtk_window_destroy (GTK_WINDOW (dialog));
  take_picture (open_reels (&f), ADW_COLOR_SCHEME_FORCE_LIGHT, "reels-rtl.png");
  act (f.window, "win.go-end");
  take_picture (f.window, ADW_COLOR_SCHEME_FORCE_LIGHT, "slate-rtl.png");
  tear_down (&f, NULL);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

int
main (int   argc,
      char *argv[])
{
  if (!display_init (&argc, &argv))
    return 0;

#define ADD(name, func) g_test_add ("/ui/reels/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("slate", test_slate);
  ADD ("missing", test_missing);
  ADD ("reel-longer-than-its-film", test_reel_longer_than_its_film);
  ADD ("other-picture", test_other_picture);
  ADD ("comparison", test_comparison);
  ADD ("reels", test_reels);
  ADD ("frames", test_frames);
  ADD ("slate-dialog", test_slate_dialog);
#undef ADD
  g_test_add_func ("/ui/reels/mirrored", test_mirrored);

  return g_test_run ();
}
