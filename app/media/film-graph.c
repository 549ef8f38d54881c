#include "media/film-graph.h"

#include "media/film-pipeline.h"
#include "media/still-private.h"

/* How long a graph is waited for that is to go: more than any takes that can. */
#define FREE_PATIENCE (80 * G_TIME_SPAN_MILLISECOND)

/* How long a seek waits for what the one before still does, where that may never end. */
#define SEEK_PATIENCE (300 * GST_MSECOND)

typedef enum
{
  COMMAND_SET_STATE,
  COMMAND_SEEK,
  COMMAND_STEP,
  COMMAND_END,
} CommandKind;

typedef struct
{
  CommandKind kind;
  GstState    state;
  HpFilmSeek  seek;
  guint       n_pictures;
} Command;

struct _HpFilmGraph
{
  gatomicrefcount  n_refs;       /* one the owner's, one the commands' */
  HpFilmPipeline  *film;
  GThreadPool     *commands;     /* of one thread */

  GMutex           lock;         /* of what follows, which other threads write */
  GCond            ended;        /* the pipeline is gone */
  HpFilmGraphFunc  func;         /* NULL once nobody listens */
  gpointer         user_data;
  gboolean         has_ended;
  gboolean         has_arrived;  /* any picture */
  HpFilmSeek       sent;         /* the last seek sent */
  guint            serial;       /* of the pictures that come now */
  gboolean         is_over;      /* none will come before another seek */
  gint64           skip_until;   /* ns of stream time, -1 once there */
  HpStill         *slot;         /* the newest, not yet taken */
};

static void
tell (HpFilmGraph *self)
{
  g_mutex_lock (&self->lock);
  if (self->func != NULL)
    self->func (self->user_data);
  g_mutex_unlock (&self->lock);
}

/* Puts the picture of @sample into the slot; one that nobody took is thrown away. */
static GstFlowReturn
take_sample (HpFilmGraph *self,
             GstSample   *sample)
{
  HpStill *still;

  g_mutex_lock (&self->lock);
  self->has_arrived = TRUE;
  still = hp_still_new (sample, &self->film->probe, self->serial);
  if (still != NULL)
    {
      g_clear_pointer (&self->slot, hp_still_unref);
      self->slot = still;
    }
  g_mutex_unlock (&self->lock);

  tell (self);
  gst_sample_unref (sample);
  return GST_FLOW_OK;
}

static GstFlowReturn
new_preroll_cb (GstAppSink *sink,
                gpointer    user_data)
{
  GstSample *sample = gst_app_sink_try_pull_preroll (sink, 0);

  return sample != NULL ? take_sample (user_data, sample) : GST_FLOW_OK;
}

static GstFlowReturn
new_sample_cb (GstAppSink *sink,
               gpointer    user_data)
{
  GstSample *sample = gst_app_sink_try_pull_sample (sink, 0);

  return sample != NULL ? take_sample (user_data, sample) : GST_FLOW_OK;
}

static void
eos_cb (GstAppSink *sink,
        gpointer    user_data)
{
  HpFilmGraph *self = user_data;

  g_mutex_lock (&self->lock);
  self->is_over = TRUE;
  g_mutex_unlock (&self->lock);

  tell (self);
}

/* Only our seeks flush, and one at a time: what comes after is the answer to the last. */
static GstPadProbeReturn
flushed_cb (GstPad          *pad,
            GstPadProbeInfo *info,
            gpointer         user_data)
{
  HpFilmGraph *self = user_data;

  if (GST_EVENT_TYPE (GST_PAD_PROBE_INFO_EVENT (info)) != GST_EVENT_FLUSH_STOP)
    return GST_PAD_PROBE_OK;

  g_mutex_lock (&self->lock);
  self->serial = self->sent.serial;
  self->is_over = FALSE;
  self->skip_until = self->sent.run_up > 0 ? self->sent.ns : -1;
  g_clear_pointer (&self->slot, hp_still_unref);
  g_mutex_unlock (&self->lock);

  return GST_PAD_PROBE_OK;
}

