#include "config.h"

#include "ui/picture/reels-dialog.h"

#include <glib/gi18n.h>

#include "desk/desk-reels.h"
#include "model/edit-reels.h"
#include "model/plan-time.h"
#include "ui/picture/film-chooser.h"
#include "ui/picture/picture-comparison.h"
#include "ui/picture/reel-frames.h"
#include "ui/picture/reel-row.h"
#include "ui/picture/slate-dialog.h"

struct _HpReelsDialog
{
  AdwWindow        parent_instance;

  HpDesk          *desk;
  HpPlan          *plan;
  HpReel          *selected;  /* kept while the rows are made anew */
  gboolean         listing;   /* they are */

  AdwToastOverlay *toasts;
  GtkSpinner      *spinner;
  GtkListBox      *list;
  GtkLabel        *planned;
};

G_DEFINE_FINAL_TYPE (HpReelsDialog, hp_reels_dialog, ADW_TYPE_WINDOW)

static void
tell (GtkWindow  *window,
      const char *text)
{
  HpReelsDialog *self = HP_REELS_DIALOG (window);
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  /* One that was closed meanwhile has nobody to tell. */
  if (self->toasts != NULL)
    adw_toast_overlay_add_toast (self->toasts, adw_toast_new (escaped));
}

/* Takes @error. */
static void
tell_error (HpReelsDialog *self,
            GError        *error)
{
  if (error == NULL)
    return;

  tell (GTK_WINDOW (self), error->message);
  g_error_free (error);
}

static guint
find_selected (HpReelsDialog *self)
{
  guint position = 0;

  hp_element_list_find (hp_plan_get_reels (self->plan), self->selected, &position);
  return position;
}

/* The rows */

/* What goes with the reel, before it goes anywhere. */
static void
update_planned (HpReelsDialog *self)
{
  guint n_scenes = hp_plan_count_scenes (self->plan, self->selected);
  guint n_reels = hp_element_list_get_n (hp_plan_get_reels (self->plan));
  guint position = find_selected (self);
  g_autofree char *text = NULL;

  /* Translators: how many scenes begin in a reel, and its number. */
  text = g_strdup_printf (ngettext ("%u scene moves with Reel %d, and has to go before it can be removed.",
                                    "%u scenes move with Reel %d, and have to go before it can be removed.",
                                    n_scenes),
                          n_scenes, hp_reel_get_number (self->selected));
  gtk_label_set_text (self->planned, n_scenes > 0 ? text : _("No scene begins in this reel."));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "reels.move-up", position > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "reels.move-down", position + 1 < n_reels);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "reels.join", position + 1 < n_reels);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "reels.remove", n_reels > 1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "reels.locate",
                                 *hp_reel_get_uri (self->selected) != '\0');
}

static void
select_reel (HpReelsDialog *self,
             HpReel        *reel)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  gboolean has_focus = focus == NULL || gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list));
  GtkListBoxRow *row;

  g_set_object (&self->selected, reel);
  row = gtk_list_box_get_row_at_index (self->list, (int) find_selected (self));
  gtk_list_box_select_row (self->list, row);
  if (has_focus && row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

/* Rows are few: they are made anew when anything has changed. */
static void
changed_cb (HpReelsDialog *self)
{
  HpElementList *reels;
  GtkWidget *row;

  if (hp_desk_get_plan (self->desk) != self->plan || hp_desk_get_read_only (self->desk))
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }

  reels = hp_plan_get_reels (self->plan);
  if (!hp_element_list_find (reels, self->selected, NULL))
    g_set_object (&self->selected, hp_desk_get_reel (self->desk));

  self->listing = TRUE;
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; i < hp_element_list_get_n (reels); i++)
    gtk_list_box_append (self->list, hp_reel_row_new (self->plan, hp_element_list_get (reels, i)));
  self->listing = FALSE;

  select_reel (self, self->selected);
  update_planned (self);
}

static void
selected_cb (HpReelsDialog *self,
             GtkListBoxRow *row)
{
  if (self->listing || row == NULL)
    return;

  g_set_object (&self->selected, hp_reel_row_get_reel (row));
  update_planned (self);
}

static void
activated_cb (HpReelsDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "reels.show", NULL);
}

/* What the buttons do */

