/* The sound of films: where it is heard it is seen, and no film keeps anyone waiting. */

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>
#include <utime.h>

#include "media/made-film.h"
#include "media/media-error.h"
#include "media/peaks-cache.h"
#include "media/peaks-file.h"
#include "media/probe.h"
#include "media/sound-peaks.h"

#define LIMIT 40  /* seconds: a limit for hangs, no measure */

typedef struct
{
  HpPeaks      *peaks;
  GCancellable *cancellable;
  gboolean      cancels;    /* as soon as it is told of something */
  guint         n_told;
  double        share;
  gboolean      has_sound;
  GError       *error;
  gboolean      is_over;
} Fixture;

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  f->peaks = hp_peaks_new ();
  f->cancellable = g_cancellable_new ();
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  hp_peaks_free (f->peaks);
  g_object_unref (f->cancellable);
  g_clear_error (&f->error);
}

static gboolean
late_cb (gpointer data)
{
  g_error ("%s: it takes too long", (const char *) data);
  return G_SOURCE_REMOVE;
}

static void
more_cb (const HpPeak *blocks,
         gsize         n_blocks,
         double        share,
         gpointer      user_data)
{
  Fixture *f = user_data;

  g_assert_false (f->is_over);
  g_assert_false (g_cancellable_is_cancelled (f->cancellable));
  g_assert_cmpfloat (share, >=, 0);
  g_assert_cmpfloat (share, <=, 1);
  hp_peaks_append (f->peaks, blocks, n_blocks);
  f->share = share;
  f->n_told++;
  if (f->cancels)
    g_cancellable_cancel (f->cancellable);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Fixture *f = user_data;

  g_assert_true (hp_sound_peaks_read_finish (result, &f->has_sound, &f->error) ==
                 (f->error == NULL));
  f->is_over = TRUE;
}

static void
read_sound (Fixture *f,
            GFile   *film)
{
  g_autofree char *name = g_file_get_basename (film);
  guint limit = g_timeout_add_seconds (LIMIT, late_cb, name);

  g_clear_pointer (&f->peaks, hp_peaks_free);
  f->peaks = hp_peaks_new ();
  g_clear_error (&f->error);
  f->is_over = FALSE;
  f->n_told = 0;
  hp_sound_peaks_read_async (film, more_cb, f->cancellable, read_cb, f);
  while (!f->is_over)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (limit);
}

/* The block of the loudest sample. */
static gsize
find_loudest (HpPeaks *peaks)
{
  gsize n_blocks = hp_peaks_get_n_blocks (peaks), loudest = 0;
  g_autofree HpPeak *blocks = g_new (HpPeak, n_blocks);

  hp_peaks_read (peaks, 0, 1, blocks, (guint) n_blocks);
  for (gsize i = 0; i < n_blocks; i++)
    if (blocks[i].high > blocks[loudest].high)
      loudest = i;

  return loudest;
}

/* Half a frame of sound in the middle of frame 37, at 24 frames a second. */
#define PICTURE "-f lavfi -i testsrc2=size=160x90:rate=24:duration=4 "
#define CLICK(rate, delay) \
  "-f lavfi -i aevalsrc='if(between(t+" delay "\\,37.25/24\\,37.75/24)\\,0.9\\,0)':s=" rate ":d=3 "

typedef struct
{
  const char *what;
  const char *name;
  const char *options;
} Clicking;

static const Clicking clicking[] = {
  { "in-quicktime", "film.mov", PICTURE CLICK ("48000", "0") "-c:v mpeg4 -c:a pcm_s16le" },
  { "in-quicktime-at-44100", "film.mov", PICTURE CLICK ("44100", "0")
    "-c:v mpeg4 -c:a pcm_s16le" },
  { "in-aac", "film.mp4", PICTURE CLICK ("48000", "0") "-c:v mpeg4 -bf 2 -c:a aac -b:a 192k" },
  { "in-matroska", "film.mkv", PICTURE CLICK ("48000", "0") "-c:v mpeg4 -c:a flac" },
  { "in-a-transport-stream", "film.ts", PICTURE CLICK ("48000", "0")
    "-c:v mpeg2video -c:a mp2 -b:a 256k" },
  { "that-starts-late", "film.mp4", PICTURE "-itsoffset 1.2 " CLICK ("48000", "1.2")
    "-c:v mpeg4 -c:a aac -b:a 192k" },
  { "that-starts-late-in-matroska", "film.mkv", PICTURE "-itsoffset 1.2 " CLICK ("48000", "1.2")
    "-c:v mpeg4 -c:a flac" },
  { "before-the-picture", "film.mov", "-itsoffset 0.5 " PICTURE CLICK ("48000", "-0.5")
    "-fps_mode passthrough -c:v mpeg4 -c:a pcm_s16le" },
};

