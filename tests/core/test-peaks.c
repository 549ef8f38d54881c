#include "core/peaks.h"

#include <math.h>

#define N_COLUMNS 300

static HpPeak *
make_blocks (GRand *rand,
             gsize  n_blocks)
{
  HpPeak *blocks = g_new (HpPeak, n_blocks);

  for (gsize i = 0; i < n_blocks; i++)
    blocks[i] = (HpPeak) { (gint8) g_rand_int_range (rand, -127, 1),
                           (gint8) g_rand_int_range (rand, 0, 128) };
  return blocks;
}

/* Appended in pieces of all sizes. */
static HpPeaks *
make_peaks (GRand        *rand,
            const HpPeak *blocks,
            gsize         n_blocks)
{
  HpPeaks *peaks = hp_peaks_new ();

  for (gsize done = 0; done < n_blocks;)
    {
      gsize n = (gsize) g_rand_int_range (rand, 1, 700);

      n = MIN (n, n_blocks - done);
      hp_peaks_append (peaks, blocks + done, n);
      done += n;
    }

  return peaks;
}

static HpPeak
read_all (const HpPeak *blocks,
          gsize         n_blocks,
          double        from,
          double        to)
{
  HpPeak peak = { G_MAXINT8, G_MININT8 };

  for (gsize i = 0; i < n_blocks; i++)
    if ((double) (i + 1) > from && (double) i < to)
      peak = (HpPeak) { MIN (peak.low, blocks[i].low), MAX (peak.high, blocks[i].high) };

  return peak;
}

/* At every zoom, before the start and after the end too. */
static void
test_columns_are_what_is_in_them (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (11);
  HpPeak columns[N_COLUMNS];

  for (guint i = 0; i < 60; i++)
    {
      gsize n_blocks = (gsize) g_rand_int_range (rand, 1, 9000);
      g_autofree HpPeak *blocks = make_blocks (rand, n_blocks);
      g_autoptr(HpPeaks) peaks = make_peaks (rand, blocks, n_blocks);
      double start = g_rand_double_range (rand, -3000, 9000);
      double width = pow (2, g_rand_double_range (rand, -5, 12));

      g_assert_cmpuint (hp_peaks_get_n_blocks (peaks), ==, n_blocks);
      hp_peaks_read (peaks, start, width, columns, N_COLUMNS);
      for (guint c = 0; c < N_COLUMNS; c++)
        {
          HpPeak expected = read_all (blocks, n_blocks, start + c * width, start + (c + 1) * width);

          g_assert_cmpint (columns[c].low, ==, expected.low);
          g_assert_cmpint (columns[c].high, ==, expected.high);
        }
    }
}

/* A click in two hours of silence is seen in its column, however wide that is. */
static void
test_no_click_is_lost (void)
{
  const gsize n_blocks = 2 * 3600 * 200;
  const gsize click = 1234567;
  g_autofree HpPeak *blocks = g_new0 (HpPeak, n_blocks);
  g_autoptr(HpPeaks) peaks = hp_peaks_new ();
  HpPeak columns[N_COLUMNS];

  blocks[click].high = 99;
  hp_peaks_append (peaks, blocks, n_blocks);
  for (double width = 1; width < (double) n_blocks; width *= 1.7)
    {
      double start = floor ((double) click - 20.5 * width);

      hp_peaks_read (peaks, start, width, columns, N_COLUMNS);
      g_assert_cmpint (columns[(guint) (((double) click - start) / width)].high, ==, 99);
      for (guint c = 0; c < N_COLUMNS; c++)
        g_assert_true (c == 20 || c == 21 || columns[c].high < 99);
    }
}

static void
test_is_empty_where_nothing_was_read (void)
{
  g_autoptr(HpPeaks) peaks = hp_peaks_new ();
  const HpPeak silence = { 0, 0 };
  HpPeak columns[3];

  hp_peaks_read (peaks, 0, 1, columns, 3);
  g_assert_cmpint (columns[0].low, >, columns[0].high);

  hp_peaks_append (peaks, &silence, 1);
  hp_peaks_read (peaks, -1, 1, columns, 3);
  g_assert_cmpint (columns[0].low, >, columns[0].high);
  g_assert_cmpint (columns[1].low, ==, 0);
  g_assert_cmpint (columns[1].high, ==, 0);
  g_assert_cmpint (columns[2].low, >, columns[2].high);
}

/* A damaged film may claim any length. */
static void
test_ends_after_a_day (void)
{
  g_autofree HpPeak *blocks = g_new0 (HpPeak, HP_PEAKS_MAX);
  g_autoptr(HpPeaks) peaks = hp_peaks_new ();

  hp_peaks_append (peaks, blocks, 1);
  hp_peaks_append (peaks, blocks, HP_PEAKS_MAX);
  g_assert_cmpuint (hp_peaks_get_n_blocks (peaks), ==, HP_PEAKS_MAX);
  hp_peaks_append (peaks, blocks, 1);
  g_assert_cmpuint (hp_peaks_get_n_blocks (peaks), ==, HP_PEAKS_MAX);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/peaks/columns-are-what-is-in-them", test_columns_are_what_is_in_them);
  g_test_add_func ("/core/peaks/no-click-is-lost", test_no_click_is_lost);
  g_test_add_func ("/core/peaks/is-empty-where-nothing-was-read",
                   test_is_empty_where_nothing_was_read);
  g_test_add_func ("/core/peaks/ends-after-a-day", test_ends_after_a_day);

  return g_test_run ();
}
