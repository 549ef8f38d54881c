/* What the window does with files: choosing, saving, exporting, and closing. */

#include "config.h"

#include <glib/gi18n.h>

#include "export/file-names.h"
#include "export/formats.h"
#include "store/backups.h"
#include "store/plan-file.h"
#include "store/replace.h"
#include "store/state-folder.h"
#include "store/store-error.h"
#include "ui/app/message-heading.h"
#include "ui/app/window-private.h"
#include "ui/picture/film-chooser.h"

/* A chooser that lives until it has answered. */
static GtkFileChooserNative *
choose (HpWindow             *self,
        const char           *title,
        GtkFileChooserAction  action,
        const char           *accept,
        GCallback             response_cb)
{
  GtkFileChooserNative *chooser;

  chooser = gtk_file_chooser_native_new (title, GTK_WINDOW (self), action, accept, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_object (chooser, "response", response_cb, self, 0);
  return chooser;
}

/* The file that was chosen, or NULL; the chooser is done with. */
static GFile *
take_chosen (GtkNativeDialog *chooser,
             int              response)
{
  GFile *file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));

  g_object_unref (chooser);
  return file;
}

static void
add_plan_filter (GtkFileChooserNative *chooser)
{
  g_autoptr(GtkFileFilter) plans = gtk_file_filter_new ();

  gtk_file_filter_set_name (plans, _("Plans"));
  gtk_file_filter_add_pattern (plans, "*" HP_PLAN_SUFFIX);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), plans);
}

static void
open_response_cb (GtkNativeDialog *chooser,
                  int              response,
                  HpWindow        *self)
{
  g_autoptr(GFile) file = take_chosen (chooser, response);

  /* The application knows which window it belongs in. */
  if (file != NULL)
    g_application_open (G_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))), &file, 1,
                        "");
}

