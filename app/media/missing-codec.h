/* A codec for which there is no decoder here: its name, and what to install.
 *
 * Which package has a decoder differs by system; a film room has no time to
 * find out.
 */

#pragma once

#include <gst/gst.h>

G_BEGIN_DECLS

typedef enum
{
  HP_SYSTEM_DEBIAN,   /* Debian, Ubuntu and what is made of them */
  HP_SYSTEM_FEDORA,
  HP_SYSTEM_FLATPAK,  /* whichever system is around it */
  HP_SYSTEM_OTHER,
} HpSystem;

/* The system that the program runs on: read once from its files. */
HpSystem  hp_missing_codec_get_system  (void);
/* @id and @id_like, which may be NULL, are those of os-release. */
HpSystem  hp_missing_codec_tell_system (gboolean       is_flatpak,
                                        const char    *id,
                                        const char    *id_like);

/* "On Debian and Ubuntu: install gstreamer1.0-libav."  A sentence for every codec and system;
 * free with g_free(). */
char     *hp_missing_codec_advise      (const GstCaps *caps,
                                        HpSystem       system);

/* Two sentences: that there is no decoder for the picture of file @name, or for the sound where
 * that is NULL, and the advice for this system.  Free with g_free(). */
char     *hp_missing_codec_explain     (const char    *name,
                                        const GstCaps *caps);

G_END_DECLS
