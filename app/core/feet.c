#include "core/feet.h"

char *
hp_feet_format (gint64 n_frames)
{
  g_return_val_if_fail (n_frames >= 0, NULL);

  return g_strdup_printf ("%" G_GINT64_FORMAT "+%02d", n_frames / HP_FRAMES_PER_FOOT,
                          (int) (n_frames % HP_FRAMES_PER_FOOT));
}
