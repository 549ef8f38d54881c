/* The ways there are through a film: step by step, backwards, faster, over and over, from one
 * film to the next.  The picture itself says where it is. */

#include "media/burnt-film.h"

#define N_STEPS 40
#define N_JUMPS 12
#define N_LAPS 3
#define SEED 24

static void
go (HpTransport *transport,
    gint64       frame)
{
  hp_transport_seek_frame (transport, frame);
  burnt_film_wait (transport, hp_transport_get_seeking);
  g_assert_cmpint (burnt_film_read (transport), ==, frame);
}

static void
step (HpTransport *transport,
      int          n,
      gint64       expected)
{
  hp_transport_step (transport, n);
  burnt_film_wait (transport, hp_transport_get_seeking);
  g_assert_cmpint (burnt_film_read (transport), ==, expected);
  g_assert_cmpint (hp_transport_get_frame (transport), ==, expected);
}

static void
test_steps (gconstpointer name)
{
  g_autoptr(GFile) file = burnt_film_get (name);
  g_autoptr(GRand) rand = g_rand_new_with_seed (SEED);
  g_autoptr(HpProbe) probe = NULL;
  HpTransport *transport;
  gint64 frame, n_steps;

  if (file == NULL)
    return;

  transport = burnt_film_make_transport ();
  probe = burnt_film_open (transport, file);
  n_steps = MIN (N_STEPS, probe->n_frames / 2);
  frame = n_steps / 2;
  go (transport, frame);
  for (gint64 i = 0; i < n_steps; i++)
    step (transport, 1, ++frame);
  for (gint64 i = 0; i < n_steps; i++)
    step (transport, -1, --frame);
  for (gint64 i = 0; i < n_steps / 2; i++)
    {
      int n = g_rand_boolean (rand) ? 1 : -1;

      frame += n;
      step (transport, n, frame);
    }

  /* At both ends it stays. */
  go (transport, probe->n_frames - 2);
  step (transport, 1, probe->n_frames - 1);
  step (transport, 1, probe->n_frames - 1);
  step (transport, -1, probe->n_frames - 2);
  go (transport, 1);
  step (transport, -1, 0);
  step (transport, -1, 0);
  step (transport, 1, 1);
  g_assert_finalize_object (transport);
}

/* The picture that the frame server read last is left as any other. */
static void
test_steps_there_and_on (void)
{
  g_autoptr(GFile) file = burnt_film_get ("synthetic/fn-24.mp4");
  HpTransport *transport;

  if (file == NULL)
    return;

  transport = burnt_film_make_transport ();
  hp_probe_unref (burnt_film_open (transport, file));
  go (transport, 50);
  step (transport, -1, 49);
  for (gint64 frame = 50; frame < 54; frame++)
    step (transport, 1, frame);
  g_assert_finalize_object (transport);
}

/* Of a variable rate each picture is met once, each way. */
static void
test_steps_of_a_variable_rate (void)
{
  g_autoptr(GFile) file = burnt_film_get ("synthetic/fn-vfr.mp4");
  g_autoptr(HpProbe) probe = NULL;
  HpTransport *transport;
  gint64 number;

  if (file == NULL)
    return;

  transport = burnt_film_make_transport ();
  probe = burnt_film_open (transport, file);
  g_assert_true (probe->is_variable);
  hp_transport_seek_frame (transport, probe->n_frames / 2);
  burnt_film_wait (transport, hp_transport_get_seeking);

  number = burnt_film_read (transport);
  for (guint i = 0; i < N_STEPS; i++)
    {
      hp_transport_step (transport, 1);
      burnt_film_wait (transport, hp_transport_get_seeking);
      g_assert_cmpint (burnt_film_read (transport), ==, ++number);
    }

  for (guint i = 0; i < N_STEPS; i++)
    {
      hp_transport_step (transport, -1);
      burnt_film_wait (transport, hp_transport_get_seeking);
      g_assert_cmpint (burnt_film_read (transport), ==, --number);
    }
  g_assert_finalize_object (transport);
}

