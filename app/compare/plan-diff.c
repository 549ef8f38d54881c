#include "config.h"

#include "compare/plan-diff.h"

#include <glib/gi18n-lib.h>

#include "compare/list-match.h"
#include "compare/member-value.h"
#include "compare/member-words.h"
#include "compare/object-words.h"
#include "compare/places.h"
#include "compare/time-words.h"
#include "model/hit.h"

struct _HpPlanDiff
{
  GPtrArray *differences;  /* of HpDifference */
  HpPlaces  *before;
  HpPlaces  *after;
};

static void compare_elements (HpPlanDiff *self,
                              HpElement  *before,
                              HpElement  *after);

static void
free_difference (gpointer data)
{
  HpDifference *self = data;

  g_free (self->place_before);
  g_free (self->place_after);
  g_free (self->from);
  g_free (self->to);
  g_free (self->called);
  g_free (self->words);
  g_free (self->text);
  g_free (self->in_and_out);
  g_free (self);
}

/* The scene that a difference is told of: the one there is now. */
static HpScene *
find_scene (const HpPlanDiff *self,
            HpElement        *before,
            HpElement        *after)
{
  HpScene *scene = hp_places_get_scene (after != NULL ? self->after : self->before,
                                        after != NULL ? after : before);
  HpElement *now = NULL;

  if (after == NULL && scene != NULL)
    now = hp_places_find (self->after, hp_element_get_id (HP_ELEMENT (scene)));

  return now != NULL ? HP_SCENE (now) : scene;
}

static char *
join_words (const char *subject,
            const char *words,
            gboolean    follows)
{
  /* Translators: what something is called by, and what became of it: hit “Door” removed. */
  if (follows)
    return g_strdup_printf (C_("object and change", "%s %s"), subject, words);

  /* Translators: what something is called by, and what changed of it: “pan 20 % left → centre”. */
  return g_strdup_printf (C_("object and change", "%s: %s"), subject, words);
}

/* The subject as it is now, so that all that is told of it has the same. */
static HpElement *
find_subject_now (const HpPlanDiff   *self,
                  const HpDifference *difference)
{
  HpElement *subject, *now = NULL;

  if (difference->after != NULL)
    return hp_places_get_subject (self->after, difference->after);

  subject = hp_places_get_subject (self->before, difference->before);
  if (subject != NULL && hp_element_get_id (subject) != NULL)
    now = hp_places_find (self->after, hp_element_get_id (subject));
  return now != NULL ? now : subject;
}

/* Of what is inside a thing with a name, the words begin with what it is called itself. */
static void
set_text (const HpPlanDiff *diff,
          HpDifference     *self,
          const HpPlaces   *places,
          HpElement        *element,
          HpMemberWords     words,
          gboolean          whole)
{
  HpElement *subject = hp_places_get_subject (places, element);

  self->words = words.words;
  self->follows = words.follows;
  self->from = words.from;
  self->to = words.to;

  if (subject != NULL && element != subject && !whole && !words.named)
    {
      g_autofree char *called = hp_object_words (places, element);
      g_autofree char *inner = self->words;

      self->words = join_words (called, inner, self->follows);
      self->follows = FALSE;
    }

  if (subject == NULL || (whole && element == subject))
    {
      self->text = g_strdup (self->words);
      return;
    }

  self->subject = find_subject_now (diff, self);
  self->called = hp_object_words (places, subject);
  self->text = join_words (self->called, self->words, self->follows);
}

static HpDifference *
add_difference (HpPlanDiff       *self,
                HpDifferenceKind  kind,
                HpElement        *before,
                HpElement        *after)
{
  HpDifference *difference = g_new0 (HpDifference, 1);

  difference->kind = kind;
  difference->before = before;
  difference->after = after;
  difference->scene = find_scene (self, before, after);
  difference->section = after != NULL ? hp_places_get_section (self->after, after)
                                      : hp_places_get_section (self->before, before);
  if (before != NULL)
    difference->place_before = hp_places_to_string (self->before, before);
  if (after != NULL)
    difference->place_after = hp_places_to_string (self->after, after);

  g_ptr_array_add (self->differences, difference);
  return difference;
}

/* Whether what one of two successive differences tells of an in, the other tells of the out. */
static gboolean
moves_alike (const HpDifference *in,
             const HpDifference *out)
{
  gint64 from_in, to_in, from_out, to_out;

  if (in->kind != HP_DIFFERENCE_CHANGED || in->after != out->after || in->member == NULL ||
      !g_str_equal (in->member->name, "in") || !g_str_equal (out->member->name, "out"))
    return FALSE;

  from_in = *(const gint64 *) hp_element_get_field (in->before, in->member);
  to_in = *(const gint64 *) hp_element_get_field (in->after, in->member);
  from_out = *(const gint64 *) hp_element_get_field (out->before, out->member);
  to_out = *(const gint64 *) hp_element_get_field (out->after, out->member);
  return to_in - from_in == to_out - from_out;
}

