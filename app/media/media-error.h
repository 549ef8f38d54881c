/* What can be wrong with a film file.  A job that was stopped fails with G_IO_ERROR_CANCELLED. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define HP_MEDIA_ERROR (hp_media_error_quark ())

typedef enum
{
  HP_MEDIA_ERROR_NOT_FOUND,
  HP_MEDIA_ERROR_UNREADABLE,  /* no rights, a folder, no film, or damaged beyond use */
  HP_MEDIA_ERROR_NO_VIDEO,    /* sound, but no picture; or one that stands still */
  HP_MEDIA_ERROR_NO_DECODER,  /* a picture that nothing installed here can decode */
  HP_MEDIA_ERROR_NO_SOUND,    /* the picture plays, but nothing is heard */
  HP_MEDIA_ERROR_FAILED,      /* GStreamer itself is missing a part, or gave up */
} HpMediaError;

GQuark hp_media_error_quark (void);

G_END_DECLS
