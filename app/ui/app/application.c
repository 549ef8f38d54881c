#include "config.h"

#include "ui/app/application.h"

#include <glib/gi18n.h>
#include <stdlib.h>

#include "hp-ui-resources.h"
#include "ui/app/renderer.h"
#include "store/recovery.h"
#include "store/state-folder.h"
#include "ui/app/window.h"
#include "ui/picture/slate-dialog.h"

#define RESOURCES "/io/github/hairpin/Hairpin/"

struct _HpApplication
{
  AdwApplication parent_instance;

  gboolean       has_restored;  /* what nobody closed when Hairpin ended last is open again */
};

G_DEFINE_FINAL_TYPE (HpApplication, hp_application, ADW_TYPE_APPLICATION)

void
hp_application_register_resources (void)
{
  g_resources_register (hp_ui_get_resource ());
}

static HpWindow *
make_window (GtkApplication *application)
{
  HpWindow *window = HP_WINDOW (hp_window_new (application, NULL));
  g_autoptr(GtkBuilder) builder = gtk_builder_new_from_resource (RESOURCES "app/shortcuts.ui");
  GObject *shortcuts = gtk_builder_get_object (builder, "shortcuts");

  gtk_application_window_set_help_overlay (GTK_APPLICATION_WINDOW (window),
                                           GTK_SHORTCUTS_WINDOW (shortcuts));
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

/* A window that shows nothing yet, to open a file in; else a new one. */
static HpWindow *
get_empty_window (GtkApplication *application)
{
  for (GList *at = gtk_application_get_windows (application); at != NULL; at = at->next)
    if (HP_IS_WINDOW (at->data) && hp_window_is_empty (at->data))
      return at->data;

  return make_window (application);
}

/* By whatever names they go. */
static gboolean
is_same_file (GFile *a,
              GFile *b)
{
  const char *path_a = g_file_peek_path (a), *path_b = g_file_peek_path (b);
  g_autofree char *real_a = path_a != NULL ? realpath (path_a, NULL) : NULL;
  g_autofree char *real_b = path_b != NULL ? realpath (path_b, NULL) : NULL;

  return g_file_equal (a, b) || (real_a != NULL && g_strcmp0 (real_a, real_b) == 0);
}

/* The window in which the plan of @file is at work. */
static GtkWindow *
find_window_of (GtkApplication *application,
                GFile          *file)
{
  for (GList *at = gtk_application_get_windows (application); at != NULL; at = at->next)
    {
      GFile *own = HP_IS_WINDOW (at->data) ? hp_window_get_file (at->data) : NULL;

      if (own != NULL && is_same_file (own, file))
        return at->data;
    }

  return NULL;
}

/* Plans that never got a file, and those whose last edits nobody saved, are opened as they were. */
static void
restore (HpApplication *self)
{
  GtkApplication *application = GTK_APPLICATION (self);
  g_autofree char *state = hp_state_dup_folder ();
  g_autoptr(GPtrArray) folders = NULL;

  if (self->has_restored)
    return;

  self->has_restored = TRUE;
  folders = hp_recovery_list (state);
  for (guint i = 0; i < folders->len; i++)
    {
      g_autoptr(GFile) file = hp_recovery_dup_file (folders->pdata[i]);

      if (file == NULL || !g_file_query_exists (file, NULL))
        hp_window_open_folder (get_empty_window (application), folders->pdata[i]);
      else if (find_window_of (application, file) == NULL)
        hp_window_open (get_empty_window (application), file);
    }
}

static void
hp_application_activate (GApplication *application)
{
  GtkWindow *window;

  restore (HP_APPLICATION (application));
  window = gtk_application_get_active_window (GTK_APPLICATION (application));
  if (window == NULL)
    make_window (GTK_APPLICATION (application));
  else
    gtk_window_present (window);
}

/* A plan that is open already is shown, unless a window waits for one: there it can be read. */
static void
open_file (GtkApplication *application,
           GFile          *file)
{
  GtkWindow *active = gtk_application_get_active_window (application);
  GtkWindow *window = find_window_of (application, file);

  if (window == NULL || (HP_IS_WINDOW (active) && hp_window_is_empty (HP_WINDOW (active))))
    hp_window_open (get_empty_window (application), file);
  else
    gtk_window_present (window);
}

static void
hp_application_open (GApplication  *application,
                     GFile        **files,
                     int            n_files,
                     const char    *hint)
{
  for (int i = 0; i < n_files; i++)
    open_file (GTK_APPLICATION (application), files[i]);

  restore (HP_APPLICATION (application));
}

static void
new_window_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       application)
{
  make_window (application);
}

