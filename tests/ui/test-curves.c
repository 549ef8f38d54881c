#include "model/edit-list.h"
#include "model/edit-member.h"
#include "model/edit-scene.h"
#include "model/hit.h"
#include "model/plan-time.h"
#include "model/scene-bars.h"
#include "model/tempo-plan.h"
#include "ui/timeline-fixture.h"
#include "ui/timeline/intensity-lane.h"
#include "ui/timeline/timeline.h"

/* Four points, a step between the last two. */
static const HpCurvePoint points[] = {
  { 120, 0.25, HP_CURVE_LINE },
  { 200, 0.75, HP_CURVE_SMOOTH },
  { 280, 0.5, HP_CURVE_HOLD },
  { 360, 0.75, HP_CURVE_LINE },
};

/* A desk with a plan without a picture, of two scenes, 100…400 with the points above and 600…900 without any, over a
 * timeline of about 2 frames a px. */
typedef struct
{
  HpDesk    *desk;
  GtkWidget *window;
  GtkWidget *timeline;
  GtkWidget *lane;
  HpScene   *scene;
  HpScene   *other;
  char      *refused;
} Fixture;

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  g_autoptr(HpCurve) curve = hp_curve_new (points, G_N_ELEMENTS (points));
  HpHistory *history;

  f->desk = hp_desk_new ("fakesink sync=true");
  f->window = fixture_show_timeline (f->desk, 900, 360, &f->timeline);
  fixture_keep_refused (f->desk, &f->refused);
  fixture_open_slate (f->desk, 1600);
  history = hp_desk_get_history (f->desk);
  f->scene = hp_edit_spot_scene (history, hp_desk_get_plan (f->desk), 100, 400, NULL);
  f->other = hp_edit_spot_scene (history, hp_desk_get_plan (f->desk), 600, 900, NULL);
  g_assert_true (hp_edit_set_scene_curve (history, f->scene, curve, NULL));
  f->lane = display_find_widget (f->timeline, HP_TYPE_INTENSITY_LANE);
  fixture_wait_for_lane (f->lane);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  fixture_end (f->window, f->desk);
  g_free (f->refused);
}

static double
x_of (Fixture *f,
      gint64   frame)
{
  return fixture_x_of (f->lane, frame);
}

static double
y_of (Fixture *f,
      double   level)
{
  double inset = 7.5;

  return inset + (1 - level) * (gtk_widget_get_height (f->lane) - 2 * inset);
}

/* What the lane hears when the pointer goes from (@x, @y) by (@dx, @dy) while keys are held. */
static void
drag_with (Fixture         *f,
           GdkModifierType  state,
           double           x,
           double           y,
           double           dx,
           double           dy)
{
  HpLaneViewClass *klass = HP_LANE_VIEW_GET_CLASS (f->lane);
  HpLaneDrag drag = { x, y, x, y, FALSE, state };

  klass->drag_begin (HP_LANE_VIEW (f->lane), &drag);
  for (int i = 1; i <= 4 && (dx != 0 || dy != 0); i++)
    {
      drag.x = x + dx * i / 4;
      drag.y = y + dy * i / 4;
      drag.has_moved = TRUE;
      klass->drag_update (HP_LANE_VIEW (f->lane), &drag);
    }
  klass->drag_end (HP_LANE_VIEW (f->lane), &drag);
}

static void
drag_point (Fixture         *f,
            GdkModifierType  state,
            guint            index,
            double           dx,
            double           dy)
{
  const HpCurvePoint *point = &hp_curve_get_points (hp_scene_get_curve (f->scene), NULL)[index];

  drag_with (f, state, x_of (f, point->at), y_of (f, point->level), dx, dy);
}

static void
click_point (Fixture         *f,
             GdkModifierType  state,
             guint            index)
{
  drag_point (f, state, index, 0, 0);
}

static double
px (Fixture *f,
    gint64   frames)
{
  return x_of (f, frames) - x_of (f, 0);
}

static void
assert_frames (HpScene    *scene,
               const char *expected)
{
  g_autoptr(GString) text = g_string_new (NULL);
  gsize n_points;
  const HpCurvePoint *here = hp_curve_get_points (hp_scene_get_curve (scene), &n_points);

  for (gsize i = 0; i < n_points; i++)
    g_string_append_printf (text, "%s%d", i > 0 ? " " : "", (int) here[i].at);
  g_assert_cmpstr (text->str, ==, expected);
}

