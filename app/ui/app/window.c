#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "desk/desk-reels.h"
#include "model/picture.h"
#include "model/plan-time.h"
#include "store/plan-file.h"
#include "store/state-folder.h"
#include "media/sequencer-input.h"
#include "ui/app/message-heading.h"
#include "ui/app/window-private.h"
#include "ui/picture/film-view.h"

#define PICTURE_HEIGHT 360  /* px that the picture has, with its keys, before the timeline gets more */

G_DEFINE_FINAL_TYPE (HpWindow, hp_window, ADW_TYPE_APPLICATION_WINDOW)

void
hp_window_toast (HpWindow   *self,
                 const char *text)
{
  g_autofree char *escaped = NULL;

  g_return_if_fail (HP_IS_WINDOW (self));

  /* A window that was closed meanwhile has nobody to tell. */
  if (self->toasts == NULL)
    return;

  /* What is said now is about now: it does not queue behind what was said before. */
  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);

  /* The titles of toasts are markup. */
  escaped = g_markup_escape_text (text, -1);
  self->toast = adw_toast_new (escaped);
  g_object_add_weak_pointer (G_OBJECT (self->toast), (gpointer *) &self->toast);
  adw_toast_overlay_add_toast (self->toasts, self->toast);
}

/* "Cut 3 · 23.976 fps", and whether it must be saved. */
static char *
describe_picture (HpWindow *self,
                  HpPlan   *plan)
{
  HpPicture *picture = hp_plan_get_picture (plan);
  g_autofree char *rate = hp_frame_rate_to_label (hp_picture_get_frame_rate (picture));
  GString *text = g_string_new (NULL);

  if (*hp_picture_get_revision (picture) != '\0')
    g_string_append_printf (text, "%s · ", hp_picture_get_revision (picture));
  if (hp_picture_get_drop_frame (picture))
    /* Translators: a frame rate with drop-frame timecode, as in “29.97 fps, drop-frame”. */
    g_string_append_printf (text, _("%s fps, drop-frame"), rate);
  else
    /* Translators: a frame rate, as in “23.976 fps”. */
    g_string_append_printf (text, _("%s fps"), rate);

  if (hp_desk_get_read_only (self->desk))
    g_string_append_printf (text, " · %s", _("Read Only"));
  else if (hp_desk_get_modified (self->desk))
    g_string_append_printf (text, " · %s", _("Not Saved"));

  return g_string_free (text, FALSE);
}

static void
update_title (HpWindow *self)
{
  HpPlan *plan = hp_desk_get_plan (self->desk);
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;

  if (plan == NULL)
    {
      adw_window_title_set_title (self->title, _("Hairpin"));
      adw_window_title_set_subtitle (self->title, "");
      gtk_window_set_title (GTK_WINDOW (self), _("Hairpin"));
      return;
    }

  title = hp_desk_dup_title (self->desk);
  subtitle = describe_picture (self, plan);
  adw_window_title_set_title (self->title, title);
  adw_window_title_set_subtitle (self->title, subtitle);
  gtk_window_set_title (GTK_WINDOW (self), title);
}

static void
update_page (HpWindow *self)
{
  gtk_stack_set_visible_child_name (self->stack,
                                    self->opening ? "opening"
                                    : hp_desk_get_plan (self->desk) != NULL ? "plan" : "empty");
}

static void
changed_cb (HpWindow *self)
{
  update_title (self);
  hp_window_update_actions (self);
  hp_window_update_picture (self);
}

static void
plan_cb (HpWindow *self)
{
  hp_window_update_notice (self);
  update_page (self);
  changed_cb (self);
}

static void
failed_cb (HpWindow   *self,
           const char *text)
{
  hp_window_toast (self, text);
}

static void
picture_cb (HpWindow *self)
{
  const char *note = hp_desk_get_picture_note (self->desk);

  if (note != NULL)
    hp_window_toast (self, note);

  hp_window_update_picture (self);
}

/* At first, what the picture does not need goes to the timeline until all its lanes can be seen; then
 * the user decides. */
