#include "media/timecode-track.h"

#include <string.h>

#include "core/timecode.h"

#define N_MUTATIONS 4000
#define SEED 2997

/* Boxes written one in the other: a size is filled in when its box ends. */
typedef struct
{
  GByteArray *bytes;
  guint       open[8];
  guint       n_open;
} Writer;

static void
put (Writer  *self,
     guint64  value,
     guint    n_bytes)
{
  for (guint i = n_bytes; i > 0; i--)
    {
      guint8 byte = (guint8) (value >> 8 * (i - 1));

      g_byte_array_append (self->bytes, &byte, 1);
    }
}

static void
begin (Writer     *self,
       const char *type)
{
  self->open[self->n_open++] = self->bytes->len;
  put (self, 0, 4);
  g_byte_array_append (self->bytes, (const guint8 *) type, 4);
}

static void
end (Writer *self)
{
  guint at = self->open[--self->n_open];
  guint size = self->bytes->len - at;

  for (guint i = 0; i < 4; i++)
    self->bytes->data[at + i] = (guint8) (size >> (24 - 8 * i));
}

typedef enum
{
  PLAIN,
  LARGE_SIZES,     /* 64-bit sizes and offsets */
  OPEN_END,        /* the index says "to the end of the file" */
  N_FORMS
} Form;

/* A film of nothing but a timecode track, its index after the sample. */
static GByteArray *
write_film (Form    form,
            guint32 flags,
            guint   timescale,
            guint   frame_duration,
            guint   frames_per_second,
            guint32 first)
{
  Writer self = { g_byte_array_new () };
  guint64 offset;

  begin (&self, "ftyp");
  put (&self, 0x71742020, 4);
  end (&self);

  if (form == LARGE_SIZES)
    {
      put (&self, 1, 4);
      g_byte_array_append (self.bytes, (const guint8 *) "mdat", 4);
      put (&self, 16 + 4, 8);
      offset = self.bytes->len;
      put (&self, first, 4);
    }
  else
    {
      begin (&self, "mdat");
      offset = self.bytes->len;
      put (&self, first, 4);
      end (&self);
    }

  begin (&self, "moov");
  begin (&self, "trak");  /* one of another kind, with nothing in it */
  end (&self);
  begin (&self, "trak");
  begin (&self, "mdia");
  begin (&self, "minf");
  begin (&self, "stbl");
  begin (&self, "stsd");
  put (&self, 1, 8);
  begin (&self, "tmcd");
  put (&self, 1, 8);
  put (&self, 0, 4);
  put (&self, flags, 4);
  put (&self, timescale, 4);
  put (&self, frame_duration, 4);
  put (&self, frames_per_second << 8, 2);
  end (&self);
  end (&self);
  begin (&self, form == LARGE_SIZES ? "co64" : "stco");
  put (&self, 1, 8);
  put (&self, offset, form == LARGE_SIZES ? 8 : 4);
  end (&self);
  end (&self);
  end (&self);
  end (&self);
  end (&self);
  end (&self);
  if (form == OPEN_END)
    memset (self.bytes->data + offset + 4, 0, 4);

  return self.bytes;
}

static gboolean
read_bytes (GByteArray      *bytes,
            HpTimecodeTrack *track)
{
  g_autoptr(GInputStream) stream =
    g_memory_input_stream_new_from_data (bytes->data, (gssize) bytes->len, NULL);

  return hp_timecode_track_read (stream, NULL, track);
}

static void
test_reads_each_form (void)
{
  for (Form form = PLAIN; form < N_FORMS; form++)
    {
      g_autoptr(GByteArray) film = write_film (form, 0x1, 30000, 1001, 30, 105944);
      HpTimecodeTrack track;

      g_assert_true (read_bytes (film, &track));
      g_assert_true (track.is_drop);
      g_assert_cmpuint (track.timescale, ==, 30000);
      g_assert_cmpuint (track.frame_duration, ==, 1001);
      g_assert_cmpuint (track.frames_per_second, ==, 30);
      g_assert_cmpint (track.first, ==, 105944);
    }
}