static double
level (Fixture *f,
       guint    index)
{
  return hp_curve_get_points (hp_scene_get_curve (f->scene), NULL)[index].level;
}

static HpCurveShape
shape (Fixture *f,
       guint    index)
{
  return hp_curve_get_points (hp_scene_get_curve (f->scene), NULL)[index].shape;
}

static const char *
undo_label (Fixture *f)
{
  return hp_history_get_undo_label (hp_desk_get_history (f->desk));
}

static guint
n_done (Fixture *f)
{
  return hp_history_get_n_done (hp_desk_get_history (f->desk));
}

static void
undo (Fixture *f)
{
  hp_history_undo (hp_desk_get_history (f->desk));
}

/* Where each is drawn as if by the pointer: to @frame, and a little beside it. */
static void
test_snaps (Fixture       *f,
            gconstpointer  data)
{
  HpHit *hit;

  hp_desk_seek (f->desk, 240);
  WAIT_UNTIL (hp_desk_get_frame (f->desk) == 240);
  g_assert_true (hp_desk_drop_hit (f->desk, NULL));
  hit = hp_element_list_get (hp_scene_get_hits (f->scene), 0);
  g_assert_cmpint (hp_hit_get_at (hit), ==, 240);
  hp_desk_seek (f->desk, 150);
  WAIT_UNTIL (hp_desk_get_frame (f->desk) == 150);

  drag_point (f, 0, 1, px (f, 40) + 3, 0);
  assert_frames (f->scene, "120 240 280 360");
  undo (f);
  drag_point (f, 0, 1, px (f, -50) - 3, 0);
  assert_frames (f->scene, "120 150 280 360");
  undo (f);
  drag_point (f, 0, 3, px (f, 40) - 3, 0);
  assert_frames (f->scene, "120 200 280 400");
  undo (f);

  /* Out of reach, and with Ctrl held, nothing draws it. */
  drag_point (f, 0, 1, px (f, 40) - 9, 0);
  g_assert_cmpint (hp_curve_index_at (hp_scene_get_curve (f->scene), 240), ==, -1);
  undo (f);
  drag_point (f, GDK_CONTROL_MASK, 1, px (f, 40) + 3, 0);
  g_assert_cmpint (hp_curve_index_at (hp_scene_get_curve (f->scene), 240), ==, -1);
}

/* The bars of the tempo plan, the beats of the story, the cuts of the picture, and other curves. */
static void
test_snaps_to_what_is_there (Fixture       *f,
                             gconstpointer  data)
{
  static const gint64 cuts[] = { 90, 215 };
  static const HpCurvePoint wished[] = { { 175, 0.5, HP_CURVE_LINE } };
  g_autoptr(HpFrameList) list = hp_frame_list_new (cuts, G_N_ELEMENTS (cuts));
  g_autoptr(HpCurve) wish = hp_curve_new (wished, 1);
  HpHistory *history = hp_desk_get_history (f->desk);
  HpPlan *plan = hp_desk_get_plan (f->desk);
  HpTempoPlan *tempo_plan;
  gint64 bar;

  g_assert_true (hp_edit_set (history, plan, NULL, "cuts", list));
  g_assert_true (hp_edit_set (history, f->scene, NULL, "wish", wish));
  hp_desk_seek (f->desk, 260);
  WAIT_UNTIL (hp_desk_get_frame (f->desk) == 260);
  g_assert_true (hp_desk_drop_beat (f->desk, NULL));
  hp_desk_seek (f->desk, 0);
  WAIT_UNTIL (hp_desk_get_frame (f->desk) == 0);

  drag_point (f, 0, 1, px (f, 15) + 2, 0);
  assert_frames (f->scene, "120 215 280 360");
  undo (f);
  drag_point (f, 0, 1, px (f, 60) + 2, 0);
  assert_frames (f->scene, "120 260 280 360");
  undo (f);
  drag_point (f, 0, 1, px (f, -25) - 2, 0);
  assert_frames (f->scene, "120 175 280 360");
  undo (f);

  tempo_plan = hp_edit_add (history, f->scene, "tempo-plans", NULL, "downbeat", (gint64) 140, NULL);
  g_assert_nonnull (tempo_plan);
  g_assert_true (hp_edit_set (history, f->scene, NULL, "tempo-plan",
                              hp_element_get_id (HP_ELEMENT (tempo_plan))));
  g_assert_true (hp_scene_find_beat (f->scene, hp_plan_get_frame_rate (plan), 2, 1, &bar, NULL));
  g_assert_cmpint (bar, >, 225);
  drag_point (f, 0, 3, px (f, bar - 360) + 3, 0);
  g_assert_cmpint (ABS (hp_curve_get_points (hp_scene_get_curve (f->scene), NULL)[3].at -
                        MAX (bar, 281)), <=, 1);
  undo (f);
  drag_point (f, 0, 0, px (f, 20) - 3, 0);
  assert_frames (f->scene, "140 200 280 360");
}

