#include "score/score-builder.h"

#include "score/small-plan.h"

static HpScore *
build (HpPlan  *plan,
       HpScene *scene)
{
  g_autoptr(GError) error = NULL;
  HpScore *score = hp_score_build (plan, scene, &error);

  g_assert_no_error (error);
  g_assert_nonnull (score);
  return score;
}

static void
assert_bars (HpScore *score,
             gint64   first,
             gint64   last)
{
  gsize n_bars;
  const HpScoreBar *bars = hp_score_get_bars (score, &n_bars);

  g_assert_cmpint (bars[0].number, ==, first);
  g_assert_cmpint (bars[n_bars - 1].number, ==, last);
  g_assert_cmpint ((gint64) n_bars, ==, last - first + 1);
}

/* Texts with their beats: "0 01:00:00:00, 2.5 door". */
static void
assert_texts (HpScore    *score,
              const char *expected)
{
  g_autoptr(GString) told = g_string_new (NULL);
  gsize n_texts;
  const HpScoreText *texts = hp_score_get_texts (score, &n_texts);

  for (gsize i = 0; i < n_texts; i++)
    g_string_append_printf (told, "%s%g %s", i > 0 ? ", " : "",
                            4 * hp_fraction_to_double (texts[i].at), texts[i].text);
  g_assert_cmpstr (told->str, ==, expected);
}

/* Four seconds are a bar; the bar that holds `out` is written, too. */
static void
test_without_a_tempo_a_beat_is_a_second (void)
{
  g_autoptr(HpPlan) plan = small_plan_new ();
  HpScene *scene = small_plan_add_scene (plan, 240, 240 + 9 * 24);
  g_autoptr(HpScore) score = NULL;
  const HpScoreTempo *tempi;
  gsize n_tempi;

  small_plan_add_hit (scene, 240 + 60, "door");
  score = build (plan, scene);

  g_assert_false (hp_score_is_tempo_decided (score));
  assert_bars (score, 1, 3);
  assert_texts (score, "0 01:00:10:00, 2.5 door");
  tempi = hp_score_get_tempi (score, &n_tempi);
  g_assert_cmpuint (n_tempi, ==, 1);
  g_assert_cmpfloat_with_epsilon (tempi[0].tempo, 15, 1e-9);
  g_assert_cmpstr (hp_score_get_film (score), ==, "The Long Night");
  g_assert_cmpstr (hp_score_get_cue (score), ==, "1M1");
  g_assert_cmpstr (hp_score_get_title (score), ==, "The letter");
}

/* A tempo plan that is not chosen changes nothing. */
static void
test_only_the_chosen_tempo_plan_counts (void)
{
  g_autoptr(HpPlan) plan = small_plan_new ();
  HpScene *scene = small_plan_add_scene (plan, 240, 480);
  HpTempoPlan *tempo_plan = small_plan_add_tempo_plan (scene, 240, "3/4");
  g_autoptr(HpScore) decided = NULL;
  g_autoptr(HpScore) undecided = NULL;

  small_plan_add_tempo (tempo_plan, (HpFraction) { 0, 1 }, 120, FALSE);
  decided = build (plan, scene);
  g_assert_true (hp_score_is_tempo_decided (decided));
  assert_bars (decided, 1, 7);

  g_object_set (scene, "tempo-plan", "tempo-9", NULL);
  undecided = build (plan, scene);
  g_assert_false (hp_score_is_tempo_decided (undecided));
  assert_bars (undecided, 1, 3);
}

static void
test_a_pickup_has_bars_before_bar_1 (void)
{
  g_autoptr(HpPlan) plan = small_plan_new ();
  HpScene *scene = small_plan_add_scene (plan, 240, 480);
  HpTempoPlan *tempo_plan = small_plan_add_tempo_plan (scene, 240 + 120, "4/4");
  g_autoptr(HpScore) score = NULL;

  small_plan_add_tempo (tempo_plan, (HpFraction) { 0, 1 }, 60, FALSE);
  small_plan_add_hit (scene, 240, "in");
  small_plan_add_hit (scene, 360, "down");
  small_plan_add_hit (scene, 359, "");
  score = build (plan, scene);

  /* Five beats before the downbeat: one in bar -1, all of bar 0. */
  assert_bars (score, -1, 2);
  assert_texts (score, "-8 01:00:07:00, -5 in, -0.0416667 01:00:14:23, 0 01:00:15:00, 0 down");
}

