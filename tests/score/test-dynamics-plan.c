#include "score/dynamics-plan.h"

/* At 24 frames a second and quarter = 60, a beat is 24 frames and a whole note 96. */
typedef struct
{
  HpTempoMap *tempo_map;
  HpMeterMap *meter_map;
  GArray     *dynamics;
  GArray     *wedges;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  static const HpTempoMapChange tempo = { { 0, 1 }, { 1, 4 }, { 60, 0 }, FALSE };
  static const HpMeterMapChange meter = { 1, { 4, 4 } };

  fixture->tempo_map = hp_tempo_map_new (&tempo, 1, (HpFrameRate) { 24, 1 }, 0);
  fixture->meter_map = hp_meter_map_new (&meter, 1);
  fixture->dynamics = g_array_new (FALSE, FALSE, sizeof (HpScoreDynamic));
  fixture->wedges = g_array_new (FALSE, FALSE, sizeof (HpScoreWedge));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  hp_tempo_map_unref (fixture->tempo_map);
  hp_meter_map_unref (fixture->meter_map);
  g_array_unref (fixture->dynamics);
  g_array_unref (fixture->wedges);
}

/* Writes the curve over bars 1…@n_bars, as text: beats counted from 0, "0 ppp < 3 fff". */
static char *
written (Fixture            *fixture,
         const HpCurvePoint *points,
         gsize               n_points,
         gint64              out,
         gint64              n_bars)
{
  g_autoptr(HpCurve) curve = hp_curve_new (points, n_points);
  GString *text = g_string_new (NULL);
  HpFraction end = hp_fraction_new (n_bars * 4 - 1, 4);
  guint w = 0;

  hp_dynamics_plan_curve (curve, 0, out, fixture->tempo_map, fixture->meter_map,
                          (HpFraction) { 0, 1 }, end, fixture->dynamics, fixture->wedges);

  for (guint i = 0; i < fixture->dynamics->len; i++)
    {
      HpScoreDynamic *dynamic = &g_array_index (fixture->dynamics, HpScoreDynamic, i);

      g_string_append_printf (text, "%s%g %s", i > 0 ? " " : "",
                              4 * hp_fraction_to_double (dynamic->at), dynamic->mark);
      if (w < fixture->wedges->len &&
          hp_fraction_compare (g_array_index (fixture->wedges, HpScoreWedge, w).from,
                               dynamic->at) == 0)
        {
          HpScoreWedge *wedge = &g_array_index (fixture->wedges, HpScoreWedge, w++);

          g_string_append_printf (text, " %s%s", wedge->is_niente ? "o" : "",
                                  wedge->is_crescendo ? "<" : ">");
          g_assert_true (i + 1 < fixture->dynamics->len);
          g_assert_cmpint (hp_fraction_compare (wedge->to,
                                                dynamic[1].at), ==, 0);
        }
    }
  g_assert_cmpuint (w, ==, fixture->wedges->len);

  return g_string_free (text, FALSE);
}

typedef struct
{
  const char   *what;
  HpCurvePoint  points[8];
  gsize         n_points;
  gint64        out;
  gint64        n_bars;
  const char   *expected;
} Case;

