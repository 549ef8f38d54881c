/* The values of members, as a plan file would hold them: whether two are the same.
 *
 * Numbers count as the file writes them, with four places: a plan and what is
 * read back of its bytes have no difference.
 */

#pragma once

#include "model/element.h"

G_BEGIN_DECLS

/* Text that is the same for equal values of a member, and for no others. */
void     hp_member_append_value (const HpMember     *member,
                                 HpElement          *element,
                                 GString            *text);
gboolean hp_member_equal        (const HpMember     *member,
                                 HpElement          *a,
                                 HpElement          *b);

/* The parts of values.  Texts of JSON may be NULL: there are no unknown members. */
gboolean hp_number_equal        (double              a,
                                 double              b);
gboolean hp_json_equal          (const char         *a,
                                 const char         *b);
gboolean hp_written_point_equal (const HpCurvePoint *a,
                                 const HpCurvePoint *b);
gboolean hp_written_note_equal  (const HpNote       *a,
                                 const HpNote       *b);

G_END_DECLS
