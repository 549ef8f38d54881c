#include "codec/csv.h"

#include <string.h>

struct _HpCsv
{
  HpCsvFlags  flags;
  GString    *text;
  gboolean    in_row;  /* a cell of the row is written */
};

HpCsv *
hp_csv_new (HpCsvFlags flags)
{
  HpCsv *self = g_new0 (HpCsv, 1);

  self->flags = flags;
  self->text = g_string_new (NULL);
  return self;
}

void
hp_csv_free (HpCsv *self)
{
  g_string_free (self->text, TRUE);
  g_free (self);
}

static gboolean
is_negative_number (const char *cell)
{
  char *end;

  if (cell[0] != '-' || !(g_ascii_isdigit (cell[1]) || cell[1] == '.'))
    return FALSE;

  g_ascii_strtod (cell, &end);
  return *end == '\0';
}

/* A spreadsheet takes a cell that begins so for a formula, and runs it. */
static gboolean
looks_like_formula (const char *cell)
{
  return *cell != '\0' && strchr ("=+-@\t\r", *cell) != NULL && !is_negative_number (cell);
}

static gboolean
needs_quotes (const char *cell)
{
  gsize length = strlen (cell);

  return strpbrk (cell, ",\"\r\n") != NULL ||
         (length > 0 && (cell[0] == ' ' || cell[length - 1] == ' '));
}

static void
append (HpCsv      *self,
        const char *cell,
        gboolean    quoted)
{
  gboolean disarmed = (self->flags & HP_CSV_FOR_SPREADSHEETS) != 0 && looks_like_formula (cell);

  if (self->in_row)
    g_string_append_c (self->text, ',');
  self->in_row = TRUE;

  if (quoted)
    g_string_append_c (self->text, '"');
  if (disarmed)
    g_string_append_c (self->text, '\'');
  for (const char *p = cell; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (self->text, '"');
      g_string_append_c (self->text, *p);
    }
  if (quoted)
    g_string_append_c (self->text, '"');
}

void
hp_csv_add (HpCsv      *self,
            const char *cell)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (cell != NULL);

  append (self, cell, needs_quotes (cell));
}

/* For what a program could take for something else, such as a timecode for a time of day;
 * a cell without text needs no quotes. */
void
hp_csv_add_quoted (HpCsv      *self,
                   const char *cell)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (cell != NULL);

  append (self, cell, *cell != '\0');
}

void
hp_csv_end_row (HpCsv *self)
{
  g_return_if_fail (self != NULL);

  g_string_append (self->text, "\r\n");
  self->in_row = FALSE;
}

GBytes *
hp_csv_finish (HpCsv *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_bytes_new (self->text->str, self->text->len);
}
