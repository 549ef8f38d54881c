/* A level that is ridden over a slate, which runs by the clock: no film is needed. */

#include <glib/gstdio.h>

#include "desk/ride.h"
#include "model/edit-scene.h"
#include "waiting.h"

#define IN 24
#define OUT 120

typedef struct
{
  HpDesk   *desk;
  HpRide   *ride;
  HpScene  *scene;
  char     *path;
  double    asked[OUT + 1];  /* levels by frame; negative where none was */
} Fixture;

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  static const HpCurvePoint points[] = {
    { IN, 0.5, HP_CURVE_LINE }, { OUT, 0.7, HP_CURVE_LINE },
  };
  g_autofree char *folder = g_dir_make_tmp ("hairpin-XXXXXX", NULL);
  g_autoptr(HpCurve) curve = hp_curve_new (points, G_N_ELEMENTS (points));
  g_autoptr(GError) error = NULL;

  f->desk = hp_desk_new ("fakesink sync=true");
  f->path = g_build_filename (folder, "ride.hairpin", NULL);
  g_assert_true (g_file_set_contents (f->path,
                                      "{ \"format\": \"hairpin-plan\", \"version\": 1,"
                                      " \"picture\": { \"frame-rate\": \"24\" }, \"reels\": ["
                                      " { \"number\": 1, \"start\": 0, \"duration\": 240,"
                                      " \"uri\": \"\", \"start-timecode\": \"01:00:00:00\" } ] }",
                                      -1, NULL));  waiting_open (f->desk, f->path);

  f->scene = hp_edit_spot_scene (hp_desk_get_history (f->desk), hp_desk_get_plan (f->desk), IN, OUT,
                                 &error);
  g_assert_no_error (error);
  g_assert_true (hp_edit_set_scene_curve (hp_desk_get_history (f->desk), f->scene, curve, &error));
  g_object_ref (f->scene);
  f->ride = hp_ride_new (f->desk);
  for (guint i = 0; i < G_N_ELEMENTS (f->asked); i++)
    f->asked[i] = -1;
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  g_autofree char *folder = g_path_get_dirname (f->path);

  g_object_unref (f->scene);
  g_assert_finalize_object (f->ride);
  waiting_drop (&f->desk);
  g_unlink (f->path);
  g_rmdir (folder);
  g_free (f->path);
}

/* A hand that rises, and trembles. */
static double
level_of (gint64 frame)
{
  return CLAMP (0.2 + 0.008 * (double) (frame - IN) + (frame % 2 == 0 ? 0.003 : -0.003), 0, 1);
}

static void
move_cb (Fixture *f)
{
  gint64 frame = hp_desk_get_frame (f->desk);

  if (hp_ride_get_scene (f->ride) == NULL)
    return;

  hp_ride_set_level (f->ride, level_of (frame));
  f->asked[frame] = level_of (frame);
}

static void
begin (Fixture *f,
       gint64   frame)
{
  hp_desk_seek (f->desk, frame);
  WAIT_UNTIL (hp_desk_get_frame (f->desk) == frame);
  f->asked[frame] = level_of (frame);
  g_assert_true (hp_ride_begin (f->ride, HP_ELEMENT (f->scene), "curve", level_of (frame)));
  g_signal_connect_swapped (f->desk, "notify::frame", G_CALLBACK (move_cb), f);
  g_assert_true (hp_desk_get_playing (f->desk));
}

/* Where it was ridden the curve says so; elsewhere it is as it was. */
static void
check (Fixture *f,
       gint64   first,
       gint64   last)
{
  HpCurve *curve = hp_scene_get_curve (f->scene);
  gsize n_points;

  for (gint64 frame = IN; frame <= OUT; frame++)
    {
      double level = hp_curve_level_at (curve, (double) frame);

      if (f->asked[frame] >= 0)
        g_assert_cmpfloat_with_epsilon (level, f->asked[frame], HP_RIDE_TOLERANCE + 1e-9);
      else if (frame < first || frame > last)
        g_assert_cmpfloat_with_epsilon (level, 0.5 + 0.2 * (double) (frame - IN) / (OUT - IN), 2e-3);
    }

  hp_curve_get_points (curve, &n_points);
  g_assert_cmpuint (n_points, <=, 8);
}

