#include "config.h"

#include "model/edit-defaults.h"

#include <glib/gi18n-lib.h>

#include "core/timecode.h"
#include "model/hit.h"
#include "model/instrument.h"
#include "model/layer.h"
#include "model/meter-change.h"
#include "model/model-error.h"
#include "model/plan-index.h"
#include "model/plan-time.h"
#include "model/scene-cue.h"
#include "model/tempo-change.h"
#include "model/tempo-plan.h"

static void
offer (HpProposal    *self,
       const char    *name,
       HpMemberValue  value)
{
  if (!hp_proposal_has (self, name))
    hp_proposal_add (self, hp_element_find_member (self->element, name), &value);
}

/* A reel follows the last, and starts at the hour of its number, as reels do. */
static void
fill_reel (HpProposal *self)
{
  HpPicture *picture = hp_plan_get_picture (self->plan);
  HpFrameRate rate = hp_picture_get_frame_rate (picture);
  gboolean drop_frame = hp_picture_get_drop_frame (picture);
  gint64 hour = hp_timecode_frames_per_day (rate, drop_frame) / 24;
  g_autofree char *label = NULL;
  int number = 0;

  for (guint i = 0; i < hp_element_list_get_n (self->list); i++)
    number = MAX (number, hp_reel_get_number (hp_element_list_get (self->list, i)));

  offer (self, "number", (HpMemberValue) { .integer = number + 1 });
  offer (self, "start", (HpMemberValue) { .frame = hp_plan_get_duration (self->plan) });
  label = hp_timecode_format (hour * hp_proposal_get_integer (self, "number"), rate, drop_frame);
  offer (self, "start-timecode", (HpMemberValue) { .text = label });
}

/* A new scene stands on no paper yet, though the one that it was copied from may. */
static void
fill_scene (HpProposal *self)
{
  g_autofree char *cue = NULL;

  offer (self, "status", (HpMemberValue) { .integer = HP_SCENE_STATUS_SPOTTED });
  if (hp_proposal_has (self, "cue"))
    return;

  cue = hp_plan_make_cue (self->plan, hp_proposal_get_frame (self, "in"));
  offer (self, "cue", (HpMemberValue) { .text = cue });
}

/* A layer is called as its instrument is. */
static void
fill_layer (HpProposal *self)
{
  HpElement *instrument = hp_plan_find (self->plan, hp_proposal_get_text (self, "instrument"));
  const char *name;

  if (!HP_IS_INSTRUMENT (instrument))
    return;

  name = hp_instrument_get_name (HP_INSTRUMENT (instrument));
  offer (self, "name", (HpMemberValue) { .text = (char *) name });
}

gboolean
hp_tempo_plans_have_name (HpElementList *tempo_plans,
                          const char    *name)
{
  for (guint i = 0; i < hp_element_list_get_n (tempo_plans); i++)
    if (g_str_equal (hp_tempo_plan_get_name (hp_element_list_get (tempo_plans, i)), name))
      return TRUE;

  return FALSE;
}

char *
hp_tempo_plans_make_name (HpElementList *tempo_plans)
{
  char name[2] = "A";

  while (name[0] < 'Z' && hp_tempo_plans_have_name (tempo_plans, name))
    name[0]++;

  return g_strdup (name);
}

static void
fill_tempo_plan (HpProposal *self)
{
  g_autofree char *name = hp_tempo_plans_make_name (self->list);

  offer (self, "name", (HpMemberValue) { .text = name });
  if (self->scene != NULL)
    offer (self, "downbeat", (HpMemberValue) { .frame = hp_scene_get_in (self->scene) });
}

void
hp_proposal_fill_place (HpProposal *self)
{
  if (HP_IS_REEL (self->element))
    fill_reel (self);
  else if (HP_IS_SCENE (self->element))
    fill_scene (self);
}

void
hp_proposal_fill (HpProposal *self)
{
  hp_proposal_fill_place (self);
  if (HP_IS_LAYER (self->element))
    fill_layer (self);
  else if (HP_IS_TEMPO_PLAN (self->element))
    fill_tempo_plan (self);
  else if (HP_IS_HIT (self->element))
    offer (self, "kind", (HpMemberValue) { .integer = HP_HIT_KIND_OTHER });
}

gboolean
hp_proposal_is_whole (HpProposal *self,
                      GError    **error)
{
  HpElementClass *klass = HP_ELEMENT_GET_CLASS (self->element);

  for (guint i = 0; i < klass->n_members; i++)
    {
      const HpMember *member = &klass->members[i];

      if (member->required && member->kind != HP_MEMBER_LIST && member->kind != HP_MEMBER_OBJECT &&
          !hp_proposal_has (self, member->name))
        /* Translators: a member of the plan file, such as instrument. */
        return hp_model_refuse (error, _("It cannot be without “%s”"), member->name);
    }

  return TRUE;
}

void
hp_element_furnish (HpElement *self)
{
  const HpFraction quarter = { 1, 4 };
  g_autoptr(HpElement) meter = NULL;
  g_autoptr(HpElement) tempo = NULL;

  if (!HP_IS_TEMPO_PLAN (self))
    return;

  meter = g_object_new (HP_TYPE_METER_CHANGE, "meter", "4/4", NULL);
  tempo = g_object_new (HP_TYPE_TEMPO_CHANGE, "beat", &quarter, NULL);
  hp_element_list_append (hp_tempo_plan_get_meters (HP_TEMPO_PLAN (self)), meter);
  hp_element_list_append (hp_tempo_plan_get_tempos (HP_TEMPO_PLAN (self)), tempo);
}
