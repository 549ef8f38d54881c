#include "model/instrument.h"

#include "music/pitch.h"
#include "music/sound-ids.h"

G_DEFINE_ENUM_TYPE (HpFamily, hp_family,
                    G_DEFINE_ENUM_VALUE (HP_FAMILY_WOODWINDS, "woodwinds"),
                    G_DEFINE_ENUM_VALUE (HP_FAMILY_BRASS, "brass"),
                    G_DEFINE_ENUM_VALUE (HP_FAMILY_PERCUSSION, "percussion"),
                    G_DEFINE_ENUM_VALUE (HP_FAMILY_KEYBOARDS, "keyboards"),
                    G_DEFINE_ENUM_VALUE (HP_FAMILY_PLUCKED, "plucked"),
                    G_DEFINE_ENUM_VALUE (HP_FAMILY_VOICES, "voices"),
                    G_DEFINE_ENUM_VALUE (HP_FAMILY_STRINGS, "strings"),
                    G_DEFINE_ENUM_VALUE (HP_FAMILY_ELECTRONICS, "electronics"))

G_DEFINE_ENUM_TYPE (HpMaterial, hp_material,
                    G_DEFINE_ENUM_VALUE (HP_MATERIAL_AIR, "air"),
                    G_DEFINE_ENUM_VALUE (HP_MATERIAL_WOOD, "wood"),
                    G_DEFINE_ENUM_VALUE (HP_MATERIAL_METAL, "metal"),
                    G_DEFINE_ENUM_VALUE (HP_MATERIAL_SKIN, "skin"),
                    G_DEFINE_ENUM_VALUE (HP_MATERIAL_STRING, "string"),
                    G_DEFINE_ENUM_VALUE (HP_MATERIAL_VOICE, "voice"),
                    G_DEFINE_ENUM_VALUE (HP_MATERIAL_ELECTRONIC, "electronic"))

struct _HpInstrument
{
  HpElement parent_instance;

  char     *name;
  char     *catalogue;
  char     *sound;
  int       program;        /* of General MIDI; -1 is the drum channel */
  int       family;         /* HpFamily */
  char     *low;            /* sounding */
  char     *high;
  int       transposition;  /* semitones: sounding minus written */
  double    brightness;     /* 0 dark … 1 bright */
  int       material;       /* HpMaterial */
  char     *character;      /* whom or what it stands for */
};

static const HpMember members[] = {
  { "name", HP_MEMBER_TEXT, G_STRUCT_OFFSET (HpInstrument, name), .required = TRUE },
  { "catalogue", HP_MEMBER_TEXT, G_STRUCT_OFFSET (HpInstrument, catalogue) },
  { "sound", HP_MEMBER_TEXT, G_STRUCT_OFFSET (HpInstrument, sound), .required = TRUE,
    .check = hp_sound_id_check },
  { "program", HP_MEMBER_INTEGER, G_STRUCT_OFFSET (HpInstrument, program), .required = TRUE,
    .min = -1, .max = 127 },
  { "family", HP_MEMBER_CHOICE, G_STRUCT_OFFSET (HpInstrument, family), .required = TRUE,
    .type = hp_family_get_type },
  { "low", HP_MEMBER_TEXT, G_STRUCT_OFFSET (HpInstrument, low), .required = TRUE,
    .check = hp_pitch_check },
  { "high", HP_MEMBER_TEXT, G_STRUCT_OFFSET (HpInstrument, high), .required = TRUE,
    .check = hp_pitch_check },
  { "transposition", HP_MEMBER_INTEGER, G_STRUCT_OFFSET (HpInstrument, transposition),
    .min = -96, .max = 96 },
  { "brightness", HP_MEMBER_NUMBER, G_STRUCT_OFFSET (HpInstrument, brightness), .required = TRUE,
    .min = 0, .max = 1 },
  { "material", HP_MEMBER_CHOICE, G_STRUCT_OFFSET (HpInstrument, material), .required = TRUE,
    .type = hp_material_get_type },
  { "character", HP_MEMBER_TEXT, G_STRUCT_OFFSET (HpInstrument, character) },
};

HP_DEFINE_ELEMENT (HpInstrument, hp_instrument, "instrument")

HP_DEFINE_GETTER (HpInstrument, hp_instrument, const char *, name)
HP_DEFINE_GETTER (HpInstrument, hp_instrument, const char *, catalogue)
HP_DEFINE_GETTER (HpInstrument, hp_instrument, const char *, sound)
HP_DEFINE_GETTER (HpInstrument, hp_instrument, int, program)
HP_DEFINE_GETTER (HpInstrument, hp_instrument, HpFamily, family)
HP_DEFINE_GETTER (HpInstrument, hp_instrument, const char *, low)
HP_DEFINE_GETTER (HpInstrument, hp_instrument, const char *, high)
HP_DEFINE_GETTER (HpInstrument, hp_instrument, int, transposition)
HP_DEFINE_GETTER (HpInstrument, hp_instrument, double, brightness)
HP_DEFINE_GETTER (HpInstrument, hp_instrument, HpMaterial, material)
HP_DEFINE_GETTER (HpInstrument, hp_instrument, const char *, character)
