/* Films that are broken, and what is no film, go through the probe and through the transport.
 * Each ends in a picture or in a sentence, and soon. */

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "media/damage.h"
#include "media/media-error.h"
#include "media/transport.h"

#define SEED 4217
#define PLAYED 60  /* ms of each film that opens */
#define NOBODY 65534

/* Seconds that an operation may take.  A sanitizer makes it slower. */
#if defined (__SANITIZE_ADDRESS__)
#define LIMIT 20
#else
#define LIMIT 5
#endif

/* What is done now, for when it does not end. */
static char doing[1000];
static char *folder;
static guint n_inputs;

static void
late_cb (int number)
{
  static const char message[] = "It takes too long: ";

  if (write (STDERR_FILENO, message, sizeof message - 1) < 0 ||
      write (STDERR_FILENO, doing, strlen (doing)) < 0 ||
      write (STDERR_FILENO, "\n", 1) < 0)
    _exit (2);
  abort ();
}

static void
begin (const char *operation,
       const char *what)
{
  g_snprintf (doing, sizeof doing, "%s: %s", what, operation);
  alarm (LIMIT);
}

static void
end (void)
{
  alarm (0);
}

/* Words of those who make GStreamer, which say nothing to those who make films. */
static const char * const jargon[] = {
  "gst", "GStreamer", "Internal", "data flow", "data stream", "element", "stream type", "caps",
  "demux", "quark", "negotiat", "(null)", ".c:", "errno", "pipeline", "plugin", "plug-in",
  "bitstream",
};

static void
assert_sentence (const char *text,
                 const char *what)
{
  g_test_message ("%s: %s", what, text);
  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_cmpuint (strlen (text), >, 10);
  g_assert_null (strchr (text, '\n'));
  g_assert_true (g_str_has_prefix (text, "“") || g_ascii_isalnum (*text));
  for (guint i = 0; i < G_N_ELEMENTS (jargon); i++)
    {
      /* The name of the file is no word of ours. */
      const char *said = strstr (text, "” ");

      if (strstr (said != NULL ? said : text, jargon[i]) != NULL)
        g_error ("%s: “%s” is no word for: %s", what, jargon[i], text);
    }
}

static void
assert_error (const GError *error,
              const char   *what)
{
  g_assert_nonnull (error);
  if (error->domain != HP_MEDIA_ERROR)
    g_error ("%s: an error of %s: %s", what, g_quark_to_string (error->domain), error->message);
  assert_sentence (error->message, what);
}

static void
tell_cb (HpTransport *transport,
         GError      *error,
         const char  *what)
{
  assert_error (error, what);
}

static gboolean
time_cb (gpointer user_data)
{
  gboolean *is_over = user_data;

  *is_over = TRUE;
  return G_SOURCE_REMOVE;
}

static void
wait_for_picture (HpTransport *transport)
{
  while (hp_transport_get_seeking (transport))
    g_main_context_iteration (NULL, TRUE);
}

static void
play (HpTransport *transport)
{
  gboolean is_over = FALSE;

  hp_transport_set_playing (transport, TRUE);
  g_timeout_add (PLAYED, time_cb, &is_over);
  while (!is_over)
    g_main_context_iteration (NULL, TRUE);
  hp_transport_set_playing (transport, FALSE);
}

/* A film that fails closes, and then all of this does nothing.  Once it is open, it is cut to
 * @length bytes, unless that is negative. */
