#include "model/dialogue-line.h"
#include "model/edit-list.h"
#include "model/edit-member.h"
#include "model/entry.h"
#include "model/layer.h"
#include "model/statement.h"
#include "ui/app/remembered.h"
#include "ui/timeline-fixture.h"
#include "ui/timeline/dialogue-lane.h"
#include "ui/timeline/lane-header.h"
#include "ui/timeline/layer-lane.h"
#include "ui/timeline/overview-lane.h"
#include "ui/timeline/ruler-view.h"
#include "ui/timeline/statement-lane.h"
#include "ui/timeline/timeline.h"

/* The sample plan, of 1632 frames: the scenes 72…510, 510…744 and 744…1537. */

#define SNAP_REACH 7  /* px: where something is near, it is drawn to it */

typedef struct
{
  HpDesk    *desk;
  GtkWidget *window;
  GtkWidget *timeline;
} Fixture;

static GtkWidget *
lane (Fixture *f,
      GType    type)
{
  return display_find_widget (f->timeline, type);
}

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  f->desk = hp_desk_new ("fakesink sync=true");
  f->window = fixture_show_timeline (f->desk, 900, 420, &f->timeline);
  fixture_open_plan (f->desk, "the-letter.hairpin");
  fixture_wait_for_lane (lane (f, HP_TYPE_RULER_VIEW));
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  fixture_end (f->window, f->desk);
}

static HpTimeAxis
axis (Fixture *f)
{
  return *hp_lane_view_get_axis (HP_LANE_VIEW (lane (f, HP_TYPE_RULER_VIEW)));
}

/* Frames that a drag may end beside where the pointer does. */
static gint64
reach (Fixture *f)
{
  return (gint64) (SNAP_REACH * axis (f).frames_per_px) + 2;
}

static double
width (Fixture *f)
{
  return gtk_widget_get_width (lane (f, HP_TYPE_RULER_VIEW));
}

static double
end (Fixture *f)
{
  HpTimeAxis shown = axis (f);

  return hp_time_axis_time_at (&shown, width (f));
}

static HpScene *
scene (Fixture *f,
       guint    position)
{
  return hp_element_list_get (hp_plan_get_scenes (hp_desk_get_plan (f->desk)), position);
}

/* What hears of wheels and fingers. */
static GtkEventController *
controller (Fixture *f,
            GType    type)
{
  return display_find_controller (gtk_widget_get_first_child (f->timeline), type);
}

static void
scroll (Fixture *f,
        double   dx,
        double   dy)
{
  gboolean handled = FALSE;

  g_signal_emit_by_name (controller (f, GTK_TYPE_EVENT_CONTROLLER_SCROLL), "scroll", dx, dy,
                         &handled);
  g_assert_true (handled);
}

/* The scene fills the width but for a little around it; without one, all is shown. */
static void
test_fits_the_scene (Fixture       *f,
                     gconstpointer  data)
{
  hp_desk_select_scene (f->desk, scene (f, 1));
  hp_timeline_fit_scene (HP_TIMELINE (f->timeline));
  g_assert_cmpfloat (axis (f).start, <, 510);
  g_assert_cmpfloat (axis (f).start, >, 490);
  g_assert_cmpfloat (end (f), >, 744);
  g_assert_cmpfloat (end (f), <, 764);

  /* The one that the playhead is in, where none is selected. */
  hp_desk_select_scene (f->desk, NULL);
  hp_desk_seek (f->desk, 800);
  WAIT_UNTIL (hp_desk_get_frame (f->desk) == 800);
  hp_timeline_fit_scene (HP_TIMELINE (f->timeline));
  g_assert_cmpfloat (axis (f).start, <, 744);
  g_assert_cmpfloat (axis (f).start, >, 700);
  g_assert_cmpfloat (end (f), >, 1537);

  hp_desk_seek (f->desk, 10);
  WAIT_UNTIL (hp_desk_get_frame (f->desk) == 10);
  hp_timeline_fit_scene (HP_TIMELINE (f->timeline));
  g_assert_cmpfloat (axis (f).start, ==, 0);
  g_assert_cmpfloat_with_epsilon (end (f), (double) hp_desk_get_duration (f->desk), 1e-6);
}