static gboolean
is_before (HpFilmGraph *self,
           GstPad      *pad,
           GstBuffer   *buffer)
{
  g_autoptr(GstEvent) event = gst_pad_get_sticky_event (pad, GST_EVENT_SEGMENT, 0);
  const GstSegment *segment;
  gint64 start, end;

  if (event == NULL || !GST_BUFFER_PTS_IS_VALID (buffer))
    return FALSE;

  gst_event_parse_segment (event, &segment);
  start = (gint64) gst_segment_to_stream_time (segment, GST_FORMAT_TIME, GST_BUFFER_PTS (buffer));
  end = start;
  if (GST_BUFFER_DURATION_IS_VALID (buffer))
    end += (gint64) GST_BUFFER_DURATION (buffer);

  return end <= self->skip_until &&
         hp_probe_frame_at (&self->film->probe, start) <
         hp_probe_frame_at (&self->film->probe, self->skip_until);
}

/* Of a run-up only the last picture is shown. */
static GstPadProbeReturn
run_up_cb (GstPad          *pad,
           GstPadProbeInfo *info,
           gpointer         user_data)
{
  HpFilmGraph *self = user_data;
  GstPadProbeReturn result = GST_PAD_PROBE_OK;

  g_mutex_lock (&self->lock);
  if (self->skip_until >= 0)
    {
      if (is_before (self, pad, GST_PAD_PROBE_INFO_BUFFER (info)))
        result = GST_PAD_PROBE_DROP;
      else
        self->skip_until = -1;
    }
  g_mutex_unlock (&self->lock);

  return result;
}

static void
connect_pictures (HpFilmGraph *self)
{
  GstAppSinkCallbacks callbacks = {
    .eos = eos_cb,
    .new_preroll = new_preroll_cb,
    .new_sample = new_sample_cb,
  };
  GstElement *sink = self->film->picture_sink;
  g_autoptr(GstPad) pad = gst_element_get_static_pad (sink, "sink");
  g_autoptr(GstPad) scale_pad = gst_element_get_static_pad (self->film->scale, "sink");

  g_object_set (sink, "sync", TRUE, "qos", TRUE, "max-buffers", 1, "drop", TRUE, NULL);
  gst_app_sink_set_callbacks (GST_APP_SINK (sink), &callbacks, self, NULL);
  gst_pad_add_probe (pad, GST_PAD_PROBE_TYPE_EVENT_FLUSH, flushed_cb, self, NULL);
  gst_pad_add_probe (scale_pad, GST_PAD_PROBE_TYPE_BUFFER, run_up_cb, self, NULL);
}

static void
unref (HpFilmGraph *self)
{
  if (!g_atomic_ref_count_dec (&self->n_refs))
    return;

  g_clear_pointer (&self->film, hp_film_pipeline_free);
  g_clear_pointer (&self->slot, hp_still_unref);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->ended);
  g_free (self);
}

static void
send_seek (HpFilmGraph      *self,
           const HpFilmSeek *seek)
{
  gboolean is_sent;

  /* The sound of the seek before may still be on its way: without it the next would stall. */
  gst_element_get_state (self->film->pipeline, NULL, NULL, SEEK_PATIENCE);

  g_mutex_lock (&self->lock);
  self->sent = *seek;
  g_mutex_unlock (&self->lock);

  is_sent = gst_element_seek (self->film->picture_sink, seek->rate, GST_FORMAT_TIME,
                              GST_SEEK_FLAG_FLUSH | seek->flags,
                              GST_SEEK_TYPE_SET, MAX (seek->ns - seek->run_up, 0),
                              GST_SEEK_TYPE_SET, seek->stop);
  if (is_sent)
    return;

  /* No picture will answer it. */
  g_mutex_lock (&self->lock);
  self->serial = seek->serial;
  self->is_over = TRUE;
  g_mutex_unlock (&self->lock);
  tell (self);
}