static void
show_film (GFile         *file,
           const HpProbe *probe,
           gint64         length,
           const char    *what)
{
  const gint64 frames[] = { probe->n_frames - 1, probe->n_frames / 2, 1, G_MAXINT64, 0 };
  HpTransport *transport = g_object_new (HP_TYPE_TRANSPORT,
                                         "audio-sink", "fakesink sync=true", NULL);
  g_autoptr(GError) error = NULL;

  g_signal_connect (transport, "failed", G_CALLBACK (tell_cb), (gpointer) what);
  g_signal_connect (transport, "warned", G_CALLBACK (tell_cb), (gpointer) what);

  begin ("opening", what);
  if (hp_transport_open (transport, file, probe, 0, -1, &error))
    wait_for_picture (transport);
  else
    assert_error (error, what);
  end ();

  if (length >= 0)
    g_assert_cmpint (truncate (g_file_peek_path (file), (off_t) length), ==, 0);

  for (guint i = 0; i < G_N_ELEMENTS (frames); i++)
    {
      begin ("seeking", what);
      hp_transport_seek_frame (transport, frames[i]);
      wait_for_picture (transport);
      end ();
    }

  if (hp_transport_is_open (transport))
    {
      g_autoptr(HpStill) still = hp_transport_ref_picture (transport);

      if (still == NULL)
        g_error ("%s: it is open, and has no picture", what);
    }

  begin ("playing", what);
  play (transport);
  end ();

  begin ("closing", what);
  hp_transport_close (transport);
  g_assert_finalize_object (transport);
  end ();
}

/* Whether it could be opened as a film. */
static gboolean
try_film (GFile      *file,
          const char *what)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(HpProbe) probe = NULL;

  n_inputs++;
  begin ("probing", what);
  probe = hp_probe_file (file, NULL, &error);
  end ();

  if (probe == NULL)
    {
      assert_error (error, what);
      return FALSE;
    }

  g_assert_cmpint (probe->n_frames, >, 0);
  g_assert_cmpint (probe->width, >, 0);
  g_assert_cmpint (probe->height, >, 0);
  for (guint i = 0; i < probe->n_warnings; i++)
    {
      g_autofree char *sentence = hp_probe_describe_warning (probe, &probe->warnings[i]);

      assert_sentence (sentence, what);
    }
  show_film (file, probe, -1, what);
  return TRUE;
}

static gboolean
try_bytes (const char *name,
           const void *bytes,
           gsize       n_bytes,
           const char *what)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GError) error = NULL;
  gboolean is_film;

  g_file_set_contents (path, bytes, (gssize) n_bytes, &error);
  g_assert_no_error (error);
  is_film = try_film (file, what);
  g_remove (path);
  return is_film;
}

static char *
get_fixture (const char *name)
{
  return g_build_filename (g_getenv ("HAIRPIN_SHARED"), "fixtures", "video", name, NULL);
}

/* NULL, and the test skipped, where the film is absent. */
static GByteArray *
load_film (const char *name)
{
  g_autofree char *path = get_fixture (name);
  g_autoptr(GError) error = NULL;
  char *bytes;
  gsize n_bytes;

  if (!g_file_get_contents (path, &bytes, &n_bytes, &error))
    {
      g_test_skip_printf ("%s is not here", name);
      return NULL;
    }

  return g_byte_array_new_take ((guint8 *) bytes, n_bytes);
}

/* Every other one bears a name that belongs to another kind of file. */
static void
test_damaged (gconstpointer name)
{
  static const char * const names[] = { "film", "film.txt", "film.mkv", "film.mp4", "film.png" };
  g_autoptr(GByteArray) film = load_film (name);
  g_autoptr(GRand) rand = g_rand_new_with_seed (SEED);
  guint n_films = 0;

  for (guint i = 0; film != NULL && i < damage_get_n (); i++)
    {
      g_autofree char *damage = damage_name (i);
      g_autofree char *what = g_strdup_printf ("%s, %s", (const char *) name, damage);
      g_autoptr(GByteArray) bytes = g_byte_array_new ();

      g_byte_array_append (bytes, film->data, film->len);
      damage_do (i, rand, bytes);
      n_films += try_bytes (names[i % G_N_ELEMENTS (names)], bytes->data, bytes->len, what);
    }

  /* A film without its last byte is one, and a film of one byte is none. */
  if (film != NULL)
    {
      g_assert_cmpuint (n_films, >, 3);
      g_assert_cmpuint (n_films, <, damage_get_n () - 3);
    }
}