/* A wheel, also with Shift, scrolls by steps, up to the ends of the film. */
static void
test_wheel_scrolls (Fixture       *f,
                    gconstpointer  data)
{
  double start;

  hp_timeline_zoom (HP_TIMELINE (f->timeline), 4);
  start = axis (f).start;
  scroll (f, 0, 1);
  g_assert_cmpfloat_with_epsilon (axis (f).start, start + 48 * axis (f).frames_per_px, 1e-6);
  scroll (f, 1, 0);
  g_assert_cmpfloat_with_epsilon (axis (f).start, start + 96 * axis (f).frames_per_px, 1e-6);
  scroll (f, 0, -1000);
  g_assert_cmpfloat (axis (f).start, ==, 0);
  scroll (f, 0, 1000);
  g_assert_cmpfloat_with_epsilon (end (f), (double) hp_desk_get_duration (f->desk), 1e-6);
}

static void
test_glides_on (Fixture       *f,
                gconstpointer  data)
{
  GtkEventController *fingers = controller (f, GTK_TYPE_EVENT_CONTROLLER_SCROLL);
  double px, rest;

  hp_timeline_zoom (HP_TIMELINE (f->timeline), 8);
  scroll (f, 0, -1000);
  px = axis (f).frames_per_px;
  g_signal_emit_by_name (fingers, "decelerate", 400.0, 0.0);
  WAIT_UNTIL (axis (f).start > 90 * px);
  g_assert_cmpfloat (axis (f).start, <=, 100 * px);

  /* A hand that comes back holds it. */
  g_signal_emit_by_name (fingers, "decelerate", 4000.0, 0.0);
  scroll (f, 0, 0);
  rest = axis (f).start;
  display_settle (80);
  g_assert_cmpfloat (axis (f).start, ==, rest);
}

static void
test_pinch_zooms (Fixture       *f,
                  gconstpointer  data)
{
  GtkEventController *pinch = controller (f, GTK_TYPE_GESTURE_ZOOM);
  HpTimeAxis before = axis (f);

  g_signal_emit_by_name (pinch, "begin", NULL);
  g_signal_emit_by_name (pinch, "scale-changed", 1.5);
  g_signal_emit_by_name (pinch, "scale-changed", 2.0);
  g_assert_cmpfloat_with_epsilon (axis (f).frames_per_px * 2, before.frames_per_px, 1e-9);
  g_signal_emit_by_name (pinch, "scale-changed", 1.0);
  g_assert_cmpfloat_with_epsilon (axis (f).frames_per_px, before.frames_per_px, 1e-9);
}

static void
test_middle_button_pans (Fixture       *f,
                         gconstpointer  data)
{
  GtkWidget *box = gtk_widget_get_first_child (f->timeline);
  GtkEventController *pan = display_find_controller (box, GTK_TYPE_GESTURE_DRAG);
  double start;

  g_assert_cmpint (gtk_gesture_single_get_button (GTK_GESTURE_SINGLE (pan)), ==, GDK_BUTTON_MIDDLE);
  hp_timeline_zoom (HP_TIMELINE (f->timeline), 4);
  scroll (f, 0, 2);
  start = axis (f).start;
  display_drag (box, 300, 50, -40, 0);
  g_assert_cmpfloat_with_epsilon (axis (f).start, start + 40 * axis (f).frames_per_px, 1e-6);
}

/* By page the view stays until the playhead leaves it; centred it goes along, and that is
 * remembered. */
static void
test_follows_the_playhead (Fixture       *f,
                           gconstpointer  data)
{
  g_autofree char *remembered = NULL;
  double start;

  hp_timeline_zoom (HP_TIMELINE (f->timeline), 8);
  scroll (f, 0, -1000);
  hp_desk_seek (f->desk, 1000);
  WAIT_UNTIL (hp_desk_get_frame (f->desk) == 1000);
  g_assert_cmpfloat (axis (f).start, <, 1000);
  g_assert_cmpfloat (end (f), >, 1000);
  start = axis (f).start;
  hp_desk_seek (f->desk, 1010);
  WAIT_UNTIL (hp_desk_get_frame (f->desk) == 1010);
  g_assert_cmpfloat (axis (f).start, ==, start);

  g_assert_true (gtk_widget_activate_action (f->timeline, "timeline.follow", "s", "centre"));
  hp_desk_set_playing (f->desk, TRUE);
  WAIT_UNTIL (hp_desk_get_frame (f->desk) > 1012);
  hp_desk_set_playing (f->desk, FALSE);
  g_assert_cmpfloat_with_epsilon ((axis (f).start + end (f)) / 2,
                                  (double) hp_desk_get_frame (f->desk), 12);

  remembered = hp_remembered_dup ("timeline", "follow");
  g_assert_cmpstr (remembered, ==, "centre");
  g_assert_true (gtk_widget_activate_action (f->timeline, "timeline.follow", "s", "page"));
}

