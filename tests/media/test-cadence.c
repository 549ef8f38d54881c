#include "media/cadence.h"

#define N_PICTURES 240
#define MS G_GINT64_CONSTANT (1000000)
#define NOTHING { 0, 1 }

/* Pictures of @rate from @t0 on, their times rounded to @grain ns as a container does. */
static GArray *
make_pictures (HpFrameRate rate,
               gint64      t0,
               guint       n_pictures,
               gint64      grain)
{
  GArray *pictures = g_array_new (FALSE, FALSE, sizeof (HpPictureTime));

  for (guint i = 0; i < n_pictures; i++)
    {
      gint64 start = t0 + hp_frame_rate_start_of (rate, i);
      HpPictureTime picture = { (start + grain / 2) / grain * grain, 0 };

      g_array_append_val (pictures, picture);
    }

  return pictures;
}

static HpCadence
find (const GArray *pictures,
      gint64        end,
      HpFrameRate   claimed)
{
  HpCadence cadence;

  g_assert_true (hp_cadence_find ((const HpPictureTime *) (gconstpointer) pictures->data,
                                  pictures->len, end, claimed, &cadence));
  return cadence;
}

static void
assert_rate (HpFrameRate rate,
             HpFrameRate expected)
{
  g_autofree char *text = hp_frame_rate_to_string (rate);
  g_autofree char *expected_text = hp_frame_rate_to_string (expected);

  g_assert_cmpstr (text, ==, expected_text);
}

/* Every rate offered, as exact as ns, as a film clock of 90 kHz, and as milliseconds. */
static void
test_finds_what_is_offered (void)
{
  static const gint64 grains[] = { 1, 11111, MS };
  guint n_rates;
  const HpFrameRate *rates = hp_frame_rate_get_offered (&n_rates);

  for (guint i = 0; i < n_rates; i++)
    for (guint j = 0; j < G_N_ELEMENTS (grains); j++)
      {
        g_autoptr(GArray) pictures = make_pictures (rates[i], 7 * MS, N_PICTURES, grains[j]);
        HpCadence cadence = find (pictures, -1, (HpFrameRate) NOTHING);

        assert_rate (cadence.rate, rates[i]);
        g_assert_false (cadence.is_variable);
        g_assert_cmpint (cadence.n_frames, ==, N_PICTURES);
        g_assert_cmpint (cadence.n_missing, ==, 0);
      }
}