/* Words for both, where the last two differences are of an in and its out that moved as one. */
static void
tell_in_and_out (HpPlanDiff *self)
{
  GPtrArray *all = self->differences;
  HpDifference *in, *out;
  g_autofree char *words = NULL, *called = NULL;

  if (all->len < 2)
    return;

  in = all->pdata[all->len - 2];
  out = all->pdata[all->len - 1];
  if (!moves_alike (in, out))
    return;

  words = hp_shift_words (self->before, self->after, _("in and out"),
                          *(const gint64 *) hp_element_get_field (in->before, in->member),
                          *(const gint64 *) hp_element_get_field (in->after, in->member));
  if (words == NULL)
    /* Translators: the timecodes of an in and an out, then the new ones. */
    words = g_strdup_printf (_("%s–%s → %s–%s"), in->from, out->from, in->to, out->to);

  if (in->subject != NULL && in->subject != in->after)
    {
      called = hp_object_words (self->before, in->before);
      in->in_and_out = join_words (called, words, TRUE);
    }
  else
    in->in_and_out = g_steal_pointer (&words);
}

static void
tell_member (HpPlanDiff     *self,
             HpElement      *before,
             HpElement      *after,
             const HpMember *member)
{
  HpDifference *difference = add_difference (self, HP_DIFFERENCE_CHANGED, before, after);

  difference->member = member;
  if (HP_IS_PLAN (after) && hp_heading_words (member) != NULL)
    difference->section = member;
  /* By its old name, which is the one that people know. */
  set_text (self, difference, self->before, before,
            hp_member_words (member, self->before, before, self->after, after), FALSE);
  tell_in_and_out (self);
}

static void
tell_extra (HpPlanDiff *self,
            HpElement  *before,
            HpElement  *after)
{
  HpDifference *difference = add_difference (self, HP_DIFFERENCE_CHANGED, before, after);

  set_text (self, difference, self->before, before,
            hp_extra_words (hp_element_get_extra (before), hp_element_get_extra (after)), FALSE);
}

static void
tell_removed (HpPlanDiff *self,
              HpElement  *element)
{
  HpDifference *difference = add_difference (self, HP_DIFFERENCE_REMOVED, element, NULL);

  set_text (self, difference, self->before, element,
            (HpMemberWords) { hp_removed_words (self->before, element) }, TRUE);
}

/* In which scene or section of the plan an object is. */
static char *
whereabouts (const HpPlaces *places,
             HpElement      *element)
{
  HpScene *scene = hp_places_get_scene (places, element);

  return scene != NULL ? hp_scene_words (scene)
                       : g_strdup (hp_heading_words (hp_places_get_section (places, element)));
}

/* A hit outside of all scenes is a marker. */
static char *
origin_words (const HpPlanDiff *self,
              HpElement        *before,
              HpElement        *after)
{
  g_autofree char *origin = whereabouts (self->before, before);

  if (HP_IS_HIT (before) && hp_places_get_scene (self->before, before) == NULL)
    return g_strdup (_("was a marker"));
  if (HP_IS_HIT (after) && hp_places_get_scene (self->after, after) == NULL)
    /* Translators: the cue that a marker stood in before. */
    return g_strdup_printf (_("was a hit of %s"), origin);

  /* Translators: the cue, or the part of the plan, that something stood in before. */
  return g_strdup_printf (_("moved here from %s"), origin);
}

/* Where an object comes now in the list it was in already. */
static char *
order_words (const HpPlaces *places,
             HpElement      *element)
{
  HpElement *holder = hp_places_get_holder (places, element);
  const HpMember *member = hp_places_get_member (places, element);
  GListModel *list = *(GListModel *const *) hp_element_get_field (holder, member);
  g_autoptr(HpElement) previous = NULL;
  g_autofree char *called = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr(HpElement) each = g_list_model_get_item (list, i);

      if (each == element)
        break;
      g_set_object (&previous, each);
    }

  if (previous == NULL)
    return g_strdup (_("now comes first"));

  called = hp_object_words (places, previous);
  /* Translators: what something now stands behind in a list: layer “Violin alone”. */
  return g_strdup_printf (_("now comes after %s"), called);
}

static void
tell_moved (HpPlanDiff *self,
            HpElement  *before,
            HpElement  *after)
{
  HpDifference *difference = add_difference (self, HP_DIFFERENCE_MOVED, before, after);
  HpElement *holder = hp_places_get_holder (self->after, after);
  HpElement *holder_before = hp_places_get_holder (self->before, before);
  HpMemberWords words = { .follows = TRUE };

  words.from = whereabouts (self->before, before);
  words.to = whereabouts (self->after, after);
  if (hp_places_get_member (self->after, after) == hp_places_get_member (self->before, before) &&
      g_strcmp0 (hp_element_get_id (holder), hp_element_get_id (holder_before)) == 0)
    words.words = order_words (self->after, after);
  else
    words.words = origin_words (self, before, after);

  set_text (self, difference, self->after, after, words, FALSE);
}

