#include <string.h>

#include "codec/csv.h"

static void
assert_cell (HpCsvFlags  flags,
             const char *cell,
             gboolean    quoted,
             const char *expected)
{
  g_autoptr(HpCsv) csv = hp_csv_new (flags);
  g_autoptr(GBytes) bytes = NULL;
  g_autofree char *row = g_strdup_printf ("a,%s\r\n", expected);

  hp_csv_add (csv, "a");
  if (quoted)
    hp_csv_add_quoted (csv, cell);
  else
    hp_csv_add (csv, cell);
  hp_csv_end_row (csv);
  bytes = hp_csv_finish (csv);

  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), row, strlen (row));
}

static void
test_cells_are_quoted_where_needed (void)
{
  static const struct { const char *cell, *expected; } cases[] = {
    { "", "" },
    { "The letter", "The letter" },
    { "one, two", "\"one, two\"" },
    { "\"You kept it?\"", "\"\"\"You kept it?\"\"\"" },
    { "two\nlines", "\"two\nlines\"" },
    { "two\r\nlines", "\"two\r\nlines\"" },
    { " spaced ", "\" spaced \"" },
    { "שלום 👋", "שלום 👋" },
    { "=1+1", "=1+1" },
    { "-", "-" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_cell (HP_CSV_PLAIN, cases[i].cell, FALSE, cases[i].expected);
}

static void
test_timecode_is_always_quoted (void)
{
  assert_cell (HP_CSV_PLAIN, "01:00:00:00", TRUE, "\"01:00:00:00\"");
  assert_cell (HP_CSV_PLAIN, "", TRUE, "");
}

static void
test_formulas_are_disarmed_for_spreadsheets (void)
{
  static const struct { const char *cell, *expected; } cases[] = {
    { "=1+1", "'=1+1" },
    { "+49", "'+49" },
    { "-1+1", "'-1+1" },
    { "- a dash", "'- a dash" },
    { "-nan", "'-nan" },
    { "@SUM", "'@SUM" },
    { "\tx", "'\tx" },
    { "\rx", "\"'\rx\"" },
    { "=HYPERLINK(\"x\")", "\"'=HYPERLINK(\"\"x\"\")\"" },
    { "-12", "-12" },
    { "-1.5", "-1.5" },
    { "a=b", "a=b" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_cell (HP_CSV_FOR_SPREADSHEETS, cases[i].cell, FALSE, cases[i].expected);
}

static void
test_rows_end_with_cr_lf (void)
{
  static const char expected[] = "a,b\r\n,\r\n";
  g_autoptr(HpCsv) csv = hp_csv_new (HP_CSV_PLAIN);
  g_autoptr(GBytes) bytes = NULL;

  hp_csv_add (csv, "a");
  hp_csv_add (csv, "b");
  hp_csv_end_row (csv);
  hp_csv_add (csv, "");
  hp_csv_add (csv, "");
  hp_csv_end_row (csv);
  bytes = hp_csv_finish (csv);

  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                   expected, strlen (expected));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/codec/csv/cells-are-quoted-where-needed", test_cells_are_quoted_where_needed);
  g_test_add_func ("/codec/csv/timecode-is-always-quoted", test_timecode_is_always_quoted);
  g_test_add_func ("/codec/csv/formulas-are-disarmed-for-spreadsheets",
                   test_formulas_are_disarmed_for_spreadsheets);
  g_test_add_func ("/codec/csv/rows-end-with-cr-lf", test_rows_end_with_cr_lf);

  return g_test_run ();
}