/* Each frame shows the picture that is shown at its time, as steps through all of them tell. */
static void
test_frames_of_a_variable_rate (void)
{
  g_autoptr(GFile) file = burnt_film_get ("synthetic/fn-vfr.mp4");
  g_autoptr(GArray) starts = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(GRand) rand = g_rand_new_with_seed (SEED);
  g_autoptr(HpProbe) probe = NULL;
  HpTransport *transport;

  if (file == NULL)
    return;

  transport = burnt_film_make_transport ();
  probe = burnt_film_open (transport, file);
  for (gint64 n = 0; n < 2 * N_STEPS; n++)
    {
      g_autoptr(HpStill) still = hp_transport_ref_picture (transport);
      gint64 start = n > 0 ? hp_still_get_start (still) : probe->t0;

      g_assert_cmpint (burnt_film_read (transport), ==, n);
      g_array_append_val (starts, start);
      hp_transport_step (transport, 1);
      burnt_film_wait (transport, hp_transport_get_seeking);
    }

  for (guint i = 0; i < N_STEPS; i++)
    {
      gint64 frame = g_rand_int_range (rand, 0, N_STEPS);
      gint64 ns = hp_probe_time_of (probe, frame);
      gint64 n = 0;

      while (g_array_index (starts, gint64, n + 1) <= ns)
        n++;
      hp_transport_seek_frame (transport, frame);
      burnt_film_wait (transport, hp_transport_get_seeking);
      g_assert_cmpint (burnt_film_read (transport), ==, n);
    }
  g_assert_finalize_object (transport);
}

/* All that is shown, in the order it is shown. */
typedef struct
{
  GArray *numbers;
  gint64  until;
} Log;

static void
log_picture (HpTransport *transport,
             Log         *entries)
{
  gint64 number = burnt_film_read (transport);

  g_assert_cmpint (number, ==, hp_transport_get_frame (transport));
  g_array_append_val (entries->numbers, number);
}

static gboolean
is_after_40 (HpTransport *transport)
{
  return hp_transport_get_frame (transport) > 40;
}

static gboolean
is_before_150 (HpTransport *transport)
{
  return hp_transport_get_frame (transport) < 150;
}

static void
test_plays_backwards (gconstpointer name)
{
  g_autoptr(GFile) file = burnt_film_get (name);
  g_autoptr(GArray) numbers = g_array_new (FALSE, FALSE, sizeof (gint64));
  Log entries = { numbers };
  HpTransport *transport;

  if (file == NULL)
    return;

  transport = burnt_film_make_transport ();
  hp_probe_unref (burnt_film_open (transport, file));
  go (transport, 80);
  g_signal_connect (transport, "picture-changed", G_CALLBACK (log_picture), &entries);
  hp_transport_set_rate (transport, -1);
  hp_transport_set_playing (transport, TRUE);
  burnt_film_wait (transport, is_after_40);
  g_assert_true (hp_transport_get_playing (transport));

  g_assert_cmpuint (numbers->len, >, 5);
  for (guint i = 1; i < numbers->len; i++)
    g_assert_cmpint (g_array_index (numbers, gint64, i), <=,
                     g_array_index (numbers, gint64, i - 1));

  /* On from where it is, the other way. */
  g_array_set_size (numbers, 0);
  hp_transport_set_rate (transport, 1);
  burnt_film_wait (transport, hp_transport_get_seeking);
  burnt_film_wait (transport, is_before_150);
  g_assert_cmpint (g_array_index (numbers, gint64, 0), <=, 45);
  for (guint i = 1; i < numbers->len; i++)
    g_assert_cmpint (g_array_index (numbers, gint64, i), >=,
                     g_array_index (numbers, gint64, i - 1));

  /* To the very first, where it stops. */
  g_signal_handlers_disconnect_by_func (transport, log_picture, &entries);
  hp_transport_set_playing (transport, FALSE);
  go (transport, 10);
  hp_transport_set_rate (transport, -4);
  hp_transport_set_playing (transport, TRUE);
  burnt_film_wait (transport, hp_transport_get_playing);
  burnt_film_wait (transport, hp_transport_get_seeking);
  g_assert_cmpint (burnt_film_read (transport), ==, 0);
  g_assert_finalize_object (transport);
}

static void
test_rates (void)
{
  static const double rates[] = { 2, 0.5, 4, 8, 1 };
  g_autoptr(GFile) file = burnt_film_get ("synthetic/reel-12min-24.mp4");
  HpTransport *transport;

  if (file == NULL)
    return;

  transport = burnt_film_make_transport ();
  hp_probe_unref (burnt_film_open (transport, file));
  go (transport, 1000);
  hp_transport_set_playing (transport, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (rates); i++)
    {
      gint64 time, first, last;
      double measured;

      hp_transport_set_rate (transport, rates[i]);
      burnt_film_wait (transport, hp_transport_get_seeking);
      time = g_get_monotonic_time ();
      first = hp_transport_get_position_frame (transport, NULL);
      while (g_get_monotonic_time () < time + G_USEC_PER_SEC)
        g_main_context_iteration (NULL, TRUE);
      last = hp_transport_get_position_frame (transport, NULL);
      time = g_get_monotonic_time () - time;

      measured = (double) (last - first) / 24 / ((double) time / G_USEC_PER_SEC);
      g_test_message ("asked for %g, it was %g", rates[i], measured);
      /* Whether it is that rate, and not the one before; how well it is kept is measured elsewhere. */
      g_assert_cmpfloat (measured, >, rates[i] * 0.55);
      g_assert_cmpfloat (measured, <, rates[i] * 1.8);
      g_assert_cmpint (burnt_film_read (transport), ==, hp_transport_get_frame (transport));
    }

  hp_transport_set_playing (transport, FALSE);
  go (transport, 500);
  g_assert_finalize_object (transport);
}

