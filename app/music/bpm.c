#include "music/bpm.h"

static HpBpm *
copy (const HpBpm *self)
{
  return g_memdup2 (self, sizeof *self);
}

G_DEFINE_BOXED_TYPE (HpBpm, hp_bpm, copy, g_free)
G_DEFINE_QUARK (hp-bpm-error, hp_bpm_error)

/* Reads "F-E"; on failure @bpm is left as it was. */
gboolean
hp_bpm_parse_click (const char  *text,
                    HpBpm       *bpm,
                    GError     **error)
{
  g_auto(GStrv) parts = NULL;
  guint64 frames, eighths;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (bpm != NULL, FALSE);

  parts = g_strsplit (text, "-", 3);

  if (g_strv_length (parts) != 2 ||
      !g_ascii_string_to_unsigned (parts[0], 10, 1, 9999, &frames, NULL) ||
      !g_ascii_string_to_unsigned (parts[1], 10, 0, 7, &eighths, NULL))
    {
      g_set_error (error, HP_BPM_ERROR, HP_BPM_ERROR_SYNTAX,
                   "“%s” is not a film click: one such as 12-2 is expected, "
                   "frames and eighths of a frame", text);
      return FALSE;
    }

  *bpm = (HpBpm) { 0, (guint) (8 * frames + eighths) };
  return TRUE;
}

char *
hp_bpm_click_to_string (HpBpm self)
{
  g_return_val_if_fail (self.click > 0, NULL);

  return g_strdup_printf ("%u-%u", self.click / 8, self.click % 8);
}

/* Beats a minute; a film click is counted in frames of @rate. */
double
hp_bpm_get_per_minute (HpBpm       self,
                       HpFrameRate rate)
{
  if (self.click == 0)
    return self.per_minute;

  return 60.0 * 8.0 * rate.num / ((double) rate.den * self.click);
}

gboolean
hp_bpm_equal (HpBpm a,
              HpBpm b)
{
  return a.click == b.click && (a.click > 0 || a.per_minute == b.per_minute);
}