static void
test_keeps_what_was_ridden (Fixture       *f,
                            gconstpointer  data)
{
  HpHistory *history = hp_desk_get_history (f->desk);
  g_autoptr(HpCurve) before = hp_curve_ref (hp_scene_get_curve (f->scene));
  g_autoptr(HpCurve) shown = NULL;
  gint64 last;

  begin (f, 40);
  WAIT_UNTIL (hp_desk_get_frame (f->desk) >= 80);
  g_assert_true (hp_ride_get_scene (f->ride) == f->scene);
  g_assert_true (hp_scene_get_curve (f->scene) == before);
  shown = hp_ride_dup_curve (f->ride);
  last = hp_desk_get_frame (f->desk);
  g_assert_cmpfloat_with_epsilon (hp_curve_level_at (shown, (double) last), level_of (last),
                                  HP_RIDE_TOLERANCE);

  hp_desk_set_playing (f->desk, FALSE);
  g_assert_null (hp_ride_get_scene (f->ride));
  g_assert_cmpstr (hp_history_get_undo_label (history), ==, "Ride Intensity");
  check (f, 40, last);

  hp_history_undo (history);
  g_assert_true (hp_curve_equal (hp_scene_get_curve (f->scene), before));
}

static void
test_ends_with_the_scene (Fixture       *f,
                          gconstpointer  data)
{
  begin (f, 96);
  WAIT_UNTIL (hp_ride_get_scene (f->ride) == NULL);
  g_assert_true (hp_desk_get_playing (f->desk));
  hp_desk_set_playing (f->desk, FALSE);
  check (f, 96, OUT);
}

/* Each lap writes over the one before. */
static void
test_is_ridden_again_in_a_loop (Fixture       *f,
                                gconstpointer  data)
{
  gint64 frame;

  hp_desk_loop_range (f->desk, 40, 52);
  begin (f, 40);
  WAIT_UNTIL (hp_desk_get_frame (f->desk) >= 48);
  WAIT_UNTIL (hp_desk_get_frame (f->desk) < 48);
  g_assert_true (hp_ride_get_scene (f->ride) == f->scene);
  WAIT_UNTIL (hp_desk_get_frame (f->desk) >= 44);
  frame = hp_desk_get_frame (f->desk);
  hp_desk_set_playing (f->desk, FALSE);
  g_assert_cmpint (frame, <, 52);
  check (f, 40, 52);
}

static void
test_nothing_of_what_was_given_up (Fixture       *f,
                                   gconstpointer  data)
{
  HpHistory *history = hp_desk_get_history (f->desk);
  g_autofree char *label = g_strdup (hp_history_get_undo_label (history));
  g_autoptr(HpCurve) before = hp_curve_ref (hp_scene_get_curve (f->scene));

  begin (f, 40);
  WAIT_UNTIL (hp_desk_get_frame (f->desk) >= 60);
  hp_ride_cancel (f->ride);
  hp_desk_set_playing (f->desk, FALSE);
  g_assert_true (hp_scene_get_curve (f->scene) == before);
  g_assert_cmpstr (hp_history_get_undo_label (history), ==, label);

  /* A scene that an undo takes away takes its ride along. */
  begin (f, 40);
  while (hp_history_get_undo_label (history) != NULL)
    hp_history_undo (history);
  g_assert_null (hp_ride_get_scene (f->ride));
  hp_desk_set_playing (f->desk, FALSE);
}

