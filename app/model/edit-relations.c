#include "config.h"

#include "model/edit-relations.h"

#include <glib/gi18n-lib.h>

#include "model/automation.h"
#include "model/dialogue-line.h"
#include "model/element-order.h"
#include "model/entry.h"
#include "model/hit.h"
#include "model/member-check.h"
#include "model/meter-change.h"
#include "model/model-error.h"
#include "model/picture-relations.h"
#include "model/plan-index.h"
#include "model/plan-time.h"
#include "model/reservation.h"
#include "model/scene-cue.h"
#include "model/story-beat.h"
#include "model/temp-music.h"
#include "model/tempo-change.h"

/* Whether @id names something of the kind that @member refers to.  A hit, a tempo plan and a
 * layer are of one scene, and nothing in another scene goes by them. */
gboolean
hp_proposal_check_reference (HpProposal      *self,
                             const HpMember  *member,
                             const char      *id,
                             GError         **error)
{
  static const char *const kinds_of_scenes[] = { "hit", "tempo", "layer", NULL };
  HpElement *named = hp_plan_find (self->plan, id);

  if (named == NULL)
    /* Translators: an id, such as layer-3. */
    return hp_model_refuse (error, _("There is no “%s” in this plan"), id);

  if (g_str_equal (member->refers, "*"))
    return TRUE;

  if (g_strcmp0 (HP_ELEMENT_GET_CLASS (named)->id_kind, member->refers) != 0)
    /* Translators: an id, such as layer-3. */
    return hp_model_refuse (error, _("“%s” is something else than is expected here"), id);

  if (g_strv_contains (kinds_of_scenes, member->refers) &&
      hp_element_get_parent (named) != HP_ELEMENT (self->scene))
    /* Translators: an id, such as layer-3. */
    return hp_model_refuse (error, _("“%s” is not of this scene"), id);

  if (named == self->element)
    return hp_model_refuse (error, _("Nothing can name itself here"));

  return TRUE;
}

static gboolean
check_references (HpProposal     *self,
                  const HpMember *member,
                  GError        **error)
{
  gconstpointer value = hp_proposal_get (self, member);
  const char *text;

  if (member->kind == HP_MEMBER_IDS)
    {
      for (const char *const *ids = *(const char *const *const *) value; *ids != NULL; ids++)
        if (!hp_proposal_check_reference (self, member, *ids, error))
          return FALSE;
      return TRUE;
    }

  text = *(const char *const *) value;
  return text == NULL || *text == '\0' ||
         hp_proposal_check_reference (self, member, text, error);
}

/* Whether each point lies in the scene, the last frame reached, `out`, included.  One that lay
 * outside before, as when the scene was made shorter, may stay there until it is moved. */
static gboolean
check_curve (HpProposal     *self,
             const HpMember *member,
             GError        **error)
{
  HpCurve *curve = *(HpCurve *const *) hp_proposal_get (self, member);
  HpCurve *before = *(HpCurve *const *) hp_element_get_field (self->element, member);
  gboolean is_scene = HP_IS_SCENE (self->element);
  gint64 in, out;
  gsize n_points;
  const HpCurvePoint *points = hp_curve_get_points (curve, &n_points);

  if (self->scene == NULL)
    return TRUE;

  in = is_scene ? hp_proposal_get_frame (self, "in") : hp_scene_get_in (self->scene);
  out = is_scene ? hp_proposal_get_frame (self, "out") : hp_scene_get_out (self->scene);
  for (gsize i = 0; i < n_points; i++)
    if ((points[i].at < in || points[i].at > out) &&
        (hp_proposal_is_new (self) || hp_curve_index_at (before, points[i].at) < 0))
      return hp_model_refuse (error, _("A curve lies inside its scene"));

  return TRUE;
}

/* No two of a list may stand where only one can. */
static gboolean
check_place (HpProposal *self,
             GError    **error)
{
  HpElementOrder order;
  gconstpointer key;
  guint place;
  HpElement *before;

  if (self->list == NULL || !hp_element_get_order (self->element, &order) || order.taken == NULL ||
      !hp_proposal_changes (self, order.key->name))
    return TRUE;

  key = hp_proposal_get (self, order.key);
  place = hp_element_list_place_for (self->list, self->element, key);
  if (place == 0)
    return TRUE;

  before = hp_element_list_get_other (self->list, self->element, place - 1);
  return hp_element_compare_keys (order.key, hp_element_get_field (before, order.key), key) != 0 ||
         hp_model_refuse (error, "%s", _(order.taken));
}

/* Scenes, entries, temp music and lines all have an in and an out. */
static gboolean
check_span (HpProposal *self,
            const char *sentence,
            GError    **error)
{
  if (!hp_proposal_changes (self, "in") && !hp_proposal_changes (self, "out"))
    return TRUE;

  return hp_proposal_get_frame (self, "in") < hp_proposal_get_frame (self, "out") ||
         hp_model_refuse (error, "%s", sentence);
}

static gboolean
check_scene (HpProposal *self,
             GError    **error)
{
  gboolean moves = hp_proposal_changes (self, "in") || hp_proposal_changes (self, "out");

  if (moves && hp_proposal_get_frame (self, "out") > hp_plan_get_duration (self->plan))
    return hp_model_refuse (error, _("A scene lies inside the picture"));

  if (!check_span (self, _("A scene goes out after it comes in"), error))
    return FALSE;

  return !hp_proposal_changes (self, "cue") ||
         hp_plan_check_cue (self->plan, HP_SCENE (self->element),
                            hp_proposal_get_text (self, "cue"), error);
}

