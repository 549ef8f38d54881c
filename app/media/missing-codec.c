#include "config.h"

#include "media/missing-codec.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "media/decoders.h"

#define FLATPAK_INFO "/.flatpak-info"

#define LIBAV { "gstreamer1.0-libav", "gstreamer1-plugin-libav" }
#define GOOD { "gstreamer1.0-plugins-good", "gstreamer1-plugins-good" }
#define BASE { "gstreamer1.0-plugins-base", "gstreamer1-plugins-base" }

/* What holds the decoders of a kind of track.  Kinds that begin alike stand longest first. */
static const struct
{
  const char *kind;         /* the media type, or how it begins */
  const char *packages[2];  /* of HP_SYSTEM_DEBIAN and HP_SYSTEM_FEDORA */
  gboolean    is_extra;     /* the runtime of Flatpak keeps it in an extension */
} codecs[] = {
  { "video/x-h264",         { "gstreamer1.0-libav", "gstreamer1-plugin-openh264" },      TRUE },
  { "video/x-h265",         { "gstreamer1.0-libav", "gstreamer1-plugins-bad-freeworld" }, TRUE },
  { "video/x-vp",           GOOD,                                                        FALSE },
  { "video/x-av1",          { "gstreamer1.0-plugins-bad", "gstreamer1-plugin-dav1d" },   FALSE },
  { "video/x-theora",       BASE,                                                        FALSE },
  { "video/x-wmv",          LIBAV,                                                       TRUE },
  { "image/jpeg",           GOOD,                                                        FALSE },
  { "image/png",            GOOD,                                                        FALSE },
  { "audio/x-opus",         BASE,                                                        FALSE },
  { "audio/x-vorbis",       BASE,                                                        FALSE },
  { "audio/x-flac",         GOOD,                                                        FALSE },
  { "video/x-dnxhd",        LIBAV,                                                       FALSE },
  { "video/x-prores",       LIBAV,                                                       FALSE },
  { "video/x-cineform",     LIBAV,                                                       FALSE },
  { "video/x-divx",         LIBAV,                                                       FALSE },
  { "video/x-dv",           LIBAV,                                                       FALSE },
  { "video/mpeg",           LIBAV,                                                       FALSE },
  { "image/x-jpc",          LIBAV,                                                       FALSE },
  { "audio/mpeg",           LIBAV,                                                       FALSE },
  { "audio/x-ac3",          LIBAV,                                                       FALSE },
  { "audio/x-eac3",         LIBAV,                                                       FALSE },
  { "audio/x-dts",          LIBAV,                                                       FALSE },
  { "audio/x-alac",         LIBAV,                                                       FALSE },
};

HpSystem
hp_missing_codec_tell_system (gboolean    is_flatpak,
                              const char *id,
                              const char *id_like)
{
  g_autofree char *names = g_strdup_printf (" %s %s ", id != NULL ? id : "",
                                            id_like != NULL ? id_like : "");

  if (is_flatpak)
    return HP_SYSTEM_FLATPAK;
  if (strstr (names, " debian ") != NULL || strstr (names, " ubuntu ") != NULL)
    return HP_SYSTEM_DEBIAN;
  if (strstr (names, " fedora ") != NULL)
    return HP_SYSTEM_FEDORA;

  return HP_SYSTEM_OTHER;
}

HpSystem
hp_missing_codec_get_system (void)
{
  g_autofree char *id = g_get_os_info (G_OS_INFO_KEY_ID);
  g_autofree char *id_like = g_get_os_info ("ID_LIKE");

  return hp_missing_codec_tell_system (g_file_test (FLATPAK_INFO, G_FILE_TEST_EXISTS),
                                       id, id_like);
}

char *
hp_missing_codec_advise (const GstCaps *caps,
                         HpSystem       system)
{
  const char *kind = "";
  guint i = 0;

  g_return_val_if_fail (GST_IS_CAPS (caps), NULL);

  if (!gst_caps_is_any (caps) && !gst_caps_is_empty (caps))
    kind = gst_structure_get_name (gst_caps_get_structure (caps, 0));
  while (i < G_N_ELEMENTS (codecs) && !g_str_has_prefix (kind, codecs[i].kind))
    i++;

  /* One that nothing decodes, or that came with the runtime of Flatpak and fails all the same. */
  if (i == G_N_ELEMENTS (codecs) || (system == HP_SYSTEM_FLATPAK && !codecs[i].is_extra))
    return g_strdup (_("Have the film exported again: as ProRes or H.264, with sound as WAV or AAC."));

  switch (system)
    {
    case HP_SYSTEM_DEBIAN:
      /* Translators: the name of a package. */
      return g_strdup_printf (_("On Debian and Ubuntu: install %s."),
                              codecs[i].packages[HP_SYSTEM_DEBIAN]);

    case HP_SYSTEM_FEDORA:
      /* Translators: the name of a package. */
      return g_strdup_printf (_("On Fedora: install %s; what Fedora itself has not is in RPM "
                                "Fusion."),
                              codecs[i].packages[HP_SYSTEM_FEDORA]);

    case HP_SYSTEM_FLATPAK:
      return g_strdup (_("In Flatpak: install the extension "
                         "org.freedesktop.Platform.codecs-extra."));

    case HP_SYSTEM_OTHER:
    default:
      /* Translators: the name of a package. */
      return g_strdup_printf (_("Install the package that Debian calls %s."),
                              codecs[i].packages[HP_SYSTEM_DEBIAN]);
    }
}

char *
hp_missing_codec_explain (const char    *name,
                          const GstCaps *caps)
{
  g_autofree char *codec = NULL;
  g_autofree char *advice = NULL;

  g_return_val_if_fail (GST_IS_CAPS (caps), NULL);

  codec = hp_decoders_describe (caps);
  advice = hp_missing_codec_advise (caps, hp_missing_codec_get_system ());
  if (name == NULL)
    /* Translators: the name of a codec, and a sentence that says what to install. */
    return g_strdup_printf (_("The sound is in %s, for which there is no decoder here. %s"),
                            codec, advice);

  /* Translators: the names of a file and of a codec, and a sentence that says what to install. */
  return g_strdup_printf (_("The picture of “%s” is in %s, for which there is no decoder here. %s"),
                          name, codec, advice);
}
