#include "config.h"

#include "media/film-survey.h"

#include <glib/gi18n-lib.h>

#include "media/decoders.h"
#include "media/film-fault.h"
#include "media/film-reader.h"
#include "media/media-error.h"
#include "media/missing-codec.h"

/* Shorter films are decoded whole. */
#define SHORT_FILM ((gint64) (10 * GST_SECOND))

/* Longer films are sampled.  Reading the packets of this one takes about a second. */
#define LONG_FILM (10 * 60 * GST_SECOND)

#define N_SAMPLE 300                  /* pictures of each stretch but the last */
#define TAIL ((gint64) (10 * GST_SECOND))

/* How long each step may take, in the microseconds of the monotonic clock.  The sum stays
 * under half a minute, whatever the file. */
#define OPEN_TIME (5 * G_USEC_PER_SEC)
#define PACKET_TIME (5 * G_USEC_PER_SEC)
#define SAMPLE_TIME (2 * G_USEC_PER_SEC)
#define DECODE_TIME (1 * G_USEC_PER_SEC)
#define SHORT_TIME (5 * G_USEC_PER_SEC)
#define DAMAGE_TIME (12 * G_USEC_PER_SEC)

static gint64
in (gint64 time)
{
  return g_get_monotonic_time () + time;
}

static HpFrameRate
get_claimed_rate (const GstCaps *caps)
{
  int num = 0, den = 0;

  if (caps != NULL)
    gst_structure_get_fraction (gst_caps_get_structure (caps, 0), "framerate", &num, &den);

  return num > 0 && den > 0 ? (HpFrameRate) { (guint) num, (guint) den }
                            : (HpFrameRate) { 0, 1 };
}

static gboolean
is_image (const GstCaps *caps)
{
  return caps != NULL &&
         g_str_has_prefix (gst_structure_get_name (gst_caps_get_structure (caps, 0)), "image/");
}

static gboolean
set_reader_error (GError       **error,
                  HpFilmReader  *reader,
                  const char    *name,
                  GCancellable  *cancellable)
{
  HpFilmTracks *tracks = hp_film_reader_get_tracks (reader);
  const GError *reason = hp_film_reader_get_error (reader);
  g_autoptr(GError) unknown = NULL;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  /* What it is was found out, and that nothing makes a picture of it. */
  if (reason == NULL && (hp_film_tracks_get_n_missing (tracks) > 0 ||
                         hp_film_tracks_have_titles_alone (tracks)))
    reason = unknown = g_error_new_literal (GST_STREAM_ERROR, GST_STREAM_ERROR_TYPE_NOT_FOUND, "");

  g_set_error (error, HP_MEDIA_ERROR, HP_MEDIA_ERROR_UNREADABLE,
               /* Translators: the name of a file, and "it is damaged or incomplete". */
               _("“%s” holds no film that can be read: %s"), name,
               hp_film_fault_describe (reason));
  return FALSE;
}

static gboolean
set_no_decoder (GError        **error,
                const char     *name,
                const GstCaps  *caps)
{
  g_autofree char *text = hp_missing_codec_explain (name, caps);

  g_set_error_literal (error, HP_MEDIA_ERROR, HP_MEDIA_ERROR_NO_DECODER, text);
  return FALSE;
}

static void
read_sounds (HpFilmSurvey *self,
             HpFilmReader *reader)
{
  g_autoptr(GPtrArray) audio = hp_film_tracks_get_sounds (hp_film_reader_get_tracks (reader));

  self->n_audio = audio->len;
  if (audio->len > 0)
    self->audio_codec = hp_decoders_describe (g_ptr_array_index (audio, 0));

  for (guint i = 0; i < audio->len; i++)
    {
      const GstCaps *caps = g_ptr_array_index (audio, i);

      if (hp_decoders_can_decode (caps))
        continue;

      self->n_silent++;
      if (self->silent_advice == NULL)
        self->silent_advice = hp_missing_codec_explain (NULL, caps);
    }
}

/* What the tracks are; fails unless one of them is a picture that can be decoded. */
static gboolean
read_tracks (HpFilmSurvey  *self,
             HpFilmReader  *reader,
             const char    *name,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autoptr(GstCaps) caps = hp_picture_log_get_caps (hp_film_reader_get_log (reader));
  HpFilmTracks *tracks = hp_film_reader_get_tracks (reader);
  const GstCaps *missing = hp_film_tracks_get_missing_picture (tracks);

  read_sounds (self, reader);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  if (caps == NULL && missing != NULL)
    return set_no_decoder (error, name, missing);
  if (hp_film_tracks_have_sound_alone (tracks))
    {
      g_set_error (error, HP_MEDIA_ERROR, HP_MEDIA_ERROR_NO_VIDEO,
                   /* Translators: the name of a file. */
                   _("“%s” has sound but no picture"), name);
      return FALSE;
    }
  if (caps == NULL)
    return set_reader_error (error, reader, name, cancellable);

  self->video_codec = hp_decoders_describe (caps);
  if (!hp_decoders_can_decode (caps))
    return set_no_decoder (error, name, caps);

  return TRUE;
}

