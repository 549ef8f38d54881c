/* What a user does to the members of an element: each is checked, and is then one named step.
 *
 * A value is given as to g_object_set().  It is rounded to what a file keeps;
 * the list that it sorts stays sorted, reels go on following each other, and
 * cue numbers follow the reels, all in the same step.  What is no change is no
 * step.  A refusal is HP_MODEL_ERROR_REFUSED, in a sentence for the user.
 */

#pragma once

#include "model/history.h"

G_BEGIN_DECLS

gboolean hp_edit_set       (HpHistory            *history,
                            gpointer              element,
                            GError              **error,
                            const char           *member,
                            ...);
gboolean hp_edit_set_value (HpHistory            *history,
                            gpointer              element,
                            const HpMember       *member,
                            const HpMemberValue  *value,
                            GError              **error);

/* Members and values in turn, then NULL: all or none, in the step called @label. */
gboolean hp_edit_set_many  (HpHistory            *history,
                            gpointer              element,
                            const char           *label,
                            GError              **error,
                            const char           *member,
                            ...) G_GNUC_NULL_TERMINATED;

G_END_DECLS
