#include "store/json-text.h"

#include <math.h>
#include <string.h>

#define N_PLACES 4
#define SCALE 10000       /* 10 to the power of N_PLACES */
#define MAX_QUICK 1e8     /* below it, scaling a double leaves it exact to a thousandth */
#define MAX_DIGITS 20     /* of a 64-bit integer */

/* Writes the digits of @integer, at least @n_digits of them, before @end; returns the first. */
static char *
print_digits (char    *end,
              guint64  integer,
              int      n_digits)
{
  for (; integer > 0 || n_digits > 0; integer /= 10, n_digits--)
    *--end = (char) ('0' + integer % 10);

  return end;
}

void
hp_json_append_integer (GString *text,
                        gint64   integer)
{
  char buffer[1 + MAX_DIGITS];
  char *end = buffer + sizeof buffer;
  guint64 size = integer < 0 ? - (guint64) integer : (guint64) integer;
  char *start = print_digits (end, size, 1);

  if (integer < 0)
    *--start = '-';
  g_string_append_len (text, start, end - start);
}

static void
print_number (GString *text,
              double   number)
{
  char buffer[512];  /* the largest double has 309 digits before the point */
  char *end;

  g_ascii_formatd (buffer, sizeof buffer, "%.4f", number);
  end = buffer + strlen (buffer);
  while (end[-1] == '0')
    end--;
  if (end[-1] == '.')
    end--;
  *end = '\0';

  g_string_append (text, strcmp (buffer, "-0") == 0 ? "0" : buffer);

  /* Without a point it would be read back as an integer, and be too large for one. */
  if (fabs (number) >= 9.2e18)
    g_string_append (text, ".0");
}

void
hp_json_append_number (GString *text,
                       double   number)
{
  char buffer[1 + MAX_DIGITS + 1];
  char *end = buffer + sizeof buffer;
  char *start = end;
  double scaled = fabs (number) * SCALE;
  guint64 whole;
  int n_places = N_PLACES;

  /* Halfway between two decimals, and only there, scaling could change which is nearer. */
  if (!(fabs (number) < MAX_QUICK) || fabs (scaled - floor (scaled) - 0.5) < 0.01)
    {
      print_number (text, number);
      return;
    }

  whole = (guint64) (scaled + 0.5);
  if (whole == 0)
    {
      g_string_append_c (text, '0');
      return;
    }

  for (; n_places > 0 && whole % 10 == 0; n_places--)
    whole /= 10;
  if (n_places > 0)
    {
      guint64 unit = 1;

      for (int i = 0; i < n_places; i++)
        unit *= 10;
      start = print_digits (start, whole % unit, n_places);
      *--start = '.';
      whole /= unit;
    }

  start = print_digits (start, whole, 1);
  if (number < 0)
    *--start = '-';
  g_string_append_len (text, start, end - start);
}

static void
append_escaped (GString *text,
                guchar   character)
{
  static const char letters[] = { '\b', 'b', '\f', 'f', '\n', 'n', '\r', 'r', '\t', 't',
                                  '"', '"', '\\', '\\' };

  for (guint i = 0; i < G_N_ELEMENTS (letters); i += 2)
    if (character == (guchar) letters[i])
      {
        g_string_append_c (text, '\\');
        g_string_append_c (text, letters[i + 1]);
        return;
      }

  g_string_append_printf (text, "\\u%04x", (guint) character);
}

/* What came from a file or an entry is UTF-8; a stray byte must not lose the plan. */
void
hp_json_append_string (GString    *text,
                       const char *string)
{
  g_autofree char *valid = NULL;
  const char *end = string;

  while ((guchar) *end >= 0x20 && (guchar) *end < 0x80)
    end++;
  if (*end != '\0' && !g_utf8_validate (end, -1, NULL))
    {
      valid = g_utf8_make_valid (string, -1);
      string = valid;
    }

  g_string_append_c (text, '"');
  while (*string != '\0')
    {
      end = string;
      while ((guchar) *end >= 0x20 && *end != '"' && *end != '\\')
        end++;
      g_string_append_len (text, string, end - string);
      if (*end == '\0')
        break;

      append_escaped (text, (guchar) *end);
      string = end + 1;
    }
  g_string_append_c (text, '"');
}
