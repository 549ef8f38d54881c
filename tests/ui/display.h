/* What the tests of widgets share. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LIMIT_MS 20000  /* a hang, not a goal */

/* Iterates the main context until @condition holds. */
#define WAIT_UNTIL(condition) \
  G_STMT_START \
    { \
      guint hang = display_start_limit (); \
      while (!(condition)) \
        g_main_context_iteration (NULL, TRUE); \
      g_source_remove (hang); \
    } \
  G_STMT_END

gboolean            display_init            (int                 *argc,
                                             char              ***argv);
guint               display_start_limit     (void);
void                display_settle          (guint                ms);

GtkEventController *display_find_controller (GtkWidget           *widget,
                                             GType                type);
GtkWidget          *display_find_widget     (GtkWidget           *widget,
                                             GType                type);
void                display_drag            (GtkWidget           *widget,
                                             double               x,
                                             double               y,
                                             double               dx,
                                             double               dy);
gboolean            display_press           (GtkWidget           *widget,
                                             guint                keyval,
                                             GdkModifierType      state);
GdkTexture         *display_paint           (GtkWidget           *widget);
GFile              *display_sample          (const char          *name);

G_END_DECLS
