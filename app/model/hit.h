/* A hit: one frame of the picture that the music should land on. */

#pragma once

#include "model/element.h"

G_BEGIN_DECLS

typedef enum
{
  HP_HIT_KIND_CUT,
  HP_HIT_KIND_ACTION,
  HP_HIT_KIND_LINE,
  HP_HIT_KIND_LOOK,
  HP_HIT_KIND_EMOTION,
  HP_HIT_KIND_OTHER,
} HpHitKind;

#define HP_TYPE_HIT_KIND (hp_hit_kind_get_type ())

typedef enum
{
  HP_LANDS_ON_DOWNBEAT,
  HP_LANDS_ON_BEAT,
  HP_LANDS_ON_ANY,
} HpLandsOn;

#define HP_TYPE_LANDS_ON (hp_lands_on_get_type ())

#define HP_TYPE_HIT (hp_hit_get_type ())

G_DECLARE_FINAL_TYPE (HpHit, hp_hit, HP, HIT, HpElement)

GType       hp_hit_kind_get_type (void);
GType       hp_lands_on_get_type (void);
gint64      hp_hit_get_at        (HpHit *self);
const char *hp_hit_get_label     (HpHit *self);
HpHitKind   hp_hit_get_kind      (HpHit *self);
int         hp_hit_get_weight    (HpHit *self);
gint64      hp_hit_get_early     (HpHit *self);
gint64      hp_hit_get_late      (HpHit *self);
HpLandsOn   hp_hit_get_lands_on  (HpHit *self);
gint64      hp_hit_get_streamer  (HpHit *self);
int         hp_hit_get_punch     (HpHit *self);

G_END_DECLS
