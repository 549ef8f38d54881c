/* An instrument of the palette: a colour of the film. */

#pragma once

#include "model/element.h"

G_BEGIN_DECLS

typedef enum
{
  HP_FAMILY_WOODWINDS,
  HP_FAMILY_BRASS,
  HP_FAMILY_PERCUSSION,
  HP_FAMILY_KEYBOARDS,
  HP_FAMILY_PLUCKED,
  HP_FAMILY_VOICES,
  HP_FAMILY_STRINGS,
  HP_FAMILY_ELECTRONICS,
} HpFamily;

#define HP_TYPE_FAMILY (hp_family_get_type ())

typedef enum
{
  HP_MATERIAL_AIR,
  HP_MATERIAL_WOOD,
  HP_MATERIAL_METAL,
  HP_MATERIAL_SKIN,
  HP_MATERIAL_STRING,
  HP_MATERIAL_VOICE,
  HP_MATERIAL_ELECTRONIC,
} HpMaterial;

#define HP_TYPE_MATERIAL (hp_material_get_type ())

#define HP_TYPE_INSTRUMENT (hp_instrument_get_type ())

G_DECLARE_FINAL_TYPE (HpInstrument, hp_instrument, HP, INSTRUMENT, HpElement)

GType       hp_family_get_type              (void);
GType       hp_material_get_type            (void);
const char *hp_instrument_get_name          (HpInstrument *self);
const char *hp_instrument_get_catalogue     (HpInstrument *self);
const char *hp_instrument_get_sound         (HpInstrument *self);
int         hp_instrument_get_program       (HpInstrument *self);
HpFamily    hp_instrument_get_family        (HpInstrument *self);
const char *hp_instrument_get_low           (HpInstrument *self);
const char *hp_instrument_get_high          (HpInstrument *self);
int         hp_instrument_get_transposition (HpInstrument *self);
double      hp_instrument_get_brightness    (HpInstrument *self);
HpMaterial  hp_instrument_get_material      (HpInstrument *self);
const char *hp_instrument_get_character     (HpInstrument *self);

G_END_DECLS
