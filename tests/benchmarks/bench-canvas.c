/* Frames of the timeline of a feature film, painted in a window on a display without hardware. */

#include <adwaita.h>
#include <glib/gstdio.h>
#include <malloc.h>
#include <math.h>
#include <time.h>

#include "desk/desk-sound.h"
#include "film-plan.h"
#include "measure.h"
#include "model/edit-scene.h"
#include "store/plan-writer.h"
#include "ui/timeline/intensity-lane-private.h"
#include "ui/timeline/label-cache.h"
#include "ui/timeline/timeline-private.h"

#define WIDTH 1920
#define HEIGHT 600
#define N_WARM 20
#define N_FRAMES 300
#define N_MANY 10000
#define FIRST_FRAME 80800  /* well inside a scene */
#define STEP 8             /* ms between two events of a pointer */
#define SCRIPT 120         /* s */
#define ACT 5              /* s of it */
#define SOUND_PATIENCE 300 /* s */

typedef struct
{
  HpDesk        *desk;
  GtkWidget     *window;
  GtkWidget     *timeline;
  GtkWidget     *lane;        /* of the intensity */
  gboolean       is_open;
  guint          n_painted;
  double         x;           /* px on that lane: the point that is dragged */
  double         y;
  gboolean       is_pressed;
} Canvas;

typedef void (*Move) (Canvas *self,
                      guint   i);

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(GError) error = NULL;

  hp_desk_open_finish (HP_DESK (source), result, &error);
  g_assert_no_error (error);
  ((Canvas *) data)->is_open = TRUE;
}

/* All reels are of one film, which has sound. */
static HpPlan *
make_plan (const char *films)
{
  HpPlan *plan = film_plan_new ();
  HpElementList *reels = hp_plan_get_reels (plan);
  g_autofree char *path = g_canonicalize_filename (films, NULL);
  g_autofree char *loud = g_build_filename (path, "loud.mkv", NULL);
  g_autofree char *uri = g_filename_to_uri (loud, NULL, NULL);

  for (guint i = 0; i < hp_element_list_get_n (reels); i++)
    {
      HpReel *reel = hp_element_list_get (reels, i);

      g_object_set (reel, "uri", uri, "offset", hp_reel_get_start (reel), NULL);
    }

  return plan;
}

static void
wait_for_sound (Canvas *self)
{
  HpReel *reel = hp_element_list_get (hp_plan_get_reels (hp_desk_get_plan (self->desk)), 0);
  gint64 end = g_get_monotonic_time () + SOUND_PATIENCE * G_USEC_PER_SEC;

  while (hp_desk_get_reel_sound (self->desk, reel).state != HP_REEL_SOUND_READ)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      g_main_context_iteration (NULL, TRUE);
    }
}

