#include "model/edit-reels.h"

#include "model/decision.h"
#include "model/edit-list.h"
#include "model/edit-member.h"
#include "model/edit-scene.h"
#include "model/film-plan.h"
#include "model/hit.h"
#include "model/model-error.h"
#include "model/plan-time.h"

typedef struct
{
  HpPlan    *plan;
  HpHistory *history;
} Fixture;

static HpReel *
reel_at (Fixture *f,
         guint    index)
{
  return hp_element_list_get (hp_plan_get_reels (f->plan), index);
}

static HpScene *
scene_at (Fixture *f,
          guint    index)
{
  return hp_element_list_get (hp_plan_get_scenes (f->plan), index);
}

static void
spot (Fixture *f,
      gint64   in,
      gint64   out)
{
  g_assert_nonnull (hp_edit_spot_scene (f->history, f->plan, in, out, NULL));
}

/* Two reels of 10000 frames: a scene, a marker and a shot in each. */
static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  static const gint64 cuts[] = { 50, 9990, 10100 };
  g_autoptr(HpFrameList) list = hp_frame_list_new (cuts, G_N_ELEMENTS (cuts));

  f->plan = film_plan_new ();
  f->history = hp_history_new ();
  spot (f, 100, 200);
  spot (f, 10300, 10400);
  hp_edit_add (f->history, f->plan, "markers", NULL, "at", (gint64) 500, NULL);
  hp_edit_add (f->history, f->plan, "markers", NULL, "at", (gint64) 10500, NULL);
  hp_edit_set (f->history, f->plan, NULL, "cuts", list);
  hp_history_mark_saved (f->history);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  g_assert_finalize_object (f->history);
  g_assert_finalize_object (f->plan);
}

/* "1:reel1.mov@0+10000/5000 …": number, file, start, duration and offset of each reel. */
static char *
tell_reels (Fixture *f)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; reel_at (f, i) != NULL; i++)
    g_string_append_printf (text, "%s%d:%s@%d+%d/%d", i > 0 ? " " : "",
                            hp_reel_get_number (reel_at (f, i)), hp_reel_get_uri (reel_at (f, i)),
                            (int) hp_reel_get_start (reel_at (f, i)),
                            (int) hp_reel_get_duration (reel_at (f, i)),
                            (int) hp_reel_get_offset (reel_at (f, i)));

  return g_string_free (text, FALSE);
}

static char *
tell_cuts (Fixture *f)
{
  GString *text = g_string_new (NULL);
  gsize n_frames;
  const gint64 *frames = hp_frame_list_get_frames (hp_plan_get_cuts (f->plan), &n_frames);

  for (gsize i = 0; i < n_frames; i++)
    g_string_append_printf (text, "%s%d", i > 0 ? " " : "", (int) frames[i]);

  return g_string_free (text, FALSE);
}

static void
assert_plan (Fixture    *f,
             const char *reels,
             const char *scenes,
             const char *markers,
             const char *cuts)
{
  g_autofree char *told_reels = tell_reels (f);
  g_autofree char *told_scenes = film_plan_tell (hp_plan_get_scenes (f->plan));
  g_autofree char *told_markers = film_plan_tell (hp_plan_get_markers (f->plan));
  g_autofree char *told_cuts = tell_cuts (f);

  g_assert_cmpstr (told_reels, ==, reels);
  g_assert_cmpstr (told_scenes, ==, scenes);
  g_assert_cmpstr (told_markers, ==, markers);
  g_assert_cmpstr (told_cuts, ==, cuts);
}

#define AS_SET_UP "1:reel1.mov@0+10000/0 2:reel2.mov@10000+10000/0", "1M1@100 2M1@10300", \
                  "hit-1@500 hit-2@10500", "50 9990 10100"

/* One step, by its name; undo takes all of it back, and redo does it again. */
static void
assert_step (Fixture    *f,
             const char *label,
             const char *reels,
             const char *scenes,
             const char *markers,
             const char *cuts)
{
  g_assert_cmpstr (hp_history_get_undo_label (f->history), ==, label);
  assert_plan (f, reels, scenes, markers, cuts);
  hp_history_undo (f->history);
  g_assert_false (hp_history_get_modified (f->history));
  assert_plan (f, AS_SET_UP);
  hp_history_redo (f->history);
  assert_plan (f, reels, scenes, markers, cuts);
}

