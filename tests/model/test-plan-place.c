#include "model/plan-place.h"

#include "core/timecode.h"
#include "model/film-plan.h"
#include "model/model-error.h"
#include "model/plan-time.h"
#include "model/reel.h"
#include "model/scene-bars.h"
#include "score/small-plan.h"

/* A film of one reel: whoever calls owns it. */
static HpPlan *
make_film (HpFrameRate  rate,
           gboolean     drop_frame,
           gint64       duration,
           const char  *start)
{
  HpPlan *plan = small_plan_new ();
  HpReel *reel = hp_element_list_get (hp_plan_get_reels (plan), 0);

  g_object_set (hp_plan_get_picture (plan), "frame-rate", &rate, "drop-frame", drop_frame, NULL);
  g_object_set (reel, "duration", duration, "start-timecode", start, NULL);
  return plan;
}

static void
assert_place (HpPlan     *plan,
              const char *text,
              gint64      here,
              gint64      frame)
{
  g_autoptr(GError) error = NULL;
  HpPlace place = { .frame = -1 };

  hp_plan_find_place (plan, text, here, NULL, &place, &error);
  g_assert_no_error (error);
  g_assert_cmpint (place.frame, ==, frame);
  g_assert_cmpuint (place.n_nearest, ==, 0);
}

static void
assert_refused (HpPlan     *plan,
                const char *text,
                gint64      here,
                const char *sentence)
{
  g_autoptr(GError) error = NULL;
  HpPlace place = { .frame = 77 };

  g_assert_false (hp_plan_find_place (plan, text, here, NULL, &place, &error));
  g_assert_error (error, HP_MODEL_ERROR, HP_MODEL_ERROR_REFUSED);
  g_assert_cmpstr (error->message, ==, sentence);
  g_assert_cmpint (place.frame, ==, 77);
}

/* Ten minutes at 24 from 01:00:00:00: 14400 frames. */
static void
test_forms (void)
{
  static const struct { const char *text; gint64 here, frame; } cases[] = {
    { "1:00:00:00", 5,    0 },
    { "1:05:03:04", 5,    7276 },
    { "01:09:59:23", 5,   14399 },
    { "10503.04",   5,    7276 },
    { "1050304",    5,    7276 },

    /* Of the hour that there is. */
    { "5:03:04",    5,    7276 },
    { "50304",      5,    7276 },
    { "3.04",       5,    76 },
    { "9",          5,    9 },

    { "24+08",      5,    392 },
    { "0:12.5",     5,    300 },
    { "9:59.999",   5,    14399 },
    { "+12f",       5,    17 },
    { "-5f",        5,    0 },
    { "+1:00",      5,    29 },
    { "+1+00",      5,    21 },
  };
  g_autoptr(HpPlan) plan = make_film ((HpFrameRate) { 24, 1 }, FALSE, 14400, "01:00:00:00");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("“%s”", cases[i].text);
      assert_place (plan, cases[i].text, cases[i].here, cases[i].frame);
    }
}

static void
test_outside (void)
{
  static const char *const texts[] = {
    "1:10:00:00", "0:59:59:23", "23:00:00:00", "0:05:03:04", "10:00:00", "900+00", "10:00.0",
    "-6f", "+14395f", "-1:00:00:00",
  };
  g_autoptr(HpPlan) plan = make_film ((HpFrameRate) { 24, 1 }, FALSE, 14400, "01:00:00:00");
  g_autoptr(HpPlan) empty = make_film ((HpFrameRate) { 24, 1 }, FALSE, 0, "01:00:00:00");

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_refused (plan, texts[i], 5,
                    "This is outside the film, which goes from 01:00:00:00 to 01:09:59:23");

  assert_refused (empty, "0", 0, "The film has no frames yet");
  assert_refused (empty, "+0f", 0, "The film has no frames yet");
}

static void
test_no_place (void)
{
  g_autoptr(HpPlan) plan = make_film ((HpFrameRate) { 25, 1 }, FALSE, 14400, "00:00:00:00");

  assert_refused (plan, "soon", 0, "“soon” is no place: one such as 1:02:03:04, 24+08, 0:12.5, 3|2 "
                                   "or +12f is expected");
  assert_refused (plan, "0:25", 0, "“0:25” is out of range: hours end at 23, minutes and seconds at "
                                   "59, frames at 24, those of a foot at 15");
  assert_refused (plan, "1|1", 0, "There are no bars here: there is no scene");
}

