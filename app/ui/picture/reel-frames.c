#include "config.h"

#include "ui/picture/reel-frames.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "model/edit-reels.h"
#include "ui/app/message-heading.h"

/* Enough for a film of a hundred hours at 60 frames a second. */
#define MAX_FRAME 21600000

typedef struct
{
  AdwMessageDialog *dialog;  /* unowned: this goes with it */
  GtkWindow        *parent;
  HpDesk           *desk;
  HpPlan           *plan;
  HpReel           *reel;
  HpTellFunc        tell;

  GtkSpinButton    *first;
  GtkSpinButton    *last;
  GtkLabel         *what;
} ReelFrames;

static void
reel_frames_free (ReelFrames *self)
{
  g_object_unref (self->parent);
  g_object_unref (self->desk);
  g_object_unref (self->plan);
  g_object_unref (self->reel);
  g_free (self);
}

static gint64
get_frame (GtkSpinButton *spin)
{
  return gtk_spin_button_get_value_as_int (spin);
}

static gint64
get_duration (ReelFrames *self)
{
  return get_frame (self->last) - get_frame (self->first) + 1;
}

/* What comes of it, before it is done. */
static void
update_cb (ReelFrames *self)
{
  gint64 more = get_duration (self) - hp_reel_get_duration (self->reel);
  g_autofree char *text = NULL;

  if (get_duration (self) < 1)
    text = g_strdup (_("The last frame comes before the first."));
  else if (more > 0)
    /* Translators: how many frames. */
    text = g_strdup_printf (ngettext ("The reel is %d frame longer. What is planned keeps its pictures.",
                                      "The reel is %d frames longer. What is planned keeps its pictures.",
                                      (gulong) more), (int) more);
  else if (more < 0)
    /* Translators: how many frames. */
    text = g_strdup_printf (ngettext ("The reel is %d frame shorter. What is planned keeps its pictures.",
                                      "The reel is %d frames shorter. What is planned keeps its pictures.",
                                      (gulong) -more), (int) -more);
  else
    text = g_strdup (_("The reel is as long as before."));

  gtk_label_set_text (self->what, text);
  adw_message_dialog_set_response_enabled (self->dialog, "change", get_duration (self) >= 1);
}

static GtkSpinButton *
append_row (AdwPreferencesGroup *group,
            const char          *title,
            const char          *name,
            gint64               frame)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *spin = gtk_spin_button_new_with_range (0, MAX_FRAME, 1);

  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (row), TRUE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_spin_button_set_numeric (GTK_SPIN_BUTTON (spin), TRUE);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), (double) frame);
  gtk_widget_set_valign (spin, GTK_ALIGN_CENTER);
  gtk_text_set_activates_default (GTK_TEXT (gtk_editable_get_delegate (GTK_EDITABLE (spin))), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), spin);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), spin);
  adw_preferences_group_add (group, row);
  return GTK_SPIN_BUTTON (spin);
}

static GtkWidget *
make_body (ReelFrames *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  gint64 offset = hp_reel_get_offset (self->reel);

  self->first = append_row (group, _("_First Frame"), _("First Frame"), offset);
  self->last = append_row (group, _("_Last Frame"), _("Last Frame"),
                           offset + hp_reel_get_duration (self->reel) - 1);
  /* A slate has no other part to begin with. */
  gtk_widget_set_sensitive (GTK_WIDGET (self->first), *hp_reel_get_uri (self->reel) != '\0');
  self->what = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->what, TRUE);

  g_signal_connect_swapped (self->first, "value-changed", G_CALLBACK (update_cb), self);
  g_signal_connect_swapped (self->last, "value-changed", G_CALLBACK (update_cb), self);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (group));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->what));
  return box;
}

static void
response_cb (AdwMessageDialog *dialog,
             const char       *response,
             ReelFrames       *self)
{
  g_autoptr(GError) error = NULL;

  /* The plan may be another meanwhile, or the reel gone. */
  if (!g_str_equal (response, "change") || hp_desk_get_plan (self->desk) != self->plan ||
      !hp_element_list_find (hp_plan_get_reels (self->plan), self->reel, NULL))
    return;

  if (!hp_edit_trim_reel (hp_desk_get_history (self->desk), self->plan, self->reel,
                          get_frame (self->first), get_duration (self), &error))
    self->tell (self->parent, error->message);
}

GtkWidget *
hp_reel_frames_present (GtkWindow  *parent,
                        HpDesk     *desk,
                        HpReel     *reel,
                        HpTellFunc  tell)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, _("First and Last Frame"),
                                              _("Of its file, counted from 0, the reel shows"));
  ReelFrames *self = g_new0 (ReelFrames, 1);

  self->dialog = ADW_MESSAGE_DIALOG (dialog);
  self->parent = g_object_ref (parent);
  self->desk = g_object_ref (desk);
  self->plan = g_object_ref (hp_desk_get_plan (desk));
  self->reel = g_object_ref (reel);
  self->tell = tell;

  hp_message_heading_wrap (self->dialog);
  adw_message_dialog_add_responses (self->dialog, "cancel", _("_Cancel"), "change", _("C_hange"),
                                    NULL);
  adw_message_dialog_set_response_appearance (self->dialog, "change", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (self->dialog, "change");
  adw_message_dialog_set_close_response (self->dialog, "cancel");
  adw_message_dialog_set_extra_child (self->dialog, make_body (self));
  update_cb (self);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), self);
  g_object_set_data_full (G_OBJECT (dialog), "reel-frames", self, (GDestroyNotify) reel_frames_free);
  gtk_window_present (GTK_WINDOW (dialog));
  return dialog;
}
