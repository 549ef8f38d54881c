#include "view/label-rooms.h"

#define GAP 10
#define END 300

static void
test_rooms (void)
{
  static const double lefts[] = { -50, 100, 104, 200, 280, 320 };
  static const struct { gssize first; double width, rooms[6]; } cases[] = {
    { -1, 0, { 140, 0, 86, 70, 20, 0 } },
    { 1, 60, { 140, 60, 0, 70, 20, 0 } },    /* over the next, not as far as the one after */
    { 1, 95, { 140, 95, 0, 0, 20, 0 } },     /* not even the gap is left before that */
    { 1, 900, { 140, 200, 0, 0, 0, 0 } },    /* no further than the end */
    { 3, 20, { 140, 0, 86, 70, 20, 0 } },    /* room enough of its own */
    { 5, 50, { 140, 0, 86, 70, 20, 0 } },    /* begins past the end */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double rooms[G_N_ELEMENTS (lefts)];

      hp_label_rooms (lefts, G_N_ELEMENTS (lefts), GAP, END, cases[i].first, cases[i].width, rooms);
      for (guint j = 0; j < G_N_ELEMENTS (lefts); j++)
        g_assert_cmpfloat (rooms[j], ==, cases[i].rooms[j]);
    }
}

static void
test_none (void)
{
  hp_label_rooms (NULL, 0, GAP, END, -1, 0, NULL);
  hp_label_rooms (NULL, 0, GAP, END, 0, 20, NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/view/label-rooms/rooms", test_rooms);
  g_test_add_func ("/view/label-rooms/none", test_none);

  return g_test_run ();
}
