#include "media/deadline.h"

#define SHORT (50 * G_TIME_SPAN_MILLISECOND)
#define LONG (60 * G_TIME_SPAN_SECOND)

static int n_freed;  /* data and results */

static void
count_free (gpointer data)
{
  g_atomic_int_inc (&n_freed);
  g_free (data);
}

static gpointer
answer (gpointer       data,
        GCancellable  *cancellable,
        GError       **error)
{
  return g_strdup_printf ("%s!", (const char *) data);
}

static gpointer
fail (gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  g_set_error_literal (error, G_FILE_ERROR, G_FILE_ERROR_IO, "Gone");
  return NULL;
}

/* As a call to a disk that is gone does, until it comes back. */
static gpointer
hang (gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  g_usleep (2 * G_USEC_PER_SEC);
  return g_strdup ("late");
}

static gpointer
heed (gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  while (!g_cancellable_set_error_if_cancelled (cancellable, error))
    g_usleep (1000);
  return NULL;
}

static void
test_gives_what_is_done (void)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *result = NULL;

  result = hp_deadline_run (LONG, answer, g_strdup ("Yes"), g_free, count_free, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (result, ==, "Yes!");

  g_assert_null (hp_deadline_run (LONG, fail, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_IO);
}

static void
test_leaves_what_hangs (void)
{
  g_autoptr(GError) error = NULL;
  gint64 start = g_get_monotonic_time ();

  g_atomic_int_set (&n_freed, 0);
  g_assert_null (hp_deadline_run (SHORT, hang, g_strdup ("data"), count_free, count_free, NULL,
                                  &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 1900 * G_TIME_SPAN_MILLISECOND);
  g_assert_cmpint (g_atomic_int_get (&n_freed), ==, 0);

  /* It does end, and nothing is lost. */
  while (g_atomic_int_get (&n_freed) < 2)
    g_usleep (1000);
}

static void
test_stops_what_can_be_stopped (void)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (hp_deadline_run (SHORT, heed, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT);
}

static gpointer
cancel_thread (gpointer user_data)
{
  g_usleep (20000);
  g_cancellable_cancel (user_data);
  return NULL;
}

/* Also what does not listen: the caller is not kept. */
static void
test_can_be_cancelled (void)
{
  static const HpDeadlineFunc funcs[] = { heed, hang };

  for (guint i = 0; i < G_N_ELEMENTS (funcs); i++)
    {
      g_autoptr(GCancellable) cancellable = g_cancellable_new ();
      g_autoptr(GError) error = NULL;
      GThread *thread = g_thread_new ("cancel", cancel_thread, cancellable);
      gint64 start = g_get_monotonic_time ();

      g_assert_null (hp_deadline_run (LONG, funcs[i], NULL, NULL, g_free, cancellable, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_cmpint (g_get_monotonic_time () - start, <, 1900 * G_TIME_SPAN_MILLISECOND);
      g_thread_join (thread);
    }

  /* The one that hangs is waited for, so that its memory is seen to be freed. */
  g_usleep (2 * G_USEC_PER_SEC);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/media/deadline/gives-what-is-done", test_gives_what_is_done);
  g_test_add_func ("/media/deadline/leaves-what-hangs", test_leaves_what_hangs);
  g_test_add_func ("/media/deadline/stops-what-can-be-stopped", test_stops_what_can_be_stopped);
  g_test_add_func ("/media/deadline/can-be-cancelled", test_can_be_cancelled);

  return g_test_run ();
}