static void
test_a_click_is_in_its_frame (Fixture       *f,
                              gconstpointer  data)
{
  const Clicking *kind = data;
  g_autoptr(GFile) film = made_film_new (kind->name, kind->options);
  g_autoptr(HpProbe) probe = NULL;
  gint64 heard;

  if (film == NULL)
    {
      g_test_skip ("there is no ffmpeg here to make the film");
      return;
    }

  probe = hp_probe_file (film, NULL, &f->error);
  g_assert_no_error (f->error);
  read_sound (f, film);
  g_assert_no_error (f->error);
  g_assert_true (f->has_sound);

  heard = (gint64) find_loudest (f->peaks) * HP_PEAKS_BLOCK + HP_PEAKS_BLOCK / 2;
  g_assert_cmpint (hp_probe_frame_at (probe, heard), ==, 37);
  made_film_remove (film);
}

static GFile *
fixture_file (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("HAIRPIN_SHARED"), "fixtures", "video", name,
                                            NULL);

  return g_file_new_for_path (path);
}

static void
test_a_silent_film_says_so (Fixture       *f,
                            gconstpointer  data)
{
  g_autoptr(GFile) film = fixture_file ("synthetic/fn-24-silent.mp4");

  if (!g_file_query_exists (film, NULL))
    {
      g_test_skip ("The shared films are not at hand");
      return;
    }

  /* From the film, and then from the cache. */
  for (guint i = 0; i < 2; i++)
    {
      read_sound (f, film);
      g_assert_no_error (f->error);
      g_assert_false (f->has_sound);
      g_assert_cmpuint (hp_peaks_get_n_blocks (f->peaks), ==, 0);
    }
}

/* Each of them, the damaged ones too, ends in peaks, in silence or in a sentence. */
static void
test_no_film_hangs (Fixture       *f,
                    gconstpointer  data)
{
  static const char * const folders[] = { "real", "synthetic", "scenes" };
  guint n_read = 0;

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autoptr(GFile) folder = fixture_file (folders[i]);
      g_autoptr(GDir) dir = g_dir_open (g_file_peek_path (folder), 0, NULL);
      const char *name;

      while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
        {
          g_autoptr(GFile) film = g_file_get_child (folder, name);
          gint64 start = g_get_monotonic_time ();

          read_sound (f, film);
          n_read++;
          g_test_message ("%s: %.1f s, %u blocks%s%s%s", name,
                          (double) (g_get_monotonic_time () - start) / 1e6,
                          (guint) hp_peaks_get_n_blocks (f->peaks),
                          f->has_sound ? "" : ", no sound",
                          f->error != NULL ? ": " : "", f->error != NULL ? f->error->message : "");
          g_assert_true (f->error == NULL || f->error->domain == HP_MEDIA_ERROR);
          g_assert_true (f->error != NULL || f->has_sound ==
                                             (hp_peaks_get_n_blocks (f->peaks) > 0));
        }
    }

  if (n_read == 0)
    g_test_skip ("The shared films are not at hand");
}

static void
test_what_is_no_film_fails (Fixture       *f,
                            gconstpointer  data)
{
  g_autoptr(GFile) missing = g_file_new_for_path ("/nowhere/film.mp4");
  g_autoptr(GFile) folder = g_file_new_for_path (g_get_tmp_dir ());
  g_autoptr(GFile) device = g_file_new_for_path ("/dev/zero");
  g_autoptr(GFile) text = g_file_new_for_path (__FILE__);

  read_sound (f, missing);
  g_assert_error (f->error, HP_MEDIA_ERROR, HP_MEDIA_ERROR_UNREADABLE);
  read_sound (f, folder);
  g_assert_error (f->error, HP_MEDIA_ERROR, HP_MEDIA_ERROR_UNREADABLE);
  read_sound (f, device);
  g_assert_error (f->error, HP_MEDIA_ERROR, HP_MEDIA_ERROR_UNREADABLE);
  read_sound (f, text);
  g_assert_error (f->error, HP_MEDIA_ERROR, HP_MEDIA_ERROR_UNREADABLE);
}

static char *
dup_cache_path (GFile *film)
{
  g_autofree char *key = hp_peaks_cache_make_key (film, NULL, NULL);

  g_assert_nonnull (key);
  return g_build_filename (g_get_user_cache_dir (), "hairpin", "peaks", key, NULL);
}

