#include "model/edit-list.h"
#include "model/edit-member.h"
#include "model/edit-scene.h"
#include "model/entry.h"
#include "model/hit.h"
#include "model/instrument.h"
#include "model/layer.h"
#include "ui/timeline-fixture.h"
#include "ui/timeline/hit-lane.h"
#include "ui/timeline/intensity-lane.h"
#include "ui/timeline/lane-item-editor.h"
#include "ui/timeline/lane-list.h"
#include "ui/timeline/lane-row.h"
#include "ui/timeline/layer-lane.h"
#include "ui/timeline/timeline.h"

/* A desk with a plan of one scene, 100…400 of 1632 frames at 23.976, over a timeline. */
typedef struct
{
  HpDesk    *desk;
  GtkWidget *window;
  GtkWidget *timeline;
  HpScene   *scene;
  const char *shown;    /* which list, or NULL */
  guint      n_counted;  /* items, as items-changed tells them */
  char      *refused;
} Fixture;

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  f->desk = hp_desk_new ("fakesink sync=true");
  f->window = fixture_show_timeline (f->desk, 900, 500, &f->timeline);
  fixture_keep_refused (f->desk, &f->refused);
  fixture_open_film (f->desk, "the-letter.mov");
  f->scene = hp_edit_spot_scene (hp_desk_get_history (f->desk), hp_desk_get_plan (f->desk), 100,
                                 400, NULL);
  WAIT_UNTIL (gtk_widget_get_width (f->timeline) > 400);
}

/* Shows the list of the lane called @id, or takes it away. */
static void
switch_list (Fixture    *f,
             const char *id)
{
  g_autofree char *action = g_strdup_printf ("timeline.list-%s", id);

  g_assert_true (gtk_widget_activate_action (f->timeline, action, NULL));
  f->shown = f->shown == NULL ? id : NULL;
}

static GtkWidget *
get_list (Fixture *f)
{
  return display_find_widget (f->timeline, HP_TYPE_LANE_LIST);
}

static GtkSingleSelection *
get_selection (Fixture *f)
{
  GtkListView *view = GTK_LIST_VIEW (display_find_widget (get_list (f), GTK_TYPE_LIST_VIEW));

  return GTK_SINGLE_SELECTION (gtk_list_view_get_model (view));
}

static HpLaneItems *
get_items (Fixture *f)
{
  return HP_LANE_ITEMS (gtk_single_selection_get_model (get_selection (f)));
}

static guint
get_selected (Fixture *f)
{
  return gtk_single_selection_get_selected (get_selection (f));
}

/* What counts is what was told, and what is there. */
static void
count_cb (Fixture    *f,
          guint       position,
          guint       removed,
          guint       added,
          GListModel *items)
{
  g_autoptr(GObject) last = NULL;

  f->n_counted += added - removed;
  g_assert_cmpuint (f->n_counted, ==, g_list_model_get_n_items (items));
  last = g_list_model_get_item (items, f->n_counted - 1);
  g_assert_true (f->n_counted == 0 || last != NULL);
  g_assert_null (g_list_model_get_item (items, f->n_counted));
}

static void
show_list (Fixture    *f,
           const char *id)
{
  switch_list (f, id);
  f->n_counted = g_list_model_get_n_items (G_LIST_MODEL (get_items (f)));
  g_signal_connect_swapped (get_items (f), "items-changed", G_CALLBACK (count_cb), f);
  WAIT_UNTIL (gtk_widget_get_mapped (get_list (f)));
  display_settle (50);
}

static void
assert_words (Fixture    *f,
              guint       position,
              const char *expected)
{
  g_auto(HpLaneItem) item = { 0 };
  g_autofree char *words = NULL;

  hp_lane_items_read (get_items (f), position, &item);
  words = hp_lane_item_describe (&item, hp_desk_get_plan (f->desk));
  g_assert_cmpstr (words, ==, expected);
}

static const char *
undo_label (Fixture *f)
{
  return hp_history_get_undo_label (hp_desk_get_history (f->desk));
}

static void
add_marks (Fixture *f)
{
  HpHistory *history = hp_desk_get_history (f->desk);
  gpointer plan = hp_desk_get_plan (f->desk);

  g_assert_nonnull (hp_edit_add (history, f->scene, "hits", NULL, "at", (gint64) 240, "label",
                                 "Door slams", "kind", HP_HIT_KIND_ACTION, "weight", 4, NULL));
  g_assert_nonnull (hp_edit_add (history, f->scene, "beats", NULL, "at", (gint64) 120, "feeling",
                                 "dread", NULL));
  g_assert_nonnull (hp_edit_add (history, plan, "markers", NULL, "at", (gint64) 480, "label",
                                 "Bell", "kind", HP_HIT_KIND_OTHER, NULL));
}