/* From ten seconds before midnight: the day begins anew at frame 250. */
static void
test_midnight (void)
{
  g_autoptr(HpPlan) plan = make_film ((HpFrameRate) { 25, 1 }, FALSE, 5000, "23:59:50:00");

  assert_place (plan, "23:59:59:24", 0, 249);
  assert_place (plan, "0:00:00:00", 0, 250);
  assert_place (plan, "0", 4000, 250);
  assert_place (plan, "1:00:00", 0, 1750);
  assert_place (plan, "59:55:00", 0, 125);
}

/* Two reels of 10000 frames, from 01:00:00:00 and from 02:00:00:00. */
static void
test_reels (void)
{
  g_autoptr(HpPlan) plan = film_plan_new ();
  HpReel *second = hp_element_list_get (hp_plan_get_reels (plan), 1);

  assert_place (plan, "2:00:01:00", 0, FILM_REEL + 24);
  assert_place (plan, "1:00:01:00", FILM_REEL + 5, 24);

  /* Without hours, in the reel one stands in. */
  assert_place (plan, "1:00", 5, 24);
  assert_place (plan, "1:00", FILM_REEL + 5, FILM_REEL + 24);

  /* Feet, time and distances run through all reels. */
  assert_place (plan, "625+08", 0, FILM_REEL + 8);
  assert_place (plan, "-10f", FILM_REEL + 5, FILM_REEL - 5);
  assert_refused (plan, "1:30:00:00", FILM_REEL, "No reel has this timecode: reel 2 goes from "
                                                 "02:00:00:00 to 02:06:56:15");
  assert_refused (plan, "20:00.0", 0, "This is outside the film, which goes from 01:00:00:00 to "
                                      "02:06:56:15");

  /* What both have is that of the reel one stands in. */
  g_object_set (second, "start-timecode", "01:00:00:00", NULL);
  assert_place (plan, "1:00:01:00", 0, 24);
  assert_place (plan, "1:00:01:00", FILM_REEL, FILM_REEL + 24);
}

static void
assert_nearest (HpPlan     *plan,
                const char *text,
                const char *labels)
{
  g_autoptr(GString) found = g_string_new (NULL);
  HpPlace place = { 0 };

  g_assert_false (hp_plan_find_place (plan, text, 0, NULL, &place, NULL));
  for (guint i = 0; i < place.n_nearest; i++)
    {
      g_autofree char *label = hp_plan_format_timecode (plan, place.nearest[i]);

      g_string_append_printf (found, "%s%s", i > 0 ? " " : "", label);
    }
  g_assert_cmpstr (found->str, ==, labels);
}

static void
test_dropped (void)
{
  const HpFrameRate ntsc = { 30000, 1001 };
  g_autoptr(HpPlan) plan = make_film (ntsc, TRUE, 20000, "01:00:00;00");
  g_autoptr(HpPlan) minute = make_film (ntsc, TRUE, 1800, "01:00:00;00");
  g_autoptr(HpPlan) late = make_film (ntsc, TRUE, 1800, "01:01:00;02");

  assert_refused (plan, "1:01:00:00", 0, "Drop-frame timecode leaves out 1:01:00:00: there are "
                                         "01:00:59;29 and 01:01:00;02");
  assert_refused (plan, "1:00:01", 0, "Drop-frame timecode leaves out 1:00:01: there are "
                                      "01:00:59;29 and 01:01:00;02");
  assert_nearest (plan, "1:01:00:00", "01:00:59;29 01:01:00;02");
  assert_nearest (plan, "1:00:01", "01:00:59;29 01:01:00;02");
  assert_nearest (plan, "5:01:00:00", "");

  /* At the ends of the film. */
  assert_nearest (minute, "1:01:00:00", "01:00:59;29");
  assert_nearest (late, "1:01:00:00", "01:01:00;02");
}

static void
test_beats (void)
{
  g_autoptr(HpPlan) plan = small_plan_new ();
  HpScene *scene = small_plan_add_scene (plan, 52, 1000);
  HpTempoPlan *tempo_plan = small_plan_add_tempo_plan (scene, 100, "4/4");

  small_plan_add_tempo (tempo_plan, (HpFraction) { 0, 1 }, 60, FALSE);

  /* A beat is 24 frames. */
  assert_place (plan, "1|1", 500, 100);
  assert_place (plan, "2|3", 52, 244);
  assert_place (plan, "0|3", 999, 52);
  assert_refused (plan, "11|1", 500, "1M1 goes from 0|3 to 10|2");
  assert_refused (plan, "1|1", 1000, "There are no bars here: there is no scene");
}

