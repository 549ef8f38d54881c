/* The film runs through the reels of a plan: from file to file, over a slate, back again, over and
 * over.  The pictures themselves say which they are. */

#include <glib/gstdio.h>
#include <string.h>

#include "desk/desk.h"
#include "media/burnt-film.h"
#include "model/edit-reels.h"
#include "model/edit-scene.h"
#include "waiting.h"

/* The reels: a film, a slate, a film of another kind, and two reels in one long file. */
#define FIRST_END 240
#define SLATE_END 264
#define THIRD_END 336
#define FOURTH_END 386
#define FOURTH_OFFSET 100
#define END 436

typedef struct
{
  HpDesk   *desk;
  char     *path;
  gint64    last;        /* frame seen last */
  gint64    least;       /* and the first and last of all */
  gint64    most;
  gint64    time;        /* µs, when it was */
  gint64    longest;     /* µs between two that were seen */
  guint     n_back;      /* how often it was an earlier one than before */
  guint     n_reopened;
} Fixture;

static void
add_reel (GString    *text,
          int         number,
          gint64      start,
          gint64      end,
          gint64      offset,
          const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("HAIRPIN_SHARED"), "fixtures", "video",
                                            "synthetic", name, NULL);
  g_autofree char *uri = *name != '\0' ? g_filename_to_uri (path, NULL, NULL) : g_strdup ("");

  g_string_append_printf (text, "%s{ \"number\": %d, \"start\": %d, \"duration\": %d,"
                          " \"offset\": %d, \"uri\": \"%s\", \"start-timecode\": \"%02d:00:00:00\" }",
                          number > 1 ? ", " : "", number, (int) start, (int) (end - start),
                          (int) offset, uri, number);
}

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  g_autofree char *folder = g_dir_make_tmp ("hairpin-XXXXXX", NULL);
  g_autoptr(GString) text = g_string_new (NULL);

  f->desk = hp_desk_new ("fakesink sync=true");
  f->path = g_build_filename (folder, "reels.hairpin", NULL);
  g_string_append (text, "{ \"format\": \"hairpin-plan\", \"version\": 1,"
                         " \"picture\": { \"frame-rate\": \"24\" }, \"reels\": [ ");
  add_reel (text, 1, 0, FIRST_END, 0, "fn-24.mp4");
  add_reel (text, 2, FIRST_END, SLATE_END, 0, "");
  add_reel (text, 3, SLATE_END, THIRD_END, 0, "fn-24-intra-mjpeg.mov");
  add_reel (text, 4, THIRD_END, FOURTH_END, FOURTH_OFFSET, "fn-24-longgop.mp4");
  add_reel (text, 5, FOURTH_END, END, FOURTH_OFFSET + FOURTH_END - THIRD_END, "fn-24-longgop.mp4");
  g_string_append (text, " ] }");
  g_assert_true (g_file_set_contents (f->path, text->str, -1, NULL));
  waiting_open (f->desk, f->path);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  g_autofree char *folder = g_path_get_dirname (f->path);

  waiting_drop (&f->desk);
  g_unlink (f->path);
  g_rmdir (folder);
  g_free (f->path);
}

/* Whether the films are there; else the test says that it skips. */
static gboolean
has_films (void)
{
  g_autoptr(GFile) film = burnt_film_get ("synthetic/fn-24.mp4");

  return film != NULL;
}

/* The number that the picture at @frame of the plan has; -1 on the slate. */
static gint64
number_at (gint64 frame)
{
  if (frame < FIRST_END)
    return frame;
  if (frame < SLATE_END)
    return -1;
  if (frame < THIRD_END)
    return frame - SLATE_END;

  return frame - THIRD_END + FOURTH_OFFSET;
}

static gboolean
is_at_rest (Fixture *f)
{
  HpTransport *transport = hp_desk_get_transport (f->desk);

  return hp_transport_is_open (transport) && !hp_transport_get_seeking (transport);
}

