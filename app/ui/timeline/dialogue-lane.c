#include "config.h"

#include "ui/timeline/dialogue-lane.h"

#include <glib/gi18n.h>

#include "model/dialogue-line.h"

#define SOUND_ROOM 20  /* px more than the lines need */

struct _HpDialogueLane
{
  HpBarLane parent_instance;
};

G_DEFINE_FINAL_TYPE (HpDialogueLane, hp_dialogue_lane, HP_TYPE_BAR_LANE)

/* "Ada: Is there a letter?", or what there is of it. */
static char *
make_words (HpDialogueLine *line)
{
  const char *speaker = hp_dialogue_line_get_speaker (line);
  const char *text = hp_dialogue_line_get_text (line);

  if (*speaker == '\0')
    return g_strdup (text);
  if (*text == '\0')
    return g_strdup (speaker);

  /* Translators: who speaks, and what is said. */
  return g_strdup_printf (_("%s: %s"), speaker, text);
}

static void
hp_dialogue_lane_list (HpBarLane *lane,
                       HpPlan    *plan)
{
  HpElementList *lines = hp_plan_get_dialogue (plan);

  for (guint i = 0; i < hp_element_list_get_n (lines); i++)
    {
      HpDialogueLine *line = hp_element_list_get (lines, i);

      hp_bar_lane_add (lane, &(HpBar) {
                               .element = HP_ELEMENT (line),
                               .in = hp_dialogue_line_get_in (line),
                               .out = hp_dialogue_line_get_out (line),
                               .row = -1,
                               .text = make_words (line),
                               .color = hp_lane_view_get_color (HP_LANE_VIEW (lane),
                                                                "hairpin_dialogue_color", 1),
                             });
    }
}

static gpointer
hp_dialogue_lane_get_owner (HpBarLane *lane,
                            guint      row)
{
  return hp_desk_get_plan (hp_lane_view_get_desk (HP_LANE_VIEW (lane)));
}

/* So that the sound is seen that lies under it. */
static int
hp_dialogue_lane_get_height (HpLaneView *lane)
{
  HpLaneViewClass *parent_class = HP_LANE_VIEW_CLASS (hp_dialogue_lane_parent_class);

  return parent_class->get_height (lane) + SOUND_ROOM;
}

static void
hp_dialogue_lane_class_init (HpDialogueLaneClass *klass)
{
  HpBarLaneClass *lane_class = HP_BAR_LANE_CLASS (klass);

  HP_LANE_VIEW_CLASS (klass)->get_height = hp_dialogue_lane_get_height;
  lane_class->list = hp_dialogue_lane_list;
  lane_class->get_owner = hp_dialogue_lane_get_owner;
  lane_class->kind = N_("Line");
}

static void
hp_dialogue_lane_init (HpDialogueLane *self)
{
  hp_bar_lane_set_hint (HP_BAR_LANE (self), _("Drag where somebody speaks"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Dialogue"),
                                  -1);
}

GtkWidget *
hp_dialogue_lane_new (HpDesk *desk)
{
  return g_object_new (HP_TYPE_DIALOGUE_LANE, "desk", desk, NULL);
}
