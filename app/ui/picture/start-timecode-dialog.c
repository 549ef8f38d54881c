#include "config.h"

#include "ui/picture/start-timecode-dialog.h"

#include <glib/gi18n.h>

#include "core/timecode.h"
#include "model/edit-member.h"
#include "model/plan-place.h"

struct _HpStartTimecodeDialog
{
  AdwWindow       parent_instance;

  HpDesk         *desk;
  HpPlan         *plan;
  HpReel         *reel;
  char           *label;  /* what the entry means, or NULL */

  AdwWindowTitle *title;
  GtkButton      *set;
  GtkEntry       *entry;
  GtkLabel       *words;
};

G_DEFINE_FINAL_TYPE (HpStartTimecodeDialog, hp_start_timecode_dialog, ADW_TYPE_WINDOW)

static char *
format_label (HpStartTimecodeDialog *self,
              gint64                 label)
{
  HpPicture *picture = hp_plan_get_picture (self->plan);

  return hp_timecode_format (label, hp_picture_get_frame_rate (picture),
                             hp_picture_get_drop_frame (picture));
}

/* Between which labels the reel would lie. */
static char *
describe_reel (HpStartTimecodeDialog *self,
               gint64                 start)
{
  gint64 length = hp_reel_get_duration (self->reel);
  g_autofree char *first = format_label (self, start);
  g_autofree char *last = format_label (self, start + MAX (length - 1, 0));

  /* Translators: the timecodes of the first and the last frame of a reel. */
  return g_strdup_printf (_("From %s to %s"), first, last);
}

static void
mark_wrong (GtkWidget *widget,
            gboolean   is_wrong)
{
  if (is_wrong)
    gtk_widget_add_css_class (widget, "error");
  else
    gtk_widget_remove_css_class (widget, "error");
}

static void
show_words (HpStartTimecodeDialog *self,
            const char            *words,
            gboolean               is_wrong)
{
  gtk_label_set_text (self->words, words);
  gtk_widget_set_sensitive (GTK_WIDGET (self->set), self->label != NULL);
  mark_wrong (GTK_WIDGET (self->entry), is_wrong);
  mark_wrong (GTK_WIDGET (self->words), is_wrong);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               is_wrong ? GTK_ACCESSIBLE_INVALID_TRUE
                                        : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

static void
changed_cb (HpStartTimecodeDialog *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autoptr(GError) error = NULL;
  g_autofree char *words = NULL;
  gint64 label;

  g_clear_pointer (&self->label, g_free);
  if (*text == '\0')
    show_words (self, _("The timecode of the first frame"), FALSE);
  else if (!hp_plan_parse_label (self->plan, text, &label, &error))
    show_words (self, error->message, TRUE);
  else
    {
      self->label = format_label (self, label);
      words = describe_reel (self, label);
      show_words (self, words, FALSE);
    }
}

static void
set_cb (HpStartTimecodeDialog *self)
{
  g_autoptr(GError) error = NULL;

  if (self->label == NULL)
    return;

  /* The reel, or its plan, may have gone while the dialog was open. */
  if (hp_desk_get_plan (self->desk) == self->plan &&
      hp_element_get_parent (HP_ELEMENT (self->reel)) != NULL &&
      !hp_edit_set (hp_desk_get_history (self->desk), self->reel, &error, "start-timecode",
                    self->label))
    {
      show_words (self, error->message, TRUE);
      return;
    }

  gtk_window_close (GTK_WINDOW (self));
}

static void
hp_start_timecode_dialog_dispose (GObject *object)
{
  HpStartTimecodeDialog *self = HP_START_TIMECODE_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), HP_TYPE_START_TIMECODE_DIALOG);
  g_clear_object (&self->reel);
  g_clear_object (&self->plan);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (hp_start_timecode_dialog_parent_class)->dispose (object);
}

static void
hp_start_timecode_dialog_finalize (GObject *object)
{
  g_free (HP_START_TIMECODE_DIALOG (object)->label);

  G_OBJECT_CLASS (hp_start_timecode_dialog_parent_class)->finalize (object);
}

static void
hp_start_timecode_dialog_class_init (HpStartTimecodeDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = hp_start_timecode_dialog_dispose;
  object_class->finalize = hp_start_timecode_dialog_finalize;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/hairpin/Hairpin/picture/start-timecode-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, HpStartTimecodeDialog, title);
  gtk_widget_class_bind_template_child (widget_class, HpStartTimecodeDialog, set);
  gtk_widget_class_bind_template_child (widget_class, HpStartTimecodeDialog, entry);
  gtk_widget_class_bind_template_child (widget_class, HpStartTimecodeDialog, words);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, set_cb);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
hp_start_timecode_dialog_init (HpStartTimecodeDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  gtk_widget_set_direction (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->entry))),
                            GTK_TEXT_DIR_LTR);
}

void
hp_start_timecode_dialog_present (GtkWindow *parent,
                                  HpDesk    *desk,
                                  HpReel    *reel)
{
  HpStartTimecodeDialog *self;
  g_autofree char *subtitle = NULL;

  g_return_if_fail (HP_IS_DESK (desk));
  g_return_if_fail (HP_IS_REEL (reel));
  g_return_if_fail (hp_desk_get_plan (desk) != NULL);

  self = g_object_new (HP_TYPE_START_TIMECODE_DIALOG, "transient-for", parent, NULL);
  self->desk = g_object_ref (desk);
  self->plan = g_object_ref (hp_desk_get_plan (desk));
  self->reel = g_object_ref (reel);

  /* Translators: the number of a reel. */
  subtitle = g_strdup_printf (_("Reel %d"), hp_reel_get_number (reel));
  adw_window_title_set_subtitle (self->title, subtitle);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), hp_reel_get_start_timecode (reel));
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
  gtk_window_present (GTK_WINDOW (self));
}