static void
test_shift_keeps_one_axis (Fixture       *f,
                           gconstpointer  data)
{
  drag_point (f, GDK_SHIFT_MASK, 1, 30, -10);
  g_assert_cmpfloat (level (f, 1), ==, 0.75);
  g_assert_cmpint (hp_curve_get_points (hp_scene_get_curve (f->scene), NULL)[1].at, >, 200);
  undo (f);
  drag_point (f, GDK_SHIFT_MASK, 1, 10, 30);
  g_assert_cmpfloat (level (f, 1), <, 0.75);
  assert_frames (f->scene, "120 200 280 360");
}

/* A drag from where no point is selects, and adds none; what is selected moves and goes as one. */
static void
test_rubber_band (Fixture       *f,
                  gconstpointer  data)
{
  guint before = n_done (f);

  drag_with (f, 0, x_of (f, 150), y_of (f, 1), x_of (f, 300) - x_of (f, 150),
             y_of (f, 0.3) - y_of (f, 1));
  g_assert_cmpuint (n_done (f), ==, before);
  assert_frames (f->scene, "120 200 280 360");

  drag_point (f, GDK_CONTROL_MASK, 1, px (f, 20), 0);
  g_assert_cmpuint (n_done (f), ==, before + 1);
  g_assert_cmpstr (undo_label (f), ==, "Move Curve Points");
  assert_frames (f->scene, "120 220 300 360");

  /* Undone, the same points are selected still. */
  undo (f);
  assert_frames (f->scene, "120 200 280 360");
  g_assert_true (hp_timeline_remove_selected (HP_TIMELINE (f->timeline)));
  assert_frames (f->scene, "120 360");
  g_assert_cmpstr (undo_label (f), ==, "Remove Curve Points");

  undo (f);
  drag_with (f, 0, x_of (f, 410), y_of (f, 1), px (f, 50), 40);
  g_assert_false (hp_intensity_lane_has_selection (HP_INTENSITY_LANE (f->lane)));
}

static void
test_clicks_choose_more (Fixture       *f,
                         gconstpointer  data)
{
  click_point (f, 0, 0);
  click_point (f, GDK_CONTROL_MASK, 2);
  click_point (f, GDK_CONTROL_MASK, 3);
  click_point (f, GDK_CONTROL_MASK, 2);
  hp_timeline_remove_selected (HP_TIMELINE (f->timeline));
  assert_frames (f->scene, "200 280");
  undo (f);

  click_point (f, 0, 0);
  click_point (f, GDK_SHIFT_MASK, 2);
  hp_timeline_remove_selected (HP_TIMELINE (f->timeline));
  assert_frames (f->scene, "360");
  undo (f);

  /* A click on one of several leaves only that. */
  g_assert_true (display_press (f->lane, GDK_KEY_a, GDK_CONTROL_MASK));
  click_point (f, 0, 1);
  hp_timeline_remove_selected (HP_TIMELINE (f->timeline));
  assert_frames (f->scene, "120 280 360");
}

static void
test_keys_move_all (Fixture       *f,
                    gconstpointer  data)
{
  hp_desk_select_scene (f->desk, f->scene);
  g_assert_true (display_press (f->lane, GDK_KEY_a, GDK_CONTROL_MASK));
  display_press (f->lane, GDK_KEY_Right, GDK_SHIFT_MASK);
  assert_frames (f->scene, "121 201 281 361");
  display_press (f->lane, GDK_KEY_Up, 0);
  g_assert_cmpfloat_with_epsilon (level (f, 0), 0.26, 1e-9);
  g_assert_cmpfloat_with_epsilon (level (f, 3), 0.76, 1e-9);
  for (int i = 0; i < 30; i++)
    display_press (f->lane, GDK_KEY_Left, GDK_SHIFT_MASK);
  assert_frames (f->scene, "100 180 260 340");

  click_point (f, 0, 0);
  g_assert_true (display_press (f->lane, GDK_KEY_Right, GDK_CONTROL_MASK));
  hp_timeline_remove_selected (HP_TIMELINE (f->timeline));
  assert_frames (f->scene, "260 340");
}