/* Files of other programs. */
static void
test_no_film (void)
{
  static const struct { const char *what, *bytes; } texts[] = {
    { "text",              "EXT. A STATION - NIGHT\n\nRain.\n" },
    { "a page",            "<!DOCTYPE html><html><body><video src=\"film.mp4\"></body></html>" },
    { "titles",            "1\n00:00:01,000 --> 00:00:02,000\nHello.\n" },
    { "more titles",       "1\n00:00:01,000 --> 00:00:02,000\nThe train is late.\n\n"
                           "2\n00:00:03,000 --> 00:00:05,000\nIt always is, on a Sunday.\n\n"
                           "3\n00:00:06,000 --> 00:00:08,000\nThen we walk.\n" },
    { "a list of films",   "#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\nfile:///dev/zero\n" },
    { "a list of lists",   "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\nhttp://127.0.0.1:9/a.m3u8\n" },
    { "a broadcast",       "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nt=0 0\nm=video 9 RTP/AVP 96\n"
                           "a=rtpmap:96 H264/90000\n" },
    { "a drawing",         "<svg xmlns=\"http://www.w3.org/2000/svg\"><rect width=\"9\"/></svg>" },
    { "a document",        "%PDF-1.4\n1 0 obj\n<</Type/Catalog>>\nendobj\n" },
    { "one letter",        "m" },
  };
  static const guint8 blank[100000];
  g_autoptr(GRand) rand = g_rand_new_with_seed (SEED);
  guint8 noise[100000];

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      const char *bytes = texts[i].bytes;

      g_assert_false (try_bytes ("film.mov", bytes, strlen (bytes), texts[i].what));
      g_assert_false (try_bytes ("film", bytes, strlen (bytes), texts[i].what));
    }

  for (guint i = 0; i < sizeof noise; i++)
    noise[i] = (guint8) g_rand_int (rand);
  g_assert_false (try_bytes ("film.mp4", noise, sizeof noise, "noise"));
  g_assert_false (try_bytes ("film.mp4", blank, sizeof blank, "nothing but noughts"));
  g_assert_false (try_bytes ("film.mp4", "", 0, "an empty file"));
}

/* Others that are where films might be looked for. */
static void
test_other_files (void)
{
  static const char * const names[] = {
    "data/everything.hairpin", "../data/screenshots/window.png",
    "../data/icons/hicolor/scalable/apps/io.github.hairpin.Hairpin.svg",
  };
  static const char * const sounds[] = {
    "real/audio-only.mp3", "real/audio-only-alac.m4a", "real/audio-only-opus.webm",
    "real/audio-only-pcm.wav", "real/broken-truncated-no-moov.mp4", "real/broken-text-named.mp4",
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (g_getenv ("G_TEST_SRCDIR"), names[i], NULL);
      g_autoptr(GFile) file = g_file_new_for_path (path);

      g_assert_true (g_file_query_exists (file, NULL));
      g_assert_false (try_film (file, names[i]));
    }

  for (guint i = 0; i < G_N_ELEMENTS (sounds); i++)
    {
      g_autofree char *path = get_fixture (sounds[i]);
      g_autoptr(GFile) file = g_file_new_for_path (path);

      g_assert_false (try_film (file, sounds[i]));
    }
}

static GFile *
get_file (const char *name)
{
  return g_file_new_build_filename (folder, name, NULL);
}

static void
bind_socket (const char *path)
{
  struct sockaddr_un address = { .sun_family = AF_UNIX };
  int fd = socket (AF_UNIX, SOCK_STREAM, 0);

  g_strlcpy (address.sun_path, path, sizeof address.sun_path);
  g_assert_cmpint (bind (fd, (struct sockaddr *) &address, sizeof address), ==, 0);
  close (fd);
}

