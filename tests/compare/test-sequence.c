#include "compare/sequence.h"

#include <string.h>

/* Which of @before stand in @after too, as letters in their order. */
static char *
common (const char *before,
        const char *after)
{
  guint n_before = (guint) strlen (before), n_after = (guint) strlen (after), last = 0;
  g_autofree guint *old_symbols = g_new (guint, n_before), *new_symbols = g_new (guint, n_after);
  g_autofree guint *partners = g_new (guint, n_before);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_before; i++)
    old_symbols[i] = (guchar) before[i];
  for (guint i = 0; i < n_after; i++)
    new_symbols[i] = (guchar) after[i];

  hp_sequence_match (old_symbols, n_before, new_symbols, n_after, 128, partners);
  for (guint i = 0; i < n_before; i++)
    if (partners[i] != HP_SEQUENCE_NONE)
      {
        g_assert_cmpint (before[i], ==, after[partners[i]]);
        g_assert_true (text->len == 0 || partners[i] > last);
        last = partners[i];
        g_string_append_c (text, before[i]);
      }

  return g_string_free (text, FALSE);
}

static void
test_common (void)
{
  static const struct { const char *before, *after, *common; } cases[] = {
    { "", "", "" },
    { "", "abc", "" },
    { "abc", "abc", "abc" },
    { "abc", "xabc", "abc" },
    { "abc", "axbc", "abc" },
    { "abcdef", "abdef", "abdef" },
    { "abcdef", "axydefz", "adef" },
    { "aaaa", "aa", "aa" },
    { "abab", "baba", "bab" },
    { "xaxaxbyyy", "yaxaxbxxx", "axaxb" },
    { "abcdefg", "gabcdef", "abcdef" },
    { "abc", "xyz", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = common (cases[i].before, cases[i].after);

      g_assert_cmpstr (found, ==, cases[i].common);
    }
}

/* A long film's worth, with one more at the front and one less at the end: no more than that. */
static void
test_long (void)
{
  const guint n = 100000;
  g_autofree guint *before = g_new (guint, n + 1), *after = g_new (guint, n + 1);
  g_autofree guint *partners = g_new (guint, n + 1);

  for (guint i = 0; i < n; i++)
    before[i] = after[i + 1] = i;
  before[n] = n;
  after[0] = n / 2;

  hp_sequence_match (before, n + 1, after, n + 1, n + 1, partners);
  for (guint i = 0; i < n; i++)
    g_assert_cmpuint (partners[i], ==, i + 1);
  g_assert_cmpuint (partners[n], ==, HP_SEQUENCE_NONE);
}

/* What only repeats itself, and is too long for an exact answer, still has one that holds. */
static void
test_repeating (void)
{
  const guint n = 6000;
  g_autofree guint *before = g_new0 (guint, n), *after = g_new0 (guint, n);
  g_autofree guint *partners = g_new (guint, n);

  for (guint i = 0; i < n; i++)
    {
      before[i] = i % 2;
      after[i] = 1 - i % 3 % 2;
    }

  hp_sequence_match (before, n, after, n, 2, partners);
  for (guint i = 0; i < n; i++)
    g_assert_true (partners[i] == HP_SEQUENCE_NONE || before[i] == after[partners[i]]);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/compare/sequence/common", test_common);
  g_test_add_func ("/compare/sequence/long", test_long);
  g_test_add_func ("/compare/sequence/repeating", test_repeating);

  return g_test_run ();
}