static void
max_position_cb (HpWindow *self)
{
  int minimum, natural, most, extra;

  g_object_get (self->paned, "max-position", &most, NULL);
  if (self->divided || most <= 0 || most == G_MAXINT)
    return;

  self->divided = TRUE;
  gtk_widget_measure (GTK_WIDGET (self->timeline_bin), GTK_ORIENTATION_VERTICAL, -1,
                      &minimum, &natural, NULL, NULL);
  extra = CLAMP (most - PICTURE_HEIGHT, 0, natural - minimum);
  gtk_paned_set_position (self->paned, most - extra);
}

/* Opening */

static GtkWidget *
make_list_of_problems (const char *text)
{
  GtkWidget *window = gtk_scrolled_window_new ();
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (window), label);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (window), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (window), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (window), 320);
  gtk_widget_set_size_request (window, 480, -1);
  return window;
}

static void
show_problem (HpWindow   *self,
              const char *heading,
              const char *body)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), heading, NULL);

  hp_message_heading_wrap (ADW_MESSAGE_DIALOG (dialog));
  /* A plan may have a hundred errors: they scroll, and can be copied. */
  if (strchr (body, '\n') == NULL)
    adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog), body);
  else
    adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), make_list_of_problems (body));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(HpWindow) self = data;
  g_autoptr(GError) error = NULL;

  /* The window was closed while the file was read. */
  if (self->desk == NULL)
    return;

  self->opening = FALSE;
  g_clear_object (&self->opening_file);
  if (!hp_desk_open_finish (HP_DESK (source), result, &error))
    show_problem (self, _("This Cannot Be Opened"), error->message);

  update_page (self);
  if (error == NULL)
    gtk_widget_grab_focus (self->timeline);
}

static gboolean
is_plan (GFile *file)
{
  g_autoptr(GFileInputStream) stream = NULL;
  char head[512] = "";

  if (hp_plan_file_has_suffix (file))
    return TRUE;

  /* Under another name it says so in its first line. */
  stream = g_file_read (file, NULL, NULL);
  return stream != NULL &&
         g_input_stream_read (G_INPUT_STREAM (stream), head, sizeof head - 1, NULL, NULL) > 0 &&
         strstr (head, "\"hairpin-plan\"") != NULL;
}

/* The sample, and earlier versions of a plan, are patterns: what becomes of one is a plan of its
 * own. */
static gboolean
is_pattern (GFile *file)
{
  g_autofree char *state = hp_state_dup_folder ();
  g_autofree char *samples_path = g_build_filename (PKGDATADIR, "samples", NULL);
  g_autofree char *backups_path = g_build_filename (state, "backups", NULL);
  g_autoptr(GFile) samples = g_file_new_for_path (samples_path);
  g_autoptr(GFile) backups = g_file_new_for_path (backups_path);

  return g_file_has_prefix (file, samples) || g_file_has_prefix (file, backups);
}

void
hp_window_open (HpWindow *self,
                GFile    *file)
{
  g_return_if_fail (HP_IS_WINDOW (self));
  g_return_if_fail (G_IS_FILE (file));

  if (self->opening)
    return;

  self->opening = TRUE;
  g_set_object (&self->opening_file, file);
  update_page (self);

  if (is_plan (file))
    hp_desk_open_async (self->desk, file, is_pattern (file), opened_cb, g_object_ref (self));
  else
    hp_desk_new_from_picture_async (self->desk, file, opened_cb, g_object_ref (self));
}

void
hp_window_open_folder (HpWindow   *self,
                       const char *folder)
{
  g_return_if_fail (HP_IS_WINDOW (self));
  g_return_if_fail (folder != NULL);

  if (self->opening)
    return;

  self->opening = TRUE;
  update_page (self);
  hp_desk_open_folder_async (self->desk, folder, opened_cb, g_object_ref (self));
}

void
hp_window_new_slate (HpWindow    *self,
                     HpFrameRate  rate,
                     gboolean     drop_frame,
                     gint64       n_frames,
                     gint64       start_label)
{
  g_return_if_fail (HP_IS_WINDOW (self));

  if (self->opening)
    return;

  self->opening = TRUE;
  update_page (self);
  hp_desk_new_slate_async (self->desk, rate, drop_frame, n_frames, start_label, opened_cb,
                           g_object_ref (self));
}

