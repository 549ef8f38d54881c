#include "config.h"

#include "media/probe.h"

#include <glib/gi18n-lib.h>

#include "core/timecode.h"
#include "media/deadline.h"
#include "media/decoders.h"
#include "media/film-survey.h"
#include "media/media-error.h"
#include "media/timecode-track.h"

#define NS_PER_MS 1000000

/* A film that lacks less than a second or a twentieth has been rounded, begins late, or its
 * sound goes on for a while. */
#define MIN_TRUNCATED G_GINT64_CONSTANT (1000000000)  /* ns */
#define MIN_TRUNCATED_PART 20

#define MAX_WARNINGS 8

/* Longer than film-survey.c takes for any file that can be read. */
#define PROBE_TIME (35 * G_TIME_SPAN_SECOND)

typedef struct
{
  HpProbe        probe;     /* first: what the world sees of it */
  HpProbeWarning warnings[MAX_WARNINGS];
  char          *video_codec;
  char          *audio_codec;
  char          *silent_advice;
} Whole;

G_DEFINE_BOXED_TYPE (HpProbe, hp_probe, hp_probe_ref, hp_probe_unref)

static void
clear (gpointer data)
{
  Whole *self = data;

  g_free (self->video_codec);
  g_free (self->audio_codec);
  g_free (self->silent_advice);
}

HpProbe *
hp_probe_ref (HpProbe *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
hp_probe_unref (HpProbe *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/* What we can say before GStreamer is asked, in clearer words than it has.  It must never see
 * a pipe or a device: whoever reads one may wait for ever, and cannot be stopped. */
static gboolean
check_file (GFile         *file,
            const char    *name,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr(GFileInfo) info = NULL;
  g_autoptr(GError) reason = NULL;
  GFileType type;

  info = g_file_query_info (file,
                            G_FILE_ATTRIBUTE_STANDARD_TYPE ","
                            G_FILE_ATTRIBUTE_STANDARD_SIZE ","
                            G_FILE_ATTRIBUTE_ACCESS_CAN_READ,
                            G_FILE_QUERY_INFO_NONE, cancellable, &reason);
  if (info == NULL)
    {
      if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_propagate_error (error, g_steal_pointer (&reason));
      else if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_NOT_FOUND) ||
               g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_NOT_DIRECTORY))
        g_set_error (error, HP_MEDIA_ERROR, HP_MEDIA_ERROR_NOT_FOUND,
                     /* Translators: the name of a file. */
                     _("There is no file “%s”"), name);
      else
        g_set_error (error, HP_MEDIA_ERROR, HP_MEDIA_ERROR_UNREADABLE,
                     /* Translators: the name of a file, and the system's reason. */
                     _("“%s” cannot be read: %s"), name, reason->message);
      return FALSE;
    }

  /* In a folder that may not be searched a file has no type. */
  type = g_file_info_get_attribute_uint32 (info, G_FILE_ATTRIBUTE_STANDARD_TYPE);
  if (type == G_FILE_TYPE_DIRECTORY)
    g_set_error (error, HP_MEDIA_ERROR, HP_MEDIA_ERROR_UNREADABLE,
                 /* Translators: the name of a file. */
                 _("“%s” is a folder, not a film"), name);
  else if (type == G_FILE_TYPE_SYMBOLIC_LINK)
    g_set_error (error, HP_MEDIA_ERROR, HP_MEDIA_ERROR_NOT_FOUND,
                 /* Translators: the name of a file. */
                 _("“%s” is a link to a file that is not there"), name);
  else if ((type == G_FILE_TYPE_UNKNOWN && g_file_is_native (file)) ||
           (g_file_info_has_attribute (info, G_FILE_ATTRIBUTE_ACCESS_CAN_READ) &&
            !g_file_info_get_attribute_boolean (info, G_FILE_ATTRIBUTE_ACCESS_CAN_READ)))
    g_set_error (error, HP_MEDIA_ERROR, HP_MEDIA_ERROR_UNREADABLE,
                 /* Translators: the name of a file. */
                 _("“%s” may not be read by you"), name);
  else if (type != G_FILE_TYPE_REGULAR && type != G_FILE_TYPE_UNKNOWN)
    g_set_error (error, HP_MEDIA_ERROR, HP_MEDIA_ERROR_UNREADABLE,
                 /* Translators: the name of a file. */
                 _("“%s” is not a file that holds a film"), name);
  else if (type == G_FILE_TYPE_REGULAR && g_file_info_get_size (info) == 0)
    g_set_error (error, HP_MEDIA_ERROR, HP_MEDIA_ERROR_UNREADABLE,
                 /* Translators: the name of a file. */
                 _("“%s” is empty"), name);
  else
    return TRUE;

  return FALSE;
}