static void
give_curves (Fixture *f)
{
  static const HpCurvePoint points[] = {
    { 110, 0.25, HP_CURVE_LINE }, { 200, 0.5, HP_CURVE_SMOOTH }, { 300, 1, HP_CURVE_HOLD },
  };
  static const HpCurvePoint wished[] = { { 150, 0.75, HP_CURVE_SMOOTH } };
  HpHistory *history = hp_desk_get_history (f->desk);
  g_autoptr(HpCurve) curve = hp_curve_new (points, G_N_ELEMENTS (points));
  g_autoptr(HpCurve) wish = hp_curve_new (wished, G_N_ELEMENTS (wished));

  g_assert_true (hp_edit_set_scene_curve (history, f->scene, curve, NULL));
  g_assert_true (hp_edit_set (history, f->scene, NULL, "wish", wish));
  hp_desk_select_scene (f->desk, f->scene);
}

static const HpCurvePoint *
points_of (Fixture *f,
           gsize   *n_points)
{
  return hp_curve_get_points (hp_scene_get_curve (f->scene), n_points);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  /* A list that is shown would be there the next time. */
  if (f->shown != NULL)
    switch_list (f, f->shown);
  fixture_end (f->window, f->desk);
  g_free (f->refused);
}

static void
test_marks_are_rows (Fixture       *f,
                     gconstpointer  data)
{
  add_marks (f);
  show_list (f, "hits");
  g_assert_cmpuint (f->n_counted, ==, 3);
  assert_words (f, 0, "dread, emotional beat, 01:00:05:00");
  assert_words (f, 1, "Door slams, hit, 01:00:10:00, weight 4");
  assert_words (f, 2, "Bell, marker, 01:00:20:00, weight 3");

  hp_edit_add (hp_desk_get_history (f->desk), f->scene, "hits", NULL, "at", (gint64) 360, "kind",
               HP_HIT_KIND_CUT, NULL);
  g_assert_cmpuint (f->n_counted, ==, 4);
  assert_words (f, 2, "hit, 01:00:15:00, weight 3");
  hp_history_undo (hp_desk_get_history (f->desk));
  g_assert_cmpuint (f->n_counted, ==, 3);
}

static void
test_selection_goes_both_ways (Fixture       *f,
                               gconstpointer  data)
{
  HpElementList *markers;

  add_marks (f);
  show_list (f, "hits");
  g_assert_cmpuint (get_selected (f), ==, GTK_INVALID_LIST_POSITION);

  gtk_single_selection_set_selected (get_selection (f), 1);
  g_assert_true (HP_IS_HIT (hp_desk_get_mark (f->desk)));
  WAIT_UNTIL (hp_desk_get_frame (f->desk) == 240);

  markers = hp_plan_get_markers (hp_desk_get_plan (f->desk));
  hp_desk_select_mark (f->desk, hp_element_list_get (markers, 0));
  g_assert_cmpuint (get_selected (f), ==, 2);
  g_assert_cmpint (hp_desk_get_target (f->desk), ==, 240);
  hp_desk_select_mark (f->desk, NULL);
  g_assert_cmpuint (get_selected (f), ==, GTK_INVALID_LIST_POSITION);
}

/* The mark goes to another place in the list; it is selected all the same. */
static void
test_one_edit_is_one_step (Fixture       *f,
                           gconstpointer  data)
{
  g_auto(HpLaneItem) item = { 0 };
  g_autoptr(GError) error = NULL;

  add_marks (f);
  show_list (f, "hits");
  gtk_single_selection_set_selected (get_selection (f), 1);
  hp_lane_items_read (get_items (f), 1, &item);
  g_free (item.name);
  item.name = g_strdup ("Door shuts");
  item.in = 600;
  g_assert_true (hp_lane_items_write (get_items (f), 1, &item, &error));
  g_assert_cmpstr (undo_label (f), ==, "Edit Hit");
  assert_words (f, 2, "Door shuts, hit, 01:00:25:00, weight 4");
  g_assert_cmpuint (get_selected (f), ==, 2);
  hp_history_undo (hp_desk_get_history (f->desk));
  assert_words (f, 1, "Door slams, hit, 01:00:10:00, weight 4");
  g_assert_cmpuint (get_selected (f), ==, 1);

  item.in = -1;
  g_assert_false (hp_lane_items_write (get_items (f), 1, &item, &error));
  g_assert_nonnull (error);
  assert_words (f, 1, "Door slams, hit, 01:00:10:00, weight 4");
}

