/* Whether a value may stand in a member, whatever else the plan holds.
 *
 * These are the checks that the loader makes of a file, for values that a user
 * gives: what passes them is read again as it was written.
 */

#pragma once

#include "model/member.h"

G_BEGIN_DECLS

/* @to is a copy of @from as a file keeps it: numbers of four places, fractions in lowest terms. */
void      hp_member_copy_rounded (const HpMember  *self,
                                  HpMemberValue   *to,
                                  gconstpointer    from);

gboolean  hp_member_check_value  (const HpMember  *self,
                                  gconstpointer    value,
                                  GError         **error);

G_END_DECLS
