#include "media/sources.h"

struct _HpWake
{
  GMainContext *context;
  HpWakeFunc    func;
  gpointer      data;

  GMutex        lock;
  GSource      *pending;  /* locked; or NULL */
};

void
hp_source_clear (GSource **source)
{
  if (*source != NULL)
    g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

void
hp_source_repeat (GSource      **source,
                  GMainContext  *context,
                  guint          interval,
                  GSourceFunc    func,
                  gpointer       data)
{
  hp_source_clear (source);
  *source = g_timeout_source_new (interval);
  g_source_set_callback (*source, func, data, NULL);
  g_source_attach (*source, context);
}

HpWake *
hp_wake_new (GMainContext *context,
             HpWakeFunc    func,
             gpointer      data)
{
  HpWake *self = g_new0 (HpWake, 1);

  self->context = g_main_context_ref (context);
  self->func = func;
  self->data = data;
  g_mutex_init (&self->lock);
  return self;
}

void
hp_wake_free (HpWake *self)
{
  hp_wake_cancel (self);
  g_main_context_unref (self->context);
  g_mutex_clear (&self->lock);
  g_free (self);
}

void
hp_wake_cancel (HpWake *self)
{
  g_mutex_lock (&self->lock);
  hp_source_clear (&self->pending);
  g_mutex_unlock (&self->lock);
}

/* The function may free @data, and @self with it. */
static gboolean
wake_cb (gpointer user_data)
{
  HpWake *self = user_data;

  hp_wake_cancel (self);
  self->func (self->data);
  return G_SOURCE_REMOVE;
}

void
hp_wake_ask (HpWake *self)
{
  g_mutex_lock (&self->lock);
  if (self->pending == NULL)
    {
      self->pending = g_idle_source_new ();
      g_source_set_priority (self->pending, G_PRIORITY_HIGH);
      g_source_set_callback (self->pending, wake_cb, self, NULL);
      g_source_attach (self->pending, self->context);
    }
  g_mutex_unlock (&self->lock);
}
