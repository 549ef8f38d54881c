#include "media/seek-controller.h"

/* The seeks that were started. */
typedef struct
{
  guint      n;
  gint64     frame;
  HpSeekMode mode;
  guint      serial;
} Log;

static void
log_seek (gint64     frame,
          HpSeekMode mode,
          guint      serial,
          gpointer   user_data)
{
  Log *entries = user_data;

  entries->n++;
  entries->frame = frame;
  entries->mode = mode;
  entries->serial = serial;
}

static void
test_starts_at_once_when_idle (void)
{
  Log entries = { 0 };
  g_autoptr(HpSeekController) seeks = hp_seek_controller_new (log_seek, &entries);

  g_assert_cmpint (hp_seek_controller_get_state (seeks), ==, HP_SEEK_IDLE);
  g_assert_cmpuint (hp_seek_controller_get_serial (seeks), ==, 0);

  hp_seek_controller_request (seeks, 100, HP_SEEK_ACCURATE);
  g_assert_cmpint (hp_seek_controller_get_state (seeks), ==, HP_SEEK_IN_FLIGHT);
  g_assert_cmpuint (entries.n, ==, 1);
  g_assert_cmpint (entries.frame, ==, 100);
  g_assert_cmpuint (entries.serial, ==, hp_seek_controller_get_serial (seeks));

  hp_seek_controller_ended (seeks, entries.serial);
  g_assert_cmpint (hp_seek_controller_get_state (seeks), ==, HP_SEEK_IDLE);
  g_assert_cmpuint (entries.n, ==, 1);
}

static void
test_latest_wish_wins (void)
{
  Log entries = { 0 };
  g_autoptr(HpSeekController) seeks = hp_seek_controller_new (log_seek, &entries);

  for (gint64 frame = 1; frame <= 50; frame++)
    hp_seek_controller_request (seeks, frame, HP_SEEK_KEY_UNIT);
  hp_seek_controller_request (seeks, 51, HP_SEEK_ACCURATE);

  g_assert_cmpint (hp_seek_controller_get_state (seeks), ==, HP_SEEK_PENDING);
  g_assert_cmpint (hp_seek_controller_get_frame (seeks), ==, 51);
  g_assert_cmpuint (entries.n, ==, 1);
  g_assert_cmpint (entries.frame, ==, 1);

  hp_seek_controller_ended (seeks, entries.serial);
  g_assert_cmpint (hp_seek_controller_get_state (seeks), ==, HP_SEEK_IN_FLIGHT);
  g_assert_cmpuint (entries.n, ==, 2);
  g_assert_cmpint (entries.frame, ==, 51);
  g_assert_cmpint (entries.mode, ==, HP_SEEK_ACCURATE);

  hp_seek_controller_ended (seeks, entries.serial);
  g_assert_cmpint (hp_seek_controller_get_state (seeks), ==, HP_SEEK_IDLE);
}

static void
test_ignores_the_end_of_an_older_seek (void)
{
  Log entries = { 0 };
  g_autoptr(HpSeekController) seeks = hp_seek_controller_new (log_seek, &entries);
  guint first;

  hp_seek_controller_request (seeks, 1, HP_SEEK_ACCURATE);
  first = entries.serial;
  hp_seek_controller_ended (seeks, first);
  hp_seek_controller_request (seeks, 2, HP_SEEK_ACCURATE);
  g_assert_cmpuint (entries.serial, >, first);

  hp_seek_controller_ended (seeks, first);
  g_assert_cmpint (hp_seek_controller_get_state (seeks), ==, HP_SEEK_IN_FLIGHT);
}

static void
test_reset_makes_what_is_under_way_stale (void)
{
  Log entries = { 0 };
  g_autoptr(HpSeekController) seeks = hp_seek_controller_new (log_seek, &entries);

  hp_seek_controller_request (seeks, 1, HP_SEEK_ACCURATE);
  hp_seek_controller_request (seeks, 2, HP_SEEK_ACCURATE);
  hp_seek_controller_reset (seeks);

  g_assert_cmpint (hp_seek_controller_get_state (seeks), ==, HP_SEEK_IDLE);
  g_assert_cmpint (hp_seek_controller_get_frame (seeks), ==, 0);
  g_assert_cmpuint (hp_seek_controller_get_serial (seeks), >, entries.serial);

  hp_seek_controller_ended (seeks, entries.serial);
  g_assert_cmpuint (entries.n, ==, 1);
}

/* A seek that fails has ended before it was started. */
typedef struct
{
  HpSeekController *seeks;
  guint             n;
} Failing;

static void
fail_seek (gint64     frame,
           HpSeekMode mode,
           guint      serial,
           gpointer   user_data)
{
  Failing *self = user_data;

  self->n++;
  hp_seek_controller_ended (self->seeks, serial);
}

static void
test_may_end_while_it_starts (void)
{
  Failing failing = { 0 };
  g_autoptr(HpSeekController) seeks = hp_seek_controller_new (fail_seek, &failing);

  failing.seeks = seeks;
  hp_seek_controller_request (seeks, 1, HP_SEEK_ACCURATE);
  hp_seek_controller_request (seeks, 2, HP_SEEK_ACCURATE);

  g_assert_cmpint (hp_seek_controller_get_state (seeks), ==, HP_SEEK_IDLE);
  g_assert_cmpuint (failing.n, ==, 2);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/media/seek-controller/starts-at-once-when-idle",
                   test_starts_at_once_when_idle);
  g_test_add_func ("/media/seek-controller/latest-wish-wins", test_latest_wish_wins);
  g_test_add_func ("/media/seek-controller/ignores-the-end-of-an-older-seek",
                   test_ignores_the_end_of_an_older_seek);
  g_test_add_func ("/media/seek-controller/reset-makes-what-is-under-way-stale",
                   test_reset_makes_what_is_under_way_stale);
  g_test_add_func ("/media/seek-controller/may-end-while-it-starts",
                   test_may_end_while_it_starts);

  return g_test_run ();
}
