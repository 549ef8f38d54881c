/* The plain values of JSON as text, as a plan file has them.
 *
 * Numbers are the shortest decimals of at most four places; texts escape what
 * they must, and no more.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void hp_json_append_integer (GString    *text,
                             gint64      integer);
void hp_json_append_number  (GString    *text,
                             double      number);
void hp_json_append_string  (GString    *text,
                             const char *string);

G_END_DECLS
