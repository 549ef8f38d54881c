#include "model/dialogue-line.h"
#include "model/edit-list.h"
#include "model/edit-scene.h"
#include "model/hit.h"
#include "ui/timeline-fixture.h"
#include "ui/timeline/dialogue-lane.h"
#include "ui/timeline/hit-lane.h"
#include "ui/timeline/scene-strip.h"
#include "ui/timeline/timeline.h"

/* A desk with a slate and two scenes, 200…500 and 700…1000, a hit at 600 and a line of dialogue at
 * 1100…1200; the playhead stands at 0. */
typedef struct
{
  HpDesk         *desk;
  GtkWidget      *window;
  GtkWidget      *timeline;
  HpScene        *scene;
  HpHit          *hit;
  HpDialogueLine *line;
} Fixture;

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  HpHistory *history;
  HpPlan *plan;

  f->desk = hp_desk_new ("fakesink sync=true");
  f->window = fixture_show_timeline (f->desk, 900, 400, &f->timeline);
  fixture_open_slate (f->desk, 1600);
  history = hp_desk_get_history (f->desk);
  plan = hp_desk_get_plan (f->desk);
  f->scene = hp_edit_spot_scene (history, plan, 200, 500, NULL);
  g_assert_nonnull (hp_edit_spot_scene (history, plan, 700, 1000, NULL));
  f->hit = hp_edit_add (history, plan, "markers", NULL, "at", (gint64) 600, NULL);
  f->line = hp_edit_add (history, plan, "dialogue", NULL, "in", (gint64) 1100, "out", (gint64) 1200,
                         NULL);
  fixture_wait_for_lane (display_find_widget (f->timeline, HP_TYPE_HIT_LANE));
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  fixture_end (f->window, f->desk);
}

/* What a lane hears when the pointer takes hold at @from and goes to @to, in two moves, and @beside
 * px more. */
static void
drag (Fixture         *f,
      GType            type,
      GdkModifierType  state,
      gint64           from,
      gint64           to,
      double           beside)
{
  HpLaneView *lane = HP_LANE_VIEW (display_find_widget (f->timeline, type));
  HpLaneViewClass *klass = HP_LANE_VIEW_GET_CLASS (lane);
  const HpTimeAxis *axis = hp_lane_view_get_axis (lane);
  double x = hp_time_axis_x (axis, (double) from);
  HpLaneDrag press = { x, 12, x, 12, FALSE, state };
  HpLaneDrag there = { x, 12, hp_time_axis_x (axis, (double) to) + beside, 12, TRUE, state };
  HpLaneDrag halfway = { x, 12, (x + there.x) / 2, 12, TRUE, state };

  klass->drag_begin (lane, &press);
  klass->drag_update (lane, &halfway);
  klass->drag_update (lane, &there);
  klass->drag_end (lane, &there);
}

static void
undo (Fixture *f)
{
  hp_history_undo (hp_desk_get_history (f->desk));
}

static void
test_hits (Fixture       *f,
           gconstpointer  data)
{
  drag (f, HP_TYPE_HIT_LANE, 0, 600, 700, 3);
  g_assert_cmpint (hp_hit_get_at (f->hit), ==, 700);
  undo (f);
  drag (f, HP_TYPE_HIT_LANE, 0, 600, 1100, -3);
  g_assert_cmpint (hp_hit_get_at (f->hit), ==, 1100);
  undo (f);

  /* Not with Ctrl held; and not to where it was itself, though the playhead has come there. */
  drag (f, HP_TYPE_HIT_LANE, GDK_CONTROL_MASK, 600, 700, 3);
  g_assert_cmpint (hp_hit_get_at (f->hit), >, 700);
  undo (f);
  hp_desk_seek (f->desk, 600);
  WAIT_UNTIL (hp_desk_get_frame (f->desk) == 600);
  drag (f, HP_TYPE_HIT_LANE, 0, 600, 600, 4);
  g_assert_cmpint (hp_hit_get_at (f->hit), >, 600);
}

static void
test_playhead (Fixture       *f,
               gconstpointer  data)
{
  hp_desk_seek (f->desk, 560);
  WAIT_UNTIL (hp_desk_get_frame (f->desk) == 560);
  drag (f, HP_TYPE_HIT_LANE, 0, 600, 560, -3);
  g_assert_cmpint (hp_hit_get_at (f->hit), ==, 560);
}

/* By an end; as a whole, by whichever end is nearer to something. */
static void
test_scenes (Fixture       *f,
             gconstpointer  data)
{
  drag (f, HP_TYPE_SCENE_STRIP, 0, 500, 600, -4);
  g_assert_cmpint (hp_scene_get_out (f->scene), ==, 600);
  undo (f);
  drag (f, HP_TYPE_SCENE_STRIP, 0, 350, 450, 3);
  g_assert_cmpint (hp_scene_get_in (f->scene), ==, 300);
  g_assert_cmpint (hp_scene_get_out (f->scene), ==, 600);
  undo (f);
  drag (f, HP_TYPE_SCENE_STRIP, 0, 350, 150, 3);
  g_assert_cmpint (hp_scene_get_in (f->scene), ==, 0);
  undo (f);
  drag (f, HP_TYPE_SCENE_STRIP, GDK_CONTROL_MASK, 500, 600, -4);
  g_assert_cmpint (hp_scene_get_out (f->scene), <, 600);
}

static void
test_lines (Fixture       *f,
            gconstpointer  data)
{
  drag (f, HP_TYPE_DIALOGUE_LANE, 0, 1100, 1000, 3);
  g_assert_cmpint (hp_dialogue_line_get_in (f->line), ==, 1000);
  g_assert_cmpint (hp_dialogue_line_get_out (f->line), ==, 1200);
  undo (f);
  drag (f, HP_TYPE_DIALOGUE_LANE, 0, 1150, 1050, 3);
  g_assert_cmpint (hp_dialogue_line_get_in (f->line), ==, 1000);
  g_assert_cmpint (hp_dialogue_line_get_out (f->line), ==, 1100);
  undo (f);

  /* A short way from where it is: its own ends do not hold it. */
  drag (f, HP_TYPE_DIALOGUE_LANE, 0, 1150, 1150, 5);
  g_assert_cmpint (hp_dialogue_line_get_in (f->line), >, 1100);

  /* One that is drawn snaps with both ends. */
  drag (f, HP_TYPE_DIALOGUE_LANE, 0, 502, 600, 3);
  f->line = hp_element_list_get (hp_plan_get_dialogue (hp_desk_get_plan (f->desk)), 0);
  g_assert_cmpint (hp_dialogue_line_get_in (f->line), ==, 500);
  g_assert_cmpint (hp_dialogue_line_get_out (f->line), ==, 600);
}

int
main (int   argc,
      char *argv[])
{
  if (!display_init (&argc, &argv))
    return 0;

#define ADD(name, func) g_test_add ("/ui/snapping/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("hits", test_hits);
  ADD ("playhead", test_playhead);
  ADD ("scenes", test_scenes);
  ADD ("lines", test_lines);
#undef ADD

  return g_test_run ();
}