static void
go (Fixture *f,
    gint64   frame)
{
  hp_desk_seek (f->desk, frame);
  if (number_at (frame) >= 0)
    {
      WAIT_UNTIL (is_at_rest (f) && hp_desk_get_frame (f->desk) == frame);
      g_assert_cmpint (burnt_film_read (hp_desk_get_transport (f->desk)), ==, number_at (frame));
    }
  else
    {
      WAIT_UNTIL (hp_desk_get_frame (f->desk) == frame);
    }
}

static void
see_cb (Fixture *f)
{
  gint64 now = g_get_monotonic_time ();

  if (f->time != 0)
    f->longest = MAX (f->longest, now - f->time);
  f->time = now;
  if (hp_desk_get_frame (f->desk) < f->last)
    f->n_back++;
  f->last = hp_desk_get_frame (f->desk);
  f->least = MIN (f->least, f->last);
  f->most = MAX (f->most, f->last);
}

static void
reopened_cb (Fixture *f)
{
  f->n_reopened++;
}

static void
watch (Fixture *f)
{
  f->least = G_MAXINT64;
  f->most = f->time = f->longest = f->n_reopened = f->n_back = 0;
  g_signal_handlers_disconnect_by_data (f->desk, f);
  g_signal_handlers_disconnect_by_data (hp_desk_get_transport (f->desk), f);
  g_signal_connect_swapped (f->desk, "notify::frame", G_CALLBACK (see_cb), f);
  g_signal_connect_swapped (hp_desk_get_transport (f->desk), "notify::n-frames",
                            G_CALLBACK (reopened_cb), f);
}

/* Where the picture is a film's, it is the one the plan's frame says. */
static void
assert_shown (Fixture *f)
{
  gint64 frame = hp_desk_get_frame (f->desk);

  WAIT_UNTIL (is_at_rest (f));
  if (number_at (frame) >= 0)
    g_assert_cmpint (burnt_film_read (hp_desk_get_transport (f->desk)), ==, number_at (frame));
}

static void
test_runs_through (Fixture       *f,
                   gconstpointer  data)
{
  if (!has_films ())
    return;

  go (f, FIRST_END - 20);
  watch (f);
  hp_desk_set_playing (f->desk, TRUE);
  WAIT_UNTIL (hp_desk_get_frame (f->desk) >= SLATE_END + 10);
  g_assert_true (hp_desk_get_playing (f->desk));
  hp_desk_set_playing (f->desk, FALSE);
  assert_shown (f);
  g_test_message ("at most %.0f ms without a picture", (double) f->longest / 1000);

  /* On into the last, where it ends, and from the first again. */
  go (f, END - 8);
  hp_desk_set_playing (f->desk, TRUE);
  WAIT_UNTIL (!hp_desk_get_playing (f->desk));
  WAIT_UNTIL (is_at_rest (f));
  g_assert_cmpint (hp_desk_get_frame (f->desk), ==, END - 1);
  assert_shown (f);
  hp_desk_set_playing (f->desk, TRUE);
  WAIT_UNTIL (hp_desk_get_frame (f->desk) < 100 && hp_desk_get_frame (f->desk) > 5);
  g_assert_true (hp_desk_get_playing (f->desk));
}

/* From one film to the next without a slate between. */
static void
test_goes_on_with_the_next_film (Fixture       *f,
                                 gconstpointer  data)
{
  if (!has_films ())
    return;

  go (f, THIRD_END - 40);
  hp_desk_set_playing (f->desk, TRUE);
  WAIT_UNTIL (hp_desk_get_frame (f->desk) >= THIRD_END - 6);
  watch (f);
  WAIT_UNTIL (hp_desk_get_frame (f->desk) >= THIRD_END + 10);
  g_assert_true (hp_desk_get_playing (f->desk));
  hp_desk_set_playing (f->desk, FALSE);
  assert_shown (f);
  g_test_message ("at most %.0f ms without a picture", (double) f->longest / 1000);
}

