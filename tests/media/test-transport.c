#include "media/burnt-film.h"
#include "media/made-film.h"
#include "media/media-error.h"

#define N_SEEKS 50
#define N_STORM 200
#define N_OPENINGS 20
#define N_PLAYED 24
#define SEED 23976
#define LONG_ENOUGH 300000  /* for a picture to arrive, in us */

/* Whatever the media, the strip says which picture this really is. */
static void
check_seeks (GFile *file)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (SEED);
  HpTransport *transport = burnt_film_make_transport ();
  g_autoptr(HpProbe) probe = burnt_film_open (transport, file);
  guint n_right = 0;

  g_assert_cmpint (burnt_film_read (transport), ==, 0);
  g_assert_cmpint (hp_transport_get_frame (transport), ==, 0);

  for (guint i = 0; i < N_SEEKS; i++)
    {
      gint64 frame = g_rand_int_range (rand, 0, (gint32) probe->n_frames);

      hp_transport_seek_frame (transport, frame);
      burnt_film_wait (transport, hp_transport_get_seeking);
      g_assert_cmpint (hp_transport_get_frame (transport), ==, frame);
      g_assert_cmpint (burnt_film_read (transport), ==, frame);
      n_right++;
    }

  g_assert_cmpuint (n_right, ==, N_SEEKS);
  g_assert_finalize_object (transport);
}

static void
test_shows_the_frame_asked_for (gconstpointer name)
{
  g_autoptr(GFile) file = burnt_film_get (name);

  if (file != NULL)
    check_seeks (file);
}

static void
test_shows_the_frame_asked_for_of_the_sample (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("G_TEST_SRCDIR"), "..", "data", "samples",
                                            "the-letter.mov", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);

  if (g_file_query_exists (file, NULL))
    check_seeks (file);
  else
    g_test_skip ("the sample film is not here");
}

/* It has no index, and its first picture comes some time after it begins to count. */
static void
test_shows_the_frame_asked_for_of_a_transport_stream (void)
{
  g_autoptr(GFile) source = burnt_film_get ("synthetic/fn-24.mp4");
  g_autofree char *path = source != NULL ? g_file_get_path (source) : NULL;
  g_autofree char *options = g_strdup_printf ("-i '%s' -c copy -f mpegts", path);
  GFile *film;

  if (source == NULL)
    return;

  film = made_film_new ("film.ts", options);
  if (film != NULL)
    check_seeks (film);
  else
    g_test_skip ("there is no ffmpeg");
  made_film_remove (film);
  g_clear_object (&film);
}

static void
test_the_last_of_a_storm_wins (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (SEED);
  g_autoptr(GFile) file = burnt_film_get ("synthetic/fn-23976-tc.mov");
  HpTransport *transport;
  gint64 frame = 0;

  if (file == NULL)
    return;

  transport = burnt_film_make_transport ();
  hp_probe_unref (burnt_film_open (transport, file));
  for (guint i = 0; i < N_STORM; i++)
    {
      frame = g_rand_int_range (rand, 0, 240);
      if (i % 3 > 0 && i + 1 < N_STORM)
        hp_transport_scrub_to_frame (transport, frame);
      else
        hp_transport_seek_frame (transport, frame);
      g_main_context_iteration (NULL, FALSE);
    }
  burnt_film_wait (transport, hp_transport_get_seeking);

  g_assert_cmpint (hp_transport_get_frame (transport), ==, frame);
  g_assert_cmpint (burnt_film_read (transport), ==, frame);
  g_assert_finalize_object (transport);
}

/* What has been seen while it played. */
typedef struct
{
  guint  n;
  gint64 last;
} Seen;

static void
see (HpTransport *transport,
     Seen        *seen)
{
  gint64 number = burnt_film_read (transport);

  /* A picture that has come to rest is shown once more when it begins to move. */
  g_assert_cmpint (number, ==, hp_transport_get_frame (transport));
  g_assert_cmpint (number, >=, seen->last);
  seen->n += number > seen->last;
  seen->last = number;
}

