#include "ui/timeline-fixture.h"

#include "desk/desk-reels.h"
#include "ui/timeline/timeline.h"

GtkWidget *
fixture_show_timeline (HpDesk     *desk,
                       int         width,
                       int         height,
                       GtkWidget **timeline)
{
  GtkWidget *window = gtk_window_new ();

  *timeline = hp_timeline_new (desk);
  gtk_window_set_child (GTK_WINDOW (window), *timeline);
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_assert_true (hp_desk_open_finish (HP_DESK (source), result, NULL));
  *(gboolean *) data = TRUE;
}

void
fixture_open_slate (HpDesk *desk,
                    gint64  n_frames)
{
  gboolean opened = FALSE;

  hp_desk_new_slate_async (desk, (HpFrameRate) { 24, 1 }, FALSE, n_frames, 0, opened_cb, &opened);
  WAIT_UNTIL (opened);
}

void
fixture_open_plan (HpDesk     *desk,
                   const char *name)
{
  g_autoptr(GFile) file = display_sample (name);
  gboolean opened = FALSE;

  hp_desk_open_async (desk, file, TRUE, opened_cb, &opened);
  WAIT_UNTIL (opened);
}

void
fixture_open_film (HpDesk     *desk,
                   const char *name)
{
  g_autoptr(GFile) film = display_sample (name);
  gboolean opened = FALSE;

  hp_desk_new_from_picture_async (desk, film, opened_cb, &opened);
  WAIT_UNTIL (opened);
}

void
fixture_wait_for_lane (GtkWidget *lane)
{
  WAIT_UNTIL (gtk_widget_get_width (lane) > 400);
  display_settle (50);
}

static void
keep_text (char       **kept,
           const char  *text)
{
  g_free (*kept);
  *kept = g_strdup (text);
}

void
fixture_keep_refused (HpDesk  *desk,
                      char   **text)
{
  g_signal_connect_swapped (desk, "failed", G_CALLBACK (keep_text), text);
}

void
fixture_end (GtkWidget *window,
             HpDesk    *desk)
{
  gtk_window_destroy (GTK_WINDOW (window));

  /* A worker that syncs what was edited may have it a moment longer. */
  g_object_add_weak_pointer (G_OBJECT (desk), (gpointer *) &desk);
  g_object_unref (desk);
  WAIT_UNTIL (desk == NULL);
}

double
fixture_x_of (GtkWidget *lane,
              gint64     frame)
{
  return hp_time_axis_x (hp_lane_view_get_axis (HP_LANE_VIEW (lane)), (double) frame);
}
