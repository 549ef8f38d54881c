#include "model/layer.h"

#include "model/automation.h"
#include "model/entry.h"

G_DEFINE_ENUM_TYPE (HpArticulation, hp_articulation,
                    G_DEFINE_ENUM_VALUE (HP_ARTICULATION_NATURAL, "natural"),
                    G_DEFINE_ENUM_VALUE (HP_ARTICULATION_LEGATO, "legato"),
                    G_DEFINE_ENUM_VALUE (HP_ARTICULATION_TENUTO, "tenuto"),
                    G_DEFINE_ENUM_VALUE (HP_ARTICULATION_PORTATO, "portato"),
                    G_DEFINE_ENUM_VALUE (HP_ARTICULATION_STACCATO, "staccato"),
                    G_DEFINE_ENUM_VALUE (HP_ARTICULATION_MARCATO, "marcato"),
                    G_DEFINE_ENUM_VALUE (HP_ARTICULATION_PIZZICATO, "pizzicato"),
                    G_DEFINE_ENUM_VALUE (HP_ARTICULATION_TREMOLO, "tremolo"),
                    G_DEFINE_ENUM_VALUE (HP_ARTICULATION_SUL_PONTICELLO, "sul-ponticello"),
                    G_DEFINE_ENUM_VALUE (HP_ARTICULATION_CON_SORDINO, "con-sordino"),
                    G_DEFINE_ENUM_VALUE (HP_ARTICULATION_HARMONICS, "harmonics"))

struct _HpLayer
{
  HpElement   parent_instance;

  char          *name;
  char          *instrument;
  char          *purpose;
  gboolean       lead;
  HpElementList *entries;       /* of HpEntry */
  HpCurve       *curve;         /* empty: it follows the scene's */
  int            softest;       /* HpDynamic */
  int            loudest;       /* HpDynamic */
  int            articulation;  /* HpArticulation */
  double         pan;           /* -1 left … 1 right */
  double         distance;      /* 0 close … 1 far */
  double         reverb;
  HpElementList *automation;    /* of HpAutomation */
};

static const HpMember members[] = {
  { "name", HP_MEMBER_TEXT, G_STRUCT_OFFSET (HpLayer, name), .required = TRUE },
  { "instrument", HP_MEMBER_TEXT, G_STRUCT_OFFSET (HpLayer, instrument), .required = TRUE,
    .refers = "instrument" },
  { "purpose", HP_MEMBER_TEXT, G_STRUCT_OFFSET (HpLayer, purpose) },
  { "lead", HP_MEMBER_BOOLEAN, G_STRUCT_OFFSET (HpLayer, lead) },
  { "entries", HP_MEMBER_LIST, G_STRUCT_OFFSET (HpLayer, entries), .type = hp_entry_get_type },
  { "curve", HP_MEMBER_CURVE, G_STRUCT_OFFSET (HpLayer, curve) },
  { "softest", HP_MEMBER_CHOICE, G_STRUCT_OFFSET (HpLayer, softest), .initial = HP_DYNAMIC_PP,
    .type = hp_dynamic_get_type },
  { "loudest", HP_MEMBER_CHOICE, G_STRUCT_OFFSET (HpLayer, loudest), .initial = HP_DYNAMIC_F,
    .type = hp_dynamic_get_type },
  { "articulation", HP_MEMBER_CHOICE, G_STRUCT_OFFSET (HpLayer, articulation),
    .type = hp_articulation_get_type },
  { "pan", HP_MEMBER_NUMBER, G_STRUCT_OFFSET (HpLayer, pan), .min = -1, .max = 1 },
  { "distance", HP_MEMBER_NUMBER, G_STRUCT_OFFSET (HpLayer, distance), .min = 0, .max = 1,
    .initial = 0.3 },
  { "reverb", HP_MEMBER_NUMBER, G_STRUCT_OFFSET (HpLayer, reverb), .min = 0, .max = 1,
    .initial = 0.2 },
  { "automation", HP_MEMBER_LIST, G_STRUCT_OFFSET (HpLayer, automation),
    .type = hp_automation_get_type },
};

HP_DEFINE_ELEMENT (HpLayer, hp_layer, "layer")

HP_DEFINE_GETTER (HpLayer, hp_layer, const char *, name)
HP_DEFINE_GETTER (HpLayer, hp_layer, const char *, instrument)
HP_DEFINE_GETTER (HpLayer, hp_layer, const char *, purpose)
HP_DEFINE_GETTER (HpLayer, hp_layer, gboolean, lead)
HP_DEFINE_GETTER (HpLayer, hp_layer, HpElementList *, entries)
HP_DEFINE_GETTER (HpLayer, hp_layer, HpCurve *, curve)
HP_DEFINE_GETTER (HpLayer, hp_layer, HpDynamic, softest)
HP_DEFINE_GETTER (HpLayer, hp_layer, HpDynamic, loudest)
HP_DEFINE_GETTER (HpLayer, hp_layer, HpArticulation, articulation)
HP_DEFINE_GETTER (HpLayer, hp_layer, double, pan)
HP_DEFINE_GETTER (HpLayer, hp_layer, double, distance)
HP_DEFINE_GETTER (HpLayer, hp_layer, double, reverb)
HP_DEFINE_GETTER (HpLayer, hp_layer, HpElementList *, automation)
