/* The bar under the picture: where the film is, and what moves it.
 *
 * Beside the timecode it shows another counter: its property "counter", an HpCounter.
 */

#pragma once

#include <gtk/gtk.h>

#include "desk/desk.h"

G_BEGIN_DECLS

#define HP_TYPE_TRANSPORT_BAR (hp_transport_bar_get_type ())

G_DECLARE_FINAL_TYPE (HpTransportBar, hp_transport_bar, HP, TRANSPORT_BAR, GtkWidget)

void hp_transport_bar_set_desk (HpTransportBar *self,
                                HpDesk         *desk);

G_END_DECLS
