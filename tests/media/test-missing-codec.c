#include "media/missing-codec.h"

#include <string.h>

#include "media/decoders.h"
#include "media/made-film.h"
#include "media/media-error.h"
#include "media/transport.h"

#define DEADLINE 60  /* seconds: a limit for hangs, no measure */

static void
test_tells_the_system (void)
{
  static const struct { gboolean flatpak; const char *id, *like; HpSystem system; } cases[] = {
    { FALSE, "debian", NULL, HP_SYSTEM_DEBIAN },
    { FALSE, "ubuntu", "debian", HP_SYSTEM_DEBIAN },
    { FALSE, "linuxmint", "ubuntu debian", HP_SYSTEM_DEBIAN },
    { FALSE, "fedora", NULL, HP_SYSTEM_FEDORA },
    { FALSE, "nobara", "rhel centos fedora", HP_SYSTEM_FEDORA },
    { TRUE, "org.gnome.Platform", NULL, HP_SYSTEM_FLATPAK },
    { TRUE, "debian", NULL, HP_SYSTEM_FLATPAK },
    { FALSE, "arch", NULL, HP_SYSTEM_OTHER },
    { FALSE, "notdebian", "undebian", HP_SYSTEM_OTHER },
    { FALSE, NULL, NULL, HP_SYSTEM_OTHER },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (hp_missing_codec_tell_system (cases[i].flatpak, cases[i].id, cases[i].like),
                     ==, cases[i].system);
}

static void
test_names_what_to_install (void)
{
  static const char extra[] = "codecs-extra";
  static const char again[] = "exported again";
  static const struct { const char *caps, *debian, *fedora, *flatpak; } cases[] = {
    { "video/x-h264, profile=high", "gstreamer1.0-libav", "openh264", extra },
    { "video/x-h265", "gstreamer1.0-libav", "freeworld", extra },
    { "video/x-prores", "gstreamer1.0-libav", "gstreamer1-plugin-libav", again },
    { "video/x-dnxhd", "gstreamer1.0-libav", "gstreamer1-plugin-libav", again },
    { "video/x-vp9", "gstreamer1.0-plugins-good", "gstreamer1-plugins-good", again },
    { "video/x-av1", "gstreamer1.0-plugins-bad", "dav1d", again },
    { "video/mpeg, mpegversion=2", "gstreamer1.0-libav", "gstreamer1-plugin-libav", again },
    { "audio/mpeg, mpegversion=4", "gstreamer1.0-libav", "gstreamer1-plugin-libav", again },
    { "video/x-gst-fourcc-AVdh", again, again, again },
    { "video/x-gst-fourcc-zzzz", again, again, again },
    { "ANY", again, again, again },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GstCaps) caps = gst_caps_from_string (cases[i].caps);
      g_autofree char *debian = hp_missing_codec_advise (caps, HP_SYSTEM_DEBIAN);
      g_autofree char *fedora = hp_missing_codec_advise (caps, HP_SYSTEM_FEDORA);
      g_autofree char *flatpak = hp_missing_codec_advise (caps, HP_SYSTEM_FLATPAK);
      g_autofree char *other = hp_missing_codec_advise (caps, HP_SYSTEM_OTHER);

      g_assert_nonnull (strstr (debian, cases[i].debian));
      g_assert_nonnull (strstr (fedora, cases[i].fedora));
      g_assert_nonnull (strstr (flatpak, cases[i].flatpak));
      g_assert_nonnull (strstr (other, cases[i].debian));
    }
}

static void
test_says_it_in_two_sentences (void)
{
  g_autoptr(GstCaps) caps = gst_caps_from_string ("video/x-prores");
  g_autoptr(GstCaps) camera = gst_caps_from_string ("video/x-gst-fourcc-AVdh");
  g_autofree char *text = hp_missing_codec_explain ("a.mov", caps);
  g_autofree char *of_camera = hp_missing_codec_explain (NULL, camera);

  g_assert_true (g_str_has_prefix (text, "The picture of “a.mov” is in Apple ProRes, for which "
                                         "there is no decoder here. "));
  g_assert_true (g_str_has_suffix (text, "."));
  g_assert_true (g_str_has_prefix (of_camera, "The sound is in Avid DNxHR, "));
}

/* A film, and the decoders that it needs.  Their rank is taken from a process of its own. */
typedef struct
{
  const char *name;
  const char *film;      /* of the shared ones, or NULL: made */
  const char *decoders;
  const char *codec;     /* as it is said */
  gboolean    is_sound;
} Hidden;