static void
test_keys (Fixture       *f,
           gconstpointer  data)
{
  HpElement *hit;

  add_marks (f);
  show_list (f, "hits");
  gtk_single_selection_set_selected (get_selection (f), 1);
  hit = hp_desk_get_mark (f->desk);

  g_assert_true (display_press (get_list (f), GDK_KEY_Right, GDK_SHIFT_MASK));
  g_assert_cmpint (hp_hit_get_at (HP_HIT (hit)), ==, 241);
  g_assert_true (display_press (get_list (f), GDK_KEY_Page_Down, GDK_SHIFT_MASK));
  g_assert_cmpint (hp_hit_get_at (HP_HIT (hit)), ==, 265);
  g_assert_cmpint (hp_desk_get_target (f->desk), ==, 265);
  g_assert_cmpstr (undo_label (f), ==, "Move Hit");

  g_assert_true (display_press (get_list (f), GDK_KEY_Delete, 0));
  g_assert_cmpuint (f->n_counted, ==, 2);
  g_assert_cmpuint (get_selected (f), ==, 1);
  assert_words (f, 1, "Bell, marker, 01:00:20:00, weight 3");
  g_assert_nonnull (hp_desk_get_mark (f->desk));
}

static void
type (HpLaneItemEditor *editor,
      const char       *label,
      const char       *text)
{
  GtkWidget *grid = gtk_popover_get_child (GTK_POPOVER (editor));

  for (GtkWidget *child = gtk_widget_get_first_child (grid); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      g_autofree char *other = NULL;

      if (!GTK_IS_ENTRY (child))
        continue;

      other = gtk_test_accessible_check_property (GTK_ACCESSIBLE (child),
                                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label);
      if (other == NULL)
        {
          gtk_editable_set_text (GTK_EDITABLE (child), text);
          g_signal_emit_by_name (child, "activate");
          return;
        }
    }

  g_error ("there is no entry called %s", label);
}

/* Enter in a row; what is refused is said there, and what was typed stays. */
static void
test_places_are_typed (Fixture       *f,
                       gconstpointer  data)
{
  HpElement *hit;
  HpLaneItemEditor *editor;

  add_marks (f);
  show_list (f, "hits");
  gtk_single_selection_set_selected (get_selection (f), 1);
  hit = hp_desk_get_mark (f->desk);
  g_assert_true (display_press (get_list (f), GDK_KEY_Return, 0));
  editor = HP_LANE_ITEM_EDITOR (display_find_widget (get_list (f), HP_TYPE_LANE_ITEM_EDITOR));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (editor)));

  type (editor, "At", "1:00:99:00");
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (editor)));
  g_assert_cmpint (hp_hit_get_at (HP_HIT (hit)), ==, 240);

  type (editor, "At", "+12f");
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (editor)));
  g_assert_cmpint (hp_hit_get_at (HP_HIT (hit)), ==, 252);
  g_assert_cmpint (hp_desk_get_target (f->desk), ==, 252);

  g_assert_true (display_press (get_list (f), GDK_KEY_Return, 0));
  type (editor, "Label", "Door shuts");
  g_assert_cmpstr (hp_hit_get_label (HP_HIT (hit)), ==, "Door shuts");
  g_assert_null (f->refused);
}

static void
draw (Fixture    *f,
      const char *curve)
{
  hp_intensity_lane_set_drawn (HP_INTENSITY_LANE (display_find_widget (f->timeline,
                                                                       HP_TYPE_INTENSITY_LANE)),
                               curve);
}

static void
test_points_are_rows (Fixture       *f,
                      gconstpointer  data)
{
  give_curves (f);
  show_list (f, "intensity");
  g_assert_cmpuint (f->n_counted, ==, 3);
  assert_words (f, 0, "point, 01:00:04:14, 25 %, line");
  assert_words (f, 2, "point, 01:00:12:12, 100 %, hold");

  draw (f, "wish");
  g_assert_cmpuint (f->n_counted, ==, 1);
  assert_words (f, 0, "point of the wish, 01:00:06:06, 75 %, smooth");

  hp_desk_select_scene (f->desk, NULL);
  g_assert_cmpuint (f->n_counted, ==, 0);
}

