#include "media/frame-server.h"

#include "media/film-pipeline.h"
#include "media/still-private.h"

#define KEPT_BYTES (160 << 20)
#define MIN_KEPT 12
#define MAX_KEPT 64
#define MAX_CHUNK 24          /* frames got at once on the way back */
#define SPARE 3               /* that are kept beside two chunks: those at their seams, twice */
#define READ_ON 24            /* frames that are rather read over than sought */
#define PULL (100 * GST_MSECOND)
#define N_PULLS 50            /* without a sign of life */
#define SEEK_PATIENCE (300 * GST_MSECOND)

/* Frames before the wanted one at which decoding begins, as in film.c. */
static const gint64 run_ups[] = { 0, 16, 64 };

typedef struct
{
  HpStill  *still;
  gint64    end;       /* ns: when the next is shown, or should be */
  gboolean  is_known;  /* that it is: the next has been read, or there is none */
} Kept;

struct _HpFrameServer
{
  gatomicrefcount    n_refs;     /* one the owner's, one the thread's */
  char              *uri;
  HpProbe            probe;      /* without its words: only the numbers are used */
  HpFilmPipeline    *film;       /* the thread's */
  gint64             next;       /* the thread's: ns of the next picture, -1 when unknown */

  GMutex             lock;       /* of what follows */
  GCond              asked;
  HpFrameServerFunc  func;       /* NULL once nobody listens */
  gpointer           user_data;
  gint64             wanted;     /* ns, -1: nothing */
  gboolean           is_asked;   /* for it, be it again, since the thread looked last */
  gboolean           backwards;
  gboolean           has_failed;
  int                width;
  int                height;
  gboolean           is_resized;
  Kept              *last;       /* of those kept, the one read before what comes next; or NULL */
  GQueue            *kept;       /* (element-type Kept): used last, first */
};

static void
kept_free (Kept *kept)
{
  hp_still_unref (kept->still);
  g_free (kept);
}

static void
unref (HpFrameServer *self)
{
  if (!g_atomic_ref_count_dec (&self->n_refs))
    return;

  g_queue_free_full (self->kept, (GDestroyNotify) kept_free);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->asked);
  g_free (self->uri);
  g_free (self);
}

/* What is kept */

/* How long a picture is shown, of a variable rate, only the next one tells. */
static gboolean
is_at (HpFrameServer *self,
       const Kept    *kept,
       gint64         ns)
{
  return hp_still_get_start (kept->still) <= ns && ns < kept->end &&
         (kept->is_known || !self->probe.is_variable);
}

static Kept *
find (HpFrameServer *self,
      gint64         ns)
{
  GList *found = NULL;
  gint64 latest = -1;

  for (GList *link = self->kept->head; link != NULL; link = link->next)
    {
      Kept *kept = link->data;

      if (!is_at (self, kept, ns) || hp_still_get_start (kept->still) <= latest)
        continue;

      found = link;
      latest = hp_still_get_start (kept->still);
    }

  if (found == NULL)
    return NULL;

  g_queue_unlink (self->kept, found);
  g_queue_push_head_link (self->kept, found);
  return found->data;
}

static gboolean
has (HpFrameServer *self,
     gint64         ns)
{
  gboolean is_kept;

  g_mutex_lock (&self->lock);
  is_kept = find (self, ns) != NULL;
  g_mutex_unlock (&self->lock);

  return is_kept;
}

/* How many pictures of the present size are kept. */
static guint
get_room (HpFrameServer *self)
{
  gsize size = 4 * (gsize) self->film->width * (gsize) self->film->height;

  return (guint) CLAMP (KEPT_BYTES / size, MIN_KEPT, MAX_KEPT);
}

static void
drop (HpFrameServer *self,
      Kept          *kept)
{
  if (self->last == kept)
    self->last = NULL;
  kept_free (kept);
}

/* Takes @still, which follows the one kept before unless a seek was between them. */
static void
keep (HpFrameServer *self,
      HpStill       *still)
{
  Kept *kept = g_new (Kept, 1);

  *kept = (Kept) { still, hp_still_get_end (still), FALSE };

  g_mutex_lock (&self->lock);
  if (self->last != NULL)
    {
      self->last->end = hp_still_get_start (still);
      self->last->is_known = TRUE;
    }
  self->last = kept;
  g_queue_push_head (self->kept, kept);
  while (self->is_resized ? self->kept->length > 0 : self->kept->length > get_room (self))
    drop (self, g_queue_pop_tail (self->kept));
  if (self->func != NULL && find (self, self->wanted) != NULL && !self->probe.is_variable)
    self->func (self->user_data);
  g_mutex_unlock (&self->lock);
}

/* Reading, in the thread */

static gboolean
is_left (HpFrameServer *self)
{
  gboolean left;

  g_mutex_lock (&self->lock);
  left = self->func == NULL;
  g_mutex_unlock (&self->lock);

  return left;
}

