#include "core/fraction.h"

typedef __int128 Wide;

static HpFraction *
copy (const HpFraction *self)
{
  return g_memdup2 (self, sizeof *self);
}

G_DEFINE_BOXED_TYPE (HpFraction, hp_fraction, copy, g_free)
G_DEFINE_QUARK (hp-fraction-error, hp_fraction_error)

static Wide
common_divisor (Wide a,
                Wide b)
{
  while (b != 0)
    {
      Wide rest = a % b;

      a = b;
      b = rest;
    }

  return a < 0 ? -a : a;
}

static HpFraction
reduce (Wide num,
        Wide den)
{
  Wide divisor = common_divisor (num, den);

  if (den < 0)
    divisor = -divisor;
  num /= divisor;
  den /= divisor;
  g_return_val_if_fail (num >= G_MININT64 && num <= G_MAXINT64 && den <= G_MAXINT64,
                        ((HpFraction) { 0, 1 }));

  return (HpFraction) { (gint64) num, (gint64) den };
}

HpFraction
hp_fraction_new (gint64 num,
                 gint64 den)
{
  g_return_val_if_fail (den != 0, ((HpFraction) { 0, 1 }));

  return reduce (num, den);
}

/* Reads "N" or "N/D", N with or without a minus; on failure @fraction is left as it was. */
gboolean
hp_fraction_parse (const char  *text,
                   HpFraction  *fraction,
                   GError     **error)
{
  g_auto(GStrv) parts = NULL;
  gint64 num, den = 1;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (fraction != NULL, FALSE);

  parts = g_strsplit (text, "/", 3);

  if (g_strv_length (parts) > 2 ||
      parts[0] == NULL ||
      parts[0][0] == '+' ||
      !g_ascii_string_to_signed (parts[0], 10, -G_MAXINT32, G_MAXINT32, &num, NULL) ||
      (parts[1] != NULL &&
       (!g_ascii_isdigit (parts[1][0]) ||
        !g_ascii_string_to_signed (parts[1], 10, 1, G_MAXINT32, &den, NULL))))
    {
      g_set_error (error, HP_FRACTION_ERROR, HP_FRACTION_ERROR_SYNTAX,
                   "“%s” is not a fraction: N or N/D is expected", text);
      return FALSE;
    }

  *fraction = hp_fraction_new (num, den);
  return TRUE;
}

/* As hp_fraction_parse(), and refuses a denominator no score position can have. */
gboolean
hp_fraction_parse_position (const char  *text,
                            HpFraction  *position,
                            GError     **error)
{
  HpFraction parsed;

  if (!hp_fraction_parse (text, &parsed, error))
    return FALSE;

  if (HP_SCORE_DENOMINATOR % parsed.den != 0)
    {
      g_set_error (error, HP_FRACTION_ERROR, HP_FRACTION_ERROR_RANGE,
                   "“%s” has a denominator that does not divide %d", text, HP_SCORE_DENOMINATOR);
      return FALSE;
    }

  *position = parsed;
  return TRUE;
}

char *
hp_fraction_to_string (HpFraction self)
{
  if (self.den == 1)
    return g_strdup_printf ("%" G_GINT64_FORMAT, self.num);

  return g_strdup_printf ("%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT, self.num, self.den);
}

HpFraction
hp_fraction_add (HpFraction a,
                 HpFraction b)
{
  return reduce ((Wide) a.num * b.den + (Wide) b.num * a.den, (Wide) a.den * b.den);
}

HpFraction
hp_fraction_subtract (HpFraction a,
                      HpFraction b)
{
  return reduce ((Wide) a.num * b.den - (Wide) b.num * a.den, (Wide) a.den * b.den);
}

HpFraction
hp_fraction_multiply (HpFraction a,
                      HpFraction b)
{
  return reduce ((Wide) a.num * b.num, (Wide) a.den * b.den);
}

HpFraction
hp_fraction_divide (HpFraction a,
                    HpFraction b)
{
  g_return_val_if_fail (b.num != 0, ((HpFraction) { 0, 1 }));

  return reduce ((Wide) a.num * b.den, (Wide) a.den * b.num);
}

int
hp_fraction_compare (HpFraction a,
                     HpFraction b)
{
  Wide left = (Wide) a.num * b.den;
  Wide right = (Wide) b.num * a.den;

  return (left > right) - (left < right);
}

/* The largest whole number that is not above it. */
gint64
hp_fraction_floor (HpFraction self)
{
  gint64 quotient = self.num / self.den;

  return quotient * self.den > self.num ? quotient - 1 : quotient;
}

/* The nearest whole number, the upper of two equally near. */
gint64
hp_fraction_round (HpFraction self)
{
  return hp_fraction_floor (hp_fraction_add (self, (HpFraction) { 1, 2 }));
}

double
hp_fraction_to_double (HpFraction self)
{
  return (double) self.num / (double) self.den;
}
