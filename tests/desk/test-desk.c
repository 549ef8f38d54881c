#include <glib/gstdio.h>
#include <string.h>

#include "desk/desk.h"
#include "model/edit-member.h"
#include "model/edit-scene.h"
#include "model/hit.h"
#include "model/reel.h"
#include "store/plan-writer.h"
#include "store/store-error.h"
#include "waiting.h"

typedef struct
{
  HpDesk *desk;
  char   *folder;
  GError *error;
  int     n_results;
  int     n_failures;
} Fixture;

static gboolean
count_round_cb (gpointer data)
{
  return ++*(guint *) data < 100 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static void
count_failure (Fixture *f)
{
  f->n_failures++;
}

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  f->desk = hp_desk_new ("fakesink sync=true");
  f->folder = g_dir_make_tmp ("hairpin-XXXXXX", NULL);
  g_signal_connect_swapped (f->desk, "failed", G_CALLBACK (count_failure), f);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  g_autoptr(GDir) dir = g_dir_open (f->folder, 0, NULL);

  for (const char *name = g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir))
    {
      g_autofree char *path = g_build_filename (f->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (f->folder);
  waiting_drop (&f->desk);
  g_clear_error (&f->error);
  g_free (f->folder);
}

static GFile *
sample_file (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "samples", name, NULL);

  return g_file_new_for_path (path);
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  Fixture *f = data;

  g_clear_error (&f->error);
  hp_desk_open_finish (HP_DESK (source), result, &f->error);
  f->n_results++;
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  Fixture *f = data;

  g_clear_error (&f->error);
  hp_desk_save_finish (HP_DESK (source), result, &f->error);
  f->n_results++;
}

static void
open_picture (Fixture *f)
{
  g_autoptr(GFile) picture = sample_file ("the-letter.mov");
  int before = f->n_results;

  hp_desk_new_from_picture_async (f->desk, picture, opened_cb, f);
  WAIT_UNTIL (f->n_results > before);
  g_assert_no_error (f->error);
}

static void
open_plan (Fixture *f,
           GFile   *file,
           gboolean as_template)
{
  int before = f->n_results;

  hp_desk_open_async (f->desk, file, as_template, opened_cb, f);
  WAIT_UNTIL (f->n_results > before);
}

static void
save (Fixture *f,
      GFile   *file)
{
  int before = f->n_results;

  hp_desk_save_async (f->desk, file, FALSE, saved_cb, f);
  WAIT_UNTIL (f->n_results > before);
}

static void
seek (Fixture *f,
      gint64   frame)
{
  hp_desk_seek (f->desk, frame);
  WAIT_UNTIL (hp_desk_get_frame (f->desk) == frame);
}

static char *
write_plan (Fixture *f)
{
  g_autoptr(GBytes) bytes = hp_plan_write (hp_desk_get_plan (f->desk));

  return g_strdup (g_bytes_get_data (bytes, NULL));
}

