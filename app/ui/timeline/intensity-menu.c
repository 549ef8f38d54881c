/* The menu of the intensity lane: patterns that are put where points are chosen, or over a scene. */

#include "config.h"

#include <glib/gi18n.h>

#include "core/curve-pattern.h"
#include "core/curve-stretch.h"
#include "model/hit.h"
#include "model/plan-time.h"
#include "ui/timeline/intensity-lane-private.h"

static const char *const labels[HP_N_CURVE_PATTERNS] = {
  [HP_CURVE_PATTERN_BUILD] = N_("Build"),
  [HP_CURVE_PATTERN_SUDDEN_RELEASE] = N_("Slow Build and Sudden Release"),
  [HP_CURVE_PATTERN_BLOOM] = N_("Restraint, then Bloom"),
  [HP_CURVE_PATTERN_PEEL_BACK] = N_("Loud, then Peel Back"),
  [HP_CURVE_PATTERN_FALSE_RELEASE] = N_("False Release"),
  [HP_CURVE_PATTERN_BREATH] = N_("Breath Before the Peak"),
};

static const char *const steps[HP_N_CURVE_PATTERNS] = {
  [HP_CURVE_PATTERN_BUILD] = N_("Draw Build"),
  [HP_CURVE_PATTERN_SUDDEN_RELEASE] = N_("Draw Sudden Release"),
  [HP_CURVE_PATTERN_BLOOM] = N_("Draw Bloom"),
  [HP_CURVE_PATTERN_PEEL_BACK] = N_("Draw Peel Back"),
  [HP_CURVE_PATTERN_FALSE_RELEASE] = N_("Draw False Release"),
  [HP_CURVE_PATTERN_BREATH] = N_("Draw Breath"),
};

/* Where a pattern goes: from the first to the last point chosen, else the whole scene. */
static HpScene *
find_stretch (HpIntensityLane *self,
              gint64          *in,
              gint64          *out)
{
  HpScene *scene = self->choice.scene;

  if (scene != NULL && self->extent.last > self->extent.first + 1)
    {
      *in = self->extent.first;
      *out = self->extent.last;
      return scene;
    }

  if (scene == NULL)
    scene = self->layer != NULL ? hp_intensity_lane_get_scene (self)
                                : hp_desk_get_scene (hp_lane_view_get_desk (HP_LANE_VIEW (self)));
  if (scene == NULL || hp_scene_get_out (scene) <= hp_scene_get_in (scene) + 1)
    return NULL;

  *in = hp_scene_get_in (scene);
  *out = hp_scene_get_out (scene);
  return scene;
}

static GArray *
list_hits (HpScene *scene)
{
  HpElementList *hits = hp_scene_get_hits (scene);
  GArray *frames = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < hp_element_list_get_n (hits); i++)
    {
      gint64 at = hp_hit_get_at (hp_element_list_get (hits, i));

      g_array_append_val (frames, at);
    }

  return frames;
}

void
hp_intensity_lane_put_pattern (GtkWidget  *widget,
                               const char *name,
                               GVariant   *parameter)
{
  HpIntensityLane *self = HP_INTENSITY_LANE (widget);
  HpDesk *desk = hp_lane_view_get_desk (HP_LANE_VIEW (self));
  HpCurvePattern pattern = (HpCurvePattern) g_variant_get_int32 (parameter);
  g_autoptr(HpCurve) stretch = NULL;
  g_autoptr(HpCurve) edited = NULL;
  g_autoptr(HpScene) scene = NULL;
  g_autoptr(GArray) hits = NULL;
  gint64 in, out;

  if (pattern >= HP_N_CURVE_PATTERNS || hp_desk_get_plan (desk) == NULL ||
      !hp_intensity_lane_can_edit (self))
    return;

  hp_intensity_lane_finish_pending (self);
  scene = find_stretch (self, &in, &out);
  if (scene == NULL)
    {
      hp_intensity_lane_refuse_without_scene (self);
      return;
    }

  g_object_ref (scene);
  hits = list_hits (scene);
  stretch = hp_curve_pattern_new (pattern, in, out, hp_plan_get_frame_rate (hp_desk_get_plan (desk)),
                                  (const gint64 *) (gpointer) hits->data, hits->len);
  edited = hp_curve_with_stretch (hp_intensity_lane_get_curve (self, scene), stretch);
  hp_intensity_lane_edit (self, scene, edited, _(steps[pattern]));
}

void
hp_intensity_lane_append_join (GMenu *menu)
{
  g_autoptr(GMenu) section = g_menu_new ();
  g_autoptr(GMenuItem) item = g_menu_item_new (_("Use Curve of Scene"), "timeline.join-layer");

  g_menu_item_set_attribute (item, "hidden-when", "s", "action-disabled");
  g_menu_append_item (section, item);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

static GtkWidget *
make_menu (void)
{
  g_autoptr(GMenu) menu = g_menu_new ();
  g_autoptr(GMenu) patterns = g_menu_new ();
  GtkWidget *popover;

  for (int i = 0; i < HP_N_CURVE_PATTERNS; i++)
    {
      g_autoptr(GMenuItem) item = g_menu_item_new (_(labels[i]), NULL);

      g_menu_item_set_action_and_target (item, "curve.put-pattern", "i", i);
      g_menu_append_item (patterns, item);
    }

  g_menu_append_section (menu, NULL, G_MENU_MODEL (patterns));
  hp_intensity_lane_append_join (menu);
  popover = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_widget_set_halign (popover, GTK_ALIGN_START);
  return popover;
}

static void
show_at (HpIntensityLane *self,
         double           x,
         double           y)
{
  if (self->menu == NULL)
    {
      self->menu = make_menu ();
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
    }

  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &(GdkRectangle) { (int) x, (int) y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

/* Of the scene under the pointer, unless points are chosen. */
void
hp_intensity_lane_show_menu (HpIntensityLane *self,
                             int              n_press,
                             double           x,
                             double           y)
{
  HpDesk *desk = hp_lane_view_get_desk (HP_LANE_VIEW (self));
  const HpTimeAxis *axis = hp_lane_view_get_axis (HP_LANE_VIEW (self));
  HpScene *scene;

  if (hp_desk_get_plan (desk) == NULL || !hp_intensity_lane_can_edit (self))
    return;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  scene = hp_intensity_lane_get_scene_at (self, hp_time_axis_frame_at (axis, x,
                                                                       hp_desk_get_duration (desk)));
  if (scene != NULL && scene != self->choice.scene)
    hp_desk_select_scene (desk, scene);
  show_at (self, x, y);
}

gboolean
hp_intensity_lane_show_menu_by_key (HpIntensityLane *self)
{
  const HpTimeAxis *axis = hp_lane_view_get_axis (HP_LANE_VIEW (self));
  gint64 in, out;

  if (!hp_intensity_lane_can_edit (self) || find_stretch (self, &in, &out) == NULL)
    return GDK_EVENT_PROPAGATE;

  show_at (self, CLAMP (hp_time_axis_x (axis, (double) in), 0,
                        gtk_widget_get_width (GTK_WIDGET (self))), 0);
  return GDK_EVENT_STOP;
}