/* The frame of the overview is dragged to scroll, and by its ends to zoom; a click goes there. */
static void
test_overview (Fixture       *f,
               gconstpointer  data)
{
  GtkWidget *overview = lane (f, HP_TYPE_OVERVIEW_LANE);
  double duration = (double) hp_desk_get_duration (f->desk);
  double px = duration / width (f);
  double start, length;

  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (overview), GTK_ACCESSIBLE_ROLE_SLIDER);
  hp_timeline_zoom (HP_TIMELINE (f->timeline), 4);
  scroll (f, 0, -1000);
  length = end (f);

  display_drag (overview, length / px / 2, 15, 100, 0);
  g_assert_cmpfloat_with_epsilon (axis (f).start, 100 * px, 1e-6);
  g_assert_cmpfloat_with_epsilon (end (f) - axis (f).start, length, 1e-6);

  display_drag (overview, end (f) / px - 1, 15, 50, 0);
  g_assert_cmpfloat_with_epsilon (axis (f).start, 100 * px, 1e-6);
  g_assert_cmpfloat_with_epsilon (end (f) - axis (f).start, length + 50 * px, 1e-6);

  display_drag (overview, 500, 15, 0, 0);
  g_assert_cmpfloat_with_epsilon ((axis (f).start + end (f)) / 2, 500 * px, 1e-6);

  start = axis (f).start;
  length = end (f) - start;
  g_assert_true (display_press (overview, GDK_KEY_Left, 0));
  g_assert_cmpfloat_with_epsilon (axis (f).start, start - length / 10, 1e-6);
  g_assert_true (display_press (overview, GDK_KEY_plus, GDK_SHIFT_MASK));
  g_assert_cmpfloat_with_epsilon (end (f) - axis (f).start, length / 1.25, 1e-6);
  g_assert_true (display_press (overview, GDK_KEY_minus, 0));
  g_assert_cmpfloat_with_epsilon (end (f) - axis (f).start, length, 1e-6);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (overview),
                                       GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, axis (f).start);

  /* Escape puts the frame back. */
  start = axis (f).start;
  g_signal_emit_by_name (display_find_controller (overview, GTK_TYPE_GESTURE_DRAG), "drag-begin",
                         (start + length / 2) / px, 15.0);
  g_signal_emit_by_name (display_find_controller (overview, GTK_TYPE_GESTURE_DRAG), "drag-update",
                         -80.0, 0.0);
  g_assert_cmpfloat (axis (f).start, <, start - 40 * px);
  g_assert_true (display_press (overview, GDK_KEY_Escape, 0));
  g_assert_cmpfloat_with_epsilon (axis (f).start, start, 1e-6);
}

static double
x_of (Fixture *f,
      gint64   frame)
{
  HpTimeAxis shown = axis (f);

  return hp_time_axis_x (&shown, (double) frame);
}

static const char *
undo_label (Fixture *f)
{
  return hp_history_get_undo_label (hp_desk_get_history (f->desk));
}

static HpDialogueLine *
line (Fixture *f,
      guint    position)
{
  return hp_element_list_get (hp_plan_get_dialogue (hp_desk_get_plan (f->desk)), position);
}

static void
add_line (Fixture    *f,
          gint64      in,
          gint64      out,
          const char *text)
{
  g_assert_nonnull (hp_edit_add (hp_desk_get_history (f->desk), hp_desk_get_plan (f->desk),
                                 "dialogue", NULL, "in", in, "out", out, "speaker", "Ada",
                                 "text", text, NULL));
}