/* Whoever reads a pipe waits for a writer, and one of these never comes. */
static void
test_no_files (void)
{
  static const char * const elsewhere[] = {
    "/dev/null", "/dev/zero", "/dev/full", "/dev/tty", "/", "/proc/self/mem", "/proc/kmsg",
  };
  static const char * const names[] = {
    "folder.mov", "pipe.mov", "link-to-pipe.mov", "socket.mov", "circle.mov", "dangling.mov",
    "nothing.mov", "pipe.mov/film.mov",
  };
  g_autofree char *pipe_path = g_build_filename (folder, "pipe.mov", NULL);
  g_autofree char *socket_path = g_build_filename (folder, "socket.mov", NULL);
  g_autofree char *folder_path = g_build_filename (folder, "folder.mov", NULL);
  g_autofree char *circle_path = g_build_filename (folder, "circle.mov", NULL);
  g_autofree char *link_path = g_build_filename (folder, "link-to-pipe.mov", NULL);
  g_autofree char *dangling_path = g_build_filename (folder, "dangling.mov", NULL);

  g_assert_cmpint (g_mkdir (folder_path, 0700), ==, 0);
  g_assert_cmpint (mkfifo (pipe_path, 0600), ==, 0);
  g_assert_cmpint (symlink (pipe_path, link_path), ==, 0);
  g_assert_cmpint (symlink ("circle.mov", circle_path), ==, 0);
  g_assert_cmpint (symlink ("nowhere.mov", dangling_path), ==, 0);
  bind_socket (socket_path);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr(GFile) file = get_file (names[i]);

      g_assert_false (try_film (file, names[i]));
    }
  for (guint i = 0; i < G_N_ELEMENTS (elsewhere); i++)
    {
      g_autoptr(GFile) file = g_file_new_for_path (elsewhere[i]);

      g_assert_false (try_film (file, elsewhere[i]));
    }

  g_remove (pipe_path);
  g_remove (socket_path);
  g_remove (folder_path);
  g_remove (circle_path);
  g_remove (link_path);
  g_remove (dangling_path);
}

/* A film is what it is under any name, and so is what is none. */
static void
test_strange_names (void)
{
  static const char * const names[] = {
    "\xff\xfe\x80.mov", "two\nlines.mov", "100%25 #1?.mov", "\xf0\x9f\x8e\xac.mov", "-film", " ",
    "%s%n", "film.mov\t", "\"quoted\" 'film'.mov", "a:b\\c.mov", "film.jpg", "film.hairpin", ".hidden",
  };
  g_autoptr(GByteArray) film = load_film ("synthetic/fn-24-silent.mp4");

  for (guint i = 0; film != NULL && i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *what = g_strescape (names[i], NULL);

      g_assert_true (try_bytes (names[i], film->data, film->len, what));
      g_assert_false (try_bytes (names[i], film->data, 100, what));
    }
}

/* Root may read everything: somebody else tries it. */
static void
try_forbidden (GFile      *file,
               const char *what)
{
  g_autoptr(GError) error = NULL;
  uid_t user = geteuid ();

  if (user == 0 && setresuid (NOBODY, NOBODY, 0) != 0)
    {
      g_test_skip ("root may read everything");
      return;
    }

  begin ("probing", what);
  g_assert_null (hp_probe_file (file, NULL, &error));
  end ();
  assert_error (error, what);
  g_assert_nonnull (strstr (error->message, "may not be read"));
  g_assert_cmpint (setresuid (user, user, user), ==, 0);
}

static void
test_not_allowed (void)
{
  g_autofree char *path = g_build_filename (folder, "secret.mov", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);

  g_assert_true (g_file_set_contents (path, "film", -1, NULL));
  g_assert_cmpint (g_chmod (folder, 0755), ==, 0);
  g_assert_cmpint (g_chmod (path, 0), ==, 0);
  try_forbidden (file, "a file that may not be read");

  g_assert_cmpint (g_chmod (path, 0644), ==, 0);
  g_assert_cmpint (g_chmod (folder, 0), ==, 0);
  try_forbidden (file, "a file in a folder that may not be searched");

  g_assert_cmpint (g_chmod (folder, 0700), ==, 0);
  g_remove (path);
}

static void
count_cb (HpTransport *transport,
          GError      *error,
          guint       *n)
{
  *n += g_error_matches (error, HP_MEDIA_ERROR, HP_MEDIA_ERROR_NO_SOUND);
}

