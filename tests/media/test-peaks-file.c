#include "media/peaks-file.h"

#include <string.h>

#define N_BLOCKS 500

static GBytes *
make_file (HpPeak *blocks)
{
  for (int i = 0; i < N_BLOCKS; i++)
    blocks[i] = (HpPeak) { (gint8) (-i % 128), (gint8) (i % 128) };

  return hp_peaks_file_write (blocks, N_BLOCKS);
}

static gboolean
is_read (gconstpointer data,
         gsize         size)
{
  g_autoptr(GBytes) bytes = g_bytes_new (data, size);
  const HpPeak *blocks;
  gsize n_blocks;

  return hp_peaks_file_read (bytes, &blocks, &n_blocks);
}

static void
test_is_read_as_written (void)
{
  HpPeak written[N_BLOCKS];
  g_autoptr(GBytes) bytes = make_file (written);
  g_autoptr(GBytes) silent = hp_peaks_file_write (NULL, 0);
  const HpPeak *blocks;
  gsize n_blocks;

  g_assert_true (hp_peaks_file_read (bytes, &blocks, &n_blocks));
  g_assert_cmpmem (blocks, n_blocks * sizeof (HpPeak), written, sizeof written);
  g_assert_true (hp_peaks_file_read (silent, &blocks, &n_blocks));
  g_assert_cmpuint (n_blocks, ==, 0);
}

/* Cut at any byte, with any byte flipped, with bytes too many. */
static void
test_refuses_what_is_not_whole (void)
{
  HpPeak written[N_BLOCKS];
  g_autoptr(GBytes) bytes = make_file (written);
  gsize size = g_bytes_get_size (bytes);
  g_autofree guint8 *data = g_malloc0 (size + 2);

  memcpy (data, g_bytes_get_data (bytes, NULL), size);
  g_assert_true (is_read (data, size));
  for (gsize i = 0; i < size; i++)
    {
      g_assert_false (is_read (data, i));
      for (guint bit = 0; bit < 8; bit++)
        {
          data[i] ^= (guint8) (1 << bit);
          g_assert_false (is_read (data, size));
          data[i] ^= (guint8) (1 << bit);
        }
    }

  g_assert_false (is_read (data, size + 1));
  g_assert_false (is_read (data, size + 2));
}

static void
test_refuses_any_bytes (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (8);
  guint8 data[300];

  for (guint i = 0; i < 3000; i++)
    {
      gsize size = (gsize) g_rand_int_range (rand, 0, sizeof data);

      for (gsize b = 0; b < size; b++)
        data[b] = (guint8) g_rand_int_range (rand, 0, 256);
      memcpy (data, "hairpin-peaks 1\n", MIN (size, 16));
      g_assert_false (is_read (data, size));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/media/peaks-file/is-read-as-written", test_is_read_as_written);
  g_test_add_func ("/media/peaks-file/refuses-what-is-not-whole", test_refuses_what_is_not_whole);
  g_test_add_func ("/media/peaks-file/refuses-any-bytes", test_refuses_any_bytes);

  return g_test_run ();
}
