#include "model/edit-list.h"
#include "model/layer.h"
#include "model/plan-time.h"
#include "model/scene-time.h"
#include "model/statement.h"
#include "ui/timeline-fixture.h"
#include "ui/timeline/bar-lane.h"
#include "ui/timeline/statement-lane.h"
#include "ui/timeline/timeline.h"

/* A desk with the plan of the sample: its first scene states a motif twice, in 3/4. */
typedef struct
{
  HpDesk      *desk;
  GtkWidget   *window;
  GtkWidget   *timeline;
  GtkWidget   *lane;
  HpScene     *scene;
  HpStatement *statement;
  char        *refused;
} Fixture;

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  f->desk = hp_desk_new ("fakesink sync=true");
  f->window = fixture_show_timeline (f->desk, 1200, 500, &f->timeline);
  fixture_keep_refused (f->desk, &f->refused);
  fixture_open_plan (f->desk, "the-letter.hairpin");
  f->scene = hp_element_list_get (hp_plan_get_scenes (hp_desk_get_plan (f->desk)), 0);
  f->statement = hp_element_list_get (hp_scene_get_statements (f->scene), 0);
  f->lane = display_find_widget (f->timeline, HP_TYPE_STATEMENT_LANE);
  fixture_wait_for_lane (f->lane);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  fixture_end (f->window, f->desk);
  g_free (f->refused);
}

/* Where a position of the first scene lies, px. */
static double
x_of (Fixture    *f,
      HpFraction  at)
{
  g_autoptr(HpTempoMap) tempo_map =
    hp_tempo_plan_make_tempo_map (hp_scene_get_chosen_tempo_plan (f->scene),
                                  hp_plan_get_frame_rate (hp_desk_get_plan (f->desk)));

  return hp_time_axis_x (hp_lane_view_get_axis (HP_LANE_VIEW (f->lane)),
                         hp_tempo_map_get_frame (tempo_map, at));
}

static void
drag_with (Fixture         *f,
           GdkModifierType  state,
           double           x,
           double           y,
           double           dx,
           double           dy,
           gboolean         ends)
{
  HpLaneViewClass *klass = HP_LANE_VIEW_GET_CLASS (f->lane);
  HpLaneDrag drag = { x, y, x + dx, y + dy, TRUE, state };
  HpLaneDrag press = { x, y, x, y, FALSE, state };

  klass->drag_begin (HP_LANE_VIEW (f->lane), &press);
  klass->drag_update (HP_LANE_VIEW (f->lane), &drag);
  if (ends)
    klass->drag_end (HP_LANE_VIEW (f->lane), &drag);
  else
    klass->drag_cancel (HP_LANE_VIEW (f->lane));
}

static void
assert_at (Fixture *f,
           gint64   num,
           gint64   den)
{
  HpFraction at = hp_statement_get_at (f->statement);

  g_assert_cmpint (at.num, ==, num);
  g_assert_cmpint (at.den, ==, den);
}

static const char *
undo_label (Fixture *f)
{
  return hp_history_get_undo_label (hp_desk_get_history (f->desk));
}

static void
undo (Fixture *f)
{
  hp_history_undo (hp_desk_get_history (f->desk));
}

static void
test_dragged_from_beat_to_beat (Fixture       *f,
                                gconstpointer  data)
{
  guint n_done = hp_history_get_n_done (hp_desk_get_history (f->desk));
  double y = HP_BAR_LANE_MARGIN + HP_BAR_LANE_ROW_HEIGHT / 2.0;
  double x = x_of (f, (HpFraction) { 3, 2 }) + 3;
  double beat = x_of (f, (HpFraction) { 7, 4 }) - x_of (f, (HpFraction) { 3, 2 });

  /* The end of a motif is no handle, and a trembling hand moves nothing off its beat. */
  drag_with (f, 0, x, y, beat + 3, 0, TRUE);
  assert_at (f, 7, 4);
  g_assert_cmpstr (undo_label (f), ==, "Move Statement");
  g_assert_cmpuint (hp_history_get_n_done (hp_desk_get_history (f->desk)), ==, n_done + 1);
  undo (f);
  drag_with (f, 0, x, y, 2, 0, TRUE);
  assert_at (f, 3, 2);
  drag_with (f, GDK_CONTROL_MASK, x, y, beat / 2, 0, TRUE);
  assert_at (f, 13, 8);
  undo (f);

  drag_with (f, 0, x, y, 2 * beat, 0, FALSE);
  assert_at (f, 3, 2);
  g_assert_cmpuint (hp_history_get_n_done (hp_desk_get_history (f->desk)), ==, n_done);

  /* As far as the scene goes. */
  drag_with (f, 0, x, y, -4000, 0, TRUE);
  assert_at (f, 0, 1);
}