static void
test_keys_scale (Fixture       *f,
                 gconstpointer  data)
{
  click_point (f, 0, 2);
  g_assert_false (display_press (f->lane, GDK_KEY_Right, GDK_ALT_MASK));
  click_point (f, GDK_SHIFT_MASK, 3);
  g_assert_true (display_press (f->lane, GDK_KEY_Right, GDK_ALT_MASK));
  assert_frames (f->scene, "120 200 280 361");
  g_assert_true (display_press (f->lane, GDK_KEY_Left, GDK_ALT_MASK));
  g_assert_true (display_press (f->lane, GDK_KEY_Left, GDK_ALT_MASK));
  assert_frames (f->scene, "120 200 280 359");
  g_assert_true (display_press (f->lane, GDK_KEY_Up, GDK_ALT_MASK));
  g_assert_cmpfloat_with_epsilon (level (f, 2), 0.5, 1e-9);
  g_assert_cmpfloat_with_epsilon (level (f, 3), 0.76, 1e-9);
}

static void
test_escape_restores (Fixture       *f,
                      gconstpointer  data)
{
  HpLaneViewClass *klass = HP_LANE_VIEW_GET_CLASS (f->lane);
  HpLaneDrag drag = { x_of (f, 150), y_of (f, 1), x_of (f, 390), y_of (f, 0), TRUE, 0 };

  click_point (f, 0, 0);
  klass->drag_begin (HP_LANE_VIEW (f->lane), &(HpLaneDrag) { drag.start_x, drag.start_y,
                                                             drag.start_x, drag.start_y });
  klass->drag_update (HP_LANE_VIEW (f->lane), &drag);
  klass->drag_cancel (HP_LANE_VIEW (f->lane));

  /* A point that is about to be added in the other scene. */
  klass->drag_begin (HP_LANE_VIEW (f->lane), &(HpLaneDrag) { x_of (f, 700), 30, x_of (f, 700), 30 });
  g_assert_true (hp_desk_get_scene (f->desk) == f->other);
  klass->drag_cancel (HP_LANE_VIEW (f->lane));
  assert_frames (f->other, "");
  g_assert_true (hp_desk_get_scene (f->desk) == f->scene);

  hp_timeline_remove_selected (HP_TIMELINE (f->timeline));
  assert_frames (f->scene, "200 280 360");
}

static void
test_double_click_cycles_the_shape (Fixture       *f,
                                    gconstpointer  data)
{
  guint before = n_done (f);

  for (int i = 0; i < 3; i++)
    {
      static const HpCurveShape expected[] = { HP_CURVE_SMOOTH, HP_CURVE_HOLD, HP_CURVE_LINE };
      double y = y_of (f, hp_curve_level_at (hp_scene_get_curve (f->scene), 160));

      drag_with (f, 0, x_of (f, 160), y, 0, 0);
      drag_with (f, 0, x_of (f, 160) + 1, y, 0, 0);
      assert_frames (f->scene, "120 200 280 360");
      g_assert_cmpint (shape (f, 0), ==, expected[i]);
    }
  g_assert_cmpuint (n_done (f), ==, before + 3);
  g_assert_cmpstr (undo_label (f), ==, "Change Shape of Curve");

  /* One click alone adds a point, a moment later. */
  drag_with (f, 0, x_of (f, 160), y_of (f, 0.5), 0, 0);
  assert_frames (f->scene, "120 200 280 360");
  WAIT_UNTIL (n_done (f) == before + 4);
  g_assert_cmpint (hp_curve_index_at (hp_scene_get_curve (f->scene), 200), ==, 2);
}