/* Only the picture moves: the sound stays where it was. */
static void
send_step (HpFilmGraph *self,
           guint        n_pictures)
{
  gst_element_send_event (self->film->picture_sink,
                          gst_event_new_step (GST_FORMAT_BUFFERS, n_pictures, 1.0, TRUE, FALSE));
}

/* Ends all threads of the pipeline. */
static void
end (HpFilmGraph *self)
{
  if (self->film != NULL)
    gst_element_set_state (self->film->pipeline, GST_STATE_NULL);

  g_mutex_lock (&self->lock);
  self->has_ended = TRUE;
  g_cond_signal (&self->ended);
  g_mutex_unlock (&self->lock);
  unref (self);
}

static void
command_cb (gpointer data,
            gpointer user_data)
{
  g_autofree Command *command = data;
  HpFilmGraph *self = user_data;

  switch (command->kind)
    {
    case COMMAND_SET_STATE:
      gst_element_set_state (self->film->pipeline, command->state);
      break;

    case COMMAND_SEEK:
      send_seek (self, &command->seek);
      break;

    case COMMAND_STEP:
      send_step (self, command->n_pictures);
      break;

    case COMMAND_END:
      end (self);
      break;

    default:
      g_assert_not_reached ();
    }
}

static void
push (HpFilmGraph   *self,
      const Command *command)
{
  g_thread_pool_push (self->commands, g_memdup2 (command, sizeof *command), NULL);
}

/**
 * hp_film_graph_new:
 * @uri: of the film
 * @probe: its measures
 * @audio_sink: (nullable): a description as gst-launch takes it; NULL for the desktop's own
 * @audio_track: which of its sounds is played, from 0; -1 for none
 * @func: called for each still, in another thread; it calls nothing of the graph
 * @user_data: for @func
 * @error: the reason why there is no graph
 *
 * Makes it, and starts nothing: that is done by setting its state.
 */
HpFilmGraph *
hp_film_graph_new (const char       *uri,
                   const HpProbe    *probe,
                   const char       *audio_sink,
                   int               audio_track,
                   HpFilmGraphFunc   func,
                   gpointer          user_data,
                   GError          **error)
{
  g_autoptr(HpFilmGraph) self = g_new0 (HpFilmGraph, 1);

  g_return_val_if_fail (uri != NULL && probe != NULL && func != NULL, NULL);

  g_atomic_ref_count_init (&self->n_refs);
  g_atomic_ref_count_inc (&self->n_refs);
  g_mutex_init (&self->lock);
  g_cond_init (&self->ended);
  self->func = func;
  self->user_data = user_data;
  self->skip_until = -1;
  self->commands = g_thread_pool_new (command_cb, self, 1, FALSE, NULL);
  self->film = hp_film_pipeline_new (uri, probe, audio_sink, audio_track, error);
  if (self->film == NULL)
    return NULL;

  connect_pictures (self);
  return g_steal_pointer (&self);
}

/* Nothing is told from now on.  Waits for its threads, unless they are stuck: then they go when
 * they can. */
void
hp_film_graph_free (HpFilmGraph *self)
{
  const Command command = { .kind = COMMAND_END };
  gint64 deadline = g_get_monotonic_time () + FREE_PATIENCE;

  g_mutex_lock (&self->lock);
  self->func = NULL;
  g_mutex_unlock (&self->lock);

  push (self, &command);
  g_thread_pool_free (self->commands, FALSE, FALSE);

  g_mutex_lock (&self->lock);
  while (!self->has_ended && g_cond_wait_until (&self->ended, &self->lock, deadline))
    ;
  g_mutex_unlock (&self->lock);
  unref (self);
}

GstElement *
hp_film_graph_get_pipeline (HpFilmGraph *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->film->pipeline;
}

gboolean
hp_film_graph_is_sound (HpFilmGraph *self,
                        GstObject   *object)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return hp_film_pipeline_is_sound (self->film, object);
}

