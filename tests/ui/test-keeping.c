#include <adwaita.h>
#include <glib/gstdio.h>

#include "model/edit-scene.h"
#include "model/plan-time.h"
#include "store/plan-file.h"
#include "store/recovery.h"
#include "store/state-folder.h"
#include "ui/app/window.h"
#include "ui/display.h"
#include "ui/scene/inspector.h"

typedef struct
{
  GtkWidget *window;
  HpDesk    *desk;
  GFile     *file;
  char      *folder;
} Fixture;

static void
show_window (Fixture *f)
{
  f->window = g_object_ref (hp_window_new (NULL, "fakesink sync=true"));
  f->desk = g_object_ref (hp_window_get_desk (HP_WINDOW (f->window)));
  gtk_window_present (GTK_WINDOW (f->window));
}

static void
let_go (Fixture *f)
{
  gpointer window = f->window;

  g_object_add_weak_pointer (G_OBJECT (f->window), &window);
  g_clear_object (&f->desk);
  g_clear_object (&f->window);
  WAIT_UNTIL (window == NULL);
}

/* As when the program is killed: nobody was asked. */
static void
die (Fixture *f)
{
  gtk_window_destroy (GTK_WINDOW (f->window));
  display_settle (20);
  let_go (f);
}

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  g_autoptr(GFile) sample = display_sample ("the-letter.hairpin");
  g_autofree char *path = NULL;

  f->folder = g_dir_make_tmp ("hairpin-XXXXXX", NULL);
  path = g_build_filename (f->folder, "film.hairpin", NULL);
  f->file = g_file_new_for_path (path);
  g_assert_true (g_file_copy (sample, f->file, G_FILE_COPY_NONE, NULL, NULL, NULL, NULL));
  show_window (f);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  if (f->window != NULL)
    die (f);
  g_file_delete (f->file, NULL, NULL);
  g_rmdir (f->folder);
  g_free (f->folder);
  g_object_unref (f->file);
}

static void
open_plan (Fixture *f)
{
  hp_window_open (HP_WINDOW (f->window), f->file);
  WAIT_UNTIL (hp_desk_get_plan (f->desk) != NULL);
  display_settle (20);
}

static HpScene *
spot (Fixture *f)
{
  return hp_edit_spot_scene (hp_desk_get_history (f->desk), hp_desk_get_plan (f->desk), 1400, 1500,
                             NULL);
}

static GtkRevealer *
notice (Fixture *f)
{
  return GTK_REVEALER (display_find_widget (f->window, GTK_TYPE_REVEALER));
}

static const char *
notice_text (Fixture *f)
{
  GtkWidget *label = display_find_widget (GTK_WIDGET (notice (f)), GTK_TYPE_LABEL);

  return gtk_label_get_text (GTK_LABEL (label));
}