static void
test_refuses_a_tape_counter (void)
{
  g_autoptr(GByteArray) film = write_film (PLAIN, 0x8, 24, 1, 24, 1);
  HpTimecodeTrack track;

  g_assert_false (read_bytes (film, &track));
}

static void
test_starts_at_the_rate_of_the_picture (void)
{
  static const struct
  {
    HpTimecodeTrack track;
    HpFrameRate     rate;
    const char     *label;
  } cases[] = {
    { { FALSE, 24, 1, 24, 86400 },           { 24, 1 },       "01:00:00:00" },
    { { FALSE, 24000, 1001, 24, 86400 },     { 24000, 1001 }, "01:00:00:00" },
    { { FALSE, 24, 1, 24, 86400 },           { 24000, 1001 }, "01:00:00:00" },
    { { TRUE, 30000, 1001, 30, 105944 },     { 30000, 1001 }, "00:58:55;00" },
    { { TRUE, 60000, 1001, 60, 247852 },     { 60000, 1001 }, "01:08:55;00" },
    { { FALSE, 90000, 3003, 29, 2100244 },   { 30000, 1001 }, "19:26:48:04" },  /* 29 is wrong */
    { { FALSE, 0, 0, 25, 900000 },           { 25, 1 },       "10:00:00:00" },
    { { FALSE, 25, 1, 25, 900013 },          { 50, 1 },       "10:00:00:26" },
    { { FALSE, 50, 1, 50, 1800027 },         { 25, 1 },       "10:00:00:13" },
    { { TRUE, 30000, 1001, 30, 1800 },       { 60000, 1001 }, "00:01:00;04" },
    { { TRUE, 30000, 1001, 30, 1800 },       { 30, 1 },       "00:01:00:02" },
    { { FALSE, 25, 1, 25, 25 * 86400 + 7 },  { 25, 1 },       "00:00:00:07" },  /* past midnight */
    { { FALSE, 25, 1, 25, 25 * 86400 + 7 },  { 50, 1 },       "00:00:00:14" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *label = NULL;
      gboolean is_drop;
      gint64 start;

      g_assert_true (hp_timecode_track_get_start (&cases[i].track, cases[i].rate,
                                                  &start, &is_drop));
      g_assert_cmpint (start, <, hp_timecode_frames_per_day (cases[i].rate, is_drop));
      label = hp_timecode_format (start, cases[i].rate, is_drop);
      g_assert_cmpstr (label, ==, cases[i].label);
    }
}

static void
test_has_no_start_without_a_rate_or_a_day (void)
{
  static const HpTimecodeTrack tracks[] = {
    { FALSE, 0, 0, 0, 86400 },
    { FALSE, 1, 1000, 0, 86400 },
    { FALSE, 24, 1, 24, -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (tracks); i++)
    {
      gboolean is_drop;
      gint64 start;

      g_assert_false (hp_timecode_track_get_start (&tracks[i], (HpFrameRate) { 24, 1 },
                                                   &start, &is_drop));
    }
}

/* Whatever is read, a start is asked for too: no number may break the arithmetic. */
static void
test_survives_mutations (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (SEED);
  guint n_read = 0;

  for (guint i = 0; i < N_MUTATIONS; i++)
    {
      g_autoptr(GByteArray) film = write_film (i % N_FORMS, 0, 25, 1, 25, 900000);
      HpTimecodeTrack track;
      gboolean is_drop;
      gint64 start;

      for (gint n = g_rand_int_range (rand, 1, 6); n > 0; n--)
        film->data[g_rand_int_range (rand, 0, (gint32) film->len)] =
          (guint8) (g_rand_boolean (rand) ? g_rand_int_range (rand, 0, 256) : 255);
      if (g_rand_int_range (rand, 0, 4) == 0)
        g_byte_array_set_size (film, (guint) g_rand_int_range (rand, 0, (gint32) film->len));

      if (read_bytes (film, &track))
        {
          n_read++;
          hp_timecode_track_get_start (&track, (HpFrameRate) { 60000, 1001 }, &start, &is_drop);
        }
    }

  /* Most mutations hit something that matters, but not all. */
  g_assert_cmpuint (n_read, >, N_MUTATIONS / 20);
  g_assert_cmpuint (n_read, <, N_MUTATIONS);
}

/* A million empty boxes: the search ends long before the file. */
static void
test_gives_up_on_too_many_boxes (void)
{
  g_autoptr(GByteArray) film = g_byte_array_new ();
  g_autoptr(GByteArray) index = write_film (PLAIN, 0, 25, 1, 25, 900000);
  static const guint8 box[] = { 0, 0, 0, 8, 'f', 'r', 'e', 'e' };
  HpTimecodeTrack track;

  for (guint i = 0; i < 1000000; i++)
    g_byte_array_append (film, box, sizeof box);
  g_byte_array_append (film, index->data, index->len);

  g_assert_false (read_bytes (film, &track));
}

static void
test_reads_the_fixtures (void)
{
  static const struct { const char *name; HpFrameRate rate; const char *label; } cases[] = {
    { "synthetic/fn-23976-tc.mov",        { 24000, 1001 }, "01:00:00:00" },
    { "synthetic/fn-24-intra-mjpeg.mov",  { 24, 1 },       "01:00:00:00" },
    { "synthetic/fn-24-prores.mov",       { 24, 1 },       "01:00:00:00" },
    { "synthetic/fn-25.mp4",              { 25, 1 },       "10:00:00:00" },
    { "synthetic/fn-2997df-tc.mov",       { 30000, 1001 }, "00:58:55;00" },
    { "synthetic/fn-2997ndf-tc.mov",      { 30000, 1001 }, "00:58:55:00" },
    { "synthetic/fn-5994df-tc.mov",       { 60000, 1001 }, "01:08:55;00" },
    { "synthetic/reel-12min-24.mp4",      { 24, 1 },       "01:00:00:00" },
    { "real/gopro-2997-tmcd-karma.mp4",   { 30000, 1001 }, "19:26:48:04" },
    { "real/gopro-2997-tmcd-max.mp4",     { 30000, 1001 }, "15:44:35:10" },
    { "synthetic/fn-24.mp4",              { 24, 1 },       NULL },
    { "real/broken-truncated-no-moov.mp4", { 24, 1 },      NULL },
    { "real/broken-text-named.mp4",       { 24, 1 },       NULL },
    { "real/broken-zero-bytes.mp4",       { 24, 1 },       NULL },
    { "real/bbb-24fps-vp8-vorbis-30s.webm", { 24, 1 },     NULL },
  };
  guint n_read = 0;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_build_filename (g_getenv ("HAIRPIN_SHARED"), "fixtures", "video",
                                                cases[i].name, NULL);
      g_autoptr(GFile) file = g_file_new_for_path (path);
      g_autoptr(GFileInputStream) stream = g_file_read (file, NULL, NULL);
      g_autofree char *label = NULL;
      HpTimecodeTrack track;
      gboolean is_drop;
      gint64 start;

      if (stream == NULL)
        continue;

      n_read++;
      if (hp_timecode_track_read (G_INPUT_STREAM (stream), NULL, &track) &&
          hp_timecode_track_get_start (&track, cases[i].rate, &start, &is_drop))
        label = hp_timecode_format (start, cases[i].rate, is_drop);
      g_assert_cmpstr (label, ==, cases[i].label);
    }

  if (n_read == 0)
    g_test_skip ("the shared films are not here");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/media/timecode-track/reads-each-form", test_reads_each_form);
  g_test_add_func ("/media/timecode-track/refuses-a-tape-counter", test_refuses_a_tape_counter);
  g_test_add_func ("/media/timecode-track/starts-at-the-rate-of-the-picture",
                   test_starts_at_the_rate_of_the_picture);
  g_test_add_func ("/media/timecode-track/has-no-start-without-a-rate-or-a-day",
                   test_has_no_start_without_a_rate_or_a_day);
  g_test_add_func ("/media/timecode-track/survives-mutations", test_survives_mutations);
  g_test_add_func ("/media/timecode-track/gives-up-on-too-many-boxes",
                   test_gives_up_on_too_many_boxes);
  g_test_add_func ("/media/timecode-track/reads-the-fixtures", test_reads_the_fixtures);

  return g_test_run ();
}
