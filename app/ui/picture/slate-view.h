/* The slate: what stands in place of a picture that is not there, or not any more.
 *
 * It shows the reel and the timecode as large as on a stage, says why there is no
 * picture, and offers what can be done about it.
 */

#pragma once

#include <gtk/gtk.h>

#include "desk/desk.h"

G_BEGIN_DECLS

#define HP_TYPE_SLATE_VIEW (hp_slate_view_get_type ())

G_DECLARE_FINAL_TYPE (HpSlateView, hp_slate_view, HP, SLATE_VIEW, GtkWidget)

/* Once only. */
void hp_slate_view_set_desk (HpSlateView *self,
                             HpDesk      *desk);

G_END_DECLS
