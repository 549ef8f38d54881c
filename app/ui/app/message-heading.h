/* The heading of a message dialog, where it is too long for one line. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* To be called for each AdwMessageDialog, with a heading or before it has one. */
void hp_message_heading_wrap (AdwMessageDialog *dialog);

G_END_DECLS