/* A line is dragged by its ends and its middle, each in one step; Escape leaves it alone. */
static void
test_dialogue_is_dragged (Fixture       *f,
                          gconstpointer  data)
{
  GtkWidget *dialogue = lane (f, HP_TYPE_DIALOGUE_LANE);
  HpHistory *history = hp_desk_get_history (f->desk);
  GtkEventController *drag = display_find_controller (dialogue, GTK_TYPE_GESTURE_DRAG);
  guint n_done;

  add_line (f, 200, 400, "It came back");
  n_done = hp_history_get_n_done (history);

  display_drag (dialogue, x_of (f, 300), 14, x_of (f, 500) - x_of (f, 300), 0);
  g_assert_cmpint (ABS (hp_dialogue_line_get_in (line (f, 0)) - 400), <=, reach (f));
  g_assert_cmpint (hp_dialogue_line_get_out (line (f, 0)) - hp_dialogue_line_get_in (line (f, 0)),
                   ==, 200);
  g_assert_cmpstr (undo_label (f), ==, "Move Line of Dialogue");
  hp_history_undo (history);
  g_assert_cmpint (hp_dialogue_line_get_in (line (f, 0)), ==, 200);

  display_drag (dialogue, x_of (f, 400), 14, x_of (f, 450) - x_of (f, 400), 0);
  g_assert_cmpint (ABS (hp_dialogue_line_get_out (line (f, 0)) - 450), <=, reach (f));
  g_assert_cmpint (hp_dialogue_line_get_in (line (f, 0)), ==, 200);
  g_assert_cmpstr (undo_label (f), ==, "Trim Line of Dialogue");
  g_assert_cmpuint (hp_history_get_n_done (history), ==, n_done + 1);

  /* Not past its other end, nor out of the film. */
  display_drag (dialogue, x_of (f, 200), 14, 4000, 0);
  g_assert_cmpint (hp_dialogue_line_get_in (line (f, 0)), ==,
                   hp_dialogue_line_get_out (line (f, 0)) - 1);
  hp_history_undo (history);
  display_drag (dialogue, x_of (f, 300), 14, -4000, 0);
  g_assert_cmpint (hp_dialogue_line_get_in (line (f, 0)), ==, 0);
  hp_history_undo (history);

  g_signal_emit_by_name (drag, "drag-begin", x_of (f, 300), 14.0);
  g_signal_emit_by_name (drag, "drag-update", 80.0, 0.0);
  g_assert_true (display_press (dialogue, GDK_KEY_Escape, 0));
  g_signal_emit_by_name (drag, "drag-end", 80.0, 0.0);
  g_assert_cmpint (hp_dialogue_line_get_in (line (f, 0)), ==, 200);
  g_assert_cmpuint (hp_history_get_n_done (history), ==, n_done + 1);
}

/* Lines that overlap have rows of their own, and the lane is as high as they need. */
static void
test_dialogue_has_rows (Fixture       *f,
                        gconstpointer  data)
{
  GtkWidget *dialogue = lane (f, HP_TYPE_DIALOGUE_LANE);
  int height = gtk_widget_get_height (dialogue);

  add_line (f, 200, 400, "It came back");
  add_line (f, 300, 500, "What did?");
  WAIT_UNTIL (gtk_widget_get_height (dialogue) == height + HP_BAR_LANE_ROW_HEIGHT);

  /* The second is found in the second row. */
  display_drag (dialogue, x_of (f, 350), 14 + HP_BAR_LANE_ROW_HEIGHT, 0, 0);
  g_assert_true (hp_bar_lane_get_selected (HP_BAR_LANE (dialogue)) == HP_ELEMENT (line (f, 1)));
  display_drag (dialogue, x_of (f, 350), 14, 0, 0);
  g_assert_true (hp_bar_lane_get_selected (HP_BAR_LANE (dialogue)) == HP_ELEMENT (line (f, 0)));
}

