#include <math.h>

#include "media/peak-meter.h"

#define MS 1000000  /* ns */

/* A sample in the middle of 5 ms is in their block, whatever the rate; the rest is silence. */
static void
test_a_sample_is_in_its_block (void)
{
  static const guint rates[] = { 8000, 22050, 44100, 48000, 96000, 192000 };

  for (guint i = 0; i < G_N_ELEMENTS (rates); i++)
    {
      g_autoptr(HpPeakMeter) meter = hp_peak_meter_new ();
      g_autofree float *samples = g_new0 (float, 2 * rates[i]);
      const HpPeak *blocks;
      gsize n_blocks;

      /* 502.5 ms after the start, in the second channel. */
      samples[2 * (rates[i] * 1005 / 2000) + 1] = -0.5f;
      hp_peak_meter_add (meter, 1000 * MS, rates[i], 2, samples, rates[i]);
      blocks = hp_peak_meter_take (meter, TRUE, &n_blocks);
      g_assert_cmpuint (n_blocks, ==, 400);
      for (gsize b = 0; b < n_blocks; b++)
        {
          g_assert_cmpint (blocks[b].low, ==, b == 300 ? -64 : 0);
          g_assert_cmpint (blocks[b].high, ==, 0);
        }
    }
}

/* In buffers that end anywhere, it is the same as in one. */
static void
test_buffers_make_no_difference (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (3);
  g_autoptr(HpPeakMeter) whole = hp_peak_meter_new ();
  g_autoptr(HpPeakMeter) meter = hp_peak_meter_new ();
  float samples[44100];
  const HpPeak *expected, *blocks;
  gsize n_expected, n_blocks, n_taken = 0;

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    samples[i] = (float) g_rand_double_range (rand, -1.2, 1.2);
  hp_peak_meter_add (whole, 0, 44100, 1, samples, G_N_ELEMENTS (samples));
  expected = hp_peak_meter_get_blocks (whole, &n_expected);
  g_assert_cmpuint (n_expected, ==, 200);

  for (gsize done = 0; done < G_N_ELEMENTS (samples);)
    {
      gsize n = (gsize) g_rand_int_range (rand, 1, 2000);

      n = MIN (n, G_N_ELEMENTS (samples) - done);
      hp_peak_meter_add (meter, (gint64) done * 1000000000 / 44100, 44100, 1, samples + done, n);
      done += n;
      blocks = hp_peak_meter_take (meter, done == G_N_ELEMENTS (samples), &n_blocks);
      g_assert_cmpuint (n_taken + n_blocks, <=, n_expected);
      g_assert_cmpmem (blocks, n_blocks * sizeof (HpPeak), expected + n_taken,
                       n_blocks * sizeof (HpPeak));
      n_taken += n_blocks;
    }

  g_assert_cmpuint (n_taken, ==, n_expected);
}

/* Times of a damaged film, and samples that are no numbers. */
static void
test_bears_anything (void)
{
  const float samples[] = { 0, (float) NAN, (float) INFINITY, 0.25f };
  g_autoptr(HpPeakMeter) meter = hp_peak_meter_new ();
  const HpPeak *blocks;
  gsize n_blocks;

  hp_peak_meter_add (meter, 20 * MS, 48000, 1, samples, G_N_ELEMENTS (samples));
  hp_peak_meter_add (meter, 40 * MS, 48000, 1, samples, 1);
  hp_peak_meter_take (meter, FALSE, &n_blocks);
  g_assert_cmpuint (n_blocks, ==, 8);

  /* Before what was taken, and a year later. */
  hp_peak_meter_add (meter, 0, 48000, 1, samples + 3, 1);
  hp_peak_meter_add (meter, G_MAXINT64 / 2, 48000, 1, samples, G_N_ELEMENTS (samples));
  blocks = hp_peak_meter_take (meter, TRUE, &n_blocks);
  g_assert_cmpuint (n_blocks, ==, 1);
  g_assert_cmpint (blocks[0].high, ==, 32);

  blocks = hp_peak_meter_get_blocks (meter, &n_blocks);
  g_assert_cmpuint (n_blocks, ==, 9);
  g_assert_cmpint (blocks[0].high, ==, 0);
  g_assert_cmpint (blocks[4].high, ==, 127);
  hp_peak_meter_take (meter, TRUE, &n_blocks);
  g_assert_cmpuint (n_blocks, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/media/peak-meter/a-sample-is-in-its-block", test_a_sample_is_in_its_block);
  g_test_add_func ("/media/peak-meter/buffers-make-no-difference",
                   test_buffers_make_no_difference);
  g_test_add_func ("/media/peak-meter/bears-anything", test_bears_anything);

  return g_test_run ();
}
