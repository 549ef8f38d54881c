/* Frames of the timeline of a feature film, painted in a window on a display without hardware. */

#include <adwaita.h>
#include <glib/gstdio.h>
#include <time.h>

#include "film-plan.h"
#include "measure.h"
#include "model/edit-scene.h"
#include "store/plan-writer.h"
#include "ui/timeline/intensity-lane-private.h"
#include "ui/timeline/timeline-private.h"

#define WIDTH 1920
#define HEIGHT 600
#define N_WARM 20
#define N_FRAMES 300
#define FIRST_FRAME 80800  /* well inside a scene */

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

static void
open_plan (Canvas     *self,
           const char *folder)
{
  g_autoptr(HpPlan) plan = film_plan_new ();
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

static double
get_processor_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
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

static void
measure_frames (Canvas     *self,
                const char *name,
                Move        move,
                double      quantile,
                double      bound)
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
  measure_tell (name, g_array_index (times, double, (guint) (quantile * (N_FRAMES - 1))), "ms",
                bound);
}

static void
move_playhead (Canvas *self,
               guint   i)
{
  hp_desk_seek (self->desk, hp_desk_get_frame (self->desk) + 1);
}

/* The point of a curve that is nearest to the playhead, as the pointer takes it. */
static void
take_point (Canvas     *self,
            HpLaneDrag *press)
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
  *press = (HpLaneDrag) { .start_x = self->x, .start_y = self->y, .x = self->x, .y = self->y };
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

int
main (int   argc,
      char *argv[])
{
  g_autofree char *folder = g_dir_make_tmp ("hairpin-XXXXXX", NULL);
  Canvas self = { 0 };
  HpLaneDrag press = { 0 };

  adw_init ();
  setvbuf (stdout, NULL, _IOLBF, 0);
  self.desk = hp_desk_new ("fakesink sync=true");
  self.timeline = hp_timeline_new (self.desk);
  self.window = gtk_window_new ();
  gtk_window_set_decorated (GTK_WINDOW (self.window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (self.window), WIDTH, HEIGHT);
  gtk_window_set_child (GTK_WINDOW (self.window), self.timeline);
  gtk_window_present (GTK_WINDOW (self.window));
  g_signal_connect_swapped (gdk_surface_get_frame_clock (gtk_native_get_surface (GTK_NATIVE (self.window))),
                            "after-paint", G_CALLBACK (painted_cb), &self);
  open_plan (&self, folder);
  self.lane = find_widget (self.timeline, HP_TYPE_INTENSITY_LANE);
  hp_desk_seek (self.desk, FIRST_FRAME);
  wait_for_frames (&self, 5);

  measure_frames (&self, "playhead-moves/whole-film", move_playhead, 0.5, 1);
  for (guint i = 0; i < 15; i++)
    hp_timeline_zoom (HP_TIMELINE (self.timeline), 1.25);
  wait_for_frames (&self, 5);
  measure_frames (&self, "playhead-moves", move_playhead, 0.5, 1);

  take_point (&self, &press);
  HP_LANE_VIEW_GET_CLASS (self.lane)->drag_begin (HP_LANE_VIEW (self.lane), &press);
  measure_frames (&self, "point-dragged", drag_point, 0.5, 3);
  HP_LANE_VIEW_GET_CLASS (self.lane)->drag_cancel (HP_LANE_VIEW (self.lane));

  measure_frames (&self, "scrolled", scroll, 0.95, 12);
  measure_frames (&self, "zoomed", zoom, 0.95, 16);

  gtk_window_destroy (GTK_WINDOW (self.window));
  g_object_unref (self.desk);
  g_rmdir (folder);
  return measure_end ();
}