/* The file of its plan, or the one that is being opened in it; NULL for an untitled plan. */
GFile *
hp_window_get_file (HpWindow *self)
{
  g_return_val_if_fail (HP_IS_WINDOW (self), NULL);

  return self->opening ? self->opening_file : hp_desk_get_file (self->desk);
}

gboolean
hp_window_is_empty (HpWindow *self)
{
  g_return_val_if_fail (HP_IS_WINDOW (self), FALSE);

  return hp_desk_get_plan (self->desk) == NULL && !self->opening;
}

static gboolean
drop_cb (HpWindow      *self,
         const GValue  *value,
         double         x,
         double         y,
         GtkDropTarget *target)
{
  GSList *files = g_value_get_boxed (value);

  if (files == NULL)
    return FALSE;

  if (hp_window_is_empty (self))
    hp_window_open (self, files->data);
  else
    g_application_open (G_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))),
                        (GFile **) &files->data, 1, "");

  return TRUE;
}

/* All that was edited is on the disk: in the plan's file, or in its journal. */
static void
closed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(HpWindow) self = data;
  g_autoptr(GError) error = NULL;

  if (self->desk == NULL)
    return;

  if (!hp_desk_close_finish (HP_DESK (source), result, &error))
    {
      hp_window_tell_unsaved (self, error->message, FALSE, TRUE);
      return;
    }

  /* What was edited meanwhile is saved by another round. */
  self->may_close = hp_desk_get_file (self->desk) == NULL || !hp_desk_get_modified (self->desk);
  gtk_window_close (GTK_WINDOW (self));
}

/* A plan that has a file is saved; one that has none comes back from its journal.  Nothing is
 * asked, unless neither can be written. */
static gboolean
hp_window_close_request (GtkWindow *window)
{
  HpWindow *self = HP_WINDOW (window);

  hp_inspector_commit (self->inspector);
  hp_desk_set_playing (self->desk, FALSE);
  if (hp_desk_is_saving (self->desk))
    {
      self->closing = TRUE;
      return GDK_EVENT_STOP;
    }

  if (self->may_close || hp_desk_get_plan (self->desk) == NULL || hp_desk_get_read_only (self->desk))
    return GTK_WINDOW_CLASS (hp_window_parent_class)->close_request (window);

  if (hp_desk_get_modified (self->desk) && hp_desk_get_file (self->desk) != NULL)
    hp_window_save (self, FALSE, TRUE);
  else if (hp_desk_get_modified (self->desk) && hp_desk_get_unkept (self->desk) != NULL)
    hp_window_tell_unsaved (self, hp_desk_get_unkept (self->desk), FALSE, TRUE);
  else
    hp_desk_close_async (self->desk, closed_cb, g_object_ref (self));

  return GDK_EVENT_STOP;
}

/* Space presses the button that has the focus, as everywhere; else it plays. */
static void
hp_window_activate_focus (GtkWindow *window)
{
  GtkWidget *focus = gtk_window_get_focus (window);

  if (focus == NULL || !gtk_widget_is_sensitive (focus) || !gtk_widget_activate (focus))
    gtk_widget_activate_action (GTK_WIDGET (window), "win.play", NULL);
}

static void
hp_window_dispose (GObject *object)
{
  HpWindow *self = HP_WINDOW (object);

  /* The bar and its menu hold each other through the action. */
  g_action_map_remove_action (G_ACTION_MAP (self), "counter");
  g_clear_weak_pointer (&self->toast);
  hp_window_close_picture (self);
  g_clear_weak_pointer (&self->reels);
  gtk_widget_dispose_template (GTK_WIDGET (self), HP_TYPE_WINDOW);
  g_clear_weak_pointer (&self->last_focus);
  if (self->desk != NULL)
    g_signal_handlers_disconnect_by_data (self->desk, self);
  g_clear_object (&self->desk);
  g_clear_object (&self->opening_file);

  G_OBJECT_CLASS (hp_window_parent_class)->dispose (object);
}

