/* Measures a film: what is in it, and when its pictures start.
 *
 * A short film is read and decoded whole.  Of a long one a few stretches are
 * read, and the start is decoded, so that a reel of two hours opens at once.
 */

#pragma once

#include <gio/gio.h>

#include "media/cadence.h"

G_BEGIN_DECLS

typedef struct
{
  HpCadence cadence;
  gint64    end;            /* ns, of the last picture */
  gint64    duration;       /* ns, of the container; -1 */
  gint64    promised_end;   /* ns, of the picture as the container has it; -1 */
  int       width, height;  /* px as shown */
  guint     orientation;    /* a GstVideoOrientationMethod */
  char     *video_codec;
  char     *audio_codec;
  char     *label;          /* timecode of the first picture, or NULL */
  gboolean  is_drop;
  guint     n_audio;
  guint     n_silent;       /* tracks of sound without a decoder */
  char     *silent_advice;  /* what to install for the first of them, or NULL */
  gboolean  has_failed;     /* the decoder gave up before the end */
  gint64    n_read;         /* packets */
  gint64    n_lost;         /* pictures that are in the file and don't decode */
  gboolean  is_verified;    /* the rate holds to the end */
} HpFilmSurvey;

gboolean hp_film_survey_make  (HpFilmSurvey  *self,
                               const char    *uri,
                               const char    *name,
                               GCancellable  *cancellable,
                               GError       **error);
void     hp_film_survey_clear (HpFilmSurvey  *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HpFilmSurvey, hp_film_survey_clear)

G_END_DECLS