static gboolean
check_temp_music (HpProposal *self,
                  GError    **error)
{
  return check_span (self, _("Temp music goes out after it comes in"), error);
}

static gboolean
check_dialogue_line (HpProposal *self,
                     GError    **error)
{
  return check_span (self, _("A line ends after it begins"), error);
}

static gboolean
check_entry (HpProposal *self,
             GError    **error)
{
  gint64 in = hp_proposal_get_frame (self, "in");
  guint place = hp_element_list_place_for (self->list, self->element, &in);
  HpEntry *before = NULL, *after;

  if (!check_span (self, _("An entry goes out after it comes in"), error))
    return FALSE;

  if (place > 0)
    before = hp_element_list_get_other (self->list, self->element, place - 1);
  after = hp_element_list_get_other (self->list, self->element, place);
  if ((before == NULL || hp_entry_get_out (before) <= in) &&
      (after == NULL || hp_proposal_get_frame (self, "out") <= hp_entry_get_in (after)))
    return TRUE;

  return hp_model_refuse (error, _("The entries of a layer do not overlap"));
}

/* A hit and a beat of the story are seen. */
static gboolean
check_moment (HpProposal *self,
              GError    **error)
{
  return !hp_proposal_changes (self, "at") ||
         hp_proposal_get_frame (self, "at") < hp_plan_get_duration (self->plan) ||
         hp_model_refuse (error, _("There is no picture at this frame"));
}

/* Whether it is, or is to be, the first of its list. */
static gboolean
is_first (HpProposal *self,
          const char *key)
{
  const HpMember *member = hp_element_find_member (self->element, key);

  return hp_element_list_get (self->list, 0) == self->element ||
         hp_element_list_place_for (self->list, self->element,
                                    hp_proposal_get (self, member)) == 0;
}

static gboolean
check_meter (HpProposal *self,
             GError    **error)
{
  return hp_proposal_get_integer (self, "bar") == 1 || !is_first (self, "bar") ||
         hp_model_refuse (error, _("The first meter is that of bar 1"));
}

static gboolean
check_tempo (HpProposal *self,
             GError    **error)
{
  const HpMember *at = hp_element_find_member (self->element, "at");

  return ((const HpFraction *) hp_proposal_get (self, at))->num == 0 || !is_first (self, "at") ||
         hp_model_refuse (error, _("The first tempo stands on the first downbeat"));
}

static gboolean
check_automation (HpProposal *self,
                  GError    **error)
{
  int control = hp_proposal_get_integer (self, "control");

  if (!hp_proposal_changes (self, "control"))
    return TRUE;

  for (guint i = 0; i < hp_element_list_get_n (self->list); i++)
    {
      HpAutomation *other = hp_element_list_get (self->list, i);

      if (HP_ELEMENT (other) != self->element && (int) hp_automation_get_control (other) == control)
        return hp_model_refuse (error, _("This layer has a curve for this control already"));
    }

  return TRUE;
}

/* What a rule goes by must be there. */
static gboolean
check_reservation (HpProposal *self,
                   GError    **error)
{
  int rule = hp_proposal_get_integer (self, "rule");

  if (rule == HP_RESERVATION_RULE_NOT_BEFORE && hp_proposal_get_frame (self, "at") < 0)
    return hp_model_refuse (error, _("To be kept back until a frame, an instrument needs the "
                                     "frame"));
  if (rule == HP_RESERVATION_RULE_ONLY_IN && *hp_proposal_get_text (self, "scene") == '\0')
    return hp_model_refuse (error, _("To be kept for a scene, an instrument needs the scene"));

  return TRUE;
}

static const struct
{
  GType    (*type)  (void);
  gboolean (*check) (HpProposal *self, GError **error);
} relations[] = {
  { hp_scene_get_type, check_scene },
  { hp_temp_music_get_type, check_temp_music },
  { hp_dialogue_line_get_type, check_dialogue_line },
  { hp_entry_get_type, check_entry },
  { hp_hit_get_type, check_moment },
  { hp_story_beat_get_type, check_moment },
  { hp_meter_change_get_type, check_meter },
  { hp_tempo_change_get_type, check_tempo },
  { hp_automation_get_type, check_automation },
  { hp_reservation_get_type, check_reservation },
  { hp_picture_get_type, hp_proposal_check_picture },
  { hp_reel_get_type, hp_proposal_check_reel },
};

/* Adds what the element changes with it. */
void
hp_proposal_complete (HpProposal *self)
{
  if (HP_IS_PICTURE (self->element))
    hp_proposal_complete_picture (self);
  else if (HP_IS_REEL (self->element))
    hp_proposal_complete_reel (self);
}

/* Whether the plan, changed so, would still be one that opens. */
gboolean
hp_proposal_check (HpProposal *self,
                   GError    **error)
{
  g_return_val_if_fail (self->plan != NULL, FALSE);

  for (guint i = 0; i < self->values->len; i++)
    {
      const HpProposedValue *proposed = &g_array_index (self->values, HpProposedValue, i);

      if (!hp_member_check_value (proposed->member, &proposed->value, error))
        return FALSE;
      if (proposed->member->refers != NULL && !check_references (self, proposed->member, error))
        return FALSE;
      if (proposed->member->kind == HP_MEMBER_CURVE && !check_curve (self, proposed->member, error))
        return FALSE;
    }

  for (guint i = 0; i < G_N_ELEMENTS (relations); i++)
    if (G_OBJECT_TYPE (self->element) == relations[i].type () && !relations[i].check (self, error))
      return FALSE;

  return check_place (self, error);
}