static gboolean
met_error (HpFrameServer *self)
{
  g_autoptr(GstBus) bus = gst_element_get_bus (self->film->pipeline);
  g_autoptr(GstMessage) message = gst_bus_pop_filtered (bus, GST_MESSAGE_ERROR);

  return message != NULL;
}

/* The next picture; NULL at the end, or when it does not come. */
static GstSample *
pull (HpFrameServer *self)
{
  GstAppSink *sink = GST_APP_SINK (self->film->picture_sink);
  guint n_read = 0, n_still = 0;

  while (n_still < N_PULLS && !is_left (self) && !met_error (self))
    {
      GstSample *sample = gst_app_sink_try_pull_sample (sink, PULL);
      guint now = (guint) g_atomic_int_get (&self->film->n_read);

      if (sample != NULL || gst_app_sink_is_eos (sink))
        return sample;

      n_still = now == n_read ? n_still + 1 : 0;
      n_read = now;
    }

  return NULL;
}

/* Reads and keeps a picture; FALSE when there is none. */
static gboolean
read_one (HpFrameServer *self)
{
  g_autoptr(GstSample) sample = pull (self);
  HpStill *still = sample != NULL ? hp_still_new (sample, &self->probe, 0) : NULL;

  if (still == NULL)
    {
      g_mutex_lock (&self->lock);
      if (self->last != NULL)
        self->last->is_known = TRUE;
      g_mutex_unlock (&self->lock);
      self->next = -1;
      return FALSE;
    }

  /* One of a size that the view had before is read over. */
  if (hp_still_get_width (still) != self->film->width ||
      hp_still_get_height (still) != self->film->height)
    {
      hp_still_unref (still);
      return TRUE;
    }

  self->next = self->probe.is_variable ? hp_still_get_start (still) + 1 : hp_still_get_end (still);
  keep (self, still);
  return TRUE;
}

/* A picture that is cut off by the seek counts from there on: so it goes to the middle of a
 * frame. */
static gboolean
seek (HpFrameServer *self,
      gint64         ns)
{
  gint64 frame = hp_probe_frame_at (&self->probe, MAX (ns, 0));

  g_mutex_lock (&self->lock);
  self->last = NULL;
  g_mutex_unlock (&self->lock);
  self->next = -1;
  /* A pipeline that is still on its way to playing may stop for good when it is sought. */
  gst_element_get_state (self->film->pipeline, NULL, NULL, SEEK_PATIENCE);
  return gst_element_seek_simple (self->film->picture_sink, GST_FORMAT_TIME,
                                  GST_SEEK_FLAG_FLUSH | GST_SEEK_FLAG_ACCURATE,
                                  hp_probe_time_of (&self->probe, frame));
}

/* The first seek is sent once a first picture is there: see film.c. */
static gboolean
open_film (HpFrameServer *self)
{
  GstAppSink *sink;

  self->film = hp_film_pipeline_new (self->uri, &self->probe, NULL, -1, NULL);
  if (self->film == NULL)
    return FALSE;

  sink = GST_APP_SINK (self->film->picture_sink);
  g_object_set (sink, "sync", FALSE, "qos", FALSE, "max-buffers", 2, "drop", FALSE, NULL);
  gst_element_set_state (self->film->pipeline, GST_STATE_PLAYING);
  self->next = -1;
  return read_one (self);
}

static void
close_film (HpFrameServer *self)
{
  if (self->film != NULL)
    gst_element_set_state (self->film->pipeline, GST_STATE_NULL);
  g_clear_pointer (&self->film, hp_film_pipeline_free);
}

/* Reads until the picture at @ns is kept; from @first on, if it has to begin anew. */
static gboolean
fetch (HpFrameServer *self,
       gint64         first,
       gint64         ns)
{
  if (self->next >= 0 && ns >= self->next &&
      ns - self->next < hp_frame_rate_start_of (self->probe.rate, READ_ON))
    {
      while (self->next >= 0 && self->next <= ns)
        if (!read_one (self))
          break;
      if (has (self, ns))
        return TRUE;
    }

  /* Of a variable rate a decoder does not know which picture is shown at the time sought. */
  for (guint i = self->probe.is_variable; i < G_N_ELEMENTS (run_ups) && !is_left (self); i++)
    {
      if (!seek (self, first - hp_frame_rate_start_of (self->probe.rate, run_ups[i])))
        return FALSE;
      while (read_one (self) && self->next <= ns)
        ;
      if (has (self, ns))
        return TRUE;
    }

  return FALSE;
}

static void
apply_size (HpFrameServer *self)
{
  int width, height;
  gboolean is_resized;

  g_mutex_lock (&self->lock);
  width = self->width;
  height = self->height;
  is_resized = self->is_resized;
  self->is_resized = FALSE;
  g_mutex_unlock (&self->lock);

  if (is_resized)
    {
      hp_film_pipeline_set_view_size (self->film, width, height);
      self->next = -1;
    }
}

/* Of which picture there is none yet: the one asked for, or one on the way back from it.  Its time,
 * or -1 for none; and the time at which to begin. */
