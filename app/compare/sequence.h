/* What two sequences have in common, in order: so that one line put between
 * two others is one line more, and not a change of all that follow.
 *
 * Elements are told by symbols: numbers below @n_symbols, equal where the
 * elements are.  What stands once in both is the backbone; between its parts
 * the search starts anew (patience sorting).  That takes n log n where the
 * sequences are alike, and does not grow beyond all bounds where they are not.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* No partner. */
#define HP_SEQUENCE_NONE G_MAXUINT

void hp_sequence_match (const guint *old_symbols,
                        guint        n_old,
                        const guint *new_symbols,
                        guint        n_new,
                        guint        n_symbols,
                        guint       *partners);

G_END_DECLS
