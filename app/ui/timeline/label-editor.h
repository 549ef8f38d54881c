/* Types the label of what is selected, in its place.
 *
 * Enter keeps what was typed, and so does a click elsewhere; Escape gives it up.
 *
 * Signals:
 * "done" (text): another text than the one before was kept.
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HP_TYPE_LABEL_EDITOR (hp_label_editor_get_type ())

G_DECLARE_FINAL_TYPE (HpLabelEditor, hp_label_editor, HP, LABEL_EDITOR, GtkPopover)

GtkWidget *hp_label_editor_new   (void);

/* Opens at (@x, @y) of the parent, px; @name says what is typed. */
void       hp_label_editor_open  (HpLabelEditor *self,
                                  double         x,
                                  double         y,
                                  const char    *name,
                                  const char    *text);

/* Nothing is kept. */
void       hp_label_editor_close (HpLabelEditor *self);

G_END_DECLS