/* Reels in one file are one film. */
static void
test_two_reels_in_one_file (Fixture       *f,
                            gconstpointer  data)
{
  if (!has_films ())
    return;

  go (f, FOURTH_END - 10);
  watch (f);
  hp_desk_set_playing (f->desk, TRUE);
  WAIT_UNTIL (hp_desk_get_frame (f->desk) >= FOURTH_END + 10);
  hp_desk_set_playing (f->desk, FALSE);
  assert_shown (f);
  g_assert_cmpuint (f->n_reopened, ==, 0);

  go (f, FOURTH_END - 1);
  hp_desk_step (f->desk, 1);
  WAIT_UNTIL (is_at_rest (f));
  g_assert_cmpint (hp_desk_get_frame (f->desk), ==, FOURTH_END);
  assert_shown (f);
  hp_desk_step (f->desk, -1);
  WAIT_UNTIL (is_at_rest (f));
  g_assert_cmpint (hp_desk_get_frame (f->desk), ==, FOURTH_END - 1);
  assert_shown (f);
  g_assert_cmpuint (f->n_reopened, ==, 0);
}

static void
test_runs_backwards (Fixture       *f,
                     gconstpointer  data)
{
  if (!has_films ())
    return;

  go (f, SLATE_END + 6);
  hp_desk_shuttle (f->desk, -1);
  g_assert_cmpfloat (hp_desk_get_rate (f->desk), ==, -1);
  WAIT_UNTIL (hp_desk_get_frame (f->desk) < FIRST_END - 6);
  g_assert_true (hp_desk_get_playing (f->desk));
  hp_desk_shuttle (f->desk, 0);
  g_assert_false (hp_desk_get_playing (f->desk));
  assert_shown (f);

  /* A step over the edge of a reel. */
  go (f, SLATE_END);
  hp_desk_step (f->desk, -1);
  WAIT_UNTIL (hp_desk_get_frame (f->desk) == SLATE_END - 1);
  hp_desk_step (f->desk, 1);
  WAIT_UNTIL (hp_desk_get_frame (f->desk) == SLATE_END);
  assert_shown (f);
}

static void
test_shuttle (Fixture       *f,
              gconstpointer  data)
{
  static const struct { int direction; double rate; } presses[] = {
    { 1, 1 }, { 1, 2 }, { 1, 4 }, { 1, 8 }, { 1, 8 }, { -1, -1 }, { -1, -2 }, { -1, -4 }, { -1, -4 },
    { 1, 1 },
  };

  /* On a slate it is as on a film. */
  hp_desk_seek (f->desk, FIRST_END + 10);
  for (guint i = 0; i < G_N_ELEMENTS (presses); i++)
    {
      hp_desk_shuttle (f->desk, presses[i].direction);
      g_assert_true (hp_desk_get_playing (f->desk));
      g_assert_cmpfloat (hp_desk_get_rate (f->desk), ==, presses[i].rate);
    }
  hp_desk_shuttle (f->desk, 0);
  g_assert_false (hp_desk_get_playing (f->desk));
  g_assert_cmpfloat (hp_desk_get_rate (f->desk), ==, 1);

  hp_desk_shuttle (f->desk, 1);
  hp_desk_shuttle (f->desk, 1);
  hp_desk_toggle_playing (f->desk);
  g_assert_false (hp_desk_get_playing (f->desk));
  hp_desk_toggle_playing (f->desk);
  g_assert_true (hp_desk_get_playing (f->desk));
  g_assert_cmpfloat (hp_desk_get_rate (f->desk), ==, 1);
  hp_desk_set_playing (f->desk, FALSE);
}

/* Laps of what is looped: no frame outside it is shown.  A machine that is busy leaves out frames,
 * the last of a lap, too. */
static void
run_laps (Fixture *f)
{
  gint64 in, out;

  g_assert_true (hp_desk_get_loop (f->desk, &in, &out));
  hp_desk_seek (f->desk, in);
  WAIT_UNTIL (is_at_rest (f) && hp_desk_get_frame (f->desk) == in);
  watch (f);
  hp_desk_set_playing (f->desk, TRUE);
  WAIT_UNTIL (f->n_back >= 2);
  g_assert_true (hp_desk_get_playing (f->desk));
  g_assert_cmpint (f->least, >=, in);
  g_assert_cmpint (f->most, <, out);
  hp_desk_set_playing (f->desk, FALSE);
}

