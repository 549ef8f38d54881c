#include "model/scene-bars.h"

#include "model/meter-change.h"
#include "model/model-error.h"
#include "score/small-plan.h"

static const HpFrameRate rate = { 24, 1 };

typedef struct
{
  HpPlan      *plan;
  HpScene     *scene;
  HpTempoPlan *tempo_plan;
} Fixture;

/* Two beats of pickup, then 4/4 at 60: a beat is 24 frames. */
static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  f->plan = small_plan_new ();
  f->scene = small_plan_add_scene (f->plan, 52, 10000);
  f->tempo_plan = small_plan_add_tempo_plan (f->scene, 100, "4/4");
  small_plan_add_tempo (f->tempo_plan, (HpFraction) { 0, 1 }, 60, FALSE);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  g_assert_finalize_object (f->plan);
}

static void
add_meter (Fixture    *f,
           int         bar,
           const char *meter)
{
  g_autoptr(HpMeterChange) change = g_object_new (HP_TYPE_METER_CHANGE,
                                                  "bar", bar,
                                                  "meter", meter,
                                                  NULL);

  hp_element_list_append (hp_tempo_plan_get_meters (f->tempo_plan), change);
}

static void
assert_beat (Fixture    *f,
             gint64      frame,
             const char *expected)
{
  g_autofree char *text = hp_scene_format_beat (f->scene, rate, frame);

  g_assert_cmpstr (text, ==, expected);
}

static void
assert_first (Fixture *f,
              gint64   bar,
              gint64   beat,
              gint64   expected)
{
  g_autoptr(GError) error = NULL;
  gint64 frame = -1;

  hp_scene_find_beat (f->scene, rate, bar, beat, &frame, &error);
  g_assert_no_error (error);
  g_assert_cmpint (frame, ==, expected);
}

static void
test_known (Fixture       *f,
            gconstpointer  data)
{
  static const struct { gint64 first, last; const char *text; gint64 bar, beat; } cases[] = {
    { 52, 75, "0|3", 0, 3 },    /* the pickup */
    { 76, 99, "0|4", 0, 4 },
    { 100, 123, "1|1", 1, 1 },
    { 172, 195, "1|4", 1, 4 },
    { 196, 219, "2|1", 2, 1 },
    { 292, 303, "3|1", 3, 1 },  /* 6/8: an eighth is 12 frames */
    { 352, 363, "3|6", 3, 6 },
    { 364, 375, "4|1", 4, 1 },
  };

  add_meter (f, 3, "6/8");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      assert_beat (f, cases[i].first, cases[i].text);
      assert_beat (f, cases[i].last, cases[i].text);
      assert_first (f, cases[i].bar, cases[i].beat, cases[i].first);
    }

  /* Long before the scene, too. */
  assert_beat (f, 100 - 2 * 96, "-1|1");
}

/* At 100 a beat is 14.4 frames: it has the frames that start while it sounds. */
static void
test_between_frames (Fixture       *f,
                     gconstpointer  data)
{
  static const gint64 firsts[] = { 100, 115, 129, 144, 158, 172 };

  hp_element_list_remove_all (hp_tempo_plan_get_tempos (f->tempo_plan));
  small_plan_add_tempo (f->tempo_plan, (HpFraction) { 0, 1 }, 100, FALSE);
  assert_beat (f, 114, "1|1");
  assert_beat (f, 115, "1|2");
  for (guint i = 0; i < G_N_ELEMENTS (firsts); i++)
    assert_first (f, 1 + i / 4, 1 + i % 4, firsts[i]);
}

static void
assert_position (HpFraction position,
                 gint64     num,
                 gint64     den)
{
  g_assert_cmpint (position.num, ==, num);
  g_assert_cmpint (position.den, ==, den);
}

/* The scene begins on the third beat of bar 0, frame 52; a beat is 24 frames, bar 3 has eighths. */
static void
test_nearest_beat (Fixture       *f,
                   gconstpointer  data)
{
  HpFraction position;

  add_meter (f, 3, "6/8");
  g_assert_true (hp_scene_find_nearest_beat (f->scene, rate, 111, 1, &position));
  assert_position (position, 0, 1);
  g_assert_true (hp_scene_find_nearest_beat (f->scene, rate, 113, 1, &position));
  assert_position (position, 1, 4);
  g_assert_true (hp_scene_find_nearest_beat (f->scene, rate, 113, 4, &position));
  assert_position (position, 1, 8);
  g_assert_true (hp_scene_find_nearest_beat (f->scene, rate, 305, 1, &position));
  assert_position (position, 17, 8);

  /* What lies outside goes to the beats at the edges. */
  g_assert_true (hp_scene_find_nearest_beat (f->scene, rate, 0, 1, &position));
  assert_position (position, -1, 2);
  g_assert_true (hp_scene_find_nearest_beat (f->scene, rate, 20000, 1, &position));
  g_assert_true (hp_scene_find_nearest_beat (f->scene, rate, 9999, 1, &position));

  g_object_set (f->scene, "tempo-plan", "", NULL);
  g_assert_false (hp_scene_find_nearest_beat (f->scene, rate, 113, 1, &position));
}