/* A click that waits for another is not lost to what comes between, unless that is Escape. */
static void
test_click_that_waits (Fixture       *f,
                       gconstpointer  data)
{
  guint before = n_done (f);

  drag_with (f, 0, x_of (f, 160), y_of (f, 0.5), 0, 0);
  g_assert_true (display_press (f->lane, GDK_KEY_Escape, 0));
  assert_frames (f->scene, "120 200 280 360");
  g_assert_cmpuint (n_done (f), ==, before);

  drag_with (f, 0, x_of (f, 160), y_of (f, 0.5), 0, 0);
  hp_desk_select_scene (f->desk, f->other);
  g_assert_cmpuint (n_done (f), ==, before + 1);

  undo (f);
  drag_with (f, 0, x_of (f, 160), y_of (f, 0.5), 0, 0);
  hp_timeline_remove_selected (HP_TIMELINE (f->timeline));
  assert_frames (f->scene, "120 200 280 360");

  drag_with (f, 0, x_of (f, 160), y_of (f, 0.5), 0, 0);
  undo (f);
  display_settle (600);
  assert_frames (f->scene, "120 160 200 280 360");
}

static void
test_key_cycles_the_shape (Fixture       *f,
                           gconstpointer  data)
{
  click_point (f, 0, 2);
  g_assert_true (display_press (f->lane, GDK_KEY_c, 0));
  g_assert_cmpint (shape (f, 2), ==, HP_CURVE_LINE);
  g_assert_true (display_press (f->lane, GDK_KEY_c, 0));
  g_assert_cmpint (shape (f, 2), ==, HP_CURVE_SMOOTH);
}

static void
test_pasted (Fixture       *f,
             gconstpointer  data)
{
  hp_desk_seek (f->desk, 700);
  WAIT_UNTIL (hp_desk_get_frame (f->desk) == 700);
  click_point (f, 0, 1);
  click_point (f, GDK_SHIFT_MASK, 3);
  g_assert_true (display_press (f->lane, GDK_KEY_c, GDK_CONTROL_MASK));
  g_assert_true (display_press (f->lane, GDK_KEY_v, GDK_CONTROL_MASK));
  WAIT_UNTIL (hp_desk_get_scene (f->desk) == f->other);
  assert_frames (f->other, "700 780 860");
  g_assert_cmpint (hp_curve_get_points (hp_scene_get_curve (f->other), NULL)[1].shape, ==,
                   HP_CURVE_HOLD);

  /* What was pasted is selected; cut, it is gone and can be pasted over the scene. */
  g_assert_true (display_press (f->lane, GDK_KEY_x, GDK_CONTROL_MASK));
  assert_frames (f->other, "");
  g_assert_true (display_press (f->lane, GDK_KEY_V, GDK_CONTROL_MASK | GDK_SHIFT_MASK));
  WAIT_UNTIL (hp_intensity_lane_has_selection (HP_INTENSITY_LANE (f->lane)));
  assert_frames (f->other, "600 750 900");

  hp_desk_seek (f->desk, 500);
  WAIT_UNTIL (hp_desk_get_frame (f->desk) == 500);
  display_press (f->lane, GDK_KEY_v, GDK_CONTROL_MASK);
  WAIT_UNTIL (f->refused != NULL);
  assert_frames (f->other, "600 750 900");
}

/* By the handles of the frame: 12 px beyond the points, in the middle of each side. */
static void
test_scaled (Fixture       *f,
             gconstpointer  data)
{
  double middle_x = (x_of (f, 200) + x_of (f, 360)) / 2;
  double middle_y = (y_of (f, 0.75) + y_of (f, 0.5)) / 2;
  guint before = n_done (f);

  click_point (f, 0, 1);
  click_point (f, GDK_SHIFT_MASK, 3);
  drag_with (f, GDK_CONTROL_MASK, x_of (f, 360) + 12, middle_y, px (f, -80), 0);
  assert_frames (f->scene, "120 200 240 280");
  g_assert_cmpuint (n_done (f), ==, before + 1);
  undo (f);

  drag_with (f, GDK_CONTROL_MASK, x_of (f, 200) - 12, middle_y, px (f, 40), 0);
  assert_frames (f->scene, "120 240 300 360");
  undo (f);

  drag_with (f, 0, middle_x, y_of (f, 0.75) - 12, 0, y_of (f, 1) - y_of (f, 0.75));
  g_assert_cmpfloat_with_epsilon (level (f, 1), 1, 0.001);
  g_assert_cmpfloat_with_epsilon (level (f, 2), 0.5, 0.001);
  undo (f);

  drag_with (f, 0, middle_x, y_of (f, 0.5) + 12, 0, y_of (f, 0.25) - y_of (f, 0.5));
  g_assert_cmpfloat_with_epsilon (level (f, 1), 0.75, 0.001);
  g_assert_cmpfloat_with_epsilon (level (f, 2), 0.25, 0.001);
  g_assert_cmpfloat_with_epsilon (level (f, 0), 0.25, 0.001);
}