static void
open_sample_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       application)
{
  g_autoptr(GFile) sample = g_file_new_build_filename (PKGDATADIR, "samples", "the-letter.hairpin",
                                                       NULL);

  hp_window_open (get_empty_window (application), sample);
}

static void
slate_response_cb (HpSlateDialog  *dialog,
                   const char     *response,
                   GtkApplication *application)
{
  HpFrameRate rate = hp_slate_dialog_get_rate (dialog);

  if (g_str_equal (response, "add"))
    hp_window_new_slate (get_empty_window (application), rate,
                         hp_slate_dialog_get_drop_frame (dialog),
                         hp_slate_dialog_get_n_frames (dialog, rate),
                         hp_slate_dialog_get_start (dialog));
}

static void
new_without_picture_cb (GSimpleAction *action,
                        GVariant      *parameter,
                        gpointer       application)
{
  GtkWidget *dialog = hp_slate_dialog_new (gtk_application_get_active_window (application), TRUE);

  g_signal_connect_object (dialog, "response", G_CALLBACK (slate_response_cb), application, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
about_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       application)
{
  adw_show_about_window (gtk_application_get_active_window (application),
                         "application-name", _("Hairpin"),
                         "application-icon", APP_ID,
                         "version", VERSION,
                         "developer-name", _("The Hairpin developers"),
                         "license-type", GTK_LICENSE_GPL_3_0,
                         "comments", _("Plan a score against the picture"),
                         "website", "https://github.com/hairpin/hairpin",
                         "issue-url", "https://github.com/hairpin/hairpin/issues",
                         /* Translators: put your own names here, one a line. */
                         "translator-credits", _("translator-credits"),
                         NULL);
}

/* Every window is asked: one whose plan cannot be saved stays open. */
static void
quit_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       application)
{
  g_autoptr(GList) windows = g_list_copy (gtk_application_get_windows (application));

  for (GList *at = windows; at != NULL; at = at->next)
    gtk_window_close (at->data);
}

static void
set_accelerators (GtkApplication *application)
{
  static const struct { const char *action, *accelerators[3]; } table[] = {
    { "app.new-window", { "<Control><Shift>n", NULL } },
    { "app.quit", { "<Control>q", NULL } },
    { "win.new-from-picture", { "<Control>n", NULL } },
    { "app.new-without-picture", { "<Control><Alt>n", NULL } },
    { "win.open", { "<Control>o", NULL } },
    { "win.save", { "<Control>s", NULL } },
    { "win.save-as", { "<Control><Shift>s", NULL } },
    { "win.reels", { "<Control>r", NULL } },
    { "win.undo", { "<Control>z", NULL } },
    { "win.redo", { "<Control><Shift>z", "<Control>y", NULL } },
    { "win.join-scenes", { "<Control>j", NULL } },
    { "win.duplicate-scene", { "<Control>d", NULL } },
    { "win.go-to", { "<Control>g", NULL } },
    { "win.zoom(1.5)", { "<Control>plus", "<Control>equal", NULL } },
    { "win.zoom(0.6666666666666666)", { "<Control>minus", NULL } },
    { "win.zoom-fit", { "<Control>0", NULL } },
    { "win.picture-window", { "<Control><Shift>p", NULL } },
    { "win.show-help-overlay", { "<Control>question", "F1", NULL } },
    { "window.close", { "<Control>w", NULL } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    gtk_application_set_accels_for_action (application, table[i].action,
                                           (const char *const *) table[i].accelerators);
}

static void
hp_application_startup (GApplication *application)
{
  static const GActionEntry entries[] = {
    { "new-window", new_window_cb },
    { "open-sample", open_sample_cb },
    { "new-without-picture", new_without_picture_cb },
    { "about", about_cb },
    { "quit", quit_cb },
  };

  /* GTK is initialised in here, so the renderer can be chosen right after. */
  G_APPLICATION_CLASS (hp_application_parent_class)->startup (application);

  hp_renderer_choose ();
  g_action_map_add_action_entries (G_ACTION_MAP (application), entries, G_N_ELEMENTS (entries),
                                   application);
  set_accelerators (GTK_APPLICATION (application));
  gtk_window_set_default_icon_name (APP_ID);
}

static void
hp_application_class_init (HpApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->startup = hp_application_startup;
  application_class->activate = hp_application_activate;
  application_class->open = hp_application_open;
}

static void
hp_application_init (HpApplication *self)
{
}

int
hp_application_run (int    argc,
                    char **argv)
{
  g_autoptr(HpApplication) application = NULL;

  hp_application_register_resources ();
  application = g_object_new (HP_TYPE_APPLICATION,
                              "application-id", APP_ID,
                              "resource-base-path", "/io/github/hairpin/Hairpin",
                              "flags", G_APPLICATION_HANDLES_OPEN,
                              NULL);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