static void
test_points_are_selected (Fixture       *f,
                          gconstpointer  data)
{
  HpIntensityLane *lane = HP_INTENSITY_LANE (display_find_widget (f->timeline,
                                                                  HP_TYPE_INTENSITY_LANE));

  give_curves (f);
  show_list (f, "intensity");
  gtk_single_selection_set_selected (get_selection (f), 1);
  g_assert_true (hp_intensity_lane_has_selection (lane));
  g_assert_cmpint (hp_desk_get_target (f->desk), ==, 200);
  g_assert_true (display_press (GTK_WIDGET (lane), GDK_KEY_Right, 0));
  g_assert_cmpuint (get_selected (f), ==, 2);

  draw (f, "wish");
  gtk_single_selection_set_selected (get_selection (f), 0);
  g_assert_true (hp_intensity_lane_has_selection (lane));
  g_assert_true (display_press (get_list (f), GDK_KEY_Up, GDK_SHIFT_MASK));
  assert_words (f, 0, "point of the wish, 01:00:06:06, 76 %, smooth");
  g_assert_true (display_press (get_list (f), GDK_KEY_Left, GDK_SHIFT_MASK));
  assert_words (f, 0, "point of the wish, 01:00:06:05, 76 %, smooth");
  g_assert_cmpuint (get_selected (f), ==, 0);
}