static gint64
find_next (HpFrameServer *self,
           gint64        *first)
{
  gint64 n_chunk = MIN (MAX_CHUNK, get_room (self) / 2 - SPARE);
  gint64 chunk = hp_frame_rate_start_of (self->probe.rate, n_chunk);
  gint64 ns, earliest;
  Kept *kept;

  g_mutex_lock (&self->lock);
  ns = self->wanted;
  earliest = self->backwards ? ns - chunk : ns;
  while (ns >= MAX (earliest, self->probe.t0) && (kept = find (self, ns)) != NULL)
    ns = hp_still_get_start (kept->still) - 1;
  *first = self->backwards ? ns - chunk : ns;
  g_mutex_unlock (&self->lock);

  return ns >= MAX (earliest, self->probe.t0) ? ns : -1;
}

static void
tell (HpFrameServer *self,
      gboolean       has_failed)
{
  g_mutex_lock (&self->lock);
  self->has_failed |= has_failed;
  if (self->func != NULL)
    self->func (self->user_data);
  g_mutex_unlock (&self->lock);
}

static gpointer
serve (gpointer data)
{
  HpFrameServer *self = data;
  gboolean is_open = open_film (self);

  while (!is_left (self))
    {
      gint64 first, ns;

      if (is_open)
        apply_size (self);
      ns = is_open ? find_next (self, &first) : 0;
      if (ns >= 0 && !(is_open && fetch (self, first, ns)))
        {
          tell (self, TRUE);
          ns = -1;
        }
      else if (ns >= 0)
        {
          tell (self, FALSE);
        }

      g_mutex_lock (&self->lock);
      while (ns < 0 && self->func != NULL && !self->is_resized && !self->is_asked)
        g_cond_wait (&self->asked, &self->lock);
      self->is_asked = FALSE;
      g_mutex_unlock (&self->lock);
    }

  close_film (self);
  unref (self);
  return NULL;
}

HpFrameServer *
hp_frame_server_new (const char        *uri,
                     const HpProbe     *probe,
                     HpFrameServerFunc  func,
                     gpointer           user_data)
{
  HpFrameServer *self = g_new0 (HpFrameServer, 1);

  g_return_val_if_fail (uri != NULL && probe != NULL && func != NULL, NULL);

  g_atomic_ref_count_init (&self->n_refs);
  g_atomic_ref_count_inc (&self->n_refs);
  g_mutex_init (&self->lock);
  g_cond_init (&self->asked);
  self->uri = g_strdup (uri);
  self->probe = hp_probe_get_measures (probe);
  self->func = func;
  self->user_data = user_data;
  self->wanted = -1;
  self->kept = g_queue_new ();
  g_thread_unref (g_thread_new ("frame-server", serve, self));
  return self;
}

void
hp_frame_server_free (HpFrameServer *self)
{
  g_mutex_lock (&self->lock);
  self->func = NULL;
  g_cond_signal (&self->asked);
  g_mutex_unlock (&self->lock);
  unref (self);
}

void
hp_frame_server_set_view_size (HpFrameServer *self,
                               int            width,
                               int            height)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (width > 0 && height > 0);

  g_mutex_lock (&self->lock);
  if (self->width != width || self->height != height)
    {
      self->width = width;
      self->height = height;
      self->is_resized = TRUE;
      g_queue_clear_full (self->kept, (GDestroyNotify) kept_free);
      self->last = NULL;
      g_cond_signal (&self->asked);
    }
  g_mutex_unlock (&self->lock);
}

void
hp_frame_server_request (HpFrameServer *self,
                         gint64         ns,
                         gboolean       backwards)
{
  g_return_if_fail (self != NULL);

  g_mutex_lock (&self->lock);
  self->wanted = MAX (ns, self->probe.t0);
  self->backwards = backwards;
  self->is_asked = TRUE;
  self->has_failed = FALSE;
  if (find (self, self->wanted) != NULL && self->func != NULL)
    self->func (self->user_data);
  g_cond_signal (&self->asked);
  g_mutex_unlock (&self->lock);
}

HpStill *
hp_frame_server_ref_still (HpFrameServer *self,
                           gint64         ns,
                           gint64        *end)
{
  Kept *kept;
  HpStill *still;

  g_return_val_if_fail (self != NULL, NULL);

  g_mutex_lock (&self->lock);
  kept = find (self, MAX (ns, self->probe.t0));
  still = kept != NULL ? hp_still_ref (kept->still) : NULL;
  if (kept != NULL && end != NULL)
    *end = kept->end;
  g_mutex_unlock (&self->lock);

  return still;
}

gboolean
hp_frame_server_has_failed (HpFrameServer *self)
{
  gboolean has_failed;

  g_return_val_if_fail (self != NULL, FALSE);

  g_mutex_lock (&self->lock);
  has_failed = self->has_failed;
  g_mutex_unlock (&self->lock);

  return has_failed;
}