static void
test_dialogue_by_keys (Fixture       *f,
                       gconstpointer  data)
{
  GtkWidget *dialogue = lane (f, HP_TYPE_DIALOGUE_LANE);
  HpBarLane *bars = HP_BAR_LANE (dialogue);

  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (dialogue), GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (dialogue), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Dialogue");
  g_assert_false (display_press (dialogue, GDK_KEY_Right, 0));
  add_line (f, 200, 400, "It came back");
  add_line (f, 500, 600, "What did?");

  g_assert_true (display_press (dialogue, GDK_KEY_Right, 0));
  g_assert_true (hp_bar_lane_get_selected (bars) == HP_ELEMENT (line (f, 0)));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (dialogue),
                                       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Ada: It came back, 01:00:08:08 to 01:00:16:16");
  g_assert_true (hp_edit_set_many (hp_desk_get_history (f->desk), line (f, 0), "Edit", NULL,
                                   "speaker", "", "text", "", NULL));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (dialogue),
                                       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Line, 01:00:08:08 to 01:00:16:16");
  g_assert_true (display_press (dialogue, GDK_KEY_Right, 0));
  g_assert_true (hp_bar_lane_get_selected (bars) == HP_ELEMENT (line (f, 1)));
  g_assert_true (display_press (dialogue, GDK_KEY_Right, 0));
  g_assert_true (hp_bar_lane_get_selected (bars) == HP_ELEMENT (line (f, 1)));
  g_assert_true (display_press (dialogue, GDK_KEY_Left, GDK_SHIFT_MASK));
  g_assert_cmpint (hp_dialogue_line_get_in (line (f, 1)), ==, 499);
  g_assert_cmpint (hp_dialogue_line_get_out (line (f, 1)), ==, 599);
  g_assert_true (display_press (dialogue, GDK_KEY_Right, GDK_SHIFT_MASK | GDK_ALT_MASK));
  g_assert_cmpint (hp_dialogue_line_get_in (line (f, 1)), ==, 500);
  g_assert_true (display_press (dialogue, GDK_KEY_Right, GDK_SHIFT_MASK | GDK_CONTROL_MASK));
  g_assert_cmpint (hp_dialogue_line_get_out (line (f, 1)), ==, 600);

  /* Delete takes the line, and, once there is none selected, nothing else. */
  gtk_widget_grab_focus (dialogue);
  g_assert_true (hp_timeline_remove_selected (HP_TIMELINE (f->timeline)));
  g_assert_true (hp_timeline_remove_selected (HP_TIMELINE (f->timeline)));
  g_assert_cmpuint (hp_element_list_get_n (hp_plan_get_dialogue (hp_desk_get_plan (f->desk))), ==,
                    1);
}

/* Where there is no line, one is drawn. */
static void
test_dialogue_is_drawn (Fixture       *f,
                        gconstpointer  data)
{
  GtkWidget *dialogue = lane (f, HP_TYPE_DIALOGUE_LANE);

  display_drag (dialogue, x_of (f, 600), 14, x_of (f, 700) - x_of (f, 600), 0);
  g_assert_cmpint (ABS (hp_dialogue_line_get_in (line (f, 0)) - 600), <=, 2);
  g_assert_cmpint (ABS (hp_dialogue_line_get_out (line (f, 0)) - 700), <=, 2);
  g_assert_true (hp_bar_lane_get_selected (HP_BAR_LANE (dialogue)) == HP_ELEMENT (line (f, 0)));

  /* A click draws nothing. */
  display_drag (dialogue, x_of (f, 900), 14, 0, 0);
  g_assert_cmpuint (hp_element_list_get_n (hp_plan_get_dialogue (hp_desk_get_plan (f->desk))), ==,
                    1);
}

static double
row_middle (guint row)
{
  return HP_BAR_LANE_MARGIN + HP_BAR_LANE_ROW_HEIGHT * (row + 0.5);
}

/* The layers are those of the scene selected; their entries are trimmed, moved and drawn, each in
 * one step, and keep to the scene. */
static void
test_layers (Fixture       *f,
             gconstpointer  data)
{
  GtkWidget *layers = lane (f, HP_TYPE_LAYER_LANE);
  HpElementList *entries;
  HpEntry *entry;

  hp_desk_select_scene (f->desk, scene (f, 2));
  WAIT_UNTIL (gtk_widget_get_height (layers) ==
              2 * HP_BAR_LANE_MARGIN + 6 * HP_BAR_LANE_ROW_HEIGHT);

  hp_desk_select_scene (f->desk, scene (f, 0));
  WAIT_UNTIL (gtk_widget_get_height (layers) ==
              2 * HP_BAR_LANE_MARGIN + 2 * HP_BAR_LANE_ROW_HEIGHT);
  entries = hp_layer_get_entries (hp_element_list_get (hp_scene_get_layers (scene (f, 0)), 1));
  entry = hp_element_list_get (entries, 0);

  display_drag (layers, x_of (f, 192), row_middle (1), x_of (f, 300) - x_of (f, 192), 0);
  g_assert_cmpint (ABS (hp_entry_get_in (entry) - 300), <=, reach (f));
  g_assert_cmpint (hp_entry_get_out (entry), ==, 498);
  g_assert_cmpstr (undo_label (f), ==, "Trim Entry");

  display_drag (layers, x_of (f, 400), row_middle (1), 4000, 0);
  g_assert_cmpint (hp_entry_get_out (entry), ==, 510);
  g_assert_cmpstr (undo_label (f), ==, "Move Entry");

  display_drag (layers, x_of (f, 150), row_middle (1), x_of (f, 20) - x_of (f, 150), 0);
  g_assert_cmpuint (hp_element_list_get_n (entries), ==, 2);
  g_assert_cmpint (hp_entry_get_in (hp_element_list_get (entries, 0)), ==, 72);
  g_assert_true (hp_bar_lane_get_selected (HP_BAR_LANE (layers)) ==
                 hp_element_list_get (entries, 0));

  /* From row to row by keys, too. */
  g_assert_true (display_press (layers, GDK_KEY_Up, 0));
  g_assert_cmpint (hp_entry_get_out (HP_ENTRY (hp_bar_lane_get_selected (HP_BAR_LANE (layers)))),
                   ==, 510);
  g_assert_true (display_press (layers, GDK_KEY_Up, 0));
}