static void
assert_refused (Fixture    *f,
                gboolean    done,
                GError    **error,
                const char *named)
{
  g_assert_false (done);
  g_assert_error (*error, HP_MODEL_ERROR, HP_MODEL_ERROR_REFUSED);
  g_assert_nonnull (strstr ((*error)->message, named));
  g_assert_false (hp_history_get_modified (f->history));
  g_clear_error (error);
}

/* What is planned stays with its pictures; the cue is of the number that its reel has now. */
static void
test_move (Fixture       *f,
           gconstpointer  data)
{
  g_assert_true (hp_edit_move_reel (f->history, f->plan, reel_at (f, 1), 0, NULL));
  assert_step (f, "Move Reel", "1:reel2.mov@0+10000/0 2:reel1.mov@10000+10000/0",
               "1M1@300 2M1@10100", "hit-2@500 hit-1@10500", "100 10050 19990");
  g_assert_cmpstr (hp_reel_get_start_timecode (reel_at (f, 0)), ==, "02:00:00:00");
  g_assert_cmpstr (hp_element_get_id (HP_ELEMENT (scene_at (f, 0))), ==, "scene-2");
}

/* All that is in a scene keeps its place in it. */
static void
test_scene_moves_whole (Fixture       *f,
                        gconstpointer  data)
{
  static const HpCurvePoint points[] = { { 10310, 0.5, HP_CURVE_LINE, NULL } };
  g_autoptr(HpCurve) curve = hp_curve_new (points, G_N_ELEMENTS (points));
  HpScene *scene = scene_at (f, 1);

  hp_edit_add (f->history, scene, "hits", NULL, "at", (gint64) 10320, NULL);
  hp_edit_set_scene_curve (f->history, scene, curve, NULL);
  g_assert_true (hp_edit_move_reel (f->history, f->plan, reel_at (f, 1), 0, NULL));

  g_assert_cmpint (hp_scene_get_out (scene), ==, 400);
  g_assert_cmpint (hp_curve_get_points (hp_scene_get_curve (scene), NULL)[0].at, ==, 310);
  g_assert_cmpint (hp_hit_get_at (hp_element_list_get (hp_scene_get_hits (scene), 0)), ==, 320);
}

static void
test_move_refuses (Fixture       *f,
                   gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  assert_refused (f, hp_edit_move_reel (f->history, f->plan, reel_at (f, 1), 2, &error), &error,
                  "beyond the last");
  g_assert_true (hp_edit_move_reel (f->history, f->plan, reel_at (f, 1), 1, NULL));
  g_assert_false (hp_history_get_modified (f->history));

  spot (f, 9900, 10100);
  hp_history_mark_saved (f->history);
  assert_refused (f, hp_edit_move_reel (f->history, f->plan, reel_at (f, 1), 0, &error), &error,
                  "1M2");
}

static void
test_add (Fixture       *f,
          gconstpointer  data)
{
  HpReel *reel = hp_edit_add_reel (f->history, f->plan, "long.mov", 700, 3000, NULL, NULL);

  g_assert_true (reel == reel_at (f, 2));
  g_assert_cmpstr (hp_reel_get_start_timecode (reel), ==, "03:00:00:00");
  assert_step (f, "Add Reel", "1:reel1.mov@0+10000/0 2:reel2.mov@10000+10000/0 "
               "3:long.mov@20000+3000/700", "1M1@100 2M1@10300", "hit-1@500 hit-2@10500",
               "50 9990 10100");
  g_assert_nonnull (hp_edit_add_reel (f->history, f->plan, "", 0, 24, "09:00:00:00", NULL));
  g_assert_cmpstr (hp_reel_get_start_timecode (reel_at (f, 3)), ==, "09:00:00:00");
}

