#include <glib/gstdio.h>
#include <string.h>

#include "desk/desk-reels.h"
#include "model/edit-reels.h"
#include "model/edit-scene.h"
#include "model/plan-time.h"
#include "waiting.h"

typedef struct
{
  HpDesk         *desk;
  char           *folder;
  GError         *error;
  HpPictureOffer *offer;
  int             n_added;
  int             n_other_rate;
  int             n_results;
  int             n_notices;
} Fixture;

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  f->desk = hp_desk_new ("fakesink sync=true");
  f->folder = g_dir_make_tmp ("hairpin-XXXXXX", NULL);
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
  g_clear_pointer (&f->offer, hp_picture_offer_free);
  waiting_drop (&f->desk);
  g_clear_error (&f->error);
  g_free (f->folder);
}

static GFile *
film (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("HAIRPIN_SHARED"), "fixtures", "video",
                                            "synthetic", name, NULL);

  return g_file_new_for_path (path);
}

/* Whether the films are there; else the test says that it skips. */
static gboolean
has_films (void)
{
  g_autoptr(GFile) any = film ("fn-24.mp4");

  if (g_file_query_exists (any, NULL))
    return TRUE;

  g_test_skip ("The shared films are not at hand");
  return FALSE;
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
offered_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  Fixture *f = data;

  g_clear_error (&f->error);
  g_clear_pointer (&f->offer, hp_picture_offer_free);
  f->offer = hp_desk_offer_picture_finish (HP_DESK (source), result, &f->error);
  f->n_results++;
}

static void
added_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  Fixture *f = data;

  g_clear_error (&f->error);
  f->n_added = hp_desk_add_reels_finish (HP_DESK (source), result, &f->n_other_rate, &f->error);
  f->n_results++;
}

#define WAIT_FOR_RESULT(call) \
  G_STMT_START \
    { \
      int before = f->n_results; \
      call; \
      WAIT_UNTIL (f->n_results > before); \
    } \
  G_STMT_END

