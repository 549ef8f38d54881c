/* JSON laid out as a plan file is: one member a line, what belongs together on one.
 *
 * Members in the lists of one_line_lists stand on one line each, as do the
 * objects of one_line_objects and all lists of plain values.  Numbers are the
 * shortest decimals of at most four places.
 */

#pragma once

#include <glib.h>
#include <jansson.h>

G_BEGIN_DECLS

void   hp_json_append_number (GString *text,
                              double   number);
char  *hp_json_lay_out       (json_t  *value);

G_END_DECLS