/* The numbers of the bars are those of the plan, also when the cue begins later. */
static void
test_a_downbeat_before_the_cue_keeps_bar_1 (void)
{
  g_autoptr(HpPlan) plan = small_plan_new ();
  HpScene *scene = small_plan_add_scene (plan, 960, 1056);
  HpTempoPlan *tempo_plan = small_plan_add_tempo_plan (scene, 0, "4/4");
  g_autoptr(HpScore) score = NULL;

  small_plan_add_tempo (tempo_plan, (HpFraction) { 0, 1 }, 60, FALSE);
  small_plan_add_hit (scene, 0, "at bar 1");
  small_plan_add_hit (scene, 1151, "in the last bar");
  small_plan_add_hit (scene, 1152, "after the last bar");
  score = build (plan, scene);

  assert_bars (score, 1, 12);
  assert_texts (score, "0 01:00:00:00, 0 at bar 1, 47.9583 in the last bar");
}

static void
test_the_curve_is_written (void)
{
  static const HpCurvePoint points[] = {
    { 240, 0, HP_CURVE_LINE },
    { 336, 0.9, HP_CURVE_LINE },
  };
  g_autoptr(HpPlan) plan = small_plan_new ();
  HpScene *scene = small_plan_add_scene (plan, 240, 480);
  g_autoptr(HpScore) score = NULL;
  const HpScoreDynamic *dynamics;
  gsize n_dynamics, n_wedges;

  small_plan_set_curve (scene, points, G_N_ELEMENTS (points));
  score = build (plan, scene);

  dynamics = hp_score_get_dynamics (score, &n_dynamics);
  hp_score_get_wedges (score, &n_wedges);
  g_assert_cmpuint (n_dynamics, ==, 2);
  g_assert_cmpuint (n_wedges, ==, 1);
  g_assert_cmpstr (dynamics[0].mark, ==, "n");
  g_assert_cmpstr (dynamics[1].mark, ==, "fff");
  g_assert_cmpint (dynamics[1].at.num, ==, 1);
}

/* A slip of a digit in the plan must not ask for a million bars, nor for a day of frames. */
static void
test_a_cue_too_long_is_refused (void)
{
  static const struct { gint64 in, downbeat, out; double bpm; } cases[] = {
    { 240, 240, 240 + 24 * 60 * 30, 400 },
    { 240, 240, HP_FRAME_MAX, 60 },
    { HP_FRAME_MAX - 1, 0, HP_FRAME_MAX, 60 },
    { 0, HP_FRAME_MAX, 24, 60 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(HpPlan) plan = small_plan_new ();
      HpScene *scene = small_plan_add_scene (plan, cases[i].in, cases[i].out);
      HpTempoPlan *tempo_plan = small_plan_add_tempo_plan (scene, cases[i].downbeat, "1/4");
      g_autoptr(GError) error = NULL;

      small_plan_add_tempo (tempo_plan, (HpFraction) { 0, 1 }, cases[i].bpm, FALSE);
      g_assert_null (hp_score_build (plan, scene, &error));
      g_assert_error (error, HP_SCORE_ERROR, HP_SCORE_ERROR_TOO_LONG);
    }
}

/* A score is a value: the plan may change or go. */
static void
test_a_score_outlives_its_plan (void)
{
  HpPlan *plan = small_plan_new ();
  HpScene *scene = small_plan_add_scene (plan, 240, 480);
  g_autoptr(HpScore) score = NULL;

  small_plan_add_hit (scene, 300, "door");
  score = build (plan, scene);
  g_assert_finalize_object (plan);
  assert_texts (score, "0 01:00:10:00, 2.5 door");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/score/score-builder/without-a-tempo-a-beat-is-a-second",
                   test_without_a_tempo_a_beat_is_a_second);
  g_test_add_func ("/score/score-builder/only-the-chosen-tempo-plan-counts",
                   test_only_the_chosen_tempo_plan_counts);
  g_test_add_func ("/score/score-builder/a-pickup-has-bars-before-bar-1",
                   test_a_pickup_has_bars_before_bar_1);
  g_test_add_func ("/score/score-builder/a-downbeat-before-the-cue-keeps-bar-1",
                   test_a_downbeat_before_the_cue_keeps_bar_1);
  g_test_add_func ("/score/score-builder/the-curve-is-written", test_the_curve_is_written);
  g_test_add_func ("/score/score-builder/a-cue-too-long-is-refused",
                   test_a_cue_too_long_is_refused);
  g_test_add_func ("/score/score-builder/a-score-outlives-its-plan",
                   test_a_score_outlives_its_plan);

  return g_test_run ();
}
