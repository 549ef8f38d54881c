#include "model/edit-cues.h"

#include <string.h>

#include "model/cue-number.h"
#include "model/edit-list.h"
#include "model/edit-member.h"
#include "model/edit-reels.h"
#include "model/edit-scene.h"
#include "model/film-plan.h"
#include "model/model-error.h"
#include "model/scene-cue.h"

typedef struct
{
  HpPlan    *plan;
  HpHistory *history;
} Fixture;

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  f->plan = film_plan_new ();
  f->history = hp_history_new ();
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  g_assert_finalize_object (f->history);
  g_assert_finalize_object (f->plan);
}

static HpScene *
scene_at (Fixture *f,
          guint    index)
{
  return hp_element_list_get (hp_plan_get_scenes (f->plan), index);
}

static HpReel *
reel_at (Fixture *f,
         guint    index)
{
  return hp_element_list_get (hp_plan_get_reels (f->plan), index);
}

static char *
tell_cues (Fixture *f)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; scene_at (f, i) != NULL; i++)
    {
      g_autofree char *cue = hp_scene_format_cue (scene_at (f, i));

      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", cue);
    }

  return g_string_free (text, FALSE);
}

static void
assert_cues (Fixture    *f,
             const char *expected)
{
  g_autofree char *told = tell_cues (f);

  g_assert_cmpstr (told, ==, expected);
}

/* Scenes 100 frames long, from text such as "1M1@100 1M2!@300": those with a mark are approved. */
static void
spot (Fixture     *f,
      HpNumbering  numbering,
      const char  *text)
{
  g_auto(GStrv) cues = g_strsplit (text, " ", -1);

  hp_edit_set (f->history, f->plan, NULL, "numbering", numbering);
  for (guint i = 0; cues[i] != NULL; i++)
    {
      g_autoptr(GError) error = NULL;
      char *at = strchr (cues[i], '@');
      gint64 in = g_ascii_strtoll (at + 1, NULL, 10);
      gboolean approved = at[-1] == '!';

      at[approved ? -1 : 0] = '\0';
      hp_edit_add (f->history, f->plan, "scenes", &error, "cue", cues[i], "in", in,
                   "out", in + 100,
                   "status", approved ? HP_SCENE_STATUS_APPROVED : HP_SCENE_STATUS_SPOTTED, NULL);
      g_assert_no_error (error);
    }

  hp_history_mark_saved (f->history);
}

#define PER_REEL HP_NUMBERING_PER_REEL
#define CONTINUOUS HP_NUMBERING_CONTINUOUS

