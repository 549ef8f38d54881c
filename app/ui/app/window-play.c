/* Actions of the film that have a state: the scene that is played over and over, the sound track. */

#include "config.h"

#include <glib/gi18n.h>

#include "ui/app/window-private.h"

/* The scene selected, else the first that the frame lies in; NULL for none. */
static HpScene *
find_scene (HpDesk *desk)
{
  HpElementList *scenes = hp_plan_get_scenes (hp_desk_get_plan (desk));
  gint64 frame = hp_desk_get_frame (desk);

  if (hp_desk_get_scene (desk) != NULL)
    return hp_desk_get_scene (desk);

  for (guint i = 0; i < hp_element_list_get_n (scenes); i++)
    {
      HpScene *scene = hp_element_list_get (scenes, i);

      if (frame >= hp_scene_get_in (scene) && frame < hp_scene_get_out (scene))
        return scene;
    }

  return NULL;
}

static void
loop_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       data)
{
  HpWindow *self = data;
  HpScene *scene;

  if (hp_desk_get_plan (self->desk) == NULL)
    return;

  scene = find_scene (self->desk);
  if (hp_desk_get_loop (self->desk, NULL, NULL))
    hp_desk_end_loop (self->desk);
  else if (scene != NULL)
    hp_desk_loop_scene (self->desk, scene);
  else
    hp_window_toast (self, _("Select a scene first: it is what is played over and over"));
}

static void
looping_cb (HpWindow *self)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), "loop");

  g_simple_action_set_state (G_SIMPLE_ACTION (action),
                             g_variant_new_boolean (hp_desk_get_loop (self->desk, NULL, NULL)));
}

void
hp_window_add_play_actions (HpWindow *self)
{
  static const GActionEntry entries[] = {
    { .name = "loop", .activate = loop_cb, .state = "false" },
  };
  g_autoptr(GPropertyAction) track = NULL;

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  track = g_property_action_new ("audio-track", hp_desk_get_transport (self->desk), "audio-track");
  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (track));
  g_signal_connect_object (self->desk, "notify::looping", G_CALLBACK (looping_cb), self,
                           G_CONNECT_SWAPPED);
}
