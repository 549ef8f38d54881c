#include "model/hit.h"


G_DEFINE_ENUM_TYPE (HpHitKind, hp_hit_kind,
                    G_DEFINE_ENUM_VALUE (HP_HIT_KIND_CUT, "cut"),
                    G_DEFINE_ENUM_VALUE (HP_HIT_KIND_ACTION, "action"),
                    G_DEFINE_ENUM_VALUE (HP_HIT_KIND_LINE, "line"),
                    G_DEFINE_ENUM_VALUE (HP_HIT_KIND_LOOK, "look"),
                    G_DEFINE_ENUM_VALUE (HP_HIT_KIND_EMOTION, "emotion"),
                    G_DEFINE_ENUM_VALUE (HP_HIT_KIND_OTHER, "other"))

G_DEFINE_ENUM_TYPE (HpLandsOn, hp_lands_on,
                    G_DEFINE_ENUM_VALUE (HP_LANDS_ON_DOWNBEAT, "downbeat"),
                    G_DEFINE_ENUM_VALUE (HP_LANDS_ON_BEAT, "beat"),
                    G_DEFINE_ENUM_VALUE (HP_LANDS_ON_ANY, "any"))

struct _HpHit
{
  HpElement parent_instance;

  gint64    at;        /* frame */
  char     *label;
  int       kind;      /* HpHitKind */
  int       weight;
  gint64    early;     /* frames the music may come before it */
  gint64    late;      /* frames the music may come after it */
  int       lands_on;  /* HpLandsOn */
  gint64    streamer;  /* frames */
  int       punch;     /* how many; more than one is a flutter */
};

static const HpMember members[] = {
  { "at", HP_MEMBER_FRAME, G_STRUCT_OFFSET (HpHit, at), .required = TRUE },
  { "label", HP_MEMBER_TEXT, G_STRUCT_OFFSET (HpHit, label) },
  { "kind", HP_MEMBER_CHOICE, G_STRUCT_OFFSET (HpHit, kind), .required = TRUE,
    .type = hp_hit_kind_get_type },
  { "weight", HP_MEMBER_INTEGER, G_STRUCT_OFFSET (HpHit, weight), .min = 1, .max = 5,
    .initial = 3 },
  { "early", HP_MEMBER_FRAME, G_STRUCT_OFFSET (HpHit, early), .initial = 1 },
  { "late", HP_MEMBER_FRAME, G_STRUCT_OFFSET (HpHit, late), .initial = 2 },
  { "lands-on", HP_MEMBER_CHOICE, G_STRUCT_OFFSET (HpHit, lands_on), .initial = HP_LANDS_ON_BEAT,
    .type = hp_lands_on_get_type },
  { "streamer", HP_MEMBER_FRAME, G_STRUCT_OFFSET (HpHit, streamer) },
  { "punch", HP_MEMBER_INTEGER, G_STRUCT_OFFSET (HpHit, punch), .min = 0, .max = 7 },
};

HP_DEFINE_ELEMENT (HpHit, hp_hit, "hit")

HP_DEFINE_GETTER (HpHit, hp_hit, gint64, at)
HP_DEFINE_GETTER (HpHit, hp_hit, const char *, label)
HP_DEFINE_GETTER (HpHit, hp_hit, HpHitKind, kind)
HP_DEFINE_GETTER (HpHit, hp_hit, int, weight)
HP_DEFINE_GETTER (HpHit, hp_hit, gint64, early)
HP_DEFINE_GETTER (HpHit, hp_hit, gint64, late)
HP_DEFINE_GETTER (HpHit, hp_hit, HpLandsOn, lands_on)
HP_DEFINE_GETTER (HpHit, hp_hit, gint64, streamer)
HP_DEFINE_GETTER (HpHit, hp_hit, int, punch)