static gboolean
is_before_the_last (HpTransport *transport)
{
  return hp_transport_get_frame (transport) < 100 + N_PLAYED;
}

static void
test_plays_the_frames_in_order (gconstpointer name)
{
  g_autoptr(GFile) file = burnt_film_get (name);
  HpTransport *transport;
  Seen seen = { 0 };
  double fraction = -1;
  gint64 position;

  if (file == NULL)
    return;

  transport = burnt_film_make_transport ();
  hp_probe_unref (burnt_film_open (transport, file));
  hp_transport_seek_frame (transport, 100);
  burnt_film_wait (transport, hp_transport_get_seeking);

  g_signal_connect (transport, "picture-changed", G_CALLBACK (see), &seen);
  hp_transport_set_playing (transport, TRUE);
  burnt_film_wait (transport, is_before_the_last);
  position = hp_transport_get_position_frame (transport, &fraction);
  g_assert_cmpint (position, >=, hp_transport_get_frame (transport) - 1);
  g_assert_cmpfloat (fraction, >=, 0);
  g_assert_cmpfloat (fraction, <, 1);

  /* A machine under load may leave some out, but not most. */
  hp_transport_set_playing (transport, FALSE);
  g_assert_cmpuint (seen.n, >, N_PLAYED / 2);
  g_assert_cmpint (hp_transport_get_position_frame (transport, &fraction), ==, seen.last);
  g_assert_cmpfloat (fraction, ==, 0);
  g_assert_finalize_object (transport);
}

static void
test_pauses_on_the_last_frame (void)
{
  g_autoptr(GFile) file = burnt_film_get ("synthetic/fn-24-silent.mp4");
  HpTransport *transport;
  guint n_ended = 0;

  if (file == NULL)
    return;

  transport = burnt_film_make_transport ();
  hp_probe_unref (burnt_film_open (transport, file));
  g_signal_connect_swapped (transport, "ended", G_CALLBACK (burnt_film_count), &n_ended);
  hp_transport_seek_frame (transport, 115);
  hp_transport_set_playing (transport, TRUE);
  burnt_film_wait (transport, hp_transport_get_playing);
  burnt_film_wait (transport, hp_transport_get_seeking);

  g_assert_cmpuint (n_ended, ==, 1);
  g_assert_cmpint (hp_transport_get_frame (transport), ==, 119);
  g_assert_cmpint (burnt_film_read (transport), ==, 119);

  /* Then it plays from the start. */
  hp_transport_set_playing (transport, TRUE);
  burnt_film_wait (transport, hp_transport_get_seeking);
  g_assert_cmpint (burnt_film_read (transport), <, 60);
  g_assert_finalize_object (transport);
}

static void
test_steps_add_up (void)
{
  g_autoptr(GFile) file = burnt_film_get ("synthetic/fn-23976-tc.mov");
  HpTransport *transport;

  if (file == NULL)
    return;

  transport = burnt_film_make_transport ();
  hp_probe_unref (burnt_film_open (transport, file));
  for (guint i = 0; i < 12; i++)
    hp_transport_step (transport, 1);
  hp_transport_step (transport, -2);
  burnt_film_wait (transport, hp_transport_get_seeking);
  g_assert_cmpint (burnt_film_read (transport), ==, 10);

  hp_transport_step (transport, -100);
  burnt_film_wait (transport, hp_transport_get_seeking);
  g_assert_cmpint (burnt_film_read (transport), ==, 0);

  hp_transport_seek_frame (transport, 100000);
  burnt_film_wait (transport, hp_transport_get_seeking);
  g_assert_cmpint (burnt_film_read (transport), ==, 239);
  g_assert_finalize_object (transport);
}

static void
assert_size (HpTransport *transport,
             int          width,
             int          height)
{
  g_autoptr(HpStill) still = NULL;

  burnt_film_wait (transport, hp_transport_get_seeking);
  still = hp_transport_ref_picture (transport);
  g_assert_nonnull (still);
  g_assert_cmpint (hp_still_get_width (still), ==, width);
  g_assert_cmpint (hp_still_get_height (still), ==, height);
  g_assert_cmpint (hp_still_get_stride (still), >=, 4 * width);
}