static void
test_remove (Fixture       *f,
             gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  /* Something is planned in each. */
  assert_refused (f, hp_edit_remove_reel (f->history, f->plan, reel_at (f, 0), &error), &error,
                  "1M1");
  hp_edit_remove (f->history, scene_at (f, 0), NULL);
  hp_history_mark_saved (f->history);
  assert_refused (f, hp_edit_remove_reel (f->history, f->plan, reel_at (f, 0), &error), &error,
                  "01:00:20:20");

  hp_edit_remove (f->history, hp_element_list_get (hp_plan_get_markers (f->plan), 0), NULL);
  g_assert_true (hp_edit_remove_reel (f->history, f->plan, reel_at (f, 0), NULL));
  g_assert_cmpstr (hp_history_get_undo_label (f->history), ==, "Remove Reel");
  assert_plan (f, "2:reel2.mov@0+10000/0", "2M1@300", "hit-2@500", "100");

  hp_history_mark_saved (f->history);
  assert_refused (f, hp_edit_remove_reel (f->history, f->plan, reel_at (f, 0), &error), &error,
                  "one reel");
}

static void
test_trim (Fixture       *f,
           gconstpointer  data)
{
  g_autofree char *timecode = NULL;

  /* From its 40th picture on, and 20 off its end. */
  g_assert_true (hp_edit_trim_reel (f->history, f->plan, reel_at (f, 0), 40, 9940, NULL));
  assert_step (f, "Change Frames of Reel",
               "1:reel1.mov@0+9940/40 2:reel2.mov@9940+10000/0", "1M1@60 2M1@10240",
               "hit-1@460 hit-2@10440", "10 10040");

  /* The pictures keep their timecode. */
  timecode = hp_plan_format_timecode (f->plan, 60);
  g_assert_cmpstr (timecode, ==, "01:00:04:04");
}

/* What was cut off comes back. */
static void
test_trim_back (Fixture       *f,
                gconstpointer  data)
{
  g_assert_true (hp_edit_trim_reel (f->history, f->plan, reel_at (f, 1), 30, 9970, NULL));
  assert_plan (f, "1:reel1.mov@0+10000/0 2:reel2.mov@10000+9970/30", "1M1@100 2M1@10270",
               "hit-1@500 hit-2@10470", "50 9990 10070");
  g_assert_cmpstr (hp_reel_get_start_timecode (reel_at (f, 1)), ==, "02:00:01:06");
  g_assert_true (hp_edit_trim_reel (f->history, f->plan, reel_at (f, 1), 0, 10000, NULL));
  assert_plan (f, AS_SET_UP);
  g_assert_cmpstr (hp_reel_get_start_timecode (reel_at (f, 1)), ==, "02:00:00:00");
}

static void
test_trim_refuses (Fixture       *f,
                   gconstpointer  data)
{
  static const struct { gint64 offset, duration; const char *named; } cases[] = {
    { 150, 9850, "1M1" },       /* its first half */
    { 0, 150, "1M1" },          /* its second half */
    { 0, 400, "01:00:20:20" },  /* the marker */
    { 20000, 400, "1M1" },      /* all of the reel is another part of the file */
    { 0, 0, "one frame" },
    { -1, 10001, "no such frame" },
  };
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_refused (f, hp_edit_trim_reel (f->history, f->plan, reel_at (f, 0), cases[i].offset,
                                          cases[i].duration, &error), &error, cases[i].named);
}

/* Another cut of the reel: the reels after it go where it ends. */
static void
test_fit (Fixture       *f,
          gconstpointer  data)
{
  g_assert_true (hp_edit_fit_reel (f->history, f->plan, reel_at (f, 0), "cut2.mov", 0, 10007,
                                   "01:00:10:00", NULL));
  assert_step (f, "Replace Picture", "1:cut2.mov@0+10007/0 2:reel2.mov@10007+10000/0",
               "1M1@100 2M1@10307", "hit-1@500 hit-2@10507", "50 9990 10107");
  g_assert_cmpstr (hp_reel_get_start_timecode (reel_at (f, 0)), ==, "01:00:10:00");
}

static void
test_fit_refuses (Fixture       *f,
                  gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  assert_refused (f, hp_edit_fit_reel (f->history, f->plan, reel_at (f, 1), "cut2.mov", 0, 300,
                                       NULL, &error), &error, "2M1");
  assert_refused (f, hp_edit_fit_reel (f->history, f->plan, reel_at (f, 1), "cut2.mov", 0, 10007,
                                       "02:00:00:24", &error), &error, "02:00:00:24");
  assert_refused (f, hp_edit_fit_reel (f->history, f->plan, reel_at (f, 0), "cut2.mov", 0,
                                       HP_FRAME_MAX, NULL, &error), &error, "no such frame");
}

