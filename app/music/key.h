/* A key as a plan names it: "D minor", "F# dorian". */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define HP_KEY_ERROR (hp_key_error_quark ())

typedef enum
{
  HP_KEY_ERROR_SYNTAX,
} HpKeyError;

GQuark   hp_key_error_quark (void);
gboolean hp_key_check       (const char  *text,
                             GError     **error);
gboolean hp_key_check_mode  (const char  *text,
                             GError     **error);

G_END_DECLS
