/* The sound of the reels: it lies where their pictures do. */

#include <glib/gstdio.h>
#include <math.h>

#include "desk/desk-reels.h"
#include "desk/desk-sound.h"
#include "media/made-film.h"
#include "model/edit-reels.h"
#include "waiting.h"

/* 72 frames; half a frame of sound in the middle of frame 37. */
#define OPTIONS(rate) \
  "-f lavfi -i testsrc2=size=160x90:rate=" rate " " \
  "-itsoffset 0.6 -f lavfi -i aevalsrc='if(between(t+0.6\\,37.25/(" rate ")\\,37.75/(" rate \
  "))\\,0.9\\,0)':s=48000:d=3 -frames:v 72 -c:v mpeg4 -g 12 -c:a flac"

typedef struct
{
  HpDesk  *desk;
  GFile   *film;
  gint64   first;   /* what was told of */
  gint64   end;
  guint    n_told;
} Fixture;

static void
sound_cb (Fixture *f,
          gint64   first,
          gint64   end)
{
  g_assert_cmpint (first, <=, end);
  if (end > first)
    {
      f->first = MIN (f->first, first);
      f->end = MAX (f->end, end);
    }
  f->n_told++;
}

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  f->desk = hp_desk_new ("fakesink sync=true");
  f->first = G_MAXINT64;
  g_signal_connect_swapped (f->desk, "sound", G_CALLBACK (sound_cb), f);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  waiting_drop (&f->desk);
  made_film_remove (f->film);
  g_clear_object (&f->film);
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(GError) error = NULL;

  hp_desk_open_finish (HP_DESK (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

static gboolean
open_film (Fixture    *f,
           const char *options)
{
  gboolean is_open = FALSE;

  f->film = made_film_new ("film.mkv", options);
  if (f->film == NULL)
    {
      g_test_skip ("there is no ffmpeg here to make the film");
      return FALSE;
    }

  hp_desk_new_from_picture_async (f->desk, f->film, opened_cb, &is_open);
  WAIT_UNTIL (is_open);
  return TRUE;
}

static HpReel *
reel_at (Fixture *f,
         guint    i)
{
  return hp_element_list_get (hp_plan_get_reels (hp_desk_get_plan (f->desk)), i);
}

static HpReelSoundState
state_of (Fixture *f,
          guint    i)
{
  return hp_desk_get_reel_sound (f->desk, reel_at (f, i)).state;
}

/* The frame of @reel, from its start, that is loudest; -1 where all is silent. */
static gint64
find_loudest (Fixture *f,
              HpReel  *reel)
{
  HpReelSound sound = hp_desk_get_reel_sound (f->desk, reel);
  gint64 loudest = -1;
  int high = 60;

  for (gint64 frame = 0; frame < hp_reel_get_duration (reel); frame++)
    {
      /* Without the blocks at its edges, which hold a little of the frames beside it. */
      double from = ceil (sound.start + (double) frame * sound.blocks_per_frame);
      double to = floor (sound.start + (double) (frame + 1) * sound.blocks_per_frame);
      HpPeak peak;

      hp_peaks_read (sound.peaks, from, to - from, &peak, 1);
      if (peak.high > high)
        {
          loudest = frame;
          high = peak.high;
        }
    }

  return loudest;
}

static void
test_lies_where_the_picture_does (Fixture       *f,
                                  gconstpointer  data)
{
  if (!open_film (f, data))
    return;

  WAIT_UNTIL (state_of (f, 0) == HP_REEL_SOUND_READ);
  g_assert_cmpint (find_loudest (f, reel_at (f, 0)), ==, 37);
  g_assert_cmpint (f->first, ==, 0);
  g_assert_cmpint (f->end, ==, 72);
}

/* Two reels in one file, and one in another. */
static void
test_of_several_reels (Fixture       *f,
                       gconstpointer  data)
{
  g_autoptr(GFile) other = NULL;
  g_autofree char *uri = NULL;
  HpHistory *history;
  HpReel *added;

  if (!open_film (f, OPTIONS ("24")))
    return;

  history = hp_desk_get_history (f->desk);
  other = made_film_new ("other.mkv", OPTIONS ("25"));
  uri = g_file_get_uri (other);
  WAIT_UNTIL (state_of (f, 0) == HP_REEL_SOUND_READ);
  g_assert_true (hp_edit_split_reel (history, hp_desk_get_plan (f->desk), 30, NULL));
  g_assert_cmpint (find_loudest (f, reel_at (f, 0)), ==, -1);
  g_assert_cmpint (find_loudest (f, reel_at (f, 1)), ==, 7);

  /* The others are read in their turn, without being shown. */
  f->first = f->end = 1000;
  added = hp_edit_add_reel (history, hp_desk_get_plan (f->desk), uri, 10, 50, NULL, NULL);
  g_assert_nonnull (added);
  WAIT_UNTIL (state_of (f, 2) == HP_REEL_SOUND_READ);
  g_assert_cmpint (find_loudest (f, added), ==, 27);
  g_assert_cmpint (f->first, ==, 72);
  g_assert_cmpint (f->end, ==, 1000);
  made_film_remove (other);
}

static void
test_a_silent_film_has_none (Fixture       *f,
                             gconstpointer  data)
{
  if (!open_film (f, "-f lavfi -i testsrc2=size=160x90:rate=24:duration=2 -c:v mpeg4"))
    return;

  WAIT_UNTIL (state_of (f, 0) == HP_REEL_SOUND_NONE);
  g_assert_cmpuint (f->n_told, >, 0);
}

/* While it is read: nothing comes of it any longer. */
static void
test_goes_with_the_plan (Fixture       *f,
                         gconstpointer  data)
{
  gboolean is_open = FALSE;
  guint n_told;

  if (!open_film (f, "-f lavfi -i testsrc2=size=160x90:rate=24:duration=900 "
                     "-f lavfi -i sine=440:sample_rate=48000:duration=900 -c:v mpeg4 -c:a pcm_s16le"))
    return;

  WAIT_UNTIL (state_of (f, 0) == HP_REEL_SOUND_READING);
  hp_desk_new_slate_async (f->desk, (HpFrameRate) { 24, 1 }, FALSE, 100, 0, opened_cb, &is_open);
  WAIT_UNTIL (is_open);
  n_told = f->n_told;
  g_assert_cmpint (state_of (f, 0), ==, HP_REEL_SOUND_UNREAD);
  for (guint i = 0; i < 50; i++)
    {
      g_usleep (10000);
      while (g_main_context_iteration (NULL, FALSE))
        continue;
    }
  g_assert_cmpuint (f->n_told, ==, n_told);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, data, test) \
  g_test_add ("/desk/desk-sound/" path, Fixture, data, set_up, test, tear_down)
  ADD ("lies-where-the-picture-does/24", OPTIONS ("24"), test_lies_where_the_picture_does);
  ADD ("lies-where-the-picture-does/23976", OPTIONS ("24000/1001"),
       test_lies_where_the_picture_does);
  ADD ("lies-where-the-picture-does/25", OPTIONS ("25"), test_lies_where_the_picture_does);
  ADD ("lies-where-the-picture-does/5994", OPTIONS ("60000/1001"),
       test_lies_where_the_picture_does);
  ADD ("of-several-reels", NULL, test_of_several_reels);
  ADD ("a-silent-film-has-none", NULL, test_a_silent_film_has_none);
  ADD ("goes-with-the-plan", NULL, test_goes_with_the_plan);

  return g_test_run ();
}