static const Hidden hidden[] = {
  { "h264", "synthetic/fn-24.mp4", "avdec_h264:NONE,openh264dec:NONE,vah264dec:NONE,"
    "vaapih264dec:NONE", "is in H.264", FALSE },
  { "hevc", "synthetic/fn-24-opengop-hevc.mp4", "avdec_h265:NONE,libde265dec:NONE,vah265dec:NONE,"
    "vaapih265dec:NONE", "is in H.265", FALSE },
  { "prores", "synthetic/fn-24-prores.mov", "avdec_prores:NONE", "is in Apple ProRes", FALSE },
  { "dnxhd", NULL, "avdec_dnxhd:NONE", "(DNxHD)", FALSE },
  { "vp9", "synthetic/fn-24-vp9-opus.webm", "vp9dec:NONE,avdec_vp9:NONE,vavp9dec:NONE,"
    "vaapivp9dec:NONE", "is in VP9", FALSE },
  { "aac", "real/ax-2997-h264-aac.mp4", "avdec_aac:NONE,avdec_aac_fixed:NONE,avdec_aac_latm:NONE,"
    "faad:NONE,fdkaacdec:NONE", "The sound is in MPEG-4 AAC", TRUE },
  { "opus", "synthetic/fn-24-vp9-opus.webm", "opusdec:NONE,avdec_opus:NONE", "The sound is in Opus",
    TRUE },
};

static gboolean
late_cb (gpointer user_data)
{
  g_assert_not_reached ();
}

static void
warned_cb (HpTransport *transport,
           GError      *error)
{
  g_test_message ("warned: %s", error->message);
  g_assert_true (error->domain == HP_MEDIA_ERROR);
}

static void
failed_cb (HpTransport *transport,
           GError      *error)
{
  g_error ("The film fails: %s", error->message);
}

/* The picture comes, and goes on. */
static void
assert_plays (GFile         *file,
              const HpProbe *probe)
{
  HpTransport *transport = g_object_new (HP_TYPE_TRANSPORT,
                                         "audio-sink", "fakesink sync=true", NULL);
  guint deadline = g_timeout_add_seconds (DEADLINE, late_cb, NULL);
  g_autoptr(GError) error = NULL;

  g_signal_connect (transport, "warned", G_CALLBACK (warned_cb), NULL);
  g_signal_connect (transport, "failed", G_CALLBACK (failed_cb), NULL);
  g_assert_true (hp_transport_open (transport, file, probe, 0, -1, &error));
  while (hp_transport_get_seeking (transport))
    g_main_context_iteration (NULL, TRUE);

  hp_transport_set_playing (transport, TRUE);
  while (hp_transport_get_frame (transport) < 5)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (deadline);
  g_assert_finalize_object (transport);
}

static void
check_hidden (const Hidden *self,
              GFile        *file)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(HpProbe) probe = hp_probe_file (file, NULL, &error);
  g_autofree char *sentence = NULL;

  if (!self->is_sound)
    {
      g_assert_error (error, HP_MEDIA_ERROR, HP_MEDIA_ERROR_NO_DECODER);
      g_assert_nonnull (strstr (error->message, self->codec));
      return;
    }

  g_assert_no_error (error);
  g_assert_cmpuint (probe->n_audio_tracks, ==, 1);
  g_assert_cmpuint (probe->n_warnings, ==, 1);
  g_assert_cmpint (probe->warnings[0].code, ==, HP_PROBE_WARNING_NO_AUDIO_DECODER);
  sentence = hp_probe_describe_warning (probe, &probe->warnings[0]);
  g_assert_nonnull (strstr (sentence, self->codec));
  assert_plays (file, probe);
}

static GFile *
get_film (const Hidden *self)
{
  g_autofree char *path = NULL;

  if (self->film == NULL)
    return made_film_new ("film.mxf", "-f lavfi -i testsrc2=size=1280x720:rate=25:duration=1 "
                          "-c:v dnxhd -b:v 60M -pix_fmt yuv422p");

  path = g_build_filename (g_getenv ("HAIRPIN_SHARED"), "fixtures", "video", self->film, NULL);
  return g_file_test (path, G_FILE_TEST_EXISTS) ? g_file_new_for_path (path) : NULL;
}

static void
test_hidden (gconstpointer data)
{
  const Hidden *self = data;
  g_autoptr(GFile) file = get_film (self);

  if (file == NULL)
    g_test_skip_printf ("there is no film with %s here", self->name);
  else if (g_test_subprocess ())
    check_hidden (self, file);
  else
    {
      g_setenv ("GST_PLUGIN_FEATURE_RANK", self->decoders, TRUE);
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
      g_unsetenv ("GST_PLUGIN_FEATURE_RANK");
      g_test_trap_assert_passed ();
    }
  if (self->film == NULL)
    made_film_remove (file);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr(GError) error = NULL;

  g_test_init (&argc, &argv, NULL);
  hp_decoders_init (&error);
  g_assert_no_error (error);

  g_test_add_func ("/media/missing-codec/tells-the-system", test_tells_the_system);
  g_test_add_func ("/media/missing-codec/names-what-to-install", test_names_what_to_install);
  g_test_add_func ("/media/missing-codec/says-it-in-two-sentences", test_says_it_in_two_sentences);
  for (guint i = 0; i < G_N_ELEMENTS (hidden); i++)
    {
      g_autofree char *path = g_strconcat ("/media/missing-codec/hidden/", hidden[i].name, NULL);

      g_test_add_data_func (path, &hidden[i], test_hidden);
    }

  return g_test_run ();
}
