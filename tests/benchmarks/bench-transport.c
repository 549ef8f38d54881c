/* The film on the screen: whether it is the frame asked for, how soon it is painted, and whether
 * it plays.  On a display, which may be a headless one. */

#include <gst/gst.h>
#include <gtk/gtk.h>
#include <jansson.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>

#include "decoder.h"
#include "measure.h"
#include "media/burnt-film.h"
#include "ui/picture/film-view.h"

#define N_RIGHT 500
#define N_TIMED 40
#define N_STEPS 200
#define PAINT_MS 25      /* what painting may take, beside decoding */
#define SCRUB_SECONDS 8
#define PLAY_SECONDS 10
#define POINTER_HZ 125
#define N_SEEKS_LONG 2000
#define N_OPENED 31
#define N_FIRST_STEPS 20

typedef struct
{
  GtkWidget   *window;
  GtkWidget   *view;
  HpTransport *transport;
  HpProbe     *probe;
  gint64       painted;     /* frame */
  gint64       painted_at;  /* µs */
  guint        n_shown;     /* pictures that came */
  guint        n_lost;      /* frames that were passed over */
  GArray      *late;        /* (element-type double): ms after their time */
} Screen;

static void
painted_cb (GdkFrameClock *clock,
            Screen        *self)
{
  gint64 frame = hp_film_view_get_frame (HP_FILM_VIEW (self->view));
  double fraction;
  gint64 position;

  if (frame == self->painted)
    return;

  if (frame > self->painted + 1)
    self->n_lost += (guint) (frame - self->painted - 1);
  self->painted = frame;
  self->painted_at = g_get_monotonic_time ();

  position = hp_transport_get_position_frame (self->transport, &fraction);
  if (hp_transport_get_playing (self->transport))
    {
      double late = ((double) (position - frame) + fraction) * 1000 /
                    hp_frame_rate_to_double (self->probe->rate);

      g_array_append_val (self->late, late);
    }
}

static void
shown_cb (Screen *self)
{
  self->n_shown++;
}

static Screen *
screen_new (GFile *file,
            int    width,
            int    height)
{
  Screen *self = g_new0 (Screen, 1);

  self->transport = burnt_film_make_transport ();
  self->probe = burnt_film_open (self->transport, file);
  self->late = g_array_new (FALSE, FALSE, sizeof (double));
  self->view = hp_film_view_new (self->transport);
  self->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (self->window), width, height);
  gtk_window_set_child (GTK_WINDOW (self->window), self->view);
  gtk_window_present (GTK_WINDOW (self->window));
  self->painted = -1;
  g_signal_connect_swapped (self->transport, "picture-changed", G_CALLBACK (shown_cb), self);
  g_signal_connect (gdk_surface_get_frame_clock (gtk_native_get_surface (GTK_NATIVE (self->window))),
                    "after-paint", G_CALLBACK (painted_cb), self);
  while (self->painted < 0)
    g_main_context_iteration (NULL, TRUE);
  burnt_film_wait (self->transport, hp_transport_get_seeking);
  return self;
}

static void
screen_free (Screen *self)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  g_object_unref (self->transport);
  hp_probe_unref (self->probe);
  g_array_unref (self->late);
  g_free (self);
}

static void
run_for (double seconds)
{
  gint64 end = g_get_monotonic_time () + (gint64) (seconds * G_USEC_PER_SEC);

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (500);
}

/* The ms until @frame is painted. */
static double
wait_until_painted (Screen *self,
                    gint64  frame,
                    gint64  since)
{
  while (self->painted != frame)
    g_main_context_iteration (NULL, TRUE);

  return (double) (self->painted_at - since) / 1000;
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  const double *one = a, *other = b;

  return *one < *other ? -1 : *one > *other;
}

static double
quantile (GArray *values,
          double  part)
{
  if (values->len == 0)
    return 0;

  g_array_sort (values, compare);
  return g_array_index (values, double, (guint) (part * (values->len - 1)));
}

/* Frames */

