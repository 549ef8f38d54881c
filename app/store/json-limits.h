/* How much one value of JSON may be before it is worth reading at all.
 *
 * A file of a few bytes can ask for far more memory than it takes, and a text
 * for far more time than anybody wrote it for.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define HP_JSON_MAX_DEPTH 64           /* objects and lists in one another, the whole included */
#define HP_JSON_MAX_TEXT (1 << 20)     /* bytes of a text, or of a number */
#define HP_JSON_MAX_MEMORY (100 << 20) /* bytes that jansson takes at once, about */

/* Looks at the value that begins at @start and stands in @depth others, and reckons what memory
 * jansson takes for it.  Returns a sentence when it is too much, with the place in *@excess, or
 * NULL; whether it is JSON at all it does not say. */
char *hp_json_find_excess (const char *text,
                           gsize       size,
                           gsize       start,
                           guint       depth,
                           gsize      *memory,
                           gsize      *excess);

G_END_DECLS