static void
take_fader (Fixture *f,
            double   there,
            double   level)
{
  hp_ride_take_fader (f->ride, HP_ELEMENT (f->scene), "curve", there, level);
}

/* A fader that is touched where the curve is not waits until it has come there, or passed it. */
static void
test_fader_takes_over (Fixture       *f,
                       gconstpointer  data)
{
  HpHistory *history = hp_desk_get_history (f->desk);
  guint n_done = hp_history_get_n_done (history);
  gint64 first, last;

  take_fader (f, 0.5, 0.5);
  g_assert_null (hp_ride_get_scene (f->ride));
  g_assert_false (hp_desk_get_playing (f->desk));

  hp_desk_seek (f->desk, 40);
  WAIT_UNTIL (hp_desk_get_frame (f->desk) == 40);
  hp_desk_set_playing (f->desk, TRUE);
  take_fader (f, 0.5, 0.1);
  take_fader (f, 0.5, 0.4);
  g_assert_null (hp_ride_get_scene (f->ride));
  g_assert_cmpfloat (hp_ride_get_waiting (f->ride), ==, 0.4);
  take_fader (f, 0.5, 0.7);
  g_assert_true (hp_ride_get_scene (f->ride) == f->scene);
  g_assert_cmpfloat (hp_ride_get_waiting (f->ride), <, 0);

  /* It rests, and the level with it. */
  first = hp_desk_get_frame (f->desk);
  WAIT_UNTIL (hp_desk_get_frame (f->desk) >= first + 8);
  take_fader (f, 0.5, 0.2);
  last = hp_desk_get_frame (f->desk);
  WAIT_UNTIL (hp_desk_get_frame (f->desk) >= last + 8);
  hp_desk_set_playing (f->desk, FALSE);

  g_assert_cmpuint (hp_history_get_n_done (history), ==, n_done + 1);
  g_assert_cmpstr (hp_history_get_undo_label (history), ==, "Ride Intensity");
  g_assert_cmpfloat_with_epsilon (hp_curve_level_at (hp_scene_get_curve (f->scene),
                                                     (double) first + 5), 0.7, HP_RIDE_TOLERANCE);
  g_assert_cmpfloat_with_epsilon (hp_curve_level_at (hp_scene_get_curve (f->scene),
                                                     (double) last + 6), 0.2, HP_RIDE_TOLERANCE);
}

static void
test_fader_that_does_not_come (Fixture       *f,
                               gconstpointer  data)
{
  guint n_done = hp_history_get_n_done (hp_desk_get_history (f->desk));

  hp_desk_seek (f->desk, 40);
  WAIT_UNTIL (hp_desk_get_frame (f->desk) == 40);
  hp_desk_set_playing (f->desk, TRUE);
  take_fader (f, 0.5, 0.9);
  g_assert_cmpfloat (hp_ride_get_waiting (f->ride), ==, 0.9);
  hp_desk_set_playing (f->desk, FALSE);
  g_assert_cmpfloat (hp_ride_get_waiting (f->ride), <, 0);
  g_assert_cmpuint (hp_history_get_n_done (hp_desk_get_history (f->desk)), ==, n_done);

  /* Where it stood then is forgotten: it has not passed anything since. */
  hp_desk_set_playing (f->desk, TRUE);
  take_fader (f, 0.5, 0.1);
  g_assert_null (hp_ride_get_scene (f->ride));
  hp_desk_set_playing (f->desk, FALSE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/desk/ride/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("keeps-what-was-ridden", test_keeps_what_was_ridden);
  ADD ("ends-with-the-scene", test_ends_with_the_scene);
  ADD ("is-ridden-again-in-a-loop", test_is_ridden_again_in_a_loop);
  ADD ("nothing-of-what-was-given-up", test_nothing_of_what_was_given_up);
  ADD ("fader-takes-over", test_fader_takes_over);
  ADD ("fader-that-does-not-come", test_fader_that_does_not_come);

  return g_test_run ();
}
