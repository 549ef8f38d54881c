/* The lanes of the film itself: its sound, where it is heard, and its shots. */

#include <string.h>

#include "desk/desk-sound.h"
#include "media/made-film.h"
#include "model/edit-member.h"
#include "ui/display.h"
#include "ui/timeline/picture-lane.h"
#include "ui/timeline/sound-lane.h"

#define WIDTH 640   /* px */
#define HEIGHT 60
#define HIGH 10     /* px from the top that only what is loud reaches */

/* 72 frames of the picture; half a frame of sound in the middle of frame 37. */
#define PICTURE(rate) "-f lavfi -i testsrc2=size=160x120:rate=" rate " "
#define CLICK(rate, delay) \
  "-f lavfi -i aevalsrc='if(between(t+" delay "\\,37.25/(" rate ")\\,37.75/(" rate \
  "))\\,0.9\\,0)':s=48000:d=3 -frames:v 72 -c:v mpeg4 -g 12 "

typedef struct
{
  HpDesk     *desk;
  GFile      *film;
  GtkWidget  *window;
  HpLaneView *lane;
} Fixture;

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_assert_true (hp_desk_open_finish (HP_DESK (source), result, NULL));
  *(gboolean *) data = TRUE;
}

static gboolean
set_up (Fixture    *f,
        const char *name,
        const char *options,
        GtkWidget  *(*make) (HpDesk *desk))
{
  gboolean is_open = FALSE;

  f->film = made_film_new (name, options);
  if (f->film == NULL)
    {
      g_test_skip ("there is no ffmpeg here to make the film");
      return FALSE;
    }

  f->desk = hp_desk_new ("fakesink sync=true");
  f->window = gtk_window_new ();
  f->lane = HP_LANE_VIEW (make (f->desk));
  gtk_widget_set_size_request (GTK_WIDGET (f->lane), WIDTH, HEIGHT);
  gtk_widget_set_valign (GTK_WIDGET (f->lane), GTK_ALIGN_START);
  gtk_widget_set_halign (GTK_WIDGET (f->lane), GTK_ALIGN_START);
  gtk_window_set_child (GTK_WINDOW (f->window), GTK_WIDGET (f->lane));
  gtk_window_present (GTK_WINDOW (f->window));
  hp_desk_new_from_picture_async (f->desk, f->film, opened_cb, &is_open);
  WAIT_UNTIL (is_open && gtk_widget_get_width (GTK_WIDGET (f->lane)) == WIDTH);
  return TRUE;
}

static void
tear_down (Fixture *f)
{
  gtk_window_destroy (GTK_WINDOW (f->window));
  g_object_add_weak_pointer (G_OBJECT (f->desk), (gpointer *) &f->desk);
  g_object_unref (f->desk);
  WAIT_UNTIL (f->desk == NULL);
  made_film_remove (f->film);
  g_object_unref (f->film);
}

static HpReelSound
get_sound (Fixture *f)
{
  return hp_desk_get_reel_sound (f->desk,
                                 hp_element_list_get (hp_plan_get_reels (hp_desk_get_plan (f->desk)),
                                                      0));
}

/* The pixels of row @y. */
static void
paint_row (Fixture *f,
           int      y,
           guint32 *row)
{
  g_autoptr(GdkTexture) texture = NULL;
  g_autofree guint32 *pixels = g_new0 (guint32, WIDTH * HEIGHT);

  display_settle (50);
  texture = display_paint (GTK_WIDGET (f->lane));
  g_assert_cmpint (gdk_texture_get_width (texture), ==, WIDTH);
  gdk_texture_download (texture, (guchar *) pixels, WIDTH * sizeof (guint32));
  memcpy (row, pixels + y * WIDTH, WIDTH * sizeof (guint32));
}

typedef struct
{
  const char *what;
  const char *name;
  const char *options;
} Clicking;

static const Clicking clicking[] = {
  { "24", "film.mkv", PICTURE ("24") CLICK ("24", "0") "-c:a flac" },
  { "23976", "film.mov", PICTURE ("24000/1001") CLICK ("24000/1001", "0") "-c:a pcm_s16le" },
  { "that-starts-late", "film.mkv", PICTURE ("25") "-itsoffset 0.6 " CLICK ("25", "0.6")
    "-c:a flac" },
};

/* At any zoom, and nowhere else. */
static void
test_a_click_is_drawn_in_its_frame (gconstpointer data)
{
  static const HpTimeAxis axes[] = { { 30, 0.125 }, { 36, 0.02 }, { 0, 1 }, { 0, 2.5 }, { 33.3, 0.3 } };
  const Clicking *kind = data;
  Fixture f = { NULL };

  if (!set_up (&f, kind->name, kind->options, hp_sound_lane_new))
    return;

  WAIT_UNTIL (get_sound (&f).state == HP_REEL_SOUND_READ);
  for (guint i = 0; i < G_N_ELEMENTS (axes); i++)
    {
      /* Tiles lie on whole pixels. */
      double left = hp_time_axis_x (&axes[i], 37) - 1, right = hp_time_axis_x (&axes[i], 38) + 1;
      guint32 row[WIDTH];
      guint n_high = 0;

      hp_lane_view_set_axis (f.lane, &axes[i]);
      paint_row (&f, HIGH, row);
      for (int x = 0; x < WIDTH; x++)
        if (row[x] != row[WIDTH - 1])
          {
            g_assert_cmpfloat (x, >=, left);
            g_assert_cmpfloat (x, <=, right);
            n_high++;
          }
      g_assert_cmpuint (n_high, >=, 1);
    }

  tear_down (&f);
}

