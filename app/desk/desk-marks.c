/* What the playhead goes to from mark to mark. */

#include "desk/desk-private.h"

#include "model/hit.h"

static void
consider (gint64 *nearest,
          gint64  mark,
          gint64  frame,
          int     direction)
{
  if ((mark - frame) * direction > 0 &&
      (*nearest < 0 || (mark - *nearest) * direction < 0))
    *nearest = mark;
}

static void
consider_hits (gint64        *nearest,
               HpElementList *hits,
               gint64         frame,
               int            direction)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (hits)); i++)
    {
      g_autoptr(HpHit) hit = g_list_model_get_item (G_LIST_MODEL (hits), i);

      consider (nearest, hp_hit_get_at (hit), frame, direction);
    }
}

/* The next hit, marker or edge of a scene after @frame (@direction 1) or before it (-1); -1 when
 * there is none. */
gint64
hp_desk_find_mark (HpDesk *self,
                   gint64  frame,
                   int     direction)
{
  GListModel *scenes;
  gint64 nearest = -1;

  g_return_val_if_fail (HP_IS_DESK (self), -1);

  if (self->plan == NULL)
    return -1;

  scenes = G_LIST_MODEL (hp_plan_get_scenes (self->plan));
  for (guint i = 0; i < g_list_model_get_n_items (scenes); i++)
    {
      g_autoptr(HpScene) scene = g_list_model_get_item (scenes, i);

      consider (&nearest, hp_scene_get_in (scene), frame, direction);
      consider (&nearest, hp_scene_get_out (scene), frame, direction);
      consider_hits (&nearest, hp_scene_get_hits (scene), frame, direction);
    }
  consider_hits (&nearest, hp_plan_get_markers (self->plan), frame, direction);

  return nearest;
}