static void
test_points_are_edited (Fixture       *f,
                        gconstpointer  data)
{
  g_auto(HpLaneItem) item = { 0 };
  g_autoptr(GError) error = NULL;
  gsize n;

  give_curves (f);
  show_list (f, "intensity");
  hp_lane_items_read (get_items (f), 1, &item);
  item.level = 0.6;
  item.shape = HP_CURVE_HOLD;
  g_assert_true (hp_lane_items_write (get_items (f), 1, &item, &error));
  assert_words (f, 1, "point, 01:00:08:08, 60 %, hold");
  g_assert_cmpuint (get_selected (f), ==, 1);

  /* Past its neighbour, where it is another one in the list; not onto it, nor out of the scene. */
  item.in = 350;
  g_assert_true (hp_lane_items_write (get_items (f), 1, &item, &error));
  g_assert_cmpint (points_of (f, &n)[2].at, ==, 350);
  g_assert_cmpuint (n, ==, 3);
  g_assert_cmpuint (get_selected (f), ==, 2);
  item.in = 300;
  g_assert_false (hp_lane_items_write (get_items (f), 2, &item, &error));
  g_clear_error (&error);
  item.in = 401;
  g_assert_false (hp_lane_items_write (get_items (f), 2, &item, &error));

  g_assert_true (display_press (get_list (f), GDK_KEY_Delete, 0));
  points_of (f, &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpuint (f->n_counted, ==, 2);
  g_assert_cmpstr (undo_label (f), ==, "Remove Curve Point");
}

static void
test_dialogue_is_edited (Fixture       *f,
                         gconstpointer  data)
{
  g_auto(HpLaneItem) item = { 0 };
  g_autoptr(GError) error = NULL;

  hp_edit_add (hp_desk_get_history (f->desk), hp_desk_get_plan (f->desk), "dialogue", NULL,
               "in", (gint64) 48, "out", (gint64) 96, "speaker", "Ada", "text", "A letter?", NULL);
  show_list (f, "dialogue");
  assert_words (f, 0, "Ada: A letter?, line, 01:00:02:00 to 01:00:04:00");

  hp_lane_items_read (get_items (f), 0, &item);
  item.out = 120;
  g_assert_true (hp_lane_items_write (get_items (f), 0, &item, &error));
  g_assert_cmpstr (undo_label (f), ==, "Trim Line of Dialogue");
  g_free (item.who);
  item.who = g_strdup ("Mara");
  item.in = 72;
  g_assert_true (hp_lane_items_write (get_items (f), 0, &item, &error));
  g_assert_cmpstr (undo_label (f), ==, "Edit Line of Dialogue");
  assert_words (f, 0, "Mara: A letter?, line, 01:00:03:00 to 01:00:05:00");

  item.out = item.in;
  g_assert_false (hp_lane_items_write (get_items (f), 0, &item, &error));
  g_assert_nonnull (error);
}

static void
test_scenes_are_edited (Fixture       *f,
                        gconstpointer  data)
{
  g_auto(HpLaneItem) item = { 0 };
  g_autoptr(GError) error = NULL;

  show_list (f, "scenes");
  assert_words (f, 0, "scene, 01:00:04:04 to 01:00:16:16, 1M1");
  gtk_single_selection_set_selected (get_selection (f), 0);
  g_assert_true (hp_desk_get_scene (f->desk) == f->scene);

  hp_lane_items_read (get_items (f), 0, &item);
  item.out = 408;
  g_assert_true (hp_lane_items_write (get_items (f), 0, &item, &error));
  g_assert_cmpstr (undo_label (f), ==, "Move Out of Scene");
  assert_words (f, 0, "scene, 01:00:04:04 to 01:00:17:00, 1M1");
  item.out = 99999;
  g_assert_false (hp_lane_items_write (get_items (f), 0, &item, &error));
}

/* A layer without entries plays all through; it is there to be heard of. */
static void
test_layers_and_entries (Fixture       *f,
                         gconstpointer  data)
{
  HpHistory *history = hp_desk_get_history (f->desk);
  gpointer instrument, layer;

  instrument = hp_edit_add (history, hp_desk_get_plan (f->desk), "palette", NULL, "name", "Viola",
                            "sound", "strings.viola", "program", 41, "family",
                            HP_FAMILY_STRINGS, "low", "C3", "high", "A5", "brightness", 0.4,
                            "material", HP_MATERIAL_STRING, NULL);
  g_assert_nonnull (instrument);
  layer = hp_edit_add (history, f->scene, "layers", NULL, "name", "Viola", "instrument",
                       hp_element_get_id (instrument), NULL);
  g_assert_nonnull (layer);
  hp_desk_select_scene (f->desk, f->scene);
  show_list (f, "layers");
  assert_words (f, 0, "Viola, layer, 01:00:04:04 to 01:00:16:16");
  gtk_single_selection_set_selected (get_selection (f), 0);
  g_assert_true (display_press (get_list (f), GDK_KEY_Delete, 0));
  g_assert_cmpuint (get_selected (f), ==, 0);
  g_assert_cmpuint (f->n_counted, ==, 1);

  hp_edit_add (history, layer, "entries", NULL, "in", (gint64) 120, "out", (gint64) 240, NULL);
  assert_words (f, 0, "Viola, entry, 01:00:05:00 to 01:00:10:00");
  gtk_single_selection_set_selected (get_selection (f), 0);
  g_assert_true (display_press (get_list (f), GDK_KEY_Right, GDK_SHIFT_MASK));
  assert_words (f, 0, "Viola, entry, 01:00:05:01 to 01:00:10:01");
}

/* A list that is not shown is not there; Control+L and Escape go from the lane to it and back. */
static void
test_shown_on_request (Fixture       *f,
                       gconstpointer  data)
{
  GtkWidget *lane = display_find_widget (f->timeline, HP_TYPE_HIT_LANE);
  GtkWidget *list;

  g_assert_null (get_list (f));
  add_marks (f);
  show_list (f, "hits");
  list = get_list (f);
  g_object_add_weak_pointer (G_OBJECT (list), (gpointer *) &list);
  gtk_window_set_focus (GTK_WINDOW (f->window), NULL);
  gtk_widget_grab_focus (list);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (f->window)), list));
  g_assert_true (display_press (list, GDK_KEY_Escape, 0));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (f->window)) == lane);

  switch_list (f, "hits");
  g_assert_null (get_list (f));
  WAIT_UNTIL (list == NULL);

  g_assert_true (gtk_widget_activate_action (f->timeline, "timeline.switch-list", NULL));
  WAIT_UNTIL (gtk_window_get_focus (GTK_WINDOW (f->window)) != lane);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (f->window)),
                                         get_list (f)));
  g_assert_true (gtk_widget_activate_action (f->timeline, "timeline.switch-list", NULL));
  g_assert_null (get_list (f));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (f->window)) == lane);
}

