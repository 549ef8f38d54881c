#include "store/random-edit.h"

#include "model/edit-copy.h"
#include "model/edit-cues.h"
#include "model/edit-hit.h"
#include "model/edit-join.h"
#include "model/edit-list.h"
#include "model/edit-member.h"
#include "model/edit-reels.h"
#include "model/edit-scene.h"
#include "model/edit-split.h"
#include "model/plan-time.h"
#include "model/some-value.h"

#define MANY 20  /* of a class: from here on no more come */
#define FEW 4    /* up to here they seldom go */

typedef struct
{
  HpHistory  *history;
  HpPlan     *plan;
  GRand      *rand;
  GPtrArray  *elements;  /* (element-type HpElement): all there are */
} Edit;

static gboolean
chance (Edit *self,
        int   one_in)
{
  return g_rand_int_range (self->rand, 0, one_in) == 0;
}

static void
collect_cb (HpElement  *element,
            const char *place,
            gpointer    data)
{
  g_ptr_array_add (data, element);
}

static guint
count (Edit  *self,
       GType  type)
{
  guint n = 0;

  for (guint i = 0; i < self->elements->len; i++)
    n += G_OBJECT_TYPE (g_ptr_array_index (self->elements, i)) == type;

  return n;
}

/* Each class is as likely as any other, however many of it there are. */
static HpElement *
any_element (Edit *self)
{
  g_autoptr(GHashTable) by_class = g_hash_table_new_full (NULL, NULL, NULL,
                                                          (GDestroyNotify) g_ptr_array_unref);
  g_autoptr(GPtrArray) classes = g_ptr_array_new ();
  GPtrArray *chosen;

  for (guint i = 0; i < self->elements->len; i++)
    {
      gpointer element = g_ptr_array_index (self->elements, i);
      gpointer klass = HP_ELEMENT_GET_CLASS (element);
      GPtrArray *of_class = g_hash_table_lookup (by_class, klass);

      if (of_class == NULL)
        {
          of_class = g_ptr_array_new ();
          g_hash_table_insert (by_class, klass, of_class);
          g_ptr_array_add (classes, of_class);
        }
      g_ptr_array_add (of_class, element);
    }

  chosen = g_ptr_array_index (classes, g_rand_int_range (self->rand, 0, (int) classes->len));
  return g_ptr_array_index (chosen, g_rand_int_range (self->rand, 0, (int) chosen->len));
}

/* A value of @element, or one of its lists. */
static const HpMember *
any_member (Edit      *self,
            HpElement *element,
            gboolean   list)
{
  HpElementClass *klass = HP_ELEMENT_GET_CLASS (element);
  g_autoptr(GPtrArray) members = g_ptr_array_new ();

  for (guint i = 0; i < klass->n_members; i++)
    if ((klass->members[i].kind == HP_MEMBER_LIST) == list &&
        klass->members[i].kind != HP_MEMBER_OBJECT)
      g_ptr_array_add (members, (gpointer) &klass->members[i]);

  return members->len == 0 ? NULL
         : g_ptr_array_index (members, g_rand_int_range (self->rand, 0, (int) members->len));
}

static void
set_any (Edit           *self,
         HpElement      *element,
         const HpMember *member)
{
  HpMemberValue value;

  if (chance (self, 12) &&
      some_value_bad (member, (guint) g_rand_int_range (self->rand, 0, 3), &value))
    g_assert_false (hp_edit_set_value (self->history, element, member, &value, NULL));
  else
    {
      some_value_good (self->plan, element, element, member, self->rand, &value);
      hp_edit_set_value (self->history, element, member, &value, NULL);
    }

  hp_member_clear_value (member, &value);
}