/* How many of 500 seeks, and of 500 steps each way, show another picture than they should. */
static void
count_wrong (const char *name,
             gboolean    counts_frames)
{
  g_autofree char *path = g_build_filename ("synthetic", name, NULL);
  g_autoptr(GFile) file = burnt_film_get (path);
  g_autoptr(GRand) rand = g_rand_new_with_seed (N_RIGHT);
  g_autofree char *seeks = g_strdup_printf ("wrong-seeks-of-500/%s", name);
  g_autofree char *steps = g_strdup_printf ("wrong-steps-of-500/%s", name);
  HpTransport *transport;
  g_autoptr(HpProbe) probe = NULL;
  guint n_wrong = 0;
  gint64 number;

  if (file == NULL)
    return;

  transport = burnt_film_make_transport ();
  probe = burnt_film_open (transport, file);
  for (guint i = 0; counts_frames && i < N_RIGHT; i++)
    {
      gint64 frame = g_rand_int_range (rand, 0, (gint32) probe->n_frames);

      hp_transport_seek_frame (transport, frame);
      burnt_film_wait (transport, hp_transport_get_seeking);
      n_wrong += burnt_film_read (transport) != frame ||
                 hp_transport_get_frame (transport) != frame;
    }
  if (counts_frames)
    measure_tell (seeks, n_wrong, "pictures", 0);

  n_wrong = 0;
  hp_transport_seek_frame (transport, 0);
  burnt_film_wait (transport, hp_transport_get_seeking);
  number = burnt_film_read (transport);
  for (int way = 1; way >= -1; way -= 2)
    for (guint i = 0; i < N_RIGHT; i++)
      {
        gint64 last = hp_transport_get_frame (transport);

        /* A film of fewer frames is gone through there and back again. */
        if (way > 0 ? last >= probe->n_frames - 1 : last == 0)
          break;

        hp_transport_step (transport, way);
        burnt_film_wait (transport, hp_transport_get_seeking);
        number += way;
        n_wrong += burnt_film_read (transport) != number;
      }
  measure_tell (steps, n_wrong, "pictures", 0);
  g_object_unref (transport);
}

/* The same of a variable rate, where the film's makers told when each picture is shown. */
static void
count_wrong_variable (const char *name)
{
  g_autofree char *path = g_build_filename ("synthetic", name, NULL);
  g_autofree char *truth_path = g_build_filename (g_getenv ("HAIRPIN_SHARED"), "fixtures", "video",
                                                  "synthetic", "truth.json", NULL);
  g_autoptr(GFile) file = burnt_film_get (path);
  json_t *truth = json_load_file (truth_path, 0, NULL);
  json_t *times = json_object_get (json_object_get (truth, name), "pts_90k");
  g_autoptr(GRand) rand = g_rand_new_with_seed (N_RIGHT);
  g_autofree char *seeks = g_strdup_printf ("wrong-seeks-of-500/%s", name);
  g_autoptr(HpProbe) probe = NULL;
  HpTransport *transport;
  guint n_wrong = 0;

  if (file == NULL || times == NULL)
    return;

  transport = burnt_film_make_transport ();
  probe = burnt_film_open (transport, file);
  for (guint i = 0; i < N_RIGHT; i++)
    {
      gint64 frame = g_rand_int_range (rand, 0, (gint32) probe->n_frames);
      gint64 ns = hp_probe_time_of (probe, frame) - probe->t0;
      gint64 picture = 0;

      while (picture + 1 < (gint64) json_array_size (times) &&
             json_integer_value (json_array_get (times, (gsize) picture + 1)) * 100000 / 9 <= ns)
        picture++;

      hp_transport_seek_frame (transport, frame);
      burnt_film_wait (transport, hp_transport_get_seeking);
      n_wrong += burnt_film_read (transport) != picture;
    }
  measure_tell (seeks, n_wrong, "pictures", 0);
  json_decref (truth);
  g_object_unref (transport);
}

/* Time */

static void
time_seeks (Screen     *self,
            const char *path)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (1);
  g_autoptr(GArray) ours = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr(GArray) floor = g_array_new (FALSE, FALSE, sizeof (double));
  Decoder *decoder = decoder_open (path);

  for (guint i = 0; i < N_TIMED; i++)
    {
      gint64 frame = g_rand_int_range (rand, 0, (gint32) self->probe->n_frames);
      gint64 now = g_get_monotonic_time ();
      double ms;

      if (frame == self->painted)
        continue;

      hp_transport_seek_frame (self->transport, frame);
      ms = wait_until_painted (self, frame, now);
      g_array_append_val (ours, ms);
      if (decoder != NULL)
        {
          ms = decoder_seek (decoder, (double) hp_probe_time_of (self->probe, frame) / 1e9);
          g_array_append_val (floor, ms);
        }
    }

  printf ("# seek painted: median %.0f ms, 95 %% %.0f ms; libav alone: %.0f, %.0f\n",
          quantile (ours, 0.5), quantile (ours, 0.95), quantile (floor, 0.5),
          quantile (floor, 0.95));
  if (decoder == NULL)
    return;

  measure_tell ("seek-painted-less-25ms/libav", (quantile (ours, 0.5) - PAINT_MS) /
                quantile (floor, 0.5), "×", 1.1);
  decoder_free (decoder);
}

static double
time_steps (Screen *self,
            int     way)
{
  double sum = 0;

  for (guint i = 0; i < N_STEPS; i++)
    {
      gint64 frame = self->painted + way;
      gint64 now = g_get_monotonic_time ();

      hp_transport_step (self->transport, way);
      sum += wait_until_painted (self, frame, now);
      /* As fast as a key repeats. */
      run_for (0.03);
    }

  return sum / N_STEPS;
}

