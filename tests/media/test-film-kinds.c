/* The kinds of films that cutting rooms send, made small: each is measured right and plays. */

#include "media/made-film.h"
#include "media/media-error.h"
#include "media/transport.h"

#include "core/timecode.h"

#define DEADLINE 60  /* seconds: a limit for hangs, no measure */

#define PICTURE(rate) "-f lavfi -i testsrc2=size=1280x720:rate=" rate ":duration=2 "
#define SOUND "-f lavfi -i sine=440:sample_rate=48000:duration=2 "

typedef struct
{
  const char  *what;
  const char  *name;
  const char  *options;
  HpFrameRate  rate;
  gint64       n_frames;
  guint        n_audio;
  const char  *label;
} Kind;

static const Kind kinds[] = {
  { "dnxhd-in-mxf", "film.mxf", PICTURE ("24000/1001") SOUND "-c:v dnxhd -b:v 60M "
    "-pix_fmt yuv422p -c:a pcm_s16le -timecode 01:00:00:00", { 24000, 1001 }, 48, 1, "01:00:00:00" },
  { "dnxhr-in-mxf", "film.mxf", PICTURE ("24") "-c:v dnxhd -profile:v dnxhr_sq -pix_fmt yuv422p",
    { 24, 1 }, 48, 0, NULL },
  { "dnxhd-in-quicktime", "film.mov", PICTURE ("25") SOUND "-c:v dnxhd -b:v 60M -pix_fmt yuv422p "
    "-c:a pcm_s16le -timecode 10:00:00:00", { 25, 1 }, 50, 1, "10:00:00:00" },
  { "prores-with-two-sounds", "film.mov", PICTURE ("24") SOUND "-map 0 -map 1 -map 1 -c:v prores "
    "-c:a pcm_s16le", { 24, 1 }, 48, 2, NULL },
  { "four-sounds-in-quicktime", "film.mov", PICTURE ("24") SOUND "-map 0 -map 1 -map 1 -map 1 -map 1 "
    "-c:v mpeg4 -g 12 -c:a pcm_s24le", { 24, 1 }, 48, 4, NULL },
  { "two-sounds-in-matroska", "film.mkv", PICTURE ("30000/1001") SOUND "-map 0 -map 1 -map 1 "
    "-c:v mpeg4 -g 12 -c:a flac", { 30000, 1001 }, 60, 2, NULL },
  { "mpeg2-in-mxf", "film.mxf", PICTURE ("25") SOUND "-map 0 -map 1 -map 1 -c:v mpeg2video "
    "-b:v 20M -c:a pcm_s16le", { 25, 1 }, 50, 2, NULL },
  { "without-sound", "film.ts", PICTURE ("25") "-c:v mpeg2video -b:v 8M", { 25, 1 }, 50, 0, NULL },
};

static gboolean
late_cb (gpointer user_data)
{
  g_assert_not_reached ();
}

static void
told_cb (HpTransport *transport,
         GError      *error)
{
  g_error ("The film is wrong: %s", error->message);
}

static void
seek (HpTransport *transport,
      gint64       frame)
{
  hp_transport_seek_frame (transport, frame);
  while (hp_transport_get_seeking (transport))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (hp_transport_get_frame (transport), ==, frame);
}

static void
play (GFile         *file,
      const HpProbe *probe)
{
  HpTransport *transport = g_object_new (HP_TYPE_TRANSPORT,
                                         "audio-sink", "fakesink sync=true", NULL);
  guint deadline = g_timeout_add_seconds (DEADLINE, late_cb, NULL);
  g_autoptr(GError) error = NULL;

  g_signal_connect (transport, "failed", G_CALLBACK (told_cb), NULL);
  g_signal_connect (transport, "warned", G_CALLBACK (told_cb), NULL);
  g_assert_true (hp_transport_open (transport, file, probe, 0, -1, &error));
  while (hp_transport_get_seeking (transport))
    g_main_context_iteration (NULL, TRUE);

  seek (transport, probe->n_frames - 1);
  seek (transport, 7);
  seek (transport, 0);
  hp_transport_set_playing (transport, TRUE);
  while (hp_transport_get_frame (transport) < 10)
    g_main_context_iteration (NULL, TRUE);

  g_source_remove (deadline);
  g_assert_finalize_object (transport);
}

static void
test_kind (gconstpointer data)
{
  const Kind *kind = data;
  g_autoptr(GFile) file = made_film_new (kind->name, kind->options);
  g_autoptr(GError) error = NULL;
  g_autoptr(HpProbe) probe = NULL;
  g_autofree char *label = NULL;

  if (file == NULL)
    {
      g_test_skip ("there is no ffmpeg here to make the film");
      return;
    }

  probe = hp_probe_file (file, NULL, &error);
  g_assert_no_error (error);
  if (probe->has_timecode)
    label = hp_timecode_format (probe->start_timecode, probe->rate, probe->is_drop_frame);
  g_assert_true (hp_frame_rate_equal (probe->rate, kind->rate));
  g_assert_cmpint (probe->n_frames, ==, kind->n_frames);
  g_assert_cmpuint (probe->n_audio_tracks, ==, kind->n_audio);
  g_assert_cmpuint (probe->n_warnings, ==, 0);
  if (kind->label != NULL)
    g_assert_cmpstr (label, ==, kind->label);

  play (file, probe);
  made_film_remove (file);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *path = g_strconcat ("/media/film-kinds/", kinds[i].what, NULL);

      g_test_add_data_func (path, &kinds[i], test_kind);
    }

  return g_test_run ();
}
