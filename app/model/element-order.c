#include "config.h"

#include "model/element-order.h"

#include <glib/gi18n-lib.h>

#include "model/dialogue-line.h"
#include "model/entry.h"
#include "model/hit.h"
#include "model/meter-change.h"
#include "model/reel.h"
#include "model/scene.h"
#include "model/story-beat.h"
#include "model/temp-music.h"
#include "model/tempo-change.h"

static const struct
{
  GType     (*type) (void);
  const char *key;
  const char *taken;
} orders[] = {
  { hp_hit_get_type, "at", N_("There is a hit on this frame already") },
  { hp_story_beat_get_type, "at", N_("There is an emotional beat on this frame already") },
  { hp_scene_get_type, "in", NULL },
  { hp_entry_get_type, "in", NULL },
  { hp_temp_music_get_type, "in", NULL },
  { hp_dialogue_line_get_type, "in", NULL },
  { hp_meter_change_get_type, "bar", N_("This bar has a meter of its own already") },
  { hp_tempo_change_get_type, "at", N_("There is a tempo at this position already") },
  { hp_reel_get_type, "start", NULL },
};

gboolean
hp_element_get_order (HpElement      *self,
                      HpElementOrder *order)
{
  g_return_val_if_fail (HP_IS_ELEMENT (self), FALSE);
  g_return_val_if_fail (order != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    if (G_OBJECT_TYPE (self) == orders[i].type ())
      {
        order->key = hp_element_find_member (self, orders[i].key);
        order->taken = orders[i].taken;
        return TRUE;
      }

  return FALSE;
}

static int
compare_whole (gint64 a,
               gint64 b)
{
  return a < b ? -1 : a > b;
}

int
hp_element_compare_keys (const HpMember *key,
                         gconstpointer   a,
                         gconstpointer   b)
{
  if (key->kind == HP_MEMBER_FRAME)
    return compare_whole (*(const gint64 *) a, *(const gint64 *) b);
  if (key->kind == HP_MEMBER_INTEGER)
    return compare_whole (*(const int *) a, *(const int *) b);

  g_return_val_if_fail (key->kind == HP_MEMBER_POSITION, 0);
  return hp_fraction_compare (*(const HpFraction *) a, *(const HpFraction *) b);
}

gpointer
hp_element_list_get_other (HpElementList *list,
                           HpElement     *self,
                           guint          position)
{
  guint own;

  if (hp_element_get_list (self) == list && hp_element_list_find (list, self, &own) &&
      own <= position)
    position++;

  return hp_element_list_get (list, position);
}

/* Whether @self, with @key, comes after @other.  Scenes of one frame are sorted by id. */
static gboolean
comes_after (HpElement      *self,
             const HpMember *member,
             gconstpointer   key,
             HpElement      *other)
{
  int order = hp_element_compare_keys (member, key, hp_element_get_field (other, member));

  if (order == 0 && HP_IS_SCENE (self))
    order = hp_element_compare_ids (hp_element_get_id (self), hp_element_get_id (other));

  return order >= 0;
}

guint
hp_element_list_place_for (HpElementList *list,
                           HpElement     *self,
                           gconstpointer  key)
{
  HpElementOrder order;
  guint low = 0, high, own;

  g_return_val_if_fail (HP_IS_ELEMENT_LIST (list), 0);
  g_return_val_if_fail (hp_element_get_order (self, &order), 0);

  high = hp_element_list_get_n (list);
  if (hp_element_get_list (self) == list && hp_element_list_find (list, self, &own))
    high--;
  else
    own = high;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (comes_after (self, order.key, key,
                       hp_element_list_get (list, middle < own ? middle : middle + 1)))
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}