static void
show (GtkWidget  *widget,
      const char *name,
      GVariant   *parameter)
{
  HpReelsDialog *self = HP_REELS_DIALOG (widget);

  hp_desk_seek (self->desk, hp_reel_get_start (self->selected));
}

static void
move_by (HpReelsDialog *self,
         int            by)
{
  GError *error = NULL;

  hp_edit_move_reel (hp_desk_get_history (self->desk), self->plan, self->selected,
                     (guint) ((int) find_selected (self) + by), &error);
  tell_error (self, error);
}

static void
move_up (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  move_by (HP_REELS_DIALOG (widget), -1);
}

static void
move_down (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  move_by (HP_REELS_DIALOG (widget), 1);
}

static void
remove_reel (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  HpReelsDialog *self = HP_REELS_DIALOG (widget);
  GError *error = NULL;

  hp_edit_remove_reel (hp_desk_get_history (self->desk), self->plan, self->selected, &error);
  tell_error (self, error);
}

static void
split (GtkWidget  *widget,
       const char *name,
       GVariant   *parameter)
{
  HpReelsDialog *self = HP_REELS_DIALOG (widget);
  gint64 frame = hp_desk_get_frame (self->desk);
  GError *error = NULL;

  if (hp_edit_split_reel (hp_desk_get_history (self->desk), self->plan, frame, &error))
    select_reel (self, hp_plan_get_reel_at (self->plan, frame));
  tell_error (self, error);
}

static void
join (GtkWidget  *widget,
      const char *name,
      GVariant   *parameter)
{
  HpReelsDialog *self = HP_REELS_DIALOG (widget);
  GError *error = NULL;

  hp_edit_join_reel (hp_desk_get_history (self->desk), self->plan, self->selected, &error);
  tell_error (self, error);
}

static void
edit_frames (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  HpReelsDialog *self = HP_REELS_DIALOG (widget);

  hp_reel_frames_present (GTK_WINDOW (self), self->desk, self->selected, tell);
}

static void
undo (GtkWidget  *widget,
      const char *name,
      GVariant   *parameter)
{
  hp_history_undo (hp_desk_get_history (HP_REELS_DIALOG (widget)->desk));
}

static void
redo (GtkWidget  *widget,
      const char *name,
      GVariant   *parameter)
{
  hp_history_redo (hp_desk_get_history (HP_REELS_DIALOG (widget)->desk));
}

static void
added_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(HpReelsDialog) self = data;
  GError *error = NULL;
  int n_other_rate = 0;
  int n_added = hp_desk_add_reels_finish (HP_DESK (source), result, &n_other_rate, &error);
  g_autofree char *text = NULL;

  if (self->toasts == NULL)
    {
      g_clear_error (&error);
      return;
    }

  gtk_spinner_stop (self->spinner);
  if (n_added < 0)
    {
      tell_error (self, error);
      return;
    }

  if (n_other_rate > 0)
    /* Translators: how many reels. */
    text = g_strdup_printf (ngettext ("%d reel has another frame rate: its frames count as the plan’s",
                                      "%d reels have another frame rate: their frames count as the plan’s",
                                      (gulong) n_other_rate), n_other_rate);
  else
    /* Translators: how many reels. */
    text = g_strdup_printf (ngettext ("%d reel added", "%d reels added", (gulong) n_added), n_added);
  tell (GTK_WINDOW (self), text);
}

static void
add_response_cb (GtkNativeDialog *chooser,
                 int              response,
                 HpReelsDialog   *self)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr(GListModel) files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (chooser));

      gtk_spinner_start (self->spinner);
      hp_desk_add_reels_async (self->desk, files, added_cb, g_object_ref (self));
    }

  g_object_unref (chooser);
}