/* A layer that has no entry plays all the time: there, too, one can be drawn. */
static void
test_layer_without_entries (Fixture       *f,
                            gconstpointer  data)
{
  GtkWidget *layers = lane (f, HP_TYPE_LAYER_LANE);
  HpElementList *entries;

  hp_desk_select_scene (f->desk, scene (f, 0));
  entries = hp_layer_get_entries (hp_element_list_get (hp_scene_get_layers (scene (f, 0)), 0));
  g_assert_true (hp_edit_remove (hp_desk_get_history (f->desk), hp_element_list_get (entries, 0),
                                 NULL));
  display_drag (layers, x_of (f, 200), row_middle (0), x_of (f, 300) - x_of (f, 200), 0);
  g_assert_cmpuint (hp_element_list_get_n (entries), ==, 1);
}

/* Motifs stand at their bars, and can be selected. */
static void
test_statements (Fixture       *f,
                 gconstpointer  data)
{
  GtkWidget *motifs = lane (f, HP_TYPE_STATEMENT_LANE);
  HpElement *first;

  g_assert_true (display_press (motifs, GDK_KEY_Right, 0));
  first = hp_bar_lane_get_selected (HP_BAR_LANE (motifs));
  g_assert_true (HP_IS_STATEMENT (first));
  g_assert_true (hp_element_get_scene (first) == scene (f, 0));
}

/* The ruler makes room for bars as long as a cue has some. */
static void
test_ruler_shows_bars (Fixture       *f,
                       gconstpointer  data)
{
  GtkWidget *ruler = lane (f, HP_TYPE_RULER_VIEW);
  HpHistory *history = hp_desk_get_history (f->desk);
  int height = gtk_widget_get_height (ruler);

  for (guint i = 0; i < 3; i++)
    g_assert_true (hp_edit_set (history, scene (f, i), NULL, "tempo-plan", NULL));
  WAIT_UNTIL (gtk_widget_get_height (ruler) < height);
  hp_history_undo (history);
  WAIT_UNTIL (gtk_widget_get_height (ruler) == height);
}

/* The header left of a lane, or of what that lies on. */
static GtkWidget *
header_of (GtkWidget *widget)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);

  return gtk_widget_get_prev_sibling (GTK_IS_OVERLAY (parent) ? parent : widget);
}

/* A click on its name, or Enter, folds a lane; what is folded cannot be edited. */
static void
test_folds (Fixture       *f,
            gconstpointer  data)
{
  GtkWidget *layers = lane (f, HP_TYPE_LAYER_LANE);
  GtkWidget *header = header_of (layers);
  g_autofree char *remembered = NULL;

  hp_desk_select_scene (f->desk, scene (f, 2));
  WAIT_UNTIL (gtk_widget_get_height (layers) > 100);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (header), GTK_ACCESSIBLE_ROLE_BUTTON);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (header), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Layers");
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (header), GTK_ACCESSIBLE_STATE_EXPANDED, TRUE);

  display_drag (header, 20, 20, 0, 0);
  WAIT_UNTIL (gtk_widget_get_height (layers) < 30);
  g_assert_false (gtk_widget_is_sensitive (layers));
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (header), GTK_ACCESSIBLE_STATE_EXPANDED, FALSE);
  remembered = hp_remembered_dup ("lanes", "layers-folded");
  g_assert_cmpstr (remembered, ==, "yes");

  g_assert_true (display_press (header, GDK_KEY_Return, 0));
  WAIT_UNTIL (gtk_widget_get_height (layers) > 100);
  g_assert_true (gtk_widget_is_sensitive (layers));
}

