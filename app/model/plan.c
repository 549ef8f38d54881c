#include "model/plan.h"

#include "model/decision.h"
#include "model/dialogue-line.h"
#include "model/hit.h"
#include "model/instrument.h"
#include "model/lost-object.h"
#include "model/motif.h"
#include "model/person.h"
#include "model/plan-index.h"
#include "model/reel.h"
#include "model/reservation.h"
#include "model/scene.h"

G_DEFINE_ENUM_TYPE (HpNumbering, hp_numbering,
                    G_DEFINE_ENUM_VALUE (HP_NUMBERING_PER_REEL, "per-reel"),
                    G_DEFINE_ENUM_VALUE (HP_NUMBERING_CONTINUOUS, "continuous"))

struct _HpPlan
{
  HpElement    parent_instance;

  char          *title;
  char          *production;
  char          *director;
  char          *composer;
  int            numbering;  /* HpNumbering */
  HpPicture     *picture;
  HpElementList *reels;      /* of HpReel */
  HpElementList *people;     /* of HpPerson */
  HpElementList *palette;    /* of HpInstrument */
  HpElementList *motifs;     /* of HpMotif */
  HpElementList *scenes;     /* of HpScene */
  HpElementList *markers;    /* of HpHit */
  HpElementList *dialogue;   /* of HpDialogueLine */
  HpFrameList   *cuts;
  HpElementList *reserved;   /* of HpReservation */
  HpElementList *decisions;  /* of HpDecision */
  HpElementList *lost;       /* of HpLostObject */

  HpPlanIndex *index;       /* of the ids in all of it */
};

static const HpMember members[] = {
  { "title", HP_MEMBER_TEXT, G_STRUCT_OFFSET (HpPlan, title) },
  { "production", HP_MEMBER_TEXT, G_STRUCT_OFFSET (HpPlan, production) },
  { "director", HP_MEMBER_TEXT, G_STRUCT_OFFSET (HpPlan, director) },
  { "composer", HP_MEMBER_TEXT, G_STRUCT_OFFSET (HpPlan, composer) },
  { "numbering", HP_MEMBER_CHOICE, G_STRUCT_OFFSET (HpPlan, numbering),
    .type = hp_numbering_get_type },
  { "picture", HP_MEMBER_OBJECT, G_STRUCT_OFFSET (HpPlan, picture), .required = TRUE,
    .type = hp_picture_get_type },
  { "reels", HP_MEMBER_LIST, G_STRUCT_OFFSET (HpPlan, reels), .required = TRUE,
    .type = hp_reel_get_type },
  { "people", HP_MEMBER_LIST, G_STRUCT_OFFSET (HpPlan, people), .type = hp_person_get_type },
  { "palette", HP_MEMBER_LIST, G_STRUCT_OFFSET (HpPlan, palette), .type = hp_instrument_get_type },
  { "motifs", HP_MEMBER_LIST, G_STRUCT_OFFSET (HpPlan, motifs), .type = hp_motif_get_type },
  { "scenes", HP_MEMBER_LIST, G_STRUCT_OFFSET (HpPlan, scenes), .type = hp_scene_get_type },
  { "markers", HP_MEMBER_LIST, G_STRUCT_OFFSET (HpPlan, markers), .type = hp_hit_get_type },
  { "dialogue", HP_MEMBER_LIST, G_STRUCT_OFFSET (HpPlan, dialogue),
    .type = hp_dialogue_line_get_type },
  { "cuts", HP_MEMBER_FRAMES, G_STRUCT_OFFSET (HpPlan, cuts) },
  { "reserved", HP_MEMBER_LIST, G_STRUCT_OFFSET (HpPlan, reserved),
    .type = hp_reservation_get_type },
  { "decisions", HP_MEMBER_LIST, G_STRUCT_OFFSET (HpPlan, decisions),
    .type = hp_decision_get_type },
  { "lost", HP_MEMBER_LIST, G_STRUCT_OFFSET (HpPlan, lost), .type = hp_lost_object_get_type },
};

G_DEFINE_FINAL_TYPE (HpPlan, hp_plan, HP_TYPE_ELEMENT)

static void
hp_plan_entered (HpElement *element,
                 HpElement *inner)
{
  hp_plan_index_enter (HP_PLAN (element)->index, inner);
}

static void
hp_plan_left (HpElement *element,
              HpElement *inner)
{
  hp_plan_index_leave (HP_PLAN (element)->index, inner);
}

static void
hp_plan_finalize (GObject *object)
{
  HpPlan *self = HP_PLAN (object);
  HpPlanIndex *index = self->index;

  /* All that is in the plan leaves it now. */
  G_OBJECT_CLASS (hp_plan_parent_class)->finalize (object);
  hp_plan_index_free (index);
}

static void
hp_plan_class_init (HpPlanClass *klass)
{
  HpElementClass *element_class = HP_ELEMENT_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = hp_plan_finalize;
  element_class->entered = hp_plan_entered;
  element_class->left = hp_plan_left;
  hp_element_class_set_members (element_class, NULL, members, G_N_ELEMENTS (members));
}

static void
hp_plan_init (HpPlan *self)
{
  self->index = hp_plan_index_new ();
}

HP_DEFINE_GETTER (HpPlan, hp_plan, const char *, title)
HP_DEFINE_GETTER (HpPlan, hp_plan, const char *, production)
HP_DEFINE_GETTER (HpPlan, hp_plan, const char *, director)
HP_DEFINE_GETTER (HpPlan, hp_plan, const char *, composer)
HP_DEFINE_GETTER (HpPlan, hp_plan, HpNumbering, numbering)
HP_DEFINE_GETTER (HpPlan, hp_plan, HpPicture *, picture)
HP_DEFINE_GETTER (HpPlan, hp_plan, HpElementList *, reels)
HP_DEFINE_GETTER (HpPlan, hp_plan, HpElementList *, people)
HP_DEFINE_GETTER (HpPlan, hp_plan, HpElementList *, palette)
HP_DEFINE_GETTER (HpPlan, hp_plan, HpElementList *, motifs)
HP_DEFINE_GETTER (HpPlan, hp_plan, HpElementList *, scenes)
HP_DEFINE_GETTER (HpPlan, hp_plan, HpElementList *, markers)
HP_DEFINE_GETTER (HpPlan, hp_plan, HpElementList *, dialogue)
HP_DEFINE_GETTER (HpPlan, hp_plan, HpFrameList *, cuts)
HP_DEFINE_GETTER (HpPlan, hp_plan, HpElementList *, reserved)
HP_DEFINE_GETTER (HpPlan, hp_plan, HpElementList *, decisions)
HP_DEFINE_GETTER (HpPlan, hp_plan, HpElementList *, lost)

HpPlanIndex *
hp_plan_get_index (HpPlan *self)
{
  g_return_val_if_fail (HP_IS_PLAN (self), NULL);

  return self->index;
}