/* What a counter shows leads back to the frame, in films that begin anywhere. */
static void
test_round_trip (void)
{
  static const struct { HpFrameRate rate; gboolean drop_frame; } counts[] = {
    { { 24000, 1001 }, FALSE }, { { 24, 1 }, FALSE }, { { 25, 1 }, FALSE },
    { { 30000, 1001 }, FALSE }, { { 30000, 1001 }, TRUE }, { { 30, 1 }, FALSE },
    { { 48, 1 }, FALSE }, { { 50, 1 }, FALSE },
    { { 60000, 1001 }, FALSE }, { { 60000, 1001 }, TRUE }, { { 60, 1 }, FALSE },
  };
  g_autoptr(GRand) rand = g_rand_new_with_seed (1939);

  for (guint i = 0; i < 20 * G_N_ELEMENTS (counts); i++)
    {
      HpFrameRate rate = counts[i % G_N_ELEMENTS (counts)].rate;
      gboolean drop_frame = counts[i % G_N_ELEMENTS (counts)].drop_frame;
      gint64 per_day = hp_timecode_frames_per_day (rate, drop_frame);
      g_autofree char *start = hp_timecode_format (g_rand_int_range (rand, 0, (gint32) per_day),
                                                   rate, drop_frame);
      g_autoptr(HpPlan) plan = make_film (rate, drop_frame, 300000, start);

      for (guint j = 0; j < 100; j++)
        {
          gint64 here = g_rand_int_range (rand, 0, 300000);
          gint64 frame = g_rand_int_range (rand, 0, 300000);
          g_autofree char *label = hp_plan_format_timecode (plan, frame);
          g_autofree char *time = hp_timecode_format_real_time (frame, rate);
          g_autofree char *distance = g_strdup_printf ("%+df", (int) (frame - here));

          assert_place (plan, label, here, frame);
          assert_place (plan, time, here, frame);
          assert_place (plan, distance, here, frame);
        }
    }
}

static void
test_labels (void)
{
  static const struct { const char *text, *label; } cases[] = {
    { "01:00:00:00", "01:00:00;00" },
    { "1000000", "01:00:00;00" },
    { "100", "00:00:01;00" },
    { "59:59:29", "00:59:59;29" },
  };
  g_autoptr(HpPlan) plan = make_film ((HpFrameRate) { 30000, 1001 }, TRUE, 100, "10:00:00;00");
  gint64 number = -1;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *label = NULL;

      g_assert_true (hp_plan_parse_label (plan, cases[i].text, &number, NULL));
      label = hp_timecode_format (number, (HpFrameRate) { 30000, 1001 }, TRUE);
      g_assert_cmpstr (label, ==, cases[i].label);
    }
}

static void
test_no_labels (void)
{
  static const struct { const char *text, *sentence; } cases[] = {
    { "", "“” is no timecode: one such as 01:00:00:00 is expected" },
    { "x", "“x” is no timecode: one such as 01:00:00:00 is expected" },
    { "+1f", "“+1f” is no timecode: one such as 01:00:00:00 is expected" },
    { "0:12.5", "“0:12.5” is no timecode: one such as 01:00:00:00 is expected" },
    { "1|1", "“1|1” is no timecode: one such as 01:00:00:00 is expected" },
    { "24:00:00:00", "“24:00:00:00” is out of range: hours end at 23, minutes and seconds at "
                     "59, frames at 29, those of a foot at 15" },
    { "00:01:00:00", "Drop-frame timecode leaves out 00:01:00:00: there are 00:00:59;29 and "
                     "00:01:00;02" },
  };
  g_autoptr(HpPlan) plan = make_film ((HpFrameRate) { 30000, 1001 }, TRUE, 100, "10:00:00;00");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;
      gint64 label = 77;

      g_assert_false (hp_plan_parse_label (plan, cases[i].text, &label, &error));
      g_assert_error (error, HP_MODEL_ERROR, HP_MODEL_ERROR_REFUSED);
      g_assert_cmpstr (error->message, ==, cases[i].sentence);
      g_assert_cmpint (label, ==, 77);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/plan-place/forms", test_forms);
  g_test_add_func ("/model/plan-place/outside", test_outside);
  g_test_add_func ("/model/plan-place/no-place", test_no_place);
  g_test_add_func ("/model/plan-place/midnight", test_midnight);
  g_test_add_func ("/model/plan-place/reels", test_reels);
  g_test_add_func ("/model/plan-place/dropped", test_dropped);
  g_test_add_func ("/model/plan-place/beats", test_beats);
  g_test_add_func ("/model/plan-place/round-trip", test_round_trip);
  g_test_add_func ("/model/plan-place/labels", test_labels);
  g_test_add_func ("/model/plan-place/no-labels", test_no_labels);

  return g_test_run ();
}