/* A screen reader hears what a row says, and which of how many it is. */
static void
test_rows_are_named (Fixture       *f,
                     gconstpointer  data)
{
  GtkWidget *row;

  add_marks (f);
  show_list (f, "hits");
  row = gtk_widget_get_parent (display_find_widget (get_list (f), HP_TYPE_LANE_ROW));
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "dread, emotional beat, 01:00:05:00");
  gtk_test_accessible_assert_relation (GTK_ACCESSIBLE (row),
                                       GTK_ACCESSIBLE_RELATION_POS_IN_SET, 1);
  gtk_test_accessible_assert_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_SET_SIZE, 3);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (display_find_widget (get_list (f),
                                                                           GTK_TYPE_LIST_VIEW)),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Hits of the timeline");

  hp_edit_set (hp_desk_get_history (f->desk),
               hp_element_list_get (hp_scene_get_beats (f->scene), 0), NULL, "feeling", "hope");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "hope, emotional beat, 01:00:05:00");
}

/* How red the timeline is at (@x, @y), against the green: the playhead is, the rest is not. */
static int
redness (GdkTexture *texture,
         double      x,
         double      y)
{
  gsize stride = (gsize) gdk_texture_get_width (texture) * 4;
  g_autofree guint32 *pixels = g_malloc (stride * (gsize) gdk_texture_get_height (texture));
  guint32 pixel;

  gdk_texture_download (texture, (guchar *) pixels, stride);
  pixel = pixels[(gsize) y * stride / 4 + (gsize) x];
  return (int) (pixel >> 16 & 0xff) - (int) (pixel >> 8 & 0xff);
}

static void
test_lines_leave_the_list_out (Fixture       *f,
                               gconstpointer  data)
{
  GtkWidget *lane = display_find_widget (f->timeline, HP_TYPE_HIT_LANE);
  g_autoptr(GdkTexture) texture = NULL;
  graphene_rect_t above, below;
  double x;

  hp_desk_seek (f->desk, 1200);
  WAIT_UNTIL (hp_desk_get_frame (f->desk) == 1200);
  add_marks (f);
  show_list (f, "hits");
  texture = display_paint (f->timeline);
  g_assert_true (gtk_widget_compute_bounds (lane, f->timeline, &above));
  g_assert_true (gtk_widget_compute_bounds (get_list (f), f->timeline, &below));
  x = above.origin.x + fixture_x_of (lane, 1200);

  /* The timeline has a margin above, of a few px. */
  g_assert_cmpint (redness (texture, x, above.origin.y + 12), >, 60);
  g_assert_cmpint (redness (texture, x, below.origin.y + below.size.height / 2), <, 20);
  g_assert_cmpint (redness (texture, x, below.origin.y + below.size.height + 16), >, 60);
}

/* A film has many: only those in sight have rows. */
static void
test_rows_are_made_in_sight (Fixture       *f,
                             gconstpointer  data)
{
  HpHistory *history = hp_desk_get_history (f->desk);
  GtkWidget *view;
  guint n_rows = 0;

  hp_history_begin (history, "Many");
  for (gint64 at = 0; at < 1500; at++)
    hp_edit_add (history, hp_desk_get_plan (f->desk), "markers", NULL, "at", at, "kind",
                 HP_HIT_KIND_OTHER, NULL);
  hp_history_end (history);
  show_list (f, "hits");
  g_assert_cmpuint (f->n_counted, ==, 1500);
  view = display_find_widget (get_list (f), GTK_TYPE_LIST_VIEW);
  for (GtkWidget *row = gtk_widget_get_first_child (view); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    n_rows++;
  g_assert_cmpuint (n_rows, >, 0);
  g_assert_cmpuint (n_rows, <, 500);
}

int
main (int   argc,
      char *argv[])
{
  if (!display_init (&argc, &argv))
    return 0;

#define ADD(name, func) g_test_add ("/ui/lists/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("marks-are-rows", test_marks_are_rows);
  ADD ("selection-goes-both-ways", test_selection_goes_both_ways);
  ADD ("one-edit-is-one-step", test_one_edit_is_one_step);
  ADD ("keys", test_keys);
  ADD ("places-are-typed", test_places_are_typed);
  ADD ("points-are-rows", test_points_are_rows);
  ADD ("points-are-selected", test_points_are_selected);
  ADD ("points-are-edited", test_points_are_edited);
  ADD ("dialogue-is-edited", test_dialogue_is_edited);
  ADD ("scenes-are-edited", test_scenes_are_edited);
  ADD ("layers-and-entries", test_layers_and_entries);
  ADD ("shown-on-request", test_shown_on_request);
  ADD ("rows-are-named", test_rows_are_named);
  ADD ("lines-leave-the-list-out", test_lines_leave_the_list_out);
  ADD ("rows-are-made-in-sight", test_rows_are_made_in_sight);
#undef ADD

  return g_test_run ();
}