/* Opens a plan of its own with one reel, at the rate and of the length given, that lies in @uri. */
static void
open_plan (Fixture    *f,
           const char *rate,
           int         duration,
           const char *uri)
{
  g_autofree char *name = g_strdup_printf ("plan-%d.hairpin", f->n_results);
  g_autofree char *path = g_build_filename (f->folder, name, NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autofree char *text =
    g_strdup_printf ("{ \"format\": \"hairpin-plan\", \"version\": 1,"
                     " \"picture\": { \"frame-rate\": \"%s\" }, \"reels\": [ { \"number\": 1,"
                     " \"start\": 0, \"duration\": %d, \"uri\": \"%s\","
                     " \"start-timecode\": \"01:00:00:00\" } ] }", rate, duration, uri);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  WAIT_FOR_RESULT (hp_desk_open_async (f->desk, file, FALSE, opened_cb, f));
  g_assert_no_error (f->error);
}

static void
open_film (Fixture    *f,
           const char *rate,
           int         duration,
           const char *name)
{
  g_autoptr(GFile) file = film (name);
  g_autofree char *uri = g_file_get_uri (file);

  open_plan (f, rate, duration, uri);
  WAIT_UNTIL (hp_transport_is_open (hp_desk_get_transport (f->desk)));
}

static HpReel *
reel_at (Fixture *f,
         guint    index)
{
  return hp_element_list_get (hp_plan_get_reels (hp_desk_get_plan (f->desk)), index);
}

static void
offer (Fixture    *f,
       guint       reel,
       gboolean    alone,
       const char *name)
{
  g_autoptr(GFile) file = film (name);

  WAIT_FOR_RESULT (hp_desk_offer_picture_async (f->desk, reel_at (f, reel), alone, file,
                                                offered_cb, f));
}

static const char *
last_step (Fixture *f)
{
  return hp_history_get_undo_label (hp_desk_get_history (f->desk));
}

/* What a file has that the plan has not. */
static void
test_differences (Fixture       *f,
                  gconstpointer  data)
{
  static const struct
  {
    const char           *rate;
    int                   duration;
    const char           *name;
    HpPictureDifferences  differences;
  } cases[] = {
    { "24", 240, "fn-24.mp4", 0 },
    { "24000/1001", 240, "fn-23976-tc.mov", 0 },
    { "24", 240, "fn-23976-tc.mov", HP_PICTURE_OTHER_RATE },
    { "24", 239, "fn-24.mp4", HP_PICTURE_OTHER_LENGTH },
    { "24", 241, "fn-24.mp4", HP_PICTURE_OTHER_LENGTH },
    { "25", 250, "fn-25.mp4", HP_PICTURE_OTHER_TIMECODE },
    { "24", 240, "fn-25.mp4",
      HP_PICTURE_OTHER_RATE | HP_PICTURE_OTHER_LENGTH | HP_PICTURE_OTHER_TIMECODE },
    { "30000/1001", 450, "fn-2997df-tc.mov", HP_PICTURE_OTHER_TIMECODE },
  };

  for (guint i = 0; has_films () && i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s at %s", cases[i].name, cases[i].rate);
      open_plan (f, cases[i].rate, cases[i].duration, "gone.mov");
      offer (f, 0, FALSE, cases[i].name);
      g_assert_no_error (f->error);
      g_assert_cmpint (f->offer->differences, ==, cases[i].differences);
      g_assert_cmpint (f->offer->n_frames, ==, cases[i].duration);
    }
}

/* A missing picture is said to be so, and spotting goes on without it. */
static void
test_locate (Fixture       *f,
             gconstpointer  data)
{
  if (!has_films ())
    return;

  open_plan (f, "24", 240, "gone.mov");
  g_assert_nonnull (strstr (hp_desk_get_picture_problem (f->desk), "gone.mov"));
  g_assert_false (hp_desk_has_picture (f->desk));
  hp_desk_seek (f->desk, 24);
  g_assert_cmpint (hp_desk_get_frame (f->desk), ==, 24);
  hp_desk_spot_in (f->desk);
  hp_desk_seek (f->desk, 48);
  g_assert_true (hp_desk_spot_out (f->desk, NULL));

  offer (f, 0, FALSE, "fn-24.mp4");
  g_assert_true (hp_desk_take_picture (f->desk, f->offer, FALSE, &f->error));
  g_assert_cmpstr (last_step (f), ==, "Locate Picture");
  WAIT_UNTIL (hp_transport_is_open (hp_desk_get_transport (f->desk)));
  g_assert_null (hp_desk_get_picture_problem (f->desk));
  g_assert_true (hp_desk_has_picture (f->desk));
  WAIT_UNTIL (hp_transport_get_frame (hp_desk_get_transport (f->desk)) == 48);

  hp_history_undo (hp_desk_get_history (f->desk));
  g_assert_cmpstr (hp_reel_get_uri (reel_at (f, 0)), ==, "gone.mov");
  g_assert_nonnull (hp_desk_get_picture_problem (f->desk));
}

/* The plan stays as it is, and where the picture is too short there is a slate. */
static void
test_use_anyway (Fixture       *f,
                 gconstpointer  data)
{
  if (!has_films ())
    return;

  open_plan (f, "25", 300, "gone.mov");
  offer (f, 0, FALSE, "fn-24.mp4");
  g_assert_true (hp_desk_take_picture (f->desk, f->offer, FALSE, &f->error));
  WAIT_UNTIL (hp_transport_is_open (hp_desk_get_transport (f->desk)));
  g_assert_cmpint (hp_desk_get_duration (f->desk), ==, 300);
  g_assert_null (hp_desk_dup_other_picture (f->desk));

  hp_desk_seek (f->desk, 239);
  WAIT_UNTIL (hp_desk_get_frame (f->desk) == 239);
  g_assert_true (hp_desk_has_picture (f->desk));
  hp_desk_seek (f->desk, 240);
  g_assert_cmpint (hp_desk_get_frame (f->desk), ==, 240);
  g_assert_false (hp_desk_has_picture (f->desk));
}

/* Frame n of the plan is picture n of the film, whatever their rates. */
static void
test_frames_of_another_rate (Fixture       *f,
                             gconstpointer  data)
{
  static const struct { const char *rate, *name; int duration; } cases[] = {
    { "24", "fn-23976-tc.mov", 240 },
    { "24", "fn-25.mp4", 250 },
    { "25", "fn-24.mp4", 240 },
  };

  for (guint i = 0; has_films () && i < G_N_ELEMENTS (cases); i++)
    {
      open_film (f, cases[i].rate, cases[i].duration, cases[i].name);
      hp_desk_seek (f->desk, 201);
      WAIT_UNTIL (hp_transport_get_frame (hp_desk_get_transport (f->desk)) == 201);
      WAIT_UNTIL (hp_desk_get_frame (f->desk) == 201);
    }
}

static void
test_change_to_fit (Fixture       *f,
                    gconstpointer  data)
{
  HpReel *second;

  if (!has_films ())
    return;

  open_plan (f, "25", 200, "gone.mov");
  second = hp_edit_add_reel (hp_desk_get_history (f->desk), hp_desk_get_plan (f->desk), "", 0, 100,
                             NULL, NULL);
  g_assert_nonnull (hp_edit_spot_scene (hp_desk_get_history (f->desk), hp_desk_get_plan (f->desk),
                                        210, 220, NULL));
  hp_history_mark_saved (hp_desk_get_history (f->desk));
  offer (f, 0, FALSE, "fn-25.mp4");
  g_assert_true (hp_desk_take_picture (f->desk, f->offer, TRUE, &f->error));

  g_assert_cmpstr (last_step (f), ==, "Change Reel to Fit");
  g_assert_cmpint (hp_reel_get_duration (reel_at (f, 0)), ==, 250);
  g_assert_cmpstr (hp_reel_get_start_timecode (reel_at (f, 0)), ==, "10:00:00:00");
  g_assert_cmpint (hp_reel_get_start (second), ==, 250);
  g_assert_cmpint (hp_scene_get_in (hp_element_list_get (hp_plan_get_scenes (hp_desk_get_plan (f->desk)), 0)),
                   ==, 260);
  hp_history_undo (hp_desk_get_history (f->desk));
  g_assert_false (hp_history_get_modified (hp_desk_get_history (f->desk)));
  g_assert_cmpint (hp_reel_get_start (second), ==, 200);
}

/* What something is planned at is not cut off, and the plan stays as it was. */
static void
test_too_short_to_fit (Fixture       *f,
                       gconstpointer  data)
{
  if (!has_films ())
    return;

  open_plan (f, "24", 500, "gone.mov");
  g_assert_nonnull (hp_edit_spot_scene (hp_desk_get_history (f->desk), hp_desk_get_plan (f->desk),
                                        300, 320, NULL));
  hp_history_mark_saved (hp_desk_get_history (f->desk));
  offer (f, 0, FALSE, "fn-24.mp4");
  g_assert_false (hp_desk_take_picture (f->desk, f->offer, TRUE, &f->error));
  g_assert_nonnull (strstr (f->error->message, "1M1"));
  g_assert_false (hp_history_get_modified (hp_desk_get_history (f->desk)));
}

/* One file, three reels: it is located once, and is long enough or not for all of them. */
static void
test_long_play (Fixture       *f,
                gconstpointer  data)
{
  HpHistory *history;

  if (!has_films ())
    return;

  open_plan (f, "24", 480, "gone.mov");
  history = hp_desk_get_history (f->desk);
  g_assert_true (hp_edit_split_reel (history, hp_desk_get_plan (f->desk), 100, NULL));
  g_assert_true (hp_edit_split_reel (history, hp_desk_get_plan (f->desk), 180, NULL));
  hp_history_mark_saved (history);

  offer (f, 1, FALSE, "fn-24.mp4");
  g_assert_cmpint (f->offer->n_frames, ==, 480);
  g_assert_false (f->offer->is_whole);
  g_assert_cmpint (f->offer->differences, ==, HP_PICTURE_OTHER_LENGTH);
  g_assert_true (hp_desk_take_picture (f->desk, f->offer, TRUE, &f->error));
  for (guint i = 0; i < 3; i++)
    g_assert_true (g_str_has_suffix (hp_reel_get_uri (reel_at (f, i)), "fn-24.mp4"));
  g_assert_cmpint (hp_reel_get_duration (reel_at (f, 1)), ==, 80);
  g_assert_cmpint (hp_reel_get_duration (reel_at (f, 2)), ==, 60);

  /* A frame is found where its reel lies in the file. */
  hp_desk_seek (f->desk, 150);
  WAIT_UNTIL (hp_transport_get_frame (hp_desk_get_transport (f->desk)) == 150);
  g_assert_true (hp_edit_move_reel (history, hp_desk_get_plan (f->desk), reel_at (f, 1), 0, NULL));
  g_assert_cmpint (hp_desk_get_frame (f->desk), ==, 50);
  g_assert_cmpint (hp_transport_get_frame (hp_desk_get_transport (f->desk)), ==, 150);

  /* One of them alone gets a file of its own. */
  offer (f, 0, TRUE, "fn-25.mp4");
  g_assert_cmpint (f->offer->n_frames, ==, 80);
  g_assert_true (hp_desk_take_picture (f->desk, f->offer, FALSE, &f->error));
  g_assert_cmpstr (last_step (f), ==, "Replace Picture");
  g_assert_true (g_str_has_suffix (hp_reel_get_uri (reel_at (f, 0)), "fn-25.mp4"));
  g_assert_cmpint (hp_reel_get_offset (reel_at (f, 0)), ==, 0);
  g_assert_cmpint (hp_reel_get_duration (reel_at (f, 0)), ==, 80);
  g_assert_true (g_str_has_suffix (hp_reel_get_uri (reel_at (f, 1)), "fn-24.mp4"));
}

static void
count_notice (Fixture *f)
{
  f->n_notices++;
}

/* Opened with the file that lies there now, the plan is as it was, and the difference is told. */
static void
test_opened_with_another_file (Fixture       *f,
                               gconstpointer  data)
{
  g_autoptr(HpPictureOffer) other = NULL;

  if (!has_films ())
    return;

  g_signal_connect_swapped (f->desk, "notice", G_CALLBACK (count_notice), f);
  open_film (f, "24", 200, "fn-24.mp4");
  g_assert_cmpint (f->n_notices, >, 0);
  other = hp_desk_dup_other_picture (f->desk);
  g_assert_nonnull (other);
  g_assert_cmpint (other->differences, ==, HP_PICTURE_OTHER_LENGTH);
  g_assert_false (hp_desk_get_modified (f->desk));
  g_assert_cmpint (hp_desk_get_duration (f->desk), ==, 200);

  f->n_notices = 0;
  hp_desk_accept_other_picture (f->desk);
  g_assert_cmpint (f->n_notices, >, 0);
  g_assert_null (hp_desk_dup_other_picture (f->desk));

  /* To use the file that is there is no edit. */
  g_assert_true (hp_desk_take_picture (f->desk, other, FALSE, NULL));
  g_assert_false (hp_desk_get_modified (f->desk));

  /* What is fitted differs no longer, and does again when that is undone. */
  open_film (f, "24", 200, "fn-24.mp4");
  /* An offer is of one plan. */
  g_assert_false (hp_desk_take_picture (f->desk, other, FALSE, NULL));
  g_clear_pointer (&other, hp_picture_offer_free);
  other = hp_desk_dup_other_picture (f->desk);
  g_assert_true (hp_desk_take_picture (f->desk, other, TRUE, NULL));
  g_assert_null (hp_desk_dup_other_picture (f->desk));
  hp_history_undo (hp_desk_get_history (f->desk));
  g_clear_pointer (&other, hp_picture_offer_free);
  other = hp_desk_dup_other_picture (f->desk);
  g_assert_nonnull (other);
}

static void
test_opened_with_its_file (Fixture       *f,
                           gconstpointer  data)
{
  if (!has_films ())
    return;

  open_film (f, "24", 240, "fn-24.mp4");
  g_assert_null (hp_desk_dup_other_picture (f->desk));
  open_film (f, "25", 250, "fn-25.mp4");  /* it has another start timecode */
  g_assert_null (hp_desk_dup_other_picture (f->desk));
}

/* A file of the name lies beside the plan. */
static void
test_found_beside_the_plan (Fixture       *f,
                            gconstpointer  data)
{
  g_autofree char *path = g_build_filename (f->folder, "reel1.mov", NULL);
  g_autofree char *found = NULL;

  g_assert_true (g_file_set_contents (path, "moved", -1, NULL));
  open_plan (f, "24", 240, "file:///nowhere/at/all/reel1.mov");
  WAIT_UNTIL (hp_desk_get_found_picture (f->desk) != NULL);
  found = g_file_get_path (hp_desk_get_found_picture (f->desk));
  g_assert_cmpstr (found, ==, path);

  /* It is no film. */
  {
    g_autoptr(GFile) file = g_object_ref (hp_desk_get_found_picture (f->desk));

    WAIT_FOR_RESULT (hp_desk_offer_picture_async (f->desk, reel_at (f, 0), FALSE, file, offered_cb,
                                                  f));
  }
  g_assert_null (f->offer);
  g_assert_nonnull (f->error);
  g_assert_false (hp_desk_get_modified (f->desk));
}

/* Or where the other reels are. */
static void
test_found_beside_a_reel (Fixture       *f,
                          gconstpointer  data)
{
  g_autoptr(GFile) file = film ("fn-24.mp4");
  g_autofree char *uri = g_file_get_uri (file);

  if (!has_films ())
    return;

  open_plan (f, "24", 240, "lost/fn-25.mp4");
  g_assert_null (hp_desk_get_found_picture (f->desk));
  hp_edit_add_reel (hp_desk_get_history (f->desk), hp_desk_get_plan (f->desk), uri, 0, 240, NULL,
                    NULL);
  hp_desk_seek (f->desk, 300);
  WAIT_UNTIL (hp_transport_is_open (hp_desk_get_transport (f->desk)));
  hp_desk_seek (f->desk, 0);
  WAIT_UNTIL (hp_desk_get_found_picture (f->desk) != NULL);
}

static GListStore *
films (const char *first,
       const char *second)
{
  GListStore *list = g_list_store_new (G_TYPE_FILE);
  g_autoptr(GFile) one = film (first), other = film (second);

  g_list_store_append (list, one);
  g_list_store_append (list, other);
  return list;
}

/* In the order of their names, as people count, and in one step. */
static void
test_add_reels (Fixture       *f,
                gconstpointer  data)
{
  g_autoptr(GListStore) list = films ("fn-23976-tc.mov", "fn-25.mp4");

  if (!has_films ())
    return;

  open_plan (f, "24000/1001", 100, "");
  WAIT_FOR_RESULT (hp_desk_add_reels_async (f->desk, G_LIST_MODEL (list), added_cb, f));
  g_assert_no_error (f->error);
  g_assert_cmpint (f->n_added, ==, 2);
  g_assert_cmpint (f->n_other_rate, ==, 1);
  g_assert_cmpstr (last_step (f), ==, "Add Reels");
  g_assert_true (g_str_has_suffix (hp_reel_get_uri (reel_at (f, 1)), "fn-25.mp4"));
  g_assert_cmpint (hp_reel_get_number (reel_at (f, 1)), ==, 2);
  g_assert_cmpint (hp_reel_get_duration (reel_at (f, 1)), ==, 250);
  g_assert_cmpstr (hp_reel_get_start_timecode (reel_at (f, 1)), ==, "10:00:00:00");
  g_assert_cmpint (hp_reel_get_start (reel_at (f, 2)), ==, 350);
  hp_history_undo (hp_desk_get_history (f->desk));
  g_assert_cmpint (hp_desk_get_duration (f->desk), ==, 100);

  /* All or none. */
  g_clear_object (&list);
  list = films ("fn-25.mp4", "truth.json");
  WAIT_FOR_RESULT (hp_desk_add_reels_async (f->desk, G_LIST_MODEL (list), added_cb, f));
  g_assert_cmpint (f->n_added, ==, -1);
  g_assert_nonnull (strstr (f->error->message, "truth.json"));
  g_assert_cmpint (hp_desk_get_duration (f->desk), ==, 100);
}

/* A plan begins without a picture: all can be spotted, and the picture comes later. */
static void
test_slate (Fixture       *f,
            gconstpointer  data)
{
  g_autofree char *timecode = NULL;

  WAIT_FOR_RESULT (hp_desk_new_slate_async (f->desk, (HpFrameRate) { 24, 1 }, FALSE, 14400, 86400,
                                            opened_cb, f));
  g_assert_no_error (f->error);
  g_assert_false (hp_desk_has_picture (f->desk));
  g_assert_cmpint (hp_desk_get_duration (f->desk), ==, 14400);
  hp_desk_seek (f->desk, 100);
  hp_desk_spot_in (f->desk);
  hp_desk_seek (f->desk, 200);
  g_assert_true (hp_desk_spot_out (f->desk, NULL));
  timecode = hp_plan_format_timecode (hp_desk_get_plan (f->desk), hp_desk_get_frame (f->desk));
  g_assert_cmpstr (timecode, ==, "01:00:08:08");

  if (!has_films ())
    return;

  offer (f, 0, FALSE, "fn-24.mp4");
  g_assert_cmpint (f->offer->differences, ==, HP_PICTURE_OTHER_LENGTH);
  g_assert_true (hp_desk_take_picture (f->desk, f->offer, TRUE, &f->error));
  WAIT_UNTIL (hp_transport_is_open (hp_desk_get_transport (f->desk)));
  g_assert_cmpint (hp_desk_get_duration (f->desk), ==, 240);
}

/* The playhead stays in the film, and in its reel, whatever becomes of that. */
static void
test_follows_the_reels (Fixture       *f,
                        gconstpointer  data)
{
  HpHistory *history;

  open_plan (f, "24", 100, "");
  history = hp_desk_get_history (f->desk);
  hp_edit_add_reel (history, hp_desk_get_plan (f->desk), "", 0, 50, NULL, NULL);
  hp_desk_seek (f->desk, 120);
  g_assert_true (hp_edit_move_reel (history, hp_desk_get_plan (f->desk), reel_at (f, 1), 0, NULL));
  g_assert_cmpint (hp_desk_get_frame (f->desk), ==, 20);
  g_assert_true (hp_desk_get_reel (f->desk) == reel_at (f, 0));

  hp_desk_seek (f->desk, 149);
  g_assert_true (hp_edit_remove_reel (history, hp_desk_get_plan (f->desk), reel_at (f, 1), NULL));
  g_assert_cmpint (hp_desk_get_frame (f->desk), ==, 49);
  g_assert_true (hp_desk_get_reel (f->desk) == reel_at (f, 0));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) \
  g_test_add ("/desk/desk-reels/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("differences", test_differences);
  ADD ("locate", test_locate);
  ADD ("use-anyway", test_use_anyway);
  ADD ("frames-of-another-rate", test_frames_of_another_rate);
  ADD ("change-to-fit", test_change_to_fit);
  ADD ("too-short-to-fit", test_too_short_to_fit);
  ADD ("long-play", test_long_play);
  ADD ("opened-with-another-file", test_opened_with_another_file);
  ADD ("opened-with-its-file", test_opened_with_its_file);
  ADD ("found-beside-the-plan", test_found_beside_the_plan);
  ADD ("found-beside-a-reel", test_found_beside_a_reel);
  ADD ("add-reels", test_add_reels);
  ADD ("slate", test_slate);
  ADD ("follows-the-reels", test_follows_the_reels);
#undef ADD

  return g_test_run ();
}