/* What its decoder needs to know is blank; the picture is whole. */
static void
test_broken_sound_leaves_the_picture (void)
{
  static const char mark[] = "\005vorbis";
  g_autoptr(GByteArray) film = load_film ("real/bbb-60fps-vp9-vorbis-1s.webm");
  g_autofree char *path = g_build_filename (folder, "film.webm", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(HpProbe) probe = NULL;
  HpTransport *transport;
  guint8 *header;
  guint n_warned = 0;

  if (film == NULL)
    return;

  header = memmem (film->data, film->len, mark, strlen (mark));
  g_assert_nonnull (header);
  memset (header + strlen (mark), 0xFF, 600);
  g_assert_true (g_file_set_contents (path, (char *) film->data, film->len, NULL));
  probe = hp_probe_file (file, NULL, NULL);
  g_assert_nonnull (probe);

  transport = g_object_new (HP_TYPE_TRANSPORT, "audio-sink", "fakesink sync=true", NULL);
  g_signal_connect (transport, "warned", G_CALLBACK (count_cb), &n_warned);
  begin ("playing", "a film with broken sound");
  g_assert_true (hp_transport_open (transport, file, probe, 0, -1, NULL));
  wait_for_picture (transport);
  hp_transport_seek_frame (transport, 30);
  wait_for_picture (transport);
  play (transport);
  end ();

  g_assert_true (hp_transport_is_open (transport));
  g_assert_cmpint (hp_transport_get_frame (transport), >=, 30);
  g_assert_cmpuint (n_warned, ==, 1);
  g_assert_finalize_object (transport);
  g_remove (path);
}

/* A disk that is pulled out, or a copy that is made again. */
static void
test_goes_while_it_plays (void)
{
  g_autoptr(GByteArray) film = load_film ("real/ax-audio-shorter-than-video.mp4");
  g_autofree char *path = g_build_filename (folder, "film.mp4", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  const gint64 lengths[] = { 0, 40, 30000 };

  for (guint i = 0; film != NULL && i < G_N_ELEMENTS (lengths); i++)
    {
      g_autoptr(HpProbe) probe = NULL;

      g_assert_true (g_file_set_contents (path, (char *) film->data, film->len, NULL));
      probe = hp_probe_file (file, NULL, NULL);
      g_assert_nonnull (probe);
      show_film (file, probe, lengths[i], "cut off behind our back");
      g_remove (path);
    }
}

int
main (int   argc,
      char *argv[])
{
  static const char * const films[] = {
    "real/ax-2997-h264-aac.mp4", "real/ax-audio-shorter-than-video.mp4",
    "real/bbb-60fps-vp9-vorbis-1s.webm", "real/numbered-30fps-h264.mkv",
    "real/numbered-30fps-vp8.webm", "synthetic/fn-24-opengop-hevc.mp4",
    "synthetic/fn-24-prores.mov", "synthetic/fn-24-silent.mp4",
  };
  int result;

  g_test_init (&argc, &argv, NULL);
  signal (SIGALRM, late_cb);

  /* GStreamer warns of its own confusion about such films, and goes on. */
  g_log_set_always_fatal (G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL);
  folder = g_dir_make_tmp ("hairpin-XXXXXX", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (films); i++)
    {
      g_autofree char *path = g_strconcat ("/media/broken-films/damaged/", films[i], NULL);

      g_test_add_data_func (path, films[i], test_damaged);
    }

  g_test_add_func ("/media/broken-films/no-film", test_no_film);
  g_test_add_func ("/media/broken-films/other-files", test_other_files);
  g_test_add_func ("/media/broken-films/no-files", test_no_files);
  g_test_add_func ("/media/broken-films/strange-names", test_strange_names);
  g_test_add_func ("/media/broken-films/not-allowed", test_not_allowed);
  g_test_add_func ("/media/broken-films/goes-while-it-plays", test_goes_while_it_plays);

  g_test_add_func ("/media/broken-films/broken-sound-leaves-the-picture",
                   test_broken_sound_leaves_the_picture);

  result = g_test_run ();
  g_test_message ("%u inputs", n_inputs);
  g_rmdir (folder);
  g_free (folder);
  return result;
}
