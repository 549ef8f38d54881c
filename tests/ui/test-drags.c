/* What is dragged there and back is where it was, wherever it was taken hold of; what is dragged
 * by so many px goes by so many. */

#include <math.h>

#include "model/dialogue-line.h"
#include "model/edit-list.h"
#include "model/edit-scene.h"
#include "model/entry.h"
#include "model/hit.h"
#include "model/instrument.h"
#include "model/layer.h"
#include "ui/timeline-fixture.h"
#include "ui/timeline/bar-lane.h"
#include "ui/timeline/dialogue-lane.h"
#include "ui/timeline/hit-lane.h"
#include "ui/timeline/intensity-lane.h"
#include "ui/timeline/layer-lane.h"
#include "ui/timeline/overview-lane.h"
#include "ui/timeline/scene-strip.h"
#include "ui/timeline/timeline.h"

#define SNAP 10  /* px: what is near may draw it so far */

/* A film of 100 000 frames with a scene, and one of everything in the middle of it. */
typedef struct
{
  HpDesk         *desk;
  GtkWidget      *window;
  GtkWidget      *timeline;
  HpScene        *scene;
  HpHit          *hit;
  HpDialogueLine *line;
  HpEntry        *entry;
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
  HpHistory *history;
  HpElement *instrument;
  HpLayer *layer;
  g_autoptr(HpCurve) none = NULL;
  g_autoptr(HpCurve) curve = NULL;

  f->desk = hp_desk_new ("fakesink sync=true");
  f->window = fixture_show_timeline (f->desk, 1200, 500, &f->timeline);
  fixture_open_slate (f->desk, 100000);
  history = hp_desk_get_history (f->desk);
  f->scene = hp_edit_spot_scene (history, hp_desk_get_plan (f->desk), 20000, 80000, NULL);
  f->hit = hp_edit_add (history, HP_ELEMENT (f->scene), "hits", NULL, "at", (gint64) 50000, NULL);
  f->line = hp_edit_add (history, HP_ELEMENT (hp_desk_get_plan (f->desk)), "dialogue", NULL,
                         "in", (gint64) 45000, "out", (gint64) 55000, NULL);
  instrument = hp_edit_add (history, HP_ELEMENT (hp_desk_get_plan (f->desk)), "palette", NULL,
                            "name", "Violins", "sound", "strings.violin", "program", 40,
                            "family", HP_FAMILY_STRINGS, "low", "G3", "high", "E7",
                            "brightness", 0.7, "material", HP_MATERIAL_WOOD, NULL);
  layer = hp_edit_add (history, HP_ELEMENT (f->scene), "layers", NULL, "name", "Strings",
                       "instrument", hp_element_get_id (instrument), NULL);
  f->entry = hp_edit_add (history, HP_ELEMENT (layer), "entries", NULL,
                          "in", (gint64) 45000, "out", (gint64) 55000, NULL);
  none = hp_curve_ref (hp_scene_get_curve (f->scene));
  curve = hp_curve_with_point (none, 50000, 0.5);
  g_assert_true (hp_edit_set_scene_curve (history, f->scene, curve, NULL));
  hp_desk_select_scene (f->desk, f->scene);
  fixture_wait_for_lane (lane (f, HP_TYPE_INTENSITY_LANE));
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  fixture_end (f->window, f->desk);
}

static const HpTimeAxis *
axis_of (Fixture *f)
{
  return hp_lane_view_get_axis (HP_LANE_VIEW (lane (f, HP_TYPE_INTENSITY_LANE)));
}

static gint64
at_hit (Fixture *f)
{
  return hp_hit_get_at (f->hit);
}

static gint64
in_of_scene (Fixture *f)
{
  return hp_scene_get_in (f->scene);
}

static gint64
out_of_scene (Fixture *f)
{
  return hp_scene_get_out (f->scene);
}

static gint64
in_of_line (Fixture *f)
{
  return hp_dialogue_line_get_in (f->line);
}

static gint64
out_of_line (Fixture *f)
{
  return hp_dialogue_line_get_out (f->line);
}

static gint64
in_of_entry (Fixture *f)
{
  return hp_entry_get_in (f->entry);
}

