/* What people wrote, as a part of a line. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Texts of more characters are told by their beginning. */
#define HP_QUOTE_MAX 60

/* On one line, and with nothing in it that a terminal would obey. */
char     *hp_plain    (const char *text);

/* So, in quotation marks, and cut to HP_QUOTE_MAX. */
char     *hp_quote    (const char *text);
gboolean  hp_is_short (const char *text);

/* @pattern, in which %s stands once, with @word for it. */
char     *hp_fill     (const char *pattern,
                       const char *word);

G_END_DECLS
