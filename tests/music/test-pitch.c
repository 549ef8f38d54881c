#include "music/pitch.h"

static void
test_parse (void)
{
  static const struct { const char *text; char step; int alter, octave, sounding; } cases[] = {
    { "C4",    'C',  0,  4,  60 }, { "A4",   'A',  0, 4, 69 }, { "C-1",   'C',  0, -1, 0 },
    { "F#4",   'F',  1,  4,  66 }, { "Gb4",  'G', -1, 4, 66 }, { "B##3",  'B',  2,  3, 61 },
    { "Cbb5",  'C', -2,  5,  70 }, { "B3",   'B',  0, 3, 59 }, { "Cb4",   'C', -1,  4, 59 },
    { "B#3",   'B',  1,  3,  60 }, { "G9",   'G',  0, 9, 127 }, { "Bbb-1", 'B', -2, -1, 9 },
    { "Bb-1",  'B', -1, -1,  10 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      HpPitch pitch;

      g_assert_true (hp_pitch_parse (cases[i].text, &pitch, NULL));
      g_assert_cmpint (pitch.step, ==, cases[i].step);
      g_assert_cmpint (pitch.alter, ==, cases[i].alter);
      g_assert_cmpint (pitch.octave, ==, cases[i].octave);
      g_assert_cmpint (hp_pitch_get_sounding (pitch), ==, cases[i].sounding);
    }
}

static void
test_every_spelling_comes_back (void)
{
  guint n = 0;

  for (char step = 'A'; step <= 'G'; step++)
    for (int alter = -2; alter <= 2; alter++)
      for (int octave = -1; octave <= 9; octave++, n++)
        {
          g_autofree char *text = hp_pitch_to_string ((HpPitch) { step, alter, octave });
          HpPitch pitch;

          g_assert_true (hp_pitch_parse (text, &pitch, NULL));
          g_assert_cmpint (pitch.step, ==, step);
          g_assert_cmpint (pitch.alter, ==, alter);
          g_assert_cmpint (pitch.octave, ==, octave);
        }

  g_assert_cmpuint (n, ==, 385);
}

static void
test_refuses (void)
{
  static const char *const texts[] = {
    "", "C", "4", "c4", "H4", "C10", "C-2", "C+4", "C 4", "C4 ", " C4", "C###4", "C#b4", "Cb#4", "C♯4",
    "C04", "C--1", "Cx4", "CC4", "C-0", "C4.5",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(GError) error = NULL;
      HpPitch pitch = { 'D', 1, 7 };

      g_test_message ("“%s”", texts[i]);
      g_assert_false (hp_pitch_parse (texts[i], &pitch, NULL));
      g_assert_false (hp_pitch_check (texts[i], &error));
      g_assert_error (error, HP_PITCH_ERROR, HP_PITCH_ERROR_SYNTAX);
      g_assert_cmpint (pitch.step, ==, 'D');
      g_assert_cmpint (pitch.octave, ==, 7);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/music/pitch/parse", test_parse);
  g_test_add_func ("/music/pitch/every-spelling-comes-back", test_every_spelling_comes_back);
  g_test_add_func ("/music/pitch/refuses", test_refuses);

  return g_test_run ();
}
