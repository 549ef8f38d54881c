/* What can go wrong with a plan: one error domain for the room. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define HP_MODEL_ERROR (hp_model_error_quark ())

typedef enum
{
  HP_MODEL_ERROR_VALUE,     /* a text that is none of those expected */
  HP_MODEL_ERROR_REFUSED,   /* an edit that would break the plan */
} HpModelError;

GQuark   hp_model_error_quark (void);

/* Says why an edit is refused, in a sentence for the user; always FALSE, to be returned. */
gboolean hp_model_refuse      (GError     **error,
                               const char  *format,
                               ...) G_GNUC_PRINTF (2, 3);

G_END_DECLS