void
hp_window_new_from_picture (HpWindow *self)
{
  GtkFileChooserNative *chooser = hp_film_chooser_new (GTK_WINDOW (self),
                                                       _("New Plan from Picture"), _("_Open"),
                                                       FALSE);

  g_signal_connect_object (chooser, "response", G_CALLBACK (open_response_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

void
hp_window_choose_plan (HpWindow *self)
{
  GtkFileChooserNative *chooser = choose (self, _("Open Plan"),
                                          GTK_FILE_CHOOSER_ACTION_OPEN, _("_Open"),
                                          G_CALLBACK (open_response_cb));

  add_plan_filter (chooser);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/* Saving */

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(HpWindow) self = data;
  g_autoptr(GError) error = NULL;
  gboolean saved = hp_desk_save_finish (HP_DESK (source), result, &error);
  gboolean closing = self->closing;
  gboolean is_changed = g_error_matches (error, HP_STORE_ERROR, HP_STORE_ERROR_CHANGED);

  if (self->desk == NULL)
    return;

  /* The save that is under way goes on, and may close the window. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_BUSY))
    {
      hp_window_toast (self, error->message);
      return;
    }

  self->closing = FALSE;

  /* What was edited meanwhile is saved by another round. */
  if (saved && closing)
    gtk_window_close (GTK_WINDOW (self));
  else if (!saved && (closing || is_changed))
    hp_window_tell_unsaved (self, error->message, is_changed, closing);
  else if (!saved)
    hp_window_toast (self, error->message);
}

static void
save_to (HpWindow *self,
         GFile    *file,
         gboolean  then_close,
         gboolean  force)
{
  self->closing = self->closing || then_close;
  hp_desk_save_async (self->desk, file, force, saved_cb, g_object_ref (self));
}

/* Plans are known by their suffix, whatever was typed. */
static GFile *
with_suffix (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *full = g_strconcat (name, HP_PLAN_SUFFIX, NULL);
  g_autoptr(GFile) folder = g_file_get_parent (file);

  if (hp_plan_file_has_suffix (file) || folder == NULL)
    return g_object_ref (file);

  return g_file_get_child (folder, full);
}

static void
save_response (GtkNativeDialog *chooser,
               int              response,
               HpWindow        *self,
               gboolean         then_close)
{
  g_autoptr(GFile) chosen = take_chosen (chooser, response);
  g_autoptr(GFile) file = chosen != NULL ? with_suffix (chosen) : NULL;

  if (file == NULL)
    return;

  /* The chooser asked about the name that was typed, not about this one. */
  if (!g_file_equal (file, chosen) && g_file_query_exists (file, NULL))
    {
      g_autofree char *name = g_file_get_basename (file);
      /* Translators: a file's name. */
      g_autofree char *text = g_strdup_printf (_("There is a plan “%s” already: it was not replaced"), name);

      hp_window_toast (self, text);
      return;
    }

  save_to (self, file, then_close, TRUE);
}

static void
save_response_cb (GtkNativeDialog *chooser,
                  int              response,
                  HpWindow        *self)
{
  save_response (chooser, response, self, FALSE);
}

static void
save_then_close_response_cb (GtkNativeDialog *chooser,
                             int              response,
                             HpWindow        *self)
{
  save_response (chooser, response, self, TRUE);
}

void
hp_window_save (HpWindow *self,
                gboolean  as_another,
                gboolean  then_close)
{
  GtkFileChooserNative *chooser;
  g_autofree char *title = NULL;
  g_autofree char *stem = NULL;
  g_autofree char *name = NULL;

  hp_inspector_commit (self->inspector);
  if (!as_another && hp_desk_get_file (self->desk) != NULL)
    {
      save_to (self, NULL, then_close, FALSE);
      return;
    }

  title = hp_desk_dup_title (self->desk);
  stem = hp_file_name_fit (title);
  name = g_strconcat (stem, HP_PLAN_SUFFIX, NULL);
  chooser = choose (self, _("Save Plan"), GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"),
                    then_close ? G_CALLBACK (save_then_close_response_cb)
                               : G_CALLBACK (save_response_cb));
  add_plan_filter (chooser);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
unsaved_response_cb (AdwMessageDialog *dialog,
                     const char       *response,
                     HpWindow         *self)
{
  gboolean closing = g_object_get_data (G_OBJECT (dialog), "closing") != NULL;

  if (g_str_equal (response, "save"))
    hp_window_save (self, TRUE, closing);
  else if (g_str_equal (response, "replace"))
    save_to (self, NULL, closing, TRUE);
  else if (g_str_equal (response, "close"))
    {
      self->may_close = TRUE;
      gtk_window_close (GTK_WINDOW (self));
    }
}

/* The plan could not be saved, for @reason, or as others have changed its file.  Whatever is answered, nothing is lost: what is
 * replaced has a backup, and a plan closes only when its journal has it. */
void
hp_window_tell_unsaved (HpWindow   *self,
                        const char *reason,
                        gboolean    is_changed,
                        gboolean    closing)
{
  gboolean has_file = hp_desk_get_file (self->desk) != NULL;
  gboolean is_kept = hp_desk_get_unkept (self->desk) == NULL;
  GtkWidget *widget = adw_message_dialog_new (GTK_WINDOW (self), _("The Plan Was Not Saved"), NULL);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (widget);

  hp_message_heading_wrap (dialog);
  if (is_kept)
    /* Translators: why, as a sentence without a full stop. */
    adw_message_dialog_format_body (dialog, _("%s. What was edited is kept all the same, and comes back when the plan is opened again."), reason);
  else
    /* Translators: why, as a sentence without a full stop. */
    adw_message_dialog_format_body (dialog, _("%s. What was edited is in this window only, until it is saved somewhere else."), reason);

  adw_message_dialog_add_response (dialog, "cancel", _("_Cancel"));
  if (closing && is_kept)
    adw_message_dialog_add_response (dialog, "close", _("_Close"));
  if (has_file && is_changed)
    adw_message_dialog_add_response (dialog, "replace", _("_Replace the File"));
  adw_message_dialog_add_response (dialog, "save", has_file ? _("Save _As…") : _("_Save…"));

  adw_message_dialog_set_response_appearance (dialog, "save", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "save");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_object_set_data (G_OBJECT (dialog), "closing", GINT_TO_POINTER (closing));
  g_signal_connect_object (dialog, "response", G_CALLBACK (unsaved_response_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Earlier versions */

void
hp_window_choose_backup (HpWindow *self)
{
  g_autofree char *state = hp_state_dup_folder ();
  g_autofree char *path = hp_backups_dup_folder (state, hp_desk_get_file (self->desk));
  g_autoptr(GFile) folder = g_file_new_for_path (path);
  GtkFileChooserNative *chooser;

  if (!g_file_query_exists (folder, NULL))
    {
      hp_window_toast (self, _("There is no earlier version yet: one is kept each time the plan is saved"));
      return;
    }

  chooser = choose (self, _("Open Earlier Version"),
                    GTK_FILE_CHOOSER_ACTION_OPEN, _("_Open"), G_CALLBACK (open_response_cb));
  add_plan_filter (chooser);
  gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (chooser), folder, NULL);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
dropped_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(HpWindow) self = data;
  g_autoptr(GError) error = NULL;

  if (self->desk == NULL)
    return;

  if (hp_desk_drop_edits_finish (HP_DESK (source), result, &error))
    hp_window_toast (self, _("What was edited is kept among the earlier versions"));
  else
    hp_window_toast (self, error->message);
}

void
hp_window_drop_edits (HpWindow *self)
{
  hp_desk_drop_edits_async (self->desk, dropped_cb, g_object_ref (self));
}

/* Exporting */

typedef struct
{
  GFile  *file;
  GBytes *bytes;
} Output;

static void
output_free (Output *output)
{
  g_object_unref (output->file);
  g_bytes_unref (output->bytes);
  g_free (output);
}

/* The bytes of every file that @format makes of the plan; made here, where the plan is. */
static GPtrArray *
make_outputs (HpWindow        *self,
              const HpFormat  *format,
              GFile           *chosen,
              GError         **error)
{
  HpPlan *plan = hp_desk_get_plan (self->desk);
  GListModel *scenes = G_LIST_MODEL (hp_plan_get_scenes (plan));
  g_autoptr(GPtrArray) outputs = g_ptr_array_new_with_free_func ((GDestroyNotify) output_free);
  g_autofree char *title = hp_desk_dup_title (self->desk);
  g_autofree char *stem = hp_file_name_fit (title);
  g_autoptr(GHashTable) stems = hp_scene_file_stems (plan, stem);
  guint n_files = format->per_scene ? g_list_model_get_n_items (scenes) : 1;

  for (guint i = 0; i < n_files; i++)
    {
      g_autoptr(HpScene) scene = format->per_scene ? g_list_model_get_item (scenes, i) : NULL;
      g_autofree char *name = NULL;
      GBytes *bytes = hp_format_export (format, plan, scene, error);
      Output *output;

      if (bytes == NULL)
        return NULL;

      output = g_new0 (Output, 1);
      output->bytes = bytes;
      if (scene != NULL)
        name = g_strdup_printf ("%s.%s", (char *) g_hash_table_lookup (stems, scene),
                                format->extensions[0]);
      output->file = scene != NULL ? g_file_get_child (chosen, name) : g_object_ref (chosen);
      g_ptr_array_add (outputs, output);
    }

  return g_steal_pointer (&outputs);
}

static void
write_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      data,
                 GCancellable *cancellable)
{
  GPtrArray *outputs = data;
  GError *error = NULL;

  for (guint i = 0; i < outputs->len; i++)
    {
      Output *output = g_ptr_array_index (outputs, i);

      if (!hp_replace (output->file, output->bytes, cancellable, &error))
        {
          g_task_return_error (task, error);
          return;
        }
    }

  g_task_return_int (task, outputs->len);
}

static void
exported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  HpWindow *self = HP_WINDOW (source);
  g_autoptr(GError) error = NULL;
  gssize n_files = g_task_propagate_int (G_TASK (result), &error);
  g_autofree char *text = NULL;

  if (n_files < 0)
    {
      hp_window_toast (self, error->message);
      return;
    }

  /* Translators: how many files were written. */
  text = g_strdup_printf (ngettext ("%d file exported", "%d files exported", (gulong) n_files),
                          (int) n_files);
  hp_window_toast (self, text);
}

/* Takes @outputs. */
static void
write_outputs (HpWindow  *self,
               GPtrArray *outputs)
{
  g_autoptr(GTask) task = g_task_new (self, NULL, exported_cb, NULL);

  g_task_set_source_tag (task, write_outputs);
  g_task_set_task_data (task, outputs, (GDestroyNotify) g_ptr_array_unref);
  g_task_run_in_thread (task, write_in_thread);
}

static guint
count_existing (GPtrArray *outputs)
{
  guint n = 0;

  for (guint i = 0; i < outputs->len; i++)
    n += g_file_query_exists (((Output *) g_ptr_array_index (outputs, i))->file, NULL);

  return n;
}

static void
replace_response_cb (AdwMessageDialog *dialog,
                     const char       *response,
                     HpWindow         *self)
{
  GPtrArray *outputs = g_object_get_data (G_OBJECT (dialog), "outputs");

  if (g_str_equal (response, "replace"))
    write_outputs (self, g_ptr_array_ref (outputs));
}

/* A folder's chooser does not ask about the files in it.  Takes @outputs. */
static void
ask_before_replacing (HpWindow  *self,
                      GPtrArray *outputs)
{
  guint n = count_existing (outputs);
  GtkWidget *widget = adw_message_dialog_new (GTK_WINDOW (self), _("Replace Files?"), NULL);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (widget);

  hp_message_heading_wrap (dialog);
  adw_message_dialog_format_body (dialog,
                                  /* Translators: how many files of the same names there are. */
                                  ngettext ("%u file of the same name is in this folder.",
                                            "%u files of the same names are in this folder.", n), n);
  adw_message_dialog_add_responses (dialog, "cancel", _("_Cancel"), "replace", _("_Replace"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "replace", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "outputs", outputs,
                          (GDestroyNotify) g_ptr_array_unref);
  g_signal_connect_object (dialog, "response", G_CALLBACK (replace_response_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
export_response_cb (GtkNativeDialog *chooser,
                    int              response,
                    HpWindow        *self)
{
  const HpFormat *format = g_object_get_data (G_OBJECT (chooser), "format");
  g_autoptr(GFile) chosen = take_chosen (chooser, response);
  g_autoptr(GError) error = NULL;
  GPtrArray *outputs;

  if (chosen == NULL)
    return;

  outputs = make_outputs (self, format, chosen, &error);
  if (outputs == NULL)
    {
      hp_window_toast (self, error->message);
      return;
    }

  if (format->per_scene && count_existing (outputs) > 0)
    ask_before_replacing (self, outputs);
  else
    write_outputs (self, outputs);
}

/* Asks where to, then writes: a file for the plan, or one a scene into a folder. */
void
hp_window_export (HpWindow   *self,
                  const char *format_id)
{
  const HpFormat *format = hp_formats_find (format_id);
  GtkFileChooserNative *chooser;
  g_autofree char *title = NULL;
  g_autofree char *stem = NULL;
  g_autofree char *name = NULL;

  g_return_if_fail (format != NULL);

  hp_inspector_commit (self->inspector);
  if (format->per_scene &&
      g_list_model_get_n_items (G_LIST_MODEL (hp_plan_get_scenes (hp_desk_get_plan (self->desk)))) == 0)
    {
      hp_window_toast (self, _("There is no scene to export yet"));
      return;
    }

  chooser = choose (self, _("Export"),
                    format->per_scene ? GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER
                                      : GTK_FILE_CHOOSER_ACTION_SAVE,
                    _("_Export"), G_CALLBACK (export_response_cb));
  g_object_set_data (G_OBJECT (chooser), "format", (gpointer) format);

  if (!format->per_scene)
    {
      title = hp_desk_dup_title (self->desk);
      stem = hp_file_name_fit (title);
      name = g_strdup_printf ("%s.%s", stem, format->extensions[0]);
      gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
    }

  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}