typedef struct
{
  guint  n_laps;
  gint64 last;
  gint64 first;
  gint64 end;
} Laps;

static void
count_laps (HpTransport *transport,
            Laps        *laps)
{
  gint64 number = burnt_film_read (transport);

  g_assert_cmpint (number, ==, hp_transport_get_frame (transport));
  g_assert_cmpint (number, >=, laps->first);
  g_assert_cmpint (number, <, laps->end);
  if (number < laps->last)
    {
      /* A machine that is late may leave out some. */
      g_assert_cmpint (number, <=, laps->first + 6);
      g_assert_cmpint (laps->last, >=, laps->end - 6);
      laps->n_laps++;
    }
  laps->last = number;
}

static void
failed_cb (HpTransport  *transport,
           const GError *error)
{
  g_error ("The film failed: %s", error->message);
}

static void
test_loops (gconstpointer name)
{
  g_autoptr(GFile) file = burnt_film_get (name);
  Laps laps = { 0, 60, 60, 72 };
  HpTransport *transport;
  guint deadline = 2000;

  if (file == NULL)
    return;

  transport = burnt_film_make_transport ();
  hp_probe_unref (burnt_film_open (transport, file));
  g_signal_connect (transport, "failed", G_CALLBACK (failed_cb), NULL);
  go (transport, 60);
  hp_transport_set_loop (transport, 60, 72);
  g_signal_connect (transport, "picture-changed", G_CALLBACK (count_laps), &laps);
  hp_transport_set_playing (transport, TRUE);
  while (laps.n_laps < N_LAPS && deadline-- > 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (laps.n_laps, ==, N_LAPS);
  g_assert_true (hp_transport_get_playing (transport));

  /* Without it, it plays on. */
  g_signal_handlers_disconnect_by_func (transport, count_laps, &laps);
  hp_transport_set_loop (transport, -1, -1);
  while (hp_transport_get_frame (transport) < 75)
    g_main_context_iteration (NULL, TRUE);
  g_assert_finalize_object (transport);
}

/* A reel that is a part of its film ends where the reel does. */
static void
test_ends_where_the_reel_does (void)
{
  g_autoptr(GFile) file = burnt_film_get ("synthetic/fn-24.mp4");
  g_autoptr(HpProbe) probe = NULL;
  HpTransport *transport;
  Laps seen = { 0, 0, 0, 60 };
  guint n_ended = 0;

  if (file == NULL)
    return;

  transport = burnt_film_make_transport ();
  probe = burnt_film_open (transport, file);
  g_assert_true (hp_transport_open (transport, file, probe, 48, 60, NULL));
  burnt_film_wait (transport, hp_transport_get_seeking);
  g_assert_cmpint (burnt_film_read (transport), ==, 48);

  g_signal_connect_swapped (transport, "ended", G_CALLBACK (burnt_film_count), &n_ended);
  g_signal_connect (transport, "picture-changed", G_CALLBACK (count_laps), &seen);
  hp_transport_set_playing (transport, TRUE);
  burnt_film_wait (transport, hp_transport_get_playing);
  burnt_film_wait (transport, hp_transport_get_seeking);
  g_assert_cmpuint (n_ended, ==, 1);
  g_assert_cmpint (burnt_film_read (transport), ==, 59);
  g_assert_finalize_object (transport);
}

/* The next film shows at once. */
static void
test_goes_on_with_the_next (void)
{
  g_autoptr(GFile) file = burnt_film_get ("synthetic/fn-24.mp4");
  g_autoptr(GFile) next = burnt_film_get ("synthetic/fn-24-prores.mov");
  g_autoptr(HpProbe) probe = NULL;
  g_autoptr(HpProbe) next_probe = NULL;
  HpTransport *transport;

  if (file == NULL || next == NULL)
    return;

  transport = burnt_film_make_transport ();
  next_probe = burnt_film_open (transport, next);
  probe = burnt_film_open (transport, file);
  hp_transport_prepare (transport, next, next_probe, 7, -1);
  hp_transport_set_playing (transport, TRUE);
  while (hp_transport_get_frame (transport) < 24)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (burnt_film_read (transport), ==, hp_transport_get_frame (transport));

  g_assert_true (hp_transport_open (transport, next, next_probe, 7, -1, NULL));
  g_assert_false (hp_transport_get_seeking (transport));
  g_assert_cmpint (burnt_film_read (transport), ==, 7);
  hp_transport_set_playing (transport, TRUE);
  while (hp_transport_get_frame (transport) < 20)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (burnt_film_read (transport), ==, hp_transport_get_frame (transport));

  /* Nobody waits for one that is not used. */
  hp_transport_prepare (transport, file, probe, 3, -1);
  hp_transport_prepare (transport, file, probe, 4, -1);
  g_assert_finalize_object (transport);
}

/* Jogging, scrubbing and playing hand over to one another. */
static void
test_all_in_turn (void)
{
  g_autoptr(GFile) file = burnt_film_get ("synthetic/fn-23976-tc.mov");
  g_autoptr(GRand) rand = g_rand_new_with_seed (SEED);
  HpTransport *transport;
  gint64 frame;

  if (file == NULL)
    return;

  transport = burnt_film_make_transport ();
  hp_probe_unref (burnt_film_open (transport, file));
  for (guint i = 0; i < N_JUMPS; i++)
    {
      frame = g_rand_int_range (rand, 30, 200);
      go (transport, frame);
      step (transport, -1, frame - 1);
      step (transport, -1, frame - 2);
      hp_transport_set_rate (transport, i % 3 == 0 ? -1 : 1);
      hp_transport_set_playing (transport, TRUE);
      for (guint n = 0; n < 10; n++)
        g_main_context_iteration (NULL, TRUE);
      hp_transport_set_playing (transport, FALSE);
      burnt_film_wait (transport, hp_transport_get_seeking);
      g_assert_cmpint (burnt_film_read (transport), ==, hp_transport_get_frame (transport));
      frame = hp_transport_get_frame (transport);
      step (transport, 1, frame + 1);

      /* At rest the pointer shows the frame itself. */
      hp_transport_scrub_to_frame (transport, 100 + i);
      hp_transport_scrub_to_frame (transport, 101 + i);
      burnt_film_wait (transport, hp_transport_get_seeking);
      g_assert_cmpint (burnt_film_read (transport), ==, 101 + i);
      hp_transport_set_view_size (transport, transport, i % 2 == 0 ? 320 : 640, 360);
      step (transport, -1, 100 + i);
    }
  g_assert_finalize_object (transport);
}

int
main (int   argc,
      char *argv[])
{
  static const char *const films[] = {
    "fn-23976-tc.mov", "fn-24-odd.mkv", "fn-24-vp9-opus.webm", "fn-60.mp4", "fn-2997df-tc.mov",
    "fn-24-opengop-hevc.mp4", "fn-24-prores.mov", "fn-24-intra-mjpeg.mov", "fn-24-longgop.mp4",
  };

  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (films); i++)
    {
      g_autofree char *path = g_strconcat ("/media/transport-moves/steps/", films[i], NULL);

      g_test_add_data_func_full (path, g_strconcat ("synthetic/", films[i], NULL), test_steps,
                                 g_free);
    }
  g_test_add_func ("/media/transport-moves/steps-there-and-on", test_steps_there_and_on);
  g_test_add_func ("/media/transport-moves/steps-of-a-variable-rate",
                   test_steps_of_a_variable_rate);
  g_test_add_func ("/media/transport-moves/frames-of-a-variable-rate",
                   test_frames_of_a_variable_rate);
  g_test_add_data_func ("/media/transport-moves/plays-backwards/sound", "synthetic/fn-24.mp4",
                        test_plays_backwards);
  g_test_add_data_func ("/media/transport-moves/plays-backwards/one-key-frame",
                        "synthetic/fn-24-longgop.mp4", test_plays_backwards);
  g_test_add_func ("/media/transport-moves/rates", test_rates);
  g_test_add_data_func ("/media/transport-moves/loops/sound", "synthetic/fn-24.mp4", test_loops);
  g_test_add_data_func ("/media/transport-moves/loops/silent", "synthetic/fn-24-silent.mp4",
                        test_loops);
  g_test_add_data_func ("/media/transport-moves/loops/offset", "synthetic/fn-24-odd.mkv",
                        test_loops);
  g_test_add_func ("/media/transport-moves/ends-where-the-reel-does",
                   test_ends_where_the_reel_does);
  g_test_add_func ("/media/transport-moves/goes-on-with-the-next", test_goes_on_with_the_next);
  g_test_add_func ("/media/transport-moves/all-in-turn", test_all_in_turn);

  return g_test_run ();
}