static void
test_dragged_to_another_layer (Fixture       *f,
                               gconstpointer  data)
{
  double y = HP_BAR_LANE_MARGIN + HP_BAR_LANE_ROW_HEIGHT / 2.0;
  double x = x_of (f, (HpFraction) { 3, 2 }) + 3;

  g_assert_cmpstr (hp_statement_get_layer (f->statement), ==, "layer-2");
  drag_with (f, 0, x, y, 0, -400, TRUE);
  g_assert_cmpstr (hp_statement_get_layer (f->statement), ==, "layer-1");
  assert_at (f, 3, 2);
}

static void
test_keys (Fixture       *f,
           gconstpointer  data)
{
  hp_bar_lane_select (HP_BAR_LANE (f->lane), HP_ELEMENT (f->statement));
  g_assert_true (display_press (f->lane, GDK_KEY_Right, GDK_SHIFT_MASK));
  assert_at (f, 7, 4);
  g_assert_true (display_press (f->lane, GDK_KEY_Right, GDK_SHIFT_MASK | GDK_CONTROL_MASK));
  assert_at (f, 5, 2);
  g_assert_true (display_press (f->lane, GDK_KEY_Left, GDK_SHIFT_MASK));
  assert_at (f, 9, 4);
  g_assert_true (display_press (f->lane, GDK_KEY_Up, GDK_SHIFT_MASK));
  g_assert_cmpstr (hp_statement_get_layer (f->statement), ==, "layer-1");
  g_assert_cmpstr (undo_label (f), ==, "Move Statement");
  undo (f);
  g_assert_cmpstr (hp_statement_get_layer (f->statement), ==, "layer-2");

  gtk_widget_grab_focus (f->lane);
  g_assert_true (hp_timeline_remove_selected (HP_TIMELINE (f->timeline)));
  g_assert_null (hp_element_get_list (HP_ELEMENT (f->statement)));
}

/* Its motif is asked for; it stands on the beat nearest to where it was drawn. */
static void
test_drawn (Fixture       *f,
            gconstpointer  data)
{
  guint n_statements = hp_element_list_get_n (hp_scene_get_statements (f->scene));
  double x = x_of (f, (HpFraction) { 1, 4 }) + 2;
  HpElement *drawn;

  drag_with (f, 0, x, HP_BAR_LANE_MARGIN + 4, 60, 0, TRUE);
  g_assert_cmpuint (hp_element_list_get_n (hp_scene_get_statements (f->scene)), ==, n_statements);
  g_assert_true (gtk_widget_activate_action (f->lane, "statement.add", "s", "motif-2"));
  g_assert_cmpuint (hp_element_list_get_n (hp_scene_get_statements (f->scene)), ==,
                    n_statements + 1);
  drawn = hp_bar_lane_get_selected (HP_BAR_LANE (f->lane));
  g_assert_cmpstr (hp_statement_get_motif (HP_STATEMENT (drawn)), ==, "motif-2");
  f->statement = HP_STATEMENT (drawn);
  assert_at (f, 1, 4);

  /* Once for each time that it was asked. */
  g_assert_true (gtk_widget_activate_action (f->lane, "statement.add", "s", "motif-2"));
  g_assert_cmpuint (hp_element_list_get_n (hp_scene_get_statements (f->scene)), ==,
                    n_statements + 1);
}

/* The second scene is a silence, without a layer. */
static void
test_refused (Fixture       *f,
              gconstpointer  data)
{
  HpScene *silence = hp_element_list_get (hp_plan_get_scenes (hp_desk_get_plan (f->desk)), 1);
  const HpTimeAxis *axis = hp_lane_view_get_axis (HP_LANE_VIEW (f->lane));
  double x = hp_time_axis_x (axis, (double) hp_scene_get_in (silence) + 20);

  drag_with (f, 0, x, HP_BAR_LANE_MARGIN + 4, 30, 0, TRUE);
  g_assert_nonnull (f->refused);
}

int
main (int   argc,
      char *argv[])
{
  if (!display_init (&argc, &argv))
    return 0;

#define ADD(name, func) g_test_add ("/ui/statements/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("dragged-from-beat-to-beat", test_dragged_from_beat_to_beat);
  ADD ("dragged-to-another-layer", test_dragged_to_another_layer);
  ADD ("keys", test_keys);
  ADD ("drawn", test_drawn);
  ADD ("refused", test_refused);
#undef ADD

  return g_test_run ();
}
