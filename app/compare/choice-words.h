/* The choices of a plan in the crew's words: "con-sordino" is “con sordino”. */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

const char *hp_choice_words (GType type,
                             int   value);

G_END_DECLS
