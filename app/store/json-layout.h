/* JSON laid out as a plan file is: one member a line, what belongs together on one.
 *
 * The items of some lists stand on one line each, as do the objects of some
 * members and all lists of plain values.
 */

#pragma once

#include <glib.h>
#include <jansson.h>

#include "store/json-text.h"

G_BEGIN_DECLS

/* In place of a depth: all on one line. */
#define HP_JSON_ONE_LINE (-1)

/* Whether the items of the list @key stand on one line each, or the object @key does. */
gboolean hp_json_is_one_line_list   (const char *key);
gboolean hp_json_is_one_line_object (const char *key);

void     hp_json_append_indent      (GString    *text,
                                     int         depth);

/* Appends @value, the member @key of an object or, where that is NULL, an item of a list, as
 * it stands at @depth. */
void     hp_json_append             (GString    *text,
                                     json_t     *value,
                                     const char *key,
                                     int         depth);

G_END_DECLS
