#include "config.h"

#include "model/frame-moves.h"

#include <glib/gi18n-lib.h>

#include "model/element-order.h"
#include "model/element-shift.h"
#include "model/model-error.h"
#include "model/plan-time.h"
#include "model/scene.h"

/* What has frames of the film beside its reels. */
static const char *const lists[] = { "scenes", "markers", "dialogue", "reserved", "decisions" };

void
hp_frame_moves_init (HpFrameMoves *self,
                     gint64        duration,
                     gboolean      reorders)
{
  self->parts = g_array_new (FALSE, FALSE, sizeof (HpFrameMove));
  self->duration = duration;
  self->reorders = reorders;
}

void
hp_frame_moves_clear (HpFrameMoves *self)
{
  g_clear_pointer (&self->parts, g_array_unref);
}

void
hp_frame_moves_add (HpFrameMoves *self,
                    gint64        from,
                    gint64        by,
                    gboolean      is_lost)
{
  g_array_append_vals (self->parts, &(HpFrameMove) { from, by, is_lost }, 1);
}

static guint
find_part (const HpFrameMoves *self,
           gint64              frame)
{
  guint found = 0;

  /* An empty part is passed over by the one that begins where it does. */
  for (guint i = 0; i < self->parts->len; i++)
    if (g_array_index (self->parts, HpFrameMove, i).from <= frame)
      found = i;

  return found;
}

static const HpFrameMove *
part_at (const HpFrameMoves *self,
         gint64              frame)
{
  return &g_array_index (self->parts, HpFrameMove, find_part (self, frame));
}

/* As an empty reel is. */
static gboolean
is_empty (const HpFrameMoves *self,
          guint               part)
{
  return part + 1 < self->parts->len &&
         g_array_index (self->parts, HpFrameMove, part + 1).from ==
         g_array_index (self->parts, HpFrameMove, part).from;
}

/* Where @element stands in the film; -1 where it stands nowhere. */
static gint64
place_of (HpElement *element)
{
  const HpMember *member = hp_element_find_member (element, "in");

  if (member == NULL)
    member = hp_element_find_member (element, "at");

  return *(const gint64 *) hp_element_get_field (element, member);
}

static HpElementList *
list_of (HpPlan *plan,
         guint   index)
{
  const HpMember *member = hp_element_find_member (HP_ELEMENT (plan), lists[index]);

  return *(HpElementList *const *) hp_element_get_field (HP_ELEMENT (plan), member);
}

static gboolean
check_scene (const HpFrameMoves *self,
             HpPlan             *plan,
             HpScene            *scene,
             GError            **error)
{
  gint64 in = hp_scene_get_in (scene), out = hp_scene_get_out (scene);
  gint64 by = part_at (self, in)->by;
  guint last = find_part (self, MAX (in, out - 1));

  for (guint i = find_part (self, in); i <= last; i++)
    {
      const HpFrameMove *part = &g_array_index (self->parts, HpFrameMove, i);

      if (is_empty (self, i))
        continue;
      if (part->is_lost)
        /* Translators: the number of a cue, as 1M2. */
        return hp_model_refuse (error, _("%s has frames that would go: move or remove it first"),
                                hp_scene_get_cue (scene));
      if (self->reorders && part->by != by)
        /* Translators: the number of a cue, as 1M2. */
        return hp_model_refuse (error, _("%s runs on into the next reel: the two stay together"),
                                hp_scene_get_cue (scene));
    }

  /* A file may have a scene outside the film, and an edit leaves none there. */
  return out > hp_plan_get_duration (plan) || out + by <= self->duration ||
         /* Translators: the number of a cue, as 1M2. */
         hp_model_refuse (error, _("%s would run on after the end of the film"),
                          hp_scene_get_cue (scene));
}

static gboolean
check_element (const HpFrameMoves *self,
               HpPlan             *plan,
               HpElement          *element,
               GError            **error)
{
  gint64 at = place_of (element);
  g_autofree char *timecode = NULL;

  if (at < 0)
    return TRUE;

  if (HP_IS_SCENE (element) && !check_scene (self, plan, HP_SCENE (element), error))
    return FALSE;

  if (part_at (self, at)->is_lost)
    {
      timecode = hp_plan_format_timecode (plan, at);
      /* Translators: a timecode. */
      return hp_model_refuse (error, _("Something is planned at %s, which would go: move or "
                                       "remove it first"), timecode);
    }

  return hp_element_can_shift (element, part_at (self, at)->by) ||
         hp_model_refuse (error, _("There is no such frame"));
}