static void
test_fits_the_view (void)
{
  g_autoptr(GFile) file = burnt_film_get ("synthetic/fn-24.mp4");
  HpTransport *transport;

  if (file == NULL)
    return;

  transport = burnt_film_make_transport ();
  hp_probe_unref (burnt_film_open (transport, file));
  assert_size (transport, 640, 360);

  hp_transport_seek_frame (transport, 77);
  hp_transport_set_view_size (transport, transport, 320, 1000);
  assert_size (transport, 320, 180);
  g_assert_cmpint (burnt_film_read (transport), ==, 77);

  hp_transport_set_view_size (transport, transport, 4000, 4000);
  assert_size (transport, 640, 360);
  g_assert_cmpint (burnt_film_read (transport), ==, 77);
  g_assert_finalize_object (transport);
}

/* A picture that was scaled before the view changed is no answer, be it the first or one sought. */
static void
test_fits_a_view_that_changes_meanwhile (void)
{
  g_autoptr(GFile) file = burnt_film_get ("synthetic/fn-24.mp4");
  HpTransport *transport;

  if (file == NULL)
    return;

  transport = burnt_film_make_transport ();
  hp_probe_unref (burnt_film_begin (transport, file));
  g_usleep (LONG_ENOUGH);
  hp_transport_set_view_size (transport, transport, 480, 270);
  assert_size (transport, 480, 270);
  g_assert_cmpint (burnt_film_read (transport), ==, 0);

  hp_transport_seek_frame (transport, 77);
  g_usleep (LONG_ENOUGH);
  hp_transport_set_view_size (transport, transport, 320, 180);
  assert_size (transport, 320, 180);
  g_assert_cmpint (burnt_film_read (transport), ==, 77);

  hp_transport_step (transport, 1);
  g_usleep (LONG_ENOUGH);
  hp_transport_set_view_size (transport, transport, 640, 360);
  assert_size (transport, 640, 360);
  g_assert_cmpint (burnt_film_read (transport), ==, 78);
  g_assert_finalize_object (transport);
}

static void
test_holds_a_turned_film_upright (void)
{
  g_autoptr(GFile) file = burnt_film_get ("real/ax-editlist-hevc-2997.mp4");
  HpTransport *transport;

  if (file == NULL)
    return;

  transport = burnt_film_make_transport ();
  hp_transport_set_view_size (transport, transport, 480, 480);
  hp_probe_unref (burnt_film_open (transport, file));
  assert_size (transport, 270, 480);
  g_assert_finalize_object (transport);
}