static void
add_files (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  GtkFileChooserNative *chooser = hp_film_chooser_new (GTK_WINDOW (widget), _("Add Reels"),
                                                       _("_Add"), TRUE);

  g_signal_connect_object (chooser, "response", G_CALLBACK (add_response_cb), widget, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
slate_response_cb (HpSlateDialog *dialog,
                   const char    *response,
                   HpReelsDialog *self)
{
  GError *error = NULL;

  if (!g_str_equal (response, "add"))
    return;

  hp_edit_add_reel (hp_desk_get_history (self->desk), self->plan, "", 0,
                    hp_slate_dialog_get_n_frames (dialog, hp_plan_get_frame_rate (self->plan)),
                    NULL, &error);
  tell_error (self, error);
}

static void
add_slate (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  GtkWidget *dialog = hp_slate_dialog_new (GTK_WINDOW (widget), FALSE);

  g_signal_connect_object (dialog, "response", G_CALLBACK (slate_response_cb), widget, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
picture_response_cb (GtkNativeDialog *chooser,
                     int              response,
                     HpReelsDialog   *self)
{
  gboolean alone = g_object_get_data (G_OBJECT (chooser), "alone") != NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr(GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));

      hp_picture_comparison_offer (GTK_WINDOW (self), self->desk, self->selected, alone, file, tell);
    }

  g_object_unref (chooser);
}

static void
choose_picture (HpReelsDialog *self,
                const char    *title,
                const char    *accept,
                gboolean       alone)
{
  GtkFileChooserNative *chooser = hp_film_chooser_new (GTK_WINDOW (self), title, accept, FALSE);

  g_object_set_data (G_OBJECT (chooser), "alone", GINT_TO_POINTER (alone));
  g_signal_connect_object (chooser, "response", G_CALLBACK (picture_response_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
replace (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  choose_picture (HP_REELS_DIALOG (widget), _("Replace Picture"), _("_Replace"), TRUE);
}

static void
locate (GtkWidget  *widget,
        const char *name,
        GVariant   *parameter)
{
  choose_picture (HP_REELS_DIALOG (widget), _("Locate Picture"), _("_Locate"), FALSE);
}

static const struct
{
  const char                  *name;
  GtkWidgetActionActivateFunc  activate;
  guint                        key;  /* 0 where the menu is enough */
  GdkModifierType              modifiers;
} actions[] = {
  { "reels.add-files", add_files, GDK_KEY_n, GDK_CONTROL_MASK },
  { "reels.add-slate", add_slate },
  { "reels.show", show },
  { "reels.move-up", move_up, GDK_KEY_Up, GDK_ALT_MASK },
  { "reels.move-down", move_down, GDK_KEY_Down, GDK_ALT_MASK },
  { "reels.replace", replace },
  { "reels.locate", locate },
  { "reels.split", split, GDK_KEY_t, GDK_CONTROL_MASK },
  { "reels.join", join },
  { "reels.frames", edit_frames, GDK_KEY_F2, 0 },
  { "reels.remove", remove_reel, GDK_KEY_Delete, 0 },
  { "reels.undo", undo, GDK_KEY_z, GDK_CONTROL_MASK },
  { "reels.redo", redo, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK },
  { "window.close", NULL, GDK_KEY_Escape, 0 },
};

static void
hp_reels_dialog_dispose (GObject *object)
{
  HpReelsDialog *self = HP_REELS_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), HP_TYPE_REELS_DIALOG);
  g_clear_object (&self->selected);
  g_clear_object (&self->plan);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (hp_reels_dialog_parent_class)->dispose (object);
}

static void
hp_reels_dialog_class_init (HpReelsDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = hp_reels_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hairpin/Hairpin/picture/reels-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, HpReelsDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, HpReelsDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, HpReelsDialog, list);
  gtk_widget_class_bind_template_child (widget_class, HpReelsDialog, planned);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      if (actions[i].activate != NULL)
        gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].activate);
      if (actions[i].key != 0)
        gtk_widget_class_add_binding_action (widget_class, actions[i].key, actions[i].modifiers,
                                             actions[i].name, NULL);
    }
}

static void
hp_reels_dialog_init (HpReelsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
hp_reels_dialog_new (GtkWindow *parent,
                     HpDesk    *desk)
{
  HpReelsDialog *self = g_object_new (HP_TYPE_REELS_DIALOG,
                                      "transient-for", parent,
                                      "destroy-with-parent", TRUE,
                                      NULL);

  self->desk = g_object_ref (desk);
  self->plan = g_object_ref (hp_desk_get_plan (desk));
  self->selected = g_object_ref (hp_desk_get_reel (desk));
  g_signal_connect_object (desk, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "notify::plan", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  changed_cb (self);
  return GTK_WIDGET (self);
}

HpReel *
hp_reels_dialog_get_selected (HpReelsDialog *self)
{
  g_return_val_if_fail (HP_IS_REELS_DIALOG (self), NULL);

  return self->selected;
}
