#include "model/cue-number.h"

#include "model/model-error.h"

static void
test_parse (void)
{
  static const struct { const char *text; HpCueNumber number; const char *again; } cases[] = {
    { "1M2",        { 1, 2, 0, 0, -1, -1 },       "1M2" },
    { "1m02",       { 1, 2, 0, 0, -1, -1 },       "1M2" },
    { "1m07A",      { 1, 7, 'A', 0, -1, -1 },     "1M7A" },
    { "12m112",     { 12, 112, 0, 0, -1, -1 },    "12M112" },
    { "1m12s",      { 1, 12, 0, 's', -1, -1 },    "1M12s" },
    { "1m12S",      { 1, 12, 0, 'S', -1, -1 },    "1M12S" },
    { "2M3Bs",      { 2, 3, 'B', 's', -1, -1 },   "2M3Bs" },
    { "1M2pt1",     { 1, 2, 0, 0, 1, -1 },        "1M2pt1" },
    { "1M2 PT 1",   { -1 },                       NULL },
    { "1M2-Pt3_v2", { 1, 2, 0, 0, 3, 2 },         "1M2pt3v2" },
    { "1M2v12",     { 1, 2, 0, 0, -1, 12 },       "1M2v12" },
    { "0M0",        { 0, 0, 0, 0, -1, -1 },       "0M0" },
    { "1M2v99999999999999999999", { 1, 2, 0, 0, -1, G_MAXINT }, "1M2v2147483647" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *again = NULL;
      HpCueNumber number;

      g_test_message ("%s", cases[i].text);
      g_assert_true (hp_cue_number_parse (cases[i].text, &number, NULL) == (cases[i].again != NULL));
      if (cases[i].again == NULL)
        continue;

      g_assert_cmpint (number.reel, ==, cases[i].number.reel);
      g_assert_cmpint (number.number, ==, cases[i].number.number);
      g_assert_cmpint (number.letter, ==, cases[i].number.letter);
      g_assert_cmpint (number.source, ==, cases[i].number.source);
      g_assert_cmpint (number.part, ==, cases[i].number.part);
      g_assert_cmpint (number.version, ==, cases[i].number.version);
      again = hp_cue_number_to_string (&number);
      g_assert_cmpstr (again, ==, cases[i].again);
    }
}

static void
test_refuses (void)
{
  static const char *const texts[] = {
    "", "1", "M1", "1M", "123M1", "1M1234", "1M2I", "1M2O", "1M2a", "1M2AB", "1M2 ", " 1M2", "1M2\n",
    "1N2", "1M2ssA", "1M2pt", "1M2v", "1M-2", "-1M2", "1M2pt12", "١M2",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(GError) error = NULL;

      g_test_message ("“%s”", texts[i]);
      g_assert_false (hp_cue_number_check (texts[i], &error));
      g_assert_error (error, HP_MODEL_ERROR, HP_MODEL_ERROR_VALUE);
    }
}

static void
assert_sorted (const char *const *texts,
               guint              n_texts,
               gboolean           continuous)
{
  for (guint i = 0; i < n_texts; i++)
    for (guint j = 0; j < n_texts; j++)
      {
        HpCueNumber a, b;
        int order;

        g_assert_true (hp_cue_number_parse (texts[i], &a, NULL));
        g_assert_true (hp_cue_number_parse (texts[j], &b, NULL));
        order = hp_cue_number_compare (&a, &b, continuous);
        g_test_message ("%s %s: %d", texts[i], texts[j], order);
        g_assert_cmpint ((order > 0) - (order < 0), ==, (i > j) - (i < j));
      }
}

static void
test_order (void)
{
  static const char *const per_reel[] = {
    "1M1", "1M2", "1M2v1", "1M2v2", "1M2pt1", "1M2pt2", "1m07", "1m07A", "1m07B", "1m08", "1M10",
    "2M1", "10M1",
  };
  static const char *const continuous[] = { "1M1", "2M2", "1M3", "2M3", "2M4", "1M10" };

  assert_sorted (per_reel, G_N_ELEMENTS (per_reel), FALSE);
  assert_sorted (continuous, G_N_ELEMENTS (continuous), TRUE);
}

static void
test_letters (void)
{
  GString *letters = g_string_new (NULL);

  for (char letter = hp_cue_number_letter_after (0); letter != 0;
       letter = hp_cue_number_letter_after (letter))
    g_string_append_c (letters, letter);

  g_assert_cmpstr (letters->str, ==, "ABCDEFGHJKLMNPQRTUVWXYZ");
  g_assert_cmpint (hp_cue_number_letter_after ('S'), ==, 0);
  g_string_free (letters, TRUE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/cue-number/parse", test_parse);
  g_test_add_func ("/model/cue-number/refuses", test_refuses);
  g_test_add_func ("/model/cue-number/order", test_order);
  g_test_add_func ("/model/cue-number/letters", test_letters);

  return g_test_run ();
}
