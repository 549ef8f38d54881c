#include "config.h"

#include "media/deadline.h"

#include <glib/gi18n-lib.h>

/* How often it is looked whether the caller has cancelled, and how long the work has then, or
 * when its time is up, to end by itself. */
#define SLICE (50 * G_TIME_SPAN_MILLISECOND)
#define GRACE (500 * G_TIME_SPAN_MILLISECOND)

/* Shared by the caller and the thread: whoever is last frees it. */
typedef struct
{
  HpDeadlineFunc  func;
  gpointer        data;
  GDestroyNotify  free_data;
  GDestroyNotify  free_result;
  GCancellable   *cancellable;  /* of the thread */

  GMutex          lock;         /* of what follows */
  GCond           ended;
  gboolean        has_ended;
  gpointer        result;       /* not yet taken */
  GError         *error;
} Work;

static void
clear (gpointer data)
{
  Work *self = data;

  if (self->free_data != NULL)
    self->free_data (self->data);
  if (self->result != NULL && self->free_result != NULL)
    self->free_result (self->result);
  g_clear_error (&self->error);
  g_object_unref (self->cancellable);
  g_cond_clear (&self->ended);
  g_mutex_clear (&self->lock);
}

static gpointer
work_thread (gpointer data)
{
  Work *self = data;
  GError *error = NULL;
  gpointer result = self->func (self->data, self->cancellable, &error);

  g_mutex_lock (&self->lock);
  self->result = result;
  self->error = error;
  self->has_ended = TRUE;
  g_cond_signal (&self->ended);
  g_mutex_unlock (&self->lock);

  g_atomic_rc_box_release_full (self, clear);
  return NULL;
}

/* Called with the lock. */
static void
wait_until (Work         *self,
            gint64        end,
            GCancellable *cancellable)
{
  while (!self->has_ended && g_get_monotonic_time () < end &&
         !g_cancellable_is_cancelled (cancellable))
    g_cond_wait_until (&self->ended, &self->lock,
                       MIN (end, g_get_monotonic_time () + SLICE));
}

/**
 * hp_deadline_run:
 * @time: that it may take, in microseconds
 * @func: the work; it may use @data until it returns, however late that is
 * @data: for @func
 * @free_data: (nullable): frees @data after @func has returned, in any thread
 * @free_result: (nullable): frees a result that comes too late
 * @cancellable: (nullable): stops it
 * @error: what @func says, G_IO_ERROR_CANCELLED, or G_IO_ERROR_TIMED_OUT where it says nothing
 *
 * Blocks, half a second longer than @time at the most.  Work that does not end is left alone.
 *
 * Returns: (transfer full): what @func does; NULL if it failed or took too long
 */
gpointer
hp_deadline_run (gint64           time,
                 HpDeadlineFunc   func,
                 gpointer         data,
                 GDestroyNotify   free_data,
                 GDestroyNotify   free_result,
                 GCancellable    *cancellable,
                 GError         **error)
{
  Work *self;
  gpointer result = NULL;

  g_return_val_if_fail (time >= 0 && func != NULL, NULL);

  self = g_atomic_rc_box_new0 (Work);
  self->func = func;
  self->data = data;
  self->free_data = free_data;
  self->free_result = free_result;
  self->cancellable = g_cancellable_new ();
  g_mutex_init (&self->lock);
  g_cond_init (&self->ended);
  g_thread_unref (g_thread_new ("deadline", work_thread, g_atomic_rc_box_acquire (self)));

  g_mutex_lock (&self->lock);
  wait_until (self, g_get_monotonic_time () + time, cancellable);
  g_cancellable_cancel (self->cancellable);
  wait_until (self, g_get_monotonic_time () + GRACE, NULL);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    g_clear_error (&self->error);
  else if (!self->has_ended || g_error_matches (self->error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT, _("It takes too long"));
  else if (self->error != NULL)
    g_propagate_error (error, g_steal_pointer (&self->error));
  else
    result = g_steal_pointer (&self->result);
  g_mutex_unlock (&self->lock);

  g_atomic_rc_box_release_full (self, clear);
  return result;
}
