#include "model/film-plan.h"

#include "model/edit-picture.h"
#include "model/reel.h"

HpPlan *
film_plan_new (void)
{
  HpPlan *plan = hp_plan_new_with_picture ("A Film", (HpFrameRate) { 24, 1 }, FALSE, "reel1.mov",
                                           FILM_REEL, 86400);
  g_autoptr(HpReel) reel = g_object_new (HP_TYPE_REEL,
                                         "number", 2,
                                         "start", (gint64) FILM_REEL,
                                         "duration", (gint64) FILM_REEL,
                                         "uri", "reel2.mov",
                                         "start-timecode", "02:00:00:00",
                                         NULL);

  hp_element_list_append (hp_plan_get_reels (plan), reel);
  return plan;
}

char *
film_plan_tell (HpElementList *list)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr(HpElement) element = g_list_model_get_item (G_LIST_MODEL (list), i);
      const char *name = HP_IS_SCENE (element) ? hp_scene_get_cue (HP_SCENE (element))
                                               : hp_element_get_id (element);
      gint64 frame;

      g_object_get (element, HP_IS_SCENE (element) ? "in" : "at", &frame, NULL);
      g_string_append_printf (text, "%s%s@%" G_GINT64_FORMAT, i > 0 ? " " : "", name, frame);
    }

  return g_string_free (text, FALSE);
}