/* The colour at @frame and @level of the lane. */
static guint32
look_at (Fixture *f,
         gint64   frame,
         double   at_level)
{
  g_autoptr(GdkTexture) texture = display_paint (f->lane);
  int width = gdk_texture_get_width (texture);
  g_autofree guint32 *pixels = g_new (guint32, (gsize) width * (gsize) gdk_texture_get_height (texture));

  gdk_texture_download (texture, (guchar *) pixels, (gsize) width * 4);
  return pixels[(int) y_of (f, at_level) * width + (int) x_of (f, frame)];
}

/* The curve is held at 0.5 from 280 to 360. */
static void
test_wish_far_away_is_shaded (Fixture       *f,
                              gconstpointer  data)
{
  static const HpCurvePoint wished[] = {
    { 280, 0.95, HP_CURVE_HOLD }, { 320, 0.65, HP_CURVE_HOLD },
  };
  g_autoptr(HpCurve) wish = hp_curve_new (wished, G_N_ELEMENTS (wished));
  guint32 far_before = look_at (f, 300, 0.85);
  guint32 near_before = look_at (f, 340, 0.57);

  g_assert_true (hp_edit_set (hp_desk_get_history (f->desk), f->scene, NULL, "wish", wish));
  display_settle (50);
  g_assert_cmpuint (look_at (f, 300, 0.85), !=, far_before);
  g_assert_cmpuint (look_at (f, 340, 0.57), ==, near_before);
}

static const char *
get_undo_label (Fixture *f)
{
  return hp_history_get_undo_label (hp_desk_get_history (f->desk));
}

/* While the film plays, the pointer holds the level, wherever it came down. */
static void
test_pointer_rides (Fixture       *f,
                    gconstpointer  data)
{
  HpLaneViewClass *klass = HP_LANE_VIEW_GET_CLASS (f->lane);
  g_autoptr(HpCurve) before = hp_curve_ref (hp_scene_get_curve (f->scene));
  HpLaneDrag drag = { x_of (f, 500), y_of (f, 0.2), x_of (f, 500), y_of (f, 0.2), FALSE, 0 };
  gint64 first;

  hp_desk_seek (f->desk, 240);
  hp_desk_set_playing (f->desk, TRUE);
  WAIT_UNTIL (hp_desk_get_frame (f->desk) >= 242);
  klass->drag_begin (HP_LANE_VIEW (f->lane), &drag);
  first = hp_desk_get_frame (f->desk);
  WAIT_UNTIL (hp_desk_get_frame (f->desk) >= first + 8);
  drag.y = y_of (f, 0.6);
  klass->drag_update (HP_LANE_VIEW (f->lane), &drag);
  WAIT_UNTIL (hp_desk_get_frame (f->desk) >= first + 16);
  g_assert_true (hp_scene_get_curve (f->scene) == before);
  klass->drag_end (HP_LANE_VIEW (f->lane), &drag);

  g_assert_true (hp_desk_get_playing (f->desk));
  g_assert_cmpstr (get_undo_label (f), ==, "Ride Intensity");
  g_assert_cmpfloat_with_epsilon (hp_curve_level_at (hp_scene_get_curve (f->scene), (double) first),
                                  0.2, 0.03);
  g_assert_cmpfloat_with_epsilon (hp_curve_level_at (hp_scene_get_curve (f->scene),
                                                     (double) (first + 14)), 0.6, 0.03);

  /* Escape keeps nothing. */
  hp_history_undo (hp_desk_get_history (f->desk));
  klass->drag_begin (HP_LANE_VIEW (f->lane), &drag);
  first = hp_desk_get_frame (f->desk);
  WAIT_UNTIL (hp_desk_get_frame (f->desk) >= first + 4);
  klass->drag_cancel (HP_LANE_VIEW (f->lane));
  hp_desk_set_playing (f->desk, FALSE);
  g_assert_true (hp_curve_equal (hp_scene_get_curve (f->scene), before));
}

