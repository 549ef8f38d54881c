#include "config.h"

#include "media/sound-peaks.h"

#include <glib/gi18n-lib.h>

#include "media/deadline.h"
#include "media/decoders.h"
#include "media/media-error.h"
#include "media/peaks-cache.h"
#include "media/peaks-file.h"
#include "media/quiet-threads.h"
#include "media/sound-reader.h"

#define TELL_TIME (G_USEC_PER_SEC / 4)

/* Far longer than the longest film takes; one that stands still is given up long before. */
#define WHOLE_TIME (30 * 60 * G_TIME_SPAN_SECOND)

typedef struct
{
  GFile            *film;
  HpSoundPeaksFunc  func;
  gpointer          user_data;
} Reading;

/* What is on its way to the main context. */
typedef struct
{
  GTask  *task;
  HpPeak *blocks;
  gsize   n_blocks;
  double  share;
} Report;

static void
reading_free (gpointer data)
{
  Reading *self = data;

  g_object_unref (self->film);
  g_free (self);
}

static void
report_free (gpointer data)
{
  Report *self = data;

  g_object_unref (self->task);
  g_free (self->blocks);
  g_free (self);
}

/* In the main context, where the reading is cancelled and ends, too. */
static gboolean
report_cb (gpointer data)
{
  Report *report = data;
  Reading *reading = g_task_get_task_data (report->task);

  if (!g_task_get_completed (report->task) &&
      !g_cancellable_is_cancelled (g_task_get_cancellable (report->task)))
    reading->func (report->blocks, report->n_blocks, report->share, reading->user_data);

  return G_SOURCE_REMOVE;
}

static void
tell (GTask        *task,
      const HpPeak *blocks,
      gsize         n_blocks,
      double        share)
{
  Report *report = g_new0 (Report, 1);
  g_autoptr(GSource) source = g_idle_source_new ();

  report->task = g_object_ref (task);
  report->blocks = g_memdup2 (blocks, n_blocks * sizeof (HpPeak));
  report->n_blocks = n_blocks;
  report->share = share;

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, report_cb, report, report_free);
  g_source_attach (source, g_task_get_context (task));
}

/* Whether it was kept; @has_sound is whether there is any. */
static gboolean
tell_kept (GTask      *task,
           const char *key,
           gboolean   *has_sound)
{
  g_autoptr(GBytes) bytes = hp_peaks_cache_load (key);
  const HpPeak *blocks;
  gsize n_blocks;

  if (bytes == NULL || !hp_peaks_file_read (bytes, &blocks, &n_blocks))
    return FALSE;

  *has_sound = n_blocks > 0;
  tell (task, blocks, n_blocks, 1);
  return TRUE;
}

static void
keep (HpPeakMeter *meter,
      const char  *key)
{
  gsize n_blocks;
  const HpPeak *blocks = hp_peak_meter_get_blocks (meter, &n_blocks);
  g_autoptr(GBytes) bytes = hp_peaks_file_write (blocks, n_blocks);

  hp_peaks_cache_store (key, bytes);
}

static gboolean
read_film (GTask         *task,
           const char    *key,
           gboolean      *has_sound,
           GCancellable  *cancellable,
           GError       **error)
{
  Reading *reading = g_task_get_task_data (task);
  g_autofree char *uri = g_file_get_uri (reading->film);
  g_autoptr(HpPeakMeter) meter = hp_peak_meter_new ();
  g_autoptr(HpSoundReader) reader = hp_sound_reader_new (uri);
  HpSoundOutcome outcome;

  do
    {
      const HpPeak *blocks;
      gsize n_blocks;

      outcome = hp_sound_reader_read (reader, meter, g_get_monotonic_time () + TELL_TIME,
                                      cancellable, error);
      blocks = hp_peak_meter_take (meter, outcome != HP_SOUND_GOES_ON, &n_blocks);
      tell (task, blocks, n_blocks, hp_sound_reader_get_share (reader));
    }
  while (outcome == HP_SOUND_GOES_ON);

  *has_sound = outcome != HP_SOUND_MISSING;
  if (outcome == HP_SOUND_FAILED)
    return FALSE;

  keep (meter, key);
  return TRUE;
}

/* A pipe or a device would never end. */
static gboolean
check_file (GFile         *film,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autofree char *name = NULL;

  if (g_file_query_file_type (film, G_FILE_QUERY_INFO_NONE, cancellable) == G_FILE_TYPE_REGULAR)
    return TRUE;

  name = g_file_get_parse_name (film);
  g_set_error (error, HP_MEDIA_ERROR, HP_MEDIA_ERROR_UNREADABLE,
               /* Translators: the name of a file. */
               _("“%s” is not a file that holds a film"), name);
  return FALSE;
}

/* Answers with a gboolean: whether there is sound. */
static gpointer
read_sound (gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  GTask *task = data;
  Reading *reading = g_task_get_task_data (task);
  g_autofree char *key = NULL;
  g_autofree gboolean *has_sound = g_new0 (gboolean, 1);

  /* It has a thread of its own. */
  hp_quiet_become ();
  if (!check_file (reading->film, cancellable, error) || !hp_decoders_init (error))
    return NULL;

  key = hp_peaks_cache_make_key (reading->film, cancellable, error);
  if (key == NULL ||
      (!tell_kept (task, key, has_sound) && !read_film (task, key, has_sound, cancellable, error)))
    return NULL;

  return g_steal_pointer (&has_sound);
}

/* The system's reasons are told as ours. */
static GError *
make_ours (GError *reason)
{
  g_autoptr(GError) error = reason;

  if (error->domain == HP_MEDIA_ERROR ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return g_steal_pointer (&error);

  return g_error_new (HP_MEDIA_ERROR, HP_MEDIA_ERROR_UNREADABLE,
                      /* Translators: the system's reason. */
                      _("The sound cannot be read: %s"), error->message);
}

static void
read_thread (GTask        *task,
             gpointer      source_object,
             gpointer      task_data,
             GCancellable *cancellable)
{
  GError *error = NULL;
  gboolean *has_sound;

  has_sound = hp_deadline_run (WHOLE_TIME, read_sound, g_object_ref (task), g_object_unref, g_free,
                               cancellable, &error);
  if (has_sound != NULL)
    g_task_return_pointer (task, has_sound, g_free);
  else
    g_task_return_error (task, make_ours (error));
}

void
hp_sound_peaks_read_async (GFile               *film,
                           HpSoundPeaksFunc     func,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  Reading *reading;

  g_return_if_fail (G_IS_FILE (film) && func != NULL);

  reading = g_new0 (Reading, 1);
  reading->film = g_object_ref (film);
  reading->func = func;
  reading->user_data = user_data;

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, hp_sound_peaks_read_async);
  g_task_set_task_data (task, reading, reading_free);
  g_task_run_in_thread (task, read_thread);
}

gboolean
hp_sound_peaks_read_finish (GAsyncResult  *result,
                            gboolean      *has_sound,
                            GError       **error)
{
  g_autofree gboolean *answer = NULL;

  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  answer = g_task_propagate_pointer (G_TASK (result), error);
  if (has_sound != NULL)
    *has_sound = answer != NULL && *answer;
  return answer != NULL;
}