static void
hp_window_class_init (HpWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GtkWindowClass *window_class = GTK_WINDOW_CLASS (klass);

  object_class->dispose = hp_window_dispose;
  window_class->activate_focus = hp_window_activate_focus;
  window_class->close_request = hp_window_close_request;

  g_type_ensure (HP_TYPE_SLATE_VIEW);
  g_type_ensure (HP_TYPE_TRANSPORT_BAR);
  g_type_ensure (HP_TYPE_SCENE_LIST);
  g_type_ensure (HP_TYPE_INSPECTOR);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hairpin/Hairpin/app/window.ui");
  gtk_widget_class_bind_template_child (widget_class, HpWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, HpWindow, title);
  gtk_widget_class_bind_template_child (widget_class, HpWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, HpWindow, picture_stack);
  gtk_widget_class_bind_template_child (widget_class, HpWindow, slate);
  gtk_widget_class_bind_template_child (widget_class, HpWindow, film);
  gtk_widget_class_bind_template_child (widget_class, HpWindow, timeline_bin);
  gtk_widget_class_bind_template_child (widget_class, HpWindow, paned);
  gtk_widget_class_bind_template_callback (widget_class, max_position_cb);
  gtk_widget_class_bind_template_child (widget_class, HpWindow, transport_bar);
  gtk_widget_class_bind_template_child (widget_class, HpWindow, scene_list);
  gtk_widget_class_bind_template_child (widget_class, HpWindow, inspector);
  gtk_widget_class_bind_template_child (widget_class, HpWindow, notice);
  gtk_widget_class_bind_template_child (widget_class, HpWindow, notice_label);
  gtk_widget_class_bind_template_child (widget_class, HpWindow, notice_button);
  gtk_widget_class_bind_template_child (widget_class, HpWindow, notice_dismiss);
  gtk_widget_class_bind_template_callback (widget_class, hp_window_act_on_notice);
  gtk_widget_class_bind_template_callback (widget_class, hp_window_dismiss_notice);
  gtk_widget_class_bind_template_child (widget_class, HpWindow, main_menu);
  gtk_widget_class_bind_template_child (widget_class, HpWindow, steps_menu);
  gtk_widget_class_bind_template_child (widget_class, HpWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, HpWindow, redo_button);

  hp_window_install_actions (widget_class);
}

static void
hp_window_init (HpWindow *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (self));

  g_signal_connect_swapped (drop, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
}

/* @audio_sink is as of HpTransport: NULL for the desktop's own. */
GtkWidget *
hp_window_new (GtkApplication *application,
               const char     *audio_sink)
{
  HpWindow *self = g_object_new (HP_TYPE_WINDOW, "application", application, NULL);
  g_autoptr(GPropertyAction) counter = g_property_action_new ("counter", self->transport_bar,
                                                              "counter");
  g_autoptr(HpMidiInput) faders = hp_sequencer_input_new ();

  self->desk = hp_desk_new (audio_sink);
  self->timeline = hp_timeline_new (self->desk);
  hp_timeline_set_midi_input (HP_TIMELINE (self->timeline), faders);
  adw_bin_set_child (self->timeline_bin, self->timeline);
  adw_bin_set_child (self->film, hp_film_view_new (hp_desk_get_transport (self->desk)));
  hp_slate_view_set_desk (self->slate, self->desk);
  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (counter));
  hp_window_add_play_actions (self);
  hp_window_watch_menu (self);
  hp_transport_bar_set_desk (self->transport_bar, self->desk);
  hp_scene_list_set_desk (self->scene_list, self->desk);
  hp_inspector_set_desk (self->inspector, self->desk);

  g_signal_connect_object (self->desk, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->desk, "notify::plan", G_CALLBACK (plan_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->desk, "notify::modified",
                           G_CALLBACK (update_title), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->desk, "notify::title",
                           G_CALLBACK (update_title), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->desk, "notice", G_CALLBACK (hp_window_update_notice), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->desk, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->desk, "notify::picture-problem",
                           G_CALLBACK (picture_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->desk, "notify::frame",
                           G_CALLBACK (hp_window_update_picture), self, G_CONNECT_SWAPPED);
  plan_cb (self);
  return GTK_WIDGET (self);
}

HpDesk *
hp_window_get_desk (HpWindow *self)
{
  g_return_val_if_fail (HP_IS_WINDOW (self), NULL);

  return self->desk;
}