static void
test_loops (Fixture       *f,
            gconstpointer  data)
{
  HpHistory *history = hp_desk_get_history (f->desk);
  g_autoptr(GError) error = NULL;
  HpScene *inside, *across;

  if (!has_films ())
    return;

  inside = hp_edit_spot_scene (history, hp_desk_get_plan (f->desk), 50, 70, &error);
  g_assert_no_error (error);
  across = hp_edit_spot_scene (history, hp_desk_get_plan (f->desk), FIRST_END - 12, FIRST_END + 12,
                               &error);
  g_assert_no_error (error);
  g_object_ref (inside);

  hp_desk_loop_scene (f->desk, inside);
  run_laps (f);
  hp_desk_loop_scene (f->desk, across);
  run_laps (f);
  hp_desk_loop_range (f->desk, FIRST_END - 8, FIRST_END + 16);
  run_laps (f);

  /* Undone, it is looped no longer. */
  hp_desk_loop_scene (f->desk, across);
  hp_history_undo (history);
  g_assert_false (hp_desk_get_loop (f->desk, NULL, NULL));
  g_object_unref (inside);
}

static void
test_loops_from_here_to_there (Fixture       *f,
                               gconstpointer  data)
{
  gint64 duration = hp_desk_get_duration (f->desk);
  gint64 first, end;

  if (!has_films ())
    return;

  hp_desk_seek (f->desk, 50);
  WAIT_UNTIL (is_at_rest (f));
  hp_desk_loop_from_here (f->desk);
  g_assert_true (hp_desk_get_loop (f->desk, &first, &end));
  g_assert_cmpint (first, ==, 50);
  g_assert_cmpint (end, ==, duration);

  hp_desk_seek (f->desk, 69);
  WAIT_UNTIL (is_at_rest (f));
  hp_desk_loop_to_here (f->desk);
  g_assert_true (hp_desk_get_loop (f->desk, &first, &end));
  g_assert_cmpint (first, ==, 50);
  g_assert_cmpint (end, ==, 70);
  run_laps (f);

  /* One that would end before it begins, begins at the film's ends anew. */
  hp_desk_seek (f->desk, 90);
  WAIT_UNTIL (is_at_rest (f));
  hp_desk_loop_from_here (f->desk);
  g_assert_true (hp_desk_get_loop (f->desk, &first, &end));
  g_assert_cmpint (first, ==, 90);
  g_assert_cmpint (end, ==, duration);

  hp_desk_end_loop (f->desk);
  g_assert_false (hp_desk_get_loop (f->desk, NULL, NULL));
}

static void
test_plays_slowly (Fixture       *f,
                   gconstpointer  data)
{
  if (!has_films ())
    return;

  hp_desk_play_slowly (f->desk, 1);
  g_assert_true (hp_desk_get_playing (f->desk));
  g_assert_cmpfloat (hp_desk_get_rate (f->desk), ==, 0.5);
  WAIT_UNTIL (hp_desk_get_frame (f->desk) > 12);

  hp_desk_play_slowly (f->desk, -1);
  g_assert_cmpfloat (hp_desk_get_rate (f->desk), ==, -0.5);
  WAIT_UNTIL (hp_desk_get_frame (f->desk) < 8);
  hp_desk_shuttle (f->desk, 0);
  g_assert_cmpfloat (hp_desk_get_rate (f->desk), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/desk/play/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("runs-through", test_runs_through);
  ADD ("goes-on-with-the-next-film", test_goes_on_with_the_next_film);
  ADD ("two-reels-in-one-file", test_two_reels_in_one_file);
  ADD ("runs-backwards", test_runs_backwards);
  ADD ("shuttle", test_shuttle);
  ADD ("loops", test_loops);
  ADD ("loops-from-here-to-there", test_loops_from_here_to_there);
  ADD ("plays-slowly", test_plays_slowly);
#undef ADD

  return g_test_run ();
}
