#include "config.h"

#include "ui/picture/go-to-dialog.h"

#include <glib/gi18n.h>

#include "model/plan-place.h"
#include "model/plan-time.h"
#include "ui/picture/frame-words.h"

struct _HpGoToDialog
{
  AdwWindow  parent_instance;

  HpDesk    *desk;
  HpPlan    *plan;    /* the desk's when the dialog was opened */
  gint64     here;    /* the frame that distances are from */
  HpPlace    place;   /* what the entry means, or what is next to it */

  GtkEntry  *entry;
  GtkButton *go;
  GtkLabel  *numbers;
  GtkLabel  *words;
  GtkWidget *offers;
  GtkButton *before;
  GtkButton *after;
};

G_DEFINE_FINAL_TYPE (HpGoToDialog, hp_go_to_dialog, ADW_TYPE_WINDOW)

/* All counters at once: "01:00:12:12 · 18+12 · 0:12.513 · 3|2", the last where there are bars. */
static char *
describe_numbers (HpGoToDialog *self,
                  gint64        frame)
{
  HpScene *scene = hp_desk_get_scene (self->desk);
  g_autofree char *timecode = hp_plan_format_timecode (self->plan, frame);
  g_autofree char *feet = hp_counter_format (HP_COUNTER_FEET, self->plan, frame, scene);
  g_autofree char *time = hp_counter_format (HP_COUNTER_REAL_TIME, self->plan, frame, scene);
  g_autofree char *beat = hp_frame_format_beat (self->plan, frame, scene);

  return g_strjoin (" · ", timecode, feet, time, beat, NULL);
}

static void
show_offers (HpGoToDialog *self)
{
  GtkButton *buttons[] = { self->before, self->after };

  gtk_widget_set_visible (self->offers, self->place.n_nearest > 0);
  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    {
      g_autofree char *timecode = NULL;

      gtk_widget_set_visible (GTK_WIDGET (buttons[i]), i < self->place.n_nearest);
      if (i >= self->place.n_nearest)
        continue;

      timecode = hp_plan_format_timecode (self->plan, self->place.nearest[i]);
      gtk_label_set_text (GTK_LABEL (gtk_button_get_child (buttons[i])), timecode);
    }
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

/* Says where the entry leads to, or why nowhere. */
static void
changed_cb (HpGoToDialog *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  gboolean is_empty = *text == '\0';
  g_autoptr(GError) error = NULL;
  g_autofree char *numbers = NULL;
  g_autofree char *scenes = NULL;
  gboolean found;

  self->place.n_nearest = 0;
  found = !is_empty && hp_plan_find_place (self->plan, text, self->here,
                                           hp_desk_get_scene (self->desk), &self->place, &error);
  if (found)
    {
      numbers = describe_numbers (self, self->place.frame);
      scenes = hp_frame_describe_scenes (self->plan, self->place.frame);
    }

  gtk_label_set_text (self->numbers, found ? numbers : "");
  gtk_label_set_text (self->words, found ? scenes : error != NULL ? error->message
                      : _("A timecode, feet and frames, real time, bar and beat, or how "
                          "far from here"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->go), found);
  show_offers (self);

  mark_wrong (GTK_WIDGET (self->entry), error != NULL);
  mark_wrong (GTK_WIDGET (self->words), error != NULL);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               error != NULL ? GTK_ACCESSIBLE_INVALID_TRUE
                                             : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

static void
go_to (HpGoToDialog *self,
       gint64        frame)
{
  /* Another plan may have come while the dialog was open. */
  if (hp_desk_get_plan (self->desk) == self->plan)
    hp_desk_seek (self->desk, frame);
  gtk_window_close (GTK_WINDOW (self));
}

static void
go_cb (HpGoToDialog *self)
{
  if (gtk_widget_get_sensitive (GTK_WIDGET (self->go)))
    go_to (self, self->place.frame);
}

static void
before_cb (HpGoToDialog *self)
{
  go_to (self, self->place.nearest[0]);
}

static void
after_cb (HpGoToDialog *self)
{
  go_to (self, self->place.nearest[1]);
}

static void
hp_go_to_dialog_dispose (GObject *object)
{
  HpGoToDialog *self = HP_GO_TO_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), HP_TYPE_GO_TO_DIALOG);
  g_clear_object (&self->plan);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (hp_go_to_dialog_parent_class)->dispose (object);
}

static void
hp_go_to_dialog_class_init (HpGoToDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = hp_go_to_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hairpin/Hairpin/picture/go-to-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, HpGoToDialog, entry);
  gtk_widget_class_bind_template_child (widget_class, HpGoToDialog, go);
  gtk_widget_class_bind_template_child (widget_class, HpGoToDialog, numbers);
  gtk_widget_class_bind_template_child (widget_class, HpGoToDialog, words);
  gtk_widget_class_bind_template_child (widget_class, HpGoToDialog, offers);
  gtk_widget_class_bind_template_child (widget_class, HpGoToDialog, before);
  gtk_widget_class_bind_template_child (widget_class, HpGoToDialog, after);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, go_cb);
  gtk_widget_class_bind_template_callback (widget_class, before_cb);
  gtk_widget_class_bind_template_callback (widget_class, after_cb);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
hp_go_to_dialog_init (HpGoToDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_RELATION_DESCRIBED_BY,
                                  self->numbers, self->words, NULL,
                                  -1);

  /* Numbers run from left to right wherever words do not. */
  gtk_widget_set_direction (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->entry))),
                            GTK_TEXT_DIR_LTR);
  gtk_widget_set_direction (GTK_WIDGET (self->numbers), GTK_TEXT_DIR_LTR);
  gtk_widget_set_direction (self->offers, GTK_TEXT_DIR_LTR);
  gtk_widget_set_direction (gtk_button_get_child (self->before), GTK_TEXT_DIR_LTR);
  gtk_widget_set_direction (gtk_button_get_child (self->after), GTK_TEXT_DIR_LTR);
}

void
hp_go_to_dialog_present (GtkWindow *parent,
                         HpDesk    *desk)
{
  HpGoToDialog *self;
  g_autofree char *timecode = NULL;

  g_return_if_fail (HP_IS_DESK (desk));
  g_return_if_fail (hp_desk_get_plan (desk) != NULL);

  self = g_object_new (HP_TYPE_GO_TO_DIALOG, "transient-for", parent, NULL);
  self->desk = g_object_ref (desk);
  self->plan = g_object_ref (hp_desk_get_plan (desk));
  self->here = hp_desk_get_target (desk);
  timecode = hp_plan_format_timecode (self->plan, self->here);
  gtk_entry_set_placeholder_text (self->entry, timecode);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  changed_cb (self);
  gtk_window_present (GTK_WINDOW (self));
}
