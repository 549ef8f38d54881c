/* Paints the film: the picture last delivered, whole, on black. */

#pragma once

#include <gtk/gtk.h>

#include "media/transport.h"

G_BEGIN_DECLS

#define HP_TYPE_FILM_VIEW (hp_film_view_get_type ())

G_DECLARE_FINAL_TYPE (HpFilmView, hp_film_view, HP, FILM_VIEW, GtkWidget)

GtkWidget *hp_film_view_new       (HpTransport *transport);

/* The frame that was painted last; -1 before the first. */
gint64     hp_film_view_get_frame (HpFilmView  *self);

G_END_DECLS