static void
open_plan (Canvas     *self,
           const char *folder,
           const char *films)
{
  g_autoptr(HpPlan) plan = make_plan (films);
  g_autoptr(GBytes) text = hp_plan_write (plan);
  g_autofree char *path = g_build_filename (folder, "film.hairpin", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  gsize size;
  const char *data = g_bytes_get_data (text, &size);

  g_assert_true (g_file_set_contents (path, data, (gssize) size, NULL));
  hp_desk_open_async (self->desk, file, FALSE, opened_cb, self);
  while (!self->is_open)
    g_main_context_iteration (NULL, TRUE);
  g_unlink (path);
}

static GtkWidget *
find_widget (GtkWidget *widget,
             GType      type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
painted_cb (Canvas *self)
{
  self->n_painted++;
}

/* Of this thread, which paints: those that decode the film are not the timeline's. */
static double
get_processor_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

/* Until nothing is left to be done, and a frame has been painted. */
static double
time_frame (Canvas *self,
            Move    move,
            guint   i)
{
  guint painted = self->n_painted;
  double start = get_processor_ms ();

  move (self, i);
  while (self->n_painted == painted)
    g_main_context_iteration (NULL, TRUE);
  return get_processor_ms () - start;
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

static double
time_frames (Canvas *self,
             Move    move,
             double  quantile)
{
  g_autoptr(GArray) times = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < N_WARM; i++)
    time_frame (self, move, i);
  for (guint i = 0; i < N_FRAMES; i++)
    {
      double ms = time_frame (self, move, N_WARM + i);

      g_array_append_val (times, ms);
    }

  g_array_sort (times, compare);
  return g_array_index (times, double, (guint) (quantile * (N_FRAMES - 1)));
}

/* The film plays: its playhead moves by itself. */
static void
play_on (Canvas *self,
         guint   i)
{
}

static double
time_playing (Canvas *self)
{
  double ms;

  hp_desk_set_playing (self->desk, TRUE);
  while (!hp_desk_get_playing (self->desk))
    g_main_context_iteration (NULL, TRUE);
  ms = time_frames (self, play_on, 0.5);
  hp_desk_set_playing (self->desk, FALSE);
  return ms;
}

static void
measure_frames (Canvas     *self,
                const char *name,
                Move        move,
                double      quantile,
                double      bound)
{
  measure_tell (name, time_frames (self, move, quantile), "ms", bound);
}

static void
move_playhead (Canvas *self,
               guint   i)
{
  hp_desk_seek (self->desk, hp_desk_get_frame (self->desk) + 1);
}

/* The point of a curve that is nearest to the playhead, as the pointer takes it. */
static void
press_point (Canvas *self)
{
  HpCurveGeometry geometry = hp_intensity_lane_get_geometry (HP_INTENSITY_LANE (self->lane));
  HpScene *scene = hp_plan_get_scene_at (hp_desk_get_plan (self->desk), FIRST_FRAME, NULL);
  gsize n_points, i = 0;
  const HpCurvePoint *points = hp_curve_get_points (hp_scene_get_curve (scene), &n_points);

  while (i + 1 < n_points && points[i].at < FIRST_FRAME)
    i++;
  self->x = hp_time_axis_x (&geometry.axis, (double) points[i].at);
  self->y = hp_curve_geometry_y (&geometry, points[i].level);
  g_assert_true (self->x > 0 && self->x < gtk_widget_get_width (self->lane));
  HP_LANE_VIEW_GET_CLASS (self->lane)->drag_begin (HP_LANE_VIEW (self->lane), &(HpLaneDrag) {
                                                     .start_x = self->x, .start_y = self->y,
                                                     .x = self->x, .y = self->y,
                                                   });
  self->is_pressed = TRUE;
}

static void
let_go (Canvas  *self,
        gboolean cancel)
{
  HpLaneView *lane = HP_LANE_VIEW (self->lane);
  HpLaneDrag drag = { .start_x = self->x, .start_y = self->y, .x = self->x, .y = self->y + 20,
                      .has_moved = TRUE };

  if (cancel)
    HP_LANE_VIEW_GET_CLASS (lane)->drag_cancel (lane);
  else if (self->is_pressed)
    HP_LANE_VIEW_GET_CLASS (lane)->drag_end (lane, &drag);
  self->is_pressed = FALSE;
}

static void
drag_point (Canvas *self,
            guint   i)
{
  HpLaneView *lane = HP_LANE_VIEW (self->lane);
  double height = gtk_widget_get_height (self->lane);
  HpLaneDrag drag = {
    .start_x = self->x, .start_y = self->y,
    .x = self->x, .y = height * (0.5 + 0.3 * (i % 40) / 40),
    .has_moved = TRUE,
  };

  HP_LANE_VIEW_GET_CLASS (lane)->drag_update (lane, &drag);
}

static void
scroll (Canvas *self,
        guint   i)
{
  HpTimeline *timeline = HP_TIMELINE (self->timeline);
  double step = 13 * timeline->axis.frames_per_px;

  hp_timeline_scroll_to (timeline, timeline->axis.start + (i / 100 % 2 == 0 ? step : -step));
}

static void
zoom (Canvas *self,
      guint   i)
{
  hp_timeline_zoom (HP_TIMELINE (self->timeline), i / 10 % 2 == 0 ? 1.1 : 1 / 1.1);
}

static void
wait_for_frames (Canvas *self,
                 guint   n)
{
  guint end = self->n_painted + n;

  while (self->n_painted < end)
    {
      gtk_widget_queue_draw (self->timeline);
      g_main_context_iteration (NULL, TRUE);
    }
}

/* Where a zoom or a page has led to, the playhead and its scene are seen again. */
static void
look_at_scene (Canvas *self)
{
  hp_timeline_fit (HP_TIMELINE (self->timeline));
  hp_desk_seek (self->desk, FIRST_FRAME);
  for (guint i = 0; i < 15; i++)
    hp_timeline_zoom (HP_TIMELINE (self->timeline), 1.25);
  wait_for_frames (self, 5);
}

typedef struct
{
  double playhead;  /* ms */
  double drag;
  double zoom;
} Times;

static Times
time_all (Canvas *self)
{
  Times times;

  look_at_scene (self);
  times.playhead = time_playing (self);
  look_at_scene (self);
  press_point (self);
  times.drag = time_frames (self, drag_point, 0.5);
  let_go (self, TRUE);
  look_at_scene (self);
  times.zoom = time_frames (self, zoom, 0.95);
  return times;
}

/* A point on every frame: more there cannot be. */
static HpCurve *
make_dense (HpScene *scene)
{
  gint64 in = hp_scene_get_in (scene);
  gsize n_points = (gsize) (hp_scene_get_out (scene) - in) + 1;
  g_autofree HpCurvePoint *points = g_new0 (HpCurvePoint, n_points);

  for (gsize i = 0; i < n_points; i++)
    points[i] = (HpCurvePoint) { in + (gint64) i, 0.5 + 0.45 * sin ((double) i / 90) *
                                 ((double) (i * 3701 % 101) / 100), HP_CURVE_SMOOTH, NULL };

  return hp_curve_new (points, n_points);
}

static gsize
fill_curves (Canvas *self)
{
  HpElementList *scenes = hp_plan_get_scenes (hp_desk_get_plan (self->desk));
  gsize n_all = 0, n_points;

  for (guint i = 0; i < hp_element_list_get_n (scenes); i++)
    {
      HpScene *scene = hp_element_list_get (scenes, i);
      HpElementList *layers = hp_scene_get_layers (scene);
      g_autoptr(HpCurve) curve = make_dense (scene);

      hp_curve_get_points (curve, &n_points);
      n_all += n_points * (1 + hp_element_list_get_n (layers));
      g_object_set (scene, "curve", curve, NULL);
      for (guint j = 0; j < hp_element_list_get_n (layers); j++)
        g_object_set (hp_element_list_get (layers, j), "curve", curve, NULL);
    }

  g_signal_emit_by_name (self->desk, "changed");
  return n_all;
}

/* The most points there can be, against those of the film, in turns. */
static void
measure_dense (Canvas *self)
{
  Times sparse = time_all (self), dense;

  g_print ("# %zu points\n", fill_curves (self));
  dense = time_all (self);
  measure_tell ("dense-playhead/playhead", dense.playhead / sparse.playhead, "times", 1.2);
  measure_tell ("dense-drag/drag", dense.drag / sparse.drag, "times", 1.2);
  measure_tell ("dense-zoom/zoom", dense.zoom / sparse.zoom, "times", 1.5);
  g_print ("# drag %.2f ms, zoom %.2f ms\n", dense.drag, dense.zoom);
}

/* Of what was seen once. */
static void
measure_shaping (Canvas *self)
{
  guint before;

  look_at_scene (self);
  for (guint i = 0; i < 200; i++)
    time_frame (self, scroll, i);
  before = hp_label_cache_get_n_shaped ();
  for (guint i = 0; i < 200; i++)
    {
      time_frame (self, scroll, i);
      time_frame (self, move_playhead, i);
    }
  measure_tell ("texts-shaped-scrolling", hp_label_cache_get_n_shaped () - before, "", 0);

  before = hp_label_cache_get_n_shaped ();
  for (guint i = 0; i < 100; i++)
    time_frame (self, zoom, i);
  g_print ("# texts shaped a frame while zooming, which are cut anew: %.1f\n",
           (hp_label_cache_get_n_shaped () - before) / 100.0);
}

static void
do_everything (Canvas *self,
               guint   i)
{
  switch (i / 50 % 4)
    {
    case 0:
      scroll (self, i);
      break;

    case 1:
      zoom (self, i);
      break;

    case 2:
      if (i % 50 == 0)
        press_point (self);
      drag_point (self, i);
      if (i % 50 == 49)
        let_go (self, TRUE);
      break;

    default:
      move_playhead (self, i);
      if (i % 50 == 49)
        hp_desk_seek (self->desk, FIRST_FRAME);
    }
}

static void
measure_growth (Canvas *self)
{
  double before;

  look_at_scene (self);
  for (guint i = 0; i < N_MANY / 10; i++)
    time_frame (self, do_everything, i);
  malloc_trim (0);
  before = (double) mallinfo2 ().uordblks;
  for (guint i = 0; i < N_MANY; i++)
    time_frame (self, do_everything, i);
  malloc_trim (0);
  measure_tell ("memory-after-10000-frames", (double) mallinfo2 ().uordblks / before, "times",
                1.01);
}

/* What the main thread does between two rests. */
static gint64 woke;          /* µs */
static gint64 longest;
static guint  n_long;        /* over 33 ms */
static double worked;        /* ms of the processor until then */
static double hardest;
static guint  acting;
static guint  n_long_in[4];  /* by what is acted */

static gint
rest (GPollFD *fds,
      guint    n_fds,
      gint     timeout)
{
  gint64 work = g_get_monotonic_time () - woke;

  double processor = get_processor_ms () - worked;
  gint result;

  longest = MAX (longest, work);
  hardest = MAX (hardest, processor);
  n_long += work > 33000;
  n_long_in[acting] += work > 33000;
  result = g_poll (fds, n_fds, timeout);
  woke = g_get_monotonic_time ();
  worked = get_processor_ms ();
  return result;
}

/* Plays, zooms and scrolls meanwhile, drags points and rides, for a while each. */
static void
act (Canvas *self,
     guint   i)
{
  guint n_act = ACT * 1000 / STEP, step = i % n_act;
  gboolean begins = step == 0, ends = step + 1 == n_act;

  acting = i / n_act % 4;
  switch (acting)
    {
    case 0:
      if (begins)
        hp_desk_set_playing (self->desk, TRUE);
      break;

    case 1:
      if (step % 4 == 0)
        zoom (self, step / 4);
      else
        scroll (self, step);
      if (ends)
        hp_desk_set_playing (self->desk, FALSE);
      break;

    case 2:
      if (begins)
        {
          look_at_scene (self);
          press_point (self);
        }
      drag_point (self, step);
      if (ends)
        let_go (self, FALSE);
      break;

    default:
      if (begins)
        hp_desk_set_playing (self->desk, TRUE);
      if (step == 20)
        press_point (self);
      if (step > 20)
        drag_point (self, step);
      if (ends)
        {
          let_go (self, FALSE);
          hp_desk_set_playing (self->desk, FALSE);
        }
    }
}

static void
measure_script (Canvas *self)
{
  GMainContext *context = g_main_context_default ();
  gint64 start;

  look_at_scene (self);
  woke = start = g_get_monotonic_time ();
  worked = get_processor_ms ();
  g_main_context_set_poll_func (context, rest);
  for (guint i = 0; i < SCRIPT * 1000 / STEP; i++)
    {
      gint64 next = start + i * G_GINT64_CONSTANT (1000) * STEP;

      act (self, i);
      while (g_main_context_iteration (NULL, FALSE) || g_get_monotonic_time () < next)
        continue;
    }
  g_main_context_set_poll_func (context, NULL);
  g_print ("# %u times over 33 ms (%u, %u, %u, %u), %.1f ms of the processor at the most\n", n_long,
           n_long_in[0], n_long_in[1], n_long_in[2], n_long_in[3], hardest);
  measure_tell ("longest-work-in-two-minutes", (double) longest / 1000, "ms", 33);
}

static void
make_window (Canvas *self)
{
  self->timeline = hp_timeline_new (self->desk);
  self->window = gtk_window_new ();
  gtk_window_set_decorated (GTK_WINDOW (self->window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (self->window), WIDTH, HEIGHT);
  gtk_window_set_child (GTK_WINDOW (self->window), self->timeline);
  gtk_window_present (GTK_WINDOW (self->window));
  g_signal_connect_swapped (gdk_surface_get_frame_clock (gtk_native_get_surface (GTK_NATIVE (self->window))),
                            "after-paint", G_CALLBACK (painted_cb), self);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *folder = g_dir_make_tmp ("hairpin-XXXXXX", NULL);
  Canvas self = { 0 };

  if (argc != 2)
    g_error ("bench-canvas FILMS: where make-films.sh has made them");

  adw_init ();
  setvbuf (stdout, NULL, _IOLBF, 0);
  self.desk = hp_desk_new ("fakesink sync=true");
  make_window (&self);
  open_plan (&self, folder, argv[1]);
  wait_for_sound (&self);
  self.lane = find_widget (self.timeline, HP_TYPE_INTENSITY_LANE);
  hp_desk_seek (self.desk, FIRST_FRAME);
  wait_for_frames (&self, 5);

  measure_tell ("playhead-moves/whole-film", time_playing (&self), "ms", 1);
  measure_frames (&self, "zoomed/whole-film", zoom, 0.95, 16);
  look_at_scene (&self);
  measure_tell ("playhead-moves", time_playing (&self), "ms", 1);
  look_at_scene (&self);
  press_point (&self);
  measure_frames (&self, "point-dragged", drag_point, 0.5, 3);
  let_go (&self, TRUE);
  measure_frames (&self, "scrolled", scroll, 0.95, 12);
  look_at_scene (&self);
  measure_frames (&self, "zoomed", zoom, 0.95, 16);
  measure_shaping (&self);
  measure_growth (&self);
  measure_script (&self);
  measure_dense (&self);

  gtk_window_destroy (GTK_WINDOW (self.window));
  g_object_unref (self.desk);
  g_rmdir (folder);
  return measure_end ();
}