/* From the timecode track, else from what the picture or a tag carries. */
static void
read_timecode (HpProbe            *self,
               const HpFilmSurvey *survey,
               GFile              *file,
               GCancellable       *cancellable)
{
  g_autoptr(GFileInputStream) stream = g_file_read (file, cancellable, NULL);
  gboolean drop = survey->is_drop && hp_frame_rate_get_drop (self->rate) > 0;
  HpTimecodeTrack track;

  if (stream != NULL &&
      hp_timecode_track_read (G_INPUT_STREAM (stream), cancellable, &track) &&
      hp_timecode_track_get_start (&track, self->rate,
                                   &self->start_timecode, &self->is_drop_frame))
    {
      self->has_timecode = TRUE;
    }
  else if (survey->label != NULL &&
           hp_timecode_parse (survey->label, self->rate, drop, &self->start_timecode, NULL))
    {
      self->has_timecode = TRUE;
      self->is_drop_frame = drop;
    }
}

static void
warn (Whole              *self,
      HpProbeWarningCode  code,
      gint64              figure)
{
  if (self->probe.n_warnings < MAX_WARNINGS)
    self->warnings[self->probe.n_warnings++] = (HpProbeWarning) { code, figure };
}

static void
add_warnings (Whole              *self,
              const HpFilmSurvey *survey)
{
  const HpCadence *cadence = &survey->cadence;

  if (cadence->is_variable)
    warn (self, HP_PROBE_WARNING_VARIABLE_RATE, cadence->error);
  if (survey->n_lost > 0 || survey->has_failed)
    warn (self, HP_PROBE_WARNING_DAMAGED, survey->n_lost);
  else if (cadence->n_missing > 0)
    warn (self, HP_PROBE_WARNING_PICTURES_MISSING, cadence->n_missing);
  if (survey->promised_end - survey->end >
      MAX (MIN_TRUNCATED, survey->promised_end / MIN_TRUNCATED_PART))
    warn (self, HP_PROBE_WARNING_TRUNCATED, survey->promised_end);
  if (survey->n_silent > 0)
    warn (self, HP_PROBE_WARNING_NO_AUDIO_DECODER, survey->n_silent);
  if (!survey->is_verified)
    warn (self, HP_PROBE_WARNING_NOT_VERIFIED, survey->n_read);
}

static gpointer
probe (gpointer       data,
       GCancellable  *cancellable,
       GError       **error)
{
  GFile *file = data;
  g_auto(HpFilmSurvey) survey = { 0 };
  g_autofree char *name = g_file_get_parse_name (file);
  g_autofree char *uri = g_file_get_uri (file);
  Whole *self;

  if (!check_file (file, name, cancellable, error) ||
      !hp_decoders_init (error) ||
      !hp_film_survey_make (&survey, uri, name, cancellable, error))
    return NULL;

  self = g_atomic_rc_box_new0 (Whole);
  self->video_codec = g_steal_pointer (&survey.video_codec);
  self->audio_codec = g_steal_pointer (&survey.audio_codec);
  self->silent_advice = g_steal_pointer (&survey.silent_advice);
  self->probe = (HpProbe) {
    .rate = survey.cadence.rate,
    .is_variable = survey.cadence.is_variable,
    .n_frames = survey.cadence.n_frames,
    .t0 = survey.cadence.t0,
    .duration = survey.duration,
    .width = survey.width,
    .height = survey.height,
    .orientation = survey.orientation,
    .n_audio_tracks = survey.n_audio,
    .video_codec = self->video_codec,
    .audio_codec = self->audio_codec,
    .silent_advice = self->silent_advice,
    .warnings = self->warnings,
  };
  read_timecode (&self->probe, &survey, file, cancellable);
  add_warnings (self, &survey);

  return &self->probe;
}

/* Blocks, for half a minute at the most: a film on a disk or a network that does not answer is
 * then given up. */
HpProbe *
hp_probe_file (GFile         *file,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autoptr(GError) reason = NULL;
  HpProbe *self;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  self = hp_deadline_run (PROBE_TIME, probe, g_object_ref (file), g_object_unref,
                          (GDestroyNotify) hp_probe_unref, cancellable, &reason);
  if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    {
      g_autofree char *name = g_file_get_parse_name (file);

      g_set_error (error, HP_MEDIA_ERROR, HP_MEDIA_ERROR_FAILED,
                   /* Translators: the name of a file. */
                   _("“%s” does not answer: the disk or the network that it is on may be gone"),
                   name);
    }
  else if (reason != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&reason));
    }

  return self;
}