/* What is kept: leading zeros, the case of the m, the s of source music, parts and versions. */
static void
test_rewrite (void)
{
  static const struct { const char *text; HpCueNumber number; const char *written; } cases[] = {
    { "1M7",      { 2, 7, 0 },    "2M7" },
    { "1m07",     { 2, 7, 0 },    "2m07" },
    { "1m09",     { 1, 10, 0 },   "1m10" },
    { "01m007",   { 10, 12, 0 },  "10m012" },
    { "1m12s",    { 1, 13, 0 },   "1m13s" },
    { "1m12S",    { 1, 13, 'A' }, "1m13AS" },
    { "1M7A",     { 1, 8, 0 },    "1M8" },
    { "1M2-Pt3_v2", { 3, 4, 'B' }, "3M4B-Pt3_v2" },
    { "0M0",      { 1, 1, 0 },    "1M1" },
    { "",         { 1, 1, 'A' },  "1M1A" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      HpCueNumber number = cases[i].number;
      g_autofree char *written = NULL;

      number.part = number.version = -1;
      written = hp_cue_number_rewrite (cases[i].text, &number);
      g_assert_cmpstr (written, ==, cases[i].written);
    }
}

/* The number of a scene that is spotted among others. */
static void
test_new_numbers (Fixture       *f,
                  gconstpointer  data)
{
  static const struct
  {
    HpNumbering  numbering;
    const char  *before;
    gint64       in;
    const char  *cue;
  } cases[] = {
    { PER_REEL, "1m07A@100 1m08@300", 200, "1M7B" },
    { PER_REEL, "1M7R@100 1M8@300", 200, "1M7T" },
    { PER_REEL, "1M7H@100 1M8@300", 200, "1M7J" },
    { PER_REEL, "1M7N@100 1M8@300", 200, "1M7P" },
    { PER_REEL, "1M1@100 1M3@300", 200, "1M2" },
    { PER_REEL, "1M1@100 2M1@10000", 300, "1M2" },
    { PER_REEL, "1M1@100 2M1@10000", 10200, "2M2" },
    { PER_REEL, "1M3@300", 100, "1M2" },
    { PER_REEL, "1M1@300", 100, "1M0" },
    { CONTINUOUS, "1M1@100 2M2@10000", 10200, "2M3" },
    { CONTINUOUS, "1M1@100 2M2@10000", 300, "1M1A" },
    { CONTINUOUS, "1M1@100 2M3@10000", 300, "1M2" },
    { CONTINUOUS, "1M999@100", 300, "1M999A" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *cue = NULL;

      spot (f, cases[i].numbering, cases[i].before);
      cue = hp_plan_make_cue (f->plan, cases[i].in);
      g_assert_cmpstr (cue, ==, cases[i].cue);
      hp_element_list_remove_all (hp_plan_get_scenes (f->plan));
    }
}

static void
test_renumber (Fixture       *f,
               gconstpointer  data)
{
  static const struct { HpNumbering numbering; const char *before, *after; } cases[] = {
    { PER_REEL, "1M2@100 1M2A@200 1M7@300 2M4@10000", "1M1, 1M2, 1M3, 2M1" },
    { CONTINUOUS, "1M2@100 1M2A@200 1M7@300 2M9@10000", "1M1, 1M2, 1M3, 2M4" },
    /* Around the frozen: what fits below it, and with letters what does not. */
    { PER_REEL, "1M1@100 1M5!@200 1M6A@300 1M9@400", "1M1, 1M5, 1M6, 1M7" },
    { PER_REEL, "1M2!@100 1M2A@200 1M2B@300 1M3!@400 1M9@500", "1M2, 1M2A, 1M2B, 1M3, 1M4" },
    { PER_REEL, "1M0@100 1M1!@200 1M4@300", "1M0, 1M1, 1M2" },
    { PER_REEL, "1M1!@100 1M5@200 1M6@300 1M3!@400", "1M1, 1M2, 1M2A, 1M3" },
    { PER_REEL, "1M7A!@100 1M9@200 1M8!@300", "1M7A, 1M7B, 1M8" },
    { PER_REEL, "1M8@100 1M9@200 1M2A!@300", "1M1, 1M2, 1M2A" },
    /* A frozen number out of order is not given again. */
    { PER_REEL, "1M5!@100 1M9@200 1M2!@300 1M3@400 1M6!@500", "1M5, 1M5A, 1M2, 1M5B, 1M6" },
    { PER_REEL, "1M4@100 1M9@200 2M2!@10000 1M2!@10100 2M7@10200", "1M1, 1M1A, 2M2, 1M2, 2M3" },
    /* Parts of a cue stay parts of it. */
    { PER_REEL, "1M3pt1@100 1M3pt2@200 1M4v2@300 1m06s@400", "1M1pt1, 1M1pt2, 1M2v2, 1m03s" },
    /* Reels by where the scene comes in. */
    { PER_REEL, "2M1@100 1M7@10000", "1M1, 2M1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *before = NULL;

      g_test_message ("%s", cases[i].before);
      spot (f, cases[i].numbering, cases[i].before);
      before = tell_cues (f);

      hp_edit_renumber_cues (f->history, f->plan);
      assert_cues (f, cases[i].after);
      g_assert_cmpstr (hp_history_get_undo_label (f->history), ==, "Renumber Cues");
      hp_history_undo (f->history);
      assert_cues (f, before);

      /* Once is enough. */
      hp_history_redo (f->history);
      hp_history_mark_saved (f->history);
      hp_edit_renumber_cues (f->history, f->plan);
      assert_cues (f, cases[i].after);
      hp_element_list_remove_all (hp_plan_get_scenes (f->plan));
    }
}

/* The boundary between the reels moves to the frame. */
static void
test_reels_move (Fixture       *f,
                 gconstpointer  data)
{
  static const struct
  {
    HpNumbering  numbering;
    const char  *before;
    gint64       start;
    const char  *after;
  } cases[] = {
    /* Still cue 7, though it be recorded. */
    { CONTINUOUS, "1M6@100 1M7@9000 2M8@10000", 8000, "1M6, 2M7, 2M8" },
    { CONTINUOUS, "1M6@100 1M7!@9000 2M8@10000", 8000, "1M6, 2M7, 2M8" },
    { CONTINUOUS, "1m06@100 1m07s@9000", 8000, "1m06, 2m07s" },
    { CONTINUOUS, "1M6@100 2M7@10000 2M8@10200", 10100, "1M6, 1M7, 2M8" },
    /* Counted in each reel, the frozen stay as they are. */
    { PER_REEL, "1M6@100 1M7!@9000 2M1@10000", 8000, "1M6, 1M7, 2M1" },
    { PER_REEL, "1M6@100 1M7!@9000 1m08s@9500 2M3@10000", 8000, "1M6, 1M7, 2m02s, 2M3" },
    { PER_REEL, "1M6@100 2M1@10000 2M2!@10200 2M3@10400", 10300, "1M6, 1M7, 2M2, 2M3" },
    { PER_REEL, "1M6@100 2M1@10000 2M2@10200", 10300, "1M6, 1M7, 1M8" },
    /* Where no number is free, the reel is numbered anew, around the frozen. */
    { PER_REEL, "1M6@100 1M7@9000 1M8@9200 2M1@10000 2M4!@10100 2M5@10300", 8000,
      "1M6, 2M1, 2M2, 2M3, 2M4, 2M5" },
    { PER_REEL, "1M6@100 1M7@9000 2M1!@10000 2M2@10100", 8000, "1M6, 2M0, 2M1, 2M2" },
    { PER_REEL, "1M6@100 2M1@10000", 10000, "1M6, 2M1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *before = NULL;

      g_test_message ("%s", cases[i].before);
      spot (f, cases[i].numbering, cases[i].before);
      before = tell_cues (f);

      g_assert_true (hp_edit_set (f->history, reel_at (f, 1), NULL, "start", cases[i].start));
      assert_cues (f, cases[i].after);
      g_assert_cmpint (hp_reel_get_duration (reel_at (f, 0)), ==, cases[i].start);
      g_assert_cmpint (hp_reel_get_duration (reel_at (f, 1)), ==, 2 * FILM_REEL - cases[i].start);
      if (cases[i].start != FILM_REEL)
        {
          g_assert_cmpstr (hp_history_get_undo_label (f->history), ==, "Move Start of Reel");
          hp_history_undo (f->history);
        }
      assert_cues (f, before);
      hp_element_list_remove_all (hp_plan_get_scenes (f->plan));
    }
}

static void
test_numbering (Fixture       *f,
                gconstpointer  data)
{
  spot (f, PER_REEL, "1M1@100 1M2!@300 2M1@10000 2M2!@10100 2M3@10300");
  g_assert_true (hp_edit_set (f->history, f->plan, NULL, "numbering", CONTINUOUS));
  assert_cues (f, "1M1, 1M2, 2M3, 2M2, 2M4");
  g_assert_cmpstr (hp_history_get_undo_label (f->history), ==, "Change Cue Numbering");

  hp_history_undo (f->history);
  assert_cues (f, "1M1, 1M2, 2M1, 2M2, 2M3");
  g_assert_cmpint (hp_plan_get_numbering (f->plan), ==, PER_REEL);
}

/* A reel that is named anew takes its cues along. */
static void
test_reel_number (Fixture       *f,
                  gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  spot (f, PER_REEL, "1M1@100 1M2!@300 2M1@10000 2m07s@10200");
  g_assert_true (hp_edit_set (f->history, reel_at (f, 1), NULL, "number", 5));
  assert_cues (f, "1M1, 1M2, 5M1, 5m07s");
  g_assert_false (hp_edit_set (f->history, reel_at (f, 1), &error, "number", 1));
  g_assert_error (error, HP_MODEL_ERROR, HP_MODEL_ERROR_REFUSED);
}

static void
test_split_and_join (Fixture       *f,
                     gconstpointer  data)
{
  static const gint64 frames[] = { -1, 0, FILM_REEL, 2 * FILM_REEL };

  spot (f, PER_REEL, "1M1@100 1M2@6000 1M3!@7000 2M1@10000 2M2!@10100");
  for (guint i = 0; i < G_N_ELEMENTS (frames); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_false (hp_edit_split_reel (f->history, f->plan, frames[i], &error));
      g_assert_error (error, HP_MODEL_ERROR, HP_MODEL_ERROR_REFUSED);
    }
  g_assert_false (hp_history_get_modified (f->history));

  g_assert_true (hp_edit_split_reel (f->history, f->plan, 5000, NULL));
  g_assert_cmpstr (hp_history_get_undo_label (f->history), ==, "Split Reel");
  assert_cues (f, "1M1, 2M1, 1M3, 3M1, 2M2");
  g_assert_cmpint (hp_reel_get_number (reel_at (f, 1)), ==, 2);
  g_assert_cmpint (hp_reel_get_start (reel_at (f, 1)), ==, 5000);
  g_assert_cmpint (hp_reel_get_duration (reel_at (f, 1)), ==, 5000);
  g_assert_cmpint (hp_reel_get_offset (reel_at (f, 1)), ==, 5000);
  g_assert_cmpstr (hp_reel_get_uri (reel_at (f, 1)), ==, "reel1.mov");
  g_assert_cmpstr (hp_reel_get_start_timecode (reel_at (f, 1)), ==, "01:03:28:08");
  g_assert_cmpint (hp_reel_get_number (reel_at (f, 2)), ==, 3);
  g_assert_cmpint (hp_reel_get_start (reel_at (f, 2)), ==, FILM_REEL);

  g_assert_true (hp_edit_join_reel (f->history, f->plan, reel_at (f, 0), NULL));
  g_assert_cmpstr (hp_history_get_undo_label (f->history), ==, "Join Reels");
  assert_cues (f, "1M1, 1M2, 1M3, 2M1, 2M2");
  g_assert_cmpint (hp_reel_get_duration (reel_at (f, 0)), ==, FILM_REEL);
  g_assert_cmpint (hp_reel_get_number (reel_at (f, 1)), ==, 2);

  hp_history_undo (f->history);
  hp_history_undo (f->history);
  assert_cues (f, "1M1, 1M2, 1M3, 2M1, 2M2");
  g_assert_null (reel_at (f, 2));
}

/* Two files are not one picture, and after the last reel there is none. */
static void
test_join_refuses (Fixture       *f,
                   gconstpointer  data)
{
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_false (hp_edit_join_reel (f->history, f->plan, reel_at (f, i), &error));
      g_assert_error (error, HP_MODEL_ERROR, HP_MODEL_ERROR_REFUSED);
    }
}

static void
test_cue_by_hand (Fixture       *f,
                  gconstpointer  data)
{
  static const struct { HpNumbering numbering; const char *cue; gboolean good; } cases[] = {
    { PER_REEL, "1M9", TRUE },      { PER_REEL, "1M2", FALSE },    { PER_REEL, "1m02", FALSE },
    { PER_REEL, "1M2s", FALSE },    { PER_REEL, "1M2A", TRUE },    { PER_REEL, "1M2pt2", TRUE },
    { PER_REEL, "2M2", TRUE },      { CONTINUOUS, "2M2", FALSE },  { PER_REEL, "1M5", FALSE },
    { PER_REEL, "", FALSE },        { PER_REEL, "M1", FALSE },     { PER_REEL, "1M2I", FALSE },
    { PER_REEL, "1m01", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;

      g_test_message ("%s", cases[i].cue);
      spot (f, cases[i].numbering, "1M1@100 1M2@300 1M5!@500");
      hp_edit_remove (f->history, scene_at (f, 2), NULL);
      hp_history_mark_saved (f->history);

      g_assert_true (hp_edit_set (f->history, scene_at (f, 0), &error, "cue", cases[i].cue) ==
                     cases[i].good);
      g_assert_true (hp_history_get_modified (f->history) == cases[i].good);
      if (!cases[i].good)
        g_assert_error (error, HP_MODEL_ERROR, HP_MODEL_ERROR_REFUSED);
      hp_element_list_remove_all (hp_plan_get_scenes (f->plan));
    }
}

/* A number that stands on paper is omitted there, not given again. */
static void
test_drop (Fixture       *f,
           gconstpointer  data)
{
  spot (f, PER_REEL, "1M4@100 1m05!@300 1M6@500");
  g_assert_true (hp_edit_remove (f->history, scene_at (f, 1), NULL));
  g_assert_cmpstr (hp_history_get_undo_label (f->history), ==, "Drop Scene");
  assert_cues (f, "1M4, 1m05 OMITTED, 1M6");

  hp_edit_renumber_cues (f->history, f->plan);
  assert_cues (f, "1M1, 1m05 OMITTED, 1M6");
  g_assert_nonnull (hp_edit_spot_scene (f->history, f->plan, 320, 340, NULL));
  assert_cues (f, "1M1, 1m05 OMITTED, 1M5A, 1M6");

  g_assert_true (hp_edit_remove (f->history, scene_at (f, 1), NULL));
  g_assert_cmpstr (hp_history_get_undo_label (f->history), ==, "Remove Scene");
  assert_cues (f, "1M1, 1M5A, 1M6");
  hp_history_undo (f->history);
  assert_cues (f, "1M1, 1m05 OMITTED, 1M5A, 1M6");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/edit-cues/rewrite", test_rewrite);

#define ADD(name, func) \
  g_test_add ("/model/edit-cues/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("new-numbers", test_new_numbers);
  ADD ("renumber", test_renumber);
  ADD ("reels-move", test_reels_move);
  ADD ("numbering", test_numbering);
  ADD ("reel-number", test_reel_number);
  ADD ("split-and-join", test_split_and_join);
  ADD ("join-refuses", test_join_refuses);
  ADD ("cue-by-hand", test_cue_by_hand);
  ADD ("drop", test_drop);
#undef ADD

  return g_test_run ();
}