/* The worst of some first steps back, each of which has to begin at a key frame before. */
static double
time_first_steps_back (GFile *file)
{
  double worst = 0;

  for (guint i = 0; i < N_FIRST_STEPS; i++)
    {
      Screen *screen = screen_new (file, 1280, 720);
      gint64 now;

      hp_transport_seek_frame (screen->transport, 500);
      wait_until_painted (screen, 500, 0);
      burnt_film_wait (screen->transport, hp_transport_get_seeking);
      now = g_get_monotonic_time ();
      hp_transport_step (screen->transport, -1);
      worst = MAX (worst, wait_until_painted (screen, 499, now));
      screen_free (screen);
    }

  return worst;
}

static void
time_scrub (Screen *self)
{
  guint n_before = self->n_shown;
  gint64 start = g_get_monotonic_time (), now = start, exact;
  gint64 frame = 0;

  while (now < start + SCRUB_SECONDS * G_USEC_PER_SEC)
    {
      double t = (double) (now - start) / G_USEC_PER_SEC / SCRUB_SECONDS;

      /* There, and back, and there: up to some 85 seconds of film a second. */
      frame = (gint64) ((double) (self->probe->n_frames - 1) *
                        (0.5 - 0.5 * cos (6 * G_PI * t)));
      hp_transport_scrub_to_frame (self->transport, frame);
      run_for (1.0 / POINTER_HZ);
      now = g_get_monotonic_time ();
    }

  measure_tell ("ms-a-picture-while-scrubbing",
                (double) (now - start) / 1000 / (self->n_shown - n_before), "ms", 50);
  now = g_get_monotonic_time ();
  hp_transport_seek_frame (self->transport, frame);
  while (self->painted != frame || hp_transport_get_seeking (self->transport))
    g_main_context_iteration (NULL, TRUE);
  exact = MAX (self->painted_at - now, 0);
  printf ("# released: the frame itself after %.0f ms\n", (double) exact / 1000);
}

