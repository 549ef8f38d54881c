/* Rows in which text is typed, for those who hear them. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* To be called for each AdwEntryRow, before it is shown. */
void hp_entry_row_tell_focus (AdwEntryRow *row);

G_END_DECLS
