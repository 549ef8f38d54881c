#include "model/model-error.h"

G_DEFINE_QUARK (hp-model-error, hp_model_error)

gboolean
hp_model_refuse (GError     **error,
                 const char  *format,
                 ...)
{
  g_autofree char *sentence = NULL;
  va_list args;

  va_start (args, format);
  sentence = g_strdup_vprintf (format, args);
  va_end (args);

  g_set_error_literal (error, HP_MODEL_ERROR, HP_MODEL_ERROR_REFUSED, sentence);
  return FALSE;
}