static double
processor_seconds (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return (double) (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
         (double) (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

static void
time_play (Screen *self)
{
  double processor;
  gint64 first;

  hp_transport_seek_frame (self->transport, 100);
  wait_until_painted (self, 100, 0);
  hp_transport_set_playing (self->transport, TRUE);
  run_for (2);
  g_array_set_size (self->late, 0);
  self->n_lost = 0;
  first = self->painted;
  processor = processor_seconds ();
  run_for (PLAY_SECONDS);
  processor = processor_seconds () - processor;
  hp_transport_set_playing (self->transport, FALSE);

  printf ("# played %d frames in %d s\n", (int) (self->painted - first), PLAY_SECONDS);
  measure_tell ("frames-lost-playing-1080p24", self->n_lost, "frames", 0);
  measure_tell ("processor-playing-1080p24", 100 * processor / PLAY_SECONDS, "%", 65);
  measure_tell ("picture-after-its-time", quantile (self->late, 0.5), "ms", 20);
}

/* A long film */

static glong
resident_kb (void)
{
  g_autofree char *text = NULL;
  long size = 0, resident = 0;

  g_assert_true (g_file_get_contents ("/proc/self/statm", &text, NULL, NULL));
  g_assert_cmpint (sscanf (text, "%ld %ld", &size, &resident), ==, 2);
  return resident * 4;
}

static void
no_cb (GstElement *decoder,
       GstPad     *pad,
       GstElement *next)
{
  g_autoptr(GstPad) sink = gst_element_get_static_pad (next, "sink");
  g_autoptr(GstCaps) caps = gst_pad_query_caps (pad, NULL);

  if (g_str_has_prefix (gst_structure_get_name (gst_caps_get_structure (caps, 0)), "video/") &&
      !gst_pad_is_linked (sink))
    gst_pad_link (pad, sink);
}

/* The ms until a bare pipeline shows its first picture. */
static double
time_preroll (const char *path)
{
  g_autofree char *description =
    g_strdup_printf ("filesrc location=\"%s\" ! decodebin name=d videoconvert name=c ! "
                     "video/x-raw,format=BGRx ! fakesink", path);
  GstElement *pipeline = gst_parse_launch (description, NULL);
  g_autoptr(GstElement) decoder = gst_bin_get_by_name (GST_BIN (pipeline), "d");
  g_autoptr(GstElement) convert = gst_bin_get_by_name (GST_BIN (pipeline), "c");
  gint64 time = g_get_monotonic_time ();

  g_signal_connect (decoder, "pad-added", G_CALLBACK (no_cb), convert);
  gst_element_set_state (pipeline, GST_STATE_PAUSED);
  gst_element_get_state (pipeline, NULL, NULL, GST_CLOCK_TIME_NONE);
  time = g_get_monotonic_time () - time;
  gst_element_set_state (pipeline, GST_STATE_NULL);
  gst_object_unref (pipeline);
  return (double) time / 1000;
}

static void
measure_long (const char *path)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GRand) rand = g_rand_new_with_seed (2);
  g_autoptr(GArray) ours = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr(GArray) floor = g_array_new (FALSE, FALSE, sizeof (double));
  HpTransport *transport = burnt_film_make_transport ();
  g_autoptr(HpProbe) probe = burnt_film_open (transport, file);
  glong before = 0;

  for (guint i = 0; i < N_OPENED; i++)
    {
      gint64 now;
      double ms;

      run_for (0.02);
      now = g_get_monotonic_time ();
      g_assert_true (hp_transport_open (transport, file, probe, 0, -1, NULL));
      burnt_film_wait (transport, hp_transport_get_seeking);
      ms = (double) (g_get_monotonic_time () - now) / 1000;
      g_array_append_val (ours, ms);
      ms = time_preroll (path);
      g_array_append_val (floor, ms);
    }
  printf ("# first picture of two hours: %.0f ms; bare preroll: %.0f ms\n",
          quantile (ours, 0.5), quantile (floor, 0.5));
  measure_tell ("first-picture/preroll", quantile (ours, 0.5) / quantile (floor, 0.5), "×", 1.2);

  for (guint i = 0; i < N_SEEKS_LONG + 100; i++)
    {
      if (i == 100)
        before = resident_kb ();
      hp_transport_seek_frame (transport, g_rand_int_range (rand, 0, (gint32) probe->n_frames));
      burnt_film_wait (transport, hp_transport_get_seeking);
    }
  printf ("# %ld kB before, %ld kB after\n", before, resident_kb ());
  measure_tell ("memory-after-2000-seeks", (double) resident_kb () / (double) before, "×", 1.05);

  /* Half an hour of film. */
  hp_transport_seek_frame (transport, 0);
  burnt_film_wait (transport, hp_transport_get_seeking);
  hp_transport_set_rate (transport, 8);
  hp_transport_set_playing (transport, TRUE);
  run_for (20);
  before = resident_kb ();
  while (hp_transport_get_frame (transport) < 30 * 60 * 24)
    run_for (0.5);
  measure_tell ("memory-after-30-minutes", (double) resident_kb () / (double) before, "×", 1.05);
  g_object_unref (transport);
}

int
main (int   argc,
      char *argv[])
{
  static const char *const burnt[] = {
    "fn-23976-tc.mov", "fn-24.mp4", "fn-25.mp4", "fn-2997df-tc.mov", "fn-2997ndf-tc.mov",
    "fn-30.mp4", "fn-48.mp4", "fn-50.mp4", "fn-5994df-tc.mov", "fn-60.mp4", "fn-24-longgop.mp4",
    "fn-24-opengop-hevc.mp4", "fn-24-prores.mov", "fn-24-intra-mjpeg.mov", "fn-24-vp9-opus.webm",
    "fn-24-odd.mkv", "fn-24-silent.mp4",
  };
  g_autofree char *hd = g_build_filename (argv[1], "hd.mp4", NULL);
  g_autofree char *long_film = g_build_filename (argv[1], "long.mp4", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (hd);
  Screen *screen;

  g_assert_cmpint (argc, >=, 2);
  setvbuf (stdout, NULL, _IOLBF, 0);
  gtk_init ();

  screen = screen_new (file, 1280, 720);
  time_seeks (screen, hd);
  hp_transport_seek_frame (screen->transport, 500);
  wait_until_painted (screen, 500, 0);
  burnt_film_wait (screen->transport, hp_transport_get_seeking);
  measure_tell ("step-forward-painted", time_steps (screen, 1), "ms", 20);
  measure_tell ("step-back-painted", time_steps (screen, -1), "ms", 20);
  time_play (screen);
  screen_free (screen);
  measure_tell ("first-step-back-painted-at-worst", time_first_steps_back (file), "ms", 1000);

  screen = screen_new (file, 960, 540);
  time_scrub (screen);
  screen_free (screen);

  if (argc > 2 && g_str_equal (argv[2], "times"))
    return measure_end ();

  for (guint i = 0; i < G_N_ELEMENTS (burnt); i++)
    count_wrong (burnt[i], TRUE);
  count_wrong ("fn-vfr.mp4", FALSE);
  count_wrong_variable ("fn-vfr.mp4");
  if (g_file_test (long_film, G_FILE_TEST_EXISTS))
    measure_long (long_film);

  return measure_end ();
}