static void
test_believes_no_wrong_claim (void)
{
  static const HpFrameRate claims[] = {
    NOTHING, { 28, 1 }, { 90000, 1 }, { 60, 1 }, { 30, 1 }, { 1000, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (claims); i++)
    {
      g_autoptr(GArray) pictures = make_pictures ((HpFrameRate) { 30000, 1001 }, 0, N_PICTURES, MS);

      assert_rate (find (pictures, -1, claims[i]).rate, (HpFrameRate) { 30000, 1001 });
    }
}

static void
test_finds_what_nobody_offers (void)
{
  static const struct { HpFrameRate rate; HpFrameRate claimed; } cases[] = {
    { { 25, 2 },       { 25, 2 } },
    { { 25, 2 },       NOTHING },
    { { 2505000, 83831 }, { 90000, 1 } },  /* a screen, captured */
    { { 120, 1 },      NOTHING },
    { { 17, 1 },       { 17, 1 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GArray) pictures = make_pictures (cases[i].rate, 0, 167, 1);
      HpCadence cadence = find (pictures, hp_frame_rate_start_of (cases[i].rate, 167),
                                cases[i].claimed);

      assert_rate (cadence.rate, cases[i].rate);
      g_assert_false (cadence.is_variable);
      g_assert_cmpint (cadence.n_frames, ==, 167);
    }
}

/* The clock of a camera is a little off: that is 30, until a frame would get lost by it. */
static void
test_takes_the_offered_rate_only_while_frames_agree (void)
{
  HpFrameRate off = { 30006, 1000 };
  g_autoptr(GArray) few = make_pictures (off, 0, 30, 1);
  g_autoptr(GArray) many = make_pictures (off, 0, 6000, 1);
  HpCadence cadence;

  assert_rate (find (few, -1, (HpFrameRate) NOTHING).rate, (HpFrameRate) { 30, 1 });

  cadence = find (many, -1, (HpFrameRate) NOTHING);
  g_assert_false (cadence.is_variable);
  g_assert_cmpfloat_with_epsilon (hp_frame_rate_to_double (cadence.rate), 30.006, 1e-5);
  g_assert_cmpint (cadence.n_frames, ==, 6000);
}

static void
test_counts_holes (void)
{
  g_autoptr(GArray) pictures = make_pictures ((HpFrameRate) { 24, 1 }, 0, 100, 1);
  HpCadence cadence;

  g_array_remove_index (pictures, 50);
  g_array_remove_range (pictures, 20, 2);
  cadence = find (pictures, -1, (HpFrameRate) { 24, 1 });

  assert_rate (cadence.rate, (HpFrameRate) { 24, 1 });
  g_assert_false (cadence.is_variable);
  g_assert_cmpint (cadence.n_frames, ==, 100);
  g_assert_cmpint (cadence.n_missing, ==, 3);
}

static void
test_a_variable_film_has_its_average (void)
{
  static const gint64 ticks[] = { 3000, 3750, 7500, 1500 };  /* of 90 000 a second */
  g_autoptr(GArray) pictures = g_array_new (FALSE, FALSE, sizeof (HpPictureTime));
  gint64 at = 0;
  HpCadence cadence;

  for (guint i = 0; i < 200; i++)
    {
      HpPictureTime picture = { at * 100000 / 9, 0 };

      g_array_append_val (pictures, picture);
      at += ticks[i % 4];
    }
  cadence = find (pictures, at * 100000 / 9, (HpFrameRate) { 90000, 1 });

  g_assert_true (cadence.is_variable);
  assert_rate (cadence.rate, (HpFrameRate) { 160, 7 });
  g_assert_cmpint (cadence.n_frames, ==, 200);
  g_assert_cmpint (cadence.error, >, 10 * MS);
  g_assert_cmpint (cadence.error, <, 44 * MS);
}

static void
test_a_nervous_camera_has_the_rate_it_means (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (1);
  g_autoptr(GArray) pictures = make_pictures ((HpFrameRate) { 30000, 1001 }, 0, 3000, 1);
  HpCadence cadence;

  for (guint i = 1; i < pictures->len - 1; i++)
    g_array_index (pictures, HpPictureTime, i).start += g_rand_int_range (rand, -5, 5) * MS;
  cadence = find (pictures, -1, (HpFrameRate) { 90000, 1 });

  g_assert_true (cadence.is_variable);
  assert_rate (cadence.rate, (HpFrameRate) { 30000, 1001 });
  g_assert_cmpint (cadence.n_frames, ==, 3000);
  g_assert_cmpint (cadence.error, >, 4 * MS);
  g_assert_cmpint (cadence.error, <, 6 * MS);
}

/* One picture of a film that varies lies in the middle between two frames of 25. */
static void
test_tells_how_far_a_picture_lies_off (void)
{
  g_autoptr(GArray) pictures = make_pictures ((HpFrameRate) { 25, 1 }, 0, 100, 1);
  HpCadence cadence;

  g_array_index (pictures, HpPictureTime, 50).start += 20 * MS;
  cadence = find (pictures, -1, (HpFrameRate) { 25, 1 });

  g_assert_true (cadence.is_variable);
  assert_rate (cadence.rate, (HpFrameRate) { 25, 1 });
  g_assert_cmpint (cadence.n_frames, ==, 100);
  g_assert_cmpint (cadence.error, ==, 20 * MS);
}

/* Three stretches of a reel: what lies between them is no hole. */
static void
test_samples_tell_the_length (void)
{
  HpFrameRate rate = { 24000, 1001 };
  g_autoptr(GArray) pictures = g_array_new (FALSE, FALSE, sizeof (HpPictureTime));
  HpCadence cadence;

  for (guint run = 0; run < 3; run++)
    for (guint i = 0; i < 240; i++)
      {
        HpPictureTime picture = { hp_frame_rate_start_of (rate, 86400 * run + i), run };

        g_array_append_val (pictures, picture);
      }
  cadence = find (pictures, -1, (HpFrameRate) NOTHING);

  assert_rate (cadence.rate, rate);
  g_assert_cmpint (cadence.n_frames, ==, 2 * 86400 + 240);
  g_assert_cmpint (cadence.n_missing, ==, 0);
}

static void
test_samples_that_agree_on_nothing_are_not_sure (void)
{
  HpPictureTime pictures[] = {
    { 0, 0 }, { 34 * MS, 0 }, { 70 * MS, 0 }, { 7000 * MS, 1 }, { 7031 * MS, 1 }, { 7080 * MS, 1 },
  };
  HpCadence cadence;

  g_assert_false (hp_cadence_find (pictures, G_N_ELEMENTS (pictures), -1,
                                   (HpFrameRate) NOTHING, &cadence));
}

static void
test_one_picture_is_a_film (void)
{
  static const struct { gint64 end; HpFrameRate claimed; HpFrameRate expected; } cases[] = {
    { -1,      NOTHING,      { 24, 1 } },
    { 40 * MS, NOTHING,      { 25, 1 } },
    { -1,      { 30, 1 },    { 30, 1 } },
    { 1,       { 90000, 1 }, { 24, 1 } },   /* a length that means nothing */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      HpPictureTime picture = { 0, 0 };
      HpCadence cadence;

      g_assert_true (hp_cadence_find (&picture, 1, cases[i].end, cases[i].claimed, &cadence));
      assert_rate (cadence.rate, cases[i].expected);
      g_assert_cmpint (cadence.n_frames, ==, 1);
    }
}

/* Times that a file made up must not break the arithmetic. */
static void
test_survives_any_times (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (2);

  for (guint i = 0; i < 2000; i++)
    {
      HpPictureTime pictures[8];
      gint64 at = g_rand_int_range (rand, 0, 1000);
      HpCadence cadence;

      for (guint j = 0; j < G_N_ELEMENTS (pictures); j++)
        {
          pictures[j] = (HpPictureTime) { at, 0 };
          at += (gint64) g_rand_int (rand) >> g_rand_int_range (rand, 0, 32);
          if (i % 7 == 0 && j == 4)
            at += G_MAXINT64 / 4;
        }

      hp_cadence_find (pictures, G_N_ELEMENTS (pictures), i % 2 == 0 ? at : -1,
                       (HpFrameRate) { g_rand_int (rand), g_rand_int (rand) }, &cadence);
      g_assert_cmpint (cadence.n_frames, >, 0);
      g_assert_cmpfloat (hp_frame_rate_to_double (cadence.rate), >=, 1);
      g_assert_cmpfloat (hp_frame_rate_to_double (cadence.rate), <=, 240);
    }
}

/* A picture that is rounded down to before its frame still is that frame. */
static void
test_frame_at_forgives_rounding (void)
{
  static const struct { HpFrameRate rate; gint64 t0; gint64 ns; gint64 frame; } cases[] = {
    { { 24, 1 },  0,      0,        0 },
    { { 24, 1 },  0,      83 * MS,  2 },      /* of 83.3 */
    { { 24, 1 },  0,      42 * MS,  1 },
    { { 24, 1 },  0,      62500000, 1 },      /* the middle of frame 1 */
    { { 60, 1 },  0,      16 * MS,  1 },      /* of 16.7 */
    { { 24, 1 },  7 * MS, 49 * MS,  1 },
    { { 24, 1 },  7 * MS, 0,        0 },
    { { 30000, 1001 }, 0, G_GINT64_CONSTANT (3599996400000), 107892 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (hp_cadence_frame_at (cases[i].rate, cases[i].t0, cases[i].ns), ==,
                     cases[i].frame);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/media/cadence/finds-what-is-offered", test_finds_what_is_offered);
  g_test_add_func ("/media/cadence/believes-no-wrong-claim", test_believes_no_wrong_claim);
  g_test_add_func ("/media/cadence/finds-what-nobody-offers", test_finds_what_nobody_offers);
  g_test_add_func ("/media/cadence/takes-the-offered-rate-only-while-frames-agree",
                   test_takes_the_offered_rate_only_while_frames_agree);
  g_test_add_func ("/media/cadence/counts-holes", test_counts_holes);
  g_test_add_func ("/media/cadence/a-variable-film-has-its-average",
                   test_a_variable_film_has_its_average);
  g_test_add_func ("/media/cadence/a-nervous-camera-has-the-rate-it-means",
                   test_a_nervous_camera_has_the_rate_it_means);
  g_test_add_func ("/media/cadence/tells-how-far-a-picture-lies-off",
                   test_tells_how_far_a_picture_lies_off);
  g_test_add_func ("/media/cadence/samples-tell-the-length", test_samples_tell_the_length);
  g_test_add_func ("/media/cadence/samples-that-agree-on-nothing-are-not-sure",
                   test_samples_that_agree_on_nothing_are_not_sure);
  g_test_add_func ("/media/cadence/one-picture-is-a-film", test_one_picture_is_a_film);
  g_test_add_func ("/media/cadence/survives-any-times", test_survives_any_times);
  g_test_add_func ("/media/cadence/frame-at-forgives-rounding", test_frame_at_forgives_rounding);

  return g_test_run ();
}