static void
add_any (Edit *self)
{
  HpElement *owner = NULL;
  const HpMember *member = NULL;
  g_autoptr(HpElement) draft = NULL;
  g_auto(HpProposal) proposal = { 0 };
  HpElementClass *klass;

  for (guint tries = 0; tries < 20 && member == NULL; tries++)
    {
      owner = any_element (self);
      member = any_member (self, owner, TRUE);
    }
  if (member == NULL || count (self, member->type ()) > MANY)
    return;

  draft = g_object_new (member->type (), NULL);
  klass = HP_ELEMENT_GET_CLASS (draft);
  hp_proposal_init (&proposal, draft,
                    *(HpElementList *const *) hp_element_get_field (owner, member));
  for (guint i = 0; i < klass->n_members; i++)
    {
      HpMemberValue value;

      if (klass->members[i].kind == HP_MEMBER_LIST || klass->members[i].kind == HP_MEMBER_OBJECT ||
          chance (self, klass->members[i].required ? 20 : 2))
        continue;

      some_value_good (self->plan, draft, owner, &klass->members[i], self->rand, &value);
      hp_proposal_add (&proposal, &klass->members[i], &value);
      hp_member_clear_value (&klass->members[i], &value);
    }

  hp_edit_add_proposed (self->history, &proposal, (guint) g_rand_int_range (self->rand, 0, 5),
                        NULL);
}

static void
copy_any (Edit      *self,
          HpElement *element)
{
  HpElementList *list = hp_element_get_list (element);
  HpElement *owner = any_element (self);
  const HpMember *member = any_member (self, owner, TRUE);

  if (list == NULL || count (self, G_OBJECT_TYPE (element)) > MANY)
    return;

  if (member == NULL || member->type () != G_OBJECT_TYPE (element))
    hp_edit_duplicate (self->history, element, NULL);
  else
    hp_edit_paste (self->history, element, owner, member->name,
                   g_rand_int_range (self->rand, -1000, 1000), NULL, NULL);
}

static void
remove_any (Edit      *self,
            HpElement *element)
{
  if (hp_element_get_list (element) == NULL ||
      (count (self, G_OBJECT_TYPE (element)) <= FEW && !chance (self, 20)))
    return;

  if (chance (self, 4))
    hp_edit_remove_with_dependents (self->history, element, NULL);
  else
    hp_edit_remove (self->history, element, NULL);
}

static void
edit_scene (Edit    *self,
            HpScene *scene,
            gint64   frame)
{
  g_autoptr(HpCurve) curve = NULL;

  switch (g_rand_int_range (self->rand, 0, 7))
    {
    case 0:
      hp_edit_set_scene_span (self->history, scene, frame, hp_scene_get_out (scene), NULL);
      break;

    case 1:
      hp_edit_set_scene_span (self->history, scene, hp_scene_get_in (scene), frame, NULL);
      break;

    case 2:
      hp_edit_split_scene (self->history, scene,
                           (hp_scene_get_in (scene) + hp_scene_get_out (scene)) / 2, NULL);
      break;

    case 3:
      hp_edit_join_scenes (self->history, scene, NULL);
      break;

    case 4:
      hp_edit_duplicate_scene (self->history, scene, chance (self, 2) ? -1 : frame, NULL);
      break;

    case 5:
      hp_edit_move_scene (self->history, scene, frame, chance (self, 2), NULL);
      break;

    default:
      curve = hp_curve_with_point (hp_scene_get_curve (scene), frame, g_rand_double (self->rand));
      hp_edit_set_scene_curve (self->history, scene, curve, NULL);
    }
}

/* What has a verb of its own. */
/* A whole reel goes elsewhere, or becomes longer, shorter or another. */
static void
edit_reel (Edit   *self,
           HpReel *reel)
{
  guint n_reels = hp_element_list_get_n (hp_plan_get_reels (self->plan));
  gint64 offset = MAX (hp_reel_get_offset (reel) + g_rand_int_range (self->rand, -200, 200), 0);
  gint64 duration = MAX (hp_reel_get_duration (reel) + g_rand_int_range (self->rand, -200, 400), 0);

  switch (g_rand_int_range (self->rand, 0, 6))
    {
    case 0:
      hp_edit_move_reel (self->history, self->plan, reel,
                         (guint) g_rand_int_range (self->rand, 0, (int) n_reels), NULL);
      break;

    case 1:
      hp_edit_remove_reel (self->history, self->plan, reel, NULL);
      break;

    case 2:
      if (n_reels < MANY)
        hp_edit_add_reel (self->history, self->plan, "reel.mov", offset, duration, NULL, NULL);
      break;

    case 3:
      hp_edit_trim_reel (self->history, self->plan, reel, offset, duration, NULL);
      break;

    case 4:
      hp_edit_locate_picture (self->history, self->plan, reel, "there/reel.mov");
      break;

    default:
      hp_edit_fit_reel (self->history, self->plan, reel, "cut2.mov", 0, duration, "01:00:00:00",
                        NULL);
    }
}

