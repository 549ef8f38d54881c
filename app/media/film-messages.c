/* What the pipeline of a film has to say, and what it means that it says nothing. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "media/film-fault.h"
#include "media/film-private.h"
#include "media/media-error.h"

/* After an error at its start we look, so often and no oftener, whether a film plays yet. */
#define LOOK 300  /* ms */
#define N_LOOKS 20

/* A film that is asked for a picture, and for so long does not even read, is given up. */
#define WATCH 500  /* ms */
#define N_WATCHES 10

/* Takes @error, GStreamer's or ours. */
void
hp_film_fail (HpFilm *self,
              GError *error)
{
  g_autoptr(GError) fault = hp_film_fault_new (error);
  HpFilmEvents events = self->events;

  hp_film_close (self);
  if (events.failed != NULL)
    events.failed (self, fault, self->user_data);
  g_error_free (error);
}

static gboolean
watch_cb (gpointer user_data)
{
  g_autoptr(HpFilm) self = hp_film_ref (user_data);
  guint n_read = hp_film_graph_get_n_read (self->graph);

  if (!hp_film_get_seeking (self))
    {
      hp_source_clear (&self->watch);
      return G_SOURCE_REMOVE;
    }

  self->n_watches = n_read == self->n_read ? self->n_watches + 1 : 0;
  self->n_read = n_read;
  if (self->n_watches < N_WATCHES)
    return G_SOURCE_CONTINUE;

  hp_film_fail (self, g_error_new_literal (HP_MEDIA_ERROR, HP_MEDIA_ERROR_FAILED,
                                   _("The film was given up: it has not answered for some time. "
                                     "Is the disk that it lies on still there?")));
  return G_SOURCE_REMOVE;
}

/* Gives it up where it does not even read what it is asked for. */
void
hp_film_watch (HpFilm *self)
{
  if (self->watch != NULL || self->graph == NULL)
    return;

  self->n_watches = 0;
  hp_source_repeat (&self->watch, self->context, WATCH, watch_cb, self);
}

static gboolean
patience_cb (gpointer user_data)
{
  g_autoptr(HpFilm) self = hp_film_ref (user_data);

  if (hp_film_graph_has_arrived (self->graph))
    hp_film_begin (self);
  else if (--self->n_looks == 0)
    hp_film_fail (self, g_steal_pointer (&self->doubt));
  else
    return G_SOURCE_CONTINUE;

  return G_SOURCE_REMOVE;
}

/* A demuxer calls a film corrupt for one bad track, and plays the others: so it is given
 * some time to show a first picture.  Its pipeline may never tell that it has come to rest. */
static void
doubt (HpFilm *self,
       GError *error)
{
  if (self->doubt != NULL)
    {
      g_error_free (error);
      return;
    }

  self->doubt = error;
  self->n_looks = N_LOOKS;
  hp_source_repeat (&self->patience, self->context, LOOK, patience_cb, self);
}

static void
warn (HpFilm       *self,
      gboolean      of_sound,
      const GError *error)
{
  g_autoptr(GError) warning = of_sound ? hp_film_fault_of_sound (error)
                                       : hp_film_fault_of_part (error);

  if (self->events.warned != NULL)
    self->events.warned (self, warning, self->user_data);
}

/* Plays on in silence: a film is of use without its sound, and the sound may well be what
 * is missing on this machine.  Takes @error. */
static void
lose_sound (HpFilm *self,
            GError *error)
{
  g_autoptr(GError) fatal = NULL;

  hp_film_stop (self);
  self->options.audio_track = -1;
  if (hp_film_start (self, &fatal))
    warn (self, TRUE, error);
  else
    hp_film_fail (self, g_steal_pointer (&fatal));
  g_error_free (error);
}

/* A decoder that made no picture of what followed a seek calls that an error.  It goes on, and
 * ends: that the seek has no picture is seen by that. */
static gboolean
is_only_empty (HpFilm       *self,
               const GError *error)
{
  return self->is_settled && g_error_matches (error, GST_STREAM_ERROR, GST_STREAM_ERROR_DECODE);
}

static void
read_error (HpFilm     *self,
            GstMessage *message)
{
  GError *error = NULL;

  gst_message_parse_error (message, &error, NULL);
  if (hp_film_graph_is_sound (self->graph, GST_MESSAGE_SRC (message)))
    lose_sound (self, error);
  else if (!self->is_settled && g_error_matches (error, GST_STREAM_ERROR, GST_STREAM_ERROR_DEMUX))
    doubt (self, error);
  else if (is_only_empty (self, error))
    g_error_free (error);
  else
    hp_film_fail (self, error);
}

static void
read_warning (HpFilm     *self,
              GstMessage *message)
{
  g_autoptr(GError) error = NULL;

  gst_message_parse_warning (message, &error, NULL);
  warn (self, hp_film_graph_is_sound (self->graph, GST_MESSAGE_SRC (message)), error);
}

/* The bus may still hold an end from before a seek. */
static void
end (HpFilm *self)
{
  if (hp_film_graph_is_over (self->graph, hp_seek_controller_get_serial (self->seeks)) &&
      self->is_playing && self->events.ended != NULL)
    self->events.ended (self, self->user_data);
}

gboolean
hp_film_read_message (GstBus     *bus,
                      GstMessage *message,
                      gpointer    user_data)
{
  g_autoptr(HpFilm) self = hp_film_ref (user_data);

  switch (GST_MESSAGE_TYPE (message))
    {
    case GST_MESSAGE_ERROR:
      read_error (self, message);
      break;

    case GST_MESSAGE_WARNING:
      read_warning (self, message);
      break;

    case GST_MESSAGE_EOS:
      end (self);
      break;

    case GST_MESSAGE_ASYNC_DONE:
      hp_film_settle (self);
      break;

    case GST_MESSAGE_LATENCY:
      gst_bin_recalculate_latency (GST_BIN (hp_film_graph_get_pipeline (self->graph)));
      break;

    case GST_MESSAGE_CLOCK_LOST:
      hp_film_graph_set_state (self->graph, GST_STATE_PAUSED);
      hp_film_apply_playing (self);
      break;

    default:
      break;
    }

  return self->bus_source != NULL ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}
