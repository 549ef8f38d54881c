/* Whether a text is a JSON object, for those who keep one as text and never look inside. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean hp_json_is_object (const char *text);

G_END_DECLS
