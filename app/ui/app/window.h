/* One window a plan. */

#pragma once

#include <adwaita.h>

#include "desk/desk.h"

G_BEGIN_DECLS

#define HP_TYPE_WINDOW (hp_window_get_type ())

G_DECLARE_FINAL_TYPE (HpWindow, hp_window, HP, WINDOW, AdwApplicationWindow)

GtkWidget *hp_window_new      (GtkApplication *application,
                               const char     *audio_sink);

HpDesk    *hp_window_get_desk (HpWindow       *self);
GFile     *hp_window_get_file (HpWindow       *self);
gboolean   hp_window_is_empty (HpWindow       *self);

/* Opens a plan, or a film to begin one from: what the file is tells. */
void       hp_window_open     (HpWindow       *self,
                               GFile          *file);

/* Begins a plan without a picture: as hp_desk_new_slate_async(). */
void       hp_window_new_slate   (HpWindow       *self,
                                  HpFrameRate     rate,
                                  gboolean        drop_frame,
                                  gint64          n_frames,
                                  gint64          start_label);

/* Opens what a journal kept of a plan that has no file, or has it no longer. */
void       hp_window_open_folder (HpWindow       *self,
                                  const char     *folder);

void       hp_window_toast    (HpWindow       *self,
                               const char     *text);

G_END_DECLS