/* All reels in the one file are found with it. */
static void
test_locate (Fixture       *f,
             gconstpointer  data)
{
  g_assert_true (hp_edit_split_reel (f->history, f->plan, 4000, NULL));
  hp_history_mark_saved (f->history);
  hp_edit_locate_picture (f->history, f->plan, reel_at (f, 1), "there/reel1.mov");
  g_assert_cmpstr (hp_history_get_undo_label (f->history), ==, "Locate Picture");
  assert_plan (f, "1:there/reel1.mov@0+4000/0 2:there/reel1.mov@4000+6000/4000 "
               "3:reel2.mov@10000+10000/0", "1M1@100 3M1@10300", "hit-1@500 hit-2@10500",
               "50 9990 10100");
  hp_history_undo (f->history);
  g_assert_false (hp_history_get_modified (f->history));
}

/* Slates have no file in common. */
static void
test_locate_slate (Fixture       *f,
                   gconstpointer  data)
{
  HpReel *one = hp_edit_add_reel (f->history, f->plan, "", 0, 100, NULL, NULL);
  HpReel *other = hp_edit_add_reel (f->history, f->plan, "", 0, 100, NULL, NULL);

  hp_edit_locate_picture (f->history, f->plan, one, "reel3.mov");
  g_assert_cmpstr (hp_reel_get_uri (one), ==, "reel3.mov");
  g_assert_cmpstr (hp_reel_get_uri (other), ==, "");
}

/* Of a slate there is no other part to be shown; it may be longer. */
static void
test_trim_slate (Fixture       *f,
                 gconstpointer  data)
{
  HpReel *slate = hp_edit_add_reel (f->history, f->plan, "", 0, 100, NULL, NULL);
  g_autoptr(GError) error = NULL;

  hp_history_mark_saved (f->history);
  assert_refused (f, hp_edit_trim_reel (f->history, f->plan, slate, 10, 90, &error), &error,
                  "no picture");
  g_assert_true (hp_edit_trim_reel (f->history, f->plan, slate, 0, 5000, NULL));
  g_assert_cmpint (hp_plan_get_duration (f->plan), ==, 25000);
}

static void
test_count_scenes (Fixture       *f,
                   gconstpointer  data)
{
  spot (f, 600, 700);
  g_assert_cmpuint (hp_plan_count_scenes (f->plan, reel_at (f, 0)), ==, 2);
  g_assert_cmpuint (hp_plan_count_scenes (f->plan, reel_at (f, 1)), ==, 1);
}

static HpDecision *
decide (Fixture *f,
        gint64   at)
{
  return hp_edit_add (f->history, f->plan, "decisions", NULL,
                      "made", "2026-11-20T10:15:00Z",
                      "about", HP_DECISION_ABOUT_TONE,
                      "status", HP_DECISION_STATUS_AGREED,
                      "at", at,
                      NULL);
}

/* A decision has a frame where it is about one. */
static void
test_decisions (Fixture       *f,
                gconstpointer  data)
{
  HpDecision *placed = decide (f, 10250), *general = decide (f, -1);
  gint64 at;

  g_assert_nonnull (placed);
  g_assert_nonnull (general);
  g_assert_true (hp_edit_trim_reel (f->history, f->plan, reel_at (f, 0), 0, 9996, NULL));
  g_object_get (placed, "at", &at, NULL);
  g_assert_cmpint (at, ==, 10246);
  g_object_get (general, "at", &at, NULL);
  g_assert_cmpint (at, ==, -1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) \
  g_test_add ("/model/edit-reels/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("move", test_move);
  ADD ("scene-moves-whole", test_scene_moves_whole);
  ADD ("move-refuses", test_move_refuses);
  ADD ("add", test_add);
  ADD ("remove", test_remove);
  ADD ("trim", test_trim);
  ADD ("trim-back", test_trim_back);
  ADD ("trim-refuses", test_trim_refuses);
  ADD ("fit", test_fit);
  ADD ("fit-refuses", test_fit_refuses);
  ADD ("locate", test_locate);
  ADD ("locate-slate", test_locate_slate);
  ADD ("trim-slate", test_trim_slate);
  ADD ("count-scenes", test_count_scenes);
  ADD ("decisions", test_decisions);
#undef ADD

  return g_test_run ();
}