static const Case cases[] = {
  { "no-curve-no-marks", { { 0 } }, 0, 96, 2, "" },
  { "a-curve-that-hardly-moves-has-no-marks",
    { { 0, 0.4, HP_CURVE_LINE }, { 96, 0.55, HP_CURVE_LINE } }, 2, 96, 2, "" },
  { "a-build-and-a-release-share-a-mark",
    { { 0, 0.1, HP_CURVE_SMOOTH }, { 94, 0.92, HP_CURVE_SMOOTH }, { 192, 0.3, HP_CURVE_HOLD } },
    3, 192, 3, "0 ppp < 4 fff > 8 p" },
  { "a-plateau-has-a-mark-at-each-end",
    { { 0, 0.5, HP_CURVE_LINE }, { 24, 0.8, HP_CURVE_LINE }, { 72, 0.8, HP_CURVE_LINE },
      { 96, 0.5, HP_CURVE_LINE } },
    4, 96, 2, "0 mf < 1 ff 3 ff > 4 mf" },
  { "silence-is-niente-at-either-end",
    { { 0, 0, HP_CURVE_LINE }, { 48, 1, HP_CURVE_LINE }, { 96, 0.01, HP_CURVE_LINE } },
    3, 96, 2, "0 n o< 2 fff o> 4 n" },
  { "a-step-is-given-a-beat",
    { { 0, 0.2, HP_CURVE_HOLD }, { 50, 0.9, HP_CURVE_HOLD } }, 2, 192, 3, "2 pp < 3 fff" },
  { "a-dip-inside-a-beat-is-given-one",
    { { 0, 0.1, HP_CURVE_LINE }, { 96, 0.9, HP_CURVE_LINE }, { 100, 0.3, HP_CURVE_LINE },
      { 192, 0.9, HP_CURVE_LINE } },
    4, 192, 3, "0 ppp < 4 fff > 5 p < 8 fff" },
  { "hairpins-of-a-restless-curve-alternate",
    { { 0, 0, HP_CURVE_LINE }, { 8, 1, HP_CURVE_LINE }, { 16, 0, HP_CURVE_LINE },
      { 24, 1, HP_CURVE_LINE }, { 32, 0, HP_CURVE_LINE }, { 40, 1, HP_CURVE_LINE },
      { 48, 0, HP_CURVE_LINE }, { 56, 1, HP_CURVE_LINE } },
    8, 56, 2, "0 n o< 1 fff o> 2 n o< 3 fff" },
  { "what-ends-after-the-last-beat-ends-on-it",
    { { 0, 0.9, HP_CURVE_LINE }, { 95, 0.1, HP_CURVE_LINE } }, 2, 95, 1, "0 fff > 3 ppp" },
  { "a-step-on-the-last-beat-comes-a-beat-earlier",
    { { 0, 0.9, HP_CURVE_HOLD }, { 90, 0.1, HP_CURVE_HOLD } }, 2, 95, 1, "2 fff > 3 ppp" },
};

static void
test_case (Fixture       *fixture,
           gconstpointer  data)
{
  const Case *curve = data;
  g_autofree char *text = written (fixture, curve->points, curve->n_points, curve->out,
                                   curve->n_bars);

  g_assert_cmpstr (text, ==, curve->expected);
}

/* Whatever the curve, marks and hairpins are in order, inside the score and without gaps. */
static void
test_any_curve_keeps_order (Fixture       *fixture,
                            gconstpointer  data)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (7);

  for (guint run = 0; run < 500; run++)
    {
      HpCurvePoint points[40];
      gint64 frame = 0;
      g_autofree char *text = NULL;

      g_array_set_size (fixture->dynamics, 0);
      g_array_set_size (fixture->wedges, 0);
      for (guint i = 0; i < G_N_ELEMENTS (points); i++)
        {
          points[i] = (HpCurvePoint) { frame, g_rand_double (rand),
                                       (HpCurveShape) g_rand_int_range (rand, 0, 3) };
          frame += g_rand_int_range (rand, 1, 40);
        }
      text = written (fixture, points, G_N_ELEMENTS (points), frame, frame / 96 + 1);

      for (guint i = 0; i < fixture->wedges->len; i++)
        {
          HpScoreWedge *wedge = &g_array_index (fixture->wedges, HpScoreWedge, i);

          g_assert_cmpint (hp_fraction_compare (wedge->from, wedge->to), <, 0);
          g_assert_cmpint (4 % wedge->from.den, ==, 0);
          g_assert_cmpint (4 % wedge->to.den, ==, 0);
          if (i > 0)
            g_assert_cmpint (hp_fraction_compare (wedge[-1].to, wedge->from), <=, 0);
        }
      for (guint i = 1; i < fixture->dynamics->len; i++)
        {
          HpScoreDynamic *dynamic = &g_array_index (fixture->dynamics, HpScoreDynamic, i);

          g_assert_cmpint (hp_fraction_compare (dynamic[-1].at, dynamic->at), <, 0);
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/score/dynamics-plan/%s", cases[i].what);

      g_test_add (path, Fixture, &cases[i], set_up, test_case, tear_down);
    }
  g_test_add ("/score/dynamics-plan/any-curve-keeps-order", Fixture, NULL,
              set_up, test_any_curve_keeps_order, tear_down);

  return g_test_run ();
}
