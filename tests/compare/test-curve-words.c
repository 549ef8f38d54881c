#include "compare/curve-words.h"

#include <stdio.h>

#include "model/edit-picture.h"

/* "0:10 24:90" is a curve of two points, 10 % at frame 0 and 90 % at frame 24; "24:90=" holds. */
static HpCurve *
make_curve (const char *text)
{
  g_auto(GStrv) parts = g_strsplit (text, " ", -1);
  g_autoptr(GArray) points = g_array_new (FALSE, TRUE, sizeof (HpCurvePoint));

  for (guint i = 0; parts[i] != NULL && *parts[i] != '\0'; i++)
    {
      HpCurvePoint point = { 0 };
      int percent;

      g_assert_cmpint (sscanf (parts[i], "%" G_GINT64_FORMAT ":%d", &point.at, &percent), ==, 2);
      point.level = percent / 100.0;
      point.shape = g_str_has_suffix (parts[i], "=") ? HP_CURVE_HOLD : HP_CURVE_SMOOTH;
      g_array_append_val (points, point);
    }

  return hp_curve_new ((const HpCurvePoint *) (gpointer) points->data, points->len);
}

static void
test_words (void)
{
  static const struct { const char *before, *after, *words; } cases[] = {
    { "", "24:10 48:20", "it drawn from 01:00:01:00 to 01:00:02:00" },
    { "24:10 48:20", "", "it erased" },
    { "0:10 24:90 48:20", "3:10 27:90 51:20", "it 3 frames later" },
    { "24:10 48:90", "0:10 24:90", "it 24 frames earlier" },
    { "0:10 24:90", "48:10 72:90", "it moved as it is from 01:00:00:00 to 01:00:02:00" },
    { "0:10 24:90 48:20", "0:10 24:80 48:20", "it: peak 90 % → 80 % at 01:00:01:00" },
    { "0:10 24:90 48:20", "0:10 24:90 48:30", "it 20 % → 30 % at 01:00:02:00" },
    { "0:10 24:90 48:20", "0:10 24:90= 48:20", "it after 01:00:01:00: smooth → held" },
    { "0:10 24:90 48:20", "0:10 30:90 48:20",
      "it: point moved from 01:00:01:00 to 01:00:01:06" },
    { "0:10 24:90 48:20", "0:10 30:95 48:20",
      "it: point moved from 90 % at 01:00:01:00 to 95 % at 01:00:01:06" },
    { "0:10 48:20", "0:10 24:90 48:20", "it: point added, 90 % at 01:00:01:00" },
    { "0:10 24:90 48:20", "0:10 24:90", "it: point removed, 20 % at 01:00:02:00" },
    { "24:50", "48:60", "it: point moved from 50 % at 01:00:01:00 to 60 % at 01:00:02:00" },
    { "0:10 24:90 48:20 72:30 96:10", "0:10 24:80 48:20 73:30 96:10",
      "it: 1 point changed, 1 point moved, peak 90 % → 80 % at 01:00:01:00" },
    { "0:10 24:90 48:20 72:30 96:10", "0:10 12:20 24:90 48:25 96:10",
      "it: 1 point changed, 1 point added, 1 point removed" },
    { "0:10 24:90 48:20 72:30 96:10", "0:10 24:10 48:20 72:90 96:10",
      "it: 2 points changed, peak at 01:00:01:00 → 01:00:03:00" },
    { "0:10 24:90 48:20 72:30 96:10", "0:10 20:15 40:30 60:50 80:95 96:10",
      "it redrawn from 01:00:00:20 to 01:00:03:08, "
      "peak 90 % at 01:00:01:00 → 95 % at 01:00:03:08" },
    { "0:10 24:90 48:20 72:30 96:10", "0:11 24:90 48:21 72:31 96:11 120:20",
      "it redrawn from 01:00:00:00 to 01:00:05:00" },
    { "0:10 24:90 48:20 72:30 96:10", "96:10",
      "it redrawn from 01:00:00:00 to 01:00:03:00, "
      "peak 90 % at 01:00:01:00 → 10 % at 01:00:04:00" },
  };
  g_autoptr(HpPlan) plan = hp_plan_new_with_picture ("", (HpFrameRate) { 24, 1 }, FALSE, "", 1000,
                                                     86400);
  g_autoptr(HpPlaces) places = hp_places_new (plan);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(HpCurve) before = make_curve (cases[i].before);
      g_autoptr(HpCurve) after = make_curve (cases[i].after);
      g_autofree char *words = hp_curve_words ("it", places, before, places, after);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

/* Something is said of any two curves that differ, and both ways. */
static void
test_any_two (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (4319);
  g_autoptr(HpPlan) plan = hp_plan_new_with_picture ("", (HpFrameRate) { 24, 1 }, FALSE, "", 1000,
                                                     86400);
  g_autoptr(HpPlaces) places = hp_places_new (plan);

  for (guint i = 0; i < 2000; i++)
    {
      HpCurve *curves[2];
      g_autofree char *words = NULL;

      for (guint j = 0; j < 2; j++)
        {
          g_autoptr(GString) text = g_string_new (NULL);
          int at = 0;

          for (int n = g_rand_int_range (rand, 0, 7); n > 0; n--)
            {
              at += g_rand_int_range (rand, 1, 4);
              g_string_append_printf (text, "%s%d:%d", text->len > 0 ? " " : "", at,
                                      g_rand_int_range (rand, 0, 3) * 50);
            }
          curves[j] = make_curve (text->str);
        }

      if (!hp_curve_equal (curves[0], curves[1]))
        words = hp_curve_words ("it", places, curves[0], places, curves[1]);
      g_assert_true (hp_curve_equal (curves[0], curves[1]) || strlen (words) > strlen ("it"));
      hp_curve_unref (curves[0]);
      hp_curve_unref (curves[1]);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/compare/curve-words/words", test_words);
  g_test_add_func ("/compare/curve-words/any-two", test_any_two);

  return g_test_run ();
}