/* The button of the notice whose label is @label. */
static GtkWidget *
find_button (GtkWidget  *widget,
             const char *label)
{
  if (GTK_IS_BUTTON (widget) &&
      g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, label);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
press (Fixture    *f,
       const char *label)
{
  GtkWidget *button = find_button (GTK_WIDGET (notice (f)), label);

  g_assert_nonnull (button);
  g_assert_true (gtk_widget_get_visible (button));
  g_signal_emit_by_name (button, "clicked");
}

static guint
count_scenes (Fixture *f)
{
  return hp_element_list_get_n (hp_plan_get_scenes (hp_desk_get_plan (f->desk)));
}

static void
test_recovered (Fixture       *f,
                gconstpointer  data)
{
  guint n;

  open_plan (f);
  g_assert_false (gtk_revealer_get_reveal_child (notice (f)));
  n = count_scenes (f);
  spot (f);
  die (f);

  show_window (f);
  open_plan (f);
  g_assert_true (gtk_revealer_get_reveal_child (notice (f)));
  g_assert_cmpstr (notice_text (f), ==, "Recovered what was not saved: Spot Scene.");
  g_assert_cmpuint (count_scenes (f), ==, n + 1);
  press (f, "_Keep");
  g_assert_false (gtk_revealer_get_reveal_child (notice (f)));
  die (f);

  show_window (f);
  open_plan (f);
  press (f, "_Go Back to the Saved Plan");
  WAIT_UNTIL (count_scenes (f) == n);
  g_assert_false (gtk_revealer_get_reveal_child (notice (f)));
}

static void
test_held (Fixture       *f,
           gconstpointer  data)
{
  Fixture second = *f;

  open_plan (f);
  show_window (&second);
  open_plan (&second);
  g_assert_true (hp_desk_get_read_only (second.desk));
  g_assert_true (gtk_revealer_get_reveal_child (notice (&second)));
  g_assert_nonnull (strstr (notice_text (&second), "open in another window"));
  die (&second);
}

/* Nothing is asked: a plan that has a file is saved when its window closes. */
static void
test_close_saves (Fixture       *f,
                  gconstpointer  data)
{
  g_autofree char *state = hp_state_dup_folder ();
  g_autoptr(HpPlanLoad) load = NULL;
  g_autoptr(GPtrArray) left = NULL;
  guint n;

  open_plan (f);
  n = count_scenes (f);
  spot (f);
  gtk_window_close (GTK_WINDOW (f->window));
  let_go (f);

  load = hp_plan_file_load (f->file, NULL, NULL);
  g_assert_cmpuint (hp_element_list_get_n (hp_plan_get_scenes (load->plan)), ==, n + 1);
  left = hp_recovery_list (state);
  g_assert_cmpuint (left->len, ==, 0);
}

/* Nor when it has none: it comes back. */
static void
test_close_untitled (Fixture       *f,
                     gconstpointer  data)
{
  g_autofree char *state = hp_state_dup_folder ();
  g_autoptr(GFile) film = display_sample ("the-letter.mov");
  g_autoptr(GPtrArray) left = NULL;

  hp_window_open (HP_WINDOW (f->window), film);
  WAIT_UNTIL (hp_desk_get_plan (f->desk) != NULL);
  g_assert_nonnull (spot (f));
  gtk_window_close (GTK_WINDOW (f->window));
  let_go (f);

  left = hp_recovery_list (state);
  g_assert_cmpuint (left->len, ==, 1);
  show_window (f);
  hp_window_open_folder (HP_WINDOW (f->window), left->pdata[0]);
  WAIT_UNTIL (hp_desk_get_plan (f->desk) != NULL);
  display_settle (20);
  g_assert_cmpuint (count_scenes (f), ==, 1);
  press (f, "_Put Away");
  WAIT_UNTIL (hp_window_is_empty (HP_WINDOW (f->window)));
}

/* What is typed is in the plan with every letter, and is one step. */
static void
test_typing (Fixture       *f,
             gconstpointer  data)
{
  GtkWidget *inspector, *entry;
  HpScene *scene;
  guint n;

  open_plan (f);
  scene = spot (f);
  hp_desk_select_scene (f->desk, scene);
  display_settle (50);
  inspector = display_find_widget (f->window, HP_TYPE_INSPECTOR);
  entry = display_find_widget (inspector, ADW_TYPE_ENTRY_ROW);
  n = hp_history_get_n_done (hp_desk_get_history (f->desk));

  hp_inspector_edit_title (HP_INSPECTOR (inspector));
  display_settle (50);
  gtk_editable_set_text (GTK_EDITABLE (entry), "T");
  g_assert_cmpstr (hp_scene_get_title (scene), ==, "T");
  gtk_editable_set_text (GTK_EDITABLE (entry), "The End");
  g_assert_cmpstr (hp_scene_get_title (scene), ==, "The End");
  g_assert_cmpuint (hp_history_get_n_done (hp_desk_get_history (f->desk)), ==, n + 1);

  g_assert_true (gtk_widget_activate_action (f->window, "win.undo", NULL));
  g_assert_cmpstr (hp_scene_get_title (scene), ==, "");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
}

/* The titles of the items of @menu, and of what is in it. */
static void
collect_labels (GMenuModel *menu,
                GString    *labels)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr(GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);
      g_autofree char *label = NULL;

      if (section != NULL)
        collect_labels (section, labels);
      else if (g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_LABEL, "s", &label))
        g_string_append_printf (labels, "%s\n", label);
    }
}

static void
test_menu_names_the_step (Fixture       *f,
                          gconstpointer  data)
{
  GtkWidget *button = display_find_widget (f->window, GTK_TYPE_MENU_BUTTON);
  GMenuModel *menu = gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (button));
  g_autoptr(GString) before = g_string_new (NULL), after = g_string_new (NULL);

  open_plan (f);
  spot (f);
  collect_labels (menu, before);
  g_assert_true (g_str_has_prefix (before->str, "Undo Spot Scene\nRedo\n"));

  g_assert_true (gtk_widget_activate_action (f->window, "win.undo", NULL));
  collect_labels (menu, after);
  g_assert_true (g_str_has_prefix (after->str, "Undo\nRedo Spot Scene\n"));
}

int
main (int   argc,
      char *argv[])
{
  if (!display_init (&argc, &argv))
    return 0;

#define ADD(name, func) g_test_add ("/ui/keeping/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("recovered", test_recovered);
  ADD ("held", test_held);
  ADD ("close-saves", test_close_saves);
  ADD ("close-untitled", test_close_untitled);
  ADD ("typing", test_typing);
  ADD ("menu-names-the-step", test_menu_names_the_step);
#undef ADD

  return g_test_run ();
}
