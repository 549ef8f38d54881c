#include "core/timecode.h"

#include <string.h>

#define MIN_AGREEING 4  /* of the programs that were asked; fewer are no witness */
#define MIN_ROWS 15000  /* so that a table read wrongly cannot pass */

typedef struct
{
  HpFrameRate  rate;
  gboolean     drop_frame;
  gint64       frame;
  const char  *label;
  guint        n_agreeing;
} Row;

/* Reads "30000/1001,1,1800,00:01:00;02,7,7". */
static void
read_row (char **cells,
          Row   *row)
{
  g_assert_cmpuint (g_strv_length (cells), ==, 6);
  g_assert_true (hp_frame_rate_parse (cells[0], &row->rate, NULL));
  row->drop_frame = strcmp (cells[1], "1") == 0;
  g_assert_true (g_ascii_string_to_signed (cells[2], 10, 0, G_MAXINT64, &row->frame, NULL));
  row->label = cells[3];
  row->n_agreeing = (guint) g_ascii_strtoull (cells[4], NULL, 10);
}

/* What most of seven programs of others say: the label of a frame, and the frame of a label. */
static void
test_vectors (void)
{
  const char *shared = g_getenv ("HAIRPIN_SHARED");
  g_autofree char *path = g_build_filename (shared != NULL ? shared : "/nowhere", "fixtures",
                                            "timecode", "timecode-vectors.csv", NULL);
  g_autofree char *text = NULL;
  g_auto(GStrv) lines = NULL;
  guint n_rows = 0;
  gint64 start = g_get_monotonic_time ();

  if (!g_file_get_contents (path, &text, NULL, NULL))
    {
      g_test_skip ("The labels that other programs gave are not at hand");
      return;
    }

  lines = g_strsplit (text, "\n", -1);
  for (guint i = 1; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      g_auto(GStrv) cells = g_strsplit (g_strchomp (lines[i]), ",", -1);
      g_autofree char *label = NULL;
      Row row;

      read_row (cells, &row);
      if (row.n_agreeing < MIN_AGREEING)
        continue;

      n_rows++;
      label = hp_timecode_format (row.frame, row.rate, row.drop_frame);
      g_assert_cmpstr (label, ==, row.label);

      if (row.frame < hp_timecode_frames_per_day (row.rate, row.drop_frame))
        {
          gint64 frame = -1;

          g_assert_true (hp_timecode_parse (row.label, row.rate, row.drop_frame, &frame, NULL));
          g_assert_cmpint (frame, ==, row.frame);
        }
    }

  g_test_message ("%u labels in %d ms", n_rows, (int) ((g_get_monotonic_time () - start) / 1000));
  g_assert_cmpuint (n_rows, >, MIN_ROWS);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/timecode/as-others-count", test_vectors);

  return g_test_run ();
}