/* Whether any picture has. */
gboolean
hp_film_graph_has_arrived (HpFilmGraph *self)
{
  gboolean has_arrived;

  g_return_val_if_fail (self != NULL, FALSE);

  g_mutex_lock (&self->lock);
  has_arrived = self->has_arrived;
  g_mutex_unlock (&self->lock);

  return has_arrived;
}

/* How many coded pictures have gone into the decoder: it lives while that grows. */
guint
hp_film_graph_get_n_read (HpFilmGraph *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return (guint) g_atomic_int_get (&self->film->n_read);
}

/* Whether a seek would disturb nobody: see film-reader.c. */
gboolean
hp_film_graph_is_settled (HpFilmGraph *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return hp_film_graph_has_arrived (self) &&
         gst_element_get_state (self->film->pipeline, NULL, NULL, 0) != GST_STATE_CHANGE_ASYNC;
}

/* Whether all pictures that answer seek @serial have come. */
gboolean
hp_film_graph_is_over (HpFilmGraph *self,
                       guint        serial)
{
  gboolean is_over;

  g_return_val_if_fail (self != NULL, FALSE);

  g_mutex_lock (&self->lock);
  is_over = self->is_over && self->serial == serial;
  g_mutex_unlock (&self->lock);

  return is_over;
}

/* By the clock, in ns of stream time; -1 if it does not run. */
gint64
hp_film_graph_get_position (HpFilmGraph *self)
{
  gint64 ns;

  g_return_val_if_fail (self != NULL, -1);

  return gst_element_query_position (self->film->picture_sink, GST_FORMAT_TIME, &ns) ? ns : -1;
}

/* NULL if none came since the last call. */
HpStill *
hp_film_graph_take_still (HpFilmGraph *self)
{
  HpStill *still;

  g_return_val_if_fail (self != NULL, NULL);

  g_mutex_lock (&self->lock);
  still = g_steal_pointer (&self->slot);
  g_mutex_unlock (&self->lock);

  return still;
}

void
hp_film_graph_set_serial (HpFilmGraph *self,
                          guint        serial)
{
  g_return_if_fail (self != NULL);

  g_mutex_lock (&self->lock);
  self->serial = serial;
  g_mutex_unlock (&self->lock);
}

void
hp_film_graph_set_state (HpFilmGraph *self,
                         GstState     state)
{
  const Command command = { .kind = COMMAND_SET_STATE, .state = state };

  g_return_if_fail (self != NULL);

  push (self, &command);
}

/* One at a time: the next once the first has been answered. */
void
hp_film_graph_seek (HpFilmGraph      *self,
                    const HpFilmSeek *seek)
{
  Command command = { .kind = COMMAND_SEEK };

  g_return_if_fail (self != NULL && seek != NULL);
  g_return_if_fail (seek->rate > 0);

  /* A seek that is sent again under its number is not over yet. */
  g_mutex_lock (&self->lock);
  self->is_over = FALSE;
  g_mutex_unlock (&self->lock);

  command.seek = *seek;
  push (self, &command);
}

/* Shows the picture @n_pictures on, while the film stands still.  The sound stays where it is. */
void
hp_film_graph_step (HpFilmGraph *self,
                    guint        n_pictures)
{
  const Command command = { .kind = COMMAND_STEP, .n_pictures = n_pictures };

  g_return_if_fail (self != NULL);

  push (self, &command);
}

gboolean
hp_film_graph_set_view_size (HpFilmGraph *self,
                             int          width,
                             int          height)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return hp_film_pipeline_set_view_size (self->film, width, height);
}

gboolean
hp_film_graph_fits_view (HpFilmGraph *self,
                         HpStill     *still)
{
  g_return_val_if_fail (self != NULL && still != NULL, FALSE);

  return hp_still_get_width (still) == self->film->width &&
         hp_still_get_height (still) == self->film->height;
}

void
hp_film_graph_set_volume (HpFilmGraph *self,
                          double       volume,
                          gboolean     muted)
{
  g_return_if_fail (self != NULL);

  if (self->film->volume != NULL)
    g_object_set (self->film->volume, "volume", volume, "mute", muted, NULL);
}