static gboolean
is_described (Fixture    *f,
              const char *text)
{
  g_autofree char *wrong =
    gtk_test_accessible_check_property (GTK_ACCESSIBLE (f->lane),
                                        GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, NULL);

  return wrong == NULL;
}

static void
test_a_silent_film_says_so (void)
{
  Fixture f = { NULL };
  guint32 bottom[WIDTH];
  guint n_drawn = 0;

  if (!set_up (&f, "film.mp4", PICTURE ("24") "-frames:v 72 -c:v mpeg4", hp_sound_lane_new))
    return;

  WAIT_UNTIL (get_sound (&f).state == HP_REEL_SOUND_NONE);
  g_assert_true (is_described (&f, "No sound"));
  hp_lane_view_set_axis (f.lane, &(HpTimeAxis) { 0, 0.2 });
  paint_row (&f, HEIGHT - 8, bottom);
  for (int x = 0; x < WIDTH; x++)
    n_drawn += bottom[x] != bottom[0];
  g_assert_cmpuint (n_drawn, >, 5);
  tear_down (&f);
}

/* A place is as wide as the film; the last is cut where that ends. */
static void
test_places_for_pictures (void)
{
  Fixture f = { NULL };
  guint32 row[WIDTH];
  int left = -1, right = -1;

  if (!set_up (&f, "film.mp4", PICTURE ("24") "-frames:v 72 -c:v mpeg4", hp_picture_lane_new))
    return;

  g_assert_true (hp_lane_view_get_folded (f.lane));
  g_assert_true (is_described (&f, "0 cuts"));
  WAIT_UNTIL (hp_transport_get_frame (hp_desk_get_transport (f.desk)) == 0 &&
              !hp_transport_get_seeking (hp_desk_get_transport (f.desk)));
  hp_lane_view_set_axis (f.lane, &(HpTimeAxis) { 0, 0.2 });
  paint_row (&f, HEIGHT / 2, row);
  for (int x = 0; x < WIDTH && right < 0; x++)
    if (row[x] != row[0] && left < 0)
      left = x;
    else if (row[x] == row[0] && left >= 0)
      right = x;
  g_assert_cmpint (left, ==, 3);
  g_assert_cmpint (right - left, ==, (HEIGHT - 6) * 4 / 3);
  g_assert_cmphex (row[WIDTH - 1], ==, row[0]);
  tear_down (&f);
}

/* Each cut is a line from the top to the bottom of its column, in all tiles. */
static void
test_cuts_of_the_picture (void)
{
  static const gint64 cuts[] = { 10, 27, 64 };
  g_autoptr(HpFrameList) list = hp_frame_list_new (cuts, G_N_ELEMENTS (cuts));
  const HpTimeAxis axis = { 0, 0.125 };
  Fixture f = { NULL };
  guint32 row[WIDTH];

  if (!set_up (&f, "film.mp4", PICTURE ("24") "-frames:v 72 -c:v mpeg4", hp_picture_lane_new))
    return;

  g_assert_true (hp_edit_set (hp_desk_get_history (f.desk), HP_ELEMENT (hp_desk_get_plan (f.desk)),
                              NULL, "cuts", list));
  g_assert_true (is_described (&f, "3 cuts"));
  hp_lane_view_set_axis (f.lane, &axis);
  paint_row (&f, 1, row);
  for (int x = 0; x < WIDTH; x++)
    g_assert_true ((row[x] != row[0]) == (x == 80 || x == 216 || x == 512));
  tear_down (&f);
}

int
main (int   argc,
      char *argv[])
{
  if (!display_init (&argc, &argv))
    return 0;

  for (guint i = 0; i < G_N_ELEMENTS (clicking); i++)
    {
      g_autofree char *path = g_strconcat ("/ui/sound/a-click-is-drawn-in-its-frame/",
                                           clicking[i].what, NULL);

      g_test_add_data_func (path, &clicking[i], test_a_click_is_drawn_in_its_frame);
    }
  g_test_add_func ("/ui/sound/a-silent-film-says-so", test_a_silent_film_says_so);
  g_test_add_func ("/ui/sound/places-for-pictures", test_places_for_pictures);
  g_test_add_func ("/ui/sound/cuts-of-the-picture", test_cuts_of_the_picture);

  return g_test_run ();
}
