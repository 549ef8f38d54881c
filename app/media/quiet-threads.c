#include "media/quiet-threads.h"

#ifdef __linux__
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>
#endif

#define NICE 10

#define HP_TYPE_QUIET_POOL (hp_quiet_pool_get_type ())

G_DECLARE_FINAL_TYPE (HpQuietPool, hp_quiet_pool, HP, QUIET_POOL, GstTaskPool)

/* Gives each task a thread of its own. */
struct _HpQuietPool
{
  GstTaskPool parent_instance;
};

G_DEFINE_FINAL_TYPE (HpQuietPool, hp_quiet_pool, GST_TYPE_TASK_POOL)

typedef struct
{
  GstTaskPoolFunction func;
  gpointer            data;
} Task;

static gpointer
thread (gpointer data)
{
  g_autofree Task *task = data;

  hp_quiet_become ();
  task->func (task->data);
  return NULL;
}

static void
hp_quiet_pool_prepare (GstTaskPool  *pool,
                       GError      **error)
{
}

static void
hp_quiet_pool_cleanup (GstTaskPool *pool)
{
}

static gpointer
hp_quiet_pool_push (GstTaskPool          *pool,
                    GstTaskPoolFunction   func,
                    gpointer              data,
                    GError              **error)
{
  Task *task = g_new (Task, 1);
  GThread *made;

  *task = (Task) { func, data };
  made = g_thread_try_new ("quiet", thread, task, error);
  if (made == NULL)
    g_free (task);
  return made;
}

static void
hp_quiet_pool_join (GstTaskPool *pool,
                    gpointer     id)
{
  if (id != NULL)
    g_thread_join (id);
}

static void
hp_quiet_pool_class_init (HpQuietPoolClass *klass)
{
  GstTaskPoolClass *pool_class = GST_TASK_POOL_CLASS (klass);

  pool_class->prepare = hp_quiet_pool_prepare;
  pool_class->cleanup = hp_quiet_pool_cleanup;
  pool_class->push = hp_quiet_pool_push;
  pool_class->join = hp_quiet_pool_join;
}

static void
hp_quiet_pool_init (HpQuietPool *self)
{
}

/* A task is told its pool before its thread is made. */
static GstBusSyncReply
message_cb (GstBus     *bus,
            GstMessage *message,
            gpointer    pool)
{
  GstStreamStatusType type;
  const GValue *object;

  if (GST_MESSAGE_TYPE (message) != GST_MESSAGE_STREAM_STATUS)
    return GST_BUS_PASS;

  gst_message_parse_stream_status (message, &type, NULL);
  object = gst_message_get_stream_status_object (message);
  if (type == GST_STREAM_STATUS_TYPE_CREATE && object != NULL &&
      GST_IS_TASK (g_value_get_object (object)))
    gst_task_set_pool (g_value_get_object (object), pool);
  return GST_BUS_PASS;
}

/* On Linux it is the thread's own; elsewhere the whole program would be slow. */
void
hp_quiet_become (void)
{
#ifdef __linux__
  setpriority (PRIO_PROCESS, (id_t) syscall (SYS_gettid), NICE);
#endif
}

void
hp_quiet_threads (GstElement *pipeline)
{
  g_autoptr(GstBus) bus = NULL;

  g_return_if_fail (GST_IS_ELEMENT (pipeline));

  bus = gst_element_get_bus (pipeline);
  gst_bus_set_sync_handler (bus, message_cb, g_object_new (HP_TYPE_QUIET_POOL, NULL),
                            gst_object_unref);
}
