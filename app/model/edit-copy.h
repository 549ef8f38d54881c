/* What a user pastes and duplicates.  Each is checked, and is then one named step.
 *
 * What a copy names that is gone, or is of another scene, it names no longer.
 */

#pragma once

#include "model/history.h"

G_BEGIN_DECLS

/* Right after the original, or where it is sorted in. */
gpointer  hp_edit_duplicate (HpHistory   *history,
                             gpointer     element,
                             GError     **error);

/* A copy of @source, which is of the same plan, and may be gone from it meanwhile, in the list
 * called @list of @owner: all frames in it are moved by @shift, then the members given are set.
 * Members and values in turn, then NULL. */
gpointer  hp_edit_paste     (HpHistory   *history,
                             HpElement   *source,
                             gpointer     owner,
                             const char  *list,
                             gint64       shift,
                             GError     **error,
                             const char  *member,
                             ...);

G_END_DECLS
