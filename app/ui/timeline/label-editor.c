#include "ui/timeline/label-editor.h"

#include "core/text.h"

struct _HpLabelEditor
{
  GtkPopover  parent_instance;

  GtkWidget  *entry;
  char       *before;
  gboolean    given_up;
};

enum
{
  DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HpLabelEditor, hp_label_editor, GTK_TYPE_POPOVER)

static gboolean
key_pressed_cb (HpLabelEditor   *self,
                guint            keyval,
                guint            keycode,
                GdkModifierType  state)
{
  if (keyval != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;

  hp_label_editor_close (self);
  return GDK_EVENT_STOP;
}

static void
hp_label_editor_closed (GtkPopover *popover)
{
  HpLabelEditor *self = HP_LABEL_EDITOR (popover);
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));

  if (!self->given_up && g_strcmp0 (text, self->before) != 0)
    g_signal_emit (self, signals[DONE], 0, text);
}

static void
hp_label_editor_finalize (GObject *object)
{
  g_free (HP_LABEL_EDITOR (object)->before);

  G_OBJECT_CLASS (hp_label_editor_parent_class)->finalize (object);
}

static void
hp_label_editor_class_init (HpLabelEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hp_label_editor_finalize;
  GTK_POPOVER_CLASS (klass)->closed = hp_label_editor_closed;

  signals[DONE] =
    g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
hp_label_editor_init (HpLabelEditor *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->entry = gtk_entry_new ();
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 24);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (gtk_popover_popdown), self);
  gtk_popover_set_child (GTK_POPOVER (self), self->entry);

  /* Before the popover sees to it: that would close as a click elsewhere does. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

GtkWidget *
hp_label_editor_new (void)
{
  return g_object_new (HP_TYPE_LABEL_EDITOR, NULL);
}

void
hp_label_editor_open (HpLabelEditor *self,
                      double         x,
                      double         y,
                      const char    *name,
                      const char    *text)
{
  g_return_if_fail (HP_IS_LABEL_EDITOR (self));

  hp_set_str (&self->before, text);
  self->given_up = FALSE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_popover_set_pointing_to (GTK_POPOVER (self), &(GdkRectangle) { (int) x, (int) y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self));
  gtk_widget_grab_focus (self->entry);
}

void
hp_label_editor_close (HpLabelEditor *self)
{
  g_return_if_fail (HP_IS_LABEL_EDITOR (self));

  self->given_up = TRUE;
  gtk_popover_popdown (GTK_POPOVER (self));
}