/* Once nothing is told any longer, and nothing is kept of it. */
static void
test_is_cancelled (Fixture       *f,
                   gconstpointer  data)
{
  g_autoptr(GFile) film = made_film_new ("film.wav", "-f lavfi -i sine=440:sample_rate=48000:d=900");
  g_autofree char *path = NULL;

  if (film == NULL)
    {
      g_test_skip ("there is no ffmpeg here to make the film");
      return;
    }

  f->cancels = TRUE;
  read_sound (f, film);
  g_assert_error (f->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (f->n_told, ==, 1);
  path = dup_cache_path (film);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));

  /* From the start. */
  read_sound (f, film);
  g_assert_error (f->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (f->n_told, ==, 0);
  made_film_remove (film);
}

/* A film that was read is known; another one under its name, or a damaged cache, is read. */
static void
test_keeps_what_was_read (Fixture       *f,
                          gconstpointer  data)
{
  g_autoptr(GFile) film = made_film_new ("film.wav", "-f lavfi -i sine=440:sample_rate=48000:d=2");
  g_autoptr(GBytes) other = NULL;
  g_autofree char *path = NULL;
  g_autofree char *new_path = NULL;
  HpPeak loud[3] = { { -9, 9 }, { -8, 8 }, { -7, 7 } };

  if (film == NULL)
    {
      g_test_skip ("there is no ffmpeg here to make the film");
      return;
    }

  read_sound (f, film);
  g_assert_no_error (f->error);
  g_assert_cmpuint (hp_peaks_get_n_blocks (f->peaks), ==, 400);
  path = dup_cache_path (film);
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));

  /* What lies there is what is told. */
  other = hp_peaks_file_write (loud, 3);
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (other, NULL),
                                      (gssize) g_bytes_get_size (other), NULL));
  read_sound (f, film);
  g_assert_cmpuint (hp_peaks_get_n_blocks (f->peaks), ==, 3);
  g_assert_cmpfloat (f->share, ==, 1);

  g_assert_true (g_file_set_contents (path, "hairpin-peaks 1\nno", -1, NULL));
  read_sound (f, film);
  g_assert_no_error (f->error);
  g_assert_cmpuint (hp_peaks_get_n_blocks (f->peaks), ==, 400);

  utime (g_file_peek_path (film), &(struct utimbuf) { 1000, 1000 });
  new_path = dup_cache_path (film);
  g_assert_cmpstr (path, !=, new_path);
  made_film_remove (film);
}

/* The ones used longest ago go. */
static void
test_keeps_so_many (Fixture       *f,
                    gconstpointer  data)
{
  g_autoptr(GBytes) bytes = hp_peaks_file_write (NULL, 0);
  g_autofree char *folder = g_build_filename (g_get_user_cache_dir (), "hairpin", "peaks", NULL);
  g_autoptr(GBytes) first = NULL;
  g_autoptr(GBytes) last = NULL;
  g_autoptr(GDir) dir = NULL;
  guint n_files = 0;

  for (guint i = 0; i < HP_PEAKS_CACHE_MAX_FILES + 5; i++)
    {
      g_autofree char *key = g_strdup_printf ("key-%u", i);
      g_autofree char *path = g_build_filename (folder, key, NULL);

      hp_peaks_cache_store (key, bytes);
      utime (path, &(struct utimbuf) { 5000 + i, 5000 + i });
    }

  hp_peaks_cache_store ("key-last", bytes);
  dir = g_dir_open (folder, 0, NULL);
  while (g_dir_read_name (dir) != NULL)
    n_files++;
  g_assert_cmpuint (n_files, ==, HP_PEAKS_CACHE_MAX_FILES);
  first = hp_peaks_cache_load ("key-0");
  g_assert_null (first);
  last = hp_peaks_cache_load ("key-last");
  g_assert_nonnull (last);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *cache = g_dir_make_tmp ("hairpin-XXXXXX", NULL);

  g_setenv ("XDG_CACHE_HOME", cache, TRUE);
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (clicking); i++)
    {
      g_autofree char *path = g_strconcat ("/media/sound-peaks/a-click-is-in-its-frame/",
                                           clicking[i].what, NULL);

      g_test_add (path, Fixture, &clicking[i], set_up, test_a_click_is_in_its_frame, tear_down);
    }
#define ADD(path, test) \
  g_test_add ("/media/sound-peaks/" path, Fixture, NULL, set_up, test, tear_down)
  ADD ("a-silent-film-says-so", test_a_silent_film_says_so);
  ADD ("no-film-hangs", test_no_film_hangs);
  ADD ("what-is-no-film-fails", test_what_is_no_film_fails);
  ADD ("is-cancelled", test_is_cancelled);
  ADD ("keeps-what-was-read", test_keeps_what_was_read);
  ADD ("keeps-so-many", test_keeps_so_many);

  return g_test_run ();
}
