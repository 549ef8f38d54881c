#include "media/burnt-film.h"

#define DEADLINE 60  /* seconds: a limit for hangs, no measure */

/* The strip of 32 black and white cells that tells the number of a picture:
 * 1010, twenty bits of number, four of their sum, 0011. */
#define N_CELLS 32
#define START 0xA
#define END 0x3

static char *
get_path (const char *name)
{
  return g_build_filename (g_getenv ("HAIRPIN_SHARED"), "fixtures", "video", name, NULL);
}

/* NULL, and the test skipped, where the film is absent. */
GFile *
burnt_film_get (const char *name)
{
  g_autofree char *path = get_path (name);

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return g_file_new_for_path (path);

  g_test_skip_printf ("%s is not here", name);
  return NULL;
}

static guint
mean_of_cell (const HpStill *still,
              int            y,
              int            cell)
{
  const guint8 *row = hp_still_get_data (still) + y * hp_still_get_stride (still);
  double width = (double) hp_still_get_width (still) / N_CELLS;
  int from = (int) ((cell + 0.3) * width);
  int to = MAX ((int) ((cell + 0.7) * width), from + 1);
  guint sum = 0;

  for (int x = from; x < to; x++)
    sum += row[4 * x + 1];  /* green is as good as any */

  return sum / (guint) (to - from);
}

static gint64
read_row (const HpStill *still,
          int            y)
{
  guint lowest = 255, highest = 0;
  guint32 bits = 0;
  guint sum = 0;

  for (int cell = 0; cell < N_CELLS; cell++)
    {
      guint mean = mean_of_cell (still, y, cell);

      lowest = MIN (lowest, mean);
      highest = MAX (highest, mean);
    }
  if (highest - lowest < 60)
    return -1;

  for (int cell = 0; cell < N_CELLS; cell++)
    bits = bits << 1 | (mean_of_cell (still, y, cell) > (lowest + highest) / 2);

  for (guint i = 8; i < 28; i += 4)
    sum ^= bits >> i & 0xF;
  if (bits >> 28 != START || (bits & 0xF) != END || (bits >> 4 & 0xF) != sum)
    return -1;

  return bits >> 8 & 0xFFFFF;
}

/* The number in the picture itself, -1 if none can be read. */
gint64
burnt_film_read (HpTransport *transport)
{
  g_autoptr(HpStill) still = hp_transport_ref_picture (transport);
  int height;
  gint64 number;

  if (still == NULL)
    return -1;

  height = hp_still_get_height (still);
  number = read_row (still, height - MAX (height / 30, 1));
  return number >= 0 ? number : read_row (still, height / 30);
}

static gboolean
late_cb (gpointer user_data)
{
  g_assert_not_reached ();
}

void
burnt_film_wait (HpTransport *transport,
            gboolean   (*is_so) (HpTransport *transport))
{
  guint deadline = g_timeout_add_seconds (DEADLINE, late_cb, NULL);

  while (is_so (transport))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (deadline);
}

HpTransport *
burnt_film_make_transport (void)
{
  return g_object_new (HP_TYPE_TRANSPORT, "audio-sink", "fakesink sync=true", NULL);
}

HpProbe *
burnt_film_begin (HpTransport *transport,
                  GFile       *file)
{
  g_autoptr(GError) error = NULL;
  HpProbe *probe = hp_probe_file (file, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (hp_transport_open (transport, file, probe, 0, -1, &error));
  g_assert_no_error (error);
  return probe;
}

HpProbe *
burnt_film_open (HpTransport *transport,
                 GFile       *file)
{
  HpProbe *probe = burnt_film_begin (transport, file);

  burnt_film_wait (transport, hp_transport_get_seeking);
  g_assert_true (hp_transport_is_open (transport));
  return probe;
}

void
burnt_film_count (guint *n)
{
  (*n)++;
}