static void
write_file (Fixture    *f,
            const char *name,
            const char *text,
            GFile     **file)
{
  g_autofree char *path = g_build_filename (f->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  *file = g_file_new_for_path (path);
}

static void
test_new_from_picture (Fixture       *f,
                       gconstpointer  data)
{
  HpPlan *plan;
  g_autoptr(HpReel) reel = NULL;

  open_picture (f);
  plan = hp_desk_get_plan (f->desk);
  reel = g_list_model_get_item (G_LIST_MODEL (hp_plan_get_reels (plan)), 0);

  g_assert_cmpstr (hp_plan_get_title (plan), ==, "the-letter");
  g_assert_cmpint (hp_desk_get_duration (f->desk), ==, 1632);
  g_assert_cmpstr (hp_reel_get_start_timecode (reel), ==, "01:00:00:00");
  g_assert_true (g_str_has_prefix (hp_reel_get_uri (reel), "file:///"));
  g_assert_null (hp_desk_get_file (f->desk));
  g_assert_false (hp_desk_get_modified (f->desk));
}

/* The first walk: spot, drop a hit, draw, undo all, redo all. */
static void
test_spot_and_undo (Fixture       *f,
                    gconstpointer  data)
{
  static const HpCurvePoint points[] = {
    { 100, 0.1, HP_CURVE_SMOOTH }, { 300, 0.9, HP_CURVE_HOLD },
  };
  g_autoptr(HpCurve) curve = hp_curve_new (points, G_N_ELEMENTS (points));
  g_autofree char *before = NULL, *after = NULL, *undone = NULL, *redone = NULL;
  g_autoptr(GError) error = NULL;
  HpHistory *history;
  HpScene *scene;

  open_picture (f);
  history = hp_desk_get_history (f->desk);
  before = write_plan (f);

  g_assert_false (hp_desk_spot_out (f->desk, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);

  seek (f, 50);
  hp_desk_spot_in (f->desk);
  seek (f, 100);
  hp_desk_spot_in (f->desk);
  g_assert_cmpint (hp_desk_get_pending_in (f->desk), ==, 100);
  seek (f, 400);
  g_assert_true (hp_desk_spot_out (f->desk, &error));
  g_assert_cmpint (hp_desk_get_pending_in (f->desk), ==, -1);

  scene = hp_desk_get_scene (f->desk);
  g_assert_cmpstr (hp_scene_get_cue (scene), ==, "1M1");
  g_assert_cmpint (hp_scene_get_in (scene), ==, 100);
  g_assert_cmpint (hp_scene_get_out (scene), ==, 400);

  seek (f, 300);
  g_assert_true (hp_desk_drop_hit (f->desk, &error));
  g_assert_false (hp_desk_drop_hit (f->desk, NULL));
  g_assert_true (hp_edit_set_scene_curve (history, scene, curve, &error));
  hp_edit_set (history, scene, NULL, "title", "The letter");
  after = write_plan (f);
  g_assert_cmpint (g_list_model_get_n_items (G_LIST_MODEL (hp_scene_get_hits (scene))), ==, 1);
  g_assert_cmpstr (hp_history_get_undo_label (history), ==, "Change Title of Scene");

  while (hp_history_get_undo_label (history) != NULL)
    hp_history_undo (history);
  undone = write_plan (f);
  g_assert_cmpstr (undone, ==, before);
  g_assert_null (hp_desk_get_scene (f->desk));
  g_assert_null (hp_desk_get_mark (f->desk));

  while (hp_history_get_redo_label (history) != NULL)
    hp_history_redo (history);
  redone = write_plan (f);
  g_assert_cmpstr (redone, ==, after);
}

static void
test_out_moves_the_scene_under_the_playhead (Fixture       *f,
                                             gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  open_picture (f);
  seek (f, 10);
  hp_desk_spot_in (f->desk);
  seek (f, 200);
  g_assert_true (hp_desk_spot_out (f->desk, &error));
  seek (f, 150);
  g_assert_true (hp_desk_spot_out (f->desk, &error));
  g_assert_cmpint (hp_scene_get_out (hp_desk_get_scene (f->desk)), ==, 150);
}

/* A scene made shorter leaves points outside it; the others can still be edited. */
static void
test_curve_of_a_shortened_scene (Fixture       *f,
                                 gconstpointer  data)
{
  static const HpCurvePoint points[] = {
    { 50, 0.1, HP_CURVE_SMOOTH }, { 180, 0.9, HP_CURVE_HOLD },
  };
  g_autoptr(HpCurve) curve = hp_curve_new (points, G_N_ELEMENTS (points));
  g_autoptr(HpCurve) moved = NULL, outside = NULL;
  g_autoptr(GError) error = NULL;
  HpHistory *history;
  HpScene *scene;

  open_picture (f);
  history = hp_desk_get_history (f->desk);
  scene = hp_edit_spot_scene (history, hp_desk_get_plan (f->desk), 10, 200, &error);
  g_assert_true (hp_edit_set_scene_curve (history, scene, curve, &error));
  g_assert_true (hp_edit_set_scene_span (history, scene, 10, 100, &error));

  moved = hp_curve_with_moved (curve, 0, 60, 0.5);
  g_assert_true (hp_edit_set_scene_curve (history, scene, moved, &error));
  outside = hp_curve_with_moved (moved, 1, 170, 0.5);
  g_assert_false (hp_edit_set_scene_curve (history, scene, outside, &error));
  g_assert_nonnull (error);
}

static void
test_save_and_open_again (Fixture       *f,
                          gconstpointer  data)
{
  g_autofree char *path = g_build_filename (f->folder, "plan.hairpin", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autofree char *written = NULL, *again = NULL, *on_disk = NULL;

  open_picture (f);
  seek (f, 10);
  hp_desk_spot_in (f->desk);
  seek (f, 200);
  g_assert_true (hp_desk_spot_out (f->desk, NULL));
  g_assert_true (hp_desk_get_modified (f->desk));

  save (f, file);
  g_assert_no_error (f->error);
  g_assert_false (hp_desk_get_modified (f->desk));
  g_assert_true (g_file_equal (hp_desk_get_file (f->desk), file));
  written = write_plan (f);
  g_assert_true (g_file_get_contents (path, &on_disk, NULL, NULL));
  g_assert_cmpstr (on_disk, ==, written);

  open_plan (f, file, FALSE);
  g_assert_no_error (f->error);
  again = write_plan (f);
  g_assert_cmpstr (again, ==, written);
  WAIT_UNTIL (hp_transport_is_open (hp_desk_get_transport (f->desk)));
}

/* An edit made while the save is under way is not taken for saved. */
static void
test_edit_while_saving (Fixture       *f,
                        gconstpointer  data)
{
  g_autofree char *path = g_build_filename (f->folder, "plan.hairpin", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);

  open_picture (f);
  seek (f, 10);
  hp_desk_save_async (f->desk, file, FALSE, saved_cb, f);
  g_assert_true (hp_desk_drop_hit (f->desk, NULL));
  WAIT_UNTIL (f->n_results == 2);
  g_assert_no_error (f->error);
  g_assert_true (hp_desk_get_modified (f->desk));
  hp_history_undo (hp_desk_get_history (f->desk));
  g_assert_false (hp_desk_get_modified (f->desk));
}

/* What somebody else wrote meanwhile is not written over unasked. */
static void
test_changed_on_disk (Fixture       *f,
                      gconstpointer  data)
{
  g_autofree char *path = g_build_filename (f->folder, "plan.hairpin", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autofree char *on_disk = NULL;

  open_picture (f);
  save (f, file);
  g_assert_no_error (f->error);
  hp_desk_drop_hit (f->desk, NULL);
  save (f, NULL);
  g_assert_no_error (f->error);

  g_assert_true (g_file_set_contents (path, "theirs", -1, NULL));
  save (f, NULL);
  g_assert_error (f->error, HP_STORE_ERROR, HP_STORE_ERROR_CHANGED);
  g_assert_true (g_file_get_contents (path, &on_disk, NULL, NULL));
  g_assert_cmpstr (on_disk, ==, "theirs");

  g_clear_error (&f->error);
  f->n_results = 0;
  hp_desk_save_async (f->desk, NULL, TRUE, saved_cb, f);
  WAIT_UNTIL (f->n_results == 1);
  g_assert_no_error (f->error);
}

/* Saving where the plan lies leaves the name of its picture as somebody wrote it. */
static void
test_uri_is_left_alone (Fixture       *f,
                        gconstpointer  data)
{
  g_autofree char *written = NULL;
  g_autoptr(GFile) file = NULL;
  const char *text =
    "{ \"format\": \"hairpin-plan\", \"version\": 1, \"picture\": { \"frame-rate\": \"25\" },"
    " \"reels\": [ { \"number\": 1, \"start\": 0, \"duration\": 10, \"uri\": \"../a film.mov\","
    " \"start-timecode\": \"00:00:00:00\" } ] }";

  write_file (f, "plan.hairpin", text, &file);
  open_plan (f, file, FALSE);
  g_assert_no_error (f->error);
  save (f, NULL);
  g_assert_no_error (f->error);
  written = write_plan (f);
  g_assert_nonnull (strstr (written, "\"../a film.mov\""));
}

/* Each press of a quick key counts, though the picture comes later. */
static void
test_quick_steps (Fixture       *f,
                  gconstpointer  data)
{
  open_picture (f);
  seek (f, 100);
  for (guint i = 0; i < 10; i++)
    hp_desk_seek (f->desk, hp_desk_get_target (f->desk) + 1);
  WAIT_UNTIL (hp_desk_get_frame (f->desk) == 110);
}

static void
test_save_fails (Fixture       *f,
                 gconstpointer  data)
{
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr(GFile) file = g_file_new_for_path ("/nowhere/at-all.hairpin");

  open_picture (f);
  hp_desk_drop_hit (f->desk, NULL);
  before = write_plan (f);
  save (f, file);
  g_assert_error (f->error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_true (hp_desk_get_modified (f->desk));
  g_assert_null (hp_desk_get_file (f->desk));
  after = write_plan (f);
  g_assert_cmpstr (after, ==, before);
}

static void
test_sample_is_a_template (Fixture       *f,
                           gconstpointer  data)
{
  g_autoptr(GFile) sample = sample_file ("the-letter.hairpin");

  open_plan (f, sample, TRUE);
  g_assert_no_error (f->error);
  g_assert_null (hp_desk_get_file (f->desk));
  WAIT_UNTIL (hp_transport_is_open (hp_desk_get_transport (f->desk)));
  g_assert_null (hp_desk_get_picture_problem (f->desk));
  seek (f, 1104);
}

static void
test_bad_files (Fixture       *f,
                gconstpointer  data)
{
  g_autoptr(GFile) cut = NULL, dangling = NULL, text = NULL;
  g_autofree char *on_disk = NULL;

  write_file (f, "cut.hairpin", "{ \"format\": \"hairpin-plan\", ", &cut);
  open_plan (f, cut, FALSE);
  g_assert_nonnull (f->error);
  g_assert_nonnull (strstr (f->error->message, "cut.hairpin: line 1"));
  g_assert_null (hp_desk_get_plan (f->desk));

  write_file (f, "dangling.hairpin",
              "{ \"format\": \"hairpin-plan\", \"version\": 1, \"picture\": { \"frame-rate\": \"25\" },"
              " \"reels\": [ { \"number\": 1, \"start\": 0, \"duration\": 10, \"start-timecode\": \"00:00:00:00\" } ],"
              " \"reserved\": [ { \"instrument\": \"instrument-7\", \"rule\": \"only-in\" } ] }", &dangling);
  open_plan (f, dangling, FALSE);
  g_assert_nonnull (strstr (f->error->message, "reserved[0].instrument"));
  g_assert_nonnull (strstr (f->error->message, "instrument-7"));

  write_file (f, "film.mov", "no film at all", &text);
  hp_desk_new_from_picture_async (f->desk, text, opened_cb, f);
  WAIT_UNTIL (f->n_results == 3);
  g_assert_nonnull (f->error);
  g_assert_null (hp_desk_get_plan (f->desk));
}

/* A plan of a later version is read and shown, and never written over. */
static void
test_newer_is_read_only (Fixture       *f,
                         gconstpointer  data)
{
  g_autoptr(GFile) file = NULL;

  write_file (f, "newer.hairpin",
              "{ \"format\": \"hairpin-plan\", \"version\": 9, \"picture\": { \"frame-rate\": \"25\" },"
              " \"reels\": [ { \"number\": 1, \"start\": 0, \"duration\": 10, \"start-timecode\": \"00:00:00:00\" } ] }",
              &file);
  open_plan (f, file, FALSE);
  g_assert_no_error (f->error);
  g_assert_true (hp_desk_get_read_only (f->desk));
  save (f, NULL);
  g_assert_error (f->error, G_IO_ERROR, G_IO_ERROR_READ_ONLY);
}

/* A film that is still probed for the plan before does not come up in the next one. */
static void
test_probe_of_the_plan_before (Fixture       *f,
                               gconstpointer  data)
{
  g_autofree char *path = g_build_filename (g_getenv ("HAIRPIN_SHARED"), "fixtures", "video",
                                            "synthetic", "fn-24.mp4", NULL);
  g_autoptr(GFile) picture = g_file_new_for_path (path);
  g_autoptr(GFile) sample = sample_file ("the-letter.hairpin");
  guint n_rounds = 0;

  if (!g_file_query_exists (picture, NULL))
    {
      g_test_skip ("The shared films are not at hand");
      return;
    }

  open_plan (f, sample, TRUE);
  hp_desk_new_from_picture_async (f->desk, picture, opened_cb, f);
  WAIT_UNTIL (f->n_results == 2);
  g_assert_no_error (f->error);

  /* Long enough for the probe that was under way to end. */
  g_timeout_add (20, count_round_cb, &n_rounds);
  WAIT_UNTIL (n_rounds == 100);
  g_assert_cmpint (hp_transport_get_n_frames (hp_desk_get_transport (f->desk)), ==, 240);
}

static void
test_find_mark (Fixture       *f,
                gconstpointer  data)
{
  g_autoptr(GFile) sample = sample_file ("the-letter.hairpin");
  gint64 frame = -1, last = -1;
  guint n_marks = 0;

  open_plan (f, sample, TRUE);
  while ((frame = hp_desk_find_mark (f->desk, frame, 1)) >= 0)
    {
      g_assert_cmpint (frame, >, last);
      g_assert_cmpint (hp_desk_find_mark (f->desk, frame + 1, -1), ==, frame);
      last = frame;
      n_marks++;
    }
  g_assert_cmpuint (n_marks, >, 6);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *state = g_dir_make_tmp ("hairpin-state-XXXXXX", NULL);

  g_setenv ("XDG_STATE_HOME", state, TRUE);
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/desk/desk/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("new-from-picture", test_new_from_picture);
  ADD ("spot-and-undo", test_spot_and_undo);
  ADD ("out-moves-the-scene-under-the-playhead", test_out_moves_the_scene_under_the_playhead);
  ADD ("curve-of-a-shortened-scene", test_curve_of_a_shortened_scene);
  ADD ("save-and-open-again", test_save_and_open_again);
  ADD ("edit-while-saving", test_edit_while_saving);
  ADD ("changed-on-disk", test_changed_on_disk);
  ADD ("uri-is-left-alone", test_uri_is_left_alone);
  ADD ("quick-steps", test_quick_steps);
  ADD ("save-fails", test_save_fails);
  ADD ("sample-is-a-template", test_sample_is_a_template);
  ADD ("bad-files", test_bad_files);
  ADD ("newer-is-read-only", test_newer_is_read_only);
  ADD ("probe-of-the-plan-before", test_probe_of_the_plan_before);
  ADD ("find-mark", test_find_mark);
#undef ADD

  return g_test_run ();
}
