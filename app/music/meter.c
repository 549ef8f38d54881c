#include "music/meter.h"

#define MAX_BEATS 32

G_DEFINE_QUARK (hp-meter-error, hp_meter_error)

/* Reads "N/D"; on failure @meter is left as it was. */
gboolean
hp_meter_parse (const char  *text,
                HpMeter     *meter,
                GError     **error)
{
  g_auto(GStrv) parts = NULL;
  guint64 beats, unit;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (meter != NULL, FALSE);

  parts = g_strsplit (text, "/", 3);

  if (g_strv_length (parts) != 2 ||
      !g_ascii_string_to_unsigned (parts[0], 10, 1, MAX_BEATS, &beats, NULL) ||
      !g_ascii_string_to_unsigned (parts[1], 10, 1, 32, &unit, NULL) ||
      (unit & (unit - 1)) != 0)
    {
      g_set_error (error, HP_METER_ERROR, HP_METER_ERROR_SYNTAX,
                   "“%s” is not a meter: N/D is expected, N 1…32, D 1, 2, 4, 8, 16 or 32", text);
      return FALSE;
    }

  *meter = (HpMeter) { (guint) beats, (guint) unit };
  return TRUE;
}

gboolean
hp_meter_check (const char  *text,
                GError     **error)
{
  HpMeter meter;

  return hp_meter_parse (text, &meter, error);
}

/* The length of a bar, in whole notes. */
HpFraction
hp_meter_get_length (HpMeter self)
{
  return hp_fraction_new (self.beats, self.unit);
}
