#include "score/tempo-steps.h"

#define QUARTER { 1, 4 }

static const HpMeterMapChange meters[] = { { 1, { 4, 4 } }, { 3, { 7, 8 } } };

typedef struct
{
  const char       *what;
  HpTempoMapChange  changes[4];
  gsize             n_changes;
  gint64            first_bar;
  const char       *expected;  /* positions; "!" for a mark, "/" and "\" for ramps */
} Case;

static const Case cases[] = {
  { "a-held-tempo-is-one-mark",
    { { { 0, 1 }, QUARTER, { 72, 0 }, FALSE } }, 1, 1, "0!" },
  { "a-pickup-begins-with-the-mark",
    { { { 0, 1 }, QUARTER, { 72, 0 }, FALSE } }, 1, -1, "-2!" },
  { "a-ramp-steps-on-each-beat",
    { { { 0, 1 }, QUARTER, { 60, 0 }, FALSE }, { { 3, 2 }, QUARTER, { 60, 0 }, TRUE },
      { { 19, 8 }, QUARTER, { 90, 0 }, FALSE } },
    3, 1, "0! 3/2!/ 7/4 2 17/8 9/4 19/8!" },
  { "a-first-ramp-begins-at-the-downbeat",
    { { { 0, 1 }, QUARTER, { 60, 0 }, TRUE }, { { 1, 2 }, QUARTER, { 50, 0 }, FALSE } },
    2, 0, "-1! 0!\\ 1/4 1/2!" },
  { "a-ramp-to-the-same-tempo-is-none",
    { { { 0, 1 }, QUARTER, { 60, 0 }, TRUE }, { { 2, 1 }, { 3, 8 }, { 40, 0 }, TRUE } },
    2, 1, "0! 2!" },
  { "a-change-between-beats-stays-there",
    { { { 0, 1 }, QUARTER, { 60, 0 }, FALSE }, { { 3, 16 }, QUARTER, { 90, 0 }, FALSE } },
    2, 1, "0! 3/16!" },
  { "a-change-no-rest-reaches-takes-its-beat",
    { { { 0, 1 }, QUARTER, { 60, 0 }, FALSE }, { { 1, 3 }, QUARTER, { 90, 0 }, FALSE } },
    2, 1, "0! 1/4! 1/2" },
  { "of-two-on-one-place-the-later-is-written",
    { { { 0, 1 }, QUARTER, { 60, 0 }, FALSE }, { { 1, 3 }, QUARTER, { 90, 0 }, FALSE },
      { { 2, 5 }, QUARTER, { 100, 0 }, FALSE }, { { 1, 2 }, QUARTER, { 60, 0 }, FALSE } },
    4, 1, "0! 1/4! 1/2!" },
  { "what-lies-after-the-end-is-not-written",
    { { { 0, 1 }, QUARTER, { 60, 0 }, TRUE }, { { 99, 1 }, QUARTER, { 90, 0 }, FALSE } },
    2, 1, "0!/ 1/4 1/2 3/4 1 5/4 3/2 7/4 2 17/8 9/4 19/8 5/2 21/8 11/4 23/8 "
          "3 25/8 13/4 27/8 7/2 29/8" },
};

static char *
to_text (GArray *steps)
{
  GString *text = g_string_new (NULL);
  static const char *const ramps[] = { "", "/", "\\" };

  for (guint i = 0; i < steps->len; i++)
    {
      HpScoreTempo *step = &g_array_index (steps, HpScoreTempo, i);
      g_autofree char *at = hp_fraction_to_string (step->at);

      g_string_append_printf (text, "%s%s%s%s", i > 0 ? " " : "", at, step->is_marked ? "!" : "",
                              ramps[step->ramp]);
    }

  return g_string_free (text, FALSE);
}

/* From step to step, the tempi written take the time that the map gives. */
static void
assert_times (GArray           *steps,
              const HpTempoMap *map,
              HpFraction        end)
{
  for (guint i = 0; i < steps->len; i++)
    {
      HpScoreTempo *step = &g_array_index (steps, HpScoreTempo, i);
      HpFraction to = i + 1 < steps->len ? step[1].at : end;
      double length = hp_fraction_to_double (hp_fraction_subtract (to, step->at));

      g_assert_cmpfloat_with_epsilon (60 * length / step->tempo,
                                      hp_tempo_map_get_seconds (map, to) -
                                      hp_tempo_map_get_seconds (map, step->at), 1e-9);
    }
}

static void
test_case (gconstpointer data)
{
  const Case *tempi = data;
  g_autoptr(HpTempoMap) map = hp_tempo_map_new (tempi->changes, tempi->n_changes,
                                                (HpFrameRate) { 24, 1 }, 100);
  g_autoptr(HpMeterMap) meter_map = hp_meter_map_new (meters, G_N_ELEMENTS (meters));
  HpFraction start = hp_meter_map_get_start (meter_map, tempi->first_bar);
  HpFraction end = hp_meter_map_get_start (meter_map, 5);
  g_autoptr(GArray) steps = NULL;
  g_autofree char *text = NULL;

  steps = hp_tempo_steps_make (map, meter_map, start, end);
  text = to_text (steps);
  g_assert_cmpstr (text, ==, tempi->expected);
  assert_times (steps, map, end);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/score/tempo-steps/%s", cases[i].what);

      g_test_add_data_func (path, &cases[i], test_case);
    }

  return g_test_run ();
}