static gboolean
find_cadence (HpFilmSurvey *self,
              const GArray *pictures,
              gint64        end,
              HpFrameRate   claimed)
{
  return hp_cadence_find ((const HpPictureTime *) (gconstpointer) pictures->data, pictures->len,
                          end, claimed, &self->cadence);
}

/* The start, the middle and the end. */
static gboolean
read_samples (HpFilmReader *reader,
              gint64        duration)
{
  return hp_film_reader_restart (reader) &&
         hp_film_reader_read (reader, N_SAMPLE, in (SAMPLE_TIME)) == HP_FILM_ENOUGH &&
         hp_film_reader_jump (reader, duration / 2) &&
         hp_film_reader_read (reader, N_SAMPLE, in (SAMPLE_TIME)) == HP_FILM_ENOUGH &&
         hp_film_reader_jump (reader, MAX (duration - TAIL, 0)) &&
         hp_film_reader_read (reader, 0, in (SAMPLE_TIME)) == HP_FILM_ENDED;
}

/* Reads the packets: all, or of a long film enough to be sure. */
static GArray *
read_packets (HpFilmSurvey *self,
              HpFilmReader *reader)
{
  GArray *packets;
  HpFrameRate claimed;
  g_autoptr(GstCaps) caps = hp_picture_log_get_caps (hp_film_reader_get_log (reader));
  HpFilmOutcome outcome = HP_FILM_LATE;

  claimed = get_claimed_rate (caps);
  self->duration = hp_film_reader_get_duration (reader);
  self->promised_end = hp_picture_log_get_promised_end (hp_film_reader_get_log (reader));
  if (self->promised_end < 0)
    self->promised_end = self->duration;

  if (self->duration <= (gint64) LONG_FILM)
    outcome = hp_film_reader_read (reader, 0, in (PACKET_TIME));

  if (outcome == HP_FILM_LATE && self->duration > TAIL && read_samples (reader, self->duration))
    {
      packets = hp_film_reader_get_pictures (reader, &self->end);
      if (packets->len > 0 && find_cadence (self, packets, self->end, claimed) &&
          !self->cadence.is_variable)
        {
          self->is_verified = TRUE;
          return packets;
        }
      g_array_unref (packets);
    }

  if (outcome == HP_FILM_LATE && hp_film_reader_restart (reader))
    outcome = hp_film_reader_read (reader, 0, in (PACKET_TIME));

  packets = hp_film_reader_get_pictures (reader, &self->end);
  self->is_verified = outcome != HP_FILM_LATE;
  return packets;
}

static guint
count_until (const GArray *pictures,
             gint64        from,
             gint64        to)
{
  guint n = 0;

  for (guint i = 0; i < pictures->len; i++)
    {
      gint64 start = g_array_index (pictures, HpPictureTime, i).start;

      n += start >= from && start <= to;
    }

  return n;
}

/* How many packets between the first picture and the last gave none.  A codec may keep
 * packets that are never shown: then the pictures have no hole. */
static gint64
count_lost (HpFilmSurvey *self,
            const GArray *packets,
            const GArray *pictures,
            HpFrameRate   claimed)
{
  gint64 from, to, n_lost;

  if (pictures->len == 0)
    return 0;

  from = g_array_index (pictures, HpPictureTime, 0).start;
  to = g_array_index (pictures, HpPictureTime, pictures->len - 1).start;
  n_lost = (gint64) count_until (packets, from, to) - pictures->len;
  if (n_lost <= 0)
    return 0;

  find_cadence (self, pictures, -1, claimed);
  return self->cadence.is_variable || self->cadence.n_missing > 0 ? n_lost : 0;
}

/* In ns, -1 if there is none. */
static gint64
get_last (const GArray *pictures)
{
  return pictures->len > 0 ? g_array_index (pictures, HpPictureTime, pictures->len - 1).start : -1;
}

/* Decodes: for a moment, or as long as it takes where there is damage. */
static GArray *
read_pictures (HpFilmSurvey *self,
               HpFilmReader *reader,
               const GArray *packets,
               HpFrameRate   claimed,
               gboolean     *is_whole)
{
  gint64 damage_deadline = in (DAMAGE_TIME);
  HpFilmOutcome outcome = hp_film_reader_open (reader, damage_deadline);
  GArray *pictures;
  gint64 unsure;  /* decoders make the length of a picture up */

  if (outcome == HP_FILM_ENOUGH && self->duration >= 0 && self->duration <= SHORT_FILM)
    outcome = hp_film_reader_read (reader, 0, in (SHORT_TIME));
  else if (outcome == HP_FILM_ENOUGH)
    outcome = hp_film_reader_read (reader, 0, in (DECODE_TIME));
  if (outcome == HP_FILM_LATE && hp_picture_log_get_n (hp_film_reader_get_log (reader)) == 0)
    outcome = hp_film_reader_read (reader, 1, damage_deadline) == HP_FILM_ENDED ? HP_FILM_ENDED
                                                                               : HP_FILM_LATE;

  pictures = hp_film_reader_get_pictures (reader, &unsure);
  self->n_lost = count_lost (self, packets, pictures, claimed);

  if (outcome == HP_FILM_LATE && self->n_lost > 0)
    {
      outcome = hp_film_reader_read (reader, 0, damage_deadline);
      g_array_unref (pictures);
      pictures = hp_film_reader_get_pictures (reader, &unsure);
      self->n_lost = count_lost (self, packets, pictures, claimed);
    }

  self->has_failed = outcome == HP_FILM_FAILED && get_last (pictures) < get_last (packets);
  *is_whole = outcome == HP_FILM_ENDED || outcome == HP_FILM_FAILED;
  if (*is_whole && get_last (packets) != get_last (pictures))
    self->end = -1;

  /* A pipeline that met an error and went on may lose its way: then more is there. */
  if (*is_whole && !self->has_failed && hp_film_reader_get_error (reader) != NULL)
    *is_whole = get_last (pictures) >= get_last (packets);
  return pictures;
}

