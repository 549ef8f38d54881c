/* A layer: an instrument in a scene, when it plays, how strongly, and why. */

#pragma once

#include "model/element.h"
#include "music/dynamics.h"

G_BEGIN_DECLS

typedef enum
{
  HP_ARTICULATION_NATURAL,
  HP_ARTICULATION_LEGATO,
  HP_ARTICULATION_TENUTO,
  HP_ARTICULATION_PORTATO,
  HP_ARTICULATION_STACCATO,
  HP_ARTICULATION_MARCATO,
  HP_ARTICULATION_PIZZICATO,
  HP_ARTICULATION_TREMOLO,
  HP_ARTICULATION_SUL_PONTICELLO,
  HP_ARTICULATION_CON_SORDINO,
  HP_ARTICULATION_HARMONICS,
} HpArticulation;

#define HP_TYPE_ARTICULATION (hp_articulation_get_type ())

#define HP_TYPE_LAYER (hp_layer_get_type ())

G_DECLARE_FINAL_TYPE (HpLayer, hp_layer, HP, LAYER, HpElement)

GType          hp_articulation_get_type  (void);
const char    *hp_layer_get_name         (HpLayer *self);
const char    *hp_layer_get_instrument   (HpLayer *self);
const char    *hp_layer_get_purpose      (HpLayer *self);
gboolean       hp_layer_get_lead         (HpLayer *self);
HpElementList *hp_layer_get_entries      (HpLayer *self);
HpCurve       *hp_layer_get_curve        (HpLayer *self);
HpDynamic      hp_layer_get_softest      (HpLayer *self);
HpDynamic      hp_layer_get_loudest      (HpLayer *self);
HpArticulation hp_layer_get_articulation (HpLayer *self);
double         hp_layer_get_pan          (HpLayer *self);
double         hp_layer_get_distance     (HpLayer *self);
double         hp_layer_get_reverb       (HpLayer *self);
HpElementList *hp_layer_get_automation   (HpLayer *self);

G_END_DECLS