static void
probe_thread (GTask        *task,
              gpointer      source_object,
              gpointer      task_data,
              GCancellable *cancellable)
{
  GError *error = NULL;
  HpProbe *probe = hp_probe_file (task_data, cancellable, &error);

  if (probe != NULL)
    g_task_return_pointer (task, probe, (GDestroyNotify) hp_probe_unref);
  else
    g_task_return_error (task, error);
}

void
hp_probe_file_async (GFile               *file,
                     GCancellable        *cancellable,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (G_IS_FILE (file));

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, hp_probe_file_async);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (task, probe_thread);
}

HpProbe *
hp_probe_file_finish (GAsyncResult  *result,
                      GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

HpProbe
hp_probe_get_measures (const HpProbe *self)
{
  HpProbe measures = *self;

  measures.video_codec = measures.audio_codec = measures.silent_advice = NULL;
  measures.warnings = NULL;
  measures.n_warnings = 0;
  return measures;
}

/* The middle of the frame.  On a whole millisecond it is a whole number of samples of the
 * sound, too; a frame is long enough for that, but for the fastest. */
gint64
hp_probe_time_of (const HpProbe *self,
                  gint64         frame)
{
  __int128 twice;  /* ns, of both halves before the middle */
  gint64 ns;

  g_return_val_if_fail (self != NULL, 0);

  frame = CLAMP (frame, 0, self->n_frames - 1);
  twice = ((__int128) 2 * frame + 1) * 1000000000 * self->rate.den / self->rate.num;
  ns = self->t0 + (gint64) (twice / 2);
  if (self->rate.num / self->rate.den < 500)
    ns = (ns + NS_PER_MS / 2) / NS_PER_MS * NS_PER_MS;

  return MAX (ns, 0);
}

gint64
hp_probe_frame_at (const HpProbe *self,
                   gint64         ns)
{
  g_return_val_if_fail (self != NULL, 0);

  return CLAMP (hp_cadence_frame_at (self->rate, self->t0, ns), 0, self->n_frames - 1);
}

/* A sentence without its stop. */
char *
hp_probe_describe_warning (const HpProbe        *self,
                           const HpProbeWarning *warning)
{
  g_autofree char *rate = NULL;
  guint n;

  g_return_val_if_fail (self != NULL && warning != NULL, NULL);

  n = (guint) warning->figure;
  rate = hp_frame_rate_to_label (self->rate);
  switch (warning->code)
    {
    case HP_PROBE_WARNING_VARIABLE_RATE:
      /* Translators: a rate as "23.976", then how far at most a picture is from its frame. */
      return g_strdup_printf (_("The frame rate varies: counted at %s a second, pictures lie up to "
                                "%.0f ms (%.1f frames) off"), rate, (double) warning->figure / 1e6,
                              (double) warning->figure / 1e9 *
                              hp_frame_rate_to_double (self->rate));

    case HP_PROBE_WARNING_PICTURES_MISSING:
      /* Translators: how many frames, and how many there are in all. */
      return g_strdup_printf (ngettext ("%u of %u frames has no picture of its own",
                                        "%u of %u frames have no picture of their own", n),
                              n, (guint) self->n_frames);

    case HP_PROBE_WARNING_DAMAGED:
      if (warning->figure == 0)
        return g_strdup (_("A part of the file is damaged"));
      /* Translators: how many. */
      return g_strdup_printf (ngettext ("The file is damaged: %u picture cannot be decoded",
                                        "The file is damaged: %u pictures cannot be decoded", n),
                              n);

    case HP_PROBE_WARNING_TRUNCATED:
      /* Translators: its length. */
      return g_strdup_printf (_("The picture ends early: the file claims to last %.1f seconds"),
                              (double) warning->figure / 1e9);

    case HP_PROBE_WARNING_NO_AUDIO_DECODER:
      if (self->silent_advice != NULL && warning->figure == self->n_audio_tracks)
        return g_strdup (self->silent_advice);
      /* Translators: how many. */
      return g_strdup_printf (ngettext ("%u audio track needs a decoder that is not installed",
                                        "%u audio tracks need a decoder that is not installed", n),
                              n);

    case HP_PROBE_WARNING_NOT_VERIFIED:
      /* Translators: how many. */
      return g_strdup_printf (ngettext ("Only the first %u picture was checked",
                                        "Only the first %u pictures were checked", n),
                              n);

    default:
      g_return_val_if_reached (NULL);
    }
}