static void
tell_if_moved_cb (HpElement  *element,
                  const char *place,
                  gpointer    data)
{
  HpPlanDiff *self = data;
  const char *id = hp_element_get_id (element);
  const char *holder_id = hp_element_get_id (hp_places_get_holder (self->after, element));
  HpElement *before = id != NULL ? hp_places_find (self->before, id) : NULL;

  /* What stands in something that is not new was compared with that. */
  if (before == NULL || (holder_id != NULL && hp_places_find (self->before, holder_id) != NULL))
    return;

  tell_moved (self, before, element);
  compare_elements (self, before, element);
}

/* What is new may hold what is not: a scene made over a marker adopts it. */
static void
tell_added (HpPlanDiff *self,
            HpElement  *element)
{
  HpDifference *difference = add_difference (self, HP_DIFFERENCE_ADDED, NULL, element);

  set_text (self, difference, self->after, element,
            (HpMemberWords) { hp_added_words (self->after, element) }, TRUE);
  hp_element_visit (element, NULL, tell_if_moved_cb, self);
}

static void
compare_matched (HpPlanDiff      *self,
                 const HpMatched *matched)
{
  HpElement *before = matched->before, *after = matched->after;
  gboolean moved = matched->moved;

  if (before == NULL && hp_element_get_id (after) != NULL)
    {
      before = hp_places_find (self->before, hp_element_get_id (after));
      moved = before != NULL;
    }
  else if (after == NULL && hp_element_get_id (before) != NULL &&
           hp_places_find (self->after, hp_element_get_id (before)) != NULL)
    return;  /* it is told where it stands now */

  if (before == NULL)
    tell_added (self, after);
  else if (after == NULL)
    tell_removed (self, before);
  else
    {
      if (moved)
        tell_moved (self, before, after);
      compare_elements (self, before, after);
    }
}

static void
compare_lists (HpPlanDiff *self,
               GListModel *before,
               GListModel *after)
{
  g_autoptr(GArray) matched = hp_list_match (before, after);

  for (guint i = 0; i < matched->len; i++)
    compare_matched (self, &g_array_index (matched, HpMatched, i));
}

static void
compare_elements (HpPlanDiff *self,
                  HpElement  *before,
                  HpElement  *after)
{
  HpElementClass *klass = HP_ELEMENT_GET_CLASS (after);

  for (guint i = 0; i < klass->n_members; i++)
    {
      const HpMember *member = &klass->members[i];
      gpointer const *field_before = hp_element_get_field (before, member);
      gpointer const *field_after = hp_element_get_field (after, member);

      if (member->kind == HP_MEMBER_LIST)
        compare_lists (self, *field_before, *field_after);
      else if (member->kind == HP_MEMBER_OBJECT)
        compare_elements (self, *field_before, *field_after);
      else if (!hp_member_equal (member, before, after))
        tell_member (self, before, after, member);
    }

  if (!hp_json_equal (hp_element_get_extra (before), hp_element_get_extra (after)))
    tell_extra (self, before, after);
}

/* What is the plan's own comes first, wherever it stands in the file. */
static int
compare_sections (gconstpointer a,
                  gconstpointer b)
{
  const HpDifference *difference_a = *(const HpDifference *const *) a;
  const HpDifference *difference_b = *(const HpDifference *const *) b;

  return (difference_a->section != NULL) - (difference_b->section != NULL);
}

/**
 * hp_plan_diff_new:
 * @before: a plan
 * @after: what became of it
 *
 * Neither plan may be edited while the differences are in use.
 *
 * Returns: (transfer full): the differences, scenes by film time, the rest in
 *   the order of the plan file
 */
HpPlanDiff *
hp_plan_diff_new (HpPlan *before,
                  HpPlan *after)
{
  HpPlanDiff *self;

  g_return_val_if_fail (HP_IS_PLAN (before), NULL);
  g_return_val_if_fail (HP_IS_PLAN (after), NULL);

  self = g_new (HpPlanDiff, 1);
  self->differences = g_ptr_array_new_with_free_func (free_difference);
  self->before = hp_places_new (before);
  self->after = hp_places_new (after);
  hp_places_set_other (self->before, self->after);
  hp_places_set_other (self->after, self->before);

  compare_elements (self, HP_ELEMENT (before), HP_ELEMENT (after));
  g_ptr_array_sort (self->differences, compare_sections);
  return self;
}

void
hp_plan_diff_free (HpPlanDiff *self)
{
  g_ptr_array_unref (self->differences);
  hp_places_free (self->before);
  hp_places_free (self->after);
  g_free (self);
}

guint
hp_plan_diff_get_n (const HpPlanDiff *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->differences->len;
}

const HpDifference *
hp_plan_diff_get (const HpPlanDiff *self,
                  guint             index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->differences->len, NULL);

  return g_ptr_array_index (self->differences, index);
}