gboolean
hp_frame_moves_check (const HpFrameMoves *self,
                      HpPlan             *plan,
                      GError            **error)
{
  g_return_val_if_fail (HP_IS_PLAN (plan), FALSE);

  if (self->duration > HP_FRAME_MAX)
    return hp_model_refuse (error, _("There is no such frame"));

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      HpElementList *list = list_of (plan, i);

      for (guint j = 0; j < hp_element_list_get_n (list); j++)
        if (!check_element (self, plan, hp_element_list_get (list, j), error))
          return FALSE;
    }

  return TRUE;
}

static int
compare_elements (gconstpointer a,
                  gconstpointer b)
{
  HpElement *one = *(HpElement *const *) a, *other = *(HpElement *const *) b;
  HpElementOrder order;
  int compared;

  hp_element_get_order (one, &order);
  compared = hp_element_compare_keys (order.key, hp_element_get_field (one, order.key),
                                      hp_element_get_field (other, order.key));
  if (compared == 0 && HP_IS_SCENE (one))
    compared = hp_element_compare_ids (hp_element_get_id (one), hp_element_get_id (other));

  return compared;
}

/* Of a sorted list, what does not stand where it belongs any more goes there. */
static void
sort (HpHistory     *history,
      HpElementList *list)
{
  g_autoptr(GPtrArray) sorted = g_ptr_array_new_with_free_func (g_object_unref);
  HpElementOrder order;
  guint position;

  for (guint i = 0; i < hp_element_list_get_n (list); i++)
    g_ptr_array_add (sorted, g_object_ref (hp_element_list_get (list, i)));

  if (sorted->len < 2 || !hp_element_get_order (sorted->pdata[0], &order))
    return;

  g_ptr_array_sort (sorted, compare_elements);
  for (guint i = 0; i < sorted->len; i++)
    {
      if (hp_element_list_get (list, i) == sorted->pdata[i] ||
          !hp_element_list_find (list, sorted->pdata[i], &position))
        continue;

      hp_history_remove (history, list, position);
      hp_history_insert (history, list, i, sorted->pdata[i]);
    }
}

static int
compare_frames (gconstpointer a,
                gconstpointer b)
{
  gint64 one = *(const gint64 *) a, other = *(const gint64 *) b;

  return one < other ? -1 : one > other;
}

/* Where the shots start is found in the picture: what is lost of that goes with it. */
static void
move_cuts (HpHistory          *history,
           HpPlan             *plan,
           const HpFrameMoves *moves)
{
  gsize n_frames;
  const gint64 *frames = hp_frame_list_get_frames (hp_plan_get_cuts (plan), &n_frames);
  g_autoptr(GArray) moved = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(HpFrameList) cuts = NULL;

  for (gsize i = 0; i < n_frames; i++)
    {
      const HpFrameMove *part = part_at (moves, frames[i]);

      if (!part->is_lost)
        g_array_append_vals (moved, &(gint64) { frames[i] + part->by }, 1);
    }

  g_array_sort (moved, compare_frames);
  cuts = hp_frame_list_new ((const gint64 *) moved->data, moved->len);
  hp_history_set (history, plan, "cuts", cuts);
}

/* At the first frame of the film it stays there; where its own is lost, it is the next one. */
static void
move_first_action (HpHistory          *history,
                   HpPlan             *plan,
                   const HpFrameMoves *moves)
{
  HpPicture *picture = hp_plan_get_picture (plan);
  gint64 frame = hp_picture_get_first_action (picture);
  guint part = find_part (moves, frame);

  if (frame == 0)
    return;

  if (g_array_index (moves->parts, HpFrameMove, part).is_lost)
    {
      part++;
      frame = g_array_index (moves->parts, HpFrameMove, part).from;
    }

  frame += g_array_index (moves->parts, HpFrameMove, part).by;
  hp_history_set (history, picture, "first-action", CLAMP (frame, 0, moves->duration));
}

void
hp_edit_move_frames (HpHistory          *history,
                     HpPlan             *plan,
                     const HpFrameMoves *moves)
{
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      HpElementList *list = list_of (plan, i);

      for (guint j = 0; j < hp_element_list_get_n (list); j++)
        {
          HpElement *element = hp_element_list_get (list, j);
          gint64 at = place_of (element);

          if (at >= 0 && part_at (moves, at)->by != 0)
            hp_edit_shift (history, element, part_at (moves, at)->by);
        }

      sort (history, list);
    }

  move_cuts (history, plan, moves);
  move_first_action (history, plan, moves);
}
