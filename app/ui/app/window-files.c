/* What the window does with files: choosing, saving, exporting, and closing. */

#include "config.h"

#include <glib/gi18n.h>

#include "export/file-names.h"
#include "export/formats.h"
#include "store/replace.h"
#include "ui/app/window-private.h"

#define SUFFIX ".hairpin"

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
add_video_filter (GtkFileChooserNative *chooser)
{
  g_autoptr(GtkFileFilter) videos = gtk_file_filter_new ();
  g_autoptr(GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (videos, _("Pictures"));
  gtk_file_filter_add_mime_type (videos, "video/*");
  gtk_file_filter_add_mime_type (videos, "application/mxf");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), videos);

  gtk_file_filter_set_name (all, _("All Files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), all);
}

static void
add_plan_filter (GtkFileChooserNative *chooser)
{
  g_autoptr(GtkFileFilter) plans = gtk_file_filter_new ();

  gtk_file_filter_set_name (plans, _("Plans"));
  gtk_file_filter_add_pattern (plans, "*" SUFFIX);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), plans);
}

/* In this window when it is empty, else in one of its own. */
static void
open_somewhere (HpWindow *self,
                GFile    *file)
{
  if (hp_window_is_empty (self))
    hp_window_open (self, file);
  else
    g_application_open (G_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))), &file, 1, "");
}

static void
open_response_cb (GtkNativeDialog *chooser,
                  int              response,
                  HpWindow        *self)
{
  g_autoptr(GFile) file = take_chosen (chooser, response);

  if (file != NULL)
    open_somewhere (self, file);
}

void
hp_window_new_from_picture (HpWindow *self)
{
  GtkFileChooserNative *chooser = choose (self, _("New Plan from Picture"),
                                          GTK_FILE_CHOOSER_ACTION_OPEN, _("_Open"),
                                          G_CALLBACK (open_response_cb));

  add_video_filter (chooser);
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

static void
locate_response_cb (GtkNativeDialog *chooser,
                    int              response,
                    HpWindow        *self)
{
  g_autoptr(GFile) file = take_chosen (chooser, response);

  if (file != NULL)
    hp_desk_locate_picture (self->desk, file);
}

void
hp_window_locate_picture (HpWindow *self)
{
  GtkFileChooserNative *chooser = choose (self, _("Locate Picture"),
                                          GTK_FILE_CHOOSER_ACTION_OPEN, _("_Locate"),
                                          G_CALLBACK (locate_response_cb));

  add_video_filter (chooser);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/* Saving */

static void
close_now (HpWindow *self)
{
  self->may_close = TRUE;
  gtk_window_close (GTK_WINDOW (self));
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(HpWindow) self = data;
  g_autoptr(GError) error = NULL;

  if (!hp_desk_save_finish (HP_DESK (source), result, &error))
    hp_window_toast (self, error->message);
}

static void
saved_then_close_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      data)
{
  g_autoptr(HpWindow) self = data;
  g_autoptr(GError) error = NULL;

  /* A plan that could not be saved stays open: nothing is lost. */
  if (!hp_desk_save_finish (HP_DESK (source), result, &error))
    hp_window_toast (self, error->message);
  else
    close_now (self);
}

static void
save_to (HpWindow *self,
         GFile    *file,
         gboolean  then_close)
{
  hp_desk_save_async (self->desk, file, then_close ? saved_then_close_cb : saved_cb,
                      g_object_ref (self));
}

static void
save_response (GtkNativeDialog *chooser,
               int              response,
               HpWindow        *self,
               gboolean         then_close)
{
  g_autoptr(GFile) file = take_chosen (chooser, response);

  if (file != NULL)
    save_to (self, file, then_close);
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
      save_to (self, NULL, then_close);
      return;
    }

  title = hp_desk_dup_title (self->desk);
  stem = hp_file_name_fit (title);
  name = g_strconcat (stem, SUFFIX, NULL);
  chooser = choose (self, _("Save Plan"), GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"),
                    then_close ? G_CALLBACK (save_then_close_response_cb)
                               : G_CALLBACK (save_response_cb));
  add_plan_filter (chooser);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
close_response_cb (AdwMessageDialog *dialog,
                   const char       *response,
                   HpWindow         *self)
{
  if (g_str_equal (response, "save"))
    hp_window_save (self, FALSE, TRUE);
  else if (g_str_equal (response, "discard"))
    close_now (self);
}

/* An untitled plan with edits: only its maker knows whether it is worth a file. */
void
hp_window_ask_before_close (HpWindow *self)
{
  GtkWidget *widget = adw_message_dialog_new (GTK_WINDOW (self), _("Save This Plan?"), NULL);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (widget);

  adw_message_dialog_set_body (dialog, _("It has no file yet. What was decided in it is lost unless it is saved."));
  adw_message_dialog_add_responses (dialog,
                                    "cancel", _("_Cancel"),
                                    "discard", _("_Discard"),
                                    "save", _("_Save…"),
                                    NULL);
  adw_message_dialog_set_response_appearance (dialog, "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_appearance (dialog, "save", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "save");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (close_response_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
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

static void
export_response_cb (GtkNativeDialog *chooser,
                    int              response,
                    HpWindow        *self)
{
  const HpFormat *format = g_object_get_data (G_OBJECT (chooser), "format");
  g_autoptr(GFile) chosen = take_chosen (chooser, response);
  g_autoptr(GError) error = NULL;
  g_autoptr(GTask) task = NULL;
  GPtrArray *outputs;

  if (chosen == NULL)
    return;

  outputs = make_outputs (self, format, chosen, &error);
  if (outputs == NULL)
    {
      hp_window_toast (self, error->message);
      return;
    }

  task = g_task_new (self, NULL, exported_cb, NULL);
  g_task_set_source_tag (task, hp_window_export);
  g_task_set_task_data (task, outputs, (GDestroyNotify) g_ptr_array_unref);
  g_task_run_in_thread (task, write_in_thread);
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