static gint64
out_of_entry (Fixture *f)
{
  return hp_entry_get_out (f->entry);
}

static gint64
at_point (Fixture *f)
{
  return hp_curve_get_points (hp_scene_get_curve (f->scene), NULL)[0].at;
}

/* What is taken hold of: where it lies, and px from there that still take hold of it. */
typedef struct
{
  const char *name;
  GType     (*get_type) (void);
  gint64    (*get)      (Fixture *f);
  double      offset;
} Grip;

static const Grip grips[] = {
  { "a hit", hp_hit_lane_get_type, at_hit, 6 },
  { "the in of a scene", hp_scene_strip_get_type, in_of_scene, 5 },
  { "the out of a scene", hp_scene_strip_get_type, out_of_scene, 5 },
  { "a scene", hp_scene_strip_get_type, in_of_scene, 40 },
  { "the in of a line", hp_dialogue_lane_get_type, in_of_line, 4 },
  { "the out of a line", hp_dialogue_lane_get_type, out_of_line, 4 },
  { "a line", hp_dialogue_lane_get_type, in_of_line, 40 },
  { "the in of an entry", hp_layer_lane_get_type, in_of_entry, 4 },
  { "the out of an entry", hp_layer_lane_get_type, out_of_entry, 4 },
  { "an entry", hp_layer_lane_get_type, in_of_entry, 40 },
  { "a point", hp_intensity_lane_get_type, at_point, 5 },
};

/* The pointer goes by @there px, then comes to rest at @end px from where it came down. */
static void
drag (GtkWidget *widget,
      double     x,
      double     y,
      double     there,
      double     end)
{
  GtkEventController *gesture = display_find_controller (widget, GTK_TYPE_GESTURE_DRAG);

  g_signal_emit_by_name (gesture, "drag-begin", x, y);
  g_signal_emit_by_name (gesture, "drag-update", there / 2, 0.0);
  g_signal_emit_by_name (gesture, "drag-update", there, 0.0);
  g_signal_emit_by_name (gesture, "drag-update", end, 0.0);
  g_signal_emit_by_name (gesture, "drag-end", end, 0.0);
}

/* The whole film, then nearer by two each time, with what is dragged in the middle. */
static void
try_grip (Fixture    *f,
          const Grip *grip)
{
  GtkWidget *widget = lane (f, grip->get_type ());
  double width = gtk_widget_get_width (widget);
  double y = gtk_widget_get_height (widget) / 2.0;
  gint64 before = grip->get (f);

  for (double frames = 100000; frames > width / 40; frames /= 2)
    for (int side = -1; side <= 1; side++)
      {
        gint64 start = (gint64) MAX (0, (double) before - frames / 2);
        double x, moved;

        g_signal_emit_by_name (lane (f, HP_TYPE_OVERVIEW_LANE), "show-range", (double) start,
                               (double) start + frames);
        x = hp_time_axis_x (axis_of (f), (double) before) + side * grip->offset;
        if (grip->offset > 10 && side <= 0)
          continue;

        drag (widget, x, y, 90, 0);
        g_assert_cmpint (grip->get (f), ==, before);
        drag (widget, x, y, -90, 0);
        g_assert_cmpint (grip->get (f), ==, before);

        moved = 55 * axis_of (f)->frames_per_px;
        drag (widget, x, y, 80, 55);
        g_assert_cmpfloat (fabs ((double) (grip->get (f) - before) - moved), <=,
                           SNAP * axis_of (f)->frames_per_px + 1);
        hp_history_undo (hp_desk_get_history (f->desk));
        g_assert_cmpint (grip->get (f), ==, before);
      }
}

static void
test_there_and_back (Fixture       *f,
                     gconstpointer  data)
{
  try_grip (f, data);
}

int
main (int   argc,
      char *argv[])
{
  if (!display_init (&argc, &argv))
    return 0;

  for (guint i = 0; i < G_N_ELEMENTS (grips); i++)
    {
      g_autofree char *name = g_strdup_printf ("/ui/drags/%s", grips[i].name);

      g_strdelimit (name, " ", '-');
      g_test_add (name, Fixture, &grips[i], set_up, test_there_and_back, tear_down);
    }

  return g_test_run ();
}