/* A film begins with the first picture that decodes. */
static void
drop_before (GArray *packets,
             gint64  start)
{
  guint n = 0;

  while (n < packets->len && g_array_index (packets, HpPictureTime, n).start < start)
    n++;
  g_array_remove_range (packets, 0, n);
}

/* The rate of the pictures that were decoded, up to @last. */
static void
extend (HpFilmSurvey *self,
        const GArray *pictures,
        gint64        last,
        HpFrameRate   claimed)
{
  find_cadence (self, pictures, -1, claimed);
  self->cadence.n_frames = MAX (self->cadence.n_frames,
                                hp_cadence_frame_at (self->cadence.rate,
                                                     self->cadence.t0, last) + 1);
  self->is_verified = FALSE;
}

static gboolean
read_format (HpFilmSurvey *self,
             HpFilmReader *reader)
{
  HpPictureLog *log = hp_film_reader_get_log (reader);
  g_autoptr(GstCaps) caps = hp_picture_log_get_caps (log);
  GstVideoInfo info;

  if (caps == NULL || !gst_video_info_from_caps (&info, caps))
    return FALSE;

  self->orientation = hp_picture_log_get_orientation (log);
  hp_picture_log_get_upright (log, &info, &self->width, &self->height);
  self->label = hp_picture_log_get_label (log, &self->is_drop);
  return TRUE;
}

/**
 * hp_film_survey_make:
 * @self: to be filled; cleared with hp_film_survey_clear() in any case
 * @uri: of the film
 * @name: of the film, for the messages
 * @cancellable: (nullable): stops it
 * @error: the reason why there is no film
 *
 * Reads the packets first, then decodes.  Where all was decoded, the pictures count;
 * else the packets do, once the start has shown that they can be decoded.
 */
gboolean
hp_film_survey_make (HpFilmSurvey  *self,
                     const char    *uri,
                     const char    *name,
                     GCancellable  *cancellable,
                     GError       **error)
{
  g_autoptr(HpFilmReader) packet_reader = hp_film_reader_new (uri, HP_FILM_PACKETS, cancellable);
  g_autoptr(HpFilmReader) reader = NULL;
  g_autoptr(GArray) packets = NULL;
  g_autoptr(GArray) pictures = NULL;
  g_autoptr(GstCaps) caps = NULL;
  HpFrameRate claimed;
  gboolean is_whole;

  hp_film_reader_open (packet_reader, in (OPEN_TIME));
  if (!read_tracks (self, packet_reader, name, cancellable, error))
    return FALSE;

  packets = read_packets (self, packet_reader);
  caps = hp_picture_log_get_caps (hp_film_reader_get_log (packet_reader));
  claimed = get_claimed_rate (caps);
  self->n_read = packets->len;
  if (packets->len == 1 && self->duration < 0 && is_image (caps))
    {
      g_set_error (error, HP_MEDIA_ERROR, HP_MEDIA_ERROR_NO_VIDEO,
                   /* Translators: the name of a file. */
                   _("“%s” is a still picture, not a film"), name);
      return FALSE;
    }

  reader = hp_film_reader_new (uri, HP_FILM_PICTURES, cancellable);
  pictures = read_pictures (self, reader, packets, claimed, &is_whole);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (pictures->len == 0 || !read_format (self, reader))
    return set_reader_error (error, reader, name, cancellable);

  drop_before (packets, g_array_index (pictures, HpPictureTime, 0).start);
  if (is_whole || get_last (pictures) > get_last (packets))
    find_cadence (self, pictures, self->end, claimed);
  else
    find_cadence (self, packets, self->end, claimed);
  if (!is_whole && hp_picture_log_is_untimed (hp_film_reader_get_log (packet_reader)))
    extend (self, pictures, get_last (packets), claimed);
  if (self->end < 0)
    self->end = self->cadence.t0 + hp_frame_rate_start_of (self->cadence.rate,
                                                           self->cadence.n_frames);
  return TRUE;
}

void
hp_film_survey_clear (HpFilmSurvey *self)
{
  g_clear_pointer (&self->video_codec, g_free);
  g_clear_pointer (&self->audio_codec, g_free);
  g_clear_pointer (&self->silent_advice, g_free);
  g_clear_pointer (&self->label, g_free);
}