/* The same with keys; pausing ends it. */
static void
test_keys_ride (Fixture       *f,
                gconstpointer  data)
{
  HpCurve *curve;
  gint64 frame;
  double level;

  hp_desk_seek (f->desk, 120);
  level = hp_curve_level_at (hp_scene_get_curve (f->scene), 120);
  hp_desk_set_playing (f->desk, TRUE);
  g_assert_true (display_press (f->lane, GDK_KEY_Up, 0));
  for (guint i = 0; i < 5; i++)
    {
      frame = hp_desk_get_frame (f->desk);
      WAIT_UNTIL (hp_desk_get_frame (f->desk) >= frame + 2);
      g_assert_true (display_press (f->lane, GDK_KEY_Up, 0));
    }
  frame = hp_desk_get_frame (f->desk);
  hp_desk_set_playing (f->desk, FALSE);
  g_assert_cmpstr (get_undo_label (f), ==, "Ride Intensity");
  g_assert_cmpfloat_with_epsilon (hp_curve_level_at (hp_scene_get_curve (f->scene), (double) frame),
                                  MIN (level + 0.3, 1), 0.03);

  /* Standing still, nothing is ridden. */
  curve = hp_scene_get_curve (f->scene);
  display_press (f->lane, GDK_KEY_Up, 0);
  g_assert_true (hp_scene_get_curve (f->scene) == curve);
  g_assert_cmpstr (get_undo_label (f), ==, "Ride Intensity");
}

/* A pattern fills what is chosen, else the scene, and peaks on its hit: one step by its name. */
static void
test_patterns (Fixture       *f,
               gconstpointer  data)
{
  HpHistory *history = hp_desk_get_history (f->desk);
  g_autoptr(HpCurve) before = hp_curve_ref (hp_scene_get_curve (f->scene));
  HpCurve *curve;

  /* Nothing is chosen: it says what to do. */
  hp_desk_select_scene (f->desk, NULL);
  g_assert_true (gtk_widget_activate_action (f->lane, "curve.put-pattern", "i", 5));
  g_assert_nonnull (f->refused);
  g_assert_true (hp_scene_get_curve (f->scene) == before);

  g_assert_nonnull (hp_edit_add (history, f->scene, "hits", NULL, "at", (gint64) 300, NULL));
  hp_desk_select_scene (f->desk, f->scene);
  g_assert_true (gtk_widget_activate_action (f->lane, "curve.put-pattern", "i", 5));
  curve = hp_scene_get_curve (f->scene);
  g_assert_cmpstr (get_undo_label (f), ==, "Draw Breath");
  g_assert_cmpfloat (hp_curve_level_at (curve, 290), ==, 0);
  g_assert_cmpfloat (hp_curve_level_at (curve, 300), >, 0.9);
  hp_history_undo (history);
  g_assert_true (hp_curve_equal (hp_scene_get_curve (f->scene), before));

  /* Over the first two points only. */
  click_point (f, 0, 0);
  click_point (f, GDK_SHIFT_MASK, 1);
  g_assert_true (gtk_widget_activate_action (f->lane, "curve.put-pattern", "i", 0));
  curve = hp_scene_get_curve (f->scene);
  g_assert_cmpstr (get_undo_label (f), ==, "Draw Build");
  for (gint64 frame = points[1].at + 1; frame <= 400; frame++)
    g_assert_cmpfloat_with_epsilon (hp_curve_level_at (curve, (double) frame),
                                    hp_curve_level_at (before, (double) frame), 0.05);
}

int
main (int   argc,
      char *argv[])
{
  if (!display_init (&argc, &argv))
    return 0;

#define ADD(name, func) g_test_add ("/ui/curves/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("snaps-to-hits-edges-and-the-playhead", test_snaps);
  ADD ("snaps-to-what-is-there", test_snaps_to_what_is_there);
  ADD ("shift-keeps-one-axis", test_shift_keeps_one_axis);
  ADD ("rubber-band-selects", test_rubber_band);
  ADD ("clicks-choose-more", test_clicks_choose_more);
  ADD ("keys-move-all", test_keys_move_all);
  ADD ("keys-scale", test_keys_scale);
  ADD ("escape-restores", test_escape_restores);
  ADD ("double-click-cycles-the-shape", test_double_click_cycles_the_shape);
  ADD ("click-that-waits", test_click_that_waits);
  ADD ("key-cycles-the-shape", test_key_cycles_the_shape);
  ADD ("copied-cut-and-pasted", test_pasted);
  ADD ("scaled-by-the-frame", test_scaled);
  ADD ("wish-far-away-is-shaded", test_wish_far_away_is_shaded);
  ADD ("pointer-rides", test_pointer_rides);
  ADD ("keys-ride", test_keys_ride);
  ADD ("patterns", test_patterns);
#undef ADD

  return g_test_run ();
}