static void
edit_specially (Edit *self)
{
  HpElementList *scenes = hp_plan_get_scenes (self->plan);
  HpElementList *reels = hp_plan_get_reels (self->plan);
  guint n_scenes = hp_element_list_get_n (scenes);
  guint n_reels = hp_element_list_get_n (reels);
  gint64 frame = g_rand_int_range (self->rand, 0, (int) MIN (hp_plan_get_duration (self->plan) + 2,
                                                             30000));
  HpScene *scene = n_scenes == 0 ? NULL
                   : hp_element_list_get (scenes, (guint) g_rand_int_range (self->rand, 0,
                                                                            (int) n_scenes));

  switch (g_rand_int_range (self->rand, 0, 10))
    {
    case 0:
      hp_edit_spot_scene (self->history, self->plan, frame,
                          frame + g_rand_int_range (self->rand, 0, 500), NULL);
      break;

    case 1:
      hp_edit_drop_hit (self->history, self->plan, frame, scene, NULL);
      break;

    case 2:
      hp_edit_drop_beat (self->history, self->plan, frame, scene, NULL);
      break;

    case 3:
      hp_edit_split_reel (self->history, self->plan, frame, NULL);
      break;

    case 4:
      hp_edit_join_reel (self->history, self->plan,
                         hp_element_list_get (reels, (guint) g_rand_int_range (self->rand, 0,
                                                                               (int) n_reels)),
                         NULL);
      break;

    case 5:
      edit_reel (self, hp_element_list_get (reels, (guint) g_rand_int_range (self->rand, 0,
                                                                             (int) n_reels)));
      break;

    case 6:
      hp_edit_renumber_cues (self->history, self->plan);
      break;

    default:
      if (scene != NULL)
        edit_scene (self, scene, frame);
    }
}

/* As while something is dragged or typed: one member, again and again. */
static void
edit_in_a_run (Edit           *self,
               HpElement      *element,
               const HpMember *member)
{
  hp_history_begin_run (self->history);
  for (int n = g_rand_int_range (self->rand, 2, 6); n > 0; n--)
    set_any (self, element, member);

  if (chance (self, 4))
    hp_history_take_back_run (self->history);
  else
    hp_history_end_run (self->history);
}

void
random_edit (HpHistory *history,
             HpPlan    *plan,
             GRand     *rand)
{
  g_autoptr(GPtrArray) elements = g_ptr_array_new ();
  Edit self = { history, plan, rand, elements };
  HpElement *element;
  const HpMember *member;
  int kind;

  hp_element_visit (HP_ELEMENT (plan), NULL, collect_cb, elements);
  element = any_element (&self);
  member = any_member (&self, element, FALSE);
  kind = g_rand_int_range (rand, 0, 100);

  if (kind < 26)
    add_any (&self);
  else if (kind < 36)
    copy_any (&self, element);
  else if (kind < 52)
    remove_any (&self, element);
  else if (kind < 56 && hp_element_get_list (element) != NULL)
    hp_edit_move (history, element, (guint) g_rand_int_range (rand, 0, 4), NULL);
  else if (kind < 64)
    edit_specially (&self);
  else if (kind < 72 && member != NULL)
    edit_in_a_run (&self, element, member);
  else if (member != NULL)
    set_any (&self, element, member);
}

void
random_edit_each (HpHistory *history,
                  HpPlan    *plan,
                  GRand     *rand)
{
  g_autoptr(GPtrArray) elements = g_ptr_array_new ();
  Edit self = { history, plan, rand, elements };

  hp_element_visit (HP_ELEMENT (plan), NULL, collect_cb, elements);
  for (guint i = 0; i < elements->len; i++)
    {
      HpElement *element = g_ptr_array_index (elements, i);
      HpElementClass *klass = HP_ELEMENT_GET_CLASS (element);

      for (guint j = 0; j < 3 * klass->n_members; j++)
        {
          const HpMember *member = &klass->members[j / 3];

          if (member->kind != HP_MEMBER_LIST && member->kind != HP_MEMBER_OBJECT)
            set_any (&self, element, member);
        }
    }
}