static void
test_shows_a_film_that_is_not_whole (gconstpointer name)
{
  g_autoptr(GFile) file = burnt_film_get (name);
  g_autoptr(HpProbe) probe = NULL;
  HpTransport *transport;
  guint n_failed = 0;

  if (file == NULL)
    return;

  transport = burnt_film_make_transport ();
  g_signal_connect_swapped (transport, "failed", G_CALLBACK (burnt_film_count), &n_failed);
  probe = burnt_film_open (transport, file);
  hp_transport_seek_frame (transport, probe->n_frames / 2);
  burnt_film_wait (transport, hp_transport_get_seeking);
  g_assert_cmpint (hp_transport_get_frame (transport), ==, probe->n_frames / 2);
  hp_transport_seek_frame (transport, probe->n_frames - 1);
  burnt_film_wait (transport, hp_transport_get_seeking);
  g_assert_cmpint (hp_transport_get_frame (transport), ==, probe->n_frames - 1);
  g_assert_cmpuint (n_failed, ==, 0);
  g_assert_finalize_object (transport);
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
test_closes_without_a_trace (void)
{
  g_autoptr(GFile) file = burnt_film_get ("synthetic/fn-24.mp4");
  g_autoptr(HpProbe) probe = NULL;
  HpTransport *transport;
  guint n_files = 0;

  if (file == NULL)
    return;

  transport = burnt_film_make_transport ();
  probe = burnt_film_open (transport, file);
  for (guint i = 0; i < N_OPENINGS; i++)
    {
      g_assert_true (hp_transport_open (transport, file, probe, 0, -1, NULL));
      if (i % 4 > 0)
        burnt_film_wait (transport, hp_transport_get_seeking);
      if (i % 4 == 2)
        hp_transport_set_playing (transport, TRUE);
      if (i % 4 == 3)
        hp_transport_seek_frame (transport, 200);

      hp_transport_close (transport);
      g_assert_false (hp_transport_is_open (transport));
      g_assert_false (hp_transport_get_playing (transport));
      g_assert_false (hp_transport_get_seeking (transport));
      g_assert_null (hp_transport_ref_picture (transport));

      /* The first opening of each of the four kinds may load what stays. */
      if (i < 4)
        n_files = MAX (n_files, count_entries ("/proc/self/fd"));
      else
        assert_n_files (n_files);
    }

  g_assert_true (hp_transport_open (transport, file, probe, 0, -1, NULL));
  hp_transport_set_playing (transport, TRUE);
  g_assert_finalize_object (transport);
}

static void
take_failure (HpTransport  *transport,
              const GError *error,
              GError      **kept)
{
  g_assert_null (*kept);
  *kept = g_error_copy (error);
}

static void
test_tells_that_a_film_is_gone (void)
{
  HpTransport *transport = burnt_film_make_transport ();
  g_autoptr(GFile) file = g_file_new_for_path ("/nowhere/film.mov");
  g_autoptr(GError) failure = NULL;
  HpProbe probe = { .rate = { 24, 1 }, .n_frames = 24, .width = 16, .height = 9 };

  g_signal_connect (transport, "failed", G_CALLBACK (take_failure), &failure);
  if (hp_transport_open (transport, file, &probe, 0, -1, NULL))
    burnt_film_wait (transport, hp_transport_is_open);

  g_assert_nonnull (failure);
  g_assert_cmpint (hp_transport_get_n_frames (transport), ==, 0);
  g_assert_finalize_object (transport);
}

static void
test_plays_on_without_a_way_to_be_heard (void)
{
  g_autoptr(GFile) file = burnt_film_get ("synthetic/fn-24.mp4");
  g_autoptr(GError) warning = NULL;
  HpTransport *transport;
  Seen seen = { 0 };

  if (file == NULL)
    return;

  transport = g_object_new (HP_TYPE_TRANSPORT,
                            "audio-sink", "filesink location=/nowhere/sound",
                            NULL);
  g_signal_connect (transport, "warned", G_CALLBACK (take_failure), &warning);
  hp_probe_unref (burnt_film_open (transport, file));
  g_assert_nonnull (warning);

  hp_transport_seek_frame (transport, 100);
  burnt_film_wait (transport, hp_transport_get_seeking);
  g_signal_connect (transport, "picture-changed", G_CALLBACK (see), &seen);
  hp_transport_set_playing (transport, TRUE);
  burnt_film_wait (transport, is_before_the_last);
  g_assert_finalize_object (transport);
}

static void
test_notifies_once (void)
{
  HpTransport *transport = burnt_film_make_transport ();
  guint n = 0;

  g_signal_connect_swapped (transport, "notify", G_CALLBACK (burnt_film_count), &n);
  hp_transport_set_volume (transport, 0.5);
  hp_transport_set_volume (transport, 0.5);
  hp_transport_set_muted (transport, TRUE);
  hp_transport_set_muted (transport, TRUE);
  hp_transport_set_playing (transport, TRUE);  /* without a film */
  hp_transport_seek_frame (transport, 3);
  hp_transport_step (transport, 1);
  hp_transport_close (transport);

  g_assert_cmpuint (n, ==, 2);
  g_assert_finalize_object (transport);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/media/transport/shows-the-frame-asked-for/mov",
                        "synthetic/fn-23976-tc.mov", test_shows_the_frame_asked_for);
  g_test_add_data_func ("/media/transport/shows-the-frame-asked-for/mkv",
                        "synthetic/fn-24-odd.mkv", test_shows_the_frame_asked_for);
  g_test_add_data_func ("/media/transport/shows-the-frame-asked-for/webm",
                        "synthetic/fn-24-vp9-opus.webm", test_shows_the_frame_asked_for);
  g_test_add_data_func ("/media/transport/shows-the-frame-asked-for/mp4-60",
                        "synthetic/fn-60.mp4", test_shows_the_frame_asked_for);
  g_test_add_data_func ("/media/transport/shows-the-frame-asked-for/mov-5994",
                        "synthetic/fn-5994df-tc.mov", test_shows_the_frame_asked_for);
  g_test_add_data_func ("/media/transport/shows-the-frame-asked-for/open-gop",
                        "synthetic/fn-24-opengop-hevc.mp4", test_shows_the_frame_asked_for);
  g_test_add_data_func ("/media/transport/shows-the-frame-asked-for/prores",
                        "synthetic/fn-24-prores.mov", test_shows_the_frame_asked_for);
  g_test_add_data_func ("/media/transport/shows-the-frame-asked-for/mjpeg",
                        "synthetic/fn-24-intra-mjpeg.mov", test_shows_the_frame_asked_for);
  g_test_add_data_func ("/media/transport/shows-the-frame-asked-for/one-key-frame",
                        "synthetic/fn-24-longgop.mp4", test_shows_the_frame_asked_for);
  g_test_add_data_func ("/media/transport/shows-the-frame-asked-for/reel",
                        "synthetic/reel-12min-24.mp4", test_shows_the_frame_asked_for);
  g_test_add_func ("/media/transport/shows-the-frame-asked-for/sample",
                   test_shows_the_frame_asked_for_of_the_sample);
  g_test_add_func ("/media/transport/shows-the-frame-asked-for/transport-stream",
                   test_shows_the_frame_asked_for_of_a_transport_stream);
  g_test_add_func ("/media/transport/the-last-of-a-storm-wins", test_the_last_of_a_storm_wins);
  g_test_add_data_func ("/media/transport/plays-the-frames-in-order/sound",
                        "synthetic/fn-24.mp4", test_plays_the_frames_in_order);
  g_test_add_data_func ("/media/transport/plays-the-frames-in-order/offset",
                        "synthetic/fn-24-odd.mkv", test_plays_the_frames_in_order);
  g_test_add_func ("/media/transport/pauses-on-the-last-frame", test_pauses_on_the_last_frame);
  g_test_add_func ("/media/transport/steps-add-up", test_steps_add_up);
  g_test_add_func ("/media/transport/fits-the-view", test_fits_the_view);
  g_test_add_func ("/media/transport/fits-a-view-that-changes-meanwhile",
                   test_fits_a_view_that_changes_meanwhile);
  g_test_add_func ("/media/transport/holds-a-turned-film-upright",
                   test_holds_a_turned_film_upright);
  g_test_add_data_func ("/media/transport/shows-a-film-that-is-not-whole/no-sound-format",
                        "real/ax-broken-missing-stsd.mp4", test_shows_a_film_that_is_not_whole);
  g_test_add_data_func ("/media/transport/shows-a-film-that-is-not-whole/no-alpha",
                        "real/screen-vfr-vp9-opus-noduration.webm",
                        test_shows_a_film_that_is_not_whole);
  g_test_add_data_func ("/media/transport/shows-a-film-that-is-not-whole/bits",
                        "real/broken-bitrot-400-bytes.mp4", test_shows_a_film_that_is_not_whole);
  g_test_add_data_func ("/media/transport/shows-a-film-that-is-not-whole/cut",
                        "real/broken-truncated-moov-first.mp4",
                        test_shows_a_film_that_is_not_whole);
  g_test_add_func ("/media/transport/closes-without-a-trace", test_closes_without_a_trace);
  g_test_add_func ("/media/transport/tells-that-a-film-is-gone", test_tells_that_a_film_is_gone);
  g_test_add_func ("/media/transport/plays-on-without-a-way-to-be-heard",
                   test_plays_on_without_a_way_to_be_heard);
  g_test_add_func ("/media/transport/notifies-once", test_notifies_once);

  return g_test_run ();
}