/* By its lower edge, and by keys, a lane is made higher, and not lower than it needs. */
static void
test_resizes (Fixture       *f,
              gconstpointer  data)
{
  GtkWidget *dialogue = lane (f, HP_TYPE_DIALOGUE_LANE);
  GtkWidget *header = header_of (dialogue);
  int height = gtk_widget_get_height (dialogue);
  g_autoptr(HpTimeline) another = NULL;

  display_drag (header, 20, gtk_widget_get_height (header) - 2, 0, 40);
  WAIT_UNTIL (gtk_widget_get_height (dialogue) == height + 40);
  g_assert_true (display_press (header, GDK_KEY_Up, GDK_SHIFT_MASK));
  WAIT_UNTIL (gtk_widget_get_height (dialogue) == height + 28);

  /* It is so in the next window, too. */
  another = g_object_ref_sink (HP_TIMELINE (hp_timeline_new (f->desk)));
  g_assert_cmpint (hp_lane_view_get_height (HP_LANE_VIEW (display_find_widget (GTK_WIDGET (another),
                                                                               HP_TYPE_DIALOGUE_LANE))),
                   ==, height + 28);

  display_drag (header, 20, gtk_widget_get_height (header) - 2, 0, -400);
  WAIT_UNTIL (gtk_widget_get_height (dialogue) == height);
  g_assert_false (display_press (header, GDK_KEY_Up, 0));
}

static void
test_hides (Fixture       *f,
            gconstpointer  data)
{
  GtkWidget *motifs = lane (f, HP_TYPE_STATEMENT_LANE);
  g_autofree char *remembered = NULL;

  g_assert_true (gtk_widget_get_mapped (motifs));
  g_assert_true (gtk_widget_activate_action (f->timeline, "timeline.show-motifs", NULL));
  g_assert_false (gtk_widget_get_mapped (motifs));
  remembered = hp_remembered_dup ("lanes", "motifs-shown");
  g_assert_cmpstr (remembered, ==, "no");
  g_assert_true (gtk_widget_activate_action (f->timeline, "timeline.show-motifs", NULL));
  g_assert_true (gtk_widget_get_mapped (motifs));
}

/* Where the interface is written right to left, time is not. */
static void
test_time_runs_left_to_right (Fixture       *f,
                              gconstpointer  data)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *timeline;
  graphene_rect_t header, ruler;

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  timeline = hp_timeline_new (f->desk);
  gtk_window_set_child (GTK_WINDOW (window), timeline);
  gtk_window_present (GTK_WINDOW (window));
  WAIT_UNTIL (gtk_widget_get_width (display_find_widget (timeline, HP_TYPE_RULER_VIEW)) > 200);

  g_assert_true (gtk_widget_compute_bounds (display_find_widget (timeline, HP_TYPE_LANE_HEADER),
                                            timeline, &header));
  g_assert_true (gtk_widget_compute_bounds (display_find_widget (timeline, HP_TYPE_RULER_VIEW),
                                            timeline, &ruler));
  g_assert_cmpfloat (header.origin.x + header.size.width, <=, ruler.origin.x + 0.5f);

  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  if (!display_init (&argc, &argv))
    return 0;

#define ADD(name, func) g_test_add ("/ui/timeline/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("fits-the-scene", test_fits_the_scene);
  ADD ("wheel-scrolls", test_wheel_scrolls);
  ADD ("glides-on", test_glides_on);
  ADD ("pinch-zooms", test_pinch_zooms);
  ADD ("middle-button-pans", test_middle_button_pans);
  ADD ("follows-the-playhead", test_follows_the_playhead);
  ADD ("overview", test_overview);
  ADD ("dialogue-is-dragged", test_dialogue_is_dragged);
  ADD ("dialogue-has-rows", test_dialogue_has_rows);
  ADD ("dialogue-by-keys", test_dialogue_by_keys);
  ADD ("dialogue-is-drawn", test_dialogue_is_drawn);
  ADD ("layers", test_layers);
  ADD ("layer-without-entries", test_layer_without_entries);
  ADD ("statements", test_statements);
  ADD ("ruler-shows-bars", test_ruler_shows_bars);
  ADD ("folds", test_folds);
  ADD ("resizes", test_resizes);
  ADD ("hides", test_hides);
  ADD ("time-runs-left-to-right", test_time_runs_left_to_right);
#undef ADD

  return g_test_run ();
}
