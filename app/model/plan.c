#include "model/plan.h"

#include "model/decision.h"
#include "model/dialogue-line.h"
#include "model/hit.h"
#include "model/instrument.h"
#include "model/lost-object.h"
#include "model/motif.h"
#include "model/person.h"
#include "model/reel.h"
#include "model/reservation.h"
#include "model/scene.h"

G_DEFINE_ENUM_TYPE (HpNumbering, hp_numbering,
                    G_DEFINE_ENUM_VALUE (HP_NUMBERING_PER_REEL, "per-reel"),
                    G_DEFINE_ENUM_VALUE (HP_NUMBERING_CONTINUOUS, "continuous"))

struct _HpPlan
{
  HpElement    parent_instance;

  char        *title;
  char        *production;
  char        *director;
  char        *composer;
  int          numbering;   /* HpNumbering */
  HpPicture   *picture;
  GListStore  *reels;       /* of HpReel */
  GListStore  *people;      /* of HpPerson */
  GListStore  *palette;     /* of HpInstrument */
  GListStore  *motifs;      /* of HpMotif */
  GListStore  *scenes;      /* of HpScene */
  GListStore  *markers;     /* of HpHit */
  GListStore  *dialogue;    /* of HpDialogueLine */
  HpFrameList *cuts;
  GListStore  *reserved;    /* of HpReservation */
  GListStore  *decisions;   /* of HpDecision */
  GListStore  *lost;        /* of HpLostObject */
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

HP_DEFINE_ELEMENT (HpPlan, hp_plan, NULL)

HP_DEFINE_GETTER (HpPlan, hp_plan, const char *, title)
HP_DEFINE_GETTER (HpPlan, hp_plan, const char *, production)
HP_DEFINE_GETTER (HpPlan, hp_plan, const char *, director)
HP_DEFINE_GETTER (HpPlan, hp_plan, const char *, composer)
HP_DEFINE_GETTER (HpPlan, hp_plan, HpNumbering, numbering)
HP_DEFINE_GETTER (HpPlan, hp_plan, HpPicture *, picture)
HP_DEFINE_GETTER (HpPlan, hp_plan, GListStore *, reels)
HP_DEFINE_GETTER (HpPlan, hp_plan, GListStore *, people)
HP_DEFINE_GETTER (HpPlan, hp_plan, GListStore *, palette)
HP_DEFINE_GETTER (HpPlan, hp_plan, GListStore *, motifs)
HP_DEFINE_GETTER (HpPlan, hp_plan, GListStore *, scenes)
HP_DEFINE_GETTER (HpPlan, hp_plan, GListStore *, markers)
HP_DEFINE_GETTER (HpPlan, hp_plan, GListStore *, dialogue)
HP_DEFINE_GETTER (HpPlan, hp_plan, HpFrameList *, cuts)
HP_DEFINE_GETTER (HpPlan, hp_plan, GListStore *, reserved)
HP_DEFINE_GETTER (HpPlan, hp_plan, GListStore *, decisions)
HP_DEFINE_GETTER (HpPlan, hp_plan, GListStore *, lost)

guint64
hp_plan_take_number (HpPlan     *self,
                     const char *kind,
                     guint64     at_least)
{
  GHashTable *taken;
  guint64 *last;

  g_return_val_if_fail (HP_IS_PLAN (self), 0);
  g_return_val_if_fail (kind != NULL, 0);

  taken = g_object_get_data (G_OBJECT (self), "hp-taken-numbers");
  if (taken == NULL)
    {
      taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      g_object_set_data_full (G_OBJECT (self), "hp-taken-numbers", taken,
                              (GDestroyNotify) g_hash_table_unref);
    }

  last = g_hash_table_lookup (taken, kind);
  if (last == NULL)
    {
      last = g_new0 (guint64, 1);
      g_hash_table_insert (taken, g_strdup (kind), last);
    }

  *last = MAX (*last + 1, at_least);
  return *last;
}
