/* Which curve the intensity lane draws: a menu in its header tells, and the lane of layers. */

#include "config.h"

#include <glib/gi18n.h>

#include "model/layer.h"
#include "ui/timeline/intensity-lane.h"
#include "ui/timeline/lane-header.h"
#include "ui/timeline/layer-lane.h"
#include "ui/timeline/timeline-private.h"

static void
append (GMenu      *menu,
        const char *name,
        const char *drawn)
{
  g_autoptr(GMenuItem) item = g_menu_item_new (name, NULL);

  g_menu_item_set_action_and_target (item, "timeline.curve", "s", drawn);
  g_menu_append_item (menu, item);
}

static void
create_popup_cb (GtkMenuButton *button,
                 gpointer       data)
{
  HpIntensityLane *lane = HP_INTENSITY_LANE (HP_TIMELINE (data)->intensity);
  HpScene *scene = hp_intensity_lane_get_scene (lane);
  HpElementList *list = scene != NULL ? hp_scene_get_layers (scene) : NULL;
  g_autoptr(GMenu) menu = g_menu_new ();
  g_autoptr(GMenu) scenes = g_menu_new ();
  g_autoptr(GMenu) layers = g_menu_new ();

  append (scenes, _("Intensity"), "intensity");
  append (scenes, C_("curve", "Wish"), "wish");
  for (guint i = 0; list != NULL && i < hp_element_list_get_n (list); i++)
    {
      HpLayer *layer = hp_element_list_get (list, i);

      append (layers, hp_layer_get_name (layer), hp_element_get_id (HP_ELEMENT (layer)));
    }

  g_menu_append_section (menu, NULL, G_MENU_MODEL (scenes));
  g_menu_append_section (menu, _("Layers"), G_MENU_MODEL (layers));
  hp_intensity_lane_append_join (menu);
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

static void
drawn_cb (HpTimeline *self)
{
  HpIntensityLane *lane = HP_INTENSITY_LANE (self->intensity);
  GAction *join = g_action_map_lookup_action (G_ACTION_MAP (self->actions), "join-layer");

  hp_lane_header_set_name (HP_LANE_HEADER (self->intensity_header),
                           hp_intensity_lane_get_name (lane));
  g_simple_action_set_enabled (G_SIMPLE_ACTION (join),
                               hp_intensity_lane_is_layer_apart (lane) &&
                               !hp_desk_get_read_only (self->desk));
}

static void
join_cb (HpTimeline *self)
{
  hp_intensity_lane_join_layer (HP_INTENSITY_LANE (self->intensity));
}

/* To the curve of @layer, or back from there. */
static void
layer_activated_cb (HpTimeline *self,
                    HpLayer    *layer)
{
  HpIntensityLane *lane = HP_INTENSITY_LANE (self->intensity);
  const char *id = hp_element_get_id (HP_ELEMENT (layer));
  gboolean is_drawn = g_str_equal (hp_intensity_lane_get_drawn (lane), id);

  hp_intensity_lane_set_drawn (lane, is_drawn ? "intensity" : id);
  if (!is_drawn)
    gtk_widget_grab_focus (self->intensity);
}

void
hp_timeline_set_midi_input (HpTimeline  *self,
                            HpMidiInput *input)
{
  g_return_if_fail (HP_IS_TIMELINE (self));

  hp_intensity_lane_set_midi_input (HP_INTENSITY_LANE (self->intensity), input);
}

/* Once the lanes are there. */
void
hp_timeline_add_curves (HpTimeline *self,
                        GtkWidget  *layers)
{
  g_autoptr(GPropertyAction) curve = g_property_action_new ("curve", self->intensity, "drawn");
  g_autoptr(GSimpleAction) join = g_simple_action_new ("join-layer", NULL);

  g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (curve));
  g_signal_connect_object (join, "activate", G_CALLBACK (join_cb), self, G_CONNECT_SWAPPED);
  g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (join));

  hp_lane_header_set_menu (HP_LANE_HEADER (self->intensity_header), create_popup_cb, self);
  g_signal_connect_object (self->intensity, "notify::drawn", G_CALLBACK (drawn_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (layers, "layer-activated", G_CALLBACK (layer_activated_cb), self,
                           G_CONNECT_SWAPPED);
  drawn_cb (self);
}
