#include "config.h"

#include "ui/picture/slate-dialog.h"

#include <glib/gi18n.h>

#include "core/timecode.h"
#include "ui/app/entry-row.h"
#include "ui/app/message-heading.h"

struct _HpSlateDialog
{
  AdwMessageDialog  parent_instance;

  GtkSpinButton    *minutes;
  GtkWidget        *plan_rows;
  AdwComboRow      *rate;
  AdwActionRow     *drop_frame_row;
  GtkSwitch        *drop_frame;
  AdwEntryRow      *start;
};

G_DEFINE_FINAL_TYPE (HpSlateDialog, hp_slate_dialog, ADW_TYPE_MESSAGE_DIALOG)

static gboolean
parse_start (HpSlateDialog *self,
             gint64        *label)
{
  return hp_timecode_parse (gtk_editable_get_text (GTK_EDITABLE (self->start)),
                            hp_slate_dialog_get_rate (self), hp_slate_dialog_get_drop_frame (self),
                            label, NULL);
}

/* A start that the rate does not have is marked, and nothing begins with it. */
static void
update_cb (HpSlateDialog *self)
{
  gboolean may_drop = hp_frame_rate_may_drop (hp_slate_dialog_get_rate (self));
  gint64 label;
  gboolean good = parse_start (self, &label);

  gtk_widget_set_visible (GTK_WIDGET (self->drop_frame_row), may_drop);
  if (good)
    gtk_widget_remove_css_class (GTK_WIDGET (self->start), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->start), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->start), GTK_ACCESSIBLE_STATE_INVALID,
                               good ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE,
                               -1);
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (self), "add", good);
}

static void
hp_slate_dialog_class_init (HpSlateDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hairpin/Hairpin/picture/slate-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, HpSlateDialog, minutes);
  gtk_widget_class_bind_template_child (widget_class, HpSlateDialog, plan_rows);
  gtk_widget_class_bind_template_child (widget_class, HpSlateDialog, rate);
  gtk_widget_class_bind_template_child (widget_class, HpSlateDialog, drop_frame_row);
  gtk_widget_class_bind_template_child (widget_class, HpSlateDialog, drop_frame);
  gtk_widget_class_bind_template_child (widget_class, HpSlateDialog, start);
  gtk_widget_class_bind_template_callback (widget_class, update_cb);
}

static void
hp_slate_dialog_init (HpSlateDialog *self)
{
  g_autoptr(GtkStringList) labels = gtk_string_list_new (NULL);
  guint n_rates;
  const HpFrameRate *rates = hp_frame_rate_get_offered (&n_rates);
  guint at = 0;

  gtk_widget_init_template (GTK_WIDGET (self));
  hp_message_heading_wrap (ADW_MESSAGE_DIALOG (self));
  hp_entry_row_tell_focus (self->start);

  for (guint i = 0; i < n_rates; i++)
    {
      g_autofree char *rate = hp_frame_rate_to_label (rates[i]);
      /* Translators: a frame rate, as in “23.976 fps”. */
      g_autofree char *label = g_strdup_printf (_("%s fps"), rate);

      gtk_string_list_append (labels, label);
      if (hp_frame_rate_equal (rates[i], (HpFrameRate) { 24, 1 }))
        at = i;
    }
  adw_combo_row_set_model (self->rate, G_LIST_MODEL (labels));
  adw_combo_row_set_selected (self->rate, at);
  gtk_editable_set_text (GTK_EDITABLE (self->start), "01:00:00:00");
  gtk_spin_button_set_value (self->minutes, 20);
  gtk_text_set_activates_default (GTK_TEXT (gtk_editable_get_delegate (GTK_EDITABLE (self->minutes))),
                                  TRUE);
  update_cb (self);
}

GtkWidget *
hp_slate_dialog_new (GtkWindow *parent,
                     gboolean   for_plan)
{
  HpSlateDialog *self = g_object_new (HP_TYPE_SLATE_DIALOG, "transient-for", parent, NULL);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (self);

  gtk_widget_set_visible (self->plan_rows, for_plan);
  adw_message_dialog_set_heading (dialog, for_plan ? _("New Plan without Picture") : _("Add Slate"));
  adw_message_dialog_set_response_label (dialog, "add", for_plan ? _("_Begin") : _("_Add"));
  return GTK_WIDGET (self);
}

HpFrameRate
hp_slate_dialog_get_rate (HpSlateDialog *self)
{
  guint n_rates, selected;
  const HpFrameRate *rates = hp_frame_rate_get_offered (&n_rates);

  g_return_val_if_fail (HP_IS_SLATE_DIALOG (self), rates[0]);

  selected = adw_combo_row_get_selected (self->rate);
  return rates[MIN (selected, n_rates - 1)];
}

gboolean
hp_slate_dialog_get_drop_frame (HpSlateDialog *self)
{
  g_return_val_if_fail (HP_IS_SLATE_DIALOG (self), FALSE);

  return gtk_switch_get_active (self->drop_frame) &&
         hp_frame_rate_may_drop (hp_slate_dialog_get_rate (self));
}

/* Whole seconds of timecode, so that a slate ends on a label that people know. */
gint64
hp_slate_dialog_get_n_frames (HpSlateDialog *self,
                              HpFrameRate    rate)
{
  g_return_val_if_fail (HP_IS_SLATE_DIALOG (self), 0);

  return (gint64) gtk_spin_button_get_value_as_int (self->minutes) * 60 *
         hp_frame_rate_get_base (rate);
}

gint64
hp_slate_dialog_get_start (HpSlateDialog *self)
{
  gint64 label = 0;

  g_return_val_if_fail (HP_IS_SLATE_DIALOG (self), 0);

  parse_start (self, &label);
  return label;
}
