/* The picture alone, for the other screen: with its timecode, full screen where it was last.
 *
 * Keys that are pressed in it go to the window it belongs to.
 */

#pragma once

#include <adwaita.h>

#include "desk/desk.h"

G_BEGIN_DECLS

#define HP_TYPE_PICTURE_WINDOW (hp_picture_window_get_type ())

G_DECLARE_FINAL_TYPE (HpPictureWindow, hp_picture_window, HP, PICTURE_WINDOW, AdwWindow)

/* Who owns it destroys it before it goes itself; the user may close it at any time. */
GtkWindow *hp_picture_window_new (GtkWindow *owner,
                                  HpDesk    *desk);

G_END_DECLS