static void
test_steps (Fixture       *f,
            gconstpointer  data)
{
  g_autofree char *text = NULL;
  HpFraction to;

  add_meter (f, 3, "6/8");
  g_assert_true (hp_scene_step_beats (f->scene, rate, (HpFraction) { 7, 4 }, 2, &to));
  assert_position (to, 17, 8);
  g_assert_true (hp_scene_step_beats (f->scene, rate, (HpFraction) { 17, 8 }, -2, &to));
  assert_position (to, 7, 4);
  g_assert_true (hp_scene_step_beats (f->scene, rate, (HpFraction) { 1, 16 }, -1, &to));
  assert_position (to, 0, 1);

  g_assert_true (hp_scene_step_bars (f->scene, rate, (HpFraction) { 1, 4 }, 1, &to));
  assert_position (to, 5, 4);
  g_assert_true (hp_scene_step_bars (f->scene, rate, (HpFraction) { 7, 4 }, 1, &to));
  assert_position (to, 21, 8);
  text = hp_scene_format_position (f->scene, to);
  g_assert_cmpstr (text, ==, "3|6");

  /* Not out of the scene. */
  g_assert_false (hp_scene_step_beats (f->scene, rate, (HpFraction) { -1, 2 }, -1, &to));
  g_assert_false (hp_scene_step_bars (f->scene, rate, (HpFraction) { 0, 1 }, -1, &to));
}

/* Every beat is where it is found, and the frame before has the one before. */
static void
test_round_trip (Fixture       *f,
                 gconstpointer  data)
{
  small_plan_add_tempo (f->tempo_plan, (HpFraction) { 7, 4 }, 71.3, TRUE);
  small_plan_add_tempo (f->tempo_plan, (HpFraction) { 9, 1 }, 143.7, TRUE);
  small_plan_add_tempo (f->tempo_plan, (HpFraction) { 61, 3 }, 49.1, FALSE);
  add_meter (f, 5, "7/8");
  add_meter (f, 9, "5/16");
  add_meter (f, 20, "3/2");

  for (gint64 bar = 1; bar < 40; bar++)
    {
      gint64 beats = bar < 5 ? 4 : bar < 9 ? 7 : bar < 20 ? 5 : 3;

      for (gint64 beat = 1; beat <= beats; beat++)
        {
          g_autofree char *expected = g_strdup_printf ("%d|%d", (int) bar, (int) beat);
          g_autofree char *before = NULL;
          gint64 frame = -1;

          g_assert_true (hp_scene_find_beat (f->scene, rate, bar, beat, &frame, NULL));
          assert_beat (f, frame, expected);
          before = hp_scene_format_beat (f->scene, rate, frame - 1);
          g_assert_cmpstr (before, !=, expected);
        }
    }
}

static void
test_refuses (Fixture       *f,
              gconstpointer  data)
{
  static const struct { gint64 bar, beat; const char *text; } cases[] = {
    { 1, 5, "Bar 1 has the beats 1 to 4" },
    { 1, 0, "Bar 1 has the beats 1 to 4" },
    { 0, 2, "1M1 goes from 0|3 to 104|1" },  /* 9900 frames after the downbeat: 412 beats */
    { 104, 2, "1M1 goes from 0|3 to 104|1" },
    { -999999999, 1, "1M1 goes from 0|3 to 104|1" },
    { 999999999, 4, "1M1 goes from 0|3 to 104|1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;
      gint64 frame = 77;

      g_assert_false (hp_scene_find_beat (f->scene, rate, cases[i].bar, cases[i].beat, &frame,
                                          &error));
      g_assert_error (error, HP_MODEL_ERROR, HP_MODEL_ERROR_REFUSED);
      g_assert_cmpstr (error->message, ==, cases[i].text);
      g_assert_cmpint (frame, ==, 77);
    }
}

static void
test_without_tempo_plan (Fixture       *f,
                         gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  gint64 frame;

  g_object_set (f->scene, "tempo-plan", "", NULL);
  assert_beat (f, 100, NULL);
  g_assert_false (hp_scene_find_beat (f->scene, rate, 1, 1, &frame, &error));
  g_assert_error (error, HP_MODEL_ERROR, HP_MODEL_ERROR_REFUSED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/model/scene-bars/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("known", test_known);
  ADD ("between-frames", test_between_frames);
  ADD ("round-trip", test_round_trip);
  ADD ("nearest-beat", test_nearest_beat);
  ADD ("steps", test_steps);
  ADD ("refuses", test_refuses);
  ADD ("without-tempo-plan", test_without_tempo_plan);
#undef ADD

  return g_test_run ();
}
